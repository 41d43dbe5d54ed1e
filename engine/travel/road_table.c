// SPDX-License-Identifier: GPL-3.0-or-later
/* Many to many: a label for every place, then a join.
 *
 * A label is what a climb settles without stalling: (state, weight). Buckets hold, for
 * each state, the places that can be reached from it and how far they are (Knopp,
 * Sanders, Schultes, Schulz, Wagner 2007, doi:10.1137/1.9781611972870.4).
 *
 * The join takes LANES sources at a time that lie near one another and so share most of
 * their states: a bucket is read once for all of them, and their sums are formed side
 * by side. The smaller of two weights is found by comparing them as doubles: of
 * positive doubles the order is that of their bits, and a compiler has an instruction
 * for several of them but none for 64-bit integers. LANE_BIAS keeps the bits out of the
 * range of denormal numbers, LANE_NONE and every sum below infinity. */
#include "base/sorting.h"
#include "travel/road_path.h"
#include "travel/road_search.h"

#include <assert.h>
#include <string.h>

enum { LANES = ROAD_LANES };

#define LANE_BIAS (UINT64_C(1) << 52)
#define LANE_NONE (UINT64_C(3) << 61)
static_assert(LANE_NONE + ROADS_HEAVIEST < UINT64_C(0x7ff) << 52, "sums stay finite");

static void add_label(struct roads_search *search, struct climb *climb,
                      const struct road_spot *spot, struct label_list *list)
{
    uint32_t state;
    climb_begin(climb, spot);
    while (climb->heap_count > 0) {
        if (!climb_settle(climb, &state))
            continue;
        list->meetings = arena_grow(&search->arena, list->meetings, &list->capacity,
                                    list->count + (size_t)1, sizeof *list->meetings);
        list->meetings[list->count++] =
            (struct meeting){climb->labels[state].weight, state};
    }
}

static void make_labels(struct roads_search *search, struct climb *climb,
                        const struct road_spot *spots, uint32_t count,
                        struct label_list *list)
{
    list->count = 0;
    list->ends =
        road_room(search, list->ends, &list->end_capacity, count, sizeof *list->ends);
    for (uint32_t i = 0; i < count; i++) {
        add_label(search, climb, &spots[i], list);
        list->ends[i] = list->count;
    }
}

static void make_room(struct roads_search *search)
{
    struct buckets *buckets = &search->buckets;
    const size_t count = search->backs.count;
    if (buckets->of_states == NULL)
        buckets->of_states =
            ARENA_ARRAY(&search->arena, search->roads->header.state_count, uint32_t);
    buckets->first = road_room(search, buckets->first, &buckets->first_capacity,
                               count + 3, sizeof *buckets->first);
    buckets->weights = road_room(search, buckets->weights, &buckets->weight_capacity,
                                 count, sizeof *buckets->weights);
    buckets->places = road_room(search, buckets->places, &buckets->place_capacity,
                                count, sizeof *buckets->places);
}

static void count_entries(const struct label_list *list, struct buckets *buckets)
{
    buckets->count = 0;
    memset(buckets->first, 0, (list->count + (size_t)3) * sizeof *buckets->first);
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t *bucket = &buckets->of_states[list->meetings[i].state];
        if (*bucket == 0)
            *bucket = ++buckets->count;
        buckets->first[*bucket + 2]++;
    }
    for (uint32_t i = 1; i <= buckets->count + 1; i++)
        buckets->first[i + 1] += buckets->first[i];
}

static void fill_buckets(struct roads_search *search, uint32_t place_count)
{
    const struct label_list *list = &search->backs;
    struct buckets *buckets = &search->buckets;
    uint32_t at = 0;
    make_room(search);
    count_entries(list, buckets);
    for (uint32_t place = 0; place < place_count; place++) {
        for (; at < list->ends[place]; at++) {
            const uint32_t bucket = buckets->of_states[list->meetings[at].state];
            const uint32_t entry = buckets->first[bucket + 1]++;
            buckets->weights[entry] = list->meetings[at].weight;
            buckets->places[entry] = place;
        }
    }
}

static void clear_buckets(struct roads_search *search)
{
    for (uint32_t i = 0; i < search->backs.count; i++)
        search->buckets.of_states[search->backs.meetings[i].state] = 0;
}

static double lane_of(uint64_t weight)
{
    double lane;
    memcpy(&lane, &weight, sizeof lane);
    return lane;
}

static uint64_t lane_weight(double lane)
{
    uint64_t weight;
    memcpy(&weight, &lane, sizeof weight);
    return weight < LANE_NONE ? weight - LANE_BIAS : ROADS_UNREACHED;
}

static void meet(struct lane_group *group, const struct buckets *buckets,
                 const struct meeting *meetings, uint32_t count, uint32_t lane)
{
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t bucket = buckets->of_states[meetings[i].state];
        if (bucket == 0)
            continue;
        if (group->slots[bucket] == 0) {
            for (uint32_t j = 0; j < LANES; j++)
                group->lanes[group->met_count][j] = LANE_NONE;
            group->met[group->met_count++] = bucket;
            group->slots[bucket] = group->met_count;
        }
        group->lanes[group->slots[bucket] - 1][lane] = meetings[i].weight + LANE_BIAS;
    }
}

