// SPDX-License-Identifier: GPL-3.0-or-later
/* terrain: see the header. */
#include "territory/terrain.h"

#include "territory/barriers.h"
#include "territory/hilbert.h"
#include "territory/rules.h"

#include <math.h>
#include <string.h>

/* A power of two, so that rounded positions are exact and GEOS's arithmetic on them is
 * nearly so. */
static const double STEPS_A_METRE = 64;

/* Of the smallest target: from here on a place may be shared by several sites. */
static const double LARGE_PLACE = 0.2;
enum { PLACES_A_SITE = 5, CROWD = 1000 };

struct geo_xy terrain_snap(struct geo_xy at)
{
    return (struct geo_xy){
        .x_m = rint(at.x_m * STEPS_A_METRE) / STEPS_A_METRE,
        .y_m = rint(at.y_m * STEPS_A_METRE) / STEPS_A_METRE,
    };
}

/* Points and homes on the plane around the middle of the points. */
static bool project(struct terrain *terrain, struct geo_xy *at, struct geo_xy *home,
                    struct err *err)
{
    const struct alignment_task *task = terrain->task;
    terrain->centre = projection_middle(task->at, task->point_count);
    if (!projection_open(terrain->centre, &terrain->projection, err))
        return false;
    bool is_done =
        projection_forward(terrain->projection, task->at, task->point_count, at, err);
    for (uint32_t s = 0; is_done && s < task->site_count; s++)
        if (task->has_home[s])
            is_done = projection_forward(terrain->projection, &task->home[s], 1,
                                         &home[s], err);
    if (!is_done)
        terrain_close(terrain);
    return is_done;
}

/* Shares of a load by rank; `flat` is what each point gets when nothing is there. */
static const double *shares_of(const struct terrain *terrain, const double *load,
                               double flat, struct arena *arena)
{
    double *share = ARENA_ARRAY(arena, terrain->count, double);
    double sum = 0;
    for (uint32_t rank = 0; load && rank < terrain->count; rank++)
        sum += load[terrain->point[rank]];
    for (uint32_t rank = 0; rank < terrain->count; rank++)
        share[rank] = sum > 0 ? load[terrain->point[rank]] / sum : flat;
    return share;
}

static void lay_out_owners(struct terrain *terrain, struct arena *arena)
{
    const struct alignment_task *task = terrain->task;
    uint32_t *owner = ARENA_ARRAY(arena, terrain->count, uint32_t);
    uint8_t *is_locked = ARENA_ARRAY(arena, terrain->count, uint8_t);
    double *relation = ARENA_ARRAY(arena, terrain->count, double);
    double sum = 0;
    for (uint32_t rank = 0; task->relation_ct && rank < terrain->count; rank++)
        if (task->owner && task->owner[terrain->point[rank]] != NO_IX)
            sum += task->relation_ct[terrain->point[rank]];
    for (uint32_t rank = 0; rank < terrain->count; rank++) {
        const uint32_t point = terrain->point[rank];
        owner[rank] = task->owner ? task->owner[point] : NO_IX;
        is_locked[rank] = task->is_locked && task->is_locked[point];
        if (owner[rank] != NO_IX && sum > 0)
            relation[rank] = task->relation_ct[point] / sum;
    }
    terrain->owner = owner;
    terrain->is_locked = is_locked;
    terrain->relation = relation;
}

/* Ranks and places. `at` and `snapped` are by point. */
static void lay_out_points(struct terrain *terrain, const struct geo_xy *at,
                           const struct geo_xy *snapped, struct geo_xy *place_at,
                           struct arena *arena)
{
    const uint32_t count = terrain->count;
    uint32_t *point = ARENA_ARRAY(arena, count, uint32_t);
    uint32_t *place = ARENA_ARRAY(arena, count, uint32_t);
    uint32_t *place_first = ARENA_ARRAY(arena, (size_t)count + 1, uint32_t);
    struct geo_xy *at_rank = ARENA_ARRAY(arena, count, struct geo_xy);
    hilbert_order(snapped, count, point);
    uint32_t place_count = 0;
    for (uint32_t rank = 0; rank < count; rank++) {
        const struct geo_xy here = snapped[point[rank]];
        if (rank == 0 || here.x_m != place_at[place_count - 1].x_m ||
            here.y_m != place_at[place_count - 1].y_m) {
            place_at[place_count] = here;
            place_first[place_count++] = rank;
        }
        place[rank] = place_count - 1;
        at_rank[rank] = at[point[rank]];
    }
    place_first[place_count] = count;
    terrain->point = point;
    terrain->at = at_rank;
    terrain->place = place;
    terrain->place_first = place_first;
    terrain->place_count = place_count;
}

