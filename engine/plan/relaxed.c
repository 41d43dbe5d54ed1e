// SPDX-License-Identifier: GPL-3.0-or-later
/* A route of the relaxation can come back to a visit, have too many visits or too much
 * driving, or be a little too long. Cycles are made impossible by more memory (dynamic
 * ng-routes, Roberti & Mingozzi 2014), caps by counting; being too long cannot be
 * unlearnt, only labels are exact. */
#include "plan/relaxed.h"

static bool is_elementary(const struct ground *ground, const struct label_route *route)
{
    for (uint32_t i = 0; i < route->count; i++)
        for (uint32_t j = 0; j < i; j++)
            if (ground->nodes[route->nodes[i]].group ==
                ground->nodes[route->nodes[j]].group)
                return false;
    return true;
}

/* Labels may have relaxed lunch and caps, value-to-go times as well. */
static bool is_real(const struct ground *ground, struct route_day at,
                    const struct label_route *route)
{
    struct arena scratch = {0};
    struct tour empty;
    struct splice_change change;
    tour_init_ends(&empty, ground, at.day, at.wake, at.sleep, route->count, &scratch);
    const struct splice all = {1, 0, route->nodes, route->count};
    const bool is_real = is_elementary(ground, route) &&
                         ground_transfer_fits(ground, at.day, at.wake, at.sleep) &&
                         splice_test(ground, &empty, &all, &change);
    arena_release(&scratch);
    return is_real;
}

static int64_t net_of(const struct ground *ground, struct route_day at,
                      const struct label_route *route)
{
    uint32_t place = ground_wake_place(ground, at.day, at.wake);
    int64_t net_ct = -ground_night_ct(ground, at.day, at.sleep);
    for (uint32_t i = 0; i < route->count; i++) {
        const uint32_t node = route->nodes[i], next = ground->nodes[node].place;
        net_ct += ground->week->nodes[node].value_ct[at.day] -
                  ground_leg(ground, place, next).cost_ct;
        place = next;
    }
    const uint32_t end = ground_sleep_place(ground, at.day, at.sleep);
    return net_ct - ground_leg(ground, place, end).cost_ct;
}

bool relaxed_take(struct generation *generation, uint32_t kind,
                  const struct label_route *route)
{
    const struct ground *ground = generation->ground;
    const struct route_day at = {kind, route->wake, route->sleep};
    const bool real = is_real(ground, at, route);
    if (!real && generation->remembers)
        return false;
    struct pool *pool = real ? generation->pool : &generation->relaxed;
    const uint32_t before = pool->route_count;
    pool_add(pool, at, route->nodes, route->count, net_of(ground, at, route));
    return pool->route_count > before;
}

static int64_t drive_of(const struct ground *ground, struct route_day at,
                        const uint32_t *nodes, uint32_t count)
{
    uint32_t place = ground_wake_place(ground, at.day, at.wake);
    int64_t drive_s = 0;
    for (uint32_t i = 0; i < count; i++) {
        drive_s += ground_leg(ground, place, ground->nodes[nodes[i]].place).drive_s;
        place = ground->nodes[nodes[i]].place;
    }
    return drive_s +
           ground_leg(ground, place, ground_sleep_place(ground, at.day, at.sleep))
               .drive_s;
}

/* What a relaxed route breaks is kept from now on; true when that was new. */
static bool learn_from(struct generation *generation, const struct route *route)
{
    const struct ground *ground = generation->ground;
    const uint32_t kind = route->at.day;
    const uint32_t *nodes = &generation->relaxed.nodes[route->first];
    const struct ground_day *day = &ground->days[kind];
    if (memory_recall_cycles(&generation->memory[kind], ground, nodes, route->count))
        return true;
    bool *counts = NULL;
    if (route->count > day->visits_max)
        counts = &generation->counts_visits[kind];
    else if (drive_of(ground, route->at, nodes, route->count) > day->driving_max_s)
        counts = &generation->counts_driving[kind];
    const bool is_new = counts && !*counts;
    if (is_new)
        *counts = true;
    return is_new;
}

static bool is_allowed(const struct generation *generation, const struct route *route)
{
    const struct ground *ground = generation->ground;
    const uint32_t kind = route->at.day;
    const uint32_t *nodes = &generation->relaxed.nodes[route->first];
    const struct ground_day *day = &ground->days[kind];
    return memory_recalls(&generation->memory[kind], ground, nodes, route->count) &&
           !(generation->counts_visits[kind] && route->count > day->visits_max) &&
           !(generation->counts_driving[kind] &&
             drive_of(ground, route->at, nodes, route->count) > day->driving_max_s);
}

static bool drop_forbidden(struct generation *generation)
{
    struct pool *relaxed = &generation->relaxed;
    for (uint32_t r = 0; r < relaxed->route_count; r++)
        if (!is_allowed(generation, &relaxed->routes[r]))
            relaxed->routes[r].is_beaten = true;
    return master_drop_beaten(&generation->master);
}

bool relaxed_learn(struct generation *generation)
{
    bool has_learnt = false;
    for (uint32_t r = 0; r < generation->relaxed.route_count; r++)
        if (master_uses(&generation->master, r) &&
            learn_from(generation, &generation->relaxed.routes[r]))
            has_learnt = true;
    return has_learnt && drop_forbidden(generation);
}

bool relaxed_drop(struct generation *generation)
{
    for (uint32_t r = 0; r < generation->relaxed.route_count; r++)
        generation->relaxed.routes[r].is_beaten = true;
    return master_drop_beaten(&generation->master);
}
