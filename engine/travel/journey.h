// SPDX-License-Identifier: GPL-3.0-or-later
/* journey: from place to place by car, or by a rail, air, ferry or bus service with a
 * drive to where it starts and another from where it ends.
 *
 * A journey lies within one day. The stops are joined to the roads as any place is: by
 * the provider's drives. One arrives at the stop some time before the departure, and
 * needs some after the arrival (JOURNEY_BEFORE_S, JOURNEY_AFTER_S by mode). A journey's
 * price is its money and its time from door to door at the price of an hour; the best
 * is the cheapest of them, and among equals the car. docs/model.md (2.4). */
#ifndef TRAVEL_JOURNEY_H
#define TRAVEL_JOURNEY_H

#include "model/model.h"
#include "travel/travel.h"

struct journey {
    uint32_t service_ix;           /* in the model; NO_IX: all the way by car */
    int32_t leave_tod, arrive_tod; /* 0..24 h */
    int32_t depart_tod;            /* of the service; by car: leave_tod */
    int32_t ride_s;                /* on the service; by car: 0 */
    struct drive access, egress;   /* to it and from it; by car access is all of it */
    int64_t cost_ct;  /* kilometres, tickets and tolls, the fare, a hired car */
    int64_t price_ct; /* the cost, and door to door at the price of an hour */
};

/* Between `places`, by what the services of a model offer. */
struct journeys {
    const struct model *model;
    const struct travel *travel;
    struct places places;
    int64_t km_uct, hour_ct, hire_ct;
    const struct drive *access; /* place x service: to where it starts */
    const struct drive *egress; /* service x place: from where it ends */
};

/* Two tables of drives, in `arena`: after it a question costs one drive and a look at
 * each service. Keeps `model`, `travel` and `places`. */
bool journeys_lay(const struct model *model, const struct settings *settings,
                  const struct travel *travel, struct places places,
                  struct arena *arena, struct journeys *journeys,
                  struct err *err) MUST_CHECK;

enum { JOURNEY_DAY_S = 86400 };

/* Either leave at ready_tod or after, as soon as one can (by_tod = JOURNEY_DAY_S says
 * no more than that it ends that day), or, with is_late, be there by by_tod and leave
 * as late as one can. Time is counted from ready_tod, with is_late to by_tod: waiting
 * at either end is time too. */
struct journey_question {
    uint32_t from, to; /* of the places */
    int32_t day;       /* civil day */
    int32_t ready_tod, by_tod;
    bool is_late;
};

/* All ways, the best first; at most 1 + model->service_count in `found`. 0: one cannot
 * be there in time. `drive` is the drive from the one to the other. */
uint32_t journeys_find(const struct journeys *journeys,
                       const struct journey_question *question, struct drive drive,
                       struct journey *found);
/* The first of them; false: there is none. */
bool journeys_best(const struct journeys *journeys,
                   const struct journey_question *question, struct drive drive,
                   struct journey *best);

#endif
