// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/geojson.h"

#include "small_list.h"

static void a_territory_is_polygons_with_measures(void **state)
{
    (void)state;
    const struct territory_list list = {&small_model, small_outlines, small_measures};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(geojson_territory_write(&list, writing.out, &err), &err);
    assert_string_equal(
        writing_text(&writing),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
        "\"geometry\":{\"type\":\"MultiPolygon\",\"coordinates\":["
        "[[[24.000000,56.000000],[26.000000,56.000000],[26.000000,58.000000],"
        "[24.000000,58.000000],[24.000000,56.000000]],"
        "[[25.000000,57.000000],[25.000000,57.500000],[25.500000,57.000000],"
        "[25.000000,57.000000]]],"
        "[[[27.000000,56.000000],[28.000000,56.000000],[27.000000,57.000000],"
        "[27.000000,56.000000]]]]},"
        "\"properties\":{\"kind\":\"territory\",\"territory\":\"North, \\\"old\\\"\","
        "\"district\":\"D1\",\"region\":null,\"rep_id\":\"R 1\","
        "\"rep\":\"Anna B\u0113rzi\u0146a\",\"account_count\":3,"
        "\"workload_h\":1240.26,\"workload_off\":-0.012500,\"value_ct\":81234500,"
        "\"value_off\":0.050000,\"polsby_popper\":0.6123,\"reock\":0.5000,"
        "\"home_drive_s\":2400,\"piece_count\":2,\"island_count\":1,"
        "\"moved_count\":7}}]}\n");
    writing_close(&writing);
}

static void a_territory_without_outline_has_no_geometry(void **state)
{
    (void)state;
    const struct territory_list list = {&small_model, NULL, NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(geojson_territory_write(&list, writing.out, &err), &err);
    assert_string_equal(
        writing_text(&writing),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
        "\"geometry\":null,\"properties\":{\"kind\":\"territory\","
        "\"territory\":\"North, \\\"old\\\"\",\"district\":\"D1\",\"region\":null,"
        "\"rep_id\":\"R 1\",\"rep\":\"Anna B\u0113rzi\u0146a\"}}]}\n");
    writing_close(&writing);
}

static void a_plan_is_homes_routes_stops_and_what_was_left_out(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(geojson_plan_write, &small_list, &writing);
    static const char *const parts[] = {
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Point\",\"coordinates\":"
        "[24.100000,56.950000]},\"properties\":{\"kind\":\"home\",\"rep_id\":\"R 1\","
        "\"rep\":\"Anna B\u0113rzi\u0146a\"}},",
        /* home, the stop, the lodging */
        "\"LineString\",\"coordinates\":[[24.100000,56.950000],[24.123457,56.900000],"
        "[24.900000,57.100000]]},\"properties\":{\"kind\":\"route\"",
        "\"kind\":\"visit\",\"rep_id\":\"R 1\",\"rep\":\"Anna B\u0113rzi\u0146a\","
        "\"day\":\"2026-11-23\",\"stop\":1,\"account_id\":\"A1\","
        "\"name\":\"Caf\u00e9 \\\"R\u012bts\\\", SIA; \\\\ </script>\","
        "\"arrive_tod\":\"08:20:05\",\"start_tod\":\"08:30:27\","
        "\"end_tod\":\"09:15:27\",\"drive_s\":1205,\"drive_m\":12345,"
        "\"value_ct\":12345,\"worth_ct\":20000,\"detour_ct\":555,\"is_pinned\":true}}",
        "\"coordinates\":[[24.900000,57.100000],[25.000000,57.000000],"
        "[24.500000,57.250000],[24.100000,56.950000]]}",
        "\"kind\":\"appointment\"",
        "\"kind\":\"event\"",
        "{\"type\":\"Feature\",\"geometry\":null,\"properties\":{\"kind\":\"left_out\","
        "\"rep_id\":\"R 1\",\"rep\":\"Anna B\u0113rzi\u0146a\",\"account_id\":\"A3\","
        "\"name\":\"Nowhere\",\"reason\":\"not_located\",\"amount_ct\":0,"
        "\"by_account_id\":null,\"until_day\":null}}]}\n",
    };
    for (size_t i = 0; i < sizeof parts / sizeof *parts; i++) {
        text = strstr(text, parts[i]);
        if (!text)
            fail_msg("not found, or not in order: %s", parts[i]);
        text += strlen(parts[i]);
    }
    assert_string_equal(text, "");
    writing_close(&writing);
}

/* From 179.5 E to 178.5 W is 2 degrees; the date line is a quarter of the way on, so
 * the latitude there is -17 - 0.25 x 2 = -17.5. */
static void a_line_is_cut_at_the_date_line(void **state)
{
    (void)state;
    struct rep rep = small_model.reps[0];
    rep.home = (struct geo_point){179.5, -17};
    struct model model = small_model;
    model.reps = &rep;
    struct stop stop = small_plan.stops[0];
    stop.at = (struct geo_point){-178.5, -19};
    struct plan_day day = small_plan.days[0];
    day.end_lodging_ix = NO_IX;
    struct plan plan = small_plan;
    plan.stops = &stop;
    plan.stop_count = 1;
    plan.days = &day;
    plan.day_count = 1;
    const struct plan_list list = {&model, &plan, 1, NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(geojson_plan_write(&list, writing.out, &err), &err);
    assert_non_null(strstr(
        writing_text(&writing),
        "{\"type\":\"MultiLineString\",\"coordinates\":["
        "[[179.500000,-17.000000],[180.000000,-17.500000]],"
        "[[-180.000000,-17.500000],[-178.500000,-19.000000],[-180.000000,-17.500000]],"
        "[[180.000000,-17.500000],[179.500000,-17.000000]]]}"));
    writing_close(&writing);
}

static void no_plan_is_an_empty_collection(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(geojson_plan_write, &empty_list, &writing);
    assert_string_equal(text, "{\"type\":\"FeatureCollection\",\"features\":[]}\n");
    writing_close(&writing);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    assert_full_disk(geojson_plan_write);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_territory_is_polygons_with_measures),
        cmocka_unit_test(a_territory_without_outline_has_no_geometry),
        cmocka_unit_test(a_plan_is_homes_routes_stops_and_what_was_left_out),
        cmocka_unit_test(a_line_is_cut_at_the_date_line),
        cmocka_unit_test(no_plan_is_an_empty_collection),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
