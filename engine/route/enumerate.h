// SPDX-License-Identifier: GPL-3.0-or-later
/* enumerate: every set of visits of a day that earns more than a threshold.
 *
 * Labels as in label.h, but they remember everything, and one makes another needless
 * only when both made the same visits from the same place and end at the same one: it
 * is no later, earns no less, takes no more of a quota, has eaten if the other has.
 * What is left are all routes worth looking at in a better week: Baldacci, Bartolini &
 * Mingozzi 2011, doi:10.1287/opre.1100.0881. docs/model.md (4.10). */
#ifndef ROUTE_ENUMERATE_H
#define ROUTE_ENUMERATE_H

#include "route/togo.h"

struct enumerate_options {
    int64_t threshold_uct; /* only routes that earn at least this are of interest */
    uint64_t label_limit;  /* give up when more are made */
    uint32_t route_limit;  /* give up when more are found */
};

struct enumerate_route {
    uint32_t first, count; /* in answer.nodes */
    uint32_t wake, sleep;  /* where it begins and ends, as in pricing_end */
};

struct enumerate_answer {
    struct enumerate_route *routes; /* of each set its best order is among them; not
                                       only of each set one */
    uint32_t route_count;
    uint32_t *nodes;  /* of the ground, in order, of all routes */
    uint64_t labels;  /* made: counted effort */
    bool is_complete; /* no limit was hit */
};

/* `pricing` was laid with spare_uct at least what a route may lose, counts caps, and
 * keeps every group in mind itself. Quotas are kept by each route. In `arena`. */
void enumerate_day(const struct pricing *pricing, const struct togo *togo,
                   const struct enumerate_options *options, struct arena *arena,
                   struct enumerate_answer *answer);

#endif
