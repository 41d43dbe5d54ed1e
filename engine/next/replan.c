// SPDX-License-Identifier: GPL-3.0-or-later
/* Later days begin as the plan has them, today empty; today is decided
 * (replan_today.c), what it takes from later days leaves them, and what it dropped goes
 * there (replan_later.c).
 *
 * Rewards of several visits that would go to one later gap add up to more than the gap
 * can hold, so the week so made is compared with the plan as it was, which wins ties.
 */
#include "next/replan.h"

#include "next/replan_solver.h"
#include "next/replan_write.h"

/* Half of what a visit of the plan brings on average. */
static int64_t move_price_ct(const struct plan *plan)
{
    return plan->stop_count > 0 && plan->value_ct > 0
               ? plan->value_ct / plan->stop_count / 2
               : 0;
}

static void start_empty(struct solver *solver)
{
    for (uint32_t n = 0; n < solver->week->node_count; n++)
        solver->day_of[n] = NO_IX;
    for (uint32_t d = 0; d < solver->week->day_count; d++)
        tour_init(&solver->tours[d], &solver->ground, d, solver->week->node_count,
                  solver->scratch);
}

void solver_open(struct solver *solver, const struct rest_week *rest,
                 const struct rest_week_task *task, struct arena *scratch)
{
    *solver = (struct solver){.rest = rest,
                              .task = task,
                              .week = &rest->agenda.week,
                              .scratch = scratch,
                              .move_ct = move_price_ct(task->plan),
                              .gap_uct = -1};
    ground_lay(&solver->ground, solver->week, &rest->agenda.matrix, scratch);
    solver->day_of = ARENA_ARRAY(scratch, solver->week->node_count, uint32_t);
    start_empty(solver);
}

/* Tours. */

bool solver_put_whole(struct solver *solver, uint32_t d, const uint32_t *nodes,
                      uint32_t count)
{
    const struct splice all = {1, 0, nodes, count};
    struct splice_change change;
    if (count == 0)
        return true;
    for (uint32_t i = 0; i < count; i++)
        if (solver_is_shut(solver, nodes[i], d))
            return false;
    if (!splice_test(&solver->ground, &solver->tours[d], &all, &change))
        return false;
    splice_apply(&solver->ground, &solver->tours[d], &all);
    for (uint32_t i = 0; i < count; i++)
        solver->day_of[nodes[i]] = d;
    return true;
}

/* The best gap of a day for a node; false: none that brings more than `least_uct`. */
bool solver_find_gap(const struct solver *solver, uint32_t n, uint32_t d,
                     int64_t least_uct, struct insertion *best)
{
    *best = (struct insertion){.score_uct = least_uct};
    return !solver_is_shut(solver, n, d) &&
           insert_best(&solver->ground, &solver->tours[d], n,
                       solver_gain_ct(solver, n, d) * CT_UCT, 0, NULL, best);
}

bool solver_put_node(struct solver *solver, uint32_t n, uint32_t d, uint32_t position)
{
    const struct splice one = {position, 0, &n, 1};
    struct splice_change change;
    if (!splice_test(&solver->ground, &solver->tours[d], &one, &change))
        return false; /* a cap on driving */
    splice_apply(&solver->ground, &solver->tours[d], &one);
    solver->day_of[n] = d;
    return true;
}

/* A day as the plan has it; where it cannot be kept as a whole, what still fits, in its
 * order. */
static void put_planned_day(struct solver *solver, uint32_t d, uint32_t but)
{
    const struct range range = solver->rest->planned[d];
    uint32_t *nodes = ARENA_ARRAY(solver->scratch, range.count, uint32_t);
    uint32_t count = 0;
    struct insertion best;
    for (uint32_t i = 0; i < range.count; i++)
        if (solver->rest->planned_nodes[range.first + i] != but)
            nodes[count++] = solver->rest->planned_nodes[range.first + i];
    if (solver_put_whole(solver, d, nodes, count))
        return;
    for (uint32_t i = 0; i < count; i++)
        if (solver_find_gap(solver, nodes[i], d, INT64_MIN, &best))
            (void)solver_put_node(solver, nodes[i], d, best.position);
}

