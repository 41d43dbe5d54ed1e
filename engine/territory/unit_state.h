// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_state: units in territories while a plan is being searched, and what a change
 * would make of it. */
#ifndef TERRITORY_UNIT_STATE_H
#define TERRITORY_UNIT_STATE_H

#include "base/arena.h"
#include "model/unit.h"

/* What never changes: lengths between all units, and neighbours. */
struct unit_ground {
    const struct unit_task *task;
    double *length;            /* unit_count x unit_count */
    uint32_t *neighbour_first; /* neighbours of u: [u] .. before [u + 1] */
    uint32_t *neighbour;
    double mean[UNIT_LOADS_MAX]; /* of a territory */
};

struct unit_state {
    const struct unit_ground *ground;
    uint32_t *territory; /* by unit */
    uint32_t *member;    /* units by territory; unit_count slots for each */
    uint32_t *slot;      /* by unit: where it is in there */
    uint32_t *count;     /* by territory */
    double *reach;       /* by territory and unit: its lengths to all members */
    double *load;        /* by territory and load */
    double *cost;        /* by territory: lengths to its median */
    double *excess;      /* by territory: see unit_state_excess */
    uint32_t *queue, *stamp, epoch;
};

/* A unit into another territory; `back` NO_IX, or the unit that comes in exchange. */
struct unit_change {
    uint32_t unit, back, from, to;
    double from_cost, to_cost, from_excess, to_excess; /* afterwards */
};

/* O(n^2). */
void unit_ground_init(struct unit_ground *ground, const struct unit_task *task,
                      struct arena *arena);
void unit_state_init(struct unit_state *state, const struct unit_ground *ground,
                     struct arena *arena);
/* `territory` is set for every unit: make all else anew. O(n^2). */
void unit_state_rebuild(struct unit_state *state);

/* Fill in what the change would make of both territories. O(members). */
void unit_state_judge(const struct unit_state *state, struct unit_change *change);
/* Would both territories be in one piece? Each must be now. O(members). */
bool unit_state_connects(struct unit_state *state, const struct unit_change *change);
/* Do it. O(n). */
void unit_state_take(struct unit_state *state, const struct unit_change *change);

/* Does the unit touch this territory? */
bool unit_state_touches(const struct unit_state *state, uint32_t unit,
                        uint32_t territory);
/* Sums over all territories, in order. */
double unit_state_cost(const struct unit_state *state);
double unit_state_excess(const struct unit_state *state);
/* The member with the least sum of lengths; ties to the lower unit. */
uint32_t unit_state_median(const struct unit_state *state, uint32_t territory);

#endif
