// SPDX-License-Identifier: GPL-3.0-or-later
/* straight: drives guessed from straight lines.
 *
 *   (2.1)  road_m  = detour * geodesic length
 *   (2.2)  drive_s = road_m / far + start_s * road_m / (road_m + STRAIGHT_TOWN_M)
 *
 * `far` is the speed that long drives approach, start_s what town streets at both ends
 * of a long drive cost on top. (2.2) is 0 at 0, rises, and is concave: the speed rises
 * with length, and two drives are never shorter than one over the same road, so the
 * triangle inequality of lengths carries over to seconds. Rounding up keeps it. */
#ifndef TRAVEL_STRAIGHT_H
#define TRAVEL_STRAIGHT_H

#include "geo/point.h"
#include "model/settings.h"

/* Half of start_s is lost in the first two kilometres. */
enum { STRAIGHT_TOWN_M = 2000 };

struct straight {
    double detour;
    double far_m_s; /* metres a second */
    double start_s;
};

struct straight straight_of(const struct settings *settings);

/* Seconds of a drive over road_m >= 0 metres, by (2.2). */
double straight_drive_s(const struct straight *straight, double road_m);

#endif
