// SPDX-License-Identifier: GPL-3.0-or-later
#include "plane/projection.h"
#include "testing.h"

#include "geo/point.h"

static const struct geo_point RIGA = {24.1052, 56.9496};

static void open_at(struct geo_point centre, struct projection **projection)
{
    struct err err = {0};
    assert_ok(projection_open(centre, projection, &err), &err);
}

static void the_centre_is_the_origin(void **state)
{
    (void)state;
    struct err err = {0};
    struct projection *projection;
    struct geo_xy xy;
    open_at(RIGA, &projection);
    assert_ok(projection_forward(projection, &RIGA, 1, &xy, &err), &err);
    assert_near(xy.x_m, 0, 1e-6);
    assert_near(xy.y_m, 0, 1e-6);
    projection_close(projection);
}

/* East is x, north is y; a degree of latitude at 57 N is 111,362 m. */
static void x_points_east_and_y_points_north(void **state)
{
    (void)state;
    struct err err = {0};
    struct projection *projection;
    const struct geo_point places[2] = {{RIGA.lon_deg + 0.5, RIGA.lat_deg},
                                        {RIGA.lon_deg, RIGA.lat_deg + 0.5}};
    struct geo_xy xy[2];
    open_at(RIGA, &projection);
    assert_ok(projection_forward(projection, places, 2, xy, &err), &err);
    assert_true(xy[0].x_m > 30000 && fabs(xy[0].y_m) < 200);
    assert_near(xy[1].x_m, 0, 1e-6);
    assert_near(xy[1].y_m, 111362 / 2, 60);
    projection_close(projection);
}

static void there_and_back_is_the_identity(void **state)
{
    (void)state;
    struct err err = {0};
    struct projection *projection;
    const struct geo_point places[4] = {
        {-95, 41}, {-90.1, 43.5}, {179.9, -10}, {0, 89}};
    struct geo_point back[4];
    struct geo_xy xy[4];
    open_at((struct geo_point){-93, 42}, &projection);
    assert_ok(projection_forward(projection, places, 4, xy, &err), &err);
    assert_ok(projection_inverse(projection, xy, 4, back, &err), &err);
    for (int i = 0; i < 4; i++) {
        assert_near(back[i].lon_deg, places[i].lon_deg, 1e-8);
        assert_near(back[i].lat_deg, places[i].lat_deg, 1e-8);
    }
    projection_close(projection);
}

static void lengths_near_the_centre_are_those_of_the_ellipsoid(void **state)
{
    (void)state;
    struct err err = {0};
    struct projection *projection;
    const struct geo_point places[2] = {{23.6, 56.5}, {24.7, 57.3}};
    struct geo_xy xy[2];
    open_at(RIGA, &projection);
    assert_ok(projection_forward(projection, places, 2, xy, &err), &err);
    const double length_m = hypot(xy[1].x_m - xy[0].x_m, xy[1].y_m - xy[0].y_m);
    assert_near(length_m / geo_length_m(places[0], places[1]), 1, 1e-4);
    projection_close(projection);
}

static void the_antipode_is_refused(void **state)
{
    (void)state;
    struct err err = {0};
    struct projection *projection;
    const struct geo_point antipode = {-160, -50};
    struct geo_xy xy;
    open_at((struct geo_point){20, 50}, &projection);
    assert_false(projection_forward(projection, &antipode, 1, &xy, &err));
    assert_err(&err, ERR_INPUT,
               "place -160.000000, -50.000000 has no image on a map around the others");
    projection_close(projection);
}

static void a_centre_out_of_range_is_refused(void **state)
{
    (void)state;
    struct err err = {0};
    struct projection *projection;
    assert_false(projection_open((struct geo_point){0, 91}, &projection, &err));
    assert_err(&err, ERR_INPUT, "latitude 91 is outside -90..90");
}

static void the_middle_crosses_the_date_line(void **state)
{
    (void)state;
    const struct geo_point fiji[2] = {{178, -17}, {-178, -17}};
    const struct geo_point middle = projection_middle(fiji, 2);
    assert_near(fabs(middle.lon_deg), 180, 1e-6);
    assert_near(middle.lat_deg, -17, 0.02);
}

static void the_middle_of_opposite_places_is_the_first(void **state)
{
    (void)state;
    const struct geo_point places[2] = {{10, 0}, {-170, 0}};
    assert_near(projection_middle(places, 2).lon_deg, 10, 0);
    assert_near(projection_middle(places, 0).lon_deg, 0, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_centre_is_the_origin),
        cmocka_unit_test(x_points_east_and_y_points_north),
        cmocka_unit_test(there_and_back_is_the_identity),
        cmocka_unit_test(lengths_near_the_centre_are_those_of_the_ellipsoid),
        cmocka_unit_test(the_antipode_is_refused),
        cmocka_unit_test(a_centre_out_of_range_is_refused),
        cmocka_unit_test(the_middle_crosses_the_date_line),
        cmocka_unit_test(the_middle_of_opposite_places_is_the_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
