// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/first_prices.h"

#include "base/sorting.h"

#include <math.h>

/* What a group would take of the week, where it fits best. */
struct share {
    double gain_ct; /* value less detour, without the penalty */
    double time_s;
};

static double detour_s(const struct ground *ground, uint32_t before, uint32_t place,
                       uint32_t after, double *cost_ct)
{
    const struct leg in = ground_leg(ground, before, place);
    const struct leg out = ground_leg(ground, place, after);
    const struct leg direct = ground_leg(ground, before, after);
    *cost_ct = (double)in.cost_ct + out.cost_ct - direct.cost_ct;
    return (double)in.drive_s + out.drive_s - direct.drive_s;
}

/* The least time a visit of the node adds between two others of one day; a visit that
 * is in the week counts where it is. */
static void try_day(const struct draft *draft, uint32_t node, uint32_t day,
                    struct share *share)
{
    const struct ground *ground = draft->ground;
    const struct tour *tour = &draft->tours[day];
    const uint32_t place = ground->nodes[node].place;
    for (uint32_t p = 0; p <= tour->count; p++) {
        double cost_ct;
        uint32_t before = p, after = p + 1;
        if (tour->stops[before].node == node)
            before--;
        if (tour->stops[after].node == node)
            after++;
        const double time_s = ground->nodes[node].service_s +
                              detour_s(ground, tour->stops[before].place, place,
                                       tour->stops[after].place, &cost_ct);
        const double gain_ct =
            (double)ground->week->nodes[node].value_ct[day] - cost_ct;
        if (time_s < share->time_s) {
            share->time_s = time_s;
            share->gain_ct = gain_ct;
        }
    }
}

static struct share share_of(const struct draft *draft, uint32_t group)
{
    const struct ground *ground = draft->ground;
    struct share share = {0, 1e9};
    const struct range range = ground->group_nodes[group];
    for (uint32_t n = range.first; n < range.first + range.count; n++)
        for (uint32_t d = 0; d < ground->day_count; d++)
            if (!opening_is_shut(ground_opening(ground, d, n)))
                try_day(draft, n, d, &share);
    if (share.time_s < 1)
        share.time_s = 1;
    return share;
}

static double working_s(const struct ground *ground)
{
    double sum = 0;
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (ground->days[d].close_tod > ground->days[d].open_tod)
            sum += ground->days[d].close_tod - ground->days[d].open_tod -
                   ground->days[d].lunch_s;
    return sum;
}

/* Density of the last share that the sack still holds. */
static double second_ct(const struct share *shares, uint32_t count, double room_s)
{
    struct arena scratch = {0};
    double *keys = ARENA_ARRAY(&scratch, count, double), price = 0;
    uint32_t *order = ARENA_ARRAY(&scratch, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        keys[i] = -shares[i].gain_ct / shares[i].time_s;
    sorting_order_f64(keys, order, count);
    for (uint32_t i = 0; i < count && price <= 0; i++) {
        room_s -= shares[order[i]].time_s;
        if (room_s < 0)
            price = -keys[order[i]];
    }
    arena_release(&scratch);
    return price > 0 ? price : 0;
}

int64_t first_prices(const struct draft *draft, struct prices *prices)
{
    const struct ground *ground = draft->ground;
    struct arena scratch = {0};
    struct share *shares = ARENA_ARRAY(&scratch, ground->group_count, struct share);
    for (uint32_t g = 0; g < ground->group_count; g++)
        shares[g] = share_of(draft, g);
    const double price_ct = second_ct(shares, ground->group_count, working_s(ground));
    for (uint32_t g = 0; g < ground->group_count; g++) {
        const double rest_ct = shares[g].gain_ct - price_ct * shares[g].time_s;
        prices->group_uct[g] = llround(rest_ct * CT_UCT);
    }
    prices_clip(prices, ground);
    arena_release(&scratch);
    return llround(price_ct * CT_UCT);
}
