// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/civil.h"

#include "testing.h"

static bool is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t month_length(int32_t year, int32_t month)
{
    static const int32_t lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
    return lengths[month - 1] + (month == 2 && is_leap(year));
}

/* Counts days one by one from a day whose number and weekday are known by other means:
 * 1900-01-01 was a Monday and lies 70 years with 17 leap days before 1970. */
static void every_day_of_300_years_counts_up(void **state)
{
    (void)state;
    int32_t expected = -(70 * 365 + 17);
    int32_t weekday = 0;
    for (int32_t year = 1900; year < 2200; year++) {
        for (int32_t month = 1; month <= 12; month++) {
            for (int32_t mday = 1; mday <= month_length(year, month); mday++) {
                const struct civil date = {year, month, mday};
                assert_int_equal(civil_day(date), expected);
                const struct civil back = civil_from_day(expected);
                assert_int_equal(back.year, year);
                assert_int_equal(back.month, month);
                assert_int_equal(back.mday, mday);
                assert_int_equal(civil_weekday(expected), weekday);
                expected++;
                weekday = (weekday + 1) % 7;
            }
        }
    }
}

static void far_days_come_back(void **state)
{
    (void)state;
    for (int64_t day = -700000000; day <= 700000000; day += 999983) {
        const struct civil date = civil_from_day((int32_t)day);
        assert_int_equal(civil_day(date), day);
    }
    /* 0000-03-01 is Hinnant's first day of an era. */
    assert_int_equal(civil_day((struct civil){0, 3, 1}), -719468);
    assert_int_equal(civil_day((struct civil){-1, 12, 31}), -719468 - 61);
}

/* Weeks counted on from Monday 1900-01-01, which is in week 1: a year has 53 weeks when
 * it begins on a Thursday, or is a leap year that begins on a Wednesday. */
static void weeks_follow_iso_8601(void **state)
{
    (void)state;
    int32_t day = civil_day((struct civil){1900, 1, 1});
    int32_t year = 1900, week = 1;
    while (year < 2200) {
        for (int i = 0; i < 7; i++, day++) {
            assert_int_equal(civil_week_of(day).year, year);
            assert_int_equal(civil_week_of(day).week, week);
        }
        assert_int_equal(civil_week_monday((struct civil_week){year, week}), day - 7);
        const int32_t first = civil_weekday(civil_day((struct civil){year, 1, 1}));
        const int32_t weeks = first == 3 || (first == 2 && is_leap(year)) ? 53 : 52;
        if (++week > weeks) {
            week = 1;
            year++;
        }
    }
}

static void dates_are_read(void **state)
{
    (void)state;
    struct err err;
    int32_t day = 0;
    assert_ok(civil_day_read("1970-01-01", &day, &err), &err);
    assert_int_equal(day, 0);
    assert_ok(civil_day_read("2000-02-29", &day, &err), &err);
    assert_int_equal(day, 11016); /* 30 * 365 + 7 leap days + 31 + 28 */
    assert_ok(civil_day_read("1900-01-01", &day, &err), &err);
    assert_ok(civil_day_read("2200-12-31", &day, &err), &err);
}

static void refuses_day(const char *text, const char *sentence)
{
    struct err err = {0};
    int32_t day = 77;
    assert_false(civil_day_read(text, &day, &err));
    assert_err(&err, ERR_INPUT, sentence);
    assert_int_equal(day, 77);
}

static void wrong_dates_are_refused(void **state)
{
    (void)state;
    refuses_day("", "'' is not a date like 2026-11-24");
    refuses_day("2026-1-24", "'2026-1-24' is not a date like 2026-11-24");
    refuses_day("24.11.2026", "'24.11.2026' is not a date like 2026-11-24");
    refuses_day("2026-11-2x", "'2026-11-2x' is not a date like 2026-11-24");
    refuses_day("2026-11--4", "'2026-11--4' is not a date like 2026-11-24");
    refuses_day("2026-11-24 ", "'2026-11-24 ' is not a date like 2026-11-24");
    refuses_day("2026-02-29", "there is no day '2026-02-29'");
    refuses_day("1900-02-29", "there is no day '1900-02-29'");
    refuses_day("2026-00-10", "there is no day '2026-00-10'");
    refuses_day("2026-13-10", "there is no day '2026-13-10'");
    refuses_day("2026-04-31", "there is no day '2026-04-31'");
    refuses_day("2026-04-00", "there is no day '2026-04-00'");
    refuses_day("1899-12-31", "year of '1899-12-31' is outside 1900..2200");
    refuses_day("2201-01-01", "year of '2201-01-01' is outside 1900..2200");
    refuses_day("0000-00-00", "year of '0000-00-00' is outside 1900..2200");
}

static void weeks_are_read(void **state)
{
    (void)state;
    struct err err;
    int32_t monday = 0;
    char text[CIVIL_DATE_SIZE];
    assert_ok(civil_week_read("2026-W48", &monday, &err), &err);
    assert_string_equal(civil_day_text(monday, text), "2026-11-23");
    assert_ok(civil_week_read("2026-W53", &monday, &err), &err);
    assert_string_equal(civil_day_text(monday, text), "2026-12-28");
    assert_ok(civil_week_read("2026-W01", &monday, &err), &err);
    assert_string_equal(civil_day_text(monday, text), "2025-12-29");
}

