// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "audit/audit_alignment.h"
#include "map_fixture.h"
#include "territory/designer.h"

/* Ten columns and six rows, 0.1 degrees apart from 10, 50; two sites. A river between
 * the fourth and the fifth column leaves 24 and 36 of 60: 20 % off even. */
static const struct geo_point river_points[] = {
    {10.35, 49}, {10.36, 50.2}, {10.34, 50.4}, {10.35, 52}};
static const struct ring river = {river_points, 4, false};

static void make_map(struct map *map, double spread)
{
    map_init(map, 60, 2);
    map_grid(map, 10);
    map->task.workload_spread = map->task.value_spread = spread;
}

static struct alignment design(const struct map *map, struct arena *arena)
{
    struct err err = {0};
    struct alignment alignment;
    const struct territory_options options = territory_options_default();
    assert_ok(territory_design(&map->task, &options, arena, &alignment, &err), &err);
    assert_int_equal(audit_alignment(&map->task, &alignment, NULL, arena).fault_count,
                     0);
    return alignment;
}

/* Points west of the river that are with the first point. */
static uint32_t count_west(const struct alignment *alignment)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < 60; i++)
        if (i % 10 < 4)
            count += alignment->territory[i] == alignment->territory[0];
    return count;
}

static uint32_t count_first(const struct alignment *alignment)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < 60; i++)
        count += alignment->territory[i] == alignment->territory[0];
    return count;
}

static void territories_end_at_the_river_when_loads_allow_it(void **state)
{
    (void)state;
    struct map map;
    struct arena arena = {0};
    const struct alignment_barriers barriers = {&river, 1, 100};
    make_map(&map, 0.25);
    const struct alignment free = design(&map, &arena);
    assert_null(free.crossings);
    assert_int_equal(count_first(&free), 30); /* without a river: halves */
    map.task.barriers = &barriers;
    const struct alignment kept = design(&map, &arena);
    assert_int_equal(count_west(&kept), 24);
    assert_int_equal(count_first(&kept), 24);
    assert_int_equal(kept.crossings[0] + kept.crossings[1], 0);
    arena_release(&arena);
    map_release(&map);
}

static void a_barrier_at_no_price_changes_nothing_but_is_told(void **state)
{
    (void)state;
    struct map map;
    struct arena arena = {0};
    const struct alignment_barriers barriers = {&river, 1, 0};
    make_map(&map, 0.05);
    const struct alignment free = design(&map, &arena);
    map.task.barriers = &barriers;
    const struct alignment told = design(&map, &arena);
    assert_memory_equal(free.territory, told.territory, 60 * sizeof *free.territory);
    uint32_t *wrong = ARENA_ARRAY(&arena, 2, uint32_t);
    struct alignment faulty = told;
    faulty.crossings = wrong;
    assert_string_equal(
        audit_alignment(&map.task, &faulty, NULL, &arena).faults[0].rule, "barrier");
    assert_true(told.crossings[told.territory[0]] > 0);
    assert_int_equal(told.crossings[1 - told.territory[0]], 0);
    arena_release(&arena);
    map_release(&map);
}

/* The square around the first two columns; its other sides lie outside the map. */
static void borders_of_a_polygon_are_barriers(void **state)
{
    (void)state;
    static const struct geo_point square[] = {
        {9.9, 49.9}, {10.35, 49.9}, {10.35, 50.6}, {9.9, 50.6}, {9.9, 49.9}};
    static const struct ring ring = {square, 5, false};
    struct map map;
    struct arena arena = {0};
    const struct alignment_barriers barriers = {&ring, 1, 100};
    make_map(&map, 0.25);
    map.task.barriers = &barriers;
    const struct alignment kept = design(&map, &arena);
    assert_int_equal(count_west(&kept), 24);
    assert_int_equal(count_first(&kept), 24);
    arena_release(&arena);
    map_release(&map);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(territories_end_at_the_river_when_loads_allow_it),
        cmocka_unit_test(a_barrier_at_no_price_changes_nothing_but_is_told),
        cmocka_unit_test(borders_of_a_polygon_are_barriers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
