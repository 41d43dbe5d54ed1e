// SPDX-License-Identifier: GPL-3.0-or-later
/* write_plan: the search's last draft as a plan that others read. */
#ifndef PLAN_WRITE_PLAN_H
#define PLAN_WRITE_PLAN_H

#include "model/plan.h"
#include "plan/draft.h"

/* Days with their times, stops, sums, reasons. Prices, bound and work are the caller's.
 */
void write_plan(const struct draft *draft, struct arena *arena, struct plan *plan);

#endif
