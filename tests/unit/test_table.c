// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/table.h"

#include "text/stream.h"

#include "testing.h"

static const struct column columns[] = {
    {.name = "account", .title = "account", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "day", .title = "day", .kind = CELL_DAY},
    {.name = "start_tod", .title = "start", .kind = CELL_TOD},
    {.name = "visit_s", .title = "visit", .kind = CELL_LENGTH},
    {.name = "drive_m", .title = "drive", .kind = CELL_DISTANCE, .decimals = 1},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY, .decimals = 2},
    {.name = "is_pinned", .title = "pinned", .kind = CELL_FLAG},
};
enum { COLUMNS = sizeof columns / sizeof *columns };

/* Day 20781 is 2026-11-24, a Tuesday: 56 years of 365 days and 14 leap days make 20454
 * for 2026-01-01, and 327 days more. */
static void put_row(struct table *table, const char *name, int64_t value_ct)
{
    table_text(table, name);
    table_number(table, 20781);
    table_number(table, 9 * 3600 + 30 * 60 + 20);
    table_number(table, 5400);
    table_number(table, 12345);
    table_number(table, value_ct);
    table_number(table, value_ct > 0);
}

static char *written(const struct table *table, enum table_form form,
                     struct table_look look)
{
    char *text = NULL;
    size_t size = 0;
    struct err err = {0};
    FILE *out = open_memstream(&text, &size);
    assert_non_null(out);
    assert_ok(table_write(table, form, &look, out, &err), &err);
    assert_int_equal(fclose(out), 0);
    return text;
}

static void assert_written(const struct table *table, enum table_form form,
                           struct table_look look, const char *expected)
{
    char *text = written(table, form, look);
    assert_string_equal(text, expected);
    free(text);
}

static void people_see_aligned_columns_and_totals(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    table_init(&table, columns, COLUMNS, &arena);
    put_row(&table, "Kafejn\u012bca R\u012bts", 123450);
    put_row(&table, "Bode", -50);
    table_total(&table);
    table_text(&table, "both");
    table_none(&table);
    table_none(&table);
    table_number(&table, 45 * 60);
    table_number(&table, 1234567);
    table_number(&table, 1234567890);
    table_none(&table);
    assert_written(
        &table, TABLE_PEOPLE, (struct table_look){0},
        "account         day             start   visit       drive          value  "
        "pinned\n"
        "──────────────────────────────────────────────────────────────────────────"
        "──────\n"
        "Kafejnīca Rīts  Tue 2026-11-24  09:30  1h 30m     12.3 km       1 234.50  "
        "yes\n"
        "Bode            Tue 2026-11-24  09:30  1h 30m     12.3 km          -0.50\n"
        "──────────────────────────────────────────────────────────────────────────"
        "──────\n"
        "both                                      45m  1 234.6 km  12 345 678.90\n");
    arena_release(&arena);
}

static void programs_get_exact_numbers_and_no_totals(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    table_init(&table, columns, COLUMNS, &arena);
    put_row(&table, "a, \"b\"", 123450);
    table_total(&table);
    put_row(&table, "total", 1);
    assert_written(&table, TABLE_CSV, (struct table_look){0},
                   "account,day,start_tod,visit_s,drive_m,value_ct,is_pinned\n"
                   "\"a, \"\"b\"\"\",2026-11-24,09:30:20,5400,12345,123450,true\n");
    assert_written(&table, TABLE_JSON, (struct table_look){0},
                   "[\n"
                   "  {\n"
                   "    \"account\": \"a, \\\"b\\\"\",\n"
                   "    \"day\": \"2026-11-24\",\n"
                   "    \"start_tod\": \"09:30:20\",\n"
                   "    \"visit_s\": 5400,\n"
                   "    \"drive_m\": 12345,\n"
                   "    \"value_ct\": 123450,\n"
                   "    \"is_pinned\": true\n"
                   "  }\n"
                   "]\n");
    arena_release(&arena);
}

static void a_formula_is_only_text_in_a_spreadsheet(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    const struct column name = {.name = "name", .title = "name", .kind = CELL_TEXT};
    table_init(&table, &name, 1, &arena);
    table_text(&table, "=HYPERLINK(A1)");
    assert_written(&table, TABLE_CSV, (struct table_look){0},
                   "name\n'=HYPERLINK(A1)\n");
    arena_release(&arena);
}

static void the_widest_column_gives_way_on_a_narrow_terminal(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    const struct column two[] = {
        {.name = "name", .title = "name", .kind = CELL_TEXT, .can_shrink = true},
        {.name = "count", .title = "count", .kind = CELL_COUNT},
    };
    table_init(&table, two, 2, &arena);
    table_text(&table, "Lielveikals un noliktava");
    table_number(&table, 1234567);
    assert_written(&table, TABLE_PEOPLE, (struct table_look){.width = 25},
                   "name                count\n"
                   "─────────────────────────\n"
                   "Lielveikals u…  1 234 567\n");
    arena_release(&arena);
}

/* 30 + 2 + 5 + 2 + 5 = 44 wide. At 26 the name can be cut to 12, and it fits; at 25
 * a column goes, the one of rank 1, and 18 of the name are left. */
