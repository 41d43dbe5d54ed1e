// SPDX-License-Identifier: GPL-3.0-or-later
/* A round solves the master over the pool and asks every kind of day for routes that
 * earn more than the day is worth at its prices: first by fast labels that may miss
 * some; when they find nothing, by exact ones, and then the bound is taken. The prices
 * of a linear program jump about; exact rounds therefore use a mixture with the prices
 * of the best bound so far (Wentges 1997, doi:10.1016/S0969-6016(97)00001-4; Pessoa,
 * Uchoa, Poggi de Aragao & Rodrigues 2013). When the mixture finds no route that the
 * master lacks, the next round takes the master's own prices.
 *
 * Routes that only the relaxation allows, because they come back to a forgotten visit
 * or break a cap, are columns of the master too. When prices can hardly bring the bound
 * further down, those that the master uses are what stands between it and the truth:
 * each is made impossible by more memory or a cap that counts, and it goes on (dynamic
 * ng-routes, Roberti & Mingozzi 2014).
 *
 * The bound is valid after any round, converged or not, because it holds for any
 * prices. */
#include "plan/generate.h"

#include "plan/nights.h"
#include "plan/relaxed.h"
#include "route/label.h"
#include "route/recall_route.h"

enum {
    NEAR_GROUPS = 8,  /* remembered from the start */
    FAST_ROUTES = 30, /* taken from one fast pricing of a day */
    EXACT_ROUTES = 50,
    FAST_LABELS = 60000, /* of one fast pricing of a day */
    TRIAL_LABELS = 150000,
    FIRST_PART = 8,  /* of the labels are for the table at the most */
    NIGHTS_PART = 3, /* where there are lodgings, and labels seldom come to an end */
    CHEAP_LABELS = 20000,
    FINER = 5, /* slices of the table that is the bound itself */
    RELAXED_LIMIT = 20000
};

static const double TIGHT_SHARE = 0.2; /* of the gap */
static const double OLD_SHARE = 0.7; /* of the prices of the best bound, in a mixture */

void generation_init(struct generation *generation, const struct ground *ground,
                     struct pool *pool, int64_t bound_ct)
{
    *generation =
        (struct generation){.ground = ground, .pool = pool, .bound_ct = bound_ct};
    struct arena *arena = &generation->arena;
    pool_init(&generation->relaxed, RELAXED_LIMIT);
    generation->has_master =
        master_open(&generation->master, ground, pool, &generation->relaxed);
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
    pool_release(&generation->relaxed);
    arena_release(&generation->arena);
    *generation = (struct generation){0};
}

static bool must_stop(const struct generate_options *options)
{
    return options->stop && atomic_load(options->stop);
}

