// SPDX-License-Identifier: GPL-3.0-or-later
/* roster: see the header. */
#include "territory/roster.h"

#include "territory/border.h"
#include "territory/burden.h"

#include <assert.h>
#include <math.h>
#include <string.h>

/* Excess of 1, about a load off by twice its tolerance, weighs as much as this many
 * times the mean inertia of a site. One price for city and country: a price in keeping
 * with the site would let what a region has too much of pile up in the small sites of
 * its town, because their neighbours outside could not afford it (30,000 points and 150
 * sites: 42 % off instead of 12 %). Tolls do the rest (settle.c); without them and with
 * a price of 60 tolerances are kept as well, but the inertia is a quarter higher. */
static const double EXCESS_PRICE = 2;

/* What a border of usual length costs, of a site's inertia. Straight cuts have short
 * borders by nature; single moves fray them without this. At 0.3 borders are smoother
 * still, but the inertia of 30,000 points and 150 sites is 3 % higher. A compact
 * site of n places has a border of some 6 sqrt(n) edges. */
static const double BORDER_PRICE = 0.1;
static const double BORDER_EDGES = 6;

/* Of the mean, so that sites whose points are all in one place count for something. */
static const double SCALE_FLOOR = 1e-3;

/* Workload comes first: it can nearly always be kept, value often not. */
static const double WORKLOAD_WEIGHT = 16;

void roster_init(struct roster *roster, const struct terrain *terrain,
                 struct arena *arena)
{
    *roster = (struct roster){
        .terrain = terrain,
        .site = ARENA_ARRAY(arena, terrain->count, uint32_t),
        .next = ARENA_ARRAY(arena, terrain->count, uint32_t),
        .previous = ARENA_ARRAY(arena, terrain->count, uint32_t),
        .head = ARENA_ARRAY(arena, terrain->site_count, uint32_t),
        .sums = ARENA_ARRAY(arena, terrain->site_count, struct roster_sum),
        .pieces = ARENA_ARRAY(arena, terrain->site_count, uint32_t),
        .version = ARENA_ARRAY(arena, terrain->site_count, uint64_t),
        .workload_weight = WORKLOAD_WEIGHT,
        .moved_share_max = 1,
        .edge_price = BORDER_PRICE / (BORDER_EDGES * sqrt((double)terrain->place_count /
                                                          terrain->site_count)),
        .workload_toll = ARENA_ARRAY(arena, terrain->site_count, double),
        .value_toll = ARENA_ARRAY(arena, terrain->site_count, double),
        .scale = ARENA_ARRAY(arena, terrain->site_count, double),
        .place_scale = ARENA_ARRAY(arena, terrain->place_count, double),
    };
    memset(roster->site, 0xff, terrain->count * sizeof *roster->site);
}

struct roster_sum roster_sum_of(const struct terrain *terrain, uint32_t rank,
                                uint32_t at_site)
{
    const double workload = terrain->workload[rank];
    const struct geo_xy at = terrain->at[rank];
    return (struct roster_sum){
        .workload = workload,
        .value = terrain->value[rank],
        .x = workload * at.x_m,
        .y = workload * at.y_m,
        .xx = workload * (at.x_m * at.x_m + at.y_m * at.y_m),
        .kept = terrain->owner[rank] == at_site ? terrain->relation[rank] : 0,
        .count = 1,
    };
}

struct roster_sum roster_add(struct roster_sum a, struct roster_sum b)
{
    return (struct roster_sum){
        .workload = a.workload + b.workload,
        .value = a.value + b.value,
        .x = a.x + b.x,
        .y = a.y + b.y,
        .xx = a.xx + b.xx,
        .kept = a.kept + b.kept,
        .count = a.count + b.count,
    };
}

struct roster_sum roster_subtract(struct roster_sum a, struct roster_sum b)
{
    return (struct roster_sum){
        .workload = a.workload - b.workload,
        .value = a.value - b.value,
        .x = a.x - b.x,
        .y = a.y - b.y,
        .xx = a.xx - b.xx,
        .kept = a.kept - b.kept,
        .count = a.count - b.count,
    };
}

static void link_rank(struct roster *roster, uint32_t rank)
{
    const uint32_t site = roster->site[rank], head = roster->head[site];
    roster->previous[rank] = NO_IX;
    roster->next[rank] = head;
    if (head != NO_IX)
        roster->previous[head] = rank;
    roster->head[site] = rank;
}

static void unlink_rank(struct roster *roster, uint32_t rank)
{
    const uint32_t before = roster->previous[rank], after = roster->next[rank];
    if (before != NO_IX)
        roster->next[before] = after;
    else
        roster->head[roster->site[rank]] = after;
    if (after != NO_IX)
        roster->previous[after] = before;
}

void roster_rebuild(struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    memset(roster->head, 0xff, terrain->site_count * sizeof *roster->head);
    memset(roster->sums, 0, terrain->site_count * sizeof *roster->sums);
    for (uint32_t i = terrain->count; i > 0; i--) {
        const uint32_t rank = i - 1, site = roster->site[rank];
        assert(site < terrain->site_count);
        link_rank(roster, rank);
        roster->sums[site] =
            roster_add(roster->sums[site], roster_sum_of(terrain, rank, site));
    }
}

