// SPDX-License-Identifier: GPL-3.0-or-later
/* areas: see the header.
 *
 * A place where several territories have accounts is drawn apart: each gets a spot of
 * its own on a small circle around the place, much nearer to it than any other place
 * is. So every territory has an area, however the accounts lie. */
#include "territory/areas.h"

#include "plane/cells.h"
#include "plane/hull.h"
#include "plane/lift.h"
#include "plane/nearest.h"
#include "territory/terrain.h"

#include <math.h>
#include <string.h>

/* Of the distance to the nearest other place; and no further than this. */
static const double APART = 0.25, APART_MAX_M = 50;
/* The margin around the outermost accounts: as wide as half a typical cell, but not
 * less than a hundredth of the map's width nor than a street. */
static const double MARGIN_CELLS = 0.5, MARGIN_MAP = 0.01, MARGIN_LEAST_M = 150;

struct spots {
    struct geo_xy *at;
    uint32_t *territory;
    uint32_t count;
};

struct drawing {
    const struct alignment_task *task;
    const struct alignment *alignment;
    struct projection *projection;
    struct geo_xy *place_at;
    uint32_t *first, *point; /* points by place */
    struct nearest nearest;  /* of places */
    struct arena scratch;
};

static bool open_drawing(struct drawing *d, struct err *err)
{
    const struct alignment *alignment = d->alignment;
    const uint32_t count = alignment->point_count;
    const uint32_t place_count = alignment->place_count;
    struct geo_xy *at = ARENA_ARRAY(&d->scratch, count, struct geo_xy);
    if (!projection_open(alignment->plane_centre, &d->projection, err))
        return false;
    if (!projection_forward(d->projection, d->task->at, count, at, err))
        return false;
    d->place_at = ARENA_ARRAY(&d->scratch, place_count, struct geo_xy);
    d->first = ARENA_ARRAY(&d->scratch, (size_t)place_count + 2, uint32_t);
    d->point = ARENA_ARRAY(&d->scratch, count, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        d->first[alignment->place[i] + 2]++;
    for (uint32_t p = 2; p < place_count + 2; p++)
        d->first[p] += d->first[p - 1];
    for (uint32_t i = 0; i < count; i++) {
        d->point[d->first[alignment->place[i] + 1]++] = i;
        d->place_at[alignment->place[i]] = terrain_snap(at[i]);
    }
    nearest_init(&d->nearest, d->place_at, place_count, &d->scratch);
    return true;
}

/* The territories at one place, each once, in the order of their points. */
static uint32_t list_territories(const struct drawing *d, uint32_t place,
                                 uint32_t *territories)
{
    uint32_t count = 0;
    for (uint32_t i = d->first[place]; i < d->first[place + 1]; i++) {
        const uint32_t territory = d->alignment->territory[d->point[i]];
        bool is_known = false;
        for (uint32_t k = 0; k < count && !is_known; k++)
            is_known = territories[k] == territory;
        if (!is_known)
            territories[count++] = territory;
    }
    return count;
}

static double spread_m(const struct drawing *d, uint32_t place)
{
    struct nearest_found found[2];
    if (nearest_find(&d->nearest, d->place_at[place], 2, found) < 2)
        return APART_MAX_M;
    return fmin(APART * sqrt(found[1].squared_m2), APART_MAX_M);
}

static void put_spots(const struct drawing *d, uint32_t place, struct spots *spots)
{
    uint32_t *territories = spots->territory + spots->count;
    const uint32_t count = list_territories(d, place, territories);
    const double turn = 2 * acos(-1.0);
    const double off_m = count > 1 ? spread_m(d, place) : 0;
    for (uint32_t i = 0; i < count; i++) {
        const double angle = turn * i / count;
        spots->at[spots->count + i] = (struct geo_xy){
            .x_m = d->place_at[place].x_m + off_m * cos(angle),
            .y_m = d->place_at[place].y_m + off_m * sin(angle),
        };
    }
    spots->count += count;
}

static double margin_m(const struct spots *spots)
{
    struct geo_xy low = spots->at[0], high = low;
    for (uint32_t i = 1; i < spots->count; i++) {
        low.x_m = fmin(low.x_m, spots->at[i].x_m);
        low.y_m = fmin(low.y_m, spots->at[i].y_m);
        high.x_m = fmax(high.x_m, spots->at[i].x_m);
        high.y_m = fmax(high.y_m, spots->at[i].y_m);
    }
    const double width_m = high.x_m - low.x_m, height_m = high.y_m - low.y_m;
    const double cell_m = sqrt(width_m * height_m / spots->count);
    return fmax(fmax(MARGIN_CELLS * cell_m, MARGIN_MAP * fmax(width_m, height_m)),
                MARGIN_LEAST_M);
}

static bool draw(struct drawing *d, const struct outline *boundary,
                 struct plane_shape *areas, struct err *err)
{
    const uint32_t count = d->alignment->point_count;
    struct spots spots = {
        .at = ARENA_ARRAY(&d->scratch, count, struct geo_xy),
        .territory = ARENA_ARRAY(&d->scratch, count, uint32_t),
    };
    for (uint32_t p = 0; p < d->alignment->place_count; p++)
        put_spots(d, p, &spots);
    struct plane_shape outline;
    const bool has_outline =
        boundary ? lift_down(d->projection, boundary, &d->scratch, &outline, err)
                 : hull_outline(spots.at, spots.count, margin_m(&spots), &d->scratch,
                                &outline, err);
    const struct cells_input input = {
        .places = spots.at,
        .label = spots.territory,
        .count = spots.count,
        .label_count = d->alignment->site_count,
        .outline = &outline,
    };
    return has_outline && cells_join(&input, &d->scratch, areas, err);
}

bool areas_make(const struct alignment_task *task, const struct alignment *alignment,
                const struct outline *boundary, struct arena *arena,
                const struct outline **outlines, struct err *err)
{
    const uint32_t site_count = alignment->site_count;
    struct drawing d = {.task = task, .alignment = alignment};
    struct outline *made = ARENA_ARRAY(arena, site_count, struct outline);
    struct plane_shape *areas = ARENA_ARRAY(&d.scratch, site_count, struct plane_shape);
    bool is_done = open_drawing(&d, err) && draw(&d, boundary, areas, err);
    for (uint32_t s = 0; is_done && s < site_count; s++)
        is_done = lift_shape(d.projection, &areas[s], arena, &made[s], err);
    projection_close(d.projection);
    arena_release(&d.scratch);
    if (is_done)
        *outlines = made;
    return is_done;
}
