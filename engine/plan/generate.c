// SPDX-License-Identifier: GPL-3.0-or-later
/* A round solves the master over the pool and asks every kind of day for routes that
 * earn more than the day is worth at its prices: first by fast labels that may miss
 * some; when they find nothing, by exact ones, and then the bound is taken. The prices
 * of a linear program jump about; exact rounds therefore use a mixture with the prices
 * of the best bound so far (Wentges 1997, doi:10.1016/S0969-6016(97)00001-4; Pessoa,
 * Uchoa, Poggi de Aragao & Rodrigues 2013). When the mixture finds no route that the
 * master lacks, the next round takes the master's own prices.
 *
 * The bound is valid after any round, converged or not, because it holds for any
 * prices. */
#include "plan/generate.h"

#include "plan/nights.h"
#include "route/label.h"

enum {
    NEAR_GROUPS = 8,  /* remembered from the start */
    FAST_ROUTES = 30, /* taken from one fast pricing of a day */
    EXACT_ROUTES = 50,
    FAST_LABELS = 60000 /* of one fast pricing of a day */
};

static const double OLD_SHARE = 0.7; /* of the prices of the best bound, in a mixture */

void generation_init(struct generation *generation, const struct ground *ground,
                     struct pool *pool, int64_t bound_ct)
{
    *generation =
        (struct generation){.ground = ground, .pool = pool, .bound_ct = bound_ct};
    struct arena *arena = &generation->arena;
    generation->has_master = master_open(&generation->master, ground, pool);
    generation->skip_ct = skip_costs_ct(ground, arena);
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (ground->kind_of[d] == d)
            memory_init(&generation->memory[d], ground, NEAR_GROUPS, arena);
    generation->best_prices = prices_new(ground, arena);
    generation->prices = prices_new(ground, arena);
    generation->mixed = prices_new(ground, arena);
    generation->centre = prices_new(ground, arena);
    generation->rewards_uct = ARENA_ARRAY(arena, ground->node_count, int64_t);
}

void generation_release(struct generation *generation)
{
    if (generation->has_master)
        master_close(&generation->master);
    arena_release(&generation->arena);
    *generation = (struct generation){0};
}

static bool must_stop(const struct generate_options *options)
{
    return options->stop && atomic_load(options->stop);
}

/* The best route of the pool on a kind of day, at these prices. */
static int64_t best_known_uct(const struct generation *generation, uint32_t kind,
                              const struct prices *prices)
{
    const struct pool *pool = generation->pool;
    const struct ground *ground = generation->ground;
    int64_t best = nights_empty_ct(ground, kind, 0, 0) * CT_UCT;
    for (uint32_t r = 0; r < pool->route_count; r++) {
        const struct route *route = &pool->routes[r];
        if (route->at.day != kind || route->is_beaten)
            continue;
        const int64_t earned =
            prices_route_uct(prices, ground, pool_nodes(pool, r), route->count,
                             route->net_ct) -
            prices_nights_uct(prices, ground, kind, route->at.wake, route->at.sleep);
        best = earned > best ? earned : best;
    }
    return best;
}

/* Is the route real? Then it goes to the pool. Labels may have relaxed lunch and caps.
 */
static bool take_route(struct generation *generation, uint32_t kind,
                       const struct label_route *found)
{
    const struct ground *ground = generation->ground;
    struct arena scratch = {0};
    struct tour empty;
    struct splice_change change;
    tour_init_ends(&empty, ground, kind, found->wake, found->sleep, found->count,
                   &scratch);
    const struct splice all = {1, 0, found->nodes, found->count};
    const bool is_real =
        found->is_elementary &&
        ground_transfer_fits(ground, kind, found->wake, found->sleep) &&
        splice_test(ground, &empty, &all, &change);
    const struct route_day at = {kind, found->wake, found->sleep};
    const uint32_t before = generation->pool->route_count;
    if (is_real)
        pool_add(generation->pool, at, found->nodes, found->count,
                 tour_net_ct(&empty) + change.value_ct - change.cost_ct);
    arena_release(&scratch);
    return is_real && generation->pool->route_count > before;
}

