// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/table_ask.h"
#include "testing.h"
#include "web_fixture.h"

static const struct geo_point at[] = {{24.1, 56.9}, {24.2, 57.0}, {24.3, 57.1}};

/* What the server says, question by question; the last one stays. */
struct script {
    struct web_answer answers[8];
    uint32_t count, asked;
    char path[1024], body[1024]; /* of the last question */
};

static struct web_answer play(void *context, const struct web_request *request)
{
    struct script *script = context;
    const uint32_t ix =
        script->asked < script->count ? script->asked : script->count - 1;
    script->asked++;
    snprintf(script->path, sizeof script->path, "%s", request->path);
    snprintf(script->body, sizeof script->body, "%s", request->body);
    return script->answers[ix];
}

/* One block from `from_count` places to all three. */
static bool ask(struct script *script, const char *service_word, uint32_t from_count,
                struct drive *drives, struct err *err)
{
    struct arena arena = {0};
    struct web web;
    struct http *http;
    struct table_service service;
    struct http_options options = http_options_default();
    options.parallel = 1;
    web_open(&web, play, script);
    assert_ok(http_open(&options, &http, err), err);
    assert_ok(table_service_read(arena_format(&arena, "%s %s", service_word, web.url),
                                 &arena, &service, err),
              err);
    const struct table_block block = {at, at, from_count, 3, drives};
    const bool is_done = table_ask(http, &service, &block, 1, err);
    /* The port differs from run to run. */
    if (!is_done) {
        char *address = strstr(err->text, web.url);
        if (address != NULL)
            memmove(address, address + strlen(web.url),
                    strlen(address + strlen(web.url)) + 1);
    }
    http_close(http);
    web_close(&web);
    arena_release(&arena);
    return is_done;
}

static void osrm_is_asked_and_understood(void **state)
{
    (void)state;
    struct script script = {
        .answers = {{200, NULL,
                     "{\"code\":\"Ok\",\"durations\":[[0,600.2,null],[601,0,7]],"
                     "\"distances\":[[0,9000.0,null],[9000.1,0,70.5]]}",
                     0, 0}},
        .count = 1};
    struct drive drives[6];
    struct err err;
    assert_ok(ask(&script, "osrm", 2, drives, &err), &err);
    assert_string_equal(script.path,
                        "/table/v1/driving/24.100000,56.900000;24.200000,57.000000;"
                        "24.100000,56.900000;24.200000,57.000000;24.300000,57.100000"
                        "?sources=0;1&destinations=2;3;4&annotations=duration,distance"
                        "&radiuses=2000;2000;2000;2000;2000");
    /* Rounded up; null is no way. */
    const struct drive expected[] = {{0, 0, 0},      {601, 9000, 0}, {-1, 0, 0},
                                     {601, 9001, 0}, {0, 0, 0},      {7, 71, 0}};
    for (uint32_t i = 0; i < 6; i++) {
        assert_int_equal(drives[i].drive_s, expected[i].drive_s);
        assert_int_equal(drives[i].drive_m, expected[i].drive_m);
    }
}

static void valhalla_is_asked_and_understood(void **state)
{
    (void)state;
    struct script script = {
        .answers = {{200, NULL,
                     "{\"sources_to_targets\":[[{\"distance\":0.0,\"time\":0},"
                     "{\"distance\":12.3,\"time\":900},"
                     "{\"distance\":null,\"time\":null}]],\"units\":\"kilometers\"}",
                     0, 0},
                    {200, NULL,
                     "{\"sources_to_targets\":{\"durations\":[[0,900,null]],"
                     "\"distances\":[[0,12.3,null]]}}",
                     0, 0}},
        .count = 2};
    for (uint32_t form = 0; form < 2; form++) {
        struct drive drives[3];
        struct err err;
        assert_ok(ask(&script, "valhalla", 1, drives, &err), &err);
        assert_string_equal(script.path, "/sources_to_targets");
        assert_non_null(strstr(script.body,
                               "{\"sources\":[{\"lon\":24.100000,\"lat\":56.900000,"
                               "\"search_cutoff\":2000}],"));
        assert_non_null(
            strstr(script.body, "\"costing\":\"auto\",\"units\":\"kilometers\"}"));
        assert_int_equal(drives[0].drive_s, 0);
        assert_int_equal(drives[1].drive_s, 900);
        assert_int_equal(drives[1].drive_m, 12300);
        assert_int_equal(drives[2].drive_s, -1);
        assert_int_equal(drives[2].drive_m, 0);
    }
}

#define OSRM_ONE "{\"code\":\"Ok\",\"durations\":[[5]],\"distances\":[[50]]}"
#define OSRM_TWO "{\"code\":\"Ok\",\"durations\":[[5,6]],\"distances\":[[50,60]]}"
#define NO_ROAD "{\"code\":\"NoSegment\",\"message\":\"no segment for coordinate 2\"}"

