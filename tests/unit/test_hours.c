// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/hours.h"

#include "route/skip.h"
#include "testing.h"

enum { HOUR_S = 3600, EUR_CT = 100, VISITS = 3 };

/* A day of three hours; three visits of an hour next to each other and to home, each
 * with one hour in which it can start. */
struct world {
    struct week week;
    struct week_node nodes[VISITS];
    struct week_group groups[VISITS];
    struct window windows[VISITS];
    int32_t zeros[16];
    struct matrix matrix;
    struct ground ground;
    struct prices prices;
    const int32_t *skip_ct;
    struct arena arena;
};

static void lay_world(struct world *world, const int64_t *value_ct)
{
    *world = (struct world){.week = {.rep_ix = NO_IX,
                                     .day_count = 2,
                                     .place_count = 1 + VISITS,
                                     .node_count = VISITS,
                                     .group_count = VISITS,
                                     .window_count = VISITS}};
    world->week.nodes = world->nodes;
    world->week.groups = world->groups;
    world->week.windows = world->windows;
    world->week.days[0] = (struct week_day){.day = 20780,
                                            .spans = {{0, 3 * HOUR_S}},
                                            .span_count = 1,
                                            .visits_max = UINT32_MAX,
                                            .driving_max_s = INT32_MAX};
    world->week.days[1] = (struct week_day){
        .day = 20781, .visits_max = UINT32_MAX, .driving_max_s = INT32_MAX};
    for (uint32_t n = 0; n < VISITS; n++) {
        world->windows[n] = (struct window){(int32_t)n * HOUR_S, (int32_t)n * HOUR_S};
        world->groups[n] = (struct week_group){.account_ix = n};
        world->nodes[n] = (struct week_node){.account_ix = n,
                                             .appointment_ix = NO_IX,
                                             .event_ix = NO_IX,
                                             .group = n,
                                             .place = n + 1,
                                             .service_s = HOUR_S,
                                             .windows = {{n, 1}, {0, 0}},
                                             .value_ct = {value_ct[n]}};
    }
    world->matrix = (struct matrix){.count = 1 + VISITS,
                                    .drive_s = world->zeros,
                                    .drive_m = world->zeros,
                                    .cost_ct = world->zeros};
    ground_lay(&world->ground, &world->week, &world->matrix, &world->arena);
    world->prices = prices_new(&world->ground, &world->arena);
    world->skip_ct = skip_costs_ct(&world->ground, &world->arena);
}

static const int64_t values_ct[VISITS] = {90 * EUR_CT, 60 * EUR_CT, 30 * EUR_CT};

/* The whole day brings 90 + 60 + 30, without its first hour 60 + 30. */
static void an_hour_is_what_its_loss_would_cost(void **state)
{
    struct world world;
    int64_t hour_uct[WEEK_DAYS_MAX];
    (void)state;
    lay_world(&world, values_ct);
    hours_at(&world.ground, &world.prices, world.skip_ct, hour_uct);
    assert_int_equal(hour_uct[0], 90 * EUR_CT * CT_UCT);
    assert_int_equal(hour_uct[1], 0); /* a day off */
    arena_release(&world.arena);
}

/* The first visit could be made another day for 70: only 20 are lost with the hour. */
static void a_visit_that_can_wait_makes_the_hour_cheaper(void **state)
{
    struct world world;
    int64_t hour_uct[WEEK_DAYS_MAX];
    (void)state;
    lay_world(&world, values_ct);
    world.prices.group_uct[0] = 70 * EUR_CT * CT_UCT;
    hours_at(&world.ground, &world.prices, world.skip_ct, hour_uct);
    assert_int_equal(hour_uct[0], 20 * EUR_CT * CT_UCT);
    arena_release(&world.arena);
}

/* An appointment takes the hour whatever the hour is worth. */
static void what_must_be_does_not_price_the_hour(void **state)
{
    struct world world;
    int64_t hour_uct[WEEK_DAYS_MAX];
    (void)state;
    lay_world(&world, values_ct);
    world.groups[0].is_must = true;
    world.groups[0].miss_ct = 1000000 * EUR_CT;
    world.prices.group_uct[0] = -world.groups[0].miss_ct * CT_UCT;
    hours_at(&world.ground, &world.prices, world.skip_ct, hour_uct);
    assert_int_equal(hour_uct[0], 0);
    arena_release(&world.arena);
}

/* Three hours with visits of 60 and 30: 90 in 3 hours; the first is a must. */
static void the_mean_hour_is_what_the_day_brings(void **state)
{
    struct world world;
    struct tour tour;
    static const uint32_t nodes[VISITS] = {0, 1, 2};
    (void)state;
    lay_world(&world, values_ct);
    world.groups[0].is_must = true;
    tour_init(&tour, &world.ground, 0, VISITS, &world.arena);
    assert_int_equal(hour_of_tour(&world.ground, &tour), 0);
    splice_apply(&world.ground, &tour,
                 &(struct splice){.first = 1, .nodes = nodes, .node_count = VISITS});
    assert_int_equal(hour_of_tour(&world.ground, &tour), 30 * EUR_CT * CT_UCT);
    arena_release(&world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_hour_is_what_its_loss_would_cost),
        cmocka_unit_test(a_visit_that_can_wait_makes_the_hour_cheaper),
        cmocka_unit_test(what_must_be_does_not_price_the_hour),
        cmocka_unit_test(the_mean_hour_is_what_the_day_brings),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
