// SPDX-License-Identifier: GPL-3.0-or-later
/* Years are counted from March, so that the leap day is the last of its year, and
 * grouped into eras of 400 years, after which the calendar repeats (146,097 days). */
#include "base/civil.h"

#include <assert.h>
#include <stdio.h>
#include <string.h>

enum {
    ERA_DAYS = 146097,
    ERA_SHIFT = 719468, /* 0000-03-01 to 1970-01-01 */
    FIRST_YEAR = 1900,
    LAST_YEAR = 2200
};

int32_t civil_day(struct civil date)
{
    const int64_t year = (int64_t)date.year - (date.month <= 2);
    const int64_t era = (year >= 0 ? year : year - 399) / 400;
    const int64_t year_of_era = year - era * 400;
    const int64_t month_from_march = (date.month + 9) % 12;
    const int64_t day_of_year = (153 * month_from_march + 2) / 5 + date.mday - 1;
    const int64_t day_of_era =
        year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
    return (int32_t)(era * ERA_DAYS + day_of_era - ERA_SHIFT);
}

struct civil civil_from_day(int32_t day)
{
    const int64_t shifted = (int64_t)day + ERA_SHIFT;
    const int64_t era = (shifted >= 0 ? shifted : shifted - (ERA_DAYS - 1)) / ERA_DAYS;
    const int64_t day_of_era = shifted - era * ERA_DAYS;
    const int64_t year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36524 -
                                 day_of_era / (ERA_DAYS - 1)) /
                                365;
    const int64_t day_of_year =
        day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    const int64_t month_from_march = (5 * day_of_year + 2) / 153;
    const int64_t month =
        month_from_march < 10 ? month_from_march + 3 : month_from_march - 9;
    return (struct civil){
        .year = (int32_t)(year_of_era + era * 400 + (month <= 2)),
        .month = (int32_t)month,
        .mday = (int32_t)(day_of_year - (153 * month_from_march + 2) / 5 + 1),
    };
}

int32_t civil_weekday(int32_t day)
{
    const int32_t weekday = (int32_t)(((int64_t)day + 3) % 7); /* day 0 is a Thursday */
    return weekday >= 0 ? weekday : weekday + 7;
}

struct civil_week civil_week_of(int32_t day)
{
    const int32_t thursday = day - civil_weekday(day) + 3;
    const int32_t year = civil_from_day(thursday).year;
    const int32_t new_year = civil_day((struct civil){year, 1, 1});
    return (struct civil_week){.year = year, .week = (thursday - new_year) / 7 + 1};
}

int32_t civil_week_monday(struct civil_week week)
{
    const int32_t january_4th = civil_day((struct civil){week.year, 1, 4});
    return january_4th - civil_weekday(january_4th) + 7 * (week.week - 1);
}

/* `count` decimal digits to a number, or -1. */
static int32_t digits(const char *text, int count)
{
    int32_t number = 0;
    for (int i = 0; i < count; i++) {
        if (text[i] < '0' || text[i] > '9')
            return -1;
        number = number * 10 + (text[i] - '0');
    }
    return number;
}

bool civil_day_read(const char *text, int32_t *day, struct err *err)
{
    if (strlen(text) != 10 || text[4] != '-' || text[7] != '-')
        return err_set(err, ERR_INPUT, "'%.40s' is not a date like 2026-11-24", text);
    const struct civil date = {digits(text, 4), digits(text + 5, 2),
                               digits(text + 8, 2)};
    if (date.year < 0 || date.month < 0 || date.mday < 0)
        return err_set(err, ERR_INPUT, "'%.40s' is not a date like 2026-11-24", text);
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR)
        return err_set(err, ERR_INPUT, "year of '%s' is outside %d..%d", text,
                       FIRST_YEAR, LAST_YEAR);
    /* A date that does not exist comes back as another one. */
    if (date.month >= 1 && date.month <= 12 && date.mday >= 1) {
        const int32_t number = civil_day(date);
        const struct civil same = civil_from_day(number);
        if (same.month == date.month && same.mday == date.mday) {
            *day = number;
            return true;
        }
    }
    return err_set(err, ERR_INPUT, "there is no day '%s'", text);
}

