// SPDX-License-Identifier: GPL-3.0-or-later
/* outlet: where an export is written: standard output, or a file that appears whole. */
#ifndef BEAT_OUTLET_H
#define BEAT_OUTLET_H

#include "base/arena.h"
#include "base/err.h"

#include <stdio.h>

struct outlet {
    FILE *out;
    const char *path;      /* NULL: standard output */
    const char *temp_path; /* renamed to `path` in the end; NULL: written in place */
};

/* `path` NULL or "-": standard output. A regular file that is there already is replaced
 * only with `can_replace` (else ERR_USAGE), and in one step, at the end: a reader never
 * sees half of it. What is no regular file (a pipe, /dev/stdout) is written as it is.
 */
bool outlet_open(const char *path, bool can_replace, struct arena *arena,
                 struct outlet *outlet, struct err *err) MUST_CHECK;

/* Flush and put in place. ERR_SYSTEM when anything could not be written; then nothing
 * is left behind. */
bool outlet_close(struct outlet *outlet, struct err *err) MUST_CHECK;

/* Forget what was written. For a closed one nothing happens. */
void outlet_drop(struct outlet *outlet);

#endif
