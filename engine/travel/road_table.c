// SPDX-License-Identifier: GPL-3.0-or-later
/* Many to many: a label for every place, then a join.
 *
 * A label is what a climb settles without stalling: (state, weight). Buckets hold, for
 * each state, the places that can be reached from it and how far they are (Knopp,
 * Sanders, Schultes, Schulz, Wagner 2007, doi:10.1137/1.9781611972870.4). Labels are
 * thinned before the join: going down from the highest, a state that is reached more
 * cheaply by way of a higher one of the label is no meeting point of any shortest way.
 * Stalling while climbing sees only what was reached before. */
#include "travel/road_climb.h"
#include "travel/road_path.h"

#include <stdlib.h>

struct meeting {
    uint64_t weight;
    uint32_t state;
};

struct label_list {
    struct meeting *meetings;
    uint32_t count;
    size_t capacity;
    uint32_t *ends; /* of a place's label */
};

static int compare_down(const void *a, const void *b)
{
    const struct meeting *left = a, *right = b;
    return (left->state < right->state) - (left->state > right->state);
}

/* Lighter by way of a higher state? Then what is below profits too. */
static bool is_bypassed(struct climb *climb, const struct meeting *meeting)
{
    const struct link_range range = road_links(climb->roads, meeting->state);
    const struct road_link *links =
        climb->is_back ? range.links : range.links + range.out_count;
    const uint32_t count = climb->is_back ? range.out_count : range.in_count;
    uint64_t best = meeting->weight;
    for (uint32_t i = 0; i < count; i++) {
        const struct climb_label *higher = &climb->labels[links[i].peer];
        if (higher->stamp == climb->stamp && higher->weight + links[i].weight < best)
            best = higher->weight + links[i].weight;
    }
    climb->labels[meeting->state].weight = best;
    return best < meeting->weight;
}

static void add_label(struct climb *climb, const struct road_spot *spot,
                      struct arena *arena, struct label_list *list)
{
    const uint32_t first = list->count;
    uint32_t state, kept = first;
    climb_begin(climb, spot);
    while (climb->heap_count > 0) {
        if (!climb_step(climb, &state))
            continue;
        list->meetings = arena_grow(arena, list->meetings, &list->capacity,
                                    list->count + (size_t)1, sizeof *list->meetings);
        list->meetings[list->count++] =
            (struct meeting){climb->labels[state].weight, state};
    }
    qsort(list->meetings + first, list->count - first, sizeof *list->meetings,
          compare_down);
    for (uint32_t i = first; i < list->count; i++) {
        if (!is_bypassed(climb, &list->meetings[i]))
            list->meetings[kept++] = list->meetings[i];
    }
    list->count = kept;
}

static void make_labels(struct roads *roads, bool is_back,
                        const struct road_spot *spots, uint32_t count,
                        struct arena *arena, struct label_list *list)
{
    struct climb climb;
    climb_init(&climb, roads, is_back);
    list->ends = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        add_label(&climb, &spots[i], arena, list);
        list->ends[i] = list->count;
    }
    climb_release(&climb);
}

struct buckets {
    uint32_t *of_states; /* bucket of a state, from 1; 0: none */
    uint32_t *first;     /* entries of a bucket: [b] .. [b + 1] */
    uint32_t count;
    uint64_t *weights;
    uint32_t *places;
};

static void make_buckets(const struct label_list *list, uint32_t place_count,
                         struct arena *arena, struct buckets *buckets)
{
    uint32_t at = 0;
    buckets->first = ARENA_ARRAY(arena, list->count + (size_t)3, uint32_t);
    buckets->weights = ARENA_ARRAY(arena, list->count, uint64_t);
    buckets->places = ARENA_ARRAY(arena, list->count, uint32_t);
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t *bucket = &buckets->of_states[list->meetings[i].state];
        if (*bucket == 0)
            *bucket = ++buckets->count;
        buckets->first[*bucket + 2]++;
    }
    for (uint32_t i = 1; i <= buckets->count + 1; i++)
        buckets->first[i + 1] += buckets->first[i];
    for (uint32_t place = 0; place < place_count; place++) {
        for (; at < list->ends[place]; at++) {
            const uint32_t bucket = buckets->of_states[list->meetings[at].state];
            const uint32_t entry = buckets->first[bucket + 1]++;
            buckets->weights[entry] = list->meetings[at].weight;
            buckets->places[entry] = place;
        }
    }
}

static void join_row(const struct label_list *list, uint32_t begin, uint32_t end,
                     const struct buckets *buckets, uint64_t *row)
{
    for (uint32_t i = begin; i < end; i++) {
        const struct meeting meeting = list->meetings[i];
        const uint32_t bucket = buckets->of_states[meeting.state];
        if (bucket == 0)
            continue;
        for (uint32_t j = buckets->first[bucket]; j < buckets->first[bucket + 1]; j++) {
            const uint64_t weight = meeting.weight + buckets->weights[j];
            uint64_t *best = &row[buckets->places[j]];
            *best = weight < *best ? weight : *best;
        }
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

bool roads_table(struct roads *roads, const struct road_spot *from, uint32_t from_count,
                 const struct road_spot *to, uint32_t to_count, uint64_t *weights,
                 struct err *err)
{
    struct arena scratch = {0};
    struct label_list outs = {NULL, 0, 0, NULL}, backs = {NULL, 0, 0, NULL};
    struct buckets buckets = {.count = 0};
    make_labels(roads, false, from, from_count, &scratch, &outs);
    make_labels(roads, true, to, to_count, &scratch, &backs);
    buckets.of_states = ARENA_ARRAY(&scratch, roads->header.state_count, uint32_t);
    make_buckets(&backs, to_count, &scratch, &buckets);
    for (uint32_t i = 0; i < from_count; i++) {
        uint64_t *row = weights + (size_t)i * to_count;
        for (uint32_t j = 0; j < to_count; j++)
            row[j] = ROADS_UNREACHED;
        join_row(&outs, i == 0 ? 0 : outs.ends[i - 1], outs.ends[i], &buckets, row);
        add_direct(roads, &from[i], to, to_count, row);
    }
    arena_release(&scratch);
    return road_parts_check(roads, err);
}
