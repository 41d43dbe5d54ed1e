// SPDX-License-Identifier: GPL-3.0-or-later
#include "plane/hull.h"
#include "testing.h"

static double area_of(const struct geo_xy *places, uint32_t count, double margin_m)
{
    struct arena arena = {0};
    struct err err = {0};
    struct plane_shape outline;
    assert_ok(hull_outline(places, count, margin_m, &arena, &outline, &err), &err);
    assert_int_equal(outline.ring_count, 1);
    const double area_m2 = plane_shape_area_m2(&outline);
    arena_release(&arena);
    return area_m2;
}

/* A disc of 100 m; GEOS's has 32 sides: 16 r^2 sin(2 pi / 32) = 31,214 m2. */
static void one_place_gives_a_disc(void **state)
{
    (void)state;
    const struct geo_xy place = {5000, 5000};
    assert_near(area_of(&place, 1, 100), 31214.5, 1);
}

/* 1 km long, 200 m wide, and a disc in two halves at the ends. */
static void places_on_a_line_give_a_sausage(void **state)
{
    (void)state;
    const struct geo_xy places[5] = {{0, 0}, {1000, 0}, {250, 0}, {500, 0}, {750, 0}};
    assert_near(area_of(places, 2, 100), 200e3 + 31214.5, 10);
    assert_near(area_of(places, 5, 100), 200e3 + 31214.5, 10);
}

/* Four corners of 10 x 10 km, widened by 1 km. */
static void a_square_is_widened(void **state)
{
    (void)state;
    const struct geo_xy places[4] = {{0, 0}, {1e4, 0}, {1e4, 1e4}, {0, 1e4}};
    assert_near(area_of(places, 4, 1000), 1e8 + 4e7 + 3121445, 1e4);
}

/* Thinning leaves no place outside. */
static void many_places_close_together_stay_inside(void **state)
{
    (void)state;
    enum { SIDE = 50 };
    struct geo_xy places[SIDE * SIDE];
    for (uint32_t i = 0; i < SIDE * SIDE; i++)
        places[i] = (struct geo_xy){i % SIDE * 10.0, i / SIDE * 10.0};
    const double side_m = (SIDE - 1) * 10.0;
    assert_true(area_of(places, SIDE * SIDE, 200) > side_m * side_m);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(one_place_gives_a_disc),
        cmocka_unit_test(places_on_a_line_give_a_sausage),
        cmocka_unit_test(a_square_is_widened),
        cmocka_unit_test(many_places_close_together_stay_inside),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