void roster_move(struct roster *roster, uint32_t rank, uint32_t to)
{
    const uint32_t from = roster->site[rank];
    if (from == to)
        return;
    const struct terrain *terrain = roster->terrain;
    roster->version[from]++;
    roster->version[to]++;
    unlink_rank(roster, rank);
    roster->sums[from] =
        roster_subtract(roster->sums[from], roster_sum_of(terrain, rank, from));
    roster->site[rank] = to;
    link_rank(roster, rank);
    roster->sums[to] = roster_add(roster->sums[to], roster_sum_of(terrain, rank, to));
}

double roster_own_inertia(const struct roster_sum *sum)
{
    return burden_own_inertia(sum);
}

double roster_inertia(const struct terrain *terrain, uint32_t site,
                      const struct roster_sum *sum)
{
    return terrain->has_home[site] ? burden_around(sum, terrain->home[site])
                                   : burden_own_inertia(sum);
}

double roster_cost(const struct terrain *terrain, uint32_t site,
                   const struct roster_sum *sum)
{
    return burden_cost(terrain, site, sum);
}

double roster_excess(const struct roster *roster, uint32_t site,
                     const struct roster_sum *sum)
{
    return burden_excess(roster, site, sum);
}

double roster_burden(const struct roster *roster, uint32_t site,
                     const struct roster_sum *sum)
{
    return burden_of(roster, site, sum);
}

double roster_edge_price(const struct roster *roster, uint32_t place_a,
                         uint32_t place_b)
{
    return (roster->place_scale[place_a] + roster->place_scale[place_b]) / 2 *
           roster->edge_price;
}

double roster_border_price(const struct roster *roster, uint32_t place, uint32_t n)
{
    const struct terrain *terrain = roster->terrain;
    const double price = roster_edge_price(roster, place, terrain->neighbour[n]);
    return terrain->is_crossing && terrain->is_crossing[n]
               ? price * (1 - terrain->crossing_price)
               : price;
}

double roster_crossing_cost(const struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    double cost = 0;
    for (uint32_t p = 0; terrain->is_crossing && p < terrain->place_count; p++)
        for (uint32_t n = terrain->neighbour_first[p];
             n < terrain->neighbour_first[p + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            if (terrain->is_crossing[n] && p < other &&
                roster->site[terrain->place_first[p]] ==
                    roster->site[terrain->place_first[other]])
                cost += roster_edge_price(roster, p, other);
        }
    return cost * terrain->crossing_price;
}

/* Half of it a site's own, half the mean of its neighbours: prices must not jump at a
 * border between city and country. */
void roster_set_scales(struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    struct arena scratch = {0};
    const struct border border = border_find(roster, &scratch);
    double *cost = ARENA_ARRAY(&scratch, terrain->site_count, double);
    double mean = 0;
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        cost[s] = roster_cost(terrain, s, &roster->sums[s]);
        mean += cost[s] / terrain->site_count;
    }
    const double floor = mean > 0 ? SCALE_FLOOR * mean : 1;
    roster->excess_price = EXCESS_PRICE * (mean > 0 ? mean : 1);
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        const uint32_t first = border.first[s], end = border.first[s + 1];
        double near = 0;
        for (uint32_t i = first; i < end; i++)
            near += cost[border.neighbour[i]] / (end - first);
        roster->scale[s] = fmax((cost[s] + near) / 2, floor);
    }
    for (uint32_t p = 0; p < terrain->place_count; p++)
        roster->place_scale[p] = roster->scale[roster->site[terrain->place_first[p]]];
    arena_release(&scratch);
}

bool roster_misses_workload(const struct roster *roster, uint32_t site)
{
    const struct terrain *terrain = roster->terrain;
    const double off = roster->sums[site].workload / terrain->share[site] - 1;
    return !(fabs(off) <= terrain->workload_spread);
}

double roster_moved_share(const struct roster *roster)
{
    double moved = 0;
    for (uint32_t r = 0; r < roster->terrain->count; r++)
        if (roster->site[r] != roster->terrain->owner[r])
            moved += roster->terrain->relation[r];
    return moved;
}

double roster_excess_total(const struct roster *roster)
{
    double total = 0;
    for (uint32_t s = 0; s < roster->terrain->site_count; s++)
        total += roster_excess(roster, s, &roster->sums[s]);
    return total;
}

struct geo_xy roster_centre(const struct roster *roster, uint32_t site)
{
    const struct terrain *terrain = roster->terrain;
    const struct roster_sum *sum = &roster->sums[site];
    if (terrain->has_home[site])
        return terrain->home[site];
    if (sum->workload > 0)
        return (struct geo_xy){sum->x / sum->workload, sum->y / sum->workload};
    struct geo_xy centre = {0};
    for (uint32_t r = roster->head[site]; r != NO_IX; r = roster->next[r]) {
        centre.x_m += terrain->at[r].x_m / sum->count;
        centre.y_m += terrain->at[r].y_m / sum->count;
    }
    return centre;
}
