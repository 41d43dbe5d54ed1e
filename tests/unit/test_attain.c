// SPDX-License-Identifier: GPL-3.0-or-later
#include "territory/attain.h"
#include "testing.h"

#include "map_fixture.h"

static struct attain attain_of(const struct map *map, const uint32_t *territory,
                               struct arena *arena)
{
    struct err err = {0};
    struct attain attain = {0};
    const struct alignment alignment = {
        .territory = territory,
        .point_count = map->task.point_count,
        .site_count = map->task.site_count,
    };
    assert_ok(attain_find(&map->task, &alignment, arena, &attain, &err), &err);
    return attain;
}

/* Four accounts of equal work, two sites, all the value with the first two accounts,
 * which are together now: one each makes both even. */
static void value_that_can_be_moved_can_be_even(void **state)
{
    (void)state;
    static const uint32_t territory[4] = {0, 0, 1, 1};
    struct map map;
    struct arena arena = {0};
    map_init(&map, 4, 2);
    map_grid(&map, 4);
    for (uint32_t i = 2; i < 4; i++)
        map.value_ct[i] = 0;
    const struct attain attain = attain_of(&map, territory, &arena);
    assert_true(attain.is_known);
    assert_near(attain.off_least, 0, 1e-6);
    assert_int_equal(attain.beyond_count, 0);
    arena_release(&arena);
    map_release(&map);
}

/* All the value with the first account: twice what is even, 90 % beyond the tolerance,
 * for whoever has it. */
static void an_account_cannot_be_shared(void **state)
{
    (void)state;
    static const uint32_t territory[4] = {0, 0, 1, 1};
    struct map map;
    struct arena arena = {0};
    map_init(&map, 4, 2);
    map_grid(&map, 4);
    for (uint32_t i = 1; i < 4; i++)
        map.value_ct[i] = 0;
    const struct attain attain = attain_of(&map, territory, &arena);
    assert_true(attain.is_known);
    assert_near(attain.off_least, 1, 1e-6);
    assert_int_equal(attain.beyond_count, 1);
    assert_near(attain.beyond[0], 0.9, 1e-6);
    arena_release(&arena);
    map_release(&map);
}

/* The same with the first account locked: 200 % of even for its owner, 0 for the other:
 * off by 100 % both, 90 % beyond the tolerance. */
static void locked_value_is_beyond_reach(void **state)
{
    (void)state;
    static const uint32_t territory[4] = {0, 0, 1, 1};
    struct map map;
    struct arena arena = {0};
    map_init(&map, 4, 2);
    map_grid(&map, 4);
    for (uint32_t i = 1; i < 4; i++)
        map.value_ct[i] = 0;
    map.owner[0] = 0;
    map.is_locked[0] = 1;
    const struct attain attain = attain_of(&map, territory, &arena);
    assert_true(attain.is_known);
    assert_near(attain.off_least, 1, 1e-6);
    assert_int_equal(attain.beyond_count, 2);
    assert_near(attain.beyond[0], 0.9, 1e-6);
    assert_near(attain.beyond[1], -0.9, 1e-6);
    arena_release(&arena);
    map_release(&map);
}

static void nothing_is_known_without_value(void **state)
{
    (void)state;
    static const uint32_t territory[4] = {0, 0, 1, 1};
    struct map map;
    struct arena arena = {0};
    map_init(&map, 4, 2);
    map_grid(&map, 4);
    for (uint32_t i = 0; i < 4; i++)
        map.value_ct[i] = 0;
    assert_false(attain_of(&map, territory, &arena).is_known);
    arena_release(&arena);
    map_release(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(value_that_can_be_moved_can_be_even),
        cmocka_unit_test(an_account_cannot_be_shared),
        cmocka_unit_test(locked_value_is_beyond_reach),
        cmocka_unit_test(nothing_is_known_without_value),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
