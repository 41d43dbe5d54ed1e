// SPDX-License-Identifier: GPL-3.0-or-later
/* lift: see the header.
 *
 * Longitudes are first unrolled along each ring, so that neighbours are less than half
 * a turn apart and may leave -180..180. When some do, GEOS cuts the shape by frames of
 * one turn each, on a plane whose metres are degrees for the time being, and what lies
 * in a frame is rolled back. */
#include "plane/lift.h"

#include "plane/geos.h"

#include <math.h>
#include <stddef.h>

static const double TURN = 360, HALF_TURN = 180, RIGHT_ANGLE = 90;

/* Degrees as if they were metres. False for a ring that does not close: it goes round a
 * pole. */
static bool unroll(const struct geo_point *from, uint32_t count, struct geo_xy *to)
{
    double offset = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0) {
            const double step = from[i].lon_deg + offset - to[i - 1].x_m;
            offset -= TURN * rint(step / TURN);
        }
        to[i] = (struct geo_xy){from[i].lon_deg + offset, from[i].lat_deg};
    }
    return fabs(to[count - 1].x_m - to[0].x_m) < HALF_TURN;
}

/* All rings unrolled, each hole near its outer ring. */
static bool unroll_shape(const struct projection *projection,
                         const struct plane_shape *shape, struct arena *arena,
                         struct plane_shape *unrolled, bool *goes_round,
                         struct err *err)
{
    struct plane_ring *rings = ARENA_ARRAY(arena, shape->ring_count, struct plane_ring);
    double outer_deg = 0;
    *goes_round = false;
    for (uint32_t r = 0; r < shape->ring_count; r++) {
        const struct plane_ring *ring = &shape->rings[r];
        struct geo_point *points =
            ARENA_ARRAY(arena, ring->point_count, struct geo_point);
        struct geo_xy *flat = ARENA_ARRAY(arena, ring->point_count, struct geo_xy);
        if (!projection_inverse(projection, ring->points, ring->point_count, points,
                                err))
            return false;
        *goes_round |= !unroll(points, ring->point_count, flat);
        const double turns = ring->is_hole ? rint((outer_deg - flat[0].x_m) / TURN) : 0;
        for (uint32_t i = 0; i < ring->point_count; i++)
            flat[i].x_m += turns * TURN;
        flat[ring->point_count - 1] = flat[0];
        if (!ring->is_hole)
            outer_deg = flat[0].x_m;
        rings[r] = (struct plane_ring){flat, ring->point_count, ring->is_hole};
    }
    *unrolled = (struct plane_shape){rings, shape->ring_count};
    return true;
}

static bool crosses_date_line(const struct plane_shape *unrolled)
{
    for (uint32_t r = 0; r < unrolled->ring_count; r++)
        for (uint32_t i = 0; i < unrolled->rings[r].point_count; i++)
            if (fabs(unrolled->rings[r].points[i].x_m) > HALF_TURN)
                return true;
    return false;
}

struct ring_list {
    struct ring *rings;
    size_t capacity;
    uint32_t count;
};

static void take_rings(const struct plane_shape *shape, double shift_deg,
                       struct arena *arena, struct ring_list *list)
{
    for (uint32_t r = 0; r < shape->ring_count; r++) {
        const struct plane_ring *ring = &shape->rings[r];
        struct geo_point *points =
            ARENA_ARRAY(arena, ring->point_count, struct geo_point);
        for (uint32_t i = 0; i < ring->point_count; i++) {
            const double lon_deg = ring->points[i].x_m + shift_deg;
            points[i] = (struct geo_point){
                .lon_deg = fmin(fmax(lon_deg, -HALF_TURN), HALF_TURN),
                .lat_deg = ring->points[i].y_m,
            };
        }
        list->rings = arena_grow(arena, list->rings, &list->capacity, list->count + 1,
                                 sizeof *list->rings);
        list->rings[list->count++] =
            (struct ring){points, ring->point_count, ring->is_hole};
    }
}

/* What of the shape lies within one turn. */
static bool cut_turn(struct geos *geos, const GEOSGeometry *whole, double turn_deg,
                     struct arena *arena, struct ring_list *list)
{
    GEOSGeometry *frame =
        GEOSGeom_createRectangle_r(geos->handle, turn_deg - HALF_TURN, -RIGHT_ANGLE,
                                   turn_deg + HALF_TURN, RIGHT_ANGLE);
    GEOSGeometry *part = frame ? GEOSIntersection_r(geos->handle, whole, frame) : NULL;
    struct plane_shape shape = {0};
    const bool is_done = part && geos_to_shape(geos, part, arena, &shape);
    if (is_done)
        take_rings(&shape, -turn_deg, arena, list);
    if (part)
        GEOSGeom_destroy_r(geos->handle, part);
    if (frame)
        GEOSGeom_destroy_r(geos->handle, frame);
    return is_done;
}

static bool cut_turns(const struct plane_shape *unrolled, struct arena *arena,
                      struct ring_list *list, struct err *err)
{
    struct geos geos;
    if (!geos_open(&geos, err))
        return false;
    GEOSGeometry *whole = geos_from_shape(&geos, unrolled);
    const bool is_done = whole && cut_turn(&geos, whole, -TURN, arena, list) &&
                         cut_turn(&geos, whole, 0, arena, list) &&
                         cut_turn(&geos, whole, TURN, arena, list);
    if (!is_done)
        geos_fail(&geos, "area across the date line", err);
    if (whole)
        GEOSGeom_destroy_r(geos.handle, whole);
    geos_close(&geos);
    return is_done;
}

bool lift_shape(const struct projection *projection, const struct plane_shape *shape,
                struct arena *arena, struct outline *outline, struct err *err)
{
    struct arena scratch = {0};
    struct plane_shape unrolled;
    struct ring_list list = {0};
    bool goes_round = false;
    bool is_done =
        unroll_shape(projection, shape, &scratch, &unrolled, &goes_round, err);
    if (is_done && !goes_round) {
        if (crosses_date_line(&unrolled))
            is_done = cut_turns(&unrolled, arena, &list, err);
        else
            take_rings(&unrolled, 0, arena, &list);
    }
    arena_release(&scratch);
    if (is_done)
        *outline = (struct outline){list.rings, list.count};
    return is_done;
}

bool lift_down(const struct projection *projection, const struct outline *outline,
               struct arena *arena, struct plane_shape *shape, struct err *err)
{
    struct plane_ring *rings =
        ARENA_ARRAY(arena, outline->ring_count, struct plane_ring);
    for (uint32_t r = 0; r < outline->ring_count; r++) {
        const struct ring *ring = &outline->rings[r];
        struct geo_xy *xy = ARENA_ARRAY(arena, ring->point_count, struct geo_xy);
        if (!projection_forward(projection, ring->points, ring->point_count, xy, err))
            return false;
        rings[r] = (struct plane_ring){xy, ring->point_count, ring->is_hole};
    }
    *shape = (struct plane_shape){rings, outline->ring_count};
    return true;
}
