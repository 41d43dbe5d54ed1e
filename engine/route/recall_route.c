// SPDX-License-Identifier: GPL-3.0-or-later
/* The table keeps values, not ways. A way is found again by asking at each stop which
 * next one explains the value: the same sums as in recall.c, for one cell. */
#include "route/recall_route.h"

#include "base/sorting.h"

/* A stop on the way: which, when at the earliest, what is recalled there, lunch. */
struct at {
    uint32_t node, slice, mask;
    bool has_eaten;
};

static int32_t tod_of(const struct recall *recall, uint32_t slice)
{
    return recall->open_tod + (int32_t)(slice << recall->shift);
}

static int64_t value_of(const struct recall *recall, struct at at)
{
    const size_t row = (size_t)recall->row[at.node] + at.mask;
    const int32_t units = recall->tables[at.has_eaten][row * recall->slices + at.slice];
    return units == RECALL_NEVER ? REWARD_NEVER : units * recall->unit_uct;
}

/* On to the slice in which a visit can start; false when there is none. */
static bool wait(const struct recall *recall, struct at *at)
{
    const struct pricing *pricing = recall->pricing;
    for (; at->slice < recall->slices; at->slice++)
        if (opening_next(&pricing->openings[at->node], pricing->ground->windows,
                         tod_of(recall, at->slice)) < tod_of(recall, at->slice + 1))
            return true;
    return false;
}

/* The slice of arrival over a leg, with lunch on it or not; `slices` for never. */
static uint32_t arrival(const struct recall *recall, const struct at *at,
                        int32_t drive_s, bool eats)
{
    const struct ground_day *day = recall->pricing->day;
    const int32_t service_s = recall->pricing->services_s[at->node];
    const uint32_t step = (uint32_t)(service_s + drive_s);
    if (!eats)
        return at->slice + (step >> recall->shift);
    if (tod_of(recall, at->slice) + service_s > day->lunch_close_tod)
        return recall->slices;
    const int32_t early = day->lunch_open_tod + day->lunch_s - recall->open_tod;
    const uint32_t least = early > 0 ? (uint32_t)early >> recall->shift : 0;
    const uint32_t shifted =
        at->slice + ((step + (uint32_t)day->lunch_s) >> recall->shift);
    return shifted > least ? shifted : least;
}

/* What is recalled at k after this stop; NO_IX when k may not follow. */
static uint32_t recalled_after(const struct pricing *pricing, const struct at *at,
                               uint32_t k)
{
    uint32_t mask = 0;
    for (uint32_t b = 0; b < pricing->recall_count[at->node]; b++)
        if (at->mask >> b & 1 && pricing->recalled[at->node][b] == pricing->groups[k])
            return NO_IX;
    for (uint32_t c = 0; c < pricing->recall_count[k]; c++) {
        const uint32_t group = pricing->recalled[k][c];
        bool holds = group == pricing->groups[at->node];
        for (uint32_t b = 0; b < pricing->recall_count[at->node]; b++)
            holds =
                holds || (at->mask >> b & 1 && pricing->recalled[at->node][b] == group);
        mask |= (uint32_t)holds << c;
    }
    return mask;
}

static void consider(const struct recall *recall, const struct at *at, uint32_t k,
                     bool eats, int64_t *best_uct, struct at *best)
{
    const struct pricing *pricing = recall->pricing;
    const struct leg leg = pricing->legs[(size_t)at->node * pricing->count + k];
    const struct at next = {k, arrival(recall, at, leg.drive_s, eats),
                            recalled_after(pricing, at, k), at->has_eaten || eats};
    if (next.slice >= recall->slices || next.mask == NO_IX)
        return;
    const int64_t rest_uct = value_of(recall, next);
    if (rest_uct == REWARD_NEVER)
        return;
    const int64_t value_uct =
        rest_uct + pricing->rewards_uct[k] - (int64_t)leg.cost_ct * CT_UCT;
    if (value_uct > *best_uct) {
        *best_uct = value_uct;
        *best = next;
    }
}

static bool can_end(const struct recall *recall, const struct at *at,
                    const struct pricing_end *sleep)
{
    const struct pricing *pricing = recall->pricing;
    const struct ground_day *day = pricing->day;
    const struct leg leg = sleep->legs[at->node];
    const int32_t leave = tod_of(recall, at->slice) + pricing->services_s[at->node];
    const int32_t there = leave + leg.drive_s;
    return (there <= day->close_tod &&
            (at->has_eaten || there <= day->lunch_close_tod)) ||
           (!at->has_eaten &&
            pricing_fed(pricing, leg.drive_s, leave) <= day->close_tod);
}

