// SPDX-License-Identifier: GPL-3.0-or-later
#include "plane/cells.h"
#include "testing.h"

/* A square of 4 x 4 km around the origin. */
static const struct geo_xy SQUARE[5] = {
    {-2000, -2000}, {2000, -2000}, {2000, 2000}, {-2000, 2000}, {-2000, -2000}};
static const struct plane_ring RING = {SQUARE, 5, false};
static const struct plane_shape OUTLINE = {&RING, 1};

static void join(const struct geo_xy *places, const uint32_t *label, uint32_t count,
                 uint32_t label_count, struct arena *arena, struct plane_shape *areas)
{
    struct err err = {0};
    const struct cells_input input = {places, label, count, label_count, &OUTLINE};
    assert_ok(cells_join(&input, arena, areas, &err), &err);
}

static void one_place_gets_the_whole_outline(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plane_shape area;
    const struct geo_xy place = {100, 200};
    const uint32_t label = 0;
    join(&place, &label, 1, 1, &arena, &area);
    assert_int_equal(area.ring_count, 1);
    assert_near(plane_shape_area_m2(&area), 16e6, 1e-3);
    assert_near(plane_shape_border_m(&area), 16e3, 1e-6);
    arena_release(&arena);
}

/* Places at x = -1000 and 1000: the border is the line x = 0. */
static void two_places_halve_the_square(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plane_shape areas[2];
    const struct geo_xy places[2] = {{1000, 0}, {-1000, 0}};
    const uint32_t labels[2] = {0, 1};
    join(places, labels, 2, 2, &arena, areas);
    for (int i = 0; i < 2; i++)
        assert_near(plane_shape_area_m2(&areas[i]), 8e6, 1e-3);
    for (uint32_t i = 0; i < areas[0].rings[0].point_count; i++)
        assert_true(areas[0].rings[0].points[i].x_m >= -1e-6);
    arena_release(&arena);
}

/* Four quarters, two labels on the diagonals: each area is two squares that touch in
 * one point, and a label without places stays empty. */
static void an_area_may_have_parts_and_a_label_may_be_empty(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plane_shape areas[3];
    const struct geo_xy places[4] = {
        {-1000, -1000}, {1000, -1000}, {-1000, 1000}, {1000, 1000}};
    const uint32_t labels[4] = {0, 2, 2, 0};
    join(places, labels, 4, 3, &arena, areas);
    assert_near(plane_shape_area_m2(&areas[0]), 8e6, 1e-3);
    assert_near(plane_shape_area_m2(&areas[2]), 8e6, 1e-3);
    assert_int_equal(areas[1].ring_count, 0);
    arena_release(&arena);
}

/* Label 0 is the middle of a 3 x 3 grid, label 1 all round it. */
static void an_area_may_have_a_hole(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct plane_shape areas[2];
    struct geo_xy places[9];
    uint32_t labels[9];
    for (uint32_t i = 0; i < 9; i++) {
        places[i] = (struct geo_xy){(i % 3 - 1.0) * 1000, (i / 3 - 1.0) * 1000};
        labels[i] = i == 4 ? 0 : 1;
    }
    join(places, labels, 9, 2, &arena, areas);
    assert_near(plane_shape_area_m2(&areas[0]), 1e6, 1e-3);
    assert_int_equal(areas[1].ring_count, 2);
    assert_true(areas[1].rings[1].is_hole);
    assert_near(plane_shape_area_m2(&areas[1]), 15e6, 1e-3);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_place_gets_the_whole_outline),
        cmocka_unit_test(two_places_halve_the_square),
        cmocka_unit_test(an_area_may_have_parts_and_a_label_may_be_empty),
        cmocka_unit_test(an_area_may_have_a_hole),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
