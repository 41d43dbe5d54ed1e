// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/civil.h"
#include "intake/time_text.h"
#include "intake/weekday_text.h"
#include "testing.h"

static const char *date_of(const char *text, enum date_order order,
                           char date[CIVIL_DATE_SIZE])
{
    struct moment moment = {0};
    struct err err;
    assert_ok(moment_read(text, order, NULL, &moment, &err), &err);
    return civil_day_text(moment.day, date);
}

static void dates_are_read_in_the_usual_forms(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum date_order order;
        const char *date;
    } cases[] = {{"2026-11-24", DATE_ORDER_GUESS, "2026-11-24"},
                 {"2026/11/24", DATE_ORDER_MDY, "2026-11-24"},
                 {"20261124", DATE_ORDER_GUESS, "2026-11-24"},
                 {"24.11.2026", DATE_ORDER_GUESS, "2026-11-24"},
                 {"3.4.2026", DATE_ORDER_MDY, "2026-04-03"}, /* points: day first */
                 {"24/11/2026", DATE_ORDER_GUESS, "2026-11-24"},
                 {"11/24/2026", DATE_ORDER_GUESS, "2026-11-24"},
                 {"3/4/2026", DATE_ORDER_DMY, "2026-04-03"},
                 {"3/4/2026", DATE_ORDER_MDY, "2026-03-04"},
                 {"5/5/26", DATE_ORDER_GUESS, "2026-05-05"},
                 {"24-11-26", DATE_ORDER_DMY, "2026-11-24"},
                 {"24.11.70", DATE_ORDER_DMY, "1970-11-24"},
                 {"24 Nov 2026", DATE_ORDER_GUESS, "2026-11-24"},
                 {"24-Nov-26", DATE_ORDER_GUESS, "2026-11-24"},
                 {"Nov 24, 2026", DATE_ORDER_GUESS, "2026-11-24"},
                 {"November 24 2026", DATE_ORDER_GUESS, "2026-11-24"},
                 {"2026-11-24 08:30", DATE_ORDER_GUESS, "2026-11-24"},
                 {"11/24/2026 8:30:15 PM", DATE_ORDER_MDY, "2026-11-24"},
                 {"2024-02-29", DATE_ORDER_GUESS, "2024-02-29"}};
    char date[CIVIL_DATE_SIZE];
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(date_of(cases[i].text, cases[i].order, date),
                            cases[i].date);
}

static void what_is_no_date_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",           "today",       "2026-13-01",       "2026-02-29",
        "2026-00-10", "31.02.2026",  "1899-12-31",       "2201-01-01",
        "24/11",      "24/11-2026",  "2026-11-24x",      "123/1/2026",
        "1/1/026",    "24 Foo 2026", "2026-11-24 25:61", "99/99/2026"};
    struct moment moment = {.day = 7};
    struct err err;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(moment_read(wrong[i], DATE_ORDER_DMY, NULL, &moment, &err));
        assert_err(&err, ERR_INPUT,
                   "is not a date as 2026-11-24 or 24.11.2026, day before month");
    }
    assert_int_equal(moment.day, 7);
    assert_false(moment_read("13/24/2026", DATE_ORDER_MDY, NULL, &moment, &err));
    assert_err(&err, ERR_INPUT,
               "is not a date as 2026-11-24 or 11/24/2026, month before day");
    assert_false(moment_read("3/4/2026", DATE_ORDER_GUESS, NULL, &moment, &err));
    assert_err(&err, ERR_INPUT,
               "can be read with the day or the month first: say the date order");
}

static void dates_tell_their_order(void **state)
{
    (void)state;
    assert_int_equal(date_told_of("2026-11-24"), DATE_TOLD_NOTHING);
    assert_int_equal(date_told_of("24/11/2026"), DATE_TOLD_DMY);
    assert_int_equal(date_told_of("3.4.2026"), DATE_TOLD_DMY);
    assert_int_equal(date_told_of("11/24/2026"), DATE_TOLD_MDY);
    assert_int_equal(date_told_of("3/4/2026"), DATE_TOLD_AMBIGUOUS);
    assert_int_equal(date_told_of("4/4/2026"), DATE_TOLD_NOTHING);
    assert_int_equal(date_told_of("30/30/2026"), DATE_TOLD_INVALID);
    assert_int_equal(date_told_of("soon"), DATE_TOLD_INVALID);
}

static void instants_become_local_time(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct zone *zone;
    struct err err;
    struct moment moment;
    char date[CIVIL_DATE_SIZE];
    if (!zone_load("Europe/Riga", &arena, &zone, &err))
        skip();
    assert_ok(moment_read("2026-11-24T22:30:00.000+0000", DATE_ORDER_GUESS, zone,
                          &moment, &err),
              &err);
    assert_string_equal(civil_day_text(moment.day, date), "2026-11-25"); /* +02:00 */
    assert_int_equal(moment.tod, 1800);
    assert_ok(
        moment_read("2026-11-24T08:30:00-05:00", DATE_ORDER_GUESS, zone, &moment, &err),
        &err);
    assert_int_equal(moment.tod, 15 * 3600 + 1800);
    /* midnight UTC is how some systems write a date alone */
    assert_ok(
        moment_read("2026-11-24T00:00:00Z", DATE_ORDER_GUESS, NULL, &moment, &err),
        &err);
    assert_int_equal(moment.tod, -1);
    assert_false(
        moment_read("2026-11-24T08:30:00Z", DATE_ORDER_GUESS, NULL, &moment, &err));
    assert_err(&err, ERR_INPUT,
               "is in UTC or has an offset, and no time zone was given");
    arena_release(&arena);
}

