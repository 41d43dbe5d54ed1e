// SPDX-License-Identifier: GPL-3.0-or-later
/* Listing and branching against trying everything, on small weeks with all rules on:
 * no route that could matter is missed, and what is called proved is the best week. */
#include "plan/prove.h"
#include "route/enumerate.h"
#include "testing.h"
#include "weeks.h"

#include "plan/planner.h"

enum { DAYS = 300, WEEKS = 120, NODES = 6 };

struct world {
    struct arena arena;
    struct week week;
    struct matrix matrix;
    struct ground ground;
};

static void make_world(struct world *world, struct rng *rng, uint32_t day_count)
{
    struct err err;
    const struct weeks_options options = {.day_count = day_count,
                                          .node_count = NODES,
                                          .horizon_s = 40,
                                          .has_lunch = rng_below(rng, 3) != 0,
                                          .has_holes = rng_below(rng, 2),
                                          .has_caps = rng_below(rng, 2),
                                          .has_groups = rng_below(rng, 2),
                                          .has_penalties = rng_below(rng, 2),
                                          .has_quotas = rng_below(rng, 2),
                                          .has_leasts = rng_below(rng, 2),
                                          .is_metric = rng_below(rng, 2)};
    *world = (struct world){0};
    weeks_make(rng, &options, &world->arena, &world->week, &world->matrix);
    assert_ok(week_check(&world->week, &world->matrix, &err), &err);
    ground_lay(&world->ground, &world->week, &world->matrix, &world->arena);
}

/* One route, and what it earns. */
static int64_t earned_uct(const struct world *world, const int64_t *rewards_uct,
                          const uint32_t *nodes, uint32_t count)
{
    int64_t sum_uct =
        weeks_net_ct(&world->week, &world->matrix, 0, nodes, count) * CT_UCT;
    for (uint32_t i = 0; i < count; i++)
        sum_uct +=
            rewards_uct[nodes[i]] - world->week.nodes[nodes[i]].value_ct[0] * CT_UCT;
    return sum_uct;
}

/* By group: of two nodes of a group the better one is enough. */
static uint32_t set_of(const struct world *world, const uint32_t *nodes, uint32_t count)
{
    uint32_t set = 0;
    for (uint32_t i = 0; i < count; i++)
        set |= 1u << world->week.nodes[nodes[i]].group;
    return set;
}

struct trying {
    const struct world *world;
    const int64_t *rewards_uct;
    const int64_t *listed_uct; /* by set of groups: the best that was listed */
    int64_t threshold_uct;
    uint32_t nodes[NODES], count, expected;
};

static bool keeps_quotas(const struct world *world, const uint32_t *nodes,
                         uint32_t count)
{
    for (uint32_t q = 0; q < world->week.quota_count; q++)
        if (ground_quota_taken(&world->ground, q, nodes, count) >
            world->week.quotas[q].most)
            return false;
    return true;
}

/* Every order of every set: what can be done and earns enough must be listed, as good.
 */
static void try_all(struct trying *trying)
{
    const struct world *world = trying->world;
    if (trying->count > 0 &&
        weeks_can_do(&world->week, &world->matrix, 0, trying->nodes, trying->count) &&
        keeps_quotas(world, trying->nodes, trying->count)) {
        const int64_t earned =
            earned_uct(world, trying->rewards_uct, trying->nodes, trying->count);
        const uint32_t set = set_of(world, trying->nodes, trying->count);
        if (earned >= trying->threshold_uct) {
            assert_true(trying->listed_uct[set] >= earned);
            trying->expected++;
        }
    }
    for (uint32_t n = 0; n < NODES; n++) {
        bool is_in = false;
        for (uint32_t i = 0; i < trying->count; i++)
            is_in = is_in || world->week.nodes[trying->nodes[i]].group ==
                                 world->week.nodes[n].group;
        if (is_in)
            continue;
        trying->nodes[trying->count++] = n;
        try_all(trying);
        trying->count--;
    }
}

