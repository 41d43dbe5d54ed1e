// SPDX-License-Identifier: GPL-3.0-or-later
/* recall_route: the routes behind a value-to-go. */
#ifndef ROUTE_RECALL_ROUTE_H
#define ROUTE_RECALL_ROUTE_H

#include "route/recall.h"

enum { RECALL_ROUTE_MAX = 64 };

/* A sequence of visits that earns what the table says a day earns, times being rounded
 * down as there: it may come back to visits, and be a little too long for the day. */
struct recall_route {
    int64_t reward_uct;
    uint32_t nodes[RECALL_ROUTE_MAX]; /* of the ground, in order */
    uint32_t count;
    uint32_t wake, sleep; /* where it begins and ends, as in pricing_end */
};

/* The best route from each beginning and first visit that earns more than
 * `threshold_uct`, the best `route_limit` of them, best first; returns how many.
 * O(nodes) for each stop. */
uint32_t recall_routes(const struct recall *recall, int64_t threshold_uct,
                       uint32_t route_limit, struct arena *arena,
                       struct recall_route **routes);

#endif
