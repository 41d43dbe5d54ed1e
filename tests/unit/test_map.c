// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/map.h"

#include "model/map_tiles.h"

#include "text/json.h"

#include "week_fixture.h"
#include "week_small.h"
#include "writing.h"

static const char data_tag[] = "<script type=\"application/json\" id=\"beat-data\">";

static uint32_t count_of(const char *text, const char *part)
{
    uint32_t count = 0;
    for (text = strstr(text, part); text; text = strstr(text + 1, part))
        count++;
    return count;
}

/* The page's data, read as a browser would: up to the first end of a script. */
static struct json_value data_of(const char *page, struct arena *arena)
{
    struct err err = {0};
    struct json_value data = {0};
    const char *from = strstr(page, data_tag);
    assert_non_null(from);
    from += strlen(data_tag);
    const char *until = strstr(from, "</script");
    assert_non_null(until);
    assert_ok(json_read(from, (size_t)(until - from), arena, &data, &err), &err);
    return data;
}

static struct map_input input_of(const struct week_fixture *fixture)
{
    return (struct map_input){
        .title = "T",
        .model = &fixture->model,
        .plans = fixture->plans,
        .plan_count = fixture->plan_count,
        .outlines = fixture->outlines,
        .measures = fixture->measures,
    };
}

static void a_hostile_name_stays_a_name(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct week_fixture fixture = week_fixture_make(2, 300, &arena);
    struct map_input input = input_of(&fixture);
    input.title = "</title><script>alert(1)</script> & co";
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(map_write(&input, writing.out, &err), &err);
    const char *page = writing_text(&writing);
    /* The page's own: its data, its program. */
    assert_int_equal(count_of(page, "<script"), 2);
    assert_int_equal(count_of(page, "</script"), 2);
    assert_non_null(strstr(page,
                           "<title>&lt;/title&gt;&lt;script&gt;alert(1)&lt;/script&gt; "
                           "&amp; co</title>"));
    const struct json_value data = data_of(page, &arena);
    const struct json_value *accounts = json_find(&data, "accounts");
    assert_non_null(accounts);
    assert_int_equal(accounts->count, 300);
    for (uint32_t i = 0; i < accounts->count; i++)
        assert_string_equal(accounts->items[i].items[1].text,
                            fixture.model.accounts[i].name);
    writing_close(&writing);
    arena_release(&arena);
}

static void everything_of_the_plans_is_in_the_data(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct week_fixture fixture = week_fixture_make(6, 420, &arena);
    const struct map_input input = input_of(&fixture);
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(map_write(&input, writing.out, &err), &err);
    const struct json_value data = data_of(writing_text(&writing), &arena);
    assert_int_equal(json_find(&data, "territories")->count, 6);
    const struct json_value *plans = json_find(&data, "plans");
    assert_int_equal(plans->count, fixture.plan_count);
    for (uint32_t p = 0; p < plans->count; p++) {
        const struct json_value *days = json_find(&plans->items[p], "days");
        uint32_t stop_count = 0;
        for (uint32_t d = 0; d < days->count; d++)
            stop_count += json_find(&days->items[d], "stops")->count;
        assert_int_equal(stop_count, fixture.plans[p].stop_count);
        assert_int_equal(json_find(&plans->items[p], "reasons")->count,
                         fixture.plans[p].reason_count);
        assert_int_equal(json_find(&plans->items[p], "netCt")->whole,
                         fixture.plans[p].net_ct);
    }
    writing_close(&writing);
    arena_release(&arena);
}

/* Neither an address nor a file beside it is needed: what a browser would load by
 * itself is an element with src or href, an import or url() in a style. */
