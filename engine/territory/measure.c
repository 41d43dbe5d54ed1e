// SPDX-License-Identifier: GPL-3.0-or-later
/* measure: see the header.
 *
 * Pieces are counted by the search's own code, on the places and edges that the
 * alignment brings along; audit/ counts them with code of its own. */
#include "territory/measure.h"

#include "base/sorting.h"
#include "plane/plane_shape.h"
#include "plane/projection.h"
#include "territory/circle.h"
#include "territory/connect.h"
#include "travel/travel.h"

#include <math.h>
#include <string.h>

struct measuring {
    const struct measure_input *input;
    const struct alignment_task *task;
    const struct alignment *alignment;
    struct territory_measures *territories;
    uint32_t site_count;
    double workload_h, value_ct; /* in all */
    struct projection *projection;
    double disc_inertia; /* of discs as large as the areas, with the same workload */
    struct arena scratch;
};

static double load_of(const double *load, uint32_t point)
{
    return load ? load[point] : 0;
}

static void add_moved(struct measuring *m, uint32_t point,
                      struct territory_measures *territory)
{
    const uint32_t owner = m->task->owner ? m->task->owner[point] : NO_IX;
    if (owner == NO_IX)
        return;
    if (owner == m->alignment->territory[point]) {
        territory->kept_value_ct += load_of(m->task->value_ct, point);
        return;
    }
    territory->moved_count++;
    territory->moved_workload_h += load_of(m->task->workload_h, point);
    territory->moved_value_ct += load_of(m->task->value_ct, point);
}

static void add_loads(struct measuring *m)
{
    for (uint32_t i = 0; i < m->task->point_count; i++) {
        struct territory_measures *territory =
            &m->territories[m->alignment->territory[i]];
        territory->account_count++;
        territory->workload_h += load_of(m->task->workload_h, i);
        territory->value_ct += load_of(m->task->value_ct, i);
        m->workload_h += load_of(m->task->workload_h, i);
        m->value_ct += load_of(m->task->value_ct, i);
        add_moved(m, i, territory);
    }
}

static double off_of(double load, double total, double share)
{
    return total > 0 ? load / (total * share) - 1 : 0;
}

static bool add_inertia(struct measuring *m, struct err *err)
{
    const uint32_t count = m->task->point_count;
    struct geo_xy *at = ARENA_ARRAY(&m->scratch, count, struct geo_xy);
    struct geo_xy *centre = ARENA_ARRAY(&m->scratch, m->site_count, struct geo_xy);
    if (!projection_forward(m->projection, m->task->at, count, at, err) ||
        !projection_forward(m->projection, m->alignment->centre, m->site_count, centre,
                            err))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t site = m->alignment->territory[i];
        const double x = at[i].x_m - centre[site].x_m;
        const double y = at[i].y_m - centre[site].y_m;
        m->territories[site].inertia +=
            load_of(m->task->workload_h, i) * (x * x + y * y);
    }
    return true;
}

/* From one centre to its accounts at[0..count - 1]. */
static bool add_site_drives(struct measuring *m, uint32_t site,
                            const struct geo_point *at, uint32_t count,
                            struct drive *drives, struct err *err)
{
    const struct places centre = {&m->alignment->centre[site], 1};
    if (!travel_table(m->input->travel, centre, (struct places){at, count}, drives,
                      err))
        return false;
    for (uint32_t i = 0; i < count; i++) {
        if (drives[i].drive_s > 0)
            m->territories[site].home_drive_s +=
                (double)drives[i].drive_s / m->territories[site].account_count;
    }
    return true;
}

/* A table a territory: on roads that is a tenth of asking drive by drive. */
static bool add_drives(struct measuring *m, struct err *err)
{
    const uint32_t count = m->task->point_count;
    if (!m->input->travel)
        return true;
    uint32_t *ends = ARENA_ARRAY(&m->scratch, m->site_count + (size_t)1, uint32_t);
    struct geo_point *at = ARENA_ARRAY(&m->scratch, count, struct geo_point);
    struct drive *drives = ARENA_ARRAY(&m->scratch, count, struct drive);
    for (uint32_t i = 0; i < count; i++)
        ends[m->alignment->territory[i] + 1]++;
    for (uint32_t site = 0; site < m->site_count; site++)
        ends[site + 1] += ends[site];
    for (uint32_t i = 0; i < count; i++)
        at[ends[m->alignment->territory[i]]++] = m->task->at[i];
    for (uint32_t site = 0; site < m->site_count; site++) {
        const uint32_t first = site == 0 ? 0 : ends[site - 1];
        if (ends[site] > first &&
            !add_site_drives(m, site, at + first, ends[site] - first, drives, err))
            return false;
    }
    return true;
}

