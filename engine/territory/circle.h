// SPDX-License-Identifier: GPL-3.0-or-later
/* circle: the smallest one around points. */
#ifndef TERRITORY_CIRCLE_H
#define TERRITORY_CIRCLE_H

#include "geo/point.h"
#include <stdint.h>

/* Radius in metres; 0 for none or one point. `points` are reordered. O(n) on average
 * (Welzl 1991, doi:10.1007/BFb0038202), in a fixed order of chance. */
double circle_radius_m(struct geo_xy *points, uint32_t count);

#endif
