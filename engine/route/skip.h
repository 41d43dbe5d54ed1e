// SPDX-License-Identifier: GPL-3.0-or-later
/* skip: which visits may be left out of every route without harm.
 *
 * When no way around a node is longer than the way through it, dropping the node from a
 * route keeps the route possible, and costs at most the reward of the node. So a node
 * whose reward is not above that need not be looked at when the best route is wanted.
 */
#ifndef ROUTE_SKIP_H
#define ROUTE_SKIP_H

#include "route/ground.h"

/* By node: skipping it can make the travel of a route dearer by at most so many cents
 * (0 where costs keep the triangle inequality); SKIP_NEVER where the time of a way
 * around may be longer than the way through. O(places^2 x nodes), about 30 ms for 400
 * places. */
enum { SKIP_NEVER = INT32_MAX };
const int32_t *skip_costs_ct(const struct ground *ground, struct arena *arena);

#endif
