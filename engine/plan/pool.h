// SPDX-License-Identifier: GPL-3.0-or-later
/* pool: every day route worth remembering, each once, under the first day of its kind.
 *
 * Two routes of a day that make the same visits differ only in order, so the better one
 * is enough: the key is the day, where it begins and ends, and the set of nodes. */
#ifndef PLAN_POOL_H
#define PLAN_POOL_H

#include "route/tour.h"

/* A day, and where it begins and ends: 0 home, k the week's lodging k - 1. */
struct route_day {
    uint32_t day, wake, sleep;
};

struct route {
    uint32_t first, count; /* in pool.nodes */
    struct route_day at;
    int64_t net_ct; /* value less travel and night */
    uint64_t key;   /* of day, ends and set */
    bool is_beaten; /* a better order of the same visits came later */
};

struct pool {
    struct arena arena;
    struct route *routes;
    uint32_t route_count;
    size_t route_capacity;
    uint32_t *nodes; /* of all routes, in visiting order */
    size_t node_count, node_capacity;
    uint32_t *slots; /* open addressing: route index + 1; 0 free */
    uint32_t slot_count;
    uint32_t limit; /* routes beyond it are turned away */
    uint32_t *list; /* scratch for a tour's nodes */
    size_t list_capacity;
};

void pool_init(struct pool *pool, uint32_t limit);
void pool_release(struct pool *pool);

/* Remember a route of a day that is the first of its kind; the index of the route with
 * this set, which is new or was there. NO_IX when the pool is full. `nodes` is copied.
 */
uint32_t pool_add(struct pool *pool, struct route_day at, const uint32_t *nodes,
                  uint32_t count, int64_t net_ct);
/* The same for a tour, which is kept under `kind`. */
uint32_t pool_add_tour(struct pool *pool, uint32_t kind, const struct tour *tour);

static inline const uint32_t *pool_nodes(const struct pool *pool, uint32_t route)
{
    return &pool->nodes[pool->routes[route].first];
}

#endif
