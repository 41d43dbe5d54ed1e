// SPDX-License-Identifier: GPL-3.0-or-later
/* cells: see the header.
 *
 * A ring of far-off places goes round the real ones, so that every real cell is bounded
 * and none touches the frame at which GEOS cuts the diagram: cells then share their
 * corners bit by bit, which is what GEOSCoverageUnion needs. It is some 36 times faster
 * than a union of any polygons.
 *
 * GEOS's diagram is sometimes wrong for near-cocircular places (overlapping or missing
 * cells, libgeos issue 1040). So the number of cells and the sum of their areas are
 * checked, and the diagram is made again from places moved by less than a millimetre.
 */
#include "plane/cells.h"

#include "plane/delaunay.h"
#include "plane/geos.h"
#include "plane/nearest.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { ATTEMPTS = 4, RING_COUNT = 16 };
/* In half diagonals of the places. GEOS widens the frame to three times the box of the
 * places, so FRAME > 3 * FAR makes it take ours. */
static const double FAR = 6, FRAME = 20;
static const double AREA_SLACK = 1e-9; /* of the frame */

struct diagram {
    struct geos geos;
    struct geo_xy *places; /* the real ones, then the ring */
    uint32_t count, all_count;
    struct geo_xy middle;
    double reach_m; /* half a diagonal, at least a kilometre */
    GEOSGeometry *cells;
    uint32_t *cell_of; /* by place: number in `cells` */
    struct arena scratch;
};

static void find_reach(struct diagram *diagram, const struct plane_shape *outline)
{
    struct geo_xy low = diagram->places[0], high = low;
    for (uint32_t i = 0; i < diagram->count; i++) {
        low.x_m = fmin(low.x_m, diagram->places[i].x_m);
        low.y_m = fmin(low.y_m, diagram->places[i].y_m);
        high.x_m = fmax(high.x_m, diagram->places[i].x_m);
        high.y_m = fmax(high.y_m, diagram->places[i].y_m);
    }
    for (uint32_t r = 0; r < outline->ring_count; r++)
        for (uint32_t i = 0; i < outline->rings[r].point_count; i++) {
            const struct geo_xy at = outline->rings[r].points[i];
            low.x_m = fmin(low.x_m, at.x_m);
            low.y_m = fmin(low.y_m, at.y_m);
            high.x_m = fmax(high.x_m, at.x_m);
            high.y_m = fmax(high.y_m, at.y_m);
        }
    diagram->middle =
        (struct geo_xy){(low.x_m + high.x_m) / 2, (low.y_m + high.y_m) / 2};
    diagram->reach_m = fmax(hypot(high.x_m - low.x_m, high.y_m - low.y_m) / 2, 1000);
}

static void put_ring(struct diagram *diagram)
{
    const double turn = 2 * acos(-1.0);
    for (uint32_t i = 0; i < RING_COUNT; i++) {
        const double angle = turn * (i + 0.5) / RING_COUNT;
        diagram->places[diagram->count + i] = (struct geo_xy){
            .x_m = diagram->middle.x_m + FAR * diagram->reach_m * cos(angle),
            .y_m = diagram->middle.y_m + FAR * diagram->reach_m * sin(angle),
        };
    }
}

static GEOSGeometry *voronoi(struct diagram *diagram, double *frame_m2)
{
    GEOSContextHandle_t handle = diagram->geos.handle;
    const double half_m = FRAME * diagram->reach_m;
    const struct geo_xy m = diagram->middle;
    GEOSGeometry *frame = GEOSGeom_createRectangle_r(
        handle, m.x_m - half_m, m.y_m - half_m, m.x_m + half_m, m.y_m + half_m);
    GEOSGeometry *line = geos_line(&diagram->geos, diagram->places, diagram->all_count);
    GEOSGeometry *cells = NULL;
    if (frame && line && GEOSArea_r(handle, frame, frame_m2))
        cells = GEOSVoronoiDiagram_r(handle, line, frame, 0, 0);
    if (line)
        GEOSGeom_destroy_r(handle, line);
    if (frame)
        GEOSGeom_destroy_r(handle, frame);
    return cells;
}

/* A cell is convex, so the mean of its corners is inside, and its own place is the
 * nearest to any point inside. */
