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

enum { ROAD_LANES = 8 };

/* Where a place's climb came by. */
struct meeting {
    uint64_t weight;
    uint32_t state;
};

/* Labels of many places, one after the other. */
struct label_list {
    struct meeting *meetings;
    uint32_t count;
    size_t capacity;
    uint32_t *ends; /* of a place's label */
    size_t end_capacity;
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

/* ROAD_LANES sources and the buckets that any of them meets. */
struct lane_group {
    uint32_t *slots; /* of a bucket in this group, from 1; 0: none */
    uint32_t *met;   /* buckets, in the order of their slots */
    uint32_t met_count;
    uint64_t (*lanes)[ROAD_LANES]; /* by slot: the sources' weights */
    double (*best)[ROAD_LANES];    /* by target place */
    size_t slot_capacity, met_capacity, lane_capacity, best_capacity;
};

struct roads_search {
    struct arena arena; /* holds this too */
    struct roads *roads;
    struct climb out, back;
    struct label_list outs, backs;
    struct buckets buckets;
    struct lane_group group;
};

/* Room for `count` things; what was there is not kept. */
void *road_room(struct roads_search *search, void *room, size_t *capacity, size_t count,
                size_t size);

#endif
