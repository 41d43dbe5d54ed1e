// SPDX-License-Identifier: GPL-3.0-or-later
/* orienteering: the program that bench-toptw and bench-mctopmtw both are.
 *
 *     PROGRAM [--routes 1,2,3,4] [--best-known CSV] [--effort E | --cpu-limit S]
 *             [--seed N] [--resume CSV] FILE...
 *
 * Columns: instance, m (routes), value and bound in points of the instance, best_known
 * and gap_pct (to best known; both empty when it is not known), proved (value = bound),
 * audited, cpu_s, work (counted). The same option and file always give the same rows,
 * but for cpu_s, unless --cpu-limit cuts work off.
 *
 * A value above the best known goes to standard error with its routes.
 *
 * A run that was stopped goes on with --resume and what it had printed: rows found
 * there are printed as they are and not planned again. */
#ifndef BENCH_ORIENTEERING_H
#define BENCH_ORIENTEERING_H

#include "model/week.h"

struct orienteering {
    const char *program; /* its name */
    /* Routes that the file itself asks for, and its name in tables; 0: any number.
     * NULL: any number, the name is the file's. */
    uint32_t (*routes_of)(const char *instance, const char **name);
    bool (*read)(const char *path, uint32_t routes, struct arena *arena,
                 struct week *week, struct matrix *matrix, struct err *err);
};

/* The whole of main. */
int orienteering_main(const struct orienteering *kind, int argc, char **argv);

#endif
