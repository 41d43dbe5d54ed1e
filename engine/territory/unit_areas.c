// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_areas: see the header. The search is unit_designer's. */
#include "territory/unit_areas.h"

#include "plane/adjacent.h"
#include "plane/lift.h"
#include "territory/locate.h"
#include "territory/unit_designer.h"

#include <math.h>

static const double SLIT = 0.01; /* of a mean area's width */
enum { STEPS_AN_AREA = 30000 };

struct joining {
    const struct unit_areas_task *task;
    uint32_t count; /* of areas */
    struct projection *projection;
    struct plane_shape *shapes;
    struct outline *outlines;
    struct geo_xy *middle; /* by area */
    double *loads[2];      /* by area */
    uint32_t *area;        /* by point */
    struct alignment_edge *edges;
    uint32_t edge_count;
    struct arena scratch;
};

/* The middle of the points of its rings: inside or near, and good enough to tell how
 * far areas are apart. */
static struct geo_xy middle_of(const struct plane_shape *shape)
{
    struct geo_xy sum = {0, 0};
    uint32_t count = 0;
    for (uint32_t r = 0; r < shape->ring_count; r++)
        for (uint32_t i = 0; i + 1 < shape->rings[r].point_count; i++, count++) {
            sum.x_m += shape->rings[r].points[i].x_m;
            sum.y_m += shape->rings[r].points[i].y_m;
        }
    return (struct geo_xy){sum.x_m / count, sum.y_m / count};
}

static bool lay_out(struct joining *j, struct err *err)
{
    const struct area_list *list = j->task->list;
    struct geo_point *corners = ARENA_ARRAY(&j->scratch, j->count, struct geo_point);
    for (uint32_t i = 0; i < j->count; i++) {
        j->outlines[i] = list->areas[i].outline;
        corners[i] = list->areas[i].outline.rings[0].points[0];
    }
    if (!projection_open(projection_middle(corners, j->count), &j->projection, err))
        return false;
    for (uint32_t i = 0; i < j->count; i++) {
        if (!lift_down(j->projection, &j->outlines[i], &j->scratch, &j->shapes[i], err))
            return err_in(err, "area '%s'", list->areas[i].code);
        j->middle[i] = middle_of(&j->shapes[i]);
    }
    return true;
}

static uint32_t nearest_area(const struct joining *j, struct geo_xy at)
{
    uint32_t best = 0;
    double best_m = INFINITY;
    for (uint32_t i = 0; i < j->count; i++) {
        const double length_m =
            hypot(j->middle[i].x_m - at.x_m, j->middle[i].y_m - at.y_m);
        if (length_m < best_m) {
            best = i;
            best_m = length_m;
        }
    }
    return best;
}

static bool place_points(struct joining *j, struct unit_areas *out, struct err *err)
{
    const struct alignment_task *points = j->task->points;
    struct locate locate;
    locate_init(&locate, j->outlines, j->count, &j->scratch);
    for (uint32_t i = 0; i < points->point_count; i++) {
        j->area[i] = locate_find(&locate, points->at[i]);
        if (j->area[i] == NO_IX) {
            struct geo_xy at;
            if (!projection_forward(j->projection, &points->at[i], 1, &at, err))
                return false;
            j->area[i] = nearest_area(j, at);
            out->outside_count++;
        }
        j->loads[0][j->area[i]] += points->workload_h[i];
        j->loads[1][j->area[i]] += points->value_ct[i];
    }
    return true;
}

static uint32_t root_of(uint32_t *parent, uint32_t i)
{
    while (parent[i] != i)
        i = parent[i] = parent[parent[i]];
    return i;
}

/* The closest pair of areas that do not hang together; false: all do. */
static bool closest_apart(const struct joining *j, uint32_t *parent, uint32_t *a,
                          uint32_t *b)
{
    double best_m = INFINITY;
    for (uint32_t i = 0; i < j->count; i++)
        for (uint32_t k = i + 1; k < j->count; k++) {
            if (root_of(parent, i) == root_of(parent, k))
                continue;
            const double length_m = hypot(j->middle[i].x_m - j->middle[k].x_m,
                                          j->middle[i].y_m - j->middle[k].y_m);
            if (length_m < best_m) {
                best_m = length_m;
                *a = i;
                *b = k;
            }
        }
    return isfinite(best_m);
}

