// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_state: see the header.
 *
 * For each territory and each unit, member or not, the sum of lengths to all members is
 * kept (`reach`). Then the median of a territory with one unit more or less is found by
 * one pass over its members, and a change costs two rows of additions. Additions up and
 * down leave rounding behind, so the search rebuilds from time to time. */
#include "territory/unit_state.h"

#include <math.h>
#include <string.h>

static double length(const struct unit_ground *ground, uint32_t a, uint32_t b)
{
    return ground->length[(size_t)a * ground->task->unit_count + b];
}

static void index_neighbours(struct unit_ground *ground, struct arena *arena)
{
    const struct unit_task *task = ground->task;
    uint32_t *first = ARENA_ARRAY(arena, (size_t)task->unit_count + 2, uint32_t);
    uint32_t *neighbour = ARENA_ARRAY(arena, (size_t)2 * task->edge_count, uint32_t);
    for (uint32_t e = 0; e < task->edge_count; e++) {
        first[task->edges[e].a + 2]++;
        first[task->edges[e].b + 2]++;
    }
    for (uint32_t u = 2; u < task->unit_count + 2; u++)
        first[u] += first[u - 1];
    for (uint32_t e = 0; e < task->edge_count; e++) {
        neighbour[first[task->edges[e].a + 1]++] = task->edges[e].b;
        neighbour[first[task->edges[e].b + 1]++] = task->edges[e].a;
    }
    ground->neighbour_first = first;
    ground->neighbour = neighbour;
}

void unit_ground_init(struct unit_ground *ground, const struct unit_task *task,
                      struct arena *arena)
{
    const uint32_t count = task->unit_count;
    *ground = (struct unit_ground){
        .task = task, .length = ARENA_ARRAY(arena, (size_t)count * count, double)};
    for (uint32_t a = 0; a < count; a++)
        for (uint32_t b = 0; b < count; b++)
            ground->length[(size_t)a * count + b] = hypot(
                task->at[a].x_m - task->at[b].x_m, task->at[a].y_m - task->at[b].y_m);
    for (uint32_t l = 0; l < task->load_count; l++)
        for (uint32_t u = 0; u < count; u++)
            ground->mean[l] += task->loads[l][u] / task->territory_count;
    index_neighbours(ground, arena);
}

void unit_state_init(struct unit_state *state, const struct unit_ground *ground,
                     struct arena *arena)
{
    const uint32_t units = ground->task->unit_count;
    const uint32_t territories = ground->task->territory_count;
    *state = (struct unit_state){
        .ground = ground,
        .territory = ARENA_ARRAY(arena, units, uint32_t),
        .member = ARENA_ARRAY(arena, (size_t)units * territories, uint32_t),
        .slot = ARENA_ARRAY(arena, units, uint32_t),
        .count = ARENA_ARRAY(arena, territories, uint32_t),
        .reach = ARENA_ARRAY(arena, (size_t)units * territories, double),
        .load = ARENA_ARRAY(arena, (size_t)UNIT_LOADS_MAX * territories, double),
        .cost = ARENA_ARRAY(arena, territories, double),
        .excess = ARENA_ARRAY(arena, territories, double),
        .queue = ARENA_ARRAY(arena, units, uint32_t),
        .stamp = ARENA_ARRAY(arena, units, uint32_t),
    };
}

static const uint32_t *members(const struct unit_state *state, uint32_t territory)
{
    return state->member + (size_t)territory * state->ground->task->unit_count;
}

static double *reaches(const struct unit_state *state, uint32_t territory)
{
    return state->reach + (size_t)territory * state->ground->task->unit_count;
}

/* Loads outside their tolerances, in tolerances; `sign` x the loads of `unit` on top,
 * and those of `back` off. */
static double excess_with(const struct unit_state *state, uint32_t territory,
                          uint32_t unit, uint32_t back, double sign)
{
    const struct unit_task *task = state->ground->task;
    double excess = 0;
    for (uint32_t l = 0; l < task->load_count; l++) {
        double load = state->load[(size_t)UNIT_LOADS_MAX * territory + l];
        if (unit != NO_IX)
            load += sign * task->loads[l][unit];
        if (back != NO_IX)
            load -= sign * task->loads[l][back];
        const double off = fabs(load / state->ground->mean[l] - 1) / task->spreads[l];
        excess += fmax(off - 1, 0);
    }
    return excess;
}

uint32_t unit_state_median(const struct unit_state *state, uint32_t territory)
{
    const uint32_t *member = members(state, territory);
    const double *reach = reaches(state, territory);
    uint32_t best = member[0];
    for (uint32_t i = 1; i < state->count[territory]; i++)
        if (reach[member[i]] < reach[best] ||
            (reach[member[i]] == reach[best] && member[i] < best))
            best = member[i];
    return best;
}

static void enlist(struct unit_state *state, uint32_t unit, uint32_t territory)
{
    const size_t base = (size_t)territory * state->ground->task->unit_count;
    state->territory[unit] = territory;
    state->slot[unit] = state->count[territory]++;
    state->member[base + state->slot[unit]] = unit;
}

static void delist(struct unit_state *state, uint32_t unit)
{
    const uint32_t territory = state->territory[unit];
    uint32_t *member =
        state->member + (size_t)territory * state->ground->task->unit_count;
    const uint32_t last = member[--state->count[territory]];
    member[state->slot[unit]] = last;
    state->slot[last] = state->slot[unit];
}