static void columns_go_before_a_name_is_cut_too_short(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    const struct column three[] = {
        {.name = "name", .title = "name", .kind = CELL_TEXT, .can_shrink = true},
        {.name = "later", .title = "later", .kind = CELL_COUNT, .goes = 2},
        {.name = "drops", .title = "drops", .kind = CELL_COUNT, .goes = 1},
    };
    table_init(&table, three, 3, &arena);
    table_text(&table, "Lielveikals un noliktava Ogrei");
    table_number(&table, 7);
    table_number(&table, 8);
    assert_written(&table, TABLE_PEOPLE, (struct table_look){.width = 26},
                   "name          later  drops\n"
                   "──────────────────────────\n"
                   "Lielveikals…      7      8\n");
    assert_written(&table, TABLE_PEOPLE, (struct table_look){.width = 25},
                   "name                later\n"
                   "─────────────────────────\n"
                   "Lielveikals un no…      7\n");
    assert_written(&table, TABLE_CSV, (struct table_look){.width = 25},
                   "name,later,drops\n"
                   "Lielveikals un noliktava Ogrei,7,8\n");
    arena_release(&arena);
}

static void no_text_moves_the_cursor(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    const struct column name = {.name = "name", .title = "name", .kind = CELL_TEXT};
    table_init(&table, &name, 1, &arena);
    table_text(&table, "a\033[2Jb\n");
    char *text = written(&table, TABLE_PEOPLE, (struct table_look){0});
    assert_null(strchr(text, '\033'));
    free(text);
    arena_release(&arena);
}

static void colour_comes_only_when_asked_for(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    const struct column name = {.name = "name", .title = "name", .kind = CELL_TEXT};
    table_init(&table, &name, 1, &arena);
    table_text(&table, "late");
    table_tone(&table, TONE_BAD);
    assert_written(&table, TABLE_PEOPLE, (struct table_look){.has_colour = true},
                   "\033[1mname\033[0m\n\033[2m────\033[0m\n\033[31mlate\033[0m\n");
    assert_written(&table, TABLE_PEOPLE, (struct table_look){0}, "name\n────\nlate\n");
    arena_release(&arena);
}

static void no_rows_give_a_heading_or_an_empty_list(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    table_init(&table, columns, 1, &arena);
    assert_written(&table, TABLE_PEOPLE, (struct table_look){0}, "account\n───────\n");
    assert_written(&table, TABLE_CSV, (struct table_look){0}, "account\n");
    assert_written(&table, TABLE_JSON, (struct table_look){0}, "[]\n");
    arena_release(&arena);
}

static void rounding_for_people_goes_to_the_nearest(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    const struct column kinds[] = {
        {.title = "money", .kind = CELL_MONEY},
        {.title = "share", .kind = CELL_SHARE, .decimals = 1},
        {.title = "price", .kind = CELL_PRICE, .decimals = 2},
        {.title = "real", .kind = CELL_REAL, .decimals = 2},
        {.title = "length", .kind = CELL_LENGTH},
    };
    table_init(&table, kinds, 5, &arena);
    table_number(&table, 149);    /* 1.49 */
    table_number(&table, 12346);  /* 1.2346 % */
    table_number(&table, 456789); /* 0.456789 */
    table_real(&table, 0.125);
    table_number(&table, 59);
    table_number(&table, -1250);
    table_number(&table, -500);
    table_number(&table, 5000);
    table_real(&table, NAN);
    table_number(&table, 3569); /* 59 min 29 s */
    assert_written(&table, TABLE_PEOPLE, (struct table_look){0},
                   "money   share  price  real  length\n"
                   "──────────────────────────────────\n"
                   "    1   1.2 %   0.46  0.12     59s\n"
                   "  -13  -0.1 %   0.01   nan     59m\n");
    arena_release(&arena);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    struct err err = {0};
    const struct table_look look = {0};
    const enum table_form forms[] = {TABLE_PEOPLE, TABLE_CSV, TABLE_JSON};
    table_init(&table, columns, COLUMNS, &arena);
    for (int i = 0; i < 500; i++)
        put_row(&table, "a place", i);
    for (int i = 0; i < 3; i++) {
        FILE *full = fopen("/dev/full", "w");
        assert_non_null(full);
        assert_false(table_write(&table, forms[i], &look, full, &err));
        assert_err(&err, ERR_SYSTEM, "cannot write: No space left on device");
        fclose(full);
    }
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_see_aligned_columns_and_totals),
        cmocka_unit_test(programs_get_exact_numbers_and_no_totals),
        cmocka_unit_test(a_formula_is_only_text_in_a_spreadsheet),
        cmocka_unit_test(the_widest_column_gives_way_on_a_narrow_terminal),
        cmocka_unit_test(columns_go_before_a_name_is_cut_too_short),
        cmocka_unit_test(no_text_moves_the_cursor),
        cmocka_unit_test(colour_comes_only_when_asked_for),
        cmocka_unit_test(no_rows_give_a_heading_or_an_empty_list),
        cmocka_unit_test(rounding_for_people_goes_to_the_nearest),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
