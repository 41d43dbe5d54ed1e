// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/leg_price.h"
#include "testing.h"
#include "travel/travel.h"

static struct travel usual_travel(void)
{
    const struct settings settings = settings_default();
    return travel_straight(&settings);
}

static void drives_take_what_a_driver_expects(void **state)
{
    (void)state;
    const struct travel travel = usual_travel();
    /* 1,000 m: 45 + 480/3; 10 km: 450 + 480 * 10/12; 100 km: 4,500 + 480 * 100/102. */
    assert_near(straight_drive_s(&travel.straight, 1000), 205, 1e-9);
    assert_near(straight_drive_s(&travel.straight, 10000), 850, 1e-9);
    assert_near(straight_drive_s(&travel.straight, 100000), 4970.588, 1e-3);
    assert_true(straight_drive_s(&travel.straight, 0) == 0);
}

static void a_drive_is_the_length_times_the_detour(void **state)
{
    (void)state;
    const struct travel travel = usual_travel();
    struct drive drive;
    struct err err;
    /* A degree of longitude on the equator: 111,319.49 m; 1.3 times that 144,715.3. */
    assert_ok(travel_drive(&travel, (struct geo_point){10, 0},
                           (struct geo_point){11, 0}, &drive, &err),
              &err);
    assert_int_equal(drive.drive_m, 144716);
    /* 144,715.3 / 22.2222 + 480 * 144,715.3 / 146,715.3 = 6,985.6 */
    assert_int_equal(drive.drive_s, 6986);
}

static void a_matrix_and_a_table_tell_the_same(void **state)
{
    (void)state;
    const struct travel travel = usual_travel();
    const struct geo_point at[] = {
        {24.1, 56.9}, {24.3, 57.1}, {24.1, 56.9}, {21, 56.5}};
    struct arena arena = {0};
    struct matrix matrix;
    struct err err;
    assert_ok(
        travel_matrix(&travel, (struct places){at, 4}, 450000, &arena, &matrix, &err),
        &err);
    struct drive drives[4];
    for (uint32_t i = 0; i < 4; i++) {
        assert_ok(travel_table(&travel, (struct places){&at[i], 1},
                               (struct places){at, 4}, drives, &err),
                  &err);
        for (uint32_t j = 0; j < 4; j++) {
            assert_int_equal(drives[j].drive_s, matrix.drive_s[i * 4 + j]);
            assert_int_equal(drives[j].drive_m, matrix.drive_m[i * 4 + j]);
            assert_int_equal(leg_price_ct(drives[j].drive_m, 450000),
                             matrix.cost_ct[i * 4 + j]);
        }
    }
    /* Equal points under two numbers are at the same place. */
    assert_int_equal(matrix.drive_s[2], 0);
    arena_release(&arena);
}

static void kilometres_cost_whole_cents_rounded_up(void **state)
{
    (void)state;
    assert_int_equal(leg_price_ct(0, 450000), 0);
    assert_int_equal(leg_price_ct(1, 450000), 1);
    assert_int_equal(leg_price_ct(1000, 450000), 45);
    assert_int_equal(leg_price_ct(1001, 450000), 46);
    assert_int_equal(leg_price_ct(5000, 0), 0);
    /* The most that settings allow: five times half round the earth at 100.00. */
    assert_int_equal(leg_price_ct(100020000, 100000000), 1000200000);
}

static void too_many_places_are_refused(void **state)
{
    (void)state;
    const struct travel travel = usual_travel();
    struct arena arena = {0};
    struct geo_point *at = ARENA_ARRAY(&arena, WEEK_PLACES_MAX + 1, struct geo_point);
    struct matrix matrix = {0};
    struct err err;
    assert_false(travel_matrix(&travel, (struct places){at, WEEK_PLACES_MAX + 1},
                               450000, &arena, &matrix, &err));
    assert_err(&err, ERR_LIMIT, "drives between 2101 places asked, more than 2100");
    assert_int_equal(matrix.count, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(drives_take_what_a_driver_expects),
        cmocka_unit_test(a_drive_is_the_length_times_the_detour),
        cmocka_unit_test(a_matrix_and_a_table_tell_the_same),
        cmocka_unit_test(kilometres_cost_whole_cents_rounded_up),
        cmocka_unit_test(too_many_places_are_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
