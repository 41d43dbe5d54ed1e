// SPDX-License-Identifier: GPL-3.0-or-later
/* road_hours: how much longer roads take at an hour of the day, by class.
 *
 * The way is the quickest of a free road whatever the hour, so kilometres, tolls and
 * directions are the same all day; its time goes by the hours it is driven in
 * (hour_drive.h). */
#ifndef TRAVEL_ROAD_HOURS_H
#define TRAVEL_ROAD_HOURS_H

#include "travel/hour_drive.h"
#include "travel/roads.h"

struct road_hours;

/* The network is read whole. *hours is NULL where every hour is like a free road. Must
 * be closed before `roads`. 30 ms on a city for each hour that differs from all others.
 * Read only from then on. */
bool road_hours_open(struct roads *roads, const struct road_factors *factors,
                     struct road_hours **hours, struct err *err) MUST_CHECK;
void road_hours_close(struct road_hours *hours);

/* The weights that roads_table told get the time of the slowest drive that is left for
 * within first_tod .. last_tod. For each kind of hour two climbs a place and 0.3 µs a
 * pair in a city. */
bool road_hours_slow(const struct road_hours *hours, struct roads_search *search,
                     const struct road_spot *from, uint32_t from_count,
                     const struct road_spot *to, uint32_t to_count, int32_t first_tod,
                     int32_t last_tod, uint64_t *weights, struct err *err) MUST_CHECK;

#endif
