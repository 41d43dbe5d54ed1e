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

static void windows_that_are_none_are_faults(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\n");
    const struct fixture_report report =
        fixture_import(f, IMPORT_HOURS,
                       "account;weekday;date;open;close\n"
                       "A1;0;;17:00;09:00\n"
                       "A1;0;2026-12-24;09:00;12:00\n"
                       "A1;;;09:00;12:00\n"
                       "A1;1;;;\n"
                       "A1;1;;09:00;\n"
                       "A9;1;;09:00;12:00\n"
                       "A1;1;;09:00;12:00\n"
                       "A1;1;;09:00;13:00\n"
                       "A1;2;;22:00;26:00\n");
    assert_int_equal(report.fault_count, 7);
    fixture_fault_is(&report, 0, 0, IMPORT_HOURS, "close",
                     "is not after the start; 01:00 of the next day is 25:00");
    fixture_fault_is(&report, 1, 1, IMPORT_HOURS, "weekday", "is given beside a date");
    fixture_fault_is(&report, 2, 2, IMPORT_HOURS, "weekday", "and date are both empty");
    fixture_fault_is(&report, 3, 3, IMPORT_HOURS, "open", "is empty");
    fixture_fault_is(&report, 4, 4, IMPORT_HOURS, "close",
                     "is empty where the other time is given");
    fixture_fault_is(&report, 5, 5, IMPORT_HOURS, "account",
                     "'A9' is not the id of an account");
    fixture_fault_is(&report, 6, 7, IMPORT_HOURS, NULL, "says the same as line 8");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM hours"), 2);
}

static void appointments_know_their_kind_and_length(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\n");
    const struct fixture_report report =
        fixture_import(f, IMPORT_APPOINTMENTS,
                       "id;account;kind;date;start;end;duration;leeway\n"
                       "P1;A1;;2026-11-24;10:00;10:45;;\n"
                       "P2;A1;;2026-11-24;10:00;;1800;900\n"
                       "P3;A1;;2026-11-24;;;;\n"
                       "P4;A1;week;2026-11-24;;;;\n"
                       "P5;A1;fixed;2026-11-24;;;;\n"
                       "P6;A1;;2026-11-24;10:00;10:00;;\n"
                       "P7;A1;;2026-11-24;;10:00;;\n");
    assert_int_equal(report.fault_count, 3);
    fixture_fault_is(&report, 0, 4, IMPORT_APPOINTMENTS, "start",
                     "is empty: a fixed appointment needs a start");
    fixture_fault_is(&report, 1, 5, IMPORT_APPOINTMENTS, "end",
                     "is not after the start");
    fixture_fault_is(&report, 2, 6, IMPORT_APPOINTMENTS, "start",
                     "is empty where the end is given");
    assert_string_equal(
        fixture_text(f, "SELECT group_concat(kind || ':' || coalesce(duration_s, '-'), "
                        "' ') FROM (SELECT * FROM appointments ORDER BY crm_id)"),
        "fixed:2700 leeway:1800 day:- week:-");
}

static void other_kinds_check_what_they_must(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\nA2;Two\n");
    struct fixture_report report =
        fixture_import(f, IMPORT_BLOCKS,
                       "id;account;kind;from;until\n;A1;must;2026-11-24;2026-11-27\n"
                       ";A2;;2026-11-24;2026-11-23\n");
    assert_int_equal(report.fault_count, 1);
    fixture_fault_is(&report, 0, 1, IMPORT_BLOCKS, "until", "is before the first day");
    assert_string_equal(fixture_text(f, "SELECT crm_id FROM blocks"),
                        "A1:must:2026-11-24");
    report = fixture_import(f, IMPORT_REPS,
                            "id;name;zone;lon;lat\nR1;Anna;Europe/Riga;24;56\n"
                            "R2;Jon;Mars/Base;24;56\nR3;Eva;;24;\n");
    assert_int_equal(report.fault_count, 2);
    fixture_fault_is(&report, 0, 1, IMPORT_REPS, "zone",
                     "'Mars/Base' is not a time zone like Europe/Riga");
    fixture_fault_is(&report, 1, 2, IMPORT_REPS, "lat",
                     "is empty where the longitude is given");
    report = fixture_import(f, IMPORT_CALENDAR,
                            "rep;date;kind;from;until\nR1;2026-11-24;;;\n"
                            ";2026-12-25;off;;\nR1;2026-11-25;work;;\n"
                            "R1;2026-11-26;work;08:00;12:00\n"
                            "R1;2026-11-27;off;12:00;08:00\n");
    assert_int_equal(report.fault_count, 2);
    fixture_fault_is(&report, 0, 2, IMPORT_CALENDAR, "from",
                     "is empty: a working span needs its times");
    fixture_fault_is(&report, 1, 4, IMPORT_CALENDAR, "until",
                     "is not after the start; 01:00 of the next day is 25:00");
    report = fixture_import(f, IMPORT_EVENTS,
                            "id;name;date;start;end;lon;lat;accounts\n"
                            "E1;Fair;2026-11-24;18:00;25:00;24;56;A1| A2\n"
                            "E2;Fair;2026-11-24;18:00;17:00;24;56;\n"
                            "E3;Fair;2026-11-24;18:00;19:00;24;56;A1|A9\n");
    assert_int_equal(report.fault_count, 2);
    fixture_fault_is(&report, 0, 1, IMPORT_EVENTS, "end",
                     "is not after the start; 01:00 of the next day is 25:00");
    fixture_fault_is(&report, 1, 2, IMPORT_EVENTS, "accounts",
                     "'A9' is not the id of an account");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event_accounts"), 2);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(windows_that_are_none_are_faults, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(appointments_know_their_kind_and_length, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(other_kinds_check_what_they_must, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