bool civil_week_read(const char *text, int32_t *monday_day, struct err *err)
{
    if (strlen(text) != 8 || text[4] != '-' || text[5] != 'W')
        return err_set(err, ERR_INPUT, "'%.40s' is not a week like 2026-W48", text);
    const struct civil_week week = {digits(text, 4), digits(text + 6, 2)};
    if (week.year < 0 || week.week < 0)
        return err_set(err, ERR_INPUT, "'%.40s' is not a week like 2026-W48", text);
    if (week.year < FIRST_YEAR || week.year > LAST_YEAR)
        return err_set(err, ERR_INPUT, "year of '%s' is outside %d..%d", text,
                       FIRST_YEAR, LAST_YEAR);
    const int32_t monday = civil_week_monday(week);
    const struct civil_week same = civil_week_of(monday);
    if (same.year != week.year || same.week != week.week)
        return err_set(err, ERR_INPUT, "there is no week '%s'", text);
    *monday_day = monday;
    return true;
}

bool civil_tod_read(const char *text, int32_t *tod, struct err *err)
{
    const size_t length = strlen(text);
    const int hour_digits = length > 1 && text[1] == ':' ? 1 : 2;
    const size_t short_length = (size_t)hour_digits + 3;
    const bool has_seconds = length == short_length + 3;
    if ((length != short_length && !has_seconds) || text[hour_digits] != ':' ||
        (has_seconds && text[short_length] != ':'))
        return err_set(err, ERR_INPUT, "'%.40s' is not a time like 09:30", text);
    const int32_t hour = digits(text, hour_digits);
    const int32_t minute = digits(text + hour_digits + 1, 2);
    const int32_t second = has_seconds ? digits(text + short_length + 1, 2) : 0;
    if (hour < 0 || minute < 0 || second < 0)
        return err_set(err, ERR_INPUT, "'%.40s' is not a time like 09:30", text);
    const int32_t seconds = hour * 3600 + minute * 60 + second;
    if (minute > 59 || second > 59 || seconds > DAY_S)
        return err_set(err, ERR_INPUT, "time '%s' is outside 00:00..24:00", text);
    *tod = seconds;
    return true;
}

char *civil_day_text(int32_t day, char text[CIVIL_DATE_SIZE])
{
    const struct civil date = civil_from_day(day);
    snprintf(text, CIVIL_DATE_SIZE, "%04d-%02d-%02d", date.year, date.month, date.mday);
    return text;
}

char *civil_week_text(int32_t day, char text[CIVIL_DATE_SIZE])
{
    const struct civil_week week = civil_week_of(day);
    snprintf(text, CIVIL_DATE_SIZE, "%04d-W%02d", week.year, week.week);
    return text;
}

char *civil_tod_text(int32_t tod, char text[CIVIL_TOD_SIZE])
{
    assert(tod >= 0);
    snprintf(text, CIVIL_TOD_SIZE, "%02d:%02d", tod / 3600, tod / 60 % 60);
    return text;
}

char *civil_clock_text(int32_t tod, char text[CIVIL_TOD_SIZE])
{
    if (tod <= DAY_S)
        return civil_tod_text(tod, text);
    snprintf(text, CIVIL_TOD_SIZE, "%02d:%02d+%d", tod % DAY_S / 3600, tod / 60 % 60,
             tod / DAY_S);
    return text;
}

char *civil_tod_exact_text(int32_t tod, char text[CIVIL_TOD_SIZE])
{
    assert(tod >= 0);
    snprintf(text, CIVIL_TOD_SIZE, "%02d:%02d:%02d", tod / 3600, tod / 60 % 60,
             tod % 60);
    return text;
}

const char *civil_weekday_name(int32_t weekday)
{
    static const char *const names[] = {"Mon", "Tue", "Wed", "Thu",
                                        "Fri", "Sat", "Sun"};
    assert(weekday >= 0 && weekday < 7);
    return names[weekday];
}
