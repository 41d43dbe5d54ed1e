// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/planner.h"

#include "lp/program.h"
#include "plan/first_prices.h"
#include "plan/generate.h"
#include "plan/hours.h"
#include "plan/integer.h"
#include "plan/knapsack.h"
#include "plan/polish.h"
#include "plan/prove.h"
#include "plan/search.h"
#include "plan/write_certificate.h"
#include "plan/write_plan.h"

#include <assert.h>
#include <string.h>

/* All counted, so that a run is the same on every machine. Numbers are tuned on the
 * made-up weeks and orienteering instances of docs/bench.md. */
static const struct effort {
    const char *word;
    uint64_t iterations;      /* of the first search */
    uint64_t more_iterations; /* of each later one, with prices */
    uint32_t rounds;          /* search, prices, integer: how often */
    double gap;               /* good enough */
    uint64_t label_limit;     /* of one generation */
    uint64_t day_limit;       /* of one exact pricing of one day */
    uint32_t slices;
    uint32_t column_limit, node_limit;
    uint64_t prove_labels; /* of listing all routes that a better week can have; 0: not
                              tried */
    uint32_t prove_routes, prove_nodes;
} efforts[] = {
    [PLAN_QUICK] = {"quick", 15000, 5000, 1, 0.01, 60000, 20000, 128, 1500, 20, 0, 0,
                    0},
    [PLAN_STANDARD] = {"standard", 40000, 20000, 2, 0.003, 1500000, 300000, 256, 2000,
                       200, 300000, 20000, 100},
    [PLAN_CERTIFY] = {"certify", 150000, 60000, 8, 0, 10000000, 3000000, 512, 6000,
                      2000, 4000000, 100000, 1000},
};

enum { EFFORT_COUNT = sizeof efforts / sizeof *efforts, POOL_LIMIT = 30000 };

struct plan_options plan_options_default(void)
{
    return (struct plan_options){.effort = PLAN_STANDARD, .seed = 1};
}

const char *plan_effort_word(enum plan_effort effort)
{
    return efforts[effort].word;
}

bool plan_effort_find(const char *word, enum plan_effort *effort)
{
    for (int i = 0; i < EFFORT_COUNT; i++) {
        if (strcmp(word, efforts[i].word) == 0) {
            *effort = (enum plan_effort)i;
            return true;
        }
    }
    return false;
}

void plan_thread_end(void)
{
    program_thread_end();
}

/* Everything one week's planning holds. */
struct planning {
    const struct effort *effort;
    const struct plan_options *options;
    struct ground ground;
    struct pool pool;
    struct search search;
    struct generation generation;
    struct draft best;
    int64_t *price_uct; /* by node; NULL before there are prices */
    int64_t second_uct;
    struct arena scratch;
};

/* What a second of the week brings on average in the best week found: a price on time
 * to start with. A third of it, because the last visits earn less than the first. */
static int64_t average_second_uct(const struct draft *draft)
{
    const struct ground *ground = draft->ground;
    int64_t net_ct = 0, span_s = 1;
    for (uint32_t d = 0; d < ground->day_count; d++) {
        net_ct += tour_net_ct(&draft->tours[d]);
        if (ground->days[d].close_tod > ground->days[d].open_tod)
            span_s += ground->days[d].close_tod - ground->days[d].open_tod;
    }
    return net_ct > 0 ? net_ct * CT_UCT / span_s / 3 : 1;
}

static void search_more(struct planning *planning, uint64_t iterations,
                        double hot_share)
{
    struct search *search = &planning->search;
    search_start(search, &planning->best);
    search_run(search, &(struct search_options){
                           .iterations = iterations,
                           .hot_share = hot_share,
                           .cold_share = 0.002,
                           .price_uct = planning->price_uct,
                           .second_uct = planning->second_uct,
                           .stop = planning->options->stop,
                       });
    draft_copy(&planning->best, &search->best);
    polish(&planning->best);
    planning->second_uct = average_second_uct(&planning->best);
}