/* Area, border and enclosing circle of one outline. */
static bool add_shape(struct measuring *m, uint32_t site, struct err *err)
{
    const struct outline *outline = &m->input->outlines[site];
    struct territory_measures *territory = &m->territories[site];
    uint32_t point_count = 0;
    for (uint32_t r = 0; r < outline->ring_count; r++)
        point_count += outline->rings[r].point_count;
    struct geo_xy *xy = ARENA_ARRAY(&m->scratch, point_count, struct geo_xy);
    uint32_t at = 0;
    double area_m2 = 0, border_m = 0;
    for (uint32_t r = 0; r < outline->ring_count; r++) {
        const struct ring *ring = &outline->rings[r];
        if (!projection_forward(m->projection, ring->points, ring->point_count, xy + at,
                                err))
            return false;
        const struct plane_ring flat = {xy + at, ring->point_count, ring->is_hole};
        const struct plane_shape shape = {&flat, 1};
        area_m2 += plane_shape_area_m2(&shape);
        border_m += plane_shape_border_m(&shape);
        at += ring->point_count;
    }
    const double pi = acos(-1.0);
    const double radius_m = circle_radius_m(xy, point_count);
    if (border_m > 0)
        territory->polsby_popper = 4 * pi * area_m2 / (border_m * border_m);
    if (radius_m > 0)
        territory->reock = area_m2 / (pi * radius_m * radius_m);
    m->disc_inertia += territory->workload_h * area_m2 / (2 * pi);
    return true;
}

static bool add_shapes(struct measuring *m, struct err *err)
{
    for (uint32_t s = 0; m->input->outlines && s < m->site_count; s++)
        if (!add_shape(m, s, err))
            return false;
    return true;
}

/* Gini of load per target: half the mean difference of two, by the sorted form. */
static double gini(struct measuring *m, const double *ratio)
{
    const uint32_t count = m->site_count;
    uint32_t *order = ARENA_ARRAY(&m->scratch, count, uint32_t);
    sorting_order_f64(ratio, order, count);
    double sum = 0, weighted = 0;
    for (uint32_t i = 0; i < count; i++) {
        sum += ratio[order[i]];
        weighted += (2.0 * (i + 1) - count - 1) * ratio[order[i]];
    }
    return sum > 0 ? weighted / (count * sum) : 0;
}

/* Extremes, mean square, count outside and Gini of one load's deviations. */
static void sum_up_balance(struct measuring *m, bool is_value, double *max, double *rms,
                           double *gini_of, uint32_t *out_count)
{
    const double spread = is_value ? m->task->value_spread : m->task->workload_spread;
    double *ratio = ARENA_ARRAY(&m->scratch, m->site_count, double);
    double squares = 0;
    for (uint32_t s = 0; s < m->site_count; s++) {
        const double off =
            is_value ? m->territories[s].value_off : m->territories[s].workload_off;
        ratio[s] = 1 + off;
        squares += off * off;
        *max = fmax(*max, fabs(off));
        *out_count += fabs(off) > spread * (1 + 1e-9);
    }
    *rms = sqrt(squares / m->site_count);
    *gini_of = gini(m, ratio);
}

