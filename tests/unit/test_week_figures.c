// SPDX-License-Identifier: GPL-3.0-or-later
/* The small week: A1 and A2 are planned, A3 has no place. */
#include "output/week_figures.h"

#include "testing.h"
#include "week_small.h"

enum { MONDAY = 20780 };

struct world {
    struct model model;
    struct account accounts[5];
    struct reason reasons[3];
    struct plan plan;
    struct arena arena;
};

/* A4 is due since Monday minus 5: last visit 35 days before, interval 30. A5 is better
 * by phone by 7.50, and due on the Monday after: last visit 23 days before. */
static void make(struct world *world)
{
    *world = (struct world){.model = small_model, .plan = small_plan};
    memcpy(world->accounts, small_model.accounts, 3 * sizeof *world->accounts);
    world->accounts[3] = world->accounts[4] = world->accounts[0];
    world->accounts[3].last_visit_day = MONDAY - 35;
    world->accounts[4].last_visit_day = MONDAY - 23;
    world->model.accounts = world->accounts;
    world->model.account_count = 5;
    world->model.organisation = settings_default();
    world->reasons[0] = (struct reason){.account_ix = 2, .code = REASON_NOT_LOCATED};
    world->reasons[1] = (struct reason){.account_ix = 3, .code = REASON_DISPLACED};
    world->reasons[2] =
        (struct reason){.account_ix = 4, .code = REASON_REMOTE, .amount_ct = 750};
    world->plan.reasons = world->reasons;
    world->plan.reason_count = 3;
}

static struct week_figures figures_of(struct world *world, const struct plan *past,
                                      const struct visit *visits, uint32_t visit_count)
{
    const struct week_input input = {.model = &world->model,
                                     .monday_day = MONDAY,
                                     .plans = &world->plan,
                                     .plan_count = 1,
                                     .past_plans = past,
                                     .past_plan_count = past != NULL,
                                     .visits = visits,
                                     .visit_count = visit_count};
    return week_figures_of(&input, &world->arena);
}

static void what_reps_decided_is_counted_by_reason(void **state)
{
    (void)state;
    const struct plan plan = {.rep_ix = 0};
    const struct override overrides[] = {
        {0, 0, OVERRIDE_SKIP, MONDAY - 3, "Road works"},
        {0, 1, OVERRIDE_MOVE, MONDAY - 1, "asked for"},
        {0, 1, OVERRIDE_ADD, MONDAY, "road works!"},
        {0, 2, OVERRIDE_MOVE, MONDAY + 6, "as a favour"},
        {1, 2, OVERRIDE_SKIP, MONDAY, "of a rep without a plan"},
    };
    struct arena arena = {0};
    uint32_t count;
    const struct override_figures *figures =
        override_figures_of(overrides, 5, &plan, 1, MONDAY, &arena, &count);
    assert_int_equal(count, 3);
    assert_string_equal(figures[0].reason, "Road works"); /* twice */
    assert_int_equal(figures[0].past_count, 1);
    assert_int_equal(figures[0].week_count, 1);
    assert_int_equal(figures[0].counts[OVERRIDE_SKIP], 1);
    assert_int_equal(figures[0].counts[OVERRIDE_ADD], 1);
    assert_int_equal(figures[0].counts[OVERRIDE_MOVE], 0);
    assert_string_equal(figures[1].reason, "as a favour"); /* once each: a b c */
    assert_int_equal(figures[1].week_count, 1); /* Sunday is still of the week */
    assert_string_equal(figures[2].reason, "asked for");
    assert_int_equal(figures[2].past_count, 1); /* Sunday before */
    assert_int_equal(figures[2].counts[OVERRIDE_MOVE], 1);
    arena_release(&arena);
}

static void a_reps_week_is_added_up(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    const struct week_figures figures = figures_of(&world, NULL, NULL, 0);
    const struct rep_figures *rep = &figures.reps[0];
    assert_int_equal(figures.rep_count, 1);
    assert_int_equal(rep->visit_count, 3);
    assert_int_equal(rep->day_count, 2);
    assert_int_equal(rep->account_count, 5); /* two have stops, three reasons */
    /* 45 min + 60 min + 3 h at the fair */
    assert_int_equal(rep->visit_s, 2700 + 3600 + 10800);
    /* 8:00-11:00 and 8:40-26:00 */
    assert_int_equal(rep->out_s, 3 * 3600 + 17 * 3600 + 1200);
    assert_int_equal(figures.sum.net_ct, rep->net_ct);
    assert_int_equal(figures.sum.rep_ix, NO_IX);
    arena_release(&world.arena);
}

