// SPDX-License-Identifier: GPL-3.0-or-later
/* rejects: a file of the rows that were refused, in the shape of the input.
 *
 * Same header, same separator, same cells, and a last column beat_reason; UTF-8, with a
 * byte order mark where the input had one or was not UTF-8, so that it reads back as it
 * is. A column beat_reason that the input already has is left out. */
#ifndef INTAKE_REJECTS_H
#define INTAKE_REJECTS_H

#include "base/err.h"
#include "intake/style_guess.h"
#include "text/csv_writer.h"

#include <stdbool.h>
#include <stdio.h>

struct rejects {
    const char *path; /* NULL: rows are only counted */
    bool may_replace;
    bool has_mark;
    char separator;
    uint32_t column_count;
    uint32_t reason_ix; /* of the input's own column; NO_IX */
    const struct csv_cell *header;
    FILE *file; /* NULL until the first row */
    struct csv_writer writer;
};

/* ERR_SYSTEM when there is a file and it may not be replaced, or it cannot be made. */
bool rejects_write(struct rejects *rejects, const struct raw_row *row,
                   const char *reason, struct err *err) MUST_CHECK;

/* All has arrived? Closes in any case. */
bool rejects_close(struct rejects *rejects, struct err *err) MUST_CHECK;

#endif
