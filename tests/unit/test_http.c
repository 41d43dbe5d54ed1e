// SPDX-License-Identifier: GPL-3.0-or-later
#include "server/http.h"
#include "testing.h"
#include "web_fixture.h"

/* What the server is to do, request by request; the last one stays. */
struct script {
    struct web_answer answers[8];
    uint32_t count, asked;
    char said[4096]; /* method, path, body of all requests */
    char headers[4096];
};

static struct web_answer play(void *context, const struct web_request *request)
{
    struct script *script = context;
    const uint32_t at =
        script->asked < script->count ? script->asked : script->count - 1;
    const size_t used = strlen(script->said);
    script->asked++;
    snprintf(script->said + used, sizeof script->said - used, "%s %s%s%s\n",
             request->method, request->path, request->body[0] == '\0' ? "" : " ",
             request->body);
    snprintf(script->headers, sizeof script->headers, "%s", request->headers);
    return script->answers[at];
}

static struct http_options quick_options(void)
{
    struct http_options options = http_options_default();
    options.wait_ms = 1;
    return options;
}

struct asking {
    struct arena arena;
    struct web web;
    struct http *http;
    struct err err;
};

static void begin(struct asking *asking, struct script *script,
                  struct http_options options)
{
    *asking = (struct asking){0};
    web_open(&asking->web, play, script);
    assert_ok(http_open(&options, &asking->http, &asking->err), &asking->err);
}

static void end(struct asking *asking)
{
    http_close(asking->http);
    web_close(&asking->web);
    arena_release(&asking->arena);
}

static const char *url_of(struct asking *asking, const char *path)
{
    return arena_format(&asking->arena, "%s%s", asking->web.url, path);
}

/* "server 'http://127.0.0.1:40123': <rest>" */
static const char *sentence(struct asking *asking, const char *rest)
{
    return arena_format(&asking->arena, "server '%s': %s", asking->web.url, rest);
}

static bool ask(struct asking *asking, const char *path, struct http_answer *answer)
{
    const struct http_request request = {.url = url_of(asking, path)};
    return http_ask(asking->http, &request, &asking->arena, answer, &asking->err);
}

static void a_question_has_an_answer(void **state)
{
    (void)state;
    struct script script = {.answers = {{200, NULL, "{\"a\": 1}", 0, 0}}, .count = 1};
    struct asking asking;
    struct http_answer answer;
    begin(&asking, &script, quick_options());
    assert_ok(ask(&asking, "/search?q=Brīvības%201", &answer), &asking.err);
    assert_int_equal(answer.status, 200);
    assert_string_equal(answer.body, "{\"a\": 1}");
    assert_int_equal(answer.size, 8);
    assert_non_null(strstr(script.headers, "User-Agent: beat"));
    assert_non_null(strstr(script.headers, "Accept: application/json"));
    const struct http_request posted = {
        .url = url_of(&asking, "/table"), .body = "{}", .language = "lv"};
    assert_ok(http_ask(asking.http, &posted, &asking.arena, &answer, &asking.err),
              &asking.err);
    assert_non_null(strstr(script.headers, "Content-Type: application/json"));
    assert_non_null(strstr(script.headers, "Accept-Language: lv"));
    assert_string_equal(script.said, "GET /search?q=Brīvības%201\nPOST /table {}\n");
    end(&asking);
}

static void what_may_pass_is_tried_again(void **state)
{
    (void)state;
    struct script script = {.answers = {{503, NULL, "", 0, 0},
                                        {0, NULL, NULL, 0, 0},
                                        {200, NULL, "ten bytes", 1, 0},
                                        {200, NULL, "yes", 0, 0}},
                            .count = 4};
    struct asking asking;
    struct http_answer answer;
    begin(&asking, &script, quick_options());
    assert_ok(ask(&asking, "/", &answer), &asking.err);
    assert_string_equal(answer.body, "yes");
    assert_int_equal(script.asked, 4);
    end(&asking);
}