struct day_round {
    uint32_t kind;
    const struct prices *prices;
    struct label_options options;
    uint32_t slices;
};

/* Price one day; the answer lives in `arena`. Returns the most that the day can earn by
 * the value-to-go alone: a bound, however few labels there were. */
static int64_t price_day(struct generation *generation, const struct day_round *round,
                         struct arena *arena, struct label_answer *answer)
{
    const uint32_t kind = round->kind;
    struct pricing pricing;
    struct togo togo;
    int64_t wake_uct[WEEK_ENDS_MAX], sleep_uct[WEEK_ENDS_MAX];
    prices_rewards(round->prices, generation->ground, kind, generation->rewards_uct);
    prices_ends(round->prices, generation->ground, kind, wake_uct, sleep_uct);
    const struct pricing_task task = {
        .day = kind,
        .rewards_uct = generation->rewards_uct,
        .wake_uct = wake_uct,
        .sleep_uct = sleep_uct,
        .skip_ct = generation->skip_ct,
        .memory = &generation->memory[kind],
        .counts_visits = generation->counts_visits[kind],
        .counts_driving = generation->counts_driving[kind],
    };
    pricing_lay(&pricing, generation->ground, &task, arena);
    togo_fill(&togo, &pricing, round->slices, arena);
    label_day(&pricing, &togo, &round->options, arena, answer);
    const int64_t relaxed_uct = togo_day_uct(&togo, pricing.day->open_tod);
    /* Two relaxations, neither inside the other: labels may come back to a visit that
     * is far off, the value-to-go to any but the last one. The lower is the bound. */
    if (!round->options.is_heuristic && relaxed_uct < answer->bound_uct)
        answer->bound_uct = relaxed_uct;
    generation->labels += answer->labels;
    return relaxed_uct;
}

/* The bound at these prices, when no kind of day can earn more than best_uct says. */
static void keep_bound(struct generation *generation, const struct prices *prices,
                       const int64_t *best_uct)
{
    const struct ground *ground = generation->ground;
    const int64_t bound_ct = prices_bound_ct(prices, ground, best_uct);
    const int64_t bound_uct = prices_bound_uct(prices, ground, best_uct);
    const bool is_first = !generation->has_bound;
    if (!is_first && bound_uct >= generation->priced_uct)
        return;
    generation->has_bound = true;
    generation->priced_uct = bound_uct;
    generation->priced_ct = bound_ct;
    prices_copy(&generation->best_prices, prices);
    for (uint32_t d = 0; d < ground->day_count; d++)
        generation->best_day_uct[d] = best_uct[d];
    if (bound_ct < generation->bound_ct)
        generation->bound_ct = bound_ct;
}

/* Routes with a cycle, or that break a cap, teach; true when something was learnt. */
static bool learn(struct generation *generation, uint32_t kind,
                  const struct label_answer *answer)
{
    const struct ground_day *day = &generation->ground->days[kind];
    uint32_t grown = 0;
    for (uint32_t i = 0; i < answer->route_count && i < 10; i++) {
        const struct label_route *route = &answer->routes[i];
        if (!route->is_elementary) {
            grown += memory_learn(&generation->memory[kind], generation->ground,
                                  route->nodes, route->count);
            continue;
        }
        if (route->keeps_caps)
            continue;
        bool *counts = route->count > day->visits_max
                           ? &generation->counts_visits[kind]
                           : &generation->counts_driving[kind];
        grown += !*counts;
        *counts = true;
    }
    return grown > 0;
}

/* Fast pricing of all days; routes that are new. The value-to-go that guides the labels
 * gives a bound on the way. */
