// SPDX-License-Identifier: GPL-3.0-or-later
/* At the prices of the best bound a week loses, against the bound, the sum of what its
 * routes lose against the best of their days; a week that is better than the one known
 * can lose only the rest between them, and so can each of its routes. Those routes are
 * listed (enumerate.h), and the linear program over them with cuts (lineup.h) is
 * branched on until no part can hold a better week: on a group being visited, on two
 * groups being on one route (Ryan & Foster 1981), on a group being on a kind of day. */
#include "plan/prove.h"

#include "plan/lineup.h"
#include "plan/proof_log.h"
#include "route/enumerate.h"

#include <math.h>

enum { CUT_ROUNDS = 40, CUT_ROUNDS_BELOW = 6, DEPTH_MAX = 400 };

struct proving {
    struct generation *generation;
    const struct ground *ground;
    const struct prove_options *options;
    struct draft *draft;
    struct draft trial;
    struct lineup lineup;
    struct proof_log log;
    struct arena scratch;
    uint32_t nodes;
    int64_t open_ct; /* the most that parts not looked at could hold */
};

static int64_t target_ct(const struct proving *proving)
{
    return draft_net_ct(proving->draft) + proving->ground->grid_ct;
}

/* Labels may have relaxed lunch. */
static void take_route(struct proving *proving, uint32_t kind,
                       const struct enumerate_route *found, const uint32_t *nodes)
{
    const struct ground *ground = proving->ground;
    const struct splice all = {1, 0, &nodes[found->first], found->count};
    struct arena scratch = {0};
    struct splice_change change;
    struct tour empty;
    tour_init_ends(&empty, ground, kind, found->wake, found->sleep, found->count,
                   &scratch);
    if (splice_test(ground, &empty, &all, &change))
        lineup_add(&proving->lineup,
                   (struct route_day){kind, found->wake, found->sleep}, all.nodes,
                   all.node_count,
                   tour_net_ct(&empty) + change.value_ct - change.cost_ct);
    arena_release(&scratch);
}

/* Real routes of one kind of day, into the lineup. False when a limit was hit. */
static bool list_day(struct proving *proving, uint32_t kind, int64_t spare_uct,
                     uint64_t *labels_left)
{
    struct generation *generation = proving->generation;
    const struct ground *ground = proving->ground;
    struct arena arena = {0};
    struct pricing pricing;
    struct togo togo;
    struct enumerate_answer answer;
    int64_t wake_uct[WEEK_ENDS_MAX], sleep_uct[WEEK_ENDS_MAX];
    prices_rewards(&generation->best_prices, ground, kind, generation->rewards_uct);
    prices_ends(&generation->best_prices, ground, kind, wake_uct, sleep_uct);
    /* One more than the spare: what loses just that much can still be in a better week.
     */
    const struct pricing_task task = {.day = kind,
                                      .rewards_uct = generation->rewards_uct,
                                      .wake_uct = wake_uct,
                                      .sleep_uct = sleep_uct,
                                      .skip_ct = generation->skip_ct,
                                      .spare_uct = spare_uct + 1,
                                      .memory = &generation->memory[kind],
                                      .counts_visits = true,
                                      .counts_driving = true};
    pricing_lay(&pricing, ground, &task, &arena);
    togo_fill(&togo, &pricing, proving->options->slices, &arena);
    const struct enumerate_options options = {
        .threshold_uct = generation->best_day_uct[kind] - spare_uct,
        .label_limit = *labels_left,
        .route_limit = proving->options->route_limit * 4};
    enumerate_day(&pricing, &togo, &options, &arena, &answer);
    generation->labels += answer.labels;
    *labels_left -= answer.labels < *labels_left ? answer.labels : *labels_left;
    for (uint32_t r = 0; answer.is_complete && r < answer.route_count; r++)
        take_route(proving, kind, &answer.routes[r], answer.nodes);
    arena_release(&arena);
    return answer.is_complete;
}

