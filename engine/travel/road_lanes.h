// SPDX-License-Identifier: GPL-3.0-or-later
/* road_lanes: weights of several places side by side, as one instruction takes them.
 * Only travel/road* use this. */
#ifndef TRAVEL_ROAD_LANES_H
#define TRAVEL_ROAD_LANES_H

#include "travel/roads.h"

#include <assert.h>

enum { ROAD_LANES = 16 };

/* Weights as doubles: of positive doubles the order is that of their bits, and a
 * compiler has an instruction for the smaller of several of them but none for 64-bit
 * integers. The bias keeps the bits out of the range of denormal numbers; LANE_NONE and
 * every sum stay below infinity. */
#define LANE_BIAS (UINT64_C(1) << 52)
#define LANE_NONE (UINT64_C(3) << 61)
static_assert(LANE_NONE + ROADS_HEAVIEST < UINT64_C(0x7ff) << 52, "sums stay finite");

union lanes {
    uint64_t bits[ROAD_LANES]; /* LANE_BIAS + weight; LANE_NONE: not reached */
    double at[ROAD_LANES];     /* the same, to be compared */
};

static inline union lanes lanes_none(void)
{
    union lanes lanes;
    for (int i = 0; i < ROAD_LANES; i++)
        lanes.bits[i] = LANE_NONE;
    return lanes;
}
/* The smaller of `to` and `from` plus a weight. */
static inline void lanes_relax(union lanes *restrict to,
                               const union lanes *restrict from, uint64_t weight)
{
    for (int i = 0; i < ROAD_LANES; i++) {
        union {
            uint64_t bits;
            double at;
        } sum;
        sum.bits = from->bits[i] + weight;
        to->at[i] = sum.at < to->at[i] ? sum.at : to->at[i];
    }
}
/* The same by a call: among other code the compiler takes the lanes one by one. */
void lanes_lower(union lanes *to, const union lanes *from, uint64_t weight);

#endif