/* More than a day without an appointment could earn at the prices: no less is needed to
 * make sure that it is kept. */
static int64_t must_ct(const struct draft *draft, int64_t second_uct)
{
    const struct ground *ground = draft->ground;
    int64_t longest_s = 0;
    for (uint32_t g = 0; g < ground->group_count; g++)
        if (ground->week->groups[g].is_must && draft->node_of[g] == NO_IX)
            return INT64_MAX;
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (ground->days[d].close_tod - ground->days[d].open_tod > longest_s)
            longest_s = ground->days[d].close_tod - ground->days[d].open_tod;
    return 2 * second_uct * longest_s / CT_UCT;
}

static void improve_bound(struct planning *planning)
{
    const struct effort *effort = planning->effort;
    const struct integer_options integer = {effort->column_limit, effort->node_limit,
                                            planning->options->stop};
    struct prices first = prices_new(&planning->ground, &planning->scratch);
    int64_t second_uct = 0;
    if (planning->generation.rounds == 0)
        second_uct = first_prices(&planning->best, &first);
    generate(&planning->generation, &(struct generate_options){
                                        .first = &first,
                                        .must_ct = must_ct(&planning->best, second_uct),
                                        .known_ct = draft_net_ct(&planning->best),
                                        .gap = effort->gap,
                                        .label_limit = effort->label_limit,
                                        .day_limit = effort->day_limit,
                                        .slices = effort->slices,
                                        .stop = planning->options->stop,
                                    });
    if (integer_improve(&planning->generation, &integer, &planning->best))
        polish(&planning->best);
    if (!planning->price_uct)
        planning->price_uct =
            ARENA_ARRAY(&planning->scratch, planning->ground.node_count, int64_t);
    for (uint32_t n = 0; n < planning->ground.node_count; n++)
        planning->price_uct[n] =
            prices_node_uct(&planning->generation.prices, &planning->ground, n);
}

/* Where little is left: list what can still be better, and rule it out. */
static void close_rest(struct planning *planning)
{
    const struct effort *effort = planning->effort;
    if (effort->prove_labels == 0)
        return;
    prove(&planning->generation,
          &(struct prove_options){.label_limit = effort->prove_labels,
                                  .route_limit = effort->prove_routes,
                                  .node_limit = effort->prove_nodes,
                                  .slices = effort->slices,
                                  .stop = planning->options->stop},
          &planning->best);
}

static bool is_done(const struct planning *planning)
{
    const int64_t rest_ct =
        planning->generation.bound_ct - draft_net_ct(&planning->best);
    return rest_ct <= 0 ||
           (planning->options->stop && atomic_load(planning->options->stop));
}

/* Where many labels have not brought the bound down, the next ones would not close the
 * rest either: their work is saved. */
static bool is_within_reach(const struct planning *planning)
{
    return planning->options->effort == PLAN_CERTIFY ||
           generation_is_promising(&planning->generation);
}

/* A later search only stirs the best week; with time for many of them, every second one
 * begins anew: on routes of thirty visits stirring alone stays where it is. */
static double hot_share(const struct planning *planning, uint32_t round)
{
    return planning->options->effort == PLAN_CERTIFY && round % 2 == 0 ? 0.5 : 0.1;
}

static void run(struct planning *planning)
{
    const struct effort *effort = planning->effort;
    search_more(planning, effort->iterations / 10, 0.5);
    search_more(planning, effort->iterations, 0.5);
    for (uint32_t round = 0; round < effort->rounds && !is_done(planning); round++) {
        if (is_within_reach(planning))
            improve_bound(planning);
        if (is_done(planning))
            return;
        if (planning->generation.is_converged)
            close_rest(planning);
        if (is_done(planning))
            return;
        search_more(planning, effort->more_iterations, hot_share(planning, round));
    }
    if (planning->generation.rounds > 0 && is_within_reach(planning) &&
        !is_done(planning)) {
        const bool was_converged = planning->generation.is_converged;
        improve_bound(planning);
        if (planning->generation.is_converged && !was_converged && !is_done(planning))
            close_rest(planning);
    }
}