static void the_page_needs_nothing_else(void **state)
{
    (void)state;
    const struct map_input input = {.title = "T", .model = &small_model};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(map_write(&input, writing.out, &err), &err);
    const char *page = writing_text(&writing);
    static const char *const loaders[] = {" src=\"", "<link", "@import", "url(images",
                                          "sourceMappingURL"};
    for (size_t i = 0; i < sizeof loaders / sizeof *loaders; i++)
        assert_int_equal(count_of(page, loaders[i]), 0);
    assert_int_equal(count_of(page, "default-src 'none'"), 1);
    assert_true(count_of(page, "Copyright (c) 2010-2019, Vladimir Agafonkin") >= 1);
    writing_close(&writing);
}

/* The host goes into the policy, the whole address into the data, and nothing else. */
static void a_server_of_tiles_is_allowed_where_it_is_named(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct map_input input = {
        .title = "T",
        .model = &small_model,
        .tiles = "https://tiles.example.com:8080/a/{z}/{x}/{y}.png?k=1",
    };
    struct err err = {0};
    struct writing writing;
    assert_ok(map_tiles_check(input.tiles, &err), &err);
    writing_open(&writing);
    assert_ok(map_write(&input, writing.out, &err), &err);
    const char *page = writing_text(&writing);
    assert_int_equal(
        count_of(page, "img-src data: https://tiles.example.com:8080; base-uri"), 1);
    const struct json_value data = data_of(page, &arena);
    assert_string_equal(json_find(&data, "tiles")->text, input.tiles);
    writing_close(&writing);
    arena_release(&arena);
}

static void what_could_loosen_the_policy_is_no_address_of_tiles(void **state)
{
    (void)state;
    static const char *const refused[] = {
        "ftp://a.example/{z}/{x}/{y}",
        "tiles/{z}/{x}/{y}.png",
        "https://a.example; script-src *//{z}/{x}/{y}",
        "https://a.example\" onload=\"/{z}/{x}/{y}",
        "https://{s}.example/{z}/{x}/{y}.png",
        "https://a.example/{z}/{x}.png",
        "https://a.example/{z}/{x}/{y}/{y}.png",
    };
    for (size_t i = 0; i < sizeof refused / sizeof *refused; i++) {
        struct err err = {0};
        assert_false(map_tiles_check(refused[i], &err));
        assert_int_equal(err.code, ERR_USAGE);
    }
}

static void accounts_that_changed_hands_are_told_with_what_they_had(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct account_move moves[] = {{1, "South </script>"}};
    const struct map_input input = {
        .title = "T", .model = &small_model, .moves = moves, .move_count = 1};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(map_write(&input, writing.out, &err), &err);
    const struct json_value data = data_of(writing_text(&writing), &arena);
    const struct json_value *row = &json_find(&data, "moves")->items[0];
    assert_int_equal(row->items[0].whole, 1);
    assert_string_equal(row->items[1].text, "South </script>");
    writing_close(&writing);
    arena_release(&arena);
}

static void an_empty_model_is_a_page_too(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct model model = {.currency = "EUR", .zone = "UTC"};
    const struct map_input input = {.title = "", .model = &model};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(map_write(&input, writing.out, &err), &err);
    const struct json_value data = data_of(writing_text(&writing), &arena);
    assert_int_equal(json_find(&data, "accounts")->count, 0);
    assert_int_equal(json_find(&data, "made")->kind, JSON_KIND_NULL);
    writing_close(&writing);
    arena_release(&arena);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    const struct map_input input = {.title = "T", .model = &small_model};
    struct err err = {0};
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    assert_false(map_write(&input, full, &err));
    assert_err(&err, ERR_SYSTEM, "cannot write: No space left on device");
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_hostile_name_stays_a_name),
        cmocka_unit_test(everything_of_the_plans_is_in_the_data),
        cmocka_unit_test(the_page_needs_nothing_else),
        cmocka_unit_test(a_server_of_tiles_is_allowed_where_it_is_named),
        cmocka_unit_test(what_could_loosen_the_policy_is_no_address_of_tiles),
        cmocka_unit_test(accounts_that_changed_hands_are_told_with_what_they_had),
        cmocka_unit_test(an_empty_model_is_a_page_too),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
