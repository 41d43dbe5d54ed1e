// SPDX-License-Identifier: GPL-3.0-or-later
/* knapsack: the cheapest bound: what the week's hours could earn if days were one. */
#ifndef PLAN_KNAPSACK_H
#define PLAN_KNAPSACK_H

#include "route/ground.h"

/* No plan of the week has a larger net. O(nodes log nodes + places^2). docs/model.md
 * (4.5). */
int64_t knapsack_bound_ct(const struct ground *ground);

#endif