static bool list_routes(struct proving *proving)
{
    const struct generation *generation = proving->generation;
    const int64_t spare_uct = generation->priced_uct - target_ct(proving) * CT_UCT;
    uint64_t labels_left = proving->options->label_limit;
    bool is_complete = true;
    for (uint32_t d = 0; is_complete && d < proving->ground->day_count; d++)
        if (proving->ground->kind_of[d] == d)
            is_complete = list_day(proving, d, spare_uct, &labels_left);
    return is_complete &&
           proving->lineup.columns.route_count < proving->options->route_limit;
}

enum branch_kind { BRANCH_VISIT, BRANCH_TOGETHER, BRANCH_DAY };

struct branch {
    enum branch_kind kind;
    uint32_t group, other; /* the other group, or the kind of day */
    double distance;       /* of its share from a half */
};

static void offer(struct branch *best, enum branch_kind kind, uint32_t group,
                  uint32_t other, double share)
{
    const double distance = fabs(share - floor(share) - 0.5);
    if (distance < best->distance - 1e-9)
        *best = (struct branch){kind, group, other, distance};
}

/* Shares of pairs: by group x (group or kind of day), filled from the routes in use. */
static double *sum_shares(struct proving *proving, struct arena *arena)
{
    const struct lineup *lineup = &proving->lineup;
    const uint32_t groups = proving->ground->group_count;
    const uint32_t width = groups + WEEK_DAYS_MAX;
    double *shares = ARENA_ARRAY(arena, (size_t)groups * width, double);
    for (uint32_t i = 0; i < lineup->used; i++) {
        const uint32_t column = lineup->column_of[i];
        const struct route *route = &lineup->columns.routes[column];
        const uint32_t *nodes = pool_nodes(&lineup->columns, column);
        if (lineup->shares[i] < 1e-7)
            continue;
        for (uint32_t a = 0; a < route->count; a++) {
            double *row =
                &shares[(size_t)proving->ground->nodes[nodes[a]].group * width];
            for (uint32_t b = 0; b < route->count; b++)
                row[proving->ground->nodes[nodes[b]].group] += lineup->shares[i];
            row[groups + route->at.day] += lineup->shares[i];
        }
    }
    return shares;
}

/* The share nearest to a half; false when all are whole. */
static bool choose_branch(struct proving *proving, struct branch *best)
{
    struct arena scratch = {0};
    const uint32_t groups = proving->ground->group_count;
    const uint32_t width = groups + WEEK_DAYS_MAX;
    const double *shares = sum_shares(proving, &scratch);
    *best = (struct branch){.distance = 0.5 - 1e-5};
    for (uint32_t g = 0; g < groups; g++) {
        const double *row = &shares[(size_t)g * width];
        offer(best, BRANCH_VISIT, g, g, row[g]);
        for (uint32_t h = g + 1; h < groups; h++)
            offer(best, BRANCH_TOGETHER, g, h, row[h]);
        for (uint32_t d = 0; d < proving->ground->day_count; d++)
            offer(best, BRANCH_DAY, g, d, row[groups + d]);
    }
    arena_release(&scratch);
    return best->distance < 0.5 - 1e-5;
}

/* Does the side of the branch rule the column out? */
static bool is_ruled_out(const struct lineup *lineup, uint32_t column,
                         const struct branch *branch, bool side)
{
    const bool has = lineup_has(lineup, column, branch->group);
    switch (branch->kind) {
    case BRANCH_VISIT:
        return has && !side;
    case BRANCH_TOGETHER: {
        const bool has_other = lineup_has(lineup, column, branch->other);
        return side ? has != has_other : has && has_other;
    }
    case BRANCH_DAY:
        return has && (lineup->columns.routes[column].at.day == branch->other) != side;
    }
    return false;
}

static void go_down(struct lineup *lineup, const struct branch *branch, bool side,
                    uint16_t depth)
{
    for (uint32_t c = 0; c < lineup->columns.route_count; c++)
        if (!lineup->removed[c] && is_ruled_out(lineup, c, branch, side))
            lineup_remove(lineup, c, depth);
    if (branch->kind == BRANCH_VISIT && side)
        lineup_force(lineup, branch->group, depth);
}

