// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/alignment_crossings.h"

#include "audit/equal_area.h"

#include <math.h>

/* Positions of the solver are on a grid, and its projection rounds otherwise. */
static const double NEAR_M = 1;

struct fence {
    struct geo_xy *at; /* of all lines, one after the other */
    uint8_t *is_last;  /* of its line */
    uint32_t count;
};

enum crossing { CROSSING_NONE, CROSSING_PERHAPS, CROSSING_SURE };

static struct fence make_fence(const struct alignment_barriers *barriers,
                               struct geo_point centre, struct arena *arena)
{
    const struct equal_area map = equal_area_around(centre);
    struct fence fence = {0};
    uint32_t count = 0;
    for (uint32_t i = 0; i < barriers->line_count; i++)
        count += barriers->lines[i].point_count;
    fence.at = ARENA_ARRAY(arena, count, struct geo_xy);
    fence.is_last = ARENA_ARRAY(arena, count, uint8_t);
    for (uint32_t i = 0; i < barriers->line_count; i++)
        for (uint32_t p = 0; p < barriers->lines[i].point_count; p++) {
            fence.at[fence.count] = equal_area_xy(&map, barriers->lines[i].points[p]);
            fence.is_last[fence.count++] = p + 1 == barriers->lines[i].point_count;
        }
    return fence;
}

/* Metres that c is to the left of the line through a and b. */
static double left_m(struct geo_xy a, struct geo_xy b, struct geo_xy c)
{
    const double x = b.x_m - a.x_m, y = b.y_m - a.y_m, length_m = hypot(x, y);
    if (!(length_m > 0))
        return 0;
    return (x * (c.y_m - a.y_m) - y * (c.x_m - a.x_m)) / length_m;
}

static bool is_apart(double a, double b, double c, double d)
{
    return fmax(a, b) < fmin(c, d) - NEAR_M || fmax(c, d) < fmin(a, b) - NEAR_M;
}

static enum crossing cross(struct geo_xy a, struct geo_xy b, struct geo_xy c,
                           struct geo_xy d)
{
    if (is_apart(a.x_m, b.x_m, c.x_m, d.x_m) || is_apart(a.y_m, b.y_m, c.y_m, d.y_m))
        return CROSSING_NONE;
    const double side[4] = {left_m(a, b, c), left_m(a, b, d), left_m(c, d, a),
                            left_m(c, d, b)};
    bool is_near = false;
    for (int i = 0; i < 4; i++)
        is_near |= fabs(side[i]) <= NEAR_M;
    if (is_near)
        return CROSSING_PERHAPS;
    return side[0] * side[1] < 0 && side[2] * side[3] < 0 ? CROSSING_SURE
                                                          : CROSSING_NONE;
}

static enum crossing cross_fence(const struct fence *fence, struct geo_xy a,
                                 struct geo_xy b)
{
    enum crossing found = CROSSING_NONE;
    for (uint32_t i = 0; i + 1 < fence->count; i++) {
        const enum crossing one = fence->is_last[i]
                                      ? CROSSING_NONE
                                      : cross(fence->at[i], fence->at[i + 1], a, b);
        if (one == CROSSING_SURE)
            return one;
        if (one == CROSSING_PERHAPS)
            found = one;
    }
    return found;
}

/* The territory and the position of each place are those of its first point. */
static void read_places(const struct alignment *alignment, const struct geo_xy *at,
                        uint32_t *site, struct geo_xy *place_at)
{
    for (uint32_t i = alignment->point_count; i > 0; i--) {
        site[alignment->place[i - 1]] = alignment->territory[i - 1];
        place_at[alignment->place[i - 1]] = at[i - 1];
    }
}

uint32_t alignment_crossings_check(const struct alignment_task *task,
                                   const struct alignment *alignment,
                                   const struct geo_xy *at, struct arena *arena)
{
    if (task->barriers == NULL)
        return NO_IX;
    if (alignment->crossings == NULL)
        return 0;
    const struct fence fence =
        make_fence(task->barriers, alignment->plane_centre, arena);
    uint32_t *site = ARENA_ARRAY(arena, alignment->place_count, uint32_t);
    uint32_t *sure = ARENA_ARRAY(arena, task->site_count, uint32_t);
    uint32_t *perhaps = ARENA_ARRAY(arena, task->site_count, uint32_t);
    struct geo_xy *place_at = ARENA_ARRAY(arena, alignment->place_count, struct geo_xy);
    read_places(alignment, at, site, place_at);
    for (uint32_t e = 0; e < alignment->edge_count; e++) {
        const uint32_t a = alignment->edges[e].a, b = alignment->edges[e].b;
        if (site[a] != site[b])
            continue;
        const enum crossing found = cross_fence(&fence, place_at[a], place_at[b]);
        sure[site[a]] += found == CROSSING_SURE;
        perhaps[site[a]] += found == CROSSING_PERHAPS;
    }
    for (uint32_t s = 0; s < task->site_count; s++)
        if (alignment->crossings[s] < sure[s] ||
            alignment->crossings[s] > sure[s] + perhaps[s])
            return s;
    return NO_IX;
}
