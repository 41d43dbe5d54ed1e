// SPDX-License-Identifier: GPL-3.0-or-later
/* trips: the usual cost of a trip to each account of one rep (value/trip.h).
 *
 * The hop to the next stop is the drive to the account's TRIPS_NEIGHBOURS-th nearest
 * other account of hers: in a week about a fifth of her accounts is due, and the
 * shortest tour through a random fifth has hops about that long (Beardwood, Halton &
 * Hammersley 1959: 0.7124 * sqrt(area / stops); the k-th nearest of n lies at
 * sqrt(k area / (pi n)), and k = 8 makes the two equal for stops = n / 5). */
#ifndef AGENDA_TRIPS_H
#define AGENDA_TRIPS_H

#include "base/arena.h"
#include "model/model.h"
#include "travel/travel.h"
#include "value/trip.h"

enum { TRIPS_NEIGHBOURS = 8 };

struct trip_there {
    uint32_t account_ix;
    struct trip_cost cost;
    struct drive out, back; /* between home and the account; drive_s < 0: cannot */
    struct drive near_out, near_back; /* the nearest lodging; drive_s < 0: none */
    struct drive hop;
    bool has_no_road; /* it cannot be reached because no road is near it */
};

struct trips {
    struct trip_there *there; /* by account */
    uint32_t count;
};

/* Of the accounts named (rising, located), in `arena`. O(n log n), and three drives for
 * each. The cost of a place that cannot be reached is that of the visit alone. */
bool trips_of_rep(const struct model *model, uint32_t rep_ix, struct geo_point home,
                  const uint32_t *account_ixs, uint32_t count,
                  const struct travel *travel, struct arena *arena, struct trips *trips,
                  struct err *err) MUST_CHECK;

/* NULL when the account is not among them. */
const struct trip_there *trips_find(const struct trips *trips, uint32_t account_ix);

#endif
