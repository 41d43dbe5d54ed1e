// SPDX-License-Identifier: GPL-3.0-or-later
/* trip: what a visit usually costs, before any plan is known.
 *
 * A day out: from home to the account's surroundings and back, shared by as many stops
 * as fit between; from stop to stop a hop.
 *
 *   (1.8)  stops  = clamp((work_s - 2 home_s + hop_s) / (visit_s + hop_s), 1, most)
 *   (1.9)  away_s = visit_s + (2 home_s + (stops - 1) hop_s) / stops,  metres alike
 *   (1.10) trip   = metres away at km_uct + away_s at hour_ct */
#ifndef VALUE_TRIP_H
#define VALUE_TRIP_H

#include <stdint.h>

struct trip {
    int32_t home_s, home_m; /* one way between home and the account */
    int32_t hop_s, hop_m;   /* to the next stop of a usual tour there */
    int32_t visit_s;
    int32_t work_s;      /* of a day, lunch taken off */
    uint32_t visits_max; /* a day; 0: no cap */
    int64_t km_uct, hour_ct;
};

struct trip_cost {
    int64_t cost_ct; /* (1.10) */
    int64_t travel_ct, time_ct;
    double stops; /* (1.8) */
    int32_t away_s, away_m;
};

struct trip_cost trip_usual(const struct trip *trip);

#endif