static uint32_t list_and_compare(struct world *world, struct rng *rng)
{
    int64_t rewards_uct[NODES], listed_uct[1 << NODES];
    struct memory memory;
    struct pricing pricing;
    struct togo togo;
    struct enumerate_answer answer;
    const struct ground *ground = &world->ground;
    for (uint32_t n = 0; n < NODES; n++)
        rewards_uct[n] = (int64_t)rng_below(rng, 40000000) - 10000000;
    const int64_t best_uct =
        weeks_best_day_uct(&world->week, &world->matrix, 0, rewards_uct);
    const int64_t spare_uct = rng_below(rng, 30000000);
    memory_init(&memory, ground, 1, &world->arena);
    const struct pricing_task task = {.rewards_uct = rewards_uct,
                                      .skip_ct = skip_costs_ct(ground, &world->arena),
                                      .spare_uct = spare_uct,
                                      .memory = &memory,
                                      .counts_visits = true,
                                      .counts_driving = true};
    pricing_lay(&pricing, ground, &task, &world->arena);
    togo_fill(&togo, &pricing, 16 + rng_below(rng, 60), &world->arena);
    const struct enumerate_options options = {best_uct - spare_uct, 1000000, 1000000};
    enumerate_day(&pricing, &togo, &options, &world->arena, &answer);
    assert_true(answer.is_complete);
    for (uint32_t set = 0; set < 1 << NODES; set++)
        listed_uct[set] = INT64_MIN;
    for (uint32_t r = 0; r < answer.route_count; r++) {
        const uint32_t *nodes = &answer.nodes[answer.routes[r].first];
        const uint32_t count = answer.routes[r].count,
                       set = set_of(world, nodes, count);
        const int64_t earned = earned_uct(world, rewards_uct, nodes, count);
        assert_true(earned >= options.threshold_uct);
        assert_true(keeps_quotas(world, nodes, count));
        /* On a day with long drives lunch was relaxed: not every route is real. */
        assert_true(pricing.eats_anywhere ||
                    weeks_can_do(&world->week, &world->matrix, 0, nodes, count));
        if (earned > listed_uct[set])
            listed_uct[set] = earned;
    }
    struct trying trying = {.world = world,
                            .rewards_uct = rewards_uct,
                            .listed_uct = listed_uct,
                            .threshold_uct = options.threshold_uct};
    try_all(&trying);
    return trying.expected;
}

static void every_route_that_earns_enough_is_listed(void **state)
{
    (void)state;
    struct rng rng;
    uint32_t expected = 0;
    rng_init(&rng, testing_seed(41), 0);
    for (uint32_t i = 0; i < DAYS; i++) {
        struct world world;
        make_world(&world, &rng, 1);
        expected += list_and_compare(&world, &rng);
        arena_release(&world.arena);
    }
    print_message("%u routes expected on %d days\n", expected, DAYS);
    assert_true(expected > DAYS);
}

/* From an empty week and prices that were stopped early, so that much is left. */
static void what_is_proved_is_the_best_week(void **state)
{
    (void)state;
    struct rng rng;
    uint32_t proved = 0;
    rng_init(&rng, testing_seed(42), 0);
    for (uint32_t i = 0; i < WEEKS; i++) {
        struct world world;
        struct pool pool;
        struct generation generation;
        struct draft draft;
        make_world(&world, &rng, 2);
        pool_init(&pool, 1000);
        generation_init(&generation, &world.ground, &pool, INT64_MAX / 4);
        draft_init(&draft, &world.ground, &world.arena);
        struct prices first = prices_new(&world.ground, &world.arena);
        const struct generate_options options = {.first = &first,
                                                 .known_ct = INT64_MIN / 4,
                                                 .label_limit =
                                                     1 + rng_below(&rng, 3000),
                                                 .day_limit = 1000,
                                                 .slices = 64};
        generate(&generation, &options);
        const struct prove_options how = {.label_limit = 1000000,
                                          .route_limit = 5000,
                                          .node_limit = rng_below(&rng, 4) ? 500 : 2,
                                          .slices = 64};
        const bool is_proved = prove(&generation, &how, &draft);
        const int64_t best_ct = weeks_best_net_ct(&world.week, &world.matrix);
        assert_true(draft_net_ct(&draft) <= best_ct);
        assert_true(generation.bound_ct >= best_ct);
        if (is_proved)
            assert_int_equal(draft_net_ct(&draft), best_ct);
        proved += is_proved;
        generation_release(&generation);
        pool_release(&pool);
        arena_release(&world.arena);
    }
    plan_thread_end();
    print_message("%u of %d weeks proved\n", proved, WEEKS);
    assert_true(proved > WEEKS / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_route_that_earns_enough_is_listed),
        cmocka_unit_test(what_is_proved_is_the_best_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
