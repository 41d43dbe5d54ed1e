// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/cell.h"
#include "testing.h"

static const struct cell_style style = {'.', DATE_ORDER_DMY, NULL};

static const struct field *field_get(enum import_kind kind, const char *name)
{
    uint32_t ix;
    assert_true(import_find_field(kind, name, &ix));
    return &import_info_get(kind)->fields[ix];
}

static struct field_value read_cell(enum import_kind kind, const char *name,
                                    const char *text, struct arena *arena)
{
    struct field_value value;
    const char *warning;
    struct err err;
    assert_ok(
        cell_read(field_get(kind, name), &style, text, arena, &value, &warning, &err),
        &err);
    assert_true(value.is_given);
    assert_null(warning);
    return value;
}

static void refuse(enum import_kind kind, const char *name, const char *text,
                   enum err_code code, const char *sentence)
{
    struct arena arena = {0};
    struct field_value value;
    const char *warning;
    struct err err;
    assert_false(
        cell_read(field_get(kind, name), &style, text, &arena, &value, &warning, &err));
    assert_err(&err, code, sentence);
    arena_release(&arena);
}

static void each_type_has_its_value(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(read_cell(IMPORT_ACCOUNTS, "id", "A-1", &a).text, "A-1");
    assert_true(read_cell(IMPORT_ACCOUNTS, "lon", "24.1", &a).degrees == 24.1);
    assert_true(read_cell(IMPORT_ACCOUNTS, "lat", "-90", &a).degrees == -90);
    assert_int_equal(
        read_cell(IMPORT_ACCOUNTS, "yearly_revenue", "1,234.5 EUR", &a).number, 123450);
    assert_int_equal(read_cell(IMPORT_ACCOUNTS, "visit_length", "45", &a).number, 2700);
    assert_int_equal(read_cell(IMPORT_ACCOUNTS, "interval", "14.0", &a).number, 14);
    assert_int_equal(read_cell(IMPORT_ACCOUNTS, "locked", "Yes", &a).number, 1);
    assert_int_equal(read_cell(IMPORT_ACCOUNTS, "locked", "0", &a).number, 0);
    assert_int_equal(read_cell(IMPORT_REPS, "availability", "80%", &a).number, 800000);
    assert_int_equal(read_cell(IMPORT_REPS, "availability", "0.8", &a).number, 800000);
    assert_int_equal(read_cell(IMPORT_HOURS, "weekday", "Wed", &a).number, 2);
    assert_int_equal(read_cell(IMPORT_SERVICES, "weekdays", "Mo-Fr", &a).number, 31);
    assert_int_equal(read_cell(IMPORT_HOURS, "close", "25:30", &a).number, 91800);
    assert_int_equal(read_cell(IMPORT_BLOCKS, "from", "1.1.2026", &a).number, 20454);
    assert_int_equal(
        read_cell(IMPORT_ACCOUNTS, "opening_hours", "Mo 9:00-10:00", &a).opening_count,
        1);
    arena_release(&a);
}

static void words_of_others_are_ours(void **state)
{
    (void)state;
    struct arena a = {0};
    const struct field_value value =
        read_cell(IMPORT_OPPORTUNITIES, "stage", "Proposal/Price Quote", &a);
    assert_string_equal(value.text, "proposal");
    assert_int_equal(value.number, STAGE_PROPOSAL);
    assert_string_equal(read_cell(IMPORT_CONTACTS, "role", "Decision Maker", &a).text,
                        "decision_maker");
    assert_string_equal(read_cell(IMPORT_OPPORTUNITIES, "stage", "closedwon", &a).text,
                        "won");
    arena_release(&a);
    refuse(IMPORT_OPPORTUNITIES, "stage", "Someday", ERR_INPUT,
           "is none of lead, qualified, proposal, negotiation, won, lost");
}

static void places_outside_the_globe_are_refused(void **state)
{
    (void)state;
    refuse(IMPORT_ACCOUNTS, "lat", "91", ERR_INPUT, "is not a latitude from -90 to 90");
    refuse(IMPORT_ACCOUNTS, "lon", "-180.1", ERR_INPUT,
           "is not a longitude from -180 to 180");
    refuse(IMPORT_ACCOUNTS, "lat", "NaN", ERR_INPUT,
           "is not a latitude in degrees as 24.1052");
    refuse(IMPORT_ACCOUNTS, "lat", "1e999", ERR_INPUT,
           "is not a latitude in degrees as 24.1052");
}

static void bounds_are_kept_and_named(void **state)
{
    (void)state;
    refuse(IMPORT_ACCOUNTS, "interval", "0", ERR_INPUT, "is not from 1 to 3660");
    refuse(IMPORT_ACCOUNTS, "interval", "2.5", ERR_INPUT, "is not a whole number");
    refuse(IMPORT_ACCOUNTS, "yearly_revenue", "-1", ERR_INPUT,
           "is not from 0.00 to 1000000000000.00");
    refuse(IMPORT_ACCOUNTS, "visit_length", "-30", ERR_INPUT,
           "is not a length of time as 45 (minutes), 1h30m or 01:30");
    refuse(IMPORT_ACCOUNTS, "visit_length", "25h", ERR_INPUT,
           "is not from 00:01 to 24:00");
    refuse(IMPORT_BLOCKS, "from", "1901-01-01", ERR_INPUT,
           "is not from 1990-01-01 to 2099-12-31");
    refuse(IMPORT_REPS, "availability", "120%", ERR_INPUT, "is not from 0% to 100%");
    refuse(IMPORT_REPS, "availability", "80", ERR_INPUT,
           "is no share: write 80% or 0.8");
    refuse(IMPORT_REPS, "availability", "most", ERR_INPUT,
           "is not a share as 80% or 0.8");
    refuse(IMPORT_ACCOUNTS, "locked", "maybe", ERR_INPUT, "is neither yes nor no");
    refuse(IMPORT_HOURS, "weekday", "Mo-Tu", ERR_INPUT,
           "is not a day of the week as Mon, Monday or 1");
    refuse(IMPORT_SERVICES, "weekdays", "never", ERR_INPUT,
           "is not a list of weekdays as Mo-Fr or Mo,We");
    refuse(IMPORT_APPOINTMENTS, "start", "25:00", ERR_INPUT,
           "is not from 00:00 to 24:00");
}

