// SPDX-License-Identifier: GPL-3.0-or-later
/* Bounds against trying everything, on small weeks with all rules on: the best day at
 * any prices, the week at any prices, and the planner's own answer. */
#include "audit/audit_plan.h"
#include "plan/planner.h"
#include "plan/prices.h"
#include "route/label.h"
#include "route/skip.h"
#include "testing.h"
#include "weeks.h"

/* An effort above quick that proves nothing takes half a minute with sanitizers on, so
 * few weeks are planned; what holds for any prices is tried on many. */
enum { DAYS = 1500, WEEKS = 200, PRICES = 25, PLANNED = 40, NODES = 6 };

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
                                          .has_lodgings = rng_below(rng, 2),
                                          .is_metric = rng_below(rng, 2)};
    *world = (struct world){0};
    weeks_make(rng, &options, &world->arena, &world->week, &world->matrix);
    assert_ok(week_check(&world->week, &world->matrix, &err), &err);
    ground_lay(&world->ground, &world->week, &world->matrix, &world->arena);
}

/* What one pricing of a day says. */
struct priced {
    int64_t relaxed_uct, label_uct;
    bool is_complete, is_kind; /* kind: lunch was relaxed */
};

static struct priced price(struct world *world, uint32_t day,
                           const int64_t *rewards_uct, const struct prices *prices,
                           struct rng *rng)
{
    const struct ground *ground = &world->ground;
    struct memory memory;
    struct pricing pricing;
    struct togo togo;
    struct label_answer answer;
    int64_t wake_uct[WEEK_ENDS_MAX], sleep_uct[WEEK_ENDS_MAX];
    prices_ends(prices, ground, day, wake_uct, sleep_uct);
    /* Everything remembered, or nearly nothing; caps kept, or relaxed. */
    memory_init(&memory, ground, rng_below(rng, 2) ? NODES : 1, &world->arena);
    const struct pricing_task task = {.day = day,
                                      .rewards_uct = rewards_uct,
                                      .wake_uct = wake_uct,
                                      .sleep_uct = sleep_uct,
                                      .skip_ct = skip_costs_ct(ground, &world->arena),
                                      .memory = &memory,
                                      .counts_visits = rng_below(rng, 2),
                                      .counts_driving = rng_below(rng, 2)};
    const struct label_options options = {.threshold_uct = INT64_MIN / 8,
                                          .label_limit =
                                              rng_below(rng, 4) ? 1000000 : 5,
                                          .route_limit = 4};
    pricing_lay(&pricing, ground, &task, &world->arena);
    togo_fill(&togo, &pricing, 16 + rng_below(rng, 60), &world->arena);
    label_day(&pricing, &togo, &options, &world->arena, &answer);
    return (struct priced){togo_day_uct(&togo, pricing.day->open_tod), answer.bound_uct,
                           answer.is_complete, pricing.eats_anywhere};
}

static void no_day_earns_more_than_its_bounds(void **state)
{
    (void)state;
    struct rng rng;
    uint32_t exact = 0;
    rng_init(&rng, testing_seed(31), 0);
    for (uint32_t i = 0; i < DAYS; i++) {
        struct world world;
        int64_t rewards_uct[NODES * 2];
        make_world(&world, &rng, 1);
        for (uint32_t n = 0; n < world.ground.node_count; n++)
            rewards_uct[n] = (int64_t)rng_below(&rng, 4000000) - 1000000;
        const int64_t best =
            weeks_best_day_uct(&world.week, &world.matrix, 0, rewards_uct);
        const struct prices none = prices_new(&world.ground, &world.arena);
        const struct priced priced = price(&world, 0, rewards_uct, &none, &rng);
        assert_true(priced.relaxed_uct >= best);
        assert_true(priced.label_uct >= best);
        exact += priced.label_uct == best;
        arena_release(&world.arena);
    }
    print_message("%u of %d days exact by labels\n", exact, DAYS);
    assert_true(exact > DAYS / 2);
}

