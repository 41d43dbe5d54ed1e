// SPDX-License-Identifier: GPL-3.0-or-later
/* The rest of today, priced against the days after it:
 *
 *   (5.4)  reward(j) = value + penalty saved today - elsewhere(j)
 *
 * elsewhere is, for a visit planned later, what it brings there and what moving it
 * costs; for one planned today, what the best gap of a later day would bring, less the
 * same; for any other, the plan's price. One labelling finds the best rest of today at
 * these rewards (label.h), with the ng-sets grown until no cycle is left. */
#include "next/replan_solver.h"

#include "route/label.h"
#include <string.h>

enum {
    SLICES = 480, /* of the value-to-go: three minutes of a full day */
    NEAR_GROUPS = 8,
    ROUNDS = 12, /* of exact labelling, each after the ng-sets have grown */
    ROUTES = 20,
    FAST_LABELS = 60000,
    LABELS = 100000 /* of one exact round; a rest of a day takes some thousands */
};

/* Rewards of today. */

static int64_t plan_price_uct(const struct plan *plan, uint32_t account_ix)
{
    for (uint32_t i = 0; i < plan->price_count; i++)
        if (plan->prices[i].account_ix == account_ix)
            return plan->prices[i].price_uct;
    return 0;
}

/* What the best gap of a later day brings; 0 when there is none that pays. */
static int64_t later_uct(const struct solver *solver, uint32_t n)
{
    int64_t most_uct = 0;
    struct insertion best;
    for (uint32_t d = 1; d < solver->week->day_count; d++)
        if (solver_find_gap(solver, n, d, most_uct, &best))
            most_uct = best.score_uct;
    return most_uct;
}

/* What a visit brings in its tour of a later day. */
static int64_t there_uct(const struct solver *solver, uint32_t n)
{
    const uint32_t d = solver->day_of[n];
    const struct tour *tour = &solver->tours[d];
    uint32_t p = 1;
    while (tour->stops[p].node != n)
        p++;
    const struct tour_stop *stop = &tour->stops[p], *after = stop + 1;
    const int64_t detour_ct =
        (int64_t)stop->leg.cost_ct + after->leg.cost_ct -
        ground_leg(&solver->ground, stop[-1].place, after->place).cost_ct;
    return (solver_gain_ct(solver, n, d) - detour_ct) * CT_UCT;
}

static int64_t elsewhere_uct(const struct solver *solver, uint32_t n)
{
    const struct week_node *node = &solver->week->nodes[n];
    const int64_t move_uct = solver->move_ct * CT_UCT;
    if (solver->day_of[n] != NO_IX)
        return there_uct(solver, n) + move_uct;
    if (solver->rest->planned_day[n] == 0)
        return later_uct(solver, n) - move_uct;
    return solver->week->day_count > 1 && node->account_ix != NO_IX
               ? plan_price_uct(solver->task->plan, node->account_ix)
               : 0;
}

static void put_rewards(struct solver *solver)
{
    solver->rewards_uct =
        ARENA_ARRAY(solver->scratch, solver->week->node_count, int64_t);
    for (uint32_t n = 0; n < solver->week->node_count; n++) {
        solver->rewards_uct[n] = REWARD_NEVER;
        if (solver_is_shut(solver, n, 0))
            continue;
        solver->rewards_uct[n] =
            solver_gain_ct(solver, n, 0) * CT_UCT - elsewhere_uct(solver, n);
    }
}

/* Today. */

struct today {
    struct memory memory;
    const int32_t *skip_ct;
    bool counts_visits, counts_driving;
    uint32_t *nodes; /* the best route so far */
    uint32_t count;
    int64_t reward_uct;
};

static int64_t reward_of(const struct solver *solver, const uint32_t *nodes,
                         uint32_t count)
{
    const struct ground_day *day = &solver->ground.days[0];
    uint32_t place = day->start_place;
    int64_t reward_uct = 0;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t to = solver->ground.nodes[nodes[i]].place;
        reward_uct += solver->rewards_uct[nodes[i]] -
                      (int64_t)ground_leg(&solver->ground, place, to).cost_ct * CT_UCT;
        place = to;
    }
    return reward_uct -
           (int64_t)ground_leg(&solver->ground, place, day->end_place).cost_ct * CT_UCT;
}

