// SPDX-License-Identifier: GPL-3.0-or-later
/* insert: the best place for one more visit.
 *
 * A place is scored by what it earns: the gain of the visit less added travel, less the
 * time it takes at a price. Without a price on time, a search for value alone cannot
 * tell a tight day from a loose one and stalls (measured on orienteering benchmarks).
 */
#ifndef ROUTE_INSERT_H
#define ROUTE_INSERT_H

#include "base/rng.h"
#include "route/tour.h"

struct insertion {
    uint32_t position; /* of the new visit in its tour, 1..count + 1 */
    int64_t score_uct; /* gain - travel - time at its price */
    int64_t travel_ct; /* added */
    int32_t extra_s;   /* added driving and visit, waiting aside */
};

/* Now and then a place is passed over unseen (Christiaens & Vanden Berghe 2020,
 * doi:10.1287/trsc.2019.0914: blinks); NULL where it must not happen. */
struct blink {
    struct rng *rng;
    uint32_t rarity; /* one in so many, on average */
    uint32_t left;   /* places until the next one */
};

void blink_init(struct blink *blink, struct rng *rng, uint32_t rarity);

/* The place in the tour with the best score; false when the visit fits nowhere or none
 * has a score above best->score_uct, which the caller sets (INT64_MIN: take any). Ties
 * go to the earlier position. */
bool insert_best(const struct ground *ground, const struct tour *tour, uint32_t node,
                 int64_t gain_uct, int64_t second_uct, struct blink *blink,
                 struct insertion *best);

#endif