static void random_prices(struct prices *prices, const struct ground *ground,
                          struct rng *rng)
{
    for (uint32_t g = 0; g < prices->count; g++)
        prices->group_uct[g] = (int64_t)rng_below(rng, 3000000) - 1000000;
    for (uint32_t q = 0; q < prices->quota_count; q++)
        prices->quota_uct[q] = (int64_t)rng_below(rng, 600000) - 200000;
    for (uint32_t r = 0; r < prices->night_count; r++)
        prices->night_uct[r] = (int64_t)rng_below(rng, 3000000) - 1500000;
    prices_clip(prices, ground);
}

static void no_prices_give_a_bound_below_the_best_week(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(32), 0);
    for (uint32_t i = 0; i < WEEKS; i++) {
        struct world world;
        make_world(&world, &rng, 2 + (i % 4 == 0));
        const struct ground *ground = &world.ground;
        const int64_t best_ct = weeks_best_net_ct(&world.week, &world.matrix);
        struct prices prices = prices_new(ground, &world.arena);
        int64_t *rewards_uct = ARENA_ARRAY(&world.arena, ground->node_count, int64_t);
        for (uint32_t p = 0; p < PRICES; p++) {
            int64_t labels_uct[WEEK_DAYS_MAX] = {0}, relaxed_uct[WEEK_DAYS_MAX] = {0};
            random_prices(&prices, ground, &rng);
            for (uint32_t d = 0; d < ground->day_count; d++) {
                prices_rewards(&prices, ground, d, rewards_uct);
                const struct priced priced =
                    price(&world, d, rewards_uct, &prices, &rng);
                labels_uct[d] = priced.label_uct;
                relaxed_uct[d] = priced.relaxed_uct;
            }
            assert_true(prices_bound_ct(&prices, ground, labels_uct) >= best_ct);
            assert_true(prices_bound_ct(&prices, ground, relaxed_uct) >= best_ct);
        }
        arena_release(&world.arena);
    }
}

/* One for each account, in order, none below 0; a day's hour likewise. */
static void check_prices(const struct plan *plan, const struct week *week)
{
    assert_int_equal(plan->price_count, week->group_count);
    for (uint32_t i = 0; i < plan->price_count; i++) {
        assert_int_equal(plan->prices[i].account_ix, week->groups[i].account_ix);
        assert_true(plan->prices[i].price_uct >= 0);
    }
    for (uint32_t d = 0; d < plan->day_count; d++)
        assert_true(plan->days[d].hour_uct >= 0);
}

static void the_best_week_lies_between_plan_and_bound(void **state)
{
    (void)state;
    struct rng rng;
    uint32_t best_found = 0, proved = 0, away = 0;
    rng_init(&rng, testing_seed(33), 0);
    for (uint32_t i = 0; i < PLANNED; i++) {
        struct world world;
        struct plan plan;
        struct plan_trace trace;
        struct audit_faults faults = {0};
        make_world(&world, &rng, 2 + (i % 4 == 0));
        const struct plan_options options = {.effort = i % 10 == 0   ? PLAN_CERTIFY
                                                       : i % 10 == 5 ? PLAN_STANDARD
                                                                     : PLAN_QUICK,
                                             .seed = i};
        plan_week(&world.week, &world.matrix, &options, &world.arena, &plan, &trace);
        const int64_t best_ct = weeks_best_net_ct(&world.week, &world.matrix);
        assert_true(plan.net_ct <= best_ct);
        assert_true(plan.bound_ct >= best_ct);
        check_prices(&plan, &world.week);
        if (!audit_plan_week(&plan, &world.week, &world.matrix, &world.arena, &faults))
            fail_msg("%s: %s", faults.faults[0].rule, faults.faults[0].text);
        best_found += plan.net_ct == best_ct;
        proved += trace.is_proved;
        away += plan.days[0].end_lodging_ix != NO_IX;
        arena_release(&world.arena);
    }
    plan_thread_end();
    print_message("of %d weeks, %u best, %u proved, %u with a night out\n", PLANNED,
                  best_found, proved, away);
    assert_true(away > 0);
    assert_true(best_found >= PLANNED * 9 / 10);
    assert_true(proved >= PLANNED / 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_day_earns_more_than_its_bounds),
        cmocka_unit_test(no_prices_give_a_bound_below_the_best_week),
        cmocka_unit_test(the_best_week_lies_between_plan_and_bound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
