// SPDX-License-Identifier: GPL-3.0-or-later
/* schedule: the clock times of a tour.
 *
 * Every visit starts as early as it can. Lunch is taken where that costs the least
 * time; a day that can be back by the latest start of lunch has none. One leaves just
 * in time for the first visit, not at the start of the working span: no arrival
 * changes, and nobody waits at a shut door. Later waits are spent at the customer's. */
#ifndef ROUTE_SCHEDULE_H
#define ROUTE_SCHEDULE_H

#include "route/tour.h"

struct schedule_stop {
    int32_t arrive_tod, start_tod, end_tod;
};

struct schedule {
    int32_t leave_tod, back_tod; /* equal: no visits, no driving. Without visits, to
                                    sleep elsewhere: at the start of work */
    int32_t lunch_tod;           /* -1: none */
    struct schedule_stop *stops; /* one a visit */
};

/* The tour is feasible. Stops live in `arena`. */
struct schedule schedule_of(const struct ground *ground, const struct tour *tour,
                            struct arena *arena);

#endif
