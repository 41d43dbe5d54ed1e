// SPDX-License-Identifier: GPL-3.0-or-later
/* replan_solver: the state of a replan while it is solved. For replan*.c only. */
#ifndef NEXT_REPLAN_SOLVER_H
#define NEXT_REPLAN_SOLVER_H

#include "next/replan.h"
#include "route/insert.h"

struct solver {
    const struct rest_week *rest;
    const struct rest_week_task *task;
    const struct week *week;
    struct ground ground;
    struct arena *scratch;
    int64_t move_ct;                  /* price of a promised visit that moves */
    int64_t *rewards_uct;             /* of today, by node */
    struct tour tours[WEEK_DAYS_MAX]; /* by day */
    uint32_t *day_of;                 /* by node: in the tours; NO_IX */
    int64_t gap_uct;                  /* of today; -1 */
    uint64_t work;
};

/* What having it in brings, travel apart. */
static inline int64_t solver_gain_ct(const struct solver *solver, uint32_t n,
                                     uint32_t d)
{
    const struct week_node *node = &solver->week->nodes[n];
    return node->value_ct[d] + solver->week->groups[node->group].miss_ct;
}

static inline bool solver_is_shut(const struct solver *solver, uint32_t n, uint32_t d)
{
    return opening_is_shut(ground_opening(&solver->ground, d, n));
}

/* Everything but the tours, which are empty; lives in `scratch`. */
void solver_open(struct solver *solver, const struct rest_week *rest,
                 const struct rest_week_task *task, struct arena *scratch);
/* All days as the plan has them, without node `but` (NO_IX: none); where a day cannot
 * be kept as a whole, what still fits, in its order. */
void solver_put_planned(struct solver *solver, uint32_t but);
/* The best gap of a day for a node; false: none that brings more than `least_uct`. */
bool solver_find_gap(const struct solver *solver, uint32_t n, uint32_t d,
                     int64_t least_uct, struct insertion *best);
/* False, and nothing is changed, where it breaks a cap on driving. */
bool solver_put_node(struct solver *solver, uint32_t n, uint32_t d, uint32_t position);
/* All of an empty day, in this order; false when that cannot be done. */
bool solver_put_whole(struct solver *solver, uint32_t d, const uint32_t *nodes,
                      uint32_t count);

/* The best rest of today found, in scratch; at least as good at its rewards as what the
 * plan has, where that can be followed. The later days hold what the plan has there. */
struct day_choice {
    const uint32_t *nodes;
    uint32_t count;
};
struct day_choice solver_today(struct solver *solver);

/* All that was planned and is in no tour, into the later days: into gaps, then in place
 * of what brings less. */
void solver_put_later(struct solver *solver);

#endif
