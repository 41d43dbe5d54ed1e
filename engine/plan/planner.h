// SPDX-License-Identifier: GPL-3.0-or-later
/* planner: the week of one rep: which visits, on which day, in what order.
 *
 * The problem is docs/model.md, section 4: choose one route a day so that value less
 * travel and penalties is largest. A ruin-and-recreate search finds routes, an integer
 * program joins them, column generation prices accounts and days, and those prices give
 * a bound that no plan of this week can pass. Each answer carries both.
 *
 * Deterministic: same week, matrix, seed and effort give the same plan, unless `stop`
 * was used. Not told apart from the outside: files, clock, screen. */
#ifndef PLAN_PLANNER_H
#define PLAN_PLANNER_H

#include "base/arena.h"
#include "base/meter.h"
#include "model/plan.h"
#include "model/week.h"

#include <stdatomic.h>

enum plan_effort {
    PLAN_QUICK,    /* a good plan at once, a rough bound */
    PLAN_STANDARD, /* for every week's planning: bound within about 1 % */
    PLAN_CERTIFY   /* as close as the method gets */
};

struct plan_options {
    enum plan_effort effort;
    uint64_t seed;
    const _Atomic bool *stop; /* set by another thread: finish soon; NULL. The answer
                                 then depends on when it was set */
    struct meter *meter;      /* counts work units; NULL */
};

struct plan_options plan_options_default(void); /* standard, seed 1 */

/* How an answer came about, for benchmarks and tests; all counted, nothing timed. */
struct plan_trace {
    uint64_t search_iterations;
    uint64_t labels;         /* made by pricing */
    uint32_t pricing_rounds; /* exact ones */
    uint32_t pool_routes;
    uint64_t simplex_iterations;
    int64_t search_ct;   /* net of the search before any integer program */
    int64_t knapsack_ct; /* the cheapest bound */
    double relaxed_ct;   /* value of the last linear program over the pool */
    bool is_proved;      /* net_ct = bound_ct */
};

/* `week` has passed week_check. The plan lives in `arena`: days, stops (without `at`:
 * positions are not in a week; and node indices into it), reasons with a price for
 * every group with an account that has no stop, prices, bound and its certificate,
 * not yet bound to the data (certificate_bind). `trace` may be NULL.
 * Scratch space is its own. */
void plan_week(const struct week *week, const struct matrix *matrix,
               const struct plan_options *options, struct arena *arena,
               struct plan *plan, struct plan_trace *trace);

/* What a thread that planned must call when it is done. */
void plan_thread_end(void);

/* "quick", "standard", "certify". */
const char *plan_effort_word(enum plan_effort effort);
bool plan_effort_find(const char *word, enum plan_effort *effort);

#endif
