// SPDX-License-Identifier: GPL-3.0-or-later
/* force: the weeks of many reps, on several threads.
 *
 * Reps are independent once territories stand. Each is planned by itself: agenda (what
 * could be done), planner (what is done), audit (is it right); results come in the
 * order of the reps asked for, and are the same bytes at any number of threads. */
#ifndef FORCE_FORCE_H
#define FORCE_FORCE_H

#include "model/plan.h"
#include "plan/planner.h"

struct travel;

struct force_options {
    struct plan_options plan; /* the meter counts reps: one unit a rep */
    uint32_t threads;         /* >= 1 */
};

/* Plan `day_count` days (1..WEEK_DAYS_MAX) from `first_day` for the reps named by index
 * in the model, each once. `plans` gets rep_count plans, all in `arena`, with reasons
 * of agenda and planner merged: each account of the rep without a stop has exactly one.
 * A plan that audit refuses is a fault of this program: ERR_SYSTEM names the rep and
 * the rule, and nothing is returned. */
bool force_plan(const struct model *model, const uint32_t *rep_ixs, uint32_t rep_count,
                int32_t first_day, uint32_t day_count, const struct travel *travel,
                const struct force_options *options, struct arena *arena,
                struct plan *plans, struct err *err) MUST_CHECK;

#endif
