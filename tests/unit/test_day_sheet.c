// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/day_sheet.h"

#include "week_small.h"
#include "writing.h"

static uint32_t count_of(const char *text, const char *part)
{
    uint32_t count = 0;
    for (text = strstr(text, part); text; text = strstr(text + 1, part))
        count++;
    return count;
}

/* Of three days two have stops: one, and two. */
static void a_day_with_visits_is_a_page(void **state)
{
    (void)state;
    const struct plan_list list = {&small_model, &small_plan, 1, NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(day_sheet_write(&list, writing.out, &err), &err);
    const char *page = writing_text(&writing);
    assert_int_equal(count_of(page, "<section>"), 2);
    assert_int_equal(count_of(page, "<tr><td"), 3);
    assert_non_null(strstr(page, "Anna B\u0113rzi\u0146a, Mon 2026-11-23"));
    assert_non_null(strstr(page, "sleep at Inn at 11:00; 92 km"));
    assert_non_null(strstr(page, "<strong>agreed</strong> Prices, next year"));
    assert_non_null(strstr(page, "J\u0101nis, 123"));
    assert_non_null(strstr(page, ">12 km, 20 min<"));
    writing_close(&writing);
}

static void names_are_only_names(void **state)
{
    (void)state;
    const struct plan_list list = {&small_model, &small_plan, 1, NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(day_sheet_write(&list, writing.out, &err), &err);
    const char *page = writing_text(&writing);
    assert_int_equal(count_of(page, "script"), 1); /* of the name, escaped */
    assert_non_null(strstr(page, "&lt;/script&gt;"));
    writing_close(&writing);
}

/* Latitude first in all of them, and no name. */
static void links_start_navigation_to_the_place(void **state)
{
    (void)state;
    const struct plan_list list = {&small_model, &small_plan, 1, NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(day_sheet_write(&list, writing.out, &err), &err);
    const char *page = writing_text(&writing);
    static const char *const links[] = {
        "\"geo:56.900000,24.123457\"",
        "\"https://www.google.com/maps/dir/"
        "?api=1&amp;destination=56.900000,24.123457\"",
        "\"https://maps.apple.com/?daddr=56.900000,24.123457\"",
        "\"https://waze.com/ul?ll=56.900000,24.123457&amp;navigate=yes\"",
    };
    for (size_t i = 0; i < sizeof links / sizeof *links; i++)
        assert_int_equal(count_of(page, links[i]), 1);
    writing_close(&writing);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    const struct plan_list list = {&small_model, &small_plan, 1, NULL};
    struct err err = {0};
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    assert_false(day_sheet_write(&list, full, &err));
    assert_int_equal(err.code, ERR_SYSTEM);
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_with_visits_is_a_page),
        cmocka_unit_test(names_are_only_names),
        cmocka_unit_test(links_start_navigation_to_the_place),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
