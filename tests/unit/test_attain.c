// SPDX-License-Identifier: GPL-3.0-or-later
#include "territory/attain.h"
#include "testing.h"

#include "map_fixture.h"

/* Four accounts of equal work in a row, two sites: the first two accounts with the one,
 * the others with the other. */
struct row {
    struct map map;
    struct arena arena;
};

static int setup(void **state)
{
    struct row *row = calloc(1, sizeof *row);
    map_init(&row->map, 4, 2);
    map_grid(&row->map, 4);
    *state = row;
    return 0;
}

static int teardown(void **state)
{
    struct row *row = *state;
    arena_release(&row->arena);
    map_release(&row->map);
    free(row);
    return 0;
}

/* What can be reached when only the first `count` accounts have value. */
static struct attain attain_of(struct row *row, uint32_t count)
{
    static const uint32_t territory[4] = {0, 0, 1, 1};
    struct err err = {0};
    struct attain attain = {0};
    const struct alignment alignment = {
        .territory = territory,
        .point_count = row->map.task.point_count,
        .site_count = row->map.task.site_count,
    };
    for (uint32_t i = count; i < 4; i++)
        row->map.value_ct[i] = 0;
    assert_ok(attain_find(&row->map.task, &alignment, &row->arena, &attain, &err),
              &err);
    return attain;
}

/* All the value with the first two accounts, which are together now: one each makes
 * both even. */
static void value_that_can_be_moved_can_be_even(void **state)
{
    const struct attain attain = attain_of(*state, 2);
    assert_true(attain.is_known);
    assert_near(attain.off_least, 0, 1e-6);
    assert_int_equal(attain.beyond_count, 0);
}

/* All the value with the first account: twice what is even, 90 % beyond the tolerance,
 * for whoever has it. */
static void an_account_cannot_be_shared(void **state)
{
    const struct attain attain = attain_of(*state, 1);
    assert_true(attain.is_known);
    assert_near(attain.off_least, 1, 1e-6);
    assert_int_equal(attain.beyond_count, 1);
    assert_near(attain.beyond[0], 0.9, 1e-6);
}

/* The same with the first account locked: 200 % of even for its owner, 0 for the other:
 * off by 100 % both, 90 % beyond the tolerance. */
static void locked_value_is_beyond_reach(void **state)
{
    struct row *row = *state;
    row->map.owner[0] = 0;
    row->map.is_locked[0] = 1;
    const struct attain attain = attain_of(row, 1);
    assert_true(attain.is_known);
    assert_near(attain.off_least, 1, 1e-6);
    assert_int_equal(attain.beyond_count, 2);
    assert_near(attain.beyond[0], 0.9, 1e-6);
    assert_near(attain.beyond[1], -0.9, 1e-6);
}

static void nothing_is_known_without_value(void **state)
{
    assert_false(attain_of(*state, 0).is_known);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(value_that_can_be_moved_can_be_even, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(an_account_cannot_be_shared, setup, teardown),
        cmocka_unit_test_setup_teardown(locked_value_is_beyond_reach, setup, teardown),
        cmocka_unit_test_setup_teardown(nothing_is_known_without_value, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
