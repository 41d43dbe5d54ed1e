// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/save_rows.h"

#include "store_fixture.h"
#include "testing.h"

static int setup(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture, db_open);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

static void opening_hours_replace_the_week(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;opening_hours\nA1;One;31@09:00-12:00,31@13:00-17:00\n");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM hours"), 10);
    fixture_counts_are(fixture_take(f, IMPORT_ACCOUNTS,
                                    "id;name;opening_hours\n"
                                    "A1;One;31@09:00-12:00,31@13:00-17:00\n"),
                       0, 0, 1, 0);
    /* Two windows that begin together are the longer one. */
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;opening_hours\nA1;One;1@10:00-12:00,1@10:00-14:00\n");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM hours"), 1);
    assert_int_equal(fixture_number(f, "SELECT close_tod FROM hours"), 14 * 3600);
    /* Hours that are not understood are kept as text only. */
    fixture_take(f, IMPORT_ACCOUNTS, "id;name;opening_hours\nA1;One;by call\n");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM hours"), 0);
    assert_string_equal(fixture_text(f, "SELECT opening_hours FROM accounts"),
                        "by call");
}

static void hours_replace_what_they_name(void **state)
{
    struct fixture *f = *state;
    fixture_take(
        f, IMPORT_ACCOUNTS,
        "id;name;opening_hours\nA1;One;31@09:00-17:00\nA2;Two;1@09:00-17:00\n");
    fixture_counts_are(fixture_take(f, IMPORT_HOURS,
                                    "account;weekday;date;open;close\n"
                                    "A1;5;;10:00;14:00\nA1;;2026-12-24;10:00;12:00\n"
                                    "A1;;2026-12-25;;\n"),
                       2, 1, 0, 0);
    struct model model = fixture_load(f);
    assert_int_equal(model.accounts[0].hours.count, 1);
    assert_int_equal(model.hours[0].weekday, 5);
    assert_int_equal(model.accounts[1].hours.count, 1);
    assert_int_equal(model.exception_count, 2);
    assert_int_equal(model.exceptions[0].open_tod, 36000);
    assert_int_equal(model.exceptions[1].open_tod, -1);
    /* The text they came from is true no more. */
    assert_string_equal(
        fixture_text(f, "SELECT opening_hours FROM accounts WHERE crm_id = 'A1'"), "");
    /* The same again changes nothing; another day leaves this one. */
    fixture_counts_are(
        fixture_take(f, IMPORT_HOURS,
                     "account;weekday;date;open;close\nA1;5;;10:00;14:00\n"
                     "A1;;2026-12-31;10:00;12:00\n"),
        1, 0, 1, 0);
    assert_int_equal(fixture_load(f).exception_count, 3);
}

static void the_calendar_of_a_day_is_replaced(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_REPS, "id;name\nR1;Anna\n");
    fixture_take(
        f, IMPORT_CALENDAR,
        "rep;date;kind;from;until;note\nR1;2026-11-24;off;10:00;11:00;dentist\n"
        "R1;2026-11-24;off;13:00;14:00;\n;2026-11-24;off;;;holiday\n");
    fixture_counts_are(
        fixture_take(f, IMPORT_CALENDAR,
                     "rep;date;kind;from;until;note\nR1;2026-11-24;off;;;sick\n"
                     ";2026-11-24;off;;;holiday\n"),
        0, 1, 1, 0);
    const struct model model = fixture_load(f);
    assert_int_equal(model.calendar_count, 2);
    assert_string_equal(model.calendar[0].note, "sick");
    assert_int_equal(model.calendar[0].from_tod, -1);
    assert_int_equal(model.holidays.first, 1);
    assert_int_equal(model.holidays.count, 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(opening_hours_replace_the_week, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(hours_replace_what_they_name, setup, teardown),
        cmocka_unit_test_setup_teardown(the_calendar_of_a_day_is_replaced, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
