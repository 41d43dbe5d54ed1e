// SPDX-License-Identifier: GPL-3.0-or-later
/* road_judge: Dijkstra over the states of a network, to hold its hierarchy to. Slow and
 * short on purpose; it shares the graph (osm/graph.h) with what it judges, and nothing
 * after that. */
#ifndef BENCH_ROAD_JUDGE_H
#define BENCH_ROAD_JUDGE_H

#include "osm/graph.h"
#include "travel/roads.h"

struct road_judge {
    const struct road_draft *draft;
    struct graph graph;
    uint32_t *piece;    /* of a state */
    uint32_t *starts;   /* of an arc */
    uint32_t *segments; /* of the draft, by number in the prepared network */
    uint32_t segment_count;
    uint64_t *weights; /* of the last question, by state */
    struct road_spot from;
    uint64_t *heap_weights; /* entries of a binary heap, out-of-date ones too */
    uint32_t *heap_states;
    uint32_t heap_count;
};

void road_judge_init(struct road_judge *judge, const struct road_draft *draft,
                     uint32_t piece_junctions, struct arena *arena);
/* One to all. */
void road_judge_from(struct road_judge *judge, const struct road_spot *from);
/* To one, after road_judge_from. */
uint64_t road_judge_to(const struct road_judge *judge, const struct road_spot *to);

#endif
