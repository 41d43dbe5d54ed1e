// SPDX-License-Identifier: GPL-3.0-or-later
/* Many to many: a label for every place, then a join.
 *
 * A label is what a sweep tells of a place: (state, weight) for all states that may be
 * the highest of a shortest way. Buckets hold, for each state, the places that can be
 * reached from it and how far they are (Knopp, Sanders, Schultes, Schulz, Wagner 2007,
 * doi:10.1137/1.9781611972870.4). ROAD_LANES sources that lie near one another are
 * joined at a time: a bucket is read once for all of them, and their sums are formed
 * side by side.
 *
 * Labels by climbs with a heap and stalling took three times as long as all of this. */
#include "base/sorting.h"
#include "travel/road_path.h"
#include "travel/road_search.h"

#include <string.h>

enum { LANES = ROAD_LANES };

struct table {
    struct roads_search *search;
    const struct road_spot *from, *to;
    uint32_t from_count, to_count;
    const uint32_t *from_order, *to_order; /* along a curve through the map */
    uint64_t *weights;
};

static void sweep_group(struct road_sweep *sweep, const struct road_spot *spots,
                        const uint32_t *order, uint32_t count)
{
    const struct road_spot *group[LANES];
    for (uint32_t i = 0; i < count; i++)
        group[i] = &spots[order[i]];
    road_sweep_run(sweep, group, count);
}

static uint32_t group_count(uint32_t count, uint32_t first)
{
    return count - first < LANES ? count - first : LANES;
}

/* What the sweep of targets `first`... tells. */
static void add_meetings(struct roads_search *search, uint32_t first, uint32_t count)
{
    const struct road_sweep *sweep = &search->sweep_back;
    search->meetings = arena_grow(
        &search->arena, search->meetings, &search->meeting_capacity,
        search->meeting_count + (size_t)count * sweep->count, sizeof *search->meetings);
    for (uint32_t i = 0; i < sweep->count; i++) {
        const union lanes *lanes = road_sweep_lanes(sweep, sweep->states[i]);
        for (uint32_t j = 0; j < count; j++) {
            const uint64_t bits = lanes->bits[j];
            if (bits < LANE_NONE)
                search->meetings[search->meeting_count++] =
                    (struct meeting){bits - LANE_BIAS, sweep->states[i], first + j};
        }
    }
}

