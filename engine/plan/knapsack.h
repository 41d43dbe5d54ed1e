// SPDX-License-Identifier: GPL-3.0-or-later
/* knapsack: the cheapest bound: what the week's hours could earn if days were one. */
#ifndef PLAN_KNAPSACK_H
#define PLAN_KNAPSACK_H

#include "plan/prices.h"

/* No plan of the week has a larger net. O(nodes log nodes + places^2). docs/model.md
 * (4.5). */
int64_t knapsack_bound_ct(const struct ground *ground);

/* The same bound as prices, and what no route of each day earns more than at them: with
 * those (4.9) comes to (4.5). False where visits take more of a quota than its least:
 * the knapsack knows better than such prices. */
bool knapsack_prices(const struct ground *ground, struct prices *prices,
                     int64_t *day_uct);

#endif