static void a_place_without_a_road_is_found_by_halving(void **state)
{
    (void)state;
    /* 1 x 3 is refused; its first place is told; the other two are refused, and then
     * the second of them. */
    struct script script = {.answers = {{400, NULL, NO_ROAD, 0, 0},
                                        {200, NULL, OSRM_ONE, 0, 0},
                                        {400, NULL, NO_ROAD, 0, 0},
                                        {200, NULL, OSRM_ONE, 0, 0},
                                        {400, NULL, NO_ROAD, 0, 0}},
                            .count = 5};
    struct drive drives[3];
    struct err err;
    assert_ok(ask(&script, "osrm", 1, drives, &err), &err);
    assert_int_equal(script.asked, 5);
    assert_int_equal(drives[0].drive_s, 5);
    assert_int_equal(drives[1].drive_s, 5);
    assert_int_equal(drives[2].drive_s, -1);
}

static void a_table_that_is_too_large_is_asked_in_halves(void **state)
{
    (void)state;
    struct script script = {.answers = {{400, NULL, "{\"code\":\"TooBig\"}", 0, 0},
                                        {200, NULL, OSRM_ONE, 0, 0},
                                        {200, NULL, OSRM_TWO, 0, 0}},
                            .count = 3};
    struct drive drives[3];
    struct err err;
    assert_ok(ask(&script, "osrm", 1, drives, &err), &err);
    assert_int_equal(drives[2].drive_s, 6);
    struct script valhalla = {
        .answers = {{400, NULL, "{\"error_code\":150,\"error\":\"Exceeded\"}", 0, 0}},
        .count = 1};
    assert_false(ask(&valhalla, "valhalla", 1, drives, &err));
    assert_err(&err, ERR_SYSTEM, "server '': it finds one drive too large a table");
}

static void what_is_no_table_is_refused(void **state)
{
    (void)state;
    static const struct {
        const char *service, *body;
        int status;
        const char *sentence;
    } cases[] = {
        {"osrm", "<html>hello</html>", 200,
         "server '': status 200, and no answer of a table service: is this the address "
         "of one?"},
        {"osrm", "{\"code\":\"InvalidQuery\",\"message\":\"Query string malformed\"}",
         400, "server '': status 400: Query string malformed"},
        {"osrm", "{\"code\":\"Ok\",\"durations\":[[1,2,3]]}", 200,
         "server '': the answer is not a table of 1 x 3 drives: it lacks distances, as "
         "those of old servers do"},
        {"osrm", "{\"code\":\"Ok\",\"durations\":[[1,2]],\"distances\":[[1,2]]}", 200,
         "server '': the answer is not a table of 1 x 3 drives"},
        {"osrm", "{\"code\":\"Ok\",\"durations\":[[1,2,-3]],\"distances\":[[1,2,3]]}",
         200, "server '': the answer is not a table of 1 x 3 drives"},
        {"valhalla",
         "{\"error_code\":154,\"error\":\"Path distance exceeds the max distance "
         "limit: 400000 meters\",\"status_code\":400}",
         400,
         "server '': status 400: Path distance exceeds the max distance limit: 400000 "
         "meters"},
        {"valhalla", "{\"sources_to_targets\":[[{\"time\":1}]]}", 200,
         "server '': the answer is not a table of 1 x 3 drives"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct script script = {
            .answers = {{cases[i].status, NULL, cases[i].body, 0, 0}}, .count = 1};
        struct drive drives[3];
        struct err err;
        assert_false(ask(&script, cases[i].service, 1, drives, &err));
        assert_err(&err, ERR_SYSTEM, cases[i].sentence);
    }
}

static void services_are_named_in_words(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table_service service;
    struct err err;
    assert_ok(
        table_service_read(" osrm  http://localhost:5000// ", &arena, &service, &err),
        &err);
    assert_string_equal(service.url, "http://localhost:5000");
    assert_string_equal(service.name, "osrm http://localhost:5000 driving");
    assert_ok(table_service_read("valhalla https://maps truck", &arena, &service, &err),
              &err);
    assert_string_equal(service.name, "valhalla https://maps truck");
    assert_false(table_service_read("", &arena, &service, &err));
    assert_err(&err, ERR_INPUT,
               "'' is not 'osrm URL [PROFILE]' or 'valhalla URL [COSTING]'");
    assert_false(table_service_read("osrm maps:5000", &arena, &service, &err));
    assert_err(&err, ERR_INPUT, "'maps:5000' begins with neither http:// nor https://");
    assert_false(table_service_read("osrm http://m a\"b", &arena, &service, &err));
    assert_err(&err, ERR_INPUT, "'a\"b' is no profile like 'driving'");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(osrm_is_asked_and_understood),
        cmocka_unit_test(valhalla_is_asked_and_understood),
        cmocka_unit_test(a_place_without_a_road_is_found_by_halving),
        cmocka_unit_test(a_table_that_is_too_large_is_asked_in_halves),
        cmocka_unit_test(what_is_no_table_is_refused),
        cmocka_unit_test(services_are_named_in_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
