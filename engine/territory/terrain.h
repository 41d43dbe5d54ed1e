// SPDX-License-Identifier: GPL-3.0-or-later
/* terrain: a task laid out for the solvers: on the plane, in Hilbert order, with
 * neighbours. Made once, then only read.
 *
 * A rank is a point's number in Hilbert order. Points within 1/64 m of each other may
 * share a place; the ranks of a place follow each other. Loads are shares: each sums to
 * 1, so a target is a share too. */
#ifndef TERRITORY_TERRAIN_H
#define TERRITORY_TERRAIN_H

#include "base/arena.h"
#include "model/alignment.h"
#include "plane/delaunay.h"
#include "plane/projection.h"

struct terrain {
    const struct alignment_task *task;
    uint32_t count;           /* of points, that is of ranks */
    const uint32_t *point;    /* by rank: index in the task */
    const struct geo_xy *at;  /* by rank */
    const double *workload;   /* by rank; equal shares when the task has none */
    const double *value;      /* by rank; 0 when the task has none */
    const double *relation;   /* by rank; 0 without an owner */
    const uint32_t *owner;    /* by rank: site or NO_IX */
    const uint8_t *is_locked; /* by rank */
    bool has_value;

    uint32_t place_count;
    const uint32_t *place;           /* by rank */
    const uint8_t *is_divisible;     /* by place: see terrain.c */
    const uint32_t *place_first;     /* ranks of place p: [p] .. [p + 1] - 1 */
    const uint32_t *neighbour_first; /* neighbours of place p: the same */
    const uint32_t *neighbour;       /* places, rising */
    const struct edge *edges;        /* the same as pairs */
    uint32_t edge_count;
    const uint8_t *is_crossing; /* by place in `neighbour`: crosses a barrier; NULL */
    double crossing_price;      /* inside a site, in edges of border */

    uint32_t site_count;
    const struct geo_xy *home; /* by site, where has_home */
    const uint8_t *has_home;
    const double *share;
    double workload_spread, value_spread;

    /* As in alignment_rules, by rank and by site; without rules all NULL. */
    const uint32_t *kind, *parent;
    const uint8_t *may_have;
    const uint8_t *is_bound; /* by rank: moves only with others of its parent */
    const double *reach_m;
    const uint32_t *count_most;
    const struct geo_point *at_deg, *home_deg;

    struct geo_point centre;
    struct projection *projection;
};

/* To a grid of 1/64 m: positions that come out equal are one place. */
struct geo_xy terrain_snap(struct geo_xy at);

/* The task must have passed territory_task_check. Everything lives in `arena` but the
 * projection, which _close closes. */
bool terrain_open(const struct alignment_task *task, struct arena *arena,
                  struct terrain *terrain, struct err *err) MUST_CHECK;
void terrain_close(struct terrain *terrain);

#endif