static void after_the_last_try_the_reason_is_told(void **state)
{
    (void)state;
    struct script script = {.answers = {{503, NULL, "", 0, 0}}, .count = 1};
    struct asking asking;
    struct http_answer answer;
    struct http_options options = quick_options();
    options.tries = 3;
    begin(&asking, &script, options);
    assert_false(ask(&asking, "/x?key=secret", &answer));
    assert_err(&asking.err, ERR_SYSTEM, sentence(&asking, "status 503 (3 tries)"));
    assert_int_equal(script.asked, 3);
    end(&asking);
}

static void a_refusal_is_an_answer(void **state)
{
    (void)state;
    struct script script = {.answers = {{400, NULL, "{\"code\":\"NoSegment\"}", 0, 0}},
                            .count = 1};
    struct asking asking;
    struct http_answer answer;
    begin(&asking, &script, quick_options());
    assert_ok(ask(&asking, "/", &answer), &asking.err);
    assert_int_equal(answer.status, 400);
    assert_string_equal(answer.body, "{\"code\":\"NoSegment\"}");
    assert_int_equal(script.asked, 1);
    end(&asking);
}

static void nobody_there_is_told(void **state)
{
    (void)state;
    struct script script = {.count = 1};
    struct asking asking;
    struct http_answer answer;
    struct http_options options = quick_options();
    options.tries = 2;
    begin(&asking, &script, options);
    web_close(&asking.web); /* the port is free now */
    assert_false(ask(&asking, "/", &answer));
    assert_err(&asking.err, ERR_SYSTEM, sentence(&asking, "no connection (2 tries)"));
    web_open(&asking.web, play, &script);
    end(&asking);
}

static void a_server_that_never_answers_is_given_up(void **state)
{
    (void)state;
    struct script script = {.answers = {{.is_never = true}}, .count = 1};
    struct asking asking;
    struct http_answer answer;
    struct http_options options = quick_options();
    options.tries = 1;
    options.timeout_s = 1;
    begin(&asking, &script, options);
    assert_false(ask(&asking, "/", &answer));
    assert_err(&asking.err, ERR_SYSTEM,
               sentence(&asking, "no answer within 1 s (1 try)"));
    end(&asking);
}

static void an_answer_without_end_is_refused(void **state)
{
    (void)state;
    struct script script = {.answers = {{200, NULL, "123456789", 0, 0}}, .count = 1};
    struct asking asking;
    struct http_answer answer;
    struct http_options options = quick_options();
    options.size_max = 9;
    begin(&asking, &script, options);
    assert_ok(ask(&asking, "/", &answer), &asking.err);
    end(&asking);
    options.size_max = 8;
    script.asked = 0;
    begin(&asking, &script, options);
    assert_false(ask(&asking, "/", &answer));
    assert_err(&asking.err, ERR_LIMIT,
               sentence(&asking, "the answer is longer than 8 bytes"));
    assert_int_equal(script.asked, 1);
    end(&asking);
}

static void what_is_no_address_is_refused(void **state)
{
    (void)state;
    struct asking asking = {0};
    struct http_answer answer;
    const struct http_options options = quick_options();
    assert_ok(http_open(&options, &asking.http, &asking.err), &asking.err);
    const struct http_request file = {.url = "file:///etc/hostname"};
    assert_false(http_ask(asking.http, &file, &asking.arena, &answer, &asking.err));
    assert_err(&asking.err, ERR_INPUT,
               "server 'file://?': neither http:// nor https://");
    const struct http_request none = {.url = "http://a b/"};
    assert_false(http_ask(asking.http, &none, &asking.arena, &answer, &asking.err));
    assert_err(&asking.err, ERR_INPUT, "server '?': this is no address of a server");
    http_close(asking.http);
    arena_release(&asking.arena);
}

static struct web_answer echo(void *context, const struct web_request *request)
{
    char *copy = context;
    snprintf(copy, 64, "%s", request->path);
    return (struct web_answer){strcmp(request->path, "/7") == 0 ? 500 : 200, NULL, copy,
                               0, 0};
}