static void make_room(struct roads_search *search)
{
    struct buckets *buckets = &search->buckets;
    const size_t count = search->meeting_count;
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

static void count_entries(struct roads_search *search)
{
    struct buckets *buckets = &search->buckets;
    const uint32_t count = search->meeting_count;
    buckets->count = 0;
    memset(buckets->first, 0, (count + (size_t)3) * sizeof *buckets->first);
    for (uint32_t i = 0; i < count; i++) {
        uint32_t *bucket = &buckets->of_states[search->meetings[i].state];
        if (*bucket == 0)
            *bucket = ++buckets->count;
        buckets->first[*bucket + 2]++;
    }
    for (uint32_t i = 1; i <= buckets->count + 1; i++)
        buckets->first[i + 1] += buckets->first[i];
}

static void fill_buckets(const struct table *table)
{
    struct roads_search *search = table->search;
    struct buckets *buckets = &search->buckets;
    search->meeting_count = 0;
    for (uint32_t i = 0; i < table->to_count; i += LANES) {
        const uint32_t count = group_count(table->to_count, i);
        sweep_group(&search->sweep_back, table->to, table->to_order + i, count);
        add_meetings(search, i, count);
    }
    make_room(search);
    count_entries(search);
    for (uint32_t i = 0; i < search->meeting_count; i++) {
        const struct meeting *meeting = &search->meetings[i];
        const uint32_t bucket = buckets->of_states[meeting->state];
        const uint32_t entry = buckets->first[bucket + 1]++;
        buckets->weights[entry] = meeting->weight;
        buckets->places[entry] = meeting->place;
    }
}

static void clear_buckets(struct roads_search *search)
{
    for (uint32_t i = 0; i < search->meeting_count; i++)
        search->buckets.of_states[search->meetings[i].state] = 0;
}

static void join_bucket(const union lanes *lanes, const uint64_t *weights,
                        const uint32_t *places, uint32_t count, union lanes *best)
{
    const union lanes from = *lanes; /* stays in registers */
    for (uint32_t i = 0; i < count; i++)
        lanes_relax(&best[places[i]], &from, weights[i]);
}

static bool is_met(const union lanes *lanes)
{
    bool is_met = false;
    for (uint32_t i = 0; i < LANES; i++)
        is_met |= lanes->bits[i] < LANE_NONE;
    return is_met;
}

/* The sweep of sources against all buckets. */
static void join(struct roads_search *search, uint32_t to_count)
{
    const struct road_sweep *sweep = &search->sweep_out;
    const struct buckets *buckets = &search->buckets;
    for (uint32_t i = 0; i < to_count; i++)
        search->best[i] = lanes_none();
    for (uint32_t i = 0; i < sweep->count; i++) {
        const uint32_t state = sweep->states[i], bucket = buckets->of_states[state];
        const union lanes *lanes = road_sweep_lanes(sweep, state);
        if (bucket == 0 || !is_met(lanes))
            continue;
        const uint32_t first = buckets->first[bucket];
        join_bucket(lanes, buckets->weights + first, buckets->places + first,
                    buckets->first[bucket + 1] - first, search->best);
    }
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

static uint64_t weight_of(uint64_t bits)
{
    return bits < LANE_NONE ? bits - LANE_BIAS : ROADS_UNREACHED;
}

static void fill_rows(const struct table *table, uint32_t first)
{
    struct roads_search *search = table->search;
    const uint32_t count = group_count(table->from_count, first);
    sweep_group(&search->sweep_out, table->from, table->from_order + first, count);
    join(search, table->to_count);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t source = table->from_order[first + i];
        uint64_t *row = table->weights + (size_t)source * table->to_count;
        for (uint32_t j = 0; j < table->to_count; j++)
            row[table->to_order[j]] = weight_of(search->best[j].bits[i]);
        add_direct(search->roads, &table->from[source], table->to, table->to_count,
                   row);
    }
}

static void open_sweeps(struct roads_search *search)
{
    if (search->has_sweeps)
        return;
    road_sweep_init(&search->sweep_out, search->roads, false);
    road_sweep_init(&search->sweep_back, search->roads, true);
    search->has_sweeps = true;
}

/* For a pair or two a sweep is dearer than two climbs. */
static bool drive_each(struct roads_search *search, const struct road_spot *from,
                       uint32_t from_count, const struct road_spot *to,
                       uint32_t to_count, uint64_t *weights, struct err *err)
{
    for (uint32_t i = 0; i < from_count * to_count; i++) {
        struct road_drive drive;
        if (!roads_drive(search, &from[i / to_count], &to[i % to_count], NULL, &drive,
                         err))
            return false;
        weights[i] = drive.weight;
    }
    return true;
}

bool roads_table(struct roads_search *search, const struct road_spot *from,
                 uint32_t from_count, const struct road_spot *to, uint32_t to_count,
                 uint64_t *weights, struct err *err)
{
    enum { FEW = 2 };
    if ((uint64_t)from_count * to_count <= FEW)
        return drive_each(search, from, from_count, to, to_count, weights, err);
    struct arena scratch = {0};
    const struct table table = {search,
                                from,
                                to,
                                from_count,
                                to_count,
                                order_of(from, from_count, &scratch),
                                order_of(to, to_count, &scratch),
                                weights};
    open_sweeps(search);
    search->best = road_room(search, search->best, &search->best_capacity, to_count,
                             sizeof *search->best);
    fill_buckets(&table);
    for (uint32_t i = 0; i < from_count; i += LANES)
        fill_rows(&table, i);
    clear_buckets(search);
    arena_release(&scratch);
    return road_parts_check(search->roads, err);
}
