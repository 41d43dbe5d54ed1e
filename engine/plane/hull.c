// SPDX-License-Identifier: GPL-3.0-or-later
/* hull: see the header.
 *
 * GEOS's concave hull peels long edges off the Delaunay triangulation (Duckham et al.
 * 2008, doi:10.1016/j.patcog.2008.03.023) down to a length between the shortest and the
 * longest edge. RATIO says where between: with 0 the outline follows every dent, with 1
 * it is convex; 0.35 keeps a bay of a coast and does not cut a valley of towns apart.
 */
#include "plane/hull.h"

#include "base/sorting.h"
#include "plane/geos.h"

#include <assert.h>
#include <math.h>

static const double RATIO = 0.35;
enum { QUARTER_SEGMENTS = 8 };

/* One place of each square of half the margin: no place is then further from a kept one
 * than the margin. Squares in rising order, so the answer does not depend on hashing.
 */
static uint32_t thin_out(const struct geo_xy *places, uint32_t count, double margin_m,
                         struct arena *scratch, struct geo_xy *kept)
{
    struct geo_xy low = places[0];
    for (uint32_t i = 1; i < count; i++) {
        low.x_m = fmin(low.x_m, places[i].x_m);
        low.y_m = fmin(low.y_m, places[i].y_m);
    }
    int64_t *square = ARENA_ARRAY(scratch, count, int64_t);
    uint32_t *order = ARENA_ARRAY(scratch, count, uint32_t);
    const double side_m = margin_m / 2;
    for (uint32_t i = 0; i < count; i++) {
        const int64_t column = (int64_t)((places[i].x_m - low.x_m) / side_m);
        const int64_t row = (int64_t)((places[i].y_m - low.y_m) / side_m);
        square[i] = row * INT32_MAX + column;
    }
    sorting_order_i64(square, order, count);
    uint32_t kept_count = 0;
    for (uint32_t i = 0; i < count; i++)
        if (i == 0 || square[order[i]] != square[order[i - 1]])
            kept[kept_count++] = places[order[i]];
    return kept_count;
}

static GEOSGeometry *widened_hull(struct geos *geos, const struct geo_xy *places,
                                  uint32_t count, double margin_m)
{
    GEOSGeometry *points = geos_points(geos, places, count);
    GEOSGeometry *hull = NULL, *wide = NULL;
    if (points && count > 3)
        hull = GEOSConcaveHull_r(geos->handle, points, RATIO, 0);
    else if (points)
        hull = GEOSConvexHull_r(geos->handle, points);
    if (hull)
        wide = GEOSBuffer_r(geos->handle, hull, margin_m, QUARTER_SEGMENTS);
    if (hull)
        GEOSGeom_destroy_r(geos->handle, hull);
    if (points)
        GEOSGeom_destroy_r(geos->handle, points);
    return wide;
}

bool hull_outline(const struct geo_xy *places, uint32_t count, double margin_m,
                  struct arena *arena, struct plane_shape *outline, struct err *err)
{
    assert(count >= 1 && margin_m > 0);
    struct geos geos;
    if (!geos_open(&geos, err))
        return false;
    struct arena scratch = {0};
    struct geo_xy *kept = ARENA_ARRAY(&scratch, count, struct geo_xy);
    const uint32_t kept_count = thin_out(places, count, margin_m, &scratch, kept);
    GEOSGeometry *wide = widened_hull(&geos, kept, kept_count, margin_m);
    struct plane_shape shape = {0};
    const bool is_done =
        wide && geos_to_shape(&geos, wide, arena, &shape) && shape.ring_count > 0;
    if (is_done) /* the outer ring alone: what it goes round belongs to it */
        *outline = (struct plane_shape){shape.rings, 1};
    else
        geos_fail(&geos, "outline of the places", err);
    if (wide)
        GEOSGeom_destroy_r(geos.handle, wide);
    arena_release(&scratch);
    geos_close(&geos);
    return is_done;
}
