// SPDX-License-Identifier: GPL-3.0-or-later
/* road_sweep: the climbs of several places side by side, without a heap. Only
 * travel/road* use this.
 *
 * Links lead to states with higher numbers, so one pass over the states in their order
 * settles each before it is used; places that lie near one another share many of their
 * states, and a link is read once for all of them. Where all that reach a state do so
 * more cheaply from above, nothing goes on from it: that halves the states of Porto and
 * takes two thirds of those of a grid. A second pass, down again, finds for which
 * places a state is reached more cheaply by way of a higher one: there it is on no
 * shortest way, and is left out. */
#ifndef TRAVEL_ROAD_SWEEP_H
#define TRAVEL_ROAD_SWEEP_H

#include "travel/road_lanes.h"
#include "travel/road_parts.h"

struct road_sweep {
    struct roads *roads;
    bool is_back;
    struct arena arena;
    uint64_t *open, *open_words; /* bits of states that wait; of their words */
    uint32_t *slots;             /* by state, from 1; 0: not reached */
    uint32_t *states;            /* reached, ascending */
    union lanes *lanes;          /* by slot - 1 */
    uint32_t count, slot_count;
    size_t state_capacity, lane_capacity;
};

void road_sweep_init(struct road_sweep *sweep, struct roads *roads, bool is_back);
void road_sweep_release(struct road_sweep *sweep);

/* The climbs of `count` spots, at most ROAD_LANES: spots[i] has lane i. Then states
 * [0..count) and their lanes are told; what is on no shortest way is LANE_NONE. */
void road_sweep_run(struct road_sweep *sweep, const struct road_spot *const *spots,
                    uint32_t count);

static inline const union lanes *road_sweep_lanes(const struct road_sweep *sweep,
                                                  uint32_t state)
{
    return &sweep->lanes[sweep->slots[state] - 1];
}

#endif