void solver_put_planned(struct solver *solver, uint32_t but)
{
    for (uint32_t d = 0; d < solver->week->day_count; d++)
        put_planned_day(solver, d, but);
}

/* Out of their later days what is done today. */
static void clear_later(struct solver *solver, const struct day_choice *today)
{
    for (uint32_t d = 1; d < solver->week->day_count; d++) {
        uint8_t *is_dropped =
            ARENA_ARRAY(solver->scratch, solver->week->node_count, uint8_t);
        uint32_t count = 0;
        for (uint32_t i = 0; i < today->count; i++) {
            if (solver->day_of[today->nodes[i]] != d)
                continue;
            is_dropped[today->nodes[i]] = 1;
            solver->day_of[today->nodes[i]] = NO_IX;
            count++;
        }
        if (count == 0 || tour_drop(&solver->ground, &solver->tours[d], is_dropped))
            continue;
        for (uint32_t n = 0; n < solver->week->node_count; n++)
            if (solver->day_of[n] == d)
                solver->day_of[n] = NO_IX;
    }
}

/* The week. */

static int64_t tours_ct(const struct solver *solver)
{
    int64_t net_ct = 0;
    for (uint32_t d = 0; d < solver->week->day_count; d++)
        net_ct += tour_net_ct(&solver->tours[d]);
    return net_ct;
}

static int64_t rest_net_ct(const struct solver *solver)
{
    int64_t net_ct = tours_ct(solver);
    for (uint32_t g = 0; g < solver->week->group_count; g++)
        if (solver->day_of[g] == NO_IX) /* groups and nodes are one to one */
            net_ct -= solver->week->groups[g].miss_ct;
    return net_ct;
}

/* Visits that are on another day than promised, or on none. */
static uint32_t moved_count(const struct solver *solver)
{
    uint32_t count = 0;
    for (uint32_t n = 0; n < solver->week->node_count; n++)
        count += solver->rest->planned_day[n] != NO_IX &&
                 solver->day_of[n] != solver->rest->planned_day[n];
    return count;
}

/* The plan as it is: what it brings, and whether all of it still can be done. */
static int64_t follow_plan(struct solver *solver, bool *is_whole)
{
    start_empty(solver);
    solver_put_planned(solver, NO_IX);
    *is_whole = moved_count(solver) == 0;
    return rest_net_ct(solver);
}

static void solve_anew(struct solver *solver)
{
    start_empty(solver);
    for (uint32_t d = 1; d < solver->week->day_count; d++)
        put_planned_day(solver, d, NO_IX);
    const struct day_choice today = solver_today(solver);
    clear_later(solver, &today);
    if (!solver_put_whole(solver, 0, today.nodes, today.count))
        return; /* solver_today has tested it */
    solver_put_later(solver);
}

void replan_solve(const struct rest_week *rest, const struct rest_week_task *task,
                  struct arena *arena, struct replan *replan)
{
    struct arena scratch = {0};
    struct solver solver;
    bool is_whole;
    solver_open(&solver, rest, task, &scratch);
    *replan = (struct replan){0};
    const int64_t kept_ct = follow_plan(&solver, &is_whole);
    replan->kept_ct = is_whole ? tours_ct(&solver) : INT64_MIN;
    solve_anew(&solver);
    const int64_t price_ct = solver.move_ct * moved_count(&solver);
    if (is_whole && rest_net_ct(&solver) - price_ct <= kept_ct)
        (void)follow_plan(&solver, &is_whole);
    replan->work = solver.work;
    replan->day_gap_ct = solver.gap_uct < 0 ? -1 : solver.gap_uct / CT_UCT;
    const struct replan_tours tours = {&solver.ground, solver.tours, solver.day_of};
    replan_write(rest, task, &tours, arena, replan);
    arena_release(&scratch);
}