static bool cell_middle(struct diagram *diagram, const GEOSGeometry *cell,
                        struct geo_xy *middle, double *area_m2)
{
    struct arena scratch = {0};
    struct plane_shape shape = {0};
    const bool is_read =
        geos_to_shape(&diagram->geos, cell, &scratch, &shape) && shape.ring_count == 1;
    if (is_read) {
        const struct plane_ring ring = shape.rings[0];
        *middle = (struct geo_xy){0};
        for (uint32_t i = 0; i + 1 < ring.point_count; i++) {
            middle->x_m += ring.points[i].x_m / (ring.point_count - 1);
            middle->y_m += ring.points[i].y_m / (ring.point_count - 1);
        }
        *area_m2 = plane_shape_area_m2(&shape);
    }
    arena_release(&scratch);
    return is_read;
}

/* Every place has one cell, and together they fill the frame. */
static bool match_cells(struct diagram *diagram, double frame_m2)
{
    GEOSContextHandle_t handle = diagram->geos.handle;
    if (GEOSGetNumGeometries_r(handle, diagram->cells) != (int)diagram->all_count)
        return false;
    struct nearest nearest;
    nearest_init(&nearest, diagram->places, diagram->all_count, &diagram->scratch);
    memset(diagram->cell_of, 0xff, diagram->all_count * sizeof *diagram->cell_of);
    double sum_m2 = 0;
    for (uint32_t i = 0; i < diagram->all_count; i++) {
        struct geo_xy middle;
        double area_m2;
        const GEOSGeometry *cell = GEOSGetGeometryN_r(handle, diagram->cells, (int)i);
        if (!cell || !cell_middle(diagram, cell, &middle, &area_m2))
            return false;
        struct nearest_found found;
        nearest_find(&nearest, middle, 1, &found);
        if (diagram->cell_of[found.place] != UINT32_MAX)
            return false;
        diagram->cell_of[found.place] = i;
        sum_m2 += area_m2;
    }
    return fabs(sum_m2 - frame_m2) <= AREA_SLACK * frame_m2;
}

static void diagram_close(struct diagram *diagram)
{
    if (diagram->cells)
        GEOSGeom_destroy_r(diagram->geos.handle, diagram->cells);
    geos_close(&diagram->geos);
    arena_release(&diagram->scratch);
}

static bool diagram_open(struct diagram *diagram, const struct cells_input *input,
                         struct err *err)
{
    *diagram =
        (struct diagram){.count = input->count, .all_count = input->count + RING_COUNT};
    if (!geos_open(&diagram->geos, err))
        return false;
    diagram->places = ARENA_ARRAY(&diagram->scratch, diagram->all_count, struct geo_xy);
    diagram->cell_of = ARENA_ARRAY(&diagram->scratch, diagram->all_count, uint32_t);
    memcpy(diagram->places, input->places, input->count * sizeof *input->places);
    find_reach(diagram, input->outline);
    put_ring(diagram);
    for (uint32_t attempt = 0; attempt < ATTEMPTS; attempt++) {
        delaunay_jitter(diagram->places, diagram->all_count, attempt);
        double frame_m2;
        diagram->cells = voronoi(diagram, &frame_m2);
        if (diagram->cells && match_cells(diagram, frame_m2))
            return true;
        if (diagram->cells)
            GEOSGeom_destroy_r(diagram->geos.handle, diagram->cells);
        diagram->cells = NULL;
    }
    geos_fail(&diagram->geos, "areas around places", err);
    diagram_close(diagram);
    return false;
}

/* Copies of the cells of one label, as a collection. */
static GEOSGeometry *collect(struct diagram *diagram, const uint32_t *places,
                             uint32_t count)
{
    GEOSContextHandle_t handle = diagram->geos.handle;
    struct arena scratch = {0};
    GEOSGeometry **parts = ARENA_ARRAY(&scratch, count, GEOSGeometry *);
    uint32_t made = 0;
    for (; made < count; made++) {
        const int cell = (int)diagram->cell_of[places[made]];
        parts[made] =
            GEOSGeom_clone_r(handle, GEOSGetGeometryN_r(handle, diagram->cells, cell));
        if (!parts[made])
            break;
    }
    GEOSGeometry *all = NULL;
    if (made == count)
        all =
            GEOSGeom_createCollection_r(handle, GEOS_GEOMETRYCOLLECTION, parts, count);
    else
        while (made > 0)
            GEOSGeom_destroy_r(handle, parts[--made]);
    arena_release(&scratch);
    return all;
}

