// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/pool.h"

#include <assert.h>
#include <string.h>

enum { FIRST_SLOTS = 1 << 10 };

void pool_init(struct pool *pool, uint32_t limit)
{
    *pool = (struct pool){.limit = limit, .slot_count = FIRST_SLOTS};
    pool->slots = ARENA_ARRAY(&pool->arena, pool->slot_count, uint32_t);
}

void pool_release(struct pool *pool)
{
    arena_release(&pool->arena);
    *pool = (struct pool){0};
}

/* splitmix64's finaliser: nodes are mixed one by one and added, so that order does not
 * matter. */
static uint64_t mixed(uint64_t x)
{
    x += 0x9e3779b97f4a7c15u;
    x = (x ^ (x >> 30)) * 0xbf58476d1ce4e5b9u;
    x = (x ^ (x >> 27)) * 0x94d049bb133111ebu;
    return x ^ (x >> 31);
}

static uint64_t set_key(struct route_day at, const uint32_t *nodes, uint32_t count)
{
    uint64_t sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += mixed(nodes[i]);
    const uint64_t ends = (uint64_t)at.wake * WEEK_ENDS_MAX + at.sleep;
    return mixed(sum ^ mixed(ends << 48 | (uint64_t)at.day << 32 | count));
}

static bool is_same_day(struct route_day a, struct route_day b)
{
    return a.day == b.day && a.wake == b.wake && a.sleep == b.sleep;
}

static bool is_same_set(const struct pool *pool, const struct route *route,
                        const uint32_t *nodes, uint32_t count)
{
    if (route->count != count)
        return false;
    const uint32_t *have = &pool->nodes[route->first];
    for (uint32_t i = 0; i < count; i++) {
        uint32_t j = 0;
        while (j < count && have[j] != nodes[i])
            j++;
        if (j == count)
            return false;
    }
    return true;
}

/* The slot of this set: of the route that is there and not beaten, or the free one. */
static uint32_t find_slot(const struct pool *pool, uint64_t key, struct route_day at,
                          const uint32_t *nodes, uint32_t count)
{
    uint32_t slot = (uint32_t)key & (pool->slot_count - 1);
    for (;; slot = (slot + 1) & (pool->slot_count - 1)) {
        if (pool->slots[slot] == 0)
            return slot;
        const struct route *route = &pool->routes[pool->slots[slot] - 1];
        if (route->key == key && is_same_day(route->at, at) && nodes &&
            is_same_set(pool, route, nodes, count))
            return slot;
    }
}

static void grow_slots(struct pool *pool)
{
    pool->slot_count *= 2;
    pool->slots = ARENA_ARRAY(&pool->arena, pool->slot_count, uint32_t);
    for (uint32_t i = 0; i < pool->route_count; i++) {
        const struct route *route = &pool->routes[i];
        if (!route->is_beaten)
            pool->slots[find_slot(pool, route->key, route->at, NULL, 0)] = i + 1;
    }
}

uint32_t pool_add(struct pool *pool, struct route_day at, const uint32_t *nodes,
                  uint32_t count, int64_t net_ct)
{
    const uint64_t key = set_key(at, nodes, count);
    uint32_t slot = find_slot(pool, key, at, nodes, count);
    if (pool->slots[slot] != 0) {
        const uint32_t have = pool->slots[slot] - 1;
        if (!pool->routes[have].is_beaten && pool->routes[have].net_ct >= net_ct)
            return have;
    }
    if (pool->route_count >= pool->limit)
        return NO_IX;
    if (pool->slots[slot] != 0)
        pool->routes[pool->slots[slot] - 1].is_beaten = true;
    pool->routes = arena_grow(&pool->arena, pool->routes, &pool->route_capacity,
                              (size_t)pool->route_count + 1, sizeof *pool->routes);
    pool->nodes = arena_grow(&pool->arena, pool->nodes, &pool->node_capacity,
                             pool->node_count + count + 1, sizeof *pool->nodes);
    memcpy(&pool->nodes[pool->node_count], nodes, count * sizeof *nodes);
    pool->routes[pool->route_count] =
        (struct route){.at = at,
                       .first = (uint32_t)pool->node_count,
                       .count = count,
                       .net_ct = net_ct,
                       .key = key};
    pool->node_count += count;
    pool->slots[slot] = ++pool->route_count;
    if (pool->route_count * 2 > pool->slot_count)
        grow_slots(pool);
    return pool->route_count - 1;
}

uint32_t pool_add_tour(struct pool *pool, uint32_t kind, const struct tour *tour)
{
    pool->list = arena_grow(&pool->arena, pool->list, &pool->list_capacity,
                            (size_t)tour->count + 1, sizeof *pool->list);
    for (uint32_t i = 0; i < tour->count; i++)
        pool->list[i] = tour->stops[i + 1].node;
    const struct route_day at = {kind, tour->wake, tour->sleep};
    return pool_add(pool, at, pool->list, tour->count, tour_net_ct(tour));
}