static void join_bucket(const uint64_t *restrict lanes, const uint64_t *weights,
                        const uint32_t *places, uint32_t count,
                        double (*restrict best)[LANES])
{
    for (uint32_t i = 0; i < count; i++) {
        double *restrict row = best[places[i]];
        for (uint32_t j = 0; j < LANES; j++) {
            const double sum = lane_of(lanes[j] + weights[i]);
            row[j] = sum < row[j] ? sum : row[j];
        }
    }
}

static void join(struct lane_group *group, const struct buckets *buckets,
                 uint32_t to_count)
{
    for (uint32_t i = 0; i < to_count; i++) {
        for (uint32_t j = 0; j < LANES; j++)
            group->best[i][j] = lane_of(LANE_NONE);
    }
    for (uint32_t i = 0; i < group->met_count; i++) {
        const uint32_t bucket = group->met[i];
        const uint32_t first = buckets->first[bucket];
        join_bucket(group->lanes[i], buckets->weights + first, buckets->places + first,
                    buckets->first[bucket + 1] - first, group->best);
        group->slots[bucket] = 0;
    }
    group->met_count = 0;
}

/* Two places on one segment need no junction. */
static void add_direct(struct roads *roads, const struct road_spot *from,
                       const struct road_spot *to, uint32_t to_count, uint64_t *row)
{
    for (uint32_t j = 0; j < to_count; j++) {
        uint32_t arc;
        if (from->segment != to[j].segment)
            continue;
        const uint64_t weight = road_direct_weight(roads, from, &to[j], &arc);
        row[j] = weight < row[j] ? weight : row[j];
    }
}

/* Places along a curve: neighbours in a group share states. */
static uint32_t *order_of(const struct road_spot *spots, uint32_t count,
                          struct arena *arena)
{
    uint32_t *order = ARENA_ARRAY(arena, count, uint32_t);
    int64_t *keys = ARENA_ARRAY(arena, count, int64_t);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t x = (uint32_t)((spots[i].on_road.lon_deg + 180) * 1e6);
        const uint32_t y = (uint32_t)((spots[i].on_road.lat_deg + 90) * 1e6);
        for (uint32_t bit = 0; bit < 29; bit++)
            keys[i] |= (int64_t)(x >> bit & 1) << 2 * bit | (int64_t)(y >> bit & 1)
                                                                << (2 * bit + 1);
    }
    sorting_order_i64(keys, order, count);
    return order;
}

struct table {
    struct roads_search *search;
    const struct road_spot *from, *to;
    uint32_t from_count, to_count;
    uint64_t *weights;
};

static void fill_rows(const struct table *table, const uint32_t *sources,
                      uint32_t count)
{
    struct roads_search *search = table->search;
    const struct label_list *outs = &search->outs;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t first = sources[i] == 0 ? 0 : outs->ends[sources[i] - 1];
        meet(&search->group, &search->buckets, outs->meetings + first,
             outs->ends[sources[i]] - first, i);
    }
    join(&search->group, &search->buckets, table->to_count);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t *row = table->weights + (size_t)sources[i] * table->to_count;
        for (uint32_t j = 0; j < table->to_count; j++)
            row[j] = lane_weight(search->group.best[j][i]);
        add_direct(search->roads, &table->from[sources[i]], table->to, table->to_count,
                   row);
    }
}

static void join_all(const struct table *table)
{
    struct roads_search *search = table->search;
    struct lane_group *group = &search->group;
    struct arena scratch = {0};
    const size_t most = search->buckets.count;
    group->slots = road_room(search, group->slots, &group->slot_capacity, most + 1,
                             sizeof *group->slots);
    group->met =
        road_room(search, group->met, &group->met_capacity, most, sizeof *group->met);
    group->lanes = road_room(search, group->lanes, &group->lane_capacity, most,
                             sizeof *group->lanes);
    group->best = road_room(search, group->best, &group->best_capacity, table->to_count,
                            sizeof *group->best);
    const uint32_t *order = order_of(table->from, table->from_count, &scratch);
    for (uint32_t i = 0; i < table->from_count; i += LANES) {
        const uint32_t left = table->from_count - i;
        fill_rows(table, order + i, left < LANES ? left : LANES);
    }
    arena_release(&scratch);
}

bool roads_table(struct roads_search *search, const struct road_spot *from,
                 uint32_t from_count, const struct road_spot *to, uint32_t to_count,
                 uint64_t *weights, struct err *err)
{
    const struct table table = {search, from, to, from_count, to_count, weights};
    make_labels(search, &search->out, from, from_count, &search->outs);
    make_labels(search, &search->back, to, to_count, &search->backs);
    fill_buckets(search, to_count);
    join_all(&table);
    clear_buckets(search);
    return road_parts_check(search->roads, err);
}
