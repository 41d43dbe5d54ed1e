// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "territory/front.h"

static void what_another_beats_is_no_choice(void **state)
{
    /* The second is as good as the first but for travel; the third equals the first. */
    static const struct front_point points[] = {{10, 1, 0}, {11, 1, 0}, {10, 1, 0}};
    uint32_t chosen[7];
    (void)state;
    assert_int_equal(front_choose(points, 3, 7, chosen), 1);
    assert_int_equal(chosen[0], 0);
}

static void answers_come_in_the_order_of_what_moves(void **state)
{
    static const struct front_point points[] = {{5, 3, 0.4}, {7, 2, 0.1}, {9, 1, 0.2}};
    uint32_t chosen[7];
    (void)state;
    assert_int_equal(front_choose(points, 3, 7, chosen), 3);
    assert_int_equal(chosen[0], 1);
    assert_int_equal(chosen[1], 2);
    assert_int_equal(chosen[2], 0);
}

/* On a line from (0, 10) to (10, 0): the ends are the best of travel and of balance
 * (disruption is the same), then the middle is farthest from both. */
static void a_choice_is_spread_over_the_front(void **state)
{
    struct front_point points[11];
    uint32_t chosen[3];
    (void)state;
    for (uint32_t i = 0; i < 11; i++)
        points[i] = (struct front_point){i, 10 - i, 0};
    assert_int_equal(front_choose(points, 11, 3, chosen), 3);
    assert_int_equal(chosen[0], 0);
    assert_int_equal(chosen[1], 5);
    assert_int_equal(chosen[2], 10);
}

static void nothing_to_choose_from_gives_nothing(void **state)
{
    uint32_t chosen[3];
    (void)state;
    assert_int_equal(front_choose(NULL, 0, 3, chosen), 0);
}

/* 0.04 / 0.05 + 0.05 / 0.1 = 1.3 */
static void unevenness_counts_tolerances(void **state)
{
    static const struct alignment_task task = {.workload_spread = 0.05,
                                               .value_spread = 0.1};
    static const struct scenario_figures figures = {.workload_off_rms = 0.04,
                                                    .value_off_rms = 0.05,
                                                    .home_drive_s = 1200,
                                                    .moved_value_share = 0.25};
    const struct front_point point = front_point_of(&task, &figures);
    (void)state;
    assert_near(point.travel, 1200, 0);
    assert_near(point.unevenness, 1.3, 1e-12);
    assert_near(point.disruption, 0.25, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_another_beats_is_no_choice),
        cmocka_unit_test(answers_come_in_the_order_of_what_moves),
        cmocka_unit_test(a_choice_is_spread_over_the_front),
        cmocka_unit_test(nothing_to_choose_from_gives_nothing),
        cmocka_unit_test(unevenness_counts_tolerances),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
