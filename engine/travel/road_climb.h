// SPDX-License-Identifier: GPL-3.0-or-later
/* road_climb: a search by Dijkstra that only goes up the hierarchy, from where a drive
 * begins or, backwards, from where it ends. Only travel/road* use this.
 *
 * Stalling on demand (Geisberger et al. 2012): a state that is reached more cheaply by
 * way of a higher one is not on a shortest way up, and nothing goes on from it. */
#ifndef TRAVEL_ROAD_CLIMB_H
#define TRAVEL_ROAD_CLIMB_H

#include "travel/road_parts.h"

struct climb_label {
    uint64_t weight;
    uint32_t stamp; /* of the climb that wrote it */
    uint32_t at;    /* in the heap; CLIMB_SETTLED: no longer */
};
enum { CLIMB_SETTLED = 0x7fffffff };

/* How a state was reached; apart, since only paths need it. */
struct climb_step {
    uint32_t parent; /* ROAD_NONE: a seed */
    uint32_t via;    /* of the link taken; of a seed: the arc */
};

struct climb_entry {
    uint64_t weight;
    uint32_t state;
};

struct climb {
    struct roads *roads;
    bool is_back;
    struct climb_label *labels; /* by state */
    struct climb_step *steps;   /* by state */
    uint32_t stamp;
    uint64_t limit;           /* what weighs as much or more is not reached */
    bool has_steps;           /* steps are kept */
    struct climb_entry *heap; /* of four children each */
    uint32_t heap_count;
    size_t heap_capacity;
    struct arena arena;
};

void climb_init(struct climb *climb, struct roads *roads, bool is_back);
void climb_release(struct climb *climb);

/* Begin anew at a spot; `limit` at most ROADS_HEAVIEST. */
void climb_begin(struct climb *climb, const struct road_spot *spot, uint64_t limit,
                 bool has_steps);

/* The weight of the next state to be settled; ROADS_UNREACHED: none. */
static inline uint64_t climb_next_weight(const struct climb *climb)
{
    return climb->heap_count > 0 ? climb->heap[0].weight : ROADS_UNREACHED;
}
/* Settle it; false: it is stalled, and nothing goes on from it. */
bool climb_settle(struct climb *climb, uint32_t *state);

/* Was the state reached by this climb? */
static inline bool climb_has(const struct climb *climb, uint32_t state)
{
    return climb->labels[state].stamp == climb->stamp;
}

/* Where a climb begins: the states at the end of the spot's segment (backwards: at its
 * beginning), their weights, and the arc taken. */
typedef void road_seed(void *context, uint32_t state, uint64_t weight, uint32_t arc);
void road_seeds(struct roads *roads, bool is_back, const struct road_spot *spot,
                road_seed *seed, void *context);

/* What is driven of an arc from its beginning to share_ppm of it. */
uint64_t road_share_weight(const struct road_segment *segment, uint32_t way,
                           int32_t share_ppm);

#endif
