// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/week_html.h"
#include "output/week_text.h"
#include "output/week_xlsx.h"

#include "week_small.h"
#include "writing.h"

static struct week_figures small_figures(struct arena *arena)
{
    const struct week_input input = {.model = &small_model,
                                     .monday_day = small_plan.monday_day,
                                     .plans = &small_plan,
                                     .plan_count = 1};
    struct week_figures figures = week_figures_of(&input, arena);
    static const struct left_figures left = {.account_ix = 0, .overdue_days = 3};
    figures.overdue = &left;
    figures.overdue_count = 1;
    return figures;
}

static void numbers_read_well(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(week_money_text(123456749, &arena), "1\u00a0234\u00a0567");
    assert_string_equal(week_money_text(-50, &arena), "-1");
    assert_string_equal(week_money_text(-49, &arena), "0");
    assert_string_equal(week_money_text(INT64_MIN, &arena),
                        "-92\u00a0233\u00a0720\u00a0368\u00a0547\u00a0758");
    assert_string_equal(week_count_text(12345, &arena), "12\u00a0345");
    assert_string_equal(week_count_text(0, &arena), "0");
    assert_string_equal(week_hours_text(5400, &arena), "1.5 h");
    assert_string_equal(week_share_text(1, 3, &arena), "33 %");
    assert_string_equal(week_share_text(1, 0, &arena), "\u2013");
    assert_string_equal(week_mean_text(22, 4, &arena), "5.5");
    assert_string_equal(week_mean_text(0, 0, &arena), "\u2013");
    arena_release(&arena);
}

static void the_page_is_escaped_and_asks_nobody(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct week_figures figures = small_figures(&arena);
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(week_html_write(&figures, "<now>", writing.out, &err), &err);
    const char *text = writing_text(&writing);
    assert_non_null(strstr(text, "<h1>Week 2026-W48</h1>"));
    assert_non_null(strstr(text, "made &lt;now&gt;</p>"));
    assert_non_null(strstr(text, "Caf\u00e9 &quot;R\u012bts&quot;, SIA; \\ "
                                 "&lt;/script&gt;"));
    assert_null(strstr(text, "</script>"));
    assert_null(strstr(text, "http://"));
    assert_null(strstr(text, "https://"));
    assert_non_null(strstr(text, "default-src 'none'"));
    assert_string_equal(text + strlen(text) - 8, "</html>\n");
    writing_close(&writing);
    arena_release(&arena);
}

static void chances_are_held_against_what_came_of_them(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const struct calibration_cell cell = {
        .tier_ix = 0,
        .stage = STAGE_QUALIFIED,
        .is_visited = true,
        .predicted = 0.14,
        .trial_count = 32,
        .won_count = 16,
        .mean = 0.362,
        .low = 0.254,
        .high = 0.475,
        .verdict = CALIBRATION_HIGHER,
    };
    struct week_figures figures = small_figures(&arena);
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(week_html_write(&figures, "now", writing.out, &err), &err);
    assert_non_null(
        strstr(writing_text(&writing), "No opportunity was decided in the log yet."));
    writing_close(&writing);
    figures.chances = &cell;
    figures.chance_count = 1;
    writing_open(&writing);
    assert_ok(week_html_write(&figures, "now", writing.out, &err), &err);
    const char *text = writing_text(&writing);
    assert_null(strstr(text, "No opportunity"));
    assert_non_null(strstr(text,
                           "<td class=\"text\">visited</td><td>32</td><td>16</td>"
                           "<td>14 %</td><td>36 %</td><td>25 %</td><td>48 %</td>"));
    /* 217 pixels across: 0.254 is at 55.1, 0.221 more and the mark's 3 wide: 51.0. */
    assert_non_null(
        strstr(text, "<rect class=\"rest\" x=\"55.1\" y=\"3\" width=\"51.0\""));
    assert_non_null(strstr(text, "<rect class=\"b\" x=\"30.4\"")); /* 217 * 0.14 */
    assert_non_null(strstr(text, "won more often"));
    writing_close(&writing);
    arena_release(&arena);
}

static void a_workbook_has_the_same_bytes_each_time(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct week_figures figures = small_figures(&arena);
    struct err err = {0};
    struct writing first, second;
    writing_open(&first);
    writing_open(&second);
    assert_ok(week_xlsx_write(&figures, SMALL_NOW_UTC, first.out, &err), &err);
    assert_ok(week_xlsx_write(&figures, SMALL_NOW_UTC, second.out, &err), &err);
    assert_memory_equal(writing_text(&first), "PK\x03\x04", 4);
    writing_text(&second);
    assert_true(first.size > 4000);
    assert_int_equal(first.size, second.size);
    assert_memory_equal(first.text, second.text, first.size);
    writing_close(&first);
    writing_close(&second);
    arena_release(&arena);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct week_figures figures = small_figures(&arena);
    struct err err = {0};
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    assert_false(week_html_write(&figures, "now", full, &err));
    assert_err(&err, ERR_SYSTEM, "cannot write: No space left on device");
    assert_false(week_xlsx_write(&figures, SMALL_NOW_UTC, full, &err));
    assert_err(&err, ERR_SYSTEM, "cannot write: No space left on device");
    fclose(full);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(numbers_read_well),
        cmocka_unit_test(the_page_is_escaped_and_asks_nobody),
        cmocka_unit_test(chances_are_held_against_what_came_of_them),
        cmocka_unit_test(a_workbook_has_the_same_bytes_each_time),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