static void refuses_week(const char *text, const char *sentence)
{
    struct err err = {0};
    int32_t monday = 77;
    assert_false(civil_week_read(text, &monday, &err));
    assert_err(&err, ERR_INPUT, sentence);
    assert_int_equal(monday, 77);
}

static void wrong_weeks_are_refused(void **state)
{
    (void)state;
    refuses_week("2026-48", "'2026-48' is not a week like 2026-W48");
    refuses_week("2026-W4", "'2026-W4' is not a week like 2026-W48");
    refuses_week("2026-w48", "'2026-w48' is not a week like 2026-W48");
    refuses_week("2026-Wab", "'2026-Wab' is not a week like 2026-W48");
    refuses_week("2026-W00", "there is no week '2026-W00'");
    refuses_week("2025-W53", "there is no week '2025-W53'");
    refuses_week("2026-W54", "there is no week '2026-W54'");
    refuses_week("1066-W41", "year of '1066-W41' is outside 1900..2200");
}

static void times_of_day_are_read(void **state)
{
    (void)state;
    const struct {
        const char *text;
        int32_t tod;
    } cases[] = {{"09:30", 34200},    {"9:30", 34200}, {"09:30:15", 34215},
                 {"9:30:15", 34215},  {"00:00", 0},    {"0:00", 0},
                 {"23:59:59", 86399}, {"24:00", 86400}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++) {
        struct err err;
        int32_t tod = -1;
        assert_ok(civil_tod_read(cases[i].text, &tod, &err), &err);
        assert_int_equal(tod, cases[i].tod);
    }
}

static void refuses_tod(const char *text, const char *sentence)
{
    struct err err = {0};
    int32_t tod = 77;
    assert_false(civil_tod_read(text, &tod, &err));
    assert_err(&err, ERR_INPUT, sentence);
    assert_int_equal(tod, 77);
}

static void wrong_times_of_day_are_refused(void **state)
{
    (void)state;
    refuses_tod("", "'' is not a time like 09:30");
    refuses_tod(":", "':' is not a time like 09:30");
    refuses_tod("9", "'9' is not a time like 09:30");
    refuses_tod("930", "'930' is not a time like 09:30");
    refuses_tod("09.30", "'09.30' is not a time like 09:30");
    refuses_tod("09:3", "'09:3' is not a time like 09:30");
    refuses_tod("09:30:", "'09:30:' is not a time like 09:30");
    refuses_tod("09:30:1", "'09:30:1' is not a time like 09:30");
    refuses_tod("09:30.15", "'09:30.15' is not a time like 09:30");
    refuses_tod("-9:30", "'-9:30' is not a time like 09:30");
    refuses_tod("9:30pm", "'9:30pm' is not a time like 09:30");
    refuses_tod("09:60", "time '09:60' is outside 00:00..24:00");
    refuses_tod("09:30:60", "time '09:30:60' is outside 00:00..24:00");
    refuses_tod("24:01", "time '24:01' is outside 00:00..24:00");
    refuses_tod("99:00", "time '99:00' is outside 00:00..24:00");
}

static void text_is_written(void **state)
{
    (void)state;
    char text[CIVIL_DATE_SIZE], clock[CIVIL_TOD_SIZE];
    assert_string_equal(civil_day_text(0, text), "1970-01-01");
    assert_string_equal(civil_day_text(20781, text), "2026-11-24");
    assert_string_equal(civil_week_text(20781, text), "2026-W48");
    assert_string_equal(civil_day_text(INT32_MAX, text), "5881580-07-11");
    assert_string_equal(civil_day_text(INT32_MIN, text), "-5877641-06-23");
    assert_string_equal(civil_tod_text(0, clock), "00:00");
    assert_string_equal(civil_tod_text(34259, clock), "09:30");
    assert_string_equal(civil_tod_text(90600, clock), "25:10");
    assert_string_equal(civil_tod_text(INT32_MAX, clock), "596523:14");
    assert_string_equal(civil_tod_exact_text(34259, clock), "09:30:59");
    assert_string_equal(civil_tod_exact_text(INT32_MAX, clock), "596523:14:07");
    assert_string_equal(civil_weekday_name(civil_weekday(0)), "Thu");
    assert_string_equal(civil_weekday_name(civil_weekday(20781)), "Tue");
}

static void past_midnight_people_read_the_next_days_clock(void **state)
{
    (void)state;
    char text[CIVIL_TOD_SIZE];
    assert_string_equal(civil_clock_text(34200, text), "09:30");
    assert_string_equal(civil_clock_text(DAY_S, text), "24:00");
    assert_string_equal(civil_clock_text(DAY_S + 1080, text), "00:18+1");
    assert_string_equal(civil_clock_text(2 * DAY_S + 60, text), "00:01+2");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_day_of_300_years_counts_up),
        cmocka_unit_test(far_days_come_back),
        cmocka_unit_test(weeks_follow_iso_8601),
        cmocka_unit_test(dates_are_read),
        cmocka_unit_test(wrong_dates_are_refused),
        cmocka_unit_test(weeks_are_read),
        cmocka_unit_test(wrong_weeks_are_refused),
        cmocka_unit_test(times_of_day_are_read),
        cmocka_unit_test(wrong_times_of_day_are_refused),
        cmocka_unit_test(text_is_written),
        cmocka_unit_test(past_midnight_people_read_the_next_days_clock),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