static void texts_are_bounded_and_free_of_controls(void **state)
{
    (void)state;
    struct arena a = {0};
    assert_string_equal(
        read_cell(IMPORT_ACCOUNTS, "street", "Main St 1\r\nBack\tyard", &a).text,
        "Main St 1, Back yard");
    arena_release(&a);
    refuse(IMPORT_ACCOUNTS, "name", "a\x1B[2J", ERR_INPUT,
           "holds the control character U+001B");
    refuse(IMPORT_ACCOUNTS, "name", "a\xC2\x9Bx", ERR_INPUT,
           "holds the control character U+009B");
    refuse(IMPORT_ACCOUNTS, "id", "a\nb", ERR_INPUT, "holds a control character");
    char text[CELL_TEXT_MAX + 2];
    memset(text, 'x', sizeof text);
    text[CELL_TEXT_MAX + 1] = '\0';
    refuse(IMPORT_ACCOUNTS, "name", text, ERR_LIMIT, "is longer than 32768 bytes");
    text[256] = '\0';
    refuse(IMPORT_ACCOUNTS, "id", text, ERR_LIMIT, "is longer than 255 bytes");
    text[33] = '\0';
    refuse(IMPORT_ACCOUNTS, "tier", text, ERR_LIMIT, "is longer than 32 characters");
}

static void odd_opening_hours_are_kept_with_a_warning(void **state)
{
    (void)state;
    static const char *const cases[][2] = {
        {"noon to late", "is not understood as opening hours: left as text"},
        {"closed", "is never open: left as text"},
        {"Mo 09:00-12:00; Dec 25 off",
         "is understood but for 'Dec 25 off', which is left out"}};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct field_value value;
        const char *warning;
        struct err err;
        assert_ok(cell_read(field_get(IMPORT_ACCOUNTS, "opening_hours"), &style,
                            cases[i][0], &arena, &value, &warning, &err),
                  &err);
        assert_string_equal(warning, cases[i][1]);
        assert_string_equal(value.text, cases[i][0]);
    }
    arena_release(&arena);
}

static int64_t read_scaled(const char *name, double factor, const char *text)
{
    struct arena arena = {0};
    struct field_value value;
    const char *warning;
    struct err err;
    assert_ok(cell_read_scaled(field_get(IMPORT_ACCOUNTS, name), &style, factor, text,
                               &arena, &value, &warning, &err),
              &err);
    arena_release(&arena);
    return value.number;
}

static void other_units_are_scaled_before_they_are_rounded(void **state)
{
    (void)state;
    assert_int_equal(read_scaled("yearly_revenue", 1000, "1.23456"), 123456);
    assert_int_equal(read_scaled("visit_length", 60, "0.5"), 1800); /* hours */
    assert_int_equal(read_scaled("interval", 7, "2"), 14);          /* weeks */
    struct arena arena = {0};
    struct field_value value;
    const char *warning;
    struct err err;
    assert_false(cell_read_scaled(field_get(IMPORT_ACCOUNTS, "yearly_revenue"), &style,
                                  1e12, "1000000", &arena, &value, &warning, &err));
    assert_err(&err, ERR_LIMIT, "times 1e+12 is too large a number");
    assert_false(cell_read_scaled(field_get(IMPORT_ACCOUNTS, "interval"), &style, 7,
                                  "1000", &arena, &value, &warning, &err));
    assert_err(&err, ERR_INPUT, "is not from 1 to 3660");
    arena_release(&arena);
}

static void nothing_is_written_in_several_ways(void **state)
{
    (void)state;
    const struct field *revenue = field_get(IMPORT_ACCOUNTS, "yearly_revenue");
    assert_true(cell_is_empty(revenue, ""));
    assert_true(cell_is_empty(revenue, "NULL"));
    assert_true(cell_is_empty(revenue, "#N/A"));
    assert_true(cell_is_empty(revenue, "-"));
    assert_false(cell_is_empty(revenue, "NaN"));
    assert_false(cell_is_empty(revenue, "-5"));
    assert_false(cell_is_empty(field_get(IMPORT_ACCOUNTS, "name"), "NULL"));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_type_has_its_value),
        cmocka_unit_test(words_of_others_are_ours),
        cmocka_unit_test(places_outside_the_globe_are_refused),
        cmocka_unit_test(bounds_are_kept_and_named),
        cmocka_unit_test(texts_are_bounded_and_free_of_controls),
        cmocka_unit_test(odd_opening_hours_are_kept_with_a_warning),
        cmocka_unit_test(other_units_are_scaled_before_they_are_rounded),
        cmocka_unit_test(nothing_is_written_in_several_ways),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
