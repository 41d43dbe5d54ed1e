// SPDX-License-Identifier: GPL-3.0-or-later
/* road_search: scratch that questions to a network leave for the next one. Only
 * travel/road* use this.
 *
 * Fresh memory costs more than the searches in it: a page that is touched first takes
 * the system as long as a climb. So nothing is given back before the search is closed.
 */
#ifndef TRAVEL_ROAD_SEARCH_H
#define TRAVEL_ROAD_SEARCH_H

#include "travel/road_climb.h"
#include "travel/road_sweep.h"

/* That a place, the place-th in its order, has a state in its label. */
struct meeting {
    uint64_t weight;
    uint32_t state, place;
};

/* The places whose labels have a state, by state. */
struct buckets {
    uint32_t *of_states; /* bucket of a state, from 1; 0: none */
    uint32_t count;
    uint32_t *first; /* entries of a bucket: [b] .. [b + 1] */
    uint64_t *weights;
    uint32_t *places;
    size_t first_capacity, weight_capacity, place_capacity;
};

struct roads_search {
    struct arena arena; /* holds this too */
    struct roads *roads;
    struct climb out, back;
    struct road_sweep sweep_out, sweep_back; /* not initialised before has_sweeps */
    bool has_sweeps;
    struct meeting *meetings; /* of all targets, for the buckets */
    uint32_t meeting_count;
    struct buckets buckets;
    union lanes *best; /* by target place, in their order */
    size_t meeting_capacity, best_capacity;
};

/* Room for `count` things; what was there is not kept. */
void *road_room(struct roads_search *search, void *room, size_t *capacity, size_t count,
                size_t size);

#endif
