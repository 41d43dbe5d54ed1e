// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "intake/area_file.h"

#include <string.h>

#define FEATURES(text) "{\"type\":\"FeatureCollection\",\"features\":[" text "]}"
#define SQUARE "[[24,56],[25,56],[25,57],[24,57],[24,56]]"
#define POLYGON(rings) "\"geometry\":{\"type\":\"Polygon\",\"coordinates\":[" rings "]}"

static bool parse(const char *text, const char *code_field, struct arena *arena,
                  struct area_list *list, struct err *err)
{
    return area_file_parse(text, strlen(text), code_field, arena, list, err);
}

static void refuses(const char *text, const char *sentence)
{
    struct arena arena = {0};
    struct area_list list;
    struct err err;
    assert_false(parse(text, NULL, &arena, &list, &err));
    assert_err(&err, ERR_INPUT, sentence);
    arena_release(&arena);
}

/* The outer ring is given clockwise, the hole the other way: both are turned. */
static void rings_are_put_the_right_way_round(void **state)
{
    struct arena arena = {0};
    struct area_list list;
    struct err err;
    (void)state;
    assert_ok(
        parse(FEATURES("{\"id\":\"7\",\"properties\":{\"name\":\"West\"}," POLYGON(
                  "[[24,56],[24,57],[25,57],[25,56],[24,56]],"
                  "[[24.2,56.2],[24.4,56.2],[24.4,56.4],[24.2,56.2]]") "}"),
              NULL, &arena, &list, &err),
        &err);
    assert_int_equal(list.count, 1);
    assert_string_equal(list.areas[0].code, "7");
    assert_string_equal(list.areas[0].name, "West");
    const struct outline *outline = &list.areas[0].outline;
    assert_int_equal(outline->ring_count, 2);
    assert_near(outline->rings[0].points[1].lon_deg, 25, 0);
    assert_true(outline->rings[1].is_hole);
    assert_near(outline->rings[1].points[1].lat_deg, 56.4, 0);
    arena_release(&arena);
}

static void areas_come_by_code_whatever_tells_it(void **state)
{
    struct arena arena = {0};
    struct area_list list;
    struct err err;
    (void)state;
    const char *text =
        FEATURES("{\"properties\":{\"zip\":50613,\"key\":\"a\"}," POLYGON(
            SQUARE) "},"
                    "{\"properties\":{\"GEOID\":\"19013\",\"key\":\"b\"}," POLYGON(
                        SQUARE) "}");
    assert_ok(parse(text, NULL, &arena, &list, &err), &err);
    assert_string_equal(list.areas[0].code, "19013");
    assert_string_equal(list.areas[1].code, "50613");
    assert_string_equal(list.areas[1].name, "50613");
    assert_ok(parse(text, "key", &arena, &list, &err), &err);
    assert_string_equal(list.areas[0].code, "a");
    assert_false(parse(text, "zip", &arena, &list, &err));
    assert_err(&err, ERR_INPUT, "feature 2: it has no 'zip'");
    arena_release(&arena);
}

static void what_is_no_area_is_said(void **state)
{
    (void)state;
    refuses("{}", "it is no GeoJSON with features");
    refuses(FEATURES("{\"id\":\"1\"}"), "feature 1: it has no coordinates");
    refuses(FEATURES("{" POLYGON(SQUARE) "}"), "feature 1: it has no 'id'");
    refuses(FEATURES("{\"id\":\"1\"," POLYGON("[[24,56],[25,56],[24,56]]") "}"),
            "feature 1: a ring has fewer than 4 positions");
    refuses(FEATURES("{\"id\":\"1\"," POLYGON("[[24,56],[25,56],[25,57],[24,57]]") "}"),
            "feature 1: a ring is not closed");
    refuses(FEATURES("{\"id\":\"1\"," POLYGON("[[24,56],[25],[25,57],[24,56]]") "}"),
            "feature 1: a position is not two numbers");
    refuses(FEATURES("{\"id\":\"1\"," POLYGON("[[24,96],[25,56],[25,57],[24,96]]") "}"),
            "feature 1: latitude 96 is outside -90..90");
    refuses(FEATURES("{\"id\":\"1\",\"geometry\":{\"type\":\"Point\",\"coordinates\":"
                     "[24,56]}}"),
            "feature 1: it is neither Polygon nor MultiPolygon");
    refuses(
        FEATURES("{\"id\":\"1\"," POLYGON(SQUARE) "},{\"id\":1," POLYGON(SQUARE) "}"),
        "two areas have the code '1'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(rings_are_put_the_right_way_round),
        cmocka_unit_test(areas_come_by_code_whatever_tells_it),
        cmocka_unit_test(what_is_no_area_is_said),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
