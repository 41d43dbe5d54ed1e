// SPDX-License-Identifier: GPL-3.0-or-later
/* tour: one day's visits in order, with what it takes to judge a change at once.
 *
 *      start ──leg── stop 1 ──leg── stop 2 ── ... ──leg── end
 *        0             1              2                count + 1
 *
 * Each stop keeps the earliest start of its visit with lunch still to take (early0) and
 * taken (early1), and the latest start from which the rest can still be done with lunch
 * still to take (late0) and taken (late1). A visit k fits between p and q = p + 1
 * exactly when it can start in time for one of q's two latest starts: docs/model.md
 * (4.3), tested against minute-by-minute rescheduling in
 * tests/property/test_insertion.c. On a day without lunch only the second of each pair
 * is used.
 *
 * Reading it as "lunch before p or after q" refuses half of what fits; forgetting the
 * legs to and from k accepts a fifth of what does not. */
#ifndef ROUTE_TOUR_H
#define ROUTE_TOUR_H

#include "route/ground.h"

struct tour_stop {
    uint32_t node; /* NO_IX at both ends */
    uint32_t place;
    int32_t service_s; /* 0 at both ends */
    int32_t early0, early1;
    int32_t late0, late1;
    int32_t room_s; /* no visit that needs more fits between this stop and the next */
    struct leg leg; /* from the stop before; of the start: 0 */
};

struct tour {
    uint32_t day;
    uint32_t wake, sleep; /* where it begins and ends: 0 home, k lodging k - 1 */
    uint32_t count;       /* visits */
    int64_t value_ct, cost_ct;
    int64_t night_ct; /* of sleeping there */
    int32_t drive_s;
    struct tour_stop *stops; /* count + 2 in use, capacity + 2 there */
    uint32_t capacity;
};

/* Empty, with room for `capacity` visits. */
void tour_init(struct tour *tour, const struct ground *ground, uint32_t day,
               uint32_t capacity, struct arena *arena);
/* The same, from and to other places than home. */
void tour_init_ends(struct tour *tour, const struct ground *ground, uint32_t day,
                    uint32_t wake, uint32_t sleep, uint32_t capacity,
                    struct arena *arena);
/* `to` has the room; both are of the same ground. */
void tour_copy(struct tour *to, const struct tour *from);
void tour_clear(struct tour *tour, const struct ground *ground);

/* Replace `removed` visits from position `first` (1..count + 1) on by nodes, in their
 * order. */
struct splice {
    uint32_t first, removed;
    const uint32_t *nodes;
    uint32_t node_count;
};

/* What a splice changes in the sums of the tour; exact. */
struct splice_change {
    int64_t value_ct, cost_ct;
    int32_t drive_s;
};

/* Can it be done: windows, lunch, span, caps, legs? Fills `change` when it can.
 * O(nodes), nothing is changed. */
bool splice_test(const struct ground *ground, const struct tour *tour,
                 const struct splice *splice, struct splice_change *change);
/* Do it; splice_test has said yes, and what it promised is asserted. O(count). */
void splice_apply(const struct ground *ground, struct tour *tour,
                  const struct splice *splice);

/* Take out all visits whose node is marked. Where a leg is longer than the way around
 * it, the rest may not fit any more; then the tour is emptied and the answer is false.
 * O(count). */
bool tour_drop(const struct ground *ground, struct tour *tour,
               const uint8_t *is_dropped);

/* The same visits between other ends; where they do not fit the tour is emptied and the
 * answer is false. The way from the one end to the other fits. O(count). */
bool tour_turn(const struct ground *ground, struct tour *tour, uint32_t wake,
               uint32_t sleep);

/* The value less the travel and the night. */
static inline int64_t tour_net_ct(const struct tour *tour)
{
    return tour->value_ct - tour->cost_ct - tour->night_ct;
}

/* The two earliest starts at a place that is reached over a leg. */
struct arrival {
    int32_t tod0, tod1; /* lunch still to take, taken */
};

/* From leaving at tod0 or tod1 over `drive_s`: when one arrives. */
static inline struct arrival arrival_after(const struct ground_day *day,
                                           struct arrival leave, int32_t drive_s)
{
    struct arrival arrival = {leave.tod0 + drive_s, leave.tod1 + drive_s};
    if (day->lunch_s > 0) {
        const int32_t fed = ground_lunch_arrival(day, drive_s, leave.tod0);
        if (fed < arrival.tod1)
            arrival.tod1 = fed;
    }
    return arrival;
}

/* Does the visit fit between stop p and the next? Exact, constant time but for the
 * number of windows; caps are not looked at. */
static inline bool tour_fits(const struct ground *ground, const struct tour *tour,
                             uint32_t p, uint32_t node, struct leg in, struct leg out)
{
    const struct ground_day *day = &ground->days[tour->day];
    const struct tour_stop *before = &tour->stops[p], *after = before + 1;
    const struct opening_range *opening = ground_opening(ground, tour->day, node);
    const int32_t service_s = ground->nodes[node].service_s;
    if (day->lunch_s == 0) {
        const int32_t start = opening_next(
            opening, ground->windows, before->early1 + before->service_s + in.drive_s);
        return start + service_s + out.drive_s <= after->late1;
    }
    struct arrival at =
        arrival_after(day,
                      (struct arrival){before->early0 + before->service_s,
                                       before->early1 + before->service_s},
                      in.drive_s);
    at.tod0 = opening_next(opening, ground->windows, at.tod0) + service_s;
    at.tod1 = opening_next(opening, ground->windows, at.tod1) + service_s;
    at = arrival_after(day, at, out.drive_s);
    return at.tod0 <= after->late0 || at.tod1 <= after->late1;
}

/* The sums and both maps anew, from nothing; true when they equal what is kept. For
 * assertions and tests. */
bool tour_is_exact(const struct ground *ground, const struct tour *tour);

#endif