static int32_t tod_of(const char *text)
{
    int32_t tod = -1;
    struct err err;
    assert_ok(tod_text_read(text, DATE_ORDER_DMY, NULL, &tod, &err), &err);
    return tod;
}

static void times_are_read_in_the_usual_forms(void **state)
{
    (void)state;
    assert_int_equal(tod_of("9:30"), 34200);
    assert_int_equal(tod_of("09.30"), 34200);
    assert_int_equal(tod_of("0930"), 34200);
    assert_int_equal(tod_of("9"), 32400);
    assert_int_equal(tod_of("9 am"), 32400);
    assert_int_equal(tod_of("9:30 p.m."), 77400);
    assert_int_equal(tod_of("12 am"), 0);
    assert_int_equal(tod_of("12:15 PM"), 44100);
    assert_int_equal(tod_of("09:30:15"), 34215);
    assert_int_equal(tod_of("24:00"), 86400);
    assert_int_equal(tod_of("25:00"), 90000);
    assert_int_equal(tod_of("24/11/2026 9:30"), 34200);
}

static void what_is_no_time_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",     "soon", "9:60",  "49:00", "13 pm",
                                        "0 am", "9:3",  "-9:00", "9:30x", "093"};
    int32_t tod = 7;
    struct err err;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(tod_text_read(wrong[i], DATE_ORDER_DMY, NULL, &tod, &err));
        assert_err(&err, ERR_INPUT, "is not a time of day as 09:30 or 9:30 am");
    }
    assert_false(tod_text_read("24.11.2026", DATE_ORDER_DMY, NULL, &tod, &err));
    assert_err(&err, ERR_INPUT, "is a date without a time of day");
    assert_int_equal(tod, 7);
}

static int64_t length_of(const char *text, char mark)
{
    int64_t length_s = -1;
    struct err err;
    assert_ok(length_text_read(text, mark, &length_s, &err), &err);
    return length_s;
}

static void lengths_are_minutes_unless_said(void **state)
{
    (void)state;
    assert_int_equal(length_of("45", '.'), 2700);
    assert_int_equal(length_of("45 min", '.'), 2700);
    assert_int_equal(length_of("1h30m", '.'), 5400);
    assert_int_equal(length_of("1 h 30", '.'), 5400);
    assert_int_equal(length_of("01:30", '.'), 5400);
    assert_int_equal(length_of("1:30:15", '.'), 5415);
    assert_int_equal(length_of("1.5 h", '.'), 5400);
    assert_int_equal(length_of("1,5 hours", ','), 5400);
    assert_int_equal(length_of("PT45M", '.'), 2700);
    assert_int_equal(length_of("90s", '.'), 90);
    assert_int_equal(length_of("0", '.'), 0);
}

static void what_is_no_length_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",     "-5",   "soon", "5 days", "30m1h",
                                        "1h1h", "1:60", "5 5",  "1e9",    "9999999999"};
    int64_t length_s = 7;
    struct err err;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(length_text_read(wrong[i], '.', &length_s, &err));
        assert_err(&err, ERR_INPUT,
                   "is not a length of time as 45 (minutes), 1h30m or 01:30");
    }
    assert_int_equal(length_s, 7);
}

static void weekdays_are_read_as_bits(void **state)
{
    (void)state;
    assert_int_equal(weekdays_read("Mo-Fr"), 31);
    assert_int_equal(weekdays_read("Mon, Wed,Sunday"), 1 + 4 + 64);
    assert_int_equal(weekdays_read("Fr-Mo"), 16 + 32 + 64 + 1);
    assert_int_equal(weekdays_read("1-5"), 31);
    assert_int_equal(weekdays_read("7"), 64);
    assert_int_equal(weekdays_read("daily"), 127);
    assert_int_equal(weekdays_read("Mo We;Fr"), 1 + 4 + 16);
    static const char *const wrong[] = {"", "M", "Mo-", "8", "Foo", "Mo-Foo", "Mox"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(weekdays_read(wrong[i]), 0);
}

static void orders_have_words(void **state)
{
    (void)state;
    enum date_order order;
    assert_true(date_order_find("mdy", &order));
    assert_int_equal(order, DATE_ORDER_MDY);
    assert_false(date_order_find("ymd", &order));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(dates_are_read_in_the_usual_forms),
        cmocka_unit_test(what_is_no_date_is_refused),
        cmocka_unit_test(dates_tell_their_order),
        cmocka_unit_test(instants_become_local_time),
        cmocka_unit_test(times_are_read_in_the_usual_forms),
        cmocka_unit_test(what_is_no_time_is_refused),
        cmocka_unit_test(lengths_are_minutes_unless_said),
        cmocka_unit_test(what_is_no_length_is_refused),
        cmocka_unit_test(weekdays_are_read_as_bits),
        cmocka_unit_test(orders_have_words),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