static void take_week(struct proving *proving)
{
    if (lineup_take(&proving->lineup, &proving->trial) &&
        draft_net_ct(&proving->trial) > draft_net_ct(proving->draft))
        draft_copy(proving->draft, &proving->trial);
}

static void leave_open(struct proving *proving, int64_t bound_uct)
{
    const int64_t bound_ct =
        ground_floor_ct(proving->ground, bound_uct >= 0 ? bound_uct / CT_UCT : -1);
    if (bound_ct > proving->open_ct)
        proving->open_ct = bound_ct;
}

static bool must_stop(const struct proving *proving)
{
    return proving->nodes >= proving->options->node_limit ||
           (proving->options->stop && atomic_load(proving->options->stop));
}

/* This part and all below it. */
static void explore(struct proving *proving, uint16_t depth)
{
    struct lineup *lineup = &proving->lineup;
    struct branch branch;
    const int64_t above_uct = lineup->bound_uct;
    if (must_stop(proving) || depth >= DEPTH_MAX) {
        leave_open(proving, above_uct);
        return;
    }
    proving->nodes++;
    const enum lineup_status status = lineup_solve(
        lineup, target_ct(proving), depth, depth == 1 ? CUT_ROUNDS : CUT_ROUNDS_BELOW);
    const int64_t bound_uct = lineup->bound_uct;
    if (status == LINEUP_BELOW)
        return;
    if (status == LINEUP_SOLVED)
        take_week(proving);
    if (bound_uct < target_ct(proving) * CT_UCT)
        return;
    if (status == LINEUP_FAILED)
        proof_log_prices(&proving->log, lineup);
    if (status == LINEUP_FAILED || !choose_branch(proving, &branch)) {
        leave_open(proving, bound_uct);
        return;
    }
    static const enum certificate_step_kind kinds[] = {[BRANCH_VISIT] = STEP_VISIT,
                                                       [BRANCH_TOGETHER] =
                                                           STEP_TOGETHER,
                                                       [BRANCH_DAY] = STEP_DAY};
    for (int side = 1; side >= 0; side--) {
        lineup->bound_uct = bound_uct;
        proof_log_case(&proving->log, side ? kinds[branch.kind] : STEP_OTHER,
                       branch.group, branch.kind == BRANCH_VISIT ? 0 : branch.other);
        go_down(lineup, &branch, side, (uint16_t)(depth + 1));
        explore(proving, (uint16_t)(depth + 1));
        lineup_restore(lineup, (uint16_t)(depth + 1));
    }
}

/* All routes are listed: whatever no part was left open for is proved. */
static void settle(struct proving *proving)
{
    struct generation *generation = proving->generation;
    const int64_t net_ct = draft_net_ct(proving->draft);
    const int64_t bound_ct = proving->open_ct > net_ct ? proving->open_ct : net_ct;
    if (bound_ct >= generation->bound_ct)
        return;
    generation->bound_ct = bound_ct;
    generation->is_enumerated = true;
    proof_log_write(&proving->log, &proving->lineup, &generation->arena,
                    &generation->proof);
}

bool prove(struct generation *generation, const struct prove_options *options,
           struct draft *draft)
{
    struct proving proving = {.generation = generation,
                              .ground = generation->ground,
                              .options = options,
                              .draft = draft,
                              .open_ct = INT64_MIN};
    if (generation->exact_rounds == 0)
        return false;
    const int64_t spare_ct = generation->priced_uct / CT_UCT - target_ct(&proving) + 2;
    lineup_init(&proving.lineup, proving.ground, options->route_limit);
    proving.lineup.log = &proving.log;
    draft_init(&proving.trial, proving.ground, &proving.scratch);
    if (list_routes(&proving) &&
        lineup_open(&proving.lineup, spare_ct > 1 ? spare_ct : 1)) {
        proving.lineup.bound_uct = generation->priced_uct;
        explore(&proving, 1);
        settle(&proving);
    }
    lineup_release(&proving.lineup);
    proof_log_release(&proving.log);
    arena_release(&proving.scratch);
    return generation->bound_ct == draft_net_ct(draft);
}
