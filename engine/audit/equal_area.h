// SPDX-License-Identifier: GPL-3.0-or-later
/* equal_area: the audit's own projection, apart from PROJ.
 *
 * Lambert azimuthal equal area on WGS 84: Snyder 1987, Map Projections: A Working
 * Manual (USGS Professional Paper 1395), equations 3-12, 3-11, 24-17 to 24-19, 24-25.
 */
#ifndef AUDIT_EQUAL_AREA_H
#define AUDIT_EQUAL_AREA_H

#include "geo/point.h"

struct equal_area {
    double lon_rad, sin_beta, cos_beta; /* of the centre; beta: authalic latitude */
    double radius_m, stretch;           /* Rq and D */
    int pole;                           /* 1 north, -1 south, 0 neither */
};

struct equal_area equal_area_around(struct geo_point centre);
struct geo_xy equal_area_xy(const struct equal_area *map, struct geo_point at);

#endif
