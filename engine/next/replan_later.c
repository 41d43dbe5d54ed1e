// SPDX-License-Identifier: GPL-3.0-or-later
/* What has dropped out of today goes into the later days, the visit first that has most
 * to lose by waiting (regret-2: Potvin & Rousseau 1993,
 * doi:10.1016/0377-2217(93)90221-8); then in place of visits that bring less, which may
 * find another place in turn. */
#include "next/replan_solver.h"

enum { EXCHANGES = 40 /* of a replan; each brings something */ };

struct move {
    uint32_t node, day, position;
    int64_t score_uct, regret_uct;
};

static bool find_move(const struct solver *solver, uint32_t n, struct move *move)
{
    const bool is_must = solver->week->groups[solver->week->nodes[n].group].is_must;
    const int64_t least_uct = is_must ? INT64_MIN / 2 : 0;
    int64_t second_uct = least_uct;
    *move = (struct move){.node = n, .day = NO_IX, .score_uct = least_uct};
    for (uint32_t d = 1; d < solver->week->day_count; d++) {
        struct insertion best;
        if (!solver_find_gap(solver, n, d, least_uct, &best))
            continue;
        if (best.score_uct > move->score_uct || move->day == NO_IX) {
            second_uct = move->score_uct;
            *move = (struct move){n, d, best.position, best.score_uct, 0};
        } else if (best.score_uct > second_uct) {
            second_uct = best.score_uct;
        }
    }
    move->regret_uct = move->score_uct - second_uct;
    return move->day != NO_IX;
}

/* What was planned has a right to a later day, and so has what must be, planned or not:
 * an appointment that was agreed since. */
static bool is_wanted(const struct solver *solver, uint32_t n)
{
    return solver->day_of[n] == NO_IX &&
           (solver->rest->planned_day[n] != NO_IX ||
            solver->week->groups[solver->week->nodes[n].group].is_must);
}

/* All that is wanted and is in no tour, one by one. */
static void fill_gaps(struct solver *solver)
{
    bool *is_tried = ARENA_ARRAY(solver->scratch, solver->week->node_count, bool);
    for (;;) {
        struct move most = {.day = NO_IX}, move;
        for (uint32_t n = 0; n < solver->week->node_count; n++)
            if (is_wanted(solver, n) && !is_tried[n] && find_move(solver, n, &move) &&
                (most.day == NO_IX || move.regret_uct > most.regret_uct))
                most = move;
        if (most.day == NO_IX)
            return;
        is_tried[most.node] =
            !solver_put_node(solver, most.node, most.day, most.position);
    }
}

/* A visit in the place of another one of a later day. */
struct exchange {
    uint32_t in, day, position;
    int64_t gain_ct;
};

static void try_exchange(const struct solver *solver, uint32_t n, uint32_t d,
                         uint32_t p, struct exchange *best)
{
    const struct tour *tour = &solver->tours[d];
    const uint32_t out = tour->stops[p].node;
    const struct splice one = {p, 1, &n, 1};
    struct splice_change change;
    if (solver->rest->is_pinned[out] ||
        solver->week->groups[solver->week->nodes[out].group].is_must)
        return;
    /* The one that goes was promised as well. */
    const int64_t miss_ct =
        solver->week->groups[solver->week->nodes[n].group].miss_ct -
        solver->week->groups[solver->week->nodes[out].group].miss_ct;
    if (!splice_test(&solver->ground, tour, &one, &change))
        return;
    const int64_t gain = change.value_ct - change.cost_ct + miss_ct - solver->move_ct;
    if (gain > best->gain_ct)
        *best = (struct exchange){n, d, p, gain};
}

/* Where later days are full: the exchange that brings most, while there is one. Each
 * brings something, so none comes back. */
static void exchange(struct solver *solver)
{
    for (int turn = 0; turn < EXCHANGES; turn++) {
        struct exchange best = {.gain_ct = 0};
        for (uint32_t n = 0; n < solver->week->node_count; n++) {
            if (!is_wanted(solver, n))
                continue;
            for (uint32_t d = 1; d < solver->week->day_count; d++)
                for (uint32_t p = 1;
                     !solver_is_shut(solver, n, d) && p <= solver->tours[d].count; p++)
                    try_exchange(solver, n, d, p, &best);
        }
        if (best.gain_ct == 0)
            return;
        const struct splice one = {best.position, 1, &best.in, 1};
        solver->day_of[solver->tours[best.day].stops[best.position].node] = NO_IX;
        splice_apply(&solver->ground, &solver->tours[best.day], &one);
        solver->day_of[best.in] = best.day;
        fill_gaps(solver);
    }
}

void solver_put_later(struct solver *solver)
{
    fill_gaps(solver);
    exchange(solver);
}