static void sum_up(struct measuring *m, struct alignment_measures *out)
{
    struct alignment_measures sum = {
        .territories = m->territories,
        .territory_count = m->site_count,
    };
    double moved_workload_h = 0, moved_value_ct = 0;
    for (uint32_t s = 0; s < m->site_count; s++) {
        struct territory_measures *t = &m->territories[s];
        t->workload_off =
            off_of(t->workload_h, m->workload_h, m->task->target_share[s]);
        t->value_off = off_of(t->value_ct, m->value_ct, m->task->target_share[s]);
        sum.inertia += t->inertia;
        sum.moved_count += t->moved_count;
        moved_workload_h += t->moved_workload_h;
        moved_value_ct += t->moved_value_ct;
        if (t->piece_count > sum.pieces_max)
            sum.pieces_max = t->piece_count;
    }
    if (m->workload_h > 0)
        sum.moved_workload_share = moved_workload_h / m->workload_h;
    if (m->value_ct > 0)
        sum.moved_value_share = moved_value_ct / m->value_ct;
    if (m->disc_inertia > 0)
        sum.inertia_normalised = sum.inertia / m->disc_inertia;
    sum_up_balance(m, false, &sum.workload_off_max, &sum.workload_off_rms,
                   &sum.workload_gini, &sum.workload_out_count);
    sum_up_balance(m, true, &sum.value_off_max, &sum.value_off_rms, &sum.value_gini,
                   &sum.value_out_count);
    *out = sum;
}

/* As much of a terrain as counting pieces needs: points by place, and edges. */
static void lay_out(struct measuring *m, struct terrain *terrain, struct roster *roster)
{
    const struct alignment *alignment = m->alignment;
    const uint32_t count = alignment->point_count;
    const uint32_t place_count = alignment->place_count;
    uint32_t *first = ARENA_ARRAY(&m->scratch, (size_t)place_count + 2, uint32_t);
    uint32_t *point = ARENA_ARRAY(&m->scratch, count, uint32_t);
    double *workload = ARENA_ARRAY(&m->scratch, count, double);
    struct edge *edges = ARENA_ARRAY(&m->scratch, alignment->edge_count, struct edge);
    for (uint32_t i = 0; i < count; i++)
        first[alignment->place[i] + 2]++;
    for (uint32_t p = 2; p < place_count + 2; p++)
        first[p] += first[p - 1];
    for (uint32_t i = 0; i < count; i++)
        point[first[alignment->place[i] + 1]++] = i;
    for (uint32_t rank = 0; rank < count; rank++) {
        workload[rank] = load_of(m->task->workload_h, point[rank]);
        roster->site[rank] = alignment->territory[point[rank]];
    }
    for (uint32_t e = 0; e < alignment->edge_count; e++)
        edges[e] = (struct edge){alignment->edges[e].a, alignment->edges[e].b};
    terrain->point = point;
    terrain->workload = workload;
    terrain->place_first = first;
    terrain->edges = edges;
}

static void add_pieces(struct measuring *m)
{
    struct terrain terrain = {
        .task = m->task,
        .count = m->alignment->point_count,
        .place_count = m->alignment->place_count,
        .edge_count = m->alignment->edge_count,
        .site_count = m->site_count,
        .is_locked = ARENA_ARRAY(&m->scratch, m->alignment->point_count, uint8_t),
    };
    struct roster roster;
    roster_init(&roster, &terrain, &m->scratch);
    lay_out(m, &terrain, &roster);
    const struct connect_pieces pieces = connect_find(&roster, &m->scratch);
    for (uint32_t p = 0; p < pieces.count; p++) {
        struct territory_measures *territory = &m->territories[pieces.site[p]];
        territory->piece_count++;
        if (pieces.main[pieces.site[p]] != p)
            territory->island_count += pieces.rank_count[p];
    }
}

bool alignment_measure(const struct measure_input *input, struct arena *arena,
                       struct alignment_measures *measures, struct err *err)
{
    const uint32_t site_count = input->task->site_count;
    struct measuring m = {
        .input = input,
        .task = input->task,
        .alignment = input->alignment,
        .territories = ARENA_ARRAY(arena, site_count, struct territory_measures),
        .site_count = site_count,
    };
    if (!projection_open(input->alignment->plane_centre, &m.projection, err))
        return false;
    add_loads(&m);
    add_pieces(&m);
    const bool is_done =
        add_inertia(&m, err) && add_drives(&m, err) && add_shapes(&m, err);
    if (is_done)
        sum_up(&m, measures);
    projection_close(m.projection);
    arena_release(&m.scratch);
    return is_done;
}
