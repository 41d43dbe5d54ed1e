// SPDX-License-Identifier: GPL-3.0-or-later
/* label: the best route of a day at given prices, by labelling.
 *
 * A label is a beginning of a route: where it ends, when the visit there starts, what
 * it has earned, what it remembers, whether lunch is eaten. Labels are made in the
 * order of time; one that is no earlier, earns no more and remembers no less than
 * another at the same place is dropped, and so is one that cannot beat `threshold_uct`
 * even with the most that is still to be had (togo.h). Several windows a day change
 * nothing, because the earliest start is a monotone map of arrival. Feillet, Dejax,
 * Gendreau & Gueguen 2004, doi:10.1002/net.20033; ng-routes as in memory.h.
 * docs/model.md (4.8). */
#ifndef ROUTE_LABEL_H
#define ROUTE_LABEL_H

#include "route/togo.h"

struct label_options {
    int64_t threshold_uct; /* only routes that earn more are of interest */
    bool is_heuristic;    /* elementary routes only, and dominance forgets memory: fast,
                             and may miss the best */
    uint64_t label_limit; /* stop when so many were made */
    uint32_t route_limit; /* routes wanted, each with another last visit or end */
};

struct label_route {
    int64_t reward_uct; /* what it earns at the prices */
    uint32_t *nodes;    /* of the ground, in order */
    uint32_t count;
    uint32_t wake, sleep; /* where it begins and ends, as in pricing_end */
    bool is_elementary;   /* no group twice */
    bool keeps_caps;      /* visits and driving of the day */
};

struct label_answer {
    struct label_route *routes; /* above the threshold, best first */
    uint32_t route_count;
    int64_t bound_uct; /* no route of the day earns more (not with is_heuristic); never
                          below threshold_uct */
    uint64_t labels;   /* made: counted effort */
    bool is_complete; /* the limit was not hit: bound_uct is exact for ng-routes, or the
                         threshold */
};

/* In `arena`; its scratch space is its own. */
void label_day(const struct pricing *pricing, const struct togo *togo,
               const struct label_options *options, struct arena *arena,
               struct label_answer *answer);

#endif
