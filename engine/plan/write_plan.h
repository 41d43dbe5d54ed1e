// SPDX-License-Identifier: GPL-3.0-or-later
/* write_plan: the search's last draft as a plan that others read. */
#ifndef PLAN_WRITE_PLAN_H
#define PLAN_WRITE_PLAN_H

#include "model/plan.h"
#include "plan/draft.h"
#include "plan/prices.h"

/* What later questions about the week are answered with. */
struct outlook {
    const struct prices *prices;     /* of groups */
    int64_t hour_uct[WEEK_DAYS_MAX]; /* by day */
};

/* Days with their times, stops, sums, reasons, and a price for each account that has a
 * group; below 0 (a visit that is due, at the expense of others) it counts as 0. Bound
 * and work are the caller's. */
void write_plan(const struct draft *draft, const struct outlook *outlook,
                struct arena *arena, struct plan *plan);

#endif
