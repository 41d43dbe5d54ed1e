// SPDX-License-Identifier: GPL-3.0-or-later
/* geos: see the header. */
#include "plane/geos.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

static void hear(const char *message, void *geos)
{
    struct geos *listener = geos;
    snprintf(listener->said, sizeof listener->said, "%s", message);
}

static void ignore(const char *message, void *geos)
{
    (void)message;
    (void)geos;
}

bool geos_open(struct geos *geos, struct err *err)
{
    *geos = (struct geos){.handle = GEOS_init_r()};
    if (!geos->handle)
        return err_set(err, ERR_SYSTEM, "GEOS cannot be started");
    GEOSContext_setErrorMessageHandler_r(geos->handle, hear, geos);
    GEOSContext_setNoticeMessageHandler_r(geos->handle, ignore, geos);
    return true;
}

void geos_close(struct geos *geos)
{
    if (geos->handle)
        GEOS_finish_r(geos->handle);
    geos->handle = NULL;
}

bool geos_fail(const struct geos *geos, const char *doing, struct err *err)
{
    return err_set(err, ERR_SYSTEM, "%s: GEOS says '%s'", doing,
                   geos->said[0] ? geos->said : "nothing");
}

_Static_assert(sizeof(struct geo_xy) == 2 * sizeof(double),
               "positions are handed to GEOS as pairs of doubles");

static GEOSCoordSequence *sequence_of(struct geos *geos, const struct geo_xy *points,
                                      uint32_t count)
{
    return GEOSCoordSeq_copyFromBuffer_r(geos->handle, &points->x_m, count, 0, 0);
}

GEOSGeometry *geos_line(struct geos *geos, const struct geo_xy *points, uint32_t count)
{
    GEOSCoordSequence *sequence = sequence_of(geos, points, count);
    return sequence ? GEOSGeom_createLineString_r(geos->handle, sequence) : NULL;
}

static void destroy_all(struct geos *geos, GEOSGeometry **parts, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        GEOSGeom_destroy_r(geos->handle, parts[i]);
}

GEOSGeometry *geos_points(struct geos *geos, const struct geo_xy *points,
                          uint32_t count)
{
    struct arena scratch = {0};
    GEOSGeometry **parts = ARENA_ARRAY(&scratch, count, GEOSGeometry *);
    GEOSGeometry *all = NULL;
    uint32_t made = 0;
    while (made < count) {
        parts[made] = GEOSGeom_createPointFromXY_r(geos->handle, points[made].x_m,
                                                   points[made].y_m);
        if (!parts[made])
            break;
        made++;
    }
    if (made == count)
        all = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTIPOINT, parts, count);
    else
        destroy_all(geos, parts, made);
    arena_release(&scratch);
    return all;
}

static GEOSGeometry *ring_of(struct geos *geos, const struct plane_ring *ring)
{
    GEOSCoordSequence *sequence = sequence_of(geos, ring->points, ring->point_count);
    return sequence ? GEOSGeom_createLinearRing_r(geos->handle, sequence) : NULL;
}

/* The outer ring at `first` and its holes; *next is the outer ring after it. */
static GEOSGeometry *polygon_of(struct geos *geos, const struct plane_shape *shape,
                                uint32_t first, uint32_t *next, struct arena *scratch)
{
    uint32_t end = first + 1;
    while (end < shape->ring_count && shape->rings[end].is_hole)
        end++;
    const uint32_t ring_count = end - first;
    GEOSGeometry **rings = ARENA_ARRAY(scratch, ring_count, GEOSGeometry *);
    for (uint32_t i = 0; i < ring_count; i++) {
        rings[i] = ring_of(geos, &shape->rings[first + i]);
        if (!rings[i]) {
            destroy_all(geos, rings, i);
            return NULL;
        }
    }
    *next = end;
    return GEOSGeom_createPolygon_r(geos->handle, rings[0], rings + 1, ring_count - 1);
}