static void a_batch_keeps_its_order_and_its_failures_apart(void **state)
{
    (void)state;
    enum { COUNT = 20 };
    char copy[64];
    struct arena arena = {0};
    struct web web;
    struct http *http;
    struct err err;
    struct http_options options = quick_options();
    options.tries = 2;
    web_open(&web, echo, copy);
    assert_ok(http_open(&options, &http, &err), &err);
    struct http_request requests[COUNT] = {0};
    struct http_answer answers[COUNT];
    for (uint32_t i = 0; i < COUNT; i++)
        requests[i].url = arena_format(&arena, "%s/%u", web.url, i);
    http_ask_all(http, requests, COUNT, &arena, answers);
    for (uint32_t i = 0; i < COUNT; i++) {
        if (i == 7) {
            assert_int_equal(answers[i].status, 0);
            assert_string_equal(
                answers[i].failure,
                arena_format(&arena, "server '%s': status 500 (2 tries)", web.url));
        } else {
            assert_null(answers[i].failure);
            assert_string_equal(answers[i].body, arena_format(&arena, "/%u", i));
        }
    }
    http_close(http);
    web_close(&web);
    arena_release(&arena);
}

static void a_server_may_ask_for_time(void **state)
{
    (void)state;
    /* An hour, bounded to 1 ms here: the test ends. */
    struct script script = {
        .answers = {{429, "Retry-After: 3600\r\n", "", 0, 0}, {200, NULL, "yes", 0, 0}},
        .count = 2};
    struct asking asking;
    struct http_answer answer;
    struct http_options options = quick_options();
    options.wait_max_ms = 1;
    begin(&asking, &script, options);
    assert_ok(ask(&asking, "/", &answer), &asking.err);
    assert_string_equal(answer.body, "yes");
    end(&asking);
}

static void redirections_are_followed_to_the_web_only(void **state)
{
    (void)state;
    struct script script = {
        .answers = {{302, "Location: /there\r\n", "", 0, 0},
                    {200, NULL, "here", 0, 0},
                    {302, "Location: file:///etc/hostname\r\n", "", 0, 0}},
        .count = 3};
    struct asking asking;
    struct http_answer answer;
    begin(&asking, &script, quick_options());
    assert_ok(ask(&asking, "/", &answer), &asking.err);
    assert_string_equal(answer.body, "here");
    assert_string_equal(script.said, "GET /\nGET /there\n");
    assert_false(ask(&asking, "/", &answer));
    assert_err(&asking.err, ERR_INPUT,
               sentence(&asking, "neither http:// nor https://"));
    end(&asking);
}

static void text_is_escaped_for_a_query(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(http_escape("a b&c=ī~", &arena), "a%20b%26c%3D%C4%AB~");
    assert_string_equal(http_escape("", &arena), "");
    arena_release(&arena);
}

static void names_of_servers_keep_secrets(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(
        http_server_name("https://me:word@maps.example:8443/a?key=1", &arena),
        "https://maps.example:8443");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_question_has_an_answer),
        cmocka_unit_test(what_may_pass_is_tried_again),
        cmocka_unit_test(after_the_last_try_the_reason_is_told),
        cmocka_unit_test(a_refusal_is_an_answer),
        cmocka_unit_test(nobody_there_is_told),
        cmocka_unit_test(a_server_that_never_answers_is_given_up),
        cmocka_unit_test(an_answer_without_end_is_refused),
        cmocka_unit_test(what_is_no_address_is_refused),
        cmocka_unit_test(a_batch_keeps_its_order_and_its_failures_apart),
        cmocka_unit_test(a_server_may_ask_for_time),
        cmocka_unit_test(redirections_are_followed_to_the_web_only),
        cmocka_unit_test(text_is_escaped_for_a_query),
        cmocka_unit_test(names_of_servers_keep_secrets),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
