// SPDX-License-Identifier: GPL-3.0-or-later
/* hour_drive: one drive through the hours of a day.
 *
 * In each hour it goes at that hour's pace: while hour h lasts, a share of the way of
 * 1 / ms[h] is made in a millisecond (Ichoua, Gendreau, Potvin 2003,
 * doi:10.1016/S0377-2217(02)00147-9). The pace depends on the clock alone, so who
 * leaves later never arrives earlier. */
#ifndef TRAVEL_HOUR_DRIVE_H
#define TRAVEL_HOUR_DRIVE_H

#include "model/road_network.h"

struct hour_drive {
    int64_t ms[ROAD_HOURS]; /* of all of it, were the hour to last; >= 0 */
};

/* Milliseconds since midnight; may be past the end of the day, whose hours then come
 * again. */
int64_t hour_drive_arrive_ms(const struct hour_drive *drive, int64_t leave_ms);

/* The most it takes when it is left for at first_ms, last_ms or between; first_ms <=
 * last_ms. Exact to some milliseconds. */
int64_t hour_drive_slowest_ms(const struct hour_drive *drive, int64_t first_ms,
                              int64_t last_ms);

#endif