static bool find_edges(struct joining *j, struct unit_areas *out, struct err *err)
{
    const struct edge *found;
    uint32_t found_count, a = 0, b = 0;
    double area_m2 = 0;
    for (uint32_t i = 0; i < j->count; i++)
        area_m2 += plane_shape_area_m2(&j->shapes[i]);
    if (!adjacent_find(j->shapes, j->count, SLIT * sqrt(area_m2 / j->count),
                       &j->scratch, &found, &found_count, err))
        return false;
    j->edges = ARENA_ARRAY(&j->scratch, found_count + j->count, struct alignment_edge);
    uint32_t *parent = ARENA_ARRAY(&j->scratch, j->count, uint32_t);
    for (uint32_t i = 0; i < j->count; i++)
        parent[i] = i;
    for (; j->edge_count < found_count; j->edge_count++) {
        const struct edge *edge = &found[j->edge_count];
        j->edges[j->edge_count] = (struct alignment_edge){edge->a, edge->b};
        parent[root_of(parent, edge->a)] = root_of(parent, edge->b);
    }
    while (closest_apart(j, parent, &a, &b)) {
        j->edges[j->edge_count++] = (struct alignment_edge){a, b};
        parent[root_of(parent, a)] = root_of(parent, b);
        out->link_count++;
    }
    return true;
}

static bool search(struct joining *j, struct arena *arena, struct unit_plan *plan,
                   struct err *err)
{
    const struct alignment_task *points = j->task->points;
    const double spreads[2] = {points->workload_spread, points->value_spread};
    struct unit_task units = {.unit_count = j->count,
                              .at = j->middle,
                              .edges = j->edges,
                              .edge_count = j->edge_count,
                              .territory_count = j->task->territory_count};
    struct unit_options options = unit_options_default();
    const uint64_t steps = (uint64_t)STEPS_AN_AREA * j->count;
    for (uint32_t l = 0; l < 2; l++) {
        double sum = 0;
        for (uint32_t i = 0; i < j->count; i++)
            sum += j->loads[l][i];
        if (!(sum > 0))
            continue;
        units.loads[units.load_count] = j->loads[l];
        units.spreads[units.load_count++] = spreads[l];
    }
    options.steps = steps < options.steps ? steps : options.steps;
    options.threads = j->task->threads;
    return unit_design(&units, &options, arena, plan, err);
}

static bool draw(struct joining *j, const struct unit_plan *plan, struct arena *arena,
                 struct unit_areas *out, struct err *err)
{
    const uint32_t count = j->task->territory_count;
    struct plane_shape *joined = ARENA_ARRAY(&j->scratch, count, struct plane_shape);
    struct outline *outlines = ARENA_ARRAY(arena, count, struct outline);
    struct geo_point *centre = ARENA_ARRAY(arena, count, struct geo_point);
    bool is_done = adjacent_join(j->shapes, plan->territory, j->count, count,
                                 &j->scratch, joined, err);
    for (uint32_t t = 0; is_done && t < count; t++)
        is_done = lift_shape(j->projection, &joined[t], arena, &outlines[t], err) &&
                  projection_inverse(j->projection, &j->middle[plan->median[t]], 1,
                                     &centre[t], err);
    out->area = j->area;
    out->territory = plan->territory;
    out->outlines = outlines;
    out->centre = centre;
    return is_done;
}

bool unit_areas_design(const struct unit_areas_task *task, struct arena *arena,
                       struct unit_areas *out, struct err *err)
{
    struct joining j = {.task = task, .count = task->list->count};
    struct unit_plan plan;
    if (j.count > UNIT_COUNT_MAX)
        return err_set(err, ERR_LIMIT, "%u areas are more than %d", j.count,
                       UNIT_COUNT_MAX);
    if (j.count < task->territory_count)
        return err_set(err, ERR_INPUT, "%u areas are too few for %u territories",
                       j.count, task->territory_count);
    *out = (struct unit_areas){0};
    j.shapes = ARENA_ARRAY(&j.scratch, j.count, struct plane_shape);
    j.outlines = ARENA_ARRAY(&j.scratch, j.count, struct outline);
    j.middle = ARENA_ARRAY(&j.scratch, j.count, struct geo_xy);
    j.loads[0] = ARENA_ARRAY(&j.scratch, j.count, double);
    j.loads[1] = ARENA_ARRAY(&j.scratch, j.count, double);
    j.area = ARENA_ARRAY(arena, task->points->point_count, uint32_t);
    const bool is_done = lay_out(&j, err) && place_points(&j, out, err) &&
                         find_edges(&j, out, err) && search(&j, arena, &plan, err) &&
                         draw(&j, &plan, arena, out, err);
    projection_close(j.projection);
    arena_release(&j.scratch);
    return is_done;
}
