// SPDX-License-Identifier: GPL-3.0-or-later
/* headcount: what a staff brings in a week, by the weeks that it could plan.
 *
 * Weeks follow each other: what is planned in one is taken as made before the next, so
 * that a backlog is worked off and does not count week after week. */
#ifndef FORCE_HEADCOUNT_H
#define FORCE_HEADCOUNT_H

#include "force/force.h"
#include "force/recast.h"

struct headcount_weeks {
    int32_t monday_day;  /* of the first */
    uint32_t week_count; /* >= 1 */
    uint32_t day_count;  /* of a week, 1..WEEK_DAYS_MAX */
};

/* Means of a week, of all reps together. */
struct headcount_yield {
    double worth_ct; /* what the visits are worth in all */
    double cost_ct;  /* kilometres, nights and overtime */
    double visits, drive_h;
};

/* Reps without an account are passed over. Errors as force_plan. */
bool headcount_run(const struct model *model, const struct recast_staff *staff,
                   const struct headcount_weeks *weeks, const struct travel *travel,
                   const struct force_options *options, struct headcount_yield *yield,
                   struct err *err) MUST_CHECK;

/* Which of `count` staffs is right: the one with the most left of worth after costs and
 * `rep_ct` a head and week; ties go to the smaller. `heads` rises. count >= 1. */
uint32_t headcount_choose(const struct headcount_yield *yields, const uint32_t *heads,
                          uint32_t count, double rep_ct);

#endif
