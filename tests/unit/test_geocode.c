// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/geocode.h"

#include "testing.h"
#include "web_fixture.h"

struct asked {
    char path[512];
    const char *body;
    int status;
};

static struct web_answer tell(void *context, const struct web_request *request)
{
    struct asked *asked = context;
    snprintf(asked->path, sizeof asked->path, "%s", request->path);
    return (struct web_answer){asked->status, NULL, asked->body, 0, 0};
}

static bool ask(const char *body, int status, struct asked *asked, struct arena *arena,
                struct geocode_answer *answer, struct err *err)
{
    static const struct geocode_question question = {"Br\u012bv\u012bbas iela 1 & 2",
                                                     "LV-1010", "R\u012bga", "LV"};
    struct web web;
    *asked = (struct asked){.body = body, .status = status};
    web_open(&web, tell, asked);
    const char *url = arena_format(arena, "%s/", web.url);
    const bool is_done =
        geocode_ask(url, "beat/test", &question, 1, arena, answer, err);
    web_close(&web);
    return is_done;
}

static void a_question_is_structured_and_escaped(void **state)
{
    (void)state;
    struct asked asked;
    struct arena arena = {0};
    struct geocode_answer answer;
    struct err err = {0};
    assert_ok(ask("[]", 200, &asked, &arena, &answer, &err), &err);
    assert_string_equal(
        asked.path,
        "/search?format=jsonv2&limit=1&street=Br%C4%ABv%C4%ABbas%20iela%201%20"
        "%26%202&postalcode=LV-1010&city=R%C4%ABga&countrycodes=LV");
    assert_int_equal(answer.precision, PLACE_NONE);
    arena_release(&arena);
}

/* Ranks: 30 a house, 26 a street, 21 of type postcode, 16 a town, 8 a county. */
static void the_rank_of_a_place_says_how_precise_it_is(void **state)
{
    (void)state;
    static const struct {
        const char *rank_and_type;
        enum place_precision precision;
    } cases[] = {
        {"\"place_rank\":30,\"type\":\"house\"", PLACE_ADDRESS},
        {"\"place_rank\":26,\"type\":\"residential\"", PLACE_ADDRESS},
        {"\"place_rank\":21,\"type\":\"postcode\"", PLACE_POSTCODE},
        {"\"place_rank\":16,\"type\":\"city\"", PLACE_TOWN},
        {"\"place_rank\":8,\"type\":\"administrative\"", PLACE_NONE},
        {"\"type\":\"city\"", PLACE_NONE},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct asked asked;
        struct arena arena = {0};
        struct geocode_answer answer;
        struct err err = {0};
        const char *body = arena_format(
            &arena, "[{\"lat\":\"56.95\",\"lon\":\"24.11\",\"display_name\":\"X\",%s}]",
            cases[i].rank_and_type);
        assert_ok(ask(body, 200, &asked, &arena, &answer, &err), &err);
        assert_int_equal(answer.precision, cases[i].precision);
        assert_near(answer.at.lat_deg, 56.95, 1e-12);
        assert_near(answer.at.lon_deg, 24.11, 1e-12);
        assert_string_equal(answer.says, "X");
        arena_release(&arena);
    }
}

static void what_is_no_answer_is_an_error_that_names_the_server(void **state)
{
    (void)state;
    static const struct {
        const char *body;
        int status;
        const char *says;
    } cases[] = {
        {"nothing", 403, "it answers with status 403"},
        {"{\"error\":1}", 200, "and not with a list"},
        {"[{\"lat\":\"91\",\"lon\":\"24\"}]", 200, "its answer has no lat and lon"},
        {"[{\"lat\":\"nan\",\"lon\":\"24\"}]", 200, "its answer has no lat and lon"},
        {"<html>", 200, "line 1"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct asked asked;
        struct arena arena = {0};
        struct geocode_answer answer;
        struct err err = {0};
        assert_false(
            ask(cases[i].body, cases[i].status, &asked, &arena, &answer, &err));
        assert_non_null(strstr(err.text, cases[i].says));
        assert_non_null(strstr(err.text, "server 'http://127.0.0.1:"));
        arena_release(&arena);
    }
}

static void an_address_of_the_web_is_a_server(void **state)
{
    (void)state;
    assert_true(geocode_is_server("https://nominatim.example.org"));
    assert_true(geocode_is_server("http://localhost:8080"));
    assert_false(geocode_is_server("LV.txt"));
    assert_false(geocode_is_server("https.csv"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_is_structured_and_escaped),
        cmocka_unit_test(the_rank_of_a_place_says_how_precise_it_is),
        cmocka_unit_test(what_is_no_answer_is_an_error_that_names_the_server),
        cmocka_unit_test(an_address_of_the_web_is_a_server),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