static void costs_are_told_by_element(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    world.plan.travel_ct = 7856;
    world.plan.night_ct = 9000;
    const struct week_figures figures = figures_of(&world, NULL, NULL, 0);
    /* At 0.45 a km: 12.345, 9, 1, 80 and 50 km are 5.56 + 4.05 + 0.45 + 36 + 22.50. */
    assert_int_equal(figures.reps[0].km_ct, 6856);
    assert_int_equal(figures.reps[0].fare_ct, 1000);
    /* One night at the inn for 60.00; the rest is the per diem. */
    assert_int_equal(figures.reps[0].lodging_ct, 6000);
    assert_int_equal(figures.reps[0].meal_ct, 3000);
    assert_int_equal(figures.sum.meal_ct, 3000);
    arena_release(&world.arena);
}

static void no_part_of_a_cost_is_larger_than_it(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    world.plan.travel_ct = 6000; /* kilometres were cheaper then */
    world.plan.night_ct = 5000;
    const struct week_figures figures = figures_of(&world, NULL, NULL, 0);
    assert_int_equal(figures.reps[0].km_ct, 6000);
    assert_int_equal(figures.reps[0].fare_ct, 0);
    assert_int_equal(figures.reps[0].lodging_ct, 5000);
    assert_int_equal(figures.reps[0].meal_ct, 0);
    arena_release(&world.arena);
}

static void who_is_seen_in_time_is_counted_by_tier(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    const struct week_figures figures = figures_of(&world, NULL, NULL, 0);
    const struct tier_figures *tier = &figures.tiers[0];
    assert_int_equal(figures.tier_count, 1);
    assert_int_equal(tier->account_count, 4); /* A3 has no place */
    assert_int_equal(tier->planned_count, 2);
    assert_int_equal(tier->in_time_count, 3); /* A1, A2, A5 */
    assert_int_equal(tier->overdue_count, 1); /* A4; A1 falls due on this Monday */
    assert_int_equal(tier->overdue_left_count, 1);
    assert_int_equal(tier->never_count, 1); /* A2 */
    assert_int_equal(figures.overdue_count, 1);
    assert_int_equal(figures.overdue[0].account_ix, 3);
    assert_int_equal(figures.overdue[0].overdue_days, 5);
    assert_int_equal(figures.remote_count, 1);
    assert_int_equal(figures.remote[0].account_ix, 4);
    assert_int_equal(figures.remote[0].amount_ct, 750);
    arena_release(&world.arena);
}

static void the_week_before_is_held_against_the_log(void **state)
{
    (void)state;
    struct world world;
    make(&world);
    /* A1 met twice, A2 not in, A4 met without a plan, A5 by phone, A1 by nobody. */
    const struct visit visits[] = {
        {.account_ix = 0, .outcome = OUTCOME_ORDER, .amount_ct = 5000},
        {.account_ix = 0, .outcome = OUTCOME_DONE},
        {.account_ix = 1, .outcome = OUTCOME_NOT_IN},
        {.account_ix = 3, .outcome = OUTCOME_LOST},
        {.account_ix = 4, .outcome = OUTCOME_DONE, .kind = VISIT_REMOTE},
        {.account_ix = 1, .rep_ix = NO_IX, .outcome = OUTCOME_DONE},
    };
    const struct week_figures figures = figures_of(&world, &small_plan, visits, 6);
    const struct past_figures *past = &figures.past[0];
    assert_int_equal(past->planned_count, 2); /* the fair is no visit */
    assert_int_equal(past->planned_ct, 12345 - 5);
    assert_int_equal(past->made_count, 1);
    assert_int_equal(past->made_ct, 12345);
    assert_int_equal(past->other_count, 1);
    assert_int_equal(past->missed_count, 1);
    assert_int_equal(past->ordered_ct, 5000);
    arena_release(&world.arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_reps_decided_is_counted_by_reason),
        cmocka_unit_test(a_reps_week_is_added_up),
        cmocka_unit_test(costs_are_told_by_element),
        cmocka_unit_test(no_part_of_a_cost_is_larger_than_it),
        cmocka_unit_test(who_is_seen_in_time_is_counted_by_tier),
        cmocka_unit_test(the_week_before_is_held_against_the_log),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