GEOSGeometry *geos_from_shape(struct geos *geos, const struct plane_shape *shape)
{
    struct arena scratch = {0};
    GEOSGeometry **parts = ARENA_ARRAY(&scratch, shape->ring_count, GEOSGeometry *);
    GEOSGeometry *all = NULL;
    uint32_t made = 0, at = 0;
    while (at < shape->ring_count) {
        parts[made] = polygon_of(geos, shape, at, &at, &scratch);
        if (!parts[made])
            break;
        made++;
    }
    if (at == shape->ring_count)
        all = GEOSGeom_createCollection_r(geos->handle, GEOS_MULTIPOLYGON, parts, made);
    else
        destroy_all(geos, parts, made);
    arena_release(&scratch);
    return all;
}

/* Rings being collected. */
struct ring_list {
    struct plane_ring *rings;
    size_t capacity;
    uint32_t count;
    struct arena *arena;
};

static double twice_area(const struct geo_xy *points, uint32_t count)
{
    double sum = 0;
    for (uint32_t i = 0; i + 1 < count; i++)
        sum += (points[i].x_m - points[0].x_m) * (points[i + 1].y_m - points[0].y_m) -
               (points[i + 1].x_m - points[0].x_m) * (points[i].y_m - points[0].y_m);
    return sum;
}

static void turn_round(struct geo_xy *points, uint32_t count)
{
    for (uint32_t i = 0, j = count - 1; i < j; i++, j--) {
        const struct geo_xy kept = points[i];
        points[i] = points[j];
        points[j] = kept;
    }
}

static bool take_ring(struct geos *geos, const GEOSGeometry *ring, bool is_hole,
                      struct ring_list *list)
{
    const GEOSCoordSequence *sequence = GEOSGeom_getCoordSeq_r(geos->handle, ring);
    unsigned size = 0;
    if (!sequence || !GEOSCoordSeq_getSize_r(geos->handle, sequence, &size))
        return false;
    struct geo_xy *points = ARENA_ARRAY(list->arena, size, struct geo_xy);
    if (!GEOSCoordSeq_copyToBuffer_r(geos->handle, sequence, &points->x_m, 0, 0))
        return false;
    if ((twice_area(points, size) < 0) != is_hole)
        turn_round(points, size);
    list->rings = arena_grow(list->arena, list->rings, &list->capacity, list->count + 1,
                             sizeof *list->rings);
    list->rings[list->count++] = (struct plane_ring){points, size, is_hole};
    return true;
}

static bool take_polygon(struct geos *geos, const GEOSGeometry *polygon,
                         struct ring_list *list)
{
    if (GEOSisEmpty_r(geos->handle, polygon) != 0)
        return true;
    const GEOSGeometry *outer = GEOSGetExteriorRing_r(geos->handle, polygon);
    if (!outer || !take_ring(geos, outer, false, list))
        return false;
    const int hole_count = GEOSGetNumInteriorRings_r(geos->handle, polygon);
    for (int i = 0; i < hole_count; i++) {
        const GEOSGeometry *hole = GEOSGetInteriorRingN_r(geos->handle, polygon, i);
        if (!hole || !take_ring(geos, hole, true, list))
            return false;
    }
    return hole_count >= 0;
}

/* Collections of GEOS's overlays are at most two deep, so this recursion is too. */
static bool take_polygons(struct geos *geos, const GEOSGeometry *geometry,
                          struct ring_list *list)
{
    const int type = GEOSGeomTypeId_r(geos->handle, geometry);
    if (type == GEOS_POLYGON)
        return take_polygon(geos, geometry, list);
    if (type != GEOS_MULTIPOLYGON && type != GEOS_GEOMETRYCOLLECTION)
        return type >= 0;
    const int count = GEOSGetNumGeometries_r(geos->handle, geometry);
    for (int i = 0; i < count; i++) {
        const GEOSGeometry *part = GEOSGetGeometryN_r(geos->handle, geometry, i);
        if (!part || !take_polygons(geos, part, list))
            return false;
    }
    return count >= 0;
}

bool geos_to_shape(struct geos *geos, const GEOSGeometry *geometry, struct arena *arena,
                   struct plane_shape *shape)
{
    struct ring_list list = {.arena = arena};
    if (!take_polygons(geos, geometry, &list))
        return false;
    *shape = (struct plane_shape){list.rings, list.count};
    return true;
}
