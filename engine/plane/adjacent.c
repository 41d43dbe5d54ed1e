// SPDX-License-Identifier: GPL-3.0-or-later
/* adjacent: see the header.
 *
 * Areas as they are published seldom share their borders point by point, so one is
 * widened by the tolerance, and the length of the other's border inside it is
 * measured. */
#include "plane/adjacent.h"

#include "plane/geos.h"

#include <math.h>

static const double CORNER = 4; /* times the tolerance: what meets at a corner only */

struct box {
    double west_m, east_m, south_m, north_m;
};

struct touching {
    struct geos geos;
    const struct plane_shape *areas;
    uint32_t count;
    double tolerance_m;
    struct box *boxes;
    GEOSGeometry **wide, **borders; /* by area */
    struct edge *edges;
    size_t capacity;
    uint32_t edge_count;
};

static struct box box_of(const struct plane_shape *area)
{
    struct box box = {INFINITY, -INFINITY, INFINITY, -INFINITY};
    for (uint32_t r = 0; r < area->ring_count; r++)
        for (uint32_t i = 0; i < area->rings[r].point_count; i++) {
            const struct geo_xy at = area->rings[r].points[i];
            box.west_m = fmin(box.west_m, at.x_m);
            box.east_m = fmax(box.east_m, at.x_m);
            box.south_m = fmin(box.south_m, at.y_m);
            box.north_m = fmax(box.north_m, at.y_m);
        }
    return box;
}

static bool are_near(struct box a, struct box b, double tolerance_m)
{
    return a.west_m <= b.east_m + tolerance_m && b.west_m <= a.east_m + tolerance_m &&
           a.south_m <= b.north_m + tolerance_m && b.south_m <= a.north_m + tolerance_m;
}

static bool make_shapes(struct touching *t)
{
    enum { QUARTER_SEGMENTS = 4 };
    for (uint32_t i = 0; i < t->count; i++) {
        GEOSGeometry *area = geos_from_shape(&t->geos, &t->areas[i]);
        if (area == NULL)
            return false;
        t->boxes[i] = box_of(&t->areas[i]);
        t->wide[i] =
            GEOSBuffer_r(t->geos.handle, area, t->tolerance_m, QUARTER_SEGMENTS);
        t->borders[i] = GEOSBoundary_r(t->geos.handle, area);
        GEOSGeom_destroy_r(t->geos.handle, area);
        if (t->wide[i] == NULL || t->borders[i] == NULL)
            return false;
    }
    return true;
}

static bool common_length(struct touching *t, uint32_t a, uint32_t b, double *length_m)
{
    GEOSGeometry *common =
        GEOSIntersection_r(t->geos.handle, t->wide[a], t->borders[b]);
    if (common == NULL)
        return false;
    const int is_good = GEOSLength_r(t->geos.handle, common, length_m);
    GEOSGeom_destroy_r(t->geos.handle, common);
    return is_good == 1;
}

static bool find_edges(struct touching *t, struct arena *arena)
{
    for (uint32_t a = 0; a < t->count; a++)
        for (uint32_t b = a + 1; b < t->count; b++) {
            double length_m;
            if (!are_near(t->boxes[a], t->boxes[b], t->tolerance_m))
                continue;
            if (!common_length(t, a, b, &length_m))
                return false;
            if (!(length_m > CORNER * t->tolerance_m))
                continue;
            t->edges = arena_grow(arena, t->edges, &t->capacity,
                                  t->edge_count + (size_t)1, sizeof *t->edges);
            t->edges[t->edge_count++] = (struct edge){a, b};
        }
    return true;
}

static void destroy(struct touching *t)
{
    for (uint32_t i = 0; i < t->count; i++) {
        if (t->wide[i] != NULL)
            GEOSGeom_destroy_r(t->geos.handle, t->wide[i]);
        if (t->borders[i] != NULL)
            GEOSGeom_destroy_r(t->geos.handle, t->borders[i]);
    }
}

bool adjacent_find(const struct plane_shape *areas, uint32_t count, double tolerance_m,
                   struct arena *arena, const struct edge **edges, uint32_t *edge_count,
                   struct err *err)
{
    struct touching t = {.areas = areas, .count = count, .tolerance_m = tolerance_m};
    struct arena scratch = {0};
    if (!geos_open(&t.geos, err))
        return false;
    t.boxes = ARENA_ARRAY(&scratch, count, struct box);
    t.wide = ARENA_ARRAY(&scratch, count, GEOSGeometry *);
    t.borders = ARENA_ARRAY(&scratch, count, GEOSGeometry *);
    const bool is_done = (make_shapes(&t) && find_edges(&t, arena)) ||
                         geos_fail(&t.geos, "neighbours of areas", err);
    destroy(&t);
    geos_close(&t.geos);
    arena_release(&scratch);
    *edges = t.edges;
    *edge_count = t.edge_count;
    return is_done;
}

/* The union of those with the label, one after the other. */
static GEOSGeometry *join_label(struct geos *geos, const struct plane_shape *areas,
                                const uint32_t *label, uint32_t count, uint32_t wanted)
{
    GEOSGeometry *sum = GEOSGeom_createEmptyPolygon_r(geos->handle);
    for (uint32_t i = 0; sum != NULL && i < count; i++) {
        if (label[i] != wanted)
            continue;
        GEOSGeometry *area = geos_from_shape(geos, &areas[i]);
        GEOSGeometry *more = area != NULL ? GEOSUnion_r(geos->handle, sum, area) : NULL;
        if (area != NULL)
            GEOSGeom_destroy_r(geos->handle, area);
        GEOSGeom_destroy_r(geos->handle, sum);
        sum = more;
    }
    return sum;
}

bool adjacent_join(const struct plane_shape *areas, const uint32_t *label,
                   uint32_t count, uint32_t label_count, struct arena *arena,
                   struct plane_shape *joined, struct err *err)
{
    struct geos geos;
    bool is_done = true;
    if (!geos_open(&geos, err))
        return false;
    for (uint32_t l = 0; is_done && l < label_count; l++) {
        GEOSGeometry *sum = join_label(&geos, areas, label, count, l);
        is_done = sum != NULL && geos_to_shape(&geos, sum, arena, &joined[l]);
        if (sum != NULL)
            GEOSGeom_destroy_r(geos.handle, sum);
    }
    if (!is_done)
        geos_fail(&geos, "areas joined", err);
    geos_close(&geos);
    return is_done;
}
