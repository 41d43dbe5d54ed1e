// SPDX-License-Identifier: GPL-3.0-or-later
/* The usual cost of a trip, (1.8) to (1.10). The number of stops is left a real number:
 * a whole one would make the cost jump where a day just holds one more. */
#include "value/trip.h"

#include <math.h>

static double stops_of(const struct trip *trip)
{
    const double free_s = trip->work_s - 2.0 * trip->home_s + trip->hop_s;
    const double each_s = (double)trip->visit_s + trip->hop_s;
    const double most = trip->visits_max > 0 ? (double)trip->visits_max : 1e9;
    const double stops = each_s > 0 ? free_s / each_s : 1;
    return fmax(1, fmin(stops, most));
}

struct trip_cost trip_usual(const struct trip *trip)
{
    const double stops = stops_of(trip);
    const double share = 2 / stops, hops = (stops - 1) / stops;
    const double away_s = trip->visit_s + share * trip->home_s + hops * trip->hop_s;
    const double away_m = share * trip->home_m + hops * trip->hop_m;
    const double travel_ct = away_m * (double)trip->km_uct / 1e7;
    const double time_ct = away_s * (double)trip->hour_ct / 3600;
    const int64_t whole_travel_ct = llround(travel_ct),
                  whole_time_ct = llround(time_ct);
    return (struct trip_cost){
        .cost_ct = whole_travel_ct + whole_time_ct,
        .travel_ct = whole_travel_ct,
        .time_ct = whole_time_ct,
        .stops = stops,
        .away_s = (int32_t)lround(away_s),
        .away_m = (int32_t)lround(away_m),
    };
}
