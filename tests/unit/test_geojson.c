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

static void areas_name_their_territory(void **state)
{
    (void)state;
    const struct area_record areas[] = {
        {"county", "LV-1", "Rīga \"city\"", 0, small_outlines[0]},
        {"county", "LV-2", "Nowhere", NO_IX, {NULL, 0}},
    };
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(geojson_area_write(&small_model, areas, 2, writing.out, &err), &err);
    const char *text = writing_text(&writing);
    assert_non_null(
        strstr(text, "{\"type\":\"MultiPolygon\",\"coordinates\":[[[[24.0"));
    assert_non_null(
        strstr(text, "\"properties\":{\"kind\":\"area\",\"area\":\"county\",\"code\":"
                     "\"LV-1\",\"name\":\"Rīga \\\"city\\\"\",\"territory\":\"North, "
                     "\\\"old\\\"\"}}"));
    assert_non_null(strstr(text, "\"geometry\":null,\"properties\":{\"kind\":\"area\","
                                 "\"area\":\"county\",\"code\":\"LV-2\",\"name\":"
                                 "\"Nowhere\",\"territory\":null}}]}\n"));
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

/* Two reps: one at home in Riga with a territory, one nobody knows where; an event of
 * the second, one of everybody. */
static const struct territory two_territories[] = {{.name = "West", .rep_ix = 0}};
static const struct rep two_reps[] = {
    {.crm_id = "R1",
     .name = "Anna",
     .zone = "UTC",
     .has_home = true,
     .home = {24.1, 56.95},
     .availability_ppm = 800000,
     .territory_ix = 0},
    {.crm_id = "R2",
     .name = "Ilze",
     .zone = "UTC",
     .is_specialist = true,
     .territory_ix = NO_IX},
};
static const struct event two_events[] = {
    {.crm_id = "E1",
     .name = "Fair",
     .rep_ix = 1,
     .day = 0,
     .start_tod = 36000,
     .end_tod = 39600,
     .at = {24, 57},
     .value_ct = 500},
    {.crm_id = "E2", .name = "Feast", .rep_ix = NO_IX, .day = 1, .is_must = true},
};
static const struct model two_model = {.reps = two_reps,
                                       .rep_count = 2,
                                       .territories = two_territories,
                                       .territory_count = 1,
                                       .events = two_events,
                                       .event_count = 2};
static const uint32_t two_ixs[] = {0, 1};

static const char *reps_text(bool (*write)(const struct rep_list *, FILE *,
                                           struct err *),
                             uint32_t rep_count, struct writing *writing)
{
    const struct rep_list list = {&two_model, two_ixs, rep_count};
    struct err err = {0};
    writing_open(writing);
    assert_ok(write(&list, writing->out, &err), &err);
    return writing_text(writing);
}

static void a_rep_without_home_has_no_geometry(void **state)
{
    (void)state;
    struct writing writing;
    assert_string_equal(
        reps_text(geojson_home_write, 2, &writing),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
        "\"geometry\":{\"type\":\"Point\",\"coordinates\":[24.100000,56.950000]},"
        "\"properties\":{\"kind\":\"home\",\"rep_id\":\"R1\",\"rep\":\"Anna\","
        "\"territory\":\"West\",\"zone\":\"UTC\",\"availability_ppm\":800000,"
        "\"is_specialist\":false}},{\"type\":\"Feature\",\"geometry\":null,"
        "\"properties\":{\"kind\":\"home\",\"rep_id\":\"R2\",\"rep\":\"Ilze\","
        "\"territory\":null,\"zone\":\"UTC\",\"availability_ppm\":0,"
        "\"is_specialist\":true}}]}\n");
    writing_close(&writing);
}

static void events_are_those_of_the_reps_and_of_everybody(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = reps_text(geojson_event_write, 2, &writing);
    assert_non_null(strstr(
        text, "\"geometry\":{\"type\":\"Point\",\"coordinates\":[24.000000,57.000000]},"
              "\"properties\":{\"kind\":\"event\",\"event_id\":\"E1\","
              "\"name\":\"Fair\",\"rep_id\":\"R2\",\"rep\":\"Ilze\","
              "\"day\":\"1970-01-01\",\"start_tod\":\"10:00:00\","
              "\"end_tod\":\"11:00:00\",\"value_ct\":500,\"is_must\":false}"));
    assert_non_null(strstr(text, "\"event_id\":\"E2\",\"name\":\"Feast\","
                                 "\"rep_id\":null,\"rep\":null"));
    writing_close(&writing);
    text = reps_text(geojson_event_write, 1, &writing);
    assert_null(strstr(text, "\"E1\""));
    assert_non_null(strstr(text, "\"E2\""));
    writing_close(&writing);
}

static void a_lodging_is_a_point_with_its_price(void **state)
{
    (void)state;
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(geojson_lodging_write(&small_model, writing.out, &err), &err);
    assert_string_equal(
        writing_text(&writing),
        "{\"type\":\"FeatureCollection\",\"features\":[{\"type\":\"Feature\","
        "\"geometry\":{\"type\":\"Point\",\"coordinates\":[24.900000,57.100000]},"
        "\"properties\":{\"kind\":\"lodging\",\"lodging_id\":\"L1\","
        "\"name\":\"Inn\",\"night_ct\":6000}}]}\n");
    writing_close(&writing);
}

/* Two of the three days of the small week have visits. */
static void routes_are_the_lines_of_a_plan_and_nothing_else(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(geojson_route_write, &small_list, &writing);
    uint32_t features = 0, routes = 0;
    for (const char *at = text; (at = strstr(at, "\"properties\"")) != NULL; at++)
        features++;
    for (const char *at = text; (at = strstr(at, "\"kind\":\"route\"")) != NULL; at++)
        routes++;
    assert_int_equal(features, 2);
    assert_int_equal(routes, 2);
    writing_close(&writing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_territory_is_polygons_with_measures),
        cmocka_unit_test(areas_name_their_territory),
        cmocka_unit_test(a_territory_without_outline_has_no_geometry),
        cmocka_unit_test(a_plan_is_homes_routes_stops_and_what_was_left_out),
        cmocka_unit_test(a_line_is_cut_at_the_date_line),
        cmocka_unit_test(no_plan_is_an_empty_collection),
        cmocka_unit_test(a_rep_without_home_has_no_geometry),
        cmocka_unit_test(events_are_those_of_the_reps_and_of_everybody),
        cmocka_unit_test(a_lodging_is_a_point_with_its_price),
        cmocka_unit_test(routes_are_the_lines_of_a_plan_and_nothing_else),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
