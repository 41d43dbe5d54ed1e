// SPDX-License-Identifier: GPL-3.0-or-later
/* replan: the rest of a planned week, decided anew from here and now.
 *
 * The rest of today by one exact labelling, in which every visit is paid by what it
 * brings today beyond what it would bring on a later day; what drops out of today goes
 * where it costs the least on the days after, and those stay as they are otherwise.
 * docs/model.md, section 5.4. */
#ifndef NEXT_REPLAN_H
#define NEXT_REPLAN_H

#include "next/rest_week.h"

struct replan {
    struct plan plan; /* of the whole week: what is past as it was, then the rest */
    struct plan
        rest;        /* from today on, of rest_week.week: what audit_plan_week judges */
    int64_t kept_ct; /* value less travel of the rest, were the plan followed as it is;
                        INT64_MIN: it cannot be any more */
    int64_t day_gap_ct; /* today could be better by no more than that at these prices;
                           -1: not known */
    const uint32_t *dropped; /* nodes planned from today on that are in no longer, and
                                appointments that are not in */
    uint32_t dropped_count;
    uint64_t work; /* labels */
};

/* In `arena`. `rest` was laid for the task's plan. A replan is an answer also when it
 * is worse than the plan was. */
void replan_solve(const struct rest_week *rest, const struct rest_week_task *task,
                  struct arena *arena, struct replan *replan);

#endif
