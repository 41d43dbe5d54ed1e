// SPDX-License-Identifier: GPL-3.0-or-later
/* projection: degrees to metres on an equal-area plane around the data, and back.
 *
 * Lambert azimuthal equal area on WGS 84 (PROJ's laea). Lengths in a box of 2 x 2
 * degrees are within 1e-4; areas are right everywhere. Works across the date line and
 * at the poles, because the centre is the mean of directions, not of degrees. */
#ifndef PLANE_PROJECTION_H
#define PLANE_PROJECTION_H

#include "geo/point.h"
#include <stdbool.h>
#include <stdint.h>

struct projection;

/* The middle of places: the direction of the sum of their unit vectors; the first place
 * when they cancel out; 0, 0 for none. Rounded to 1e-6 degrees, so that it can be
 * written down. But for that case the order of the places changes nothing. */
struct geo_point projection_middle(const struct geo_point *places, uint32_t count);

bool projection_open(struct geo_point centre, struct projection **projection,
                     struct err *err) MUST_CHECK;
void projection_close(struct projection *projection);

/* `count` places at once, about 100 ns each. ERR_INPUT names the place that has no
 * image: the one opposite to the centre. */
bool projection_forward(const struct projection *projection,
                        const struct geo_point *places, uint32_t count,
                        struct geo_xy *xy, struct err *err) MUST_CHECK;
bool projection_inverse(const struct projection *projection, const struct geo_xy *xy,
                        uint32_t count, struct geo_point *places,
                        struct err *err) MUST_CHECK;

#endif