static void index_neighbours(struct terrain *terrain, struct arena *arena)
{
    uint32_t *first = ARENA_ARRAY(arena, (size_t)terrain->place_count + 2, uint32_t);
    uint32_t *neighbour = ARENA_ARRAY(arena, (size_t)2 * terrain->edge_count, uint32_t);
    for (uint32_t i = 0; i < terrain->edge_count; i++) {
        first[terrain->edges[i].a + 2]++;
        first[terrain->edges[i].b + 2]++;
    }
    for (uint32_t p = 2; p < terrain->place_count + 2; p++)
        first[p] += first[p - 1];
    /* Edges come by a, then b: so first the lower neighbours of a place, then the
     * higher ones, each rising. */
    for (uint32_t i = 0; i < terrain->edge_count; i++)
        neighbour[first[terrain->edges[i].b + 1]++] = terrain->edges[i].a;
    for (uint32_t i = 0; i < terrain->edge_count; i++)
        neighbour[first[terrain->edges[i].a + 1]++] = terrain->edges[i].b;
    terrain->neighbour_first = first;
    terrain->neighbour = neighbour;
}

/* The accounts of one house or town centre should stay together: people wonder about
 * two reps in one street, and areas of a shared place have no meaning. So what is free
 * at a place moves as one, unless it is a large part of a target, or places are few. */
static void lay_out_divisible(struct terrain *terrain, struct arena *arena)
{
    uint8_t *is_divisible = ARENA_ARRAY(arena, terrain->place_count, uint8_t);
    double least_share = 1;
    for (uint32_t s = 0; s < terrain->site_count; s++)
        least_share = fmin(least_share, terrain->share[s]);
    const double most = LARGE_PLACE * least_share;
    const bool is_sparse =
        (uint64_t)terrain->site_count * PLACES_A_SITE > terrain->place_count;
    for (uint32_t p = 0; p < terrain->place_count; p++) {
        double workload = 0, value = 0;
        for (uint32_t r = terrain->place_first[p]; r < terrain->place_first[p + 1];
             r++) {
            workload += terrain->workload[r];
            value += terrain->value[r];
        }
        const uint32_t count = terrain->place_first[p + 1] - terrain->place_first[p];
        is_divisible[p] = is_sparse || workload > most || value > most || count > CROWD;
    }
    terrain->is_divisible = is_divisible;
}

static bool lay_out(struct terrain *terrain, const struct geo_xy *at,
                    struct arena *arena, struct err *err)
{
    const struct alignment_task *task = terrain->task;
    struct arena scratch = {0};
    struct geo_xy *snapped = ARENA_ARRAY(&scratch, terrain->count, struct geo_xy);
    struct geo_xy *place_at = ARENA_ARRAY(&scratch, terrain->count, struct geo_xy);
    for (uint32_t i = 0; i < terrain->count; i++)
        snapped[i] = terrain_snap(at[i]);
    lay_out_points(terrain, at, snapped, place_at, arena);
    terrain->workload =
        shares_of(terrain, task->workload_h, 1.0 / terrain->count, arena);
    terrain->value = shares_of(terrain, task->value_ct, 0, arena);
    for (uint32_t i = 0; i < terrain->count; i++)
        terrain->has_value |= terrain->value[i] > 0;
    lay_out_owners(terrain, arena);
    lay_out_divisible(terrain, arena);
    rules_lay_out(terrain, arena);
    struct edge *edges;
    uint32_t edge_count;
    bool is_done =
        delaunay_edges(place_at, terrain->place_count, arena, &edges, &edge_count, err);
    if (is_done) {
        terrain->edges = edges;
        terrain->edge_count =
            delaunay_drop_slivers(place_at, terrain->place_count, edges, edge_count);
        index_neighbours(terrain, arena);
    }
    is_done = is_done && (task->barriers == NULL ||
                          barriers_lay_out(terrain, place_at, arena, err));
    arena_release(&scratch);
    return is_done;
}

bool terrain_open(const struct alignment_task *task, struct arena *arena,
                  struct terrain *terrain, struct err *err)
{
    struct terrain made = {
        .task = task,
        .count = task->point_count,
        .site_count = task->site_count,
        .has_home = task->has_home,
        .share = task->target_share,
        .workload_spread = task->workload_spread,
        .value_spread = task->value_spread,
    };
    struct arena scratch = {0};
    struct geo_xy *at = ARENA_ARRAY(&scratch, made.count, struct geo_xy);
    struct geo_xy *home = ARENA_ARRAY(arena, made.site_count, struct geo_xy);
    bool is_done = project(&made, at, home, err);
    if (is_done) {
        made.home = home;
        is_done = lay_out(&made, at, arena, err);
        if (!is_done)
            terrain_close(&made);
    }
    arena_release(&scratch);
    if (is_done)
        *terrain = made;
    return is_done;
}

void terrain_close(struct terrain *terrain)
{
    projection_close(terrain->projection);
    terrain->projection = NULL;
}
