// SPDX-License-Identifier: GPL-3.0-or-later
#include "geo/point.h"
#include "testing.h"

static void equal_points_are_0_m_apart(void **state)
{
    (void)state;
    const struct geo_point points[] = {{24.1, 56.95}, {0, 0},    {-180, 12},
                                       {180, -90},    {-0., 90}, {13.37, -89.999}};
    for (size_t i = 0; i < sizeof points / sizeof *points; i++)
        assert_true(geo_length_m(points[i], points[i]) == 0);
}

static void the_date_line_is_one_line(void **state)
{
    (void)state;
    const struct geo_point west = {-180, 10}, east = {180, 10};
    assert_true(geo_length_m(west, east) == 0);
    /* One degree of longitude on the equator: a * pi / 180. */
    assert_near(
        geo_length_m((struct geo_point){179.5, 0}, (struct geo_point){-179.5, 0}),
        111319.49, 0.2);
}

static void every_longitude_is_the_same_at_a_pole(void **state)
{
    (void)state;
    assert_near(geo_length_m((struct geo_point){12, 90}, (struct geo_point){170, 90}),
                0, 1e-6);
    assert_near(
        geo_length_m((struct geo_point){-33, -90}, (struct geo_point){147, -90}), 0,
        1e-6);
}

static void opposite_points_are_half_a_meridian_apart(void **state)
{
    (void)state;
    /* The way leads over a pole: 20,003,931.46 m whatever the points are. */
    const struct geo_point pairs[][2] = {
        {{0, 0}, {180, 0}}, {{0, 90}, {77, -90}}, {{5, 30}, {-175, -30}}};
    for (size_t i = 0; i < sizeof pairs / sizeof *pairs; i++)
        assert_near(geo_length_m(pairs[i][0], pairs[i][1]), 20003931.46, 30);
}

static void from_riga_to_liepaja_is_what_the_map_says(void **state)
{
    (void)state;
    /* PROJ's geodesic, to the centimetre: 195,731.31 m. */
    assert_near(geo_length_m((struct geo_point){24.105, 56.949},
                             (struct geo_point){21.011, 56.505}),
                195731.31, 0.3);
}

static void a_point_outside_the_earth_is_refused(void **state)
{
    (void)state;
    struct err err = {0};
    assert_true(geo_point_check((struct geo_point){-180, 90}, &err));
    assert_false(geo_point_check((struct geo_point){0, 91}, &err));
    assert_err(&err, ERR_INPUT, "latitude 91 is outside -90..90");
    assert_false(geo_point_check((struct geo_point){-180.5, 0}, &err));
    assert_err(&err, ERR_INPUT, "longitude -180.5 is outside -180..180");
    assert_false(geo_point_check((struct geo_point){NAN, 0}, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_false(geo_point_check((struct geo_point){0, NAN}, &err));
    assert_int_equal(err.code, ERR_INPUT);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equal_points_are_0_m_apart),
        cmocka_unit_test(the_date_line_is_one_line),
        cmocka_unit_test(every_longitude_is_the_same_at_a_pole),
        cmocka_unit_test(opposite_points_are_half_a_meridian_apart),
        cmocka_unit_test(from_riga_to_liepaja_is_what_the_map_says),
        cmocka_unit_test(a_point_outside_the_earth_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
