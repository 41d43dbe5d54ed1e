// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_file: instances of commercial territory design with several loads (the sets 2DU
 * and DU after Rios-Mercado). */
#ifndef BENCH_UNIT_FILE_H
#define BENCH_UNIT_FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/unit.h"

struct unit_file {
    const char *instance; /* "2DU60-05-1" of "DIR/2DU60-05-1-edited.dat" */
    double reference;     /* compactness of a known plan; 0: none */
    struct unit_task task;
};

/* The file, and its reference from column `compactness_rechecked` of 2du_reference.csv
 * in the folder above the file's. ERR_SYSTEM, ERR_INPUT. Lives in `arena`. */
bool unit_file_read(const char *path, struct arena *arena, struct unit_file *file,
                    struct err *err) MUST_CHECK;

#endif
