// SPDX-License-Identifier: GPL-3.0-or-later
/* cells: areas made of the Voronoi cells of places, one area a label.
 *
 * The areas fill the outline: no gaps, no overlaps, borders shared vertex by vertex. */
#ifndef PLANE_CELLS_H
#define PLANE_CELLS_H

#include "base/arena.h"
#include "geo/point.h"
#include <stdint.h>

/* As ring and outline of model/, in metres. */
struct plane_ring {
    const struct geo_xy *points;
    uint32_t point_count;
    bool is_hole;
};
struct plane_shape {
    const struct plane_ring *rings;
    uint32_t ring_count;
};

/* The outline of places: their concave hull, widened by margin_m (> 0), holes filled.
 * One place gives a disc, places on a line a sausage. */
bool cells_outline(const struct geo_xy *places, uint32_t count, double margin_m,
                   struct arena *arena, struct plane_shape *outline,
                   struct err *err) MUST_CHECK;

/* areas[label] for labels 0..label_count-1; a label without places is empty. Places
 * must be distinct and lie in the outline, at least one. O(n log n): 0.6 s for 100,000.
 */
bool cells_join(const struct geo_xy *places, const uint32_t *label, uint32_t count,
                uint32_t label_count, const struct plane_shape *outline,
                struct arena *arena, struct plane_shape *areas,
                struct err *err) MUST_CHECK;

/* Square metres, holes taken off; metres of border. */
double plane_shape_area_m2(const struct plane_shape *shape);
double plane_shape_border_m(const struct plane_shape *shape);

#endif
