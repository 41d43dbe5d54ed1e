// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/line_file.h"
#include "testing.h"

#include <string.h>

static void refused(const char *text, const char *sentence)
{
    struct err err = {0};
    struct arena arena = {0};
    struct line_list list;
    assert_false(line_file_parse(text, strlen(text), &arena, &list, &err));
    assert_err(&err, ERR_INPUT, sentence);
    arena_release(&arena);
}

static void lines_and_borders_of_all_kinds_are_read(void **state)
{
    (void)state;
    static const char text[] =
        "{\"type\":\"FeatureCollection\",\"features\":["
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"LineString\",\"coordinates\":"
        "[[1,2],[3,4],[5,6]]}},"
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"MultiLineString\","
        "\"coordinates\":[[[1,2],[3,4]],[[5,6],[7,8]]]}},"
        "{\"type\":\"Feature\",\"geometry\":{\"type\":\"Polygon\",\"coordinates\":"
        "[[[0,0],[4,0],[4,4],[0,0]],[[2,1],[3,1],[3,2],[2,1]]]}}]}";
    struct err err = {0};
    struct arena arena = {0};
    struct line_list list;
    assert_ok(line_file_parse(text, strlen(text), &arena, &list, &err), &err);
    assert_int_equal(list.count, 5);
    assert_int_equal(list.lines[0].point_count, 3);
    assert_near(list.lines[0].points[2].lat_deg, 6, 0);
    assert_near(list.lines[2].points[0].lon_deg, 5, 0);
    assert_true(list.lines[4].is_hole);
    arena_release(&arena);
}

static void a_geometry_alone_is_a_file_too(void **state)
{
    (void)state;
    static const char text[] =
        "{\"type\":\"LineString\",\"coordinates\":[[1,2],[3,4]]}";
    struct err err = {0};
    struct arena arena = {0};
    struct line_list list;
    assert_ok(line_file_parse(text, strlen(text), &arena, &list, &err), &err);
    assert_int_equal(list.count, 1);
    arena_release(&arena);
}

static void what_is_no_line_is_refused(void **state)
{
    (void)state;
    refused("{}", "it is no GeoJSON with features");
    refused("{\"type\":\"Feature\"}", "it has no coordinates");
    refused("{\"type\":\"Point\",\"coordinates\":[1,2]}",
            "it is neither a line nor a polygon");
    refused("{\"type\":\"LineString\",\"coordinates\":[[1,2]]}",
            "a line has fewer than 2 positions");
    refused("{\"type\":\"FeatureCollection\",\"features\":[{\"geometry\":{\"type\":"
            "\"LineString\",\"coordinates\":[[1,2],[3,94]]}}]}",
            "feature 1: latitude 94 is outside -90..90");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lines_and_borders_of_all_kinds_are_read),
        cmocka_unit_test(a_geometry_alone_is_a_file_too),
        cmocka_unit_test(what_is_no_line_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
