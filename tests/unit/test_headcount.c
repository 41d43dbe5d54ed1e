// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "force/headcount.h"
#include "model_builder.h"
#include "plan/planner.h"
#include "travel/travel.h"

enum { MONDAY = 20780 }; /* 2026-11-23 */

/* Left of them at 100 a head: 300, 350, 340. */
static void right_is_the_number_with_the_most_left(void **state)
{
    static const struct headcount_yield yields[] = {{.worth_ct = 450, .cost_ct = 50},
                                                    {.worth_ct = 600, .cost_ct = 50},
                                                    {.worth_ct = 700, .cost_ct = 60}};
    static const uint32_t heads[] = {1, 2, 3};
    (void)state;
    assert_int_equal(headcount_choose(yields, heads, 3, 100), 1);
    /* 450 - 50 - 400 = 0; below that for more. */
    assert_int_equal(headcount_choose(yields, heads, 3, 400), 0);
    assert_int_equal(headcount_choose(yields, heads, 3, 0), 2);
}

static void of_two_that_leave_the_same_the_smaller_is_right(void **state)
{
    static const struct headcount_yield yields[] = {{.worth_ct = 100},
                                                    {.worth_ct = 150}};
    static const uint32_t heads[] = {1, 2};
    (void)state;
    assert_int_equal(headcount_choose(yields, heads, 2, 50), 0);
}

/* Two reps with two accounts each, in a row. */
static const struct model *company(struct builder *b)
{
    builder_init(b);
    const uint32_t first = builder_rep(b, "R1", 24.1, 56.95);
    const uint32_t second = builder_rep(b, "R2", 24.2, 56.95);
    for (uint32_t i = 0; i < 4; i++) {
        char id[4] = "A1";
        id[1] = (char)('1' + i);
        const uint32_t account = builder_account(b, id, 24.1 + 0.02 * i, 56.95);
        builder_at(b, account)->yearly_revenue_ct = 5000000;
        builder_at(b, account)->interval_days = 28;
        builder_at(b, account)->owner_rep_ix = i < 2 ? first : second;
        builder_at(b, account)->rep_ix = i < 2 ? first : second;
    }
    return builder_finish(b);
}

static void those_who_are_new_come_after_those_who_are_there(void **state)
{
    struct builder b;
    struct arena arena = {0};
    const struct model *model = company(&b);
    static const uint32_t rep_ix[] = {0, NO_IX}, site[] = {0, 0, 1, NO_IX};
    static const struct geo_point home[] = {{24.1, 56.95}, {24.5, 57}};
    const struct recast_staff staff = {2, rep_ix, home, site};
    (void)state;
    const struct recast recast = recast_make(model, &staff, &arena);
    assert_int_equal(recast.model.rep_count, 3);
    assert_int_equal(recast.rep_ixs[0], 0);
    assert_int_equal(recast.rep_ixs[1], 2);
    assert_near(recast.model.reps[2].home.lon_deg, 24.5, 0);
    assert_int_equal(recast.model.accounts[1].rep_ix, 0);
    assert_int_equal(recast.model.accounts[2].rep_ix, 2);
    assert_int_equal(recast.model.accounts[3].rep_ix, NO_IX);
    assert_int_equal(model->accounts[3].rep_ix, 1);
    arena_release(&arena);
    builder_release(&b);
}

static struct headcount_yield run(const struct model *model,
                                  const struct recast_staff *staff, uint32_t weeks)
{
    const struct headcount_weeks when = {MONDAY, weeks, 7};
    const struct travel travel = travel_straight(&model->organisation);
    struct force_options options = {.plan = plan_options_default(), .threads = 1};
    struct headcount_yield yield;
    struct err err;
    options.plan.effort = PLAN_QUICK;
    assert_ok(headcount_run(model, staff, &when, &travel, &options, &yield, &err),
              &err);
    return yield;
}

/* With an interval of four weeks and no visit before 70 % of it, all four are made in
 * the first week and none in the two that follow: a mean of 4 / 3. */
static void what_is_visited_in_one_week_is_not_due_in_the_next(void **state)
{
    struct builder b;
    const struct model *model = company(&b);
    static const uint32_t rep_ix[] = {0}, site[] = {0, 0, 0, 0};
    static const struct geo_point home[] = {{24.1, 56.95}};
    const struct recast_staff staff = {1, rep_ix, home, site};
    (void)state;
    const struct headcount_yield one = run(model, &staff, 1);
    const struct headcount_yield three = run(model, &staff, 3);
    assert_near(one.visits, 4, 0);
    assert_near(three.visits, 4.0 / 3, 1e-12);
    assert_true(one.worth_ct > 0 && one.cost_ct > 0 && one.drive_h > 0);
    assert_near(three.worth_ct, one.worth_ct / 3, 1e-6);
    builder_release(&b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(right_is_the_number_with_the_most_left),
        cmocka_unit_test(of_two_that_leave_the_same_the_smaller_is_right),
        cmocka_unit_test(those_who_are_new_come_after_those_who_are_there),
        cmocka_unit_test(what_is_visited_in_one_week_is_not_due_in_the_next),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