/* Take it when it can really be done and earns more. */
static void offer(const struct solver *solver, struct today *today,
                  const uint32_t *nodes, uint32_t count)
{
    const struct splice all = {1, 0, nodes, count};
    struct splice_change change;
    const int64_t reward_uct = reward_of(solver, nodes, count);
    if (reward_uct <= today->reward_uct ||
        !splice_test(&solver->ground, &solver->tours[0], &all, &change))
        return;
    memcpy(today->nodes, nodes, count * sizeof *nodes);
    today->count = count;
    today->reward_uct = reward_uct;
}

/* Cycles and broken caps teach; true when something was learnt. */
static bool learn(const struct solver *solver, struct today *today,
                  const struct label_answer *answer)
{
    const struct ground_day *day = &solver->ground.days[0];
    uint32_t grown = 0;
    for (uint32_t i = 0; i < answer->route_count; i++) {
        const struct label_route *route = &answer->routes[i];
        if (!route->is_elementary) {
            grown += memory_learn(&today->memory, &solver->ground, route->nodes,
                                  route->count);
        } else if (!route->keeps_caps) {
            bool *counts = route->count > day->visits_max ? &today->counts_visits
                                                          : &today->counts_driving;
            grown += !*counts;
            *counts = true;
        }
    }
    return grown > 0;
}

/* What must be is paid so much that every cycle through it would pay: it is remembered
 * everywhere. */
static void remember_musts(const struct solver *solver, struct memory *memory)
{
    for (uint32_t g = 0; g < solver->week->group_count; g++)
        for (uint32_t n = 0;
             solver->week->groups[g].is_must && n < solver->week->node_count; n++)
            (void)memory_add(memory, n, g);
}

/* One labelling; true when another would know more. */
static bool label_round(struct solver *solver, struct today *today, bool is_fast)
{
    struct arena arena = {0};
    struct pricing pricing;
    struct togo togo;
    struct label_answer answer;
    const struct pricing_task task = {.day = 0,
                                      .rewards_uct = solver->rewards_uct,
                                      .skip_ct = today->skip_ct,
                                      .memory = &today->memory,
                                      .counts_visits = today->counts_visits,
                                      .counts_driving = today->counts_driving};
    const struct label_options options = {.threshold_uct = today->reward_uct,
                                          .is_heuristic = is_fast,
                                          .label_limit = is_fast ? FAST_LABELS : LABELS,
                                          .route_limit = ROUTES};
    pricing_lay(&pricing, &solver->ground, &task, &arena);
    togo_fill(&togo, &pricing, SLICES, &arena);
    label_day(&pricing, &togo, &options, &arena, &answer);
    solver->work += answer.labels;
    for (uint32_t i = 0; i < answer.route_count; i++)
        if (answer.routes[i].is_elementary)
            offer(solver, today, answer.routes[i].nodes, answer.routes[i].count);
    bool has_learnt = false;
    if (!is_fast) {
        solver->gap_uct = answer.is_complete && answer.bound_uct > today->reward_uct
                              ? answer.bound_uct - today->reward_uct
                          : answer.is_complete ? 0
                                               : -1;
        has_learnt = learn(solver, today, &answer);
    }
    arena_release(&arena);
    return has_learnt && solver->gap_uct > 0;
}

/* The best rest of today at the rewards; at least as good as the plan's, where that can
 * be followed. */
static void solve_today(struct solver *solver, struct today *today)
{
    const struct range planned = solver->rest->planned[0];
    today->nodes = ARENA_ARRAY(solver->scratch, solver->week->node_count, uint32_t);
    today->reward_uct = reward_of(solver, NULL, 0);
    if (solver->ground.days[0].open_tod > solver->ground.days[0].close_tod) {
        solver->gap_uct = 0;
        return;
    }
    bool is_open = true;
    for (uint32_t i = 0; i < planned.count; i++)
        is_open =
            is_open &&
            !solver_is_shut(solver, solver->rest->planned_nodes[planned.first + i], 0);
    if (is_open)
        offer(solver, today, solver->rest->planned_nodes + planned.first,
              planned.count);
    today->skip_ct = skip_costs_ct(&solver->ground, solver->scratch);
    memory_init(&today->memory, &solver->ground, NEAR_GROUPS, solver->scratch);
    remember_musts(solver, &today->memory);
    (void)label_round(solver, today, true);
    for (int round = 0; round < ROUNDS && label_round(solver, today, false); round++)
        ;
}

struct day_choice solver_today(struct solver *solver)
{
    struct today today = {0};
    put_rewards(solver);
    solve_today(solver, &today);
    return (struct day_choice){today.nodes, today.count};
}
