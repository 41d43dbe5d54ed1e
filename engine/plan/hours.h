// SPDX-License-Identifier: GPL-3.0-or-later
/* hours: what an hour of each day brings at given prices of accounts. */
#ifndef PLAN_HOURS_H
#define PLAN_HOURS_H

#include "plan/prices.h"
#include "route/tour.h"

/* By day, micro-currency, >= 0: what the day would lose at these prices if its first
 * third were taken away, an hour of it (docs/model.md, 4.11); 0 for a day off.
 * `skip_ct` from skip_costs_ct. O(nodes^2) for each kind of day. */
void hours_at(const struct ground *ground, const struct prices *prices,
              const int32_t *skip_ct, int64_t *hour_uct);

/* Where there are no prices to ask at: what the visits of a day bring less their
 * drives, spread over its working hours; musts apart. Micro-currency, >= 0. */
int64_t hour_of_tour(const struct ground *ground, const struct tour *tour);

#endif
