// SPDX-License-Identifier: GPL-3.0-or-later
#include "plane/plane_shape.h"

#include <math.h>

/* Twice the signed area; from the first point, so that far-off rings lose no digits. */
static double ring_twice_m2(const struct plane_ring *ring)
{
    const struct geo_xy *p = ring->points;
    double sum = 0;
    for (uint32_t i = 0; i + 1 < ring->point_count; i++)
        sum += (p[i].x_m - p[0].x_m) * (p[i + 1].y_m - p[0].y_m) -
               (p[i + 1].x_m - p[0].x_m) * (p[i].y_m - p[0].y_m);
    return sum;
}

double plane_shape_area_m2(const struct plane_shape *shape)
{
    double sum = 0;
    for (uint32_t i = 0; i < shape->ring_count; i++) {
        const double area_m2 = fabs(ring_twice_m2(&shape->rings[i])) / 2;
        sum += shape->rings[i].is_hole ? -area_m2 : area_m2;
    }
    return sum;
}

double plane_shape_border_m(const struct plane_shape *shape)
{
    double sum = 0;
    for (uint32_t i = 0; i < shape->ring_count; i++) {
        const struct plane_ring *ring = &shape->rings[i];
        for (uint32_t k = 0; k + 1 < ring->point_count; k++)
            sum += hypot(ring->points[k + 1].x_m - ring->points[k].x_m,
                         ring->points[k + 1].y_m - ring->points[k].y_m);
    }
    return sum;
}

uint32_t plane_shape_part_count(const struct plane_shape *shape)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < shape->ring_count; i++)
        count += !shape->rings[i].is_hole;
    return count;
}