/* The lengths and loads of a unit, to or from the sums of a territory. */
static void add_sums(struct unit_state *state, uint32_t unit, uint32_t territory,
                     double sign)
{
    const struct unit_task *task = state->ground->task;
    const double *row = state->ground->length + (size_t)unit * task->unit_count;
    double *reach = reaches(state, territory);
    for (uint32_t u = 0; u < task->unit_count; u++)
        reach[u] += sign * row[u];
    for (uint32_t l = 0; l < task->load_count; l++)
        state->load[(size_t)UNIT_LOADS_MAX * territory + l] +=
            sign * task->loads[l][unit];
}

void unit_state_rebuild(struct unit_state *state)
{
    const struct unit_task *task = state->ground->task;
    const size_t territories = task->territory_count;
    memset(state->count, 0, territories * sizeof *state->count);
    memset(state->reach, 0, territories * task->unit_count * sizeof *state->reach);
    memset(state->load, 0, territories * UNIT_LOADS_MAX * sizeof *state->load);
    for (uint32_t u = 0; u < task->unit_count; u++) {
        enlist(state, u, state->territory[u]);
        add_sums(state, u, state->territory[u], 1);
    }
    for (uint32_t t = 0; t < task->territory_count; t++) {
        state->cost[t] = reaches(state, t)[unit_state_median(state, t)];
        state->excess[t] = excess_with(state, t, NO_IX, NO_IX, 0);
    }
}

/* Lengths to the median after `out` (NO_IX: nobody) has left and `in` (the same) come.
 */
static double cost_with(const struct unit_state *state, uint32_t territory,
                        uint32_t out, uint32_t in)
{
    const struct unit_ground *ground = state->ground;
    const uint32_t *member = members(state, territory);
    const double *reach = reaches(state, territory);
    double best = HUGE_VAL;
    if (in != NO_IX)
        best = reach[in] - (out != NO_IX ? length(ground, in, out) : 0);
    for (uint32_t i = 0; i < state->count[territory]; i++) {
        const uint32_t unit = member[i];
        if (unit == out)
            continue;
        double cost = reach[unit];
        if (out != NO_IX)
            cost -= length(ground, out, unit);
        if (in != NO_IX)
            cost += length(ground, in, unit);
        best = cost < best ? cost : best;
    }
    return best;
}

void unit_state_judge(const struct unit_state *state, struct unit_change *change)
{
    change->from_cost = cost_with(state, change->from, change->unit, change->back);
    change->to_cost = cost_with(state, change->to, change->back, change->unit);
    change->from_excess =
        excess_with(state, change->from, change->unit, change->back, -1);
    change->to_excess = excess_with(state, change->to, change->unit, change->back, 1);
}

/* Units of one territory that hang together with `from`, itself included. */
static uint32_t flood(struct unit_state *state, uint32_t from)
{
    const struct unit_ground *ground = state->ground;
    const uint32_t territory = state->territory[from];
    uint32_t count = 1;
    state->epoch++;
    state->stamp[from] = state->epoch;
    state->queue[0] = from;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t n = ground->neighbour_first[state->queue[i]];
             n < ground->neighbour_first[state->queue[i] + 1]; n++) {
            const uint32_t other = ground->neighbour[n];
            if (state->territory[other] != territory ||
                state->stamp[other] == state->epoch)
                continue;
            state->stamp[other] = state->epoch;
            state->queue[count++] = other;
        }
    return count;
}

bool unit_state_connects(struct unit_state *state, const struct unit_change *change)
{
    const uint32_t came = change->back != NO_IX;
    if (state->count[change->from] == 1 && !came)
        return false;
    state->territory[change->unit] = change->to;
    if (came)
        state->territory[change->back] = change->from;
    uint32_t stays = change->back;
    for (uint32_t i = 0; stays == NO_IX; i++)
        if (members(state, change->from)[i] != change->unit)
            stays = members(state, change->from)[i];
    const bool connects =
        flood(state, stays) == state->count[change->from] - 1 + came &&
        flood(state, change->unit) == state->count[change->to] + 1 - came;
    state->territory[change->unit] = change->from;
    if (came)
        state->territory[change->back] = change->to;
    return connects;
}

static void move(struct unit_state *state, uint32_t unit, uint32_t to)
{
    add_sums(state, unit, state->territory[unit], -1);
    delist(state, unit);
    enlist(state, unit, to);
    add_sums(state, unit, to, 1);
}

void unit_state_take(struct unit_state *state, const struct unit_change *change)
{
    move(state, change->unit, change->to);
    if (change->back != NO_IX)
        move(state, change->back, change->from);
    state->cost[change->from] = change->from_cost;
    state->cost[change->to] = change->to_cost;
    state->excess[change->from] = change->from_excess;
    state->excess[change->to] = change->to_excess;
}

bool unit_state_touches(const struct unit_state *state, uint32_t unit,
                        uint32_t territory)
{
    const struct unit_ground *ground = state->ground;
    for (uint32_t n = ground->neighbour_first[unit];
         n < ground->neighbour_first[unit + 1]; n++)
        if (state->territory[ground->neighbour[n]] == territory)
            return true;
    return false;
}

double unit_state_cost(const struct unit_state *state)
{
    double sum = 0;
    for (uint32_t t = 0; t < state->ground->task->territory_count; t++)
        sum += state->cost[t];
    return sum;
}

double unit_state_excess(const struct unit_state *state)
{
    double sum = 0;
    for (uint32_t t = 0; t < state->ground->task->territory_count; t++)
        sum += state->excess[t];
    return sum;
}