static GEOSGeometry *join(struct diagram *diagram, const uint32_t *places,
                          uint32_t count)
{
    GEOSContextHandle_t handle = diagram->geos.handle;
    GEOSGeometry *parts = collect(diagram, places, count);
    if (!parts)
        return NULL;
    GEOSGeometry *joined = GEOSCoverageUnion_r(handle, parts);
    if (!joined)
        joined = GEOSUnaryUnion_r(handle, parts);
    GEOSGeom_destroy_r(handle, parts);
    return joined;
}

/* What lies wholly inside the outline is not touched, so that its borders stay shared.
 */
static bool clip(struct diagram *diagram, const GEOSGeometry *joined,
                 const GEOSGeometry *outline, const GEOSPreparedGeometry *prepared,
                 struct arena *arena, struct plane_shape *area)
{
    GEOSContextHandle_t handle = diagram->geos.handle;
    const char is_inside = GEOSPreparedContains_r(handle, prepared, joined);
    if (is_inside == 1)
        return geos_to_shape(&diagram->geos, joined, arena, area);
    GEOSGeometry *cut =
        is_inside == 0 ? GEOSIntersection_r(handle, joined, outline) : NULL;
    const bool is_done = cut && geos_to_shape(&diagram->geos, cut, arena, area);
    if (cut)
        GEOSGeom_destroy_r(handle, cut);
    return is_done;
}

/* Places by label: those of `label` are list[first[label]] .. before first[label + 1].
 */
struct label_index {
    uint32_t *first, *list;
};

static struct label_index index_labels(const struct cells_input *input,
                                       struct arena *scratch)
{
    const size_t size = (size_t)input->label_count + 2;
    struct label_index index = {
        .first = ARENA_ARRAY(scratch, size, uint32_t),
        .list = ARENA_ARRAY(scratch, input->count, uint32_t),
    };
    for (uint32_t i = 0; i < input->count; i++)
        index.first[input->label[i] + 2]++;
    for (uint32_t i = 2; i < size; i++)
        index.first[i] += index.first[i - 1];
    for (uint32_t i = 0; i < input->count; i++)
        index.list[index.first[input->label[i] + 1]++] = i;
    return index;
}

static bool join_all(struct diagram *diagram, const struct cells_input *input,
                     struct arena *arena, struct plane_shape *areas)
{
    GEOSContextHandle_t handle = diagram->geos.handle;
    const struct label_index index = index_labels(input, &diagram->scratch);
    GEOSGeometry *outline = geos_from_shape(&diagram->geos, input->outline);
    const GEOSPreparedGeometry *prepared =
        outline ? GEOSPrepare_r(handle, outline) : NULL;
    bool is_good = prepared != NULL;
    for (uint32_t label = 0; is_good && label < input->label_count; label++) {
        const uint32_t first = index.first[label];
        const uint32_t count = index.first[label + 1] - first;
        areas[label] = (struct plane_shape){0};
        if (count == 0)
            continue;
        GEOSGeometry *joined = join(diagram, index.list + first, count);
        is_good =
            joined && clip(diagram, joined, outline, prepared, arena, &areas[label]);
        if (joined)
            GEOSGeom_destroy_r(handle, joined);
    }
    if (prepared)
        GEOSPreparedGeom_destroy_r(handle, prepared);
    if (outline)
        GEOSGeom_destroy_r(handle, outline);
    return is_good;
}

bool cells_join(const struct cells_input *input, struct arena *arena,
                struct plane_shape *areas, struct err *err)
{
    assert(input->count >= 1);
    struct diagram diagram;
    if (!diagram_open(&diagram, input, err))
        return false;
    const bool is_good = join_all(&diagram, input, arena, areas);
    if (!is_good)
        geos_fail(&diagram.geos, "areas of labels", err);
    diagram_close(&diagram);
    return is_good;
}
