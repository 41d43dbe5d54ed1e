// SPDX-License-Identifier: GPL-3.0-or-later
/* row: what the benchmark programs have in common: planning one week under an effort or
 * a limit on processor time, auditing it, and reading a file of best known values. */
#ifndef BENCH_ROW_H
#define BENCH_ROW_H

#include "plan/planner.h"

struct row_options {
    enum plan_effort effort;
    uint64_t seed;
    double cpu_limit_s; /* 0: none */
};

struct row {
    struct plan plan;
    struct plan_trace trace;
    bool is_audited; /* nothing was found wrong, with the plan or its certificate */
    double cpu_s;
};

/* Plans and audits, outside cpu_s; faults go to standard error, and what of a
 * certificate was too much to prove again. */
struct row row_plan(const struct week *week, const struct matrix *matrix,
                    const struct row_options *options, struct arena *arena);

/* The third field of the line that begins with "instance,m," or "m,instance,"; false
 * when there is none. `path` NULL: there is none. */
bool row_best_known(const char *path, const char *instance, uint32_t m, double *best);

/* (best - value) / best in percent. */
double row_gap_pct(double value, double best);

#endif