static uint32_t fast_round(struct generation *generation,
                           const struct generate_options *options,
                           const struct prices *prices)
{
    const struct ground *ground = generation->ground;
    uint32_t taken = 0;
    int64_t best_uct[WEEK_DAYS_MAX] = {0};
    for (uint32_t d = 0; d < ground->day_count; d++) {
        if (ground->kind_of[d] != d)
            continue;
        struct arena arena = {0};
        struct label_answer answer;
        const struct day_round round = {
            .kind = d,
            .prices = prices,
            .options = {.threshold_uct = best_known_uct(generation, d, prices) + CT_UCT,
                        .is_heuristic = true,
                        .label_limit = FAST_LABELS,
                        .route_limit = FAST_ROUTES},
            .slices = options->slices,
        };
        best_uct[d] = price_day(generation, &round, &arena, &answer);
        for (uint32_t i = 0; i < answer.route_count; i++)
            taken += take_route(generation, d, &answer.routes[i]);
        arena_release(&arena);
    }
    keep_bound(generation, prices, best_uct);
    return taken;
}

/* What an exact round brought. */
struct exact_result {
    uint32_t taken;
    bool has_learnt;
    bool is_complete;
};

static struct exact_result exact_round(struct generation *generation,
                                       const struct generate_options *options,
                                       const struct prices *prices)
{
    const struct ground *ground = generation->ground;
    struct exact_result result = {.is_complete = true};
    int64_t best_uct[WEEK_DAYS_MAX] = {0};
    for (uint32_t d = 0; d < ground->day_count; d++) {
        if (ground->kind_of[d] != d)
            continue;
        struct arena arena = {0};
        struct label_answer answer;
        const struct day_round round = {
            .kind = d,
            .prices = prices,
            .options = {.threshold_uct = best_known_uct(generation, d, prices),
                        .label_limit = options->day_limit,
                        .route_limit = EXACT_ROUTES},
            .slices = options->slices,
        };
        price_day(generation, &round, &arena, &answer);
        best_uct[d] = answer.bound_uct;
        result.is_complete = result.is_complete && answer.is_complete;
        for (uint32_t i = 0; i < answer.route_count; i++)
            result.taken += take_route(generation, d, &answer.routes[i]);
        result.has_learnt = learn(generation, d, &answer) || result.has_learnt;
        arena_release(&arena);
    }
    generation->exact_rounds++;
    keep_bound(generation, prices, best_uct);
    return result;
}

static bool is_close(const struct generation *generation,
                     const struct generate_options *options)
{
    const double rest = (double)(generation->bound_ct - options->known_ct);
    const double size = (double)generation->bound_ct;
    return rest <= 0 || rest <= options->gap * (size > 0 ? size : 0);
}

bool generation_is_promising(const struct generation *generation)
{
    return !generation->has_bound || generation->priced_ct <= generation->bound_ct;
}

void generate(struct generation *generation, const struct generate_options *options)
{
    const uint64_t label_limit = generation->labels + options->label_limit;
    const uint64_t try_limit = generation->labels + options->try_limit;
    if (!generation->has_master)
        return;
    if (generation->rounds == 0)
        prices_copy(&generation->centre, options->first);
    double old_share = OLD_SHARE;
    while (!is_close(generation, options) && generation->labels < label_limit &&
           !must_stop(options) &&
           (generation->labels < try_limit || generation_is_promising(generation))) {
        generation->rounds++;
        if (!master_solve(&generation->master))
            return;
        master_prices(&generation->master, &generation->prices);
        prices_mix(&generation->mixed, &generation->centre, &generation->prices,
                   old_share);
        const uint32_t taken = fast_round(generation, options, &generation->mixed);
        if (taken > 0) {
            prices_copy(&generation->centre, &generation->mixed);
            continue;
        }
        if (old_share > 0.3) {
            old_share = 0;
            continue;
        }
        const struct exact_result result =
            exact_round(generation, options, &generation->mixed);
        if (result.taken == 0 && !result.has_learnt && old_share == 0) {
            generation->is_converged = true;
            return;
        }
        old_share = result.taken > 0 ? OLD_SHARE : 0;
        prices_copy(&generation->centre, &generation->best_prices);
    }
}