static void open_planning(struct planning *planning, const struct week *week,
                          const struct matrix *matrix)
{
    struct ground *ground = &planning->ground;
    ground_lay(ground, week, matrix, &planning->scratch);
    pool_init(&planning->pool, POOL_LIMIT);
    search_init(&planning->search, ground, &planning->pool, planning->options->seed);
    generation_init(&planning->generation, ground, &planning->pool,
                    ground_floor_ct(ground, knapsack_bound_ct(ground)));
    draft_init(&planning->best, ground, &planning->scratch);
    planning->second_uct = 1;
}

static void close_planning(struct planning *planning)
{
    generation_release(&planning->generation);
    search_release(&planning->search);
    pool_release(&planning->pool);
    arena_release(&planning->scratch);
}

/* At prices that are not the best there are, a day can be told to go around the same
 * few doors from morning to evening: its hours are worth no more than its own visits
 * bring. */
static void limit_hours(const struct planning *planning, int64_t *hour_uct)
{
    for (uint32_t d = 0; d < planning->ground.day_count; d++) {
        const int64_t most_uct =
            hour_of_tour(&planning->ground, &planning->best.tours[d]);
        if (hour_uct[d] > most_uct)
            hour_uct[d] = most_uct;
    }
}

/* Prices of the best bound; where they do not come below the knapsack's, the master's
 * own; where there was no time for either, those of time alone in the best week. */
static struct prices best_prices(struct planning *planning, int64_t *hour_uct)
{
    const struct generation *generation = &planning->generation;
    const bool is_best = generation->has_bound && generation_is_promising(generation);
    struct prices prices = is_best ? generation->best_prices : generation->prices;
    if (!is_best && generation->rounds == 0) {
        prices = prices_new(&planning->ground, &planning->scratch);
        first_prices(&planning->best, &prices);
    }
    hours_at(&planning->ground, &prices, generation->skip_ct, hour_uct);
    if (!is_best)
        limit_hours(planning, hour_uct);
    return prices;
}

static void write_answer(struct planning *planning, struct arena *arena,
                         struct plan *plan)
{
    const struct generation *generation = &planning->generation;
    struct outlook outlook = {0};
    const struct prices prices = best_prices(planning, outlook.hour_uct);
    outlook.prices = &prices;
    write_plan(&planning->best, &outlook, arena, plan);
    plan->bound_ct = generation->bound_ct;
    plan->certificate = write_certificate(generation, arena);
    plan->bound_kind = plan->certificate ? plan->certificate->kind : "knapsack";
    plan->work = planning->search.iterations + generation->labels;
    assert(plan->net_ct <= plan->bound_ct);
}

static void write_trace(const struct planning *planning, const struct plan *plan,
                        struct plan_trace *trace)
{
    const struct generation *generation = &planning->generation;
    *trace = (struct plan_trace){
        .search_iterations = planning->search.iterations,
        .labels = generation->labels,
        .pricing_rounds = generation->exact_rounds,
        .pool_routes = planning->pool.route_count,
        .knapsack_ct = knapsack_bound_ct(&planning->ground),
        .relaxed_ct = generation->master.value_ct,
        .is_proved = plan->net_ct == plan->bound_ct,
    };
}

void plan_week(const struct week *week, const struct matrix *matrix,
               const struct plan_options *options, struct arena *arena,
               struct plan *plan, struct plan_trace *trace)
{
    struct planning planning = {.effort = &efforts[options->effort],
                                .options = options};
    open_planning(&planning, week, matrix);
    run(&planning);
    write_answer(&planning, arena, plan);
    if (trace)
        write_trace(&planning, plan, trace);
    close_planning(&planning);
}