/* The best route of a pool on a kind of day, at these prices, if above `best`. */
static int64_t best_of_uct(const struct generation *generation, const struct pool *pool,
                           uint32_t kind, const struct prices *prices, int64_t best)
{
    const struct ground *ground = generation->ground;
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

static int64_t best_real_uct(const struct generation *generation, uint32_t kind,
                             const struct prices *prices)
{
    const int64_t empty_uct = nights_empty_ct(generation->ground, kind, 0, 0) * CT_UCT;
    return best_of_uct(generation, generation->pool, kind, prices, empty_uct);
}

/* The best column that is known, an empty day included. */
static int64_t best_known_uct(const struct generation *generation, uint32_t kind,
                              const struct prices *prices)
{
    const int64_t best = best_real_uct(generation, kind, prices);
    return best_of_uct(generation, &generation->relaxed, kind, prices, best);
}

static uint32_t take_routes(struct generation *generation, uint32_t kind,
                            const struct label_answer *answer)
{
    uint32_t taken = 0;
    for (uint32_t i = 0; i < answer->route_count; i++)
        taken += relaxed_take(generation, kind, &answer->routes[i]);
    return taken;
}

/* One kind of day at some prices, ready for labels. */
struct day_prices {
    uint32_t kind;
    struct pricing pricing;
    struct togo togo;
    int64_t relaxed_uct; /* the most that the day can earn by the value-to-go alone: a
                            bound, however few labels there are */
};

static void lay_pricing(struct generation *generation, const struct prices *prices,
                        uint32_t kind, struct arena *arena, struct pricing *pricing)
{
    int64_t wake_uct[WEEK_ENDS_MAX], sleep_uct[WEEK_ENDS_MAX];
    prices_rewards(prices, generation->ground, kind, generation->rewards_uct);
    prices_ends(prices, generation->ground, kind, wake_uct, sleep_uct);
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
    pricing_lay(pricing, generation->ground, &task, arena);
}

static void lay_day(struct generation *generation, const struct prices *prices,
                    uint32_t kind, uint32_t slices, struct arena *arena,
                    struct day_prices *day)
{
    day->kind = kind;
    lay_pricing(generation, prices, kind, arena, &day->pricing);
    togo_fill(&day->togo, &day->pricing, slices, arena);
    day->relaxed_uct = togo_day_uct(&day->togo, day->pricing.day->open_tod);
}

/* Routes that labels find on the day, into the pools; how many are new. */
static uint32_t label(struct generation *generation, const struct day_prices *day,
                      const struct label_options *options, struct arena *arena,
                      struct label_answer *answer)
{
    label_day(&day->pricing, &day->togo, options, arena, answer);
    generation->labels += answer->labels;
    return take_routes(generation, day->kind, answer);
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

/* Fast pricing of one kind of day by labels that may miss routes. */
static uint32_t price_fast(struct generation *generation, const struct prices *prices,
                           uint32_t kind, uint32_t slices, int64_t *best_uct)
{
    struct arena arena = {0};
    struct day_prices day;
    struct label_answer answer;
    lay_day(generation, prices, kind, slices, &arena, &day);
    *best_uct = day.relaxed_uct;
    const struct label_options options = {
        .threshold_uct = best_real_uct(generation, kind, prices) + CT_UCT,
        .is_heuristic = true,
        .label_limit = FAST_LABELS,
        .route_limit = FAST_ROUTES};
    const uint32_t taken = label(generation, &day, &options, &arena, &answer);
    arena_release(&arena);
    return taken;
}

/* Pricing of one kind of day by a table that remembers little: its routes may come back
 * to visits. */
static uint32_t price_recall(struct generation *generation, const struct prices *prices,
                             uint32_t kind, uint32_t slices, int64_t *best_uct)
{
    struct arena arena = {0};
    struct pricing pricing;
    struct recall recall;
    struct recall_route *routes;
    uint32_t taken = 0;
    lay_pricing(generation, prices, kind, &arena, &pricing);
    pricing_recall(&pricing, &generation->memory[kind], &arena);
    recall_fill(&recall, &pricing, slices, &arena);
    generation->labels += recall.work;
    *best_uct = recall_day_uct(&recall, pricing.day->open_tod);
    const int64_t known_uct = best_known_uct(generation, kind, prices);
    const uint32_t count =
        recall_routes(&recall, known_uct + CT_UCT, FAST_ROUTES, &arena, &routes);
    for (uint32_t i = 0; i < count; i++)
        taken += relaxed_take(generation, kind,
                              &(struct label_route){.nodes = routes[i].nodes,
                                                    .count = routes[i].count,
                                                    .wake = routes[i].wake,
                                                    .sleep = routes[i].sleep});
    arena_release(&arena);
    return taken;
}

/* Pricing of all days, by labels or the table; routes that are new. What guides the
 * labels gives a bound on the way. */
static uint32_t fast_round(struct generation *generation,
                           const struct generate_options *options,
                           const struct prices *prices)
{
    const struct ground *ground = generation->ground;
    uint32_t taken = 0;
    int64_t best_uct[WEEK_DAYS_MAX] = {0};
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (ground->kind_of[d] == d)
            taken +=
                generation->remembers
                    ? price_fast(generation, prices, d, options->slices, &best_uct[d])
                    : price_recall(generation, prices, d, options->slices * FINER,
                                   &best_uct[d]);
    keep_bound(generation, prices, best_uct);
    return taken;
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

/* What an exact round brought. */
struct exact_result {
    uint32_t taken;
    bool has_learnt;
    bool is_complete;
};

struct exact_limits {
    uint32_t slices;
    uint64_t labels;
};

static void price_exactly(struct generation *generation, const struct prices *prices,
                          uint32_t kind, const struct exact_limits *limits,
                          int64_t *best_uct, struct exact_result *result)
{
    struct arena arena = {0};
    struct day_prices day;
    struct label_answer answer;
    lay_day(generation, prices, kind, limits->slices, &arena, &day);
    const struct label_options label_options = {
        .threshold_uct = best_real_uct(generation, kind, prices),
        .label_limit = limits->labels,
        .route_limit = EXACT_ROUTES};
    result->taken += label(generation, &day, &label_options, &arena, &answer);
    result->has_learnt = learn(generation, kind, &answer) || result->has_learnt;
    result->is_complete = result->is_complete && answer.is_complete;
    /* Two relaxations, neither inside the other: labels may come back to a visit that
     * is far off, the value-to-go to any but the last one. The lower is the bound. */
    *best_uct = day.relaxed_uct < answer.bound_uct ? day.relaxed_uct : answer.bound_uct;
    arena_release(&arena);
}

static struct exact_result exact_round(struct generation *generation,
                                       const struct generate_options *options,
                                       const struct prices *prices, uint64_t day_limit)
{
    const struct ground *ground = generation->ground;
    struct exact_result result = {.is_complete = true};
    int64_t best_uct[WEEK_DAYS_MAX] = {0};
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (ground->kind_of[d] == d)
            price_exactly(generation, prices, d,
                          &(struct exact_limits){options->slices, day_limit},
                          &best_uct[d], &result);
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

/* Is the bound so close to the master's value that other prices could not bring it much
 * further down? */
static bool is_tight(const struct generation *generation,
                     const struct generate_options *options)
{
    const double least_ct = generation->master.value_ct;
    const double rest_ct = (double)(generation->bound_ct - options->known_ct);
    return generation->has_bound &&
           (double)generation->bound_ct - least_ct < TIGHT_SHARE * rest_ct;
}

static bool goes_on(const struct generation *generation,
                    const struct generate_options *options, uint64_t label_limit)
{
    return !is_close(generation, options) && generation->labels < label_limit &&
           !must_stop(options);
}

/* The program's prices, and the mixture of them with those of the best bound. What must
 * be done is not mixed: its price can be anything from very little to very much, and
 * would take many rounds to come down. */
static void mix(struct generation *generation, double old_share)
{
    const struct ground *ground = generation->ground;
    master_prices(&generation->master, &generation->prices);
    prices_mix(&generation->mixed, &generation->centre, &generation->prices, old_share);
    for (uint32_t g = 0; g < ground->group_count; g++)
        if (ground->week->groups[g].is_must)
            generation->mixed.group_uct[g] = generation->prices.group_uct[g];
}

/* Labels at the prices of the best bound, to see whether they come to an end: days of
 * few visits have few of them, and then they are the better relaxation. */
static bool try_labels(struct generation *generation,
                       const struct generate_options *options)
{
    if (generation->has_tried)
        return false;
    generation->has_tried = true;
    prices_copy(&generation->mixed, &generation->best_prices);
    const uint64_t before = generation->labels;
    const bool is_complete =
        exact_round(generation, options, &generation->mixed, TRIAL_LABELS).is_complete;
    generation->is_cheap = is_complete && generation->labels - before < CHEAP_LABELS;
    return is_complete;
}

static bool begin(struct generation *generation, const struct generate_options *options)
{
    if (!generation->has_master)
        return false;
    if (generation->rounds > 0)
        return true;
    prices_copy(&generation->centre, options->first);
    return master_cap_missed(&generation->master, options->must_ct);
}

static bool has_lodgings(const struct generation *generation)
{
    return generation->ground->week->lodging_count > 0;
}

/* Rounds of the table, whose routes are columns too, until labels do. Without lodgings
 * they get their turn in any case: their routes are what the week is made of, and at
 * better prices they may yet come to an end. False when the solver failed. */
static bool descend(struct generation *generation,
                    const struct generate_options *options, uint64_t label_limit)
{
    double old_share = OLD_SHARE;
    while (!generation->remembers && goes_on(generation, options, label_limit)) {
        generation->rounds++;
        if (!master_solve(&generation->master))
            return false;
        if (is_tight(generation, options)) {
            generation->remembers = try_labels(generation, options);
            if (generation->remembers || relaxed_learn(generation))
                continue;
        }
        mix(generation, old_share);
        const uint32_t taken = fast_round(generation, options, &generation->mixed);
        prices_copy(&generation->centre, &generation->best_prices);
        if (taken == 0 && old_share == 0)
            generation->remembers = !relaxed_learn(generation);
        old_share = taken > 0 ? OLD_SHARE : old_share > 0.5 ? 0.4 : 0;
    }
    if (!generation->remembers && generation->rounds > 0)
        generation->remembers =
            try_labels(generation, options) || !has_lodgings(generation);
    return !generation->remembers || generation->relaxed.route_count == 0 ||
           relaxed_drop(generation);
}

/* Rounds of labels. */
static void converge(struct generation *generation,
                     const struct generate_options *options, uint64_t label_limit)
{
    double old_share = OLD_SHARE;
    while (goes_on(generation, options, label_limit)) {
        generation->rounds++;
        if (!master_solve(&generation->master))
            return;
        mix(generation, old_share);
        if (fast_round(generation, options, &generation->mixed) > 0) {
            prices_copy(&generation->centre, &generation->mixed);
            continue;
        }
        if (old_share > 0.3) {
            old_share = 0;
            continue;
        }
        const struct exact_result result =
            exact_round(generation, options, &generation->mixed, options->day_limit);
        if (result.taken == 0 && !result.has_learnt && old_share == 0) {
            generation->is_converged = true;
            return;
        }
        old_share = result.taken > 0 ? OLD_SHARE : 0;
        prices_copy(&generation->centre, &generation->best_prices);
    }
}

void generate(struct generation *generation, const struct generate_options *options)
{
    const uint64_t label_limit = generation->labels + options->label_limit;
    const uint64_t part = has_lodgings(generation) ? NIGHTS_PART : FIRST_PART;
    const uint64_t first_limit = generation->labels + options->label_limit / part;
    if (begin(generation, options) && descend(generation, options, first_limit) &&
        generation->remembers) {
        /* Where labels are few, prices are brought to their best: a proof is near. */
        struct generate_options rest = *options;
        rest.gap = generation->is_cheap ? 0 : options->gap;
        converge(generation, &rest, label_limit);
    }
}
