// SPDX-License-Identifier: GPL-3.0-or-later
/* knapsack: the cheapest bound: what the week's hours could earn if days were one. */
#ifndef PLAN_KNAPSACK_H
#define PLAN_KNAPSACK_H

#include "route/ground.h"

/* No plan of the week has a larger net. O(nodes log nodes + places^2). docs/model.md
 * (4.5). */
int64_t knapsack_bound_ct(const struct ground *ground);

/* The same bound as prices by group, and what no route of each day earns more than at
 * them: with those (4.9) comes to (4.5). */
void knapsack_prices(const struct ground *ground, int64_t *group_uct, int64_t *day_uct);

#endif
