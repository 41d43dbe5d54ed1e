// SPDX-License-Identifier: GPL-3.0-or-later
/* audit_units: see the header. */
#include "audit/audit_units.h"

#include "base/arena.h"

#include <math.h>

static const double SUM_SLACK = 1e-9;

static bool check_indices(const struct unit_task *task, const struct unit_plan *plan,
                          uint32_t *count, struct err *err)
{
    for (uint32_t u = 0; u < task->unit_count; u++) {
        if (plan->territory[u] >= task->territory_count)
            return err_set(err, ERR_INPUT, "unit %u is in territory %u of %u", u,
                           plan->territory[u], task->territory_count);
        count[plan->territory[u]]++;
    }
    for (uint32_t t = 0; t < task->territory_count; t++) {
        if (count[t] == 0)
            return err_set(err, ERR_INPUT, "territory %u has no unit", t);
        if (plan->median[t] >= task->unit_count ||
            plan->territory[plan->median[t]] != t)
            return err_set(err, ERR_INPUT, "unit %u is no median of territory %u",
                           plan->median[t], t);
    }
    return true;
}

static uint32_t root_of(uint32_t *parent, uint32_t unit)
{
    while (parent[unit] != unit) {
        parent[unit] = parent[parent[unit]];
        unit = parent[unit];
    }
    return unit;
}

/* Union-find: as many sets as territories, since none is empty. */
static bool check_pieces(const struct unit_task *task, const struct unit_plan *plan,
                         struct arena *scratch, struct err *err)
{
    uint32_t *parent = ARENA_ARRAY(scratch, task->unit_count, uint32_t);
    uint32_t sets = task->unit_count;
    for (uint32_t u = 0; u < task->unit_count; u++)
        parent[u] = u;
    for (uint32_t e = 0; e < task->edge_count; e++) {
        const struct alignment_edge edge = task->edges[e];
        const uint32_t a = root_of(parent, edge.a), b = root_of(parent, edge.b);
        if (plan->territory[edge.a] != plan->territory[edge.b] || a == b)
            continue;
        parent[a] = b;
        sets--;
    }
    if (sets != task->territory_count)
        return err_set(err, ERR_INPUT, "%u territories are in %u pieces",
                       task->territory_count, sets);
    return true;
}

/* Lengths from a unit to all units of its territory. */
static double lengths_from(const struct unit_task *task, const struct unit_plan *plan,
                           uint32_t unit)
{
    double sum = 0;
    for (uint32_t u = 0; u < task->unit_count; u++)
        if (plan->territory[u] == plan->territory[unit])
            sum += hypot(task->at[u].x_m - task->at[unit].x_m,
                         task->at[u].y_m - task->at[unit].y_m);
    return sum;
}

static bool check_compactness(const struct unit_task *task,
                              const struct unit_plan *plan, struct arena *scratch,
                              struct err *err)
{
    double *least = ARENA_ARRAY(scratch, task->territory_count, double);
    double sum = 0;
    for (uint32_t t = 0; t < task->territory_count; t++)
        sum += least[t] = lengths_from(task, plan, plan->median[t]);
    for (uint32_t u = 0; u < task->unit_count; u++) {
        const uint32_t t = plan->territory[u];
        if (!(lengths_from(task, plan, u) >= least[t] * (1 - SUM_SLACK)))
            return err_set(err, ERR_INPUT, "unit %u is a better median of territory %u",
                           u, t);
    }
    if (!(fabs(plan->compactness - sum) <= SUM_SLACK * sum))
        return err_set(err, ERR_INPUT, "compactness is %.12g, not %.12g", sum,
                       plan->compactness);
    return true;
}

static bool is_within(const struct unit_task *task, const struct unit_plan *plan,
                      uint32_t load, double *sums)
{
    double mean = 0;
    for (uint32_t t = 0; t < task->territory_count; t++)
        sums[t] = 0;
    for (uint32_t u = 0; u < task->unit_count; u++) {
        sums[plan->territory[u]] += task->loads[load][u];
        mean += task->loads[load][u] / task->territory_count;
    }
    for (uint32_t t = 0; t < task->territory_count; t++)
        if (!(fabs(sums[t] / mean - 1) <= task->spreads[load] + SUM_SLACK))
            return false;
    return true;
}

bool audit_units(const struct unit_task *task, const struct unit_plan *plan,
                 struct err *err)
{
    struct arena scratch = {0};
    uint32_t *count = ARENA_ARRAY(&scratch, task->territory_count, uint32_t);
    double *sums = ARENA_ARRAY(&scratch, task->territory_count, double);
    bool is_feasible = true;
    bool is_sound = check_indices(task, plan, count, err) &&
                    check_pieces(task, plan, &scratch, err) &&
                    check_compactness(task, plan, &scratch, err);
    for (uint32_t l = 0; is_sound && l < task->load_count; l++)
        is_feasible &= is_within(task, plan, l, sums);
    if (is_sound && is_feasible != plan->is_feasible)
        is_sound = err_set(err, ERR_INPUT, "loads are %s their tolerances",
                           is_feasible ? "within" : "outside");
    arena_release(&scratch);
    return is_sound;
}
