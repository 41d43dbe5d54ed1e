// SPDX-License-Identifier: GPL-3.0-or-later
/* plane_shape: polygons in metres, as plain rings. */
#ifndef PLANE_PLANE_SHAPE_H
#define PLANE_PLANE_SHAPE_H

#include "geo/point.h"
#include <stdbool.h>
#include <stdint.h>

/* Closed: the last of its points, at least four, is the first again. */
struct plane_ring {
    const struct geo_xy *points;
    uint32_t point_count;
    bool is_hole; /* in the ring before it that is none */
};

/* Each outer ring (anticlockwise) is followed by its holes (clockwise). */
struct plane_shape {
    const struct plane_ring *rings;
    uint32_t ring_count;
};

/* Holes taken off. */
double plane_shape_area_m2(const struct plane_shape *shape);
/* Length of all rings. */
double plane_shape_border_m(const struct plane_shape *shape);
/* Outer rings. */
uint32_t plane_shape_part_count(const struct plane_shape *shape);

#endif