/* The best end from here; REWARD_NEVER when there is none. */
static int64_t end_uct(const struct recall *recall, const struct at *at,
                       uint32_t *sleep)
{
    const struct pricing *pricing = recall->pricing;
    int64_t best_uct = REWARD_NEVER;
    for (uint32_t s = 0; s < pricing->sleep_count; s++) {
        const struct pricing_end *end = &pricing->sleeps[s];
        const int64_t value_uct =
            end->reward_uct - (int64_t)end->legs[at->node].cost_ct * CT_UCT;
        if (value_uct > best_uct && can_end(recall, at, end)) {
            best_uct = value_uct;
            *sleep = end->end;
        }
    }
    return best_uct;
}

/* The next stop; false when ending the day is best. */
static bool go_on(const struct recall *recall, const struct at *at, struct at *next,
                  uint32_t *sleep)
{
    const struct pricing *pricing = recall->pricing;
    int64_t best_uct = end_uct(recall, at, sleep);
    bool has_next = false;
    for (uint32_t k = 0; k < pricing->count; k++) {
        const int64_t before_uct = best_uct;
        if (pricing->groups[k] == pricing->groups[at->node] ||
            pricing->legs[(size_t)at->node * pricing->count + k].drive_s >= LEG_NONE_S)
            continue;
        consider(recall, at, k, false, &best_uct, next);
        if (!at->has_eaten)
            consider(recall, at, k, true, &best_uct, next);
        has_next = has_next || best_uct > before_uct;
    }
    return has_next;
}

/* The first stop at node k, arriving at `tod`; what the day earns then. */
static int64_t start(const struct recall *recall, const struct pricing_end *wake,
                     uint32_t k, bool has_eaten, int32_t tod, struct at *at)
{
    const struct pricing *pricing = recall->pricing;
    const int32_t start =
        opening_next(&pricing->openings[k], pricing->ground->windows, tod);
    if (start >= TOD_NEVER)
        return REWARD_NEVER;
    *at = (struct at){k, (uint32_t)(start - recall->open_tod) >> recall->shift, 0,
                      has_eaten};
    const int64_t value_uct = value_of(recall, *at);
    return value_uct == REWARD_NEVER
               ? REWARD_NEVER
               : value_uct + wake->reward_uct + pricing->rewards_uct[k] -
                     (int64_t)wake->legs[k].cost_ct * CT_UCT;
}

static int64_t start_best(const struct recall *recall, const struct pricing_end *wake,
                          uint32_t k, struct at *at)
{
    const struct pricing *pricing = recall->pricing;
    const struct ground_day *day = pricing->day;
    const int32_t drive_s = wake->legs[k].drive_s;
    struct at fed;
    const int64_t plain_uct =
        start(recall, wake, k, day->lunch_s == 0, day->open_tod + drive_s, at);
    if (day->lunch_s == 0)
        return plain_uct;
    const int64_t fed_uct = start(recall, wake, k, true,
                                  pricing_fed(pricing, drive_s, day->open_tod), &fed);
    if (fed_uct > plain_uct)
        *at = fed;
    return fed_uct > plain_uct ? fed_uct : plain_uct;
}

/* False when it is not the table's after all, or too long to write down. */
static bool follow(const struct recall *recall, struct at at,
                   struct recall_route *route)
{
    struct at next = at;
    route->count = 0;
    while (route->count < RECALL_ROUTE_MAX && wait(recall, &at)) {
        route->nodes[route->count++] = recall->pricing->nodes[at.node];
        if (!go_on(recall, &at, &next, &route->sleep))
            return true;
        at = next;
    }
    return false;
}

uint32_t recall_routes(const struct recall *recall, int64_t threshold_uct,
                       uint32_t route_limit, struct arena *arena,
                       struct recall_route **routes)
{
    const struct pricing *pricing = recall->pricing;
    const uint32_t count = pricing->count, all = count * pricing->wake_count;
    struct arena scratch = {0};
    struct at *starts = ARENA_ARRAY(&scratch, all, struct at);
    int64_t *keys = ARENA_ARRAY(&scratch, all, int64_t);
    uint32_t *order = ARENA_ARRAY(&scratch, all, uint32_t), used = 0;
    for (uint32_t s = 0; s < all; s++)
        keys[s] =
            -start_best(recall, &pricing->wakes[s / count], s % count, &starts[s]);
    sorting_order_i64(keys, order, all);
    *routes = ARENA_ARRAY(arena, route_limit, struct recall_route);
    for (uint32_t i = 0; i < all && used < route_limit; i++) {
        struct recall_route *route = &(*routes)[used];
        if (-keys[order[i]] <= threshold_uct)
            break;
        route->reward_uct = -keys[order[i]];
        route->wake = pricing->wakes[order[i] / count].end;
        used += follow(recall, starts[order[i]], route);
    }
    arena_release(&scratch);
    return used;
}
