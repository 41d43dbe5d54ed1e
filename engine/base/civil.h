// SPDX-License-Identifier: GPL-3.0-or-later
/* civil: days of the proleptic Gregorian calendar as numbers, and ISO 8601 text.
 *
 * Day 0 is 1970-01-01 (a Thursday). A time of day is whole seconds since local midnight
 * by the clock on the wall, 0..86400, and may pass 86400 for what ends after midnight.
 * Method: H. Hinnant, chrono-compatible low-level date algorithms (days_from_civil). */
#ifndef BASE_CIVIL_H
#define BASE_CIVIL_H

#include "base/err.h"
#include <stdint.h>

struct civil {
    int32_t year;
    int32_t month; /* 1..12 */
    int32_t mday;  /* 1..31 */
};

/* A week of ISO 8601: week 1 holds the first Thursday of the year. */
struct civil_week {
    int32_t year;
    int32_t week; /* 1..53 */
};

enum { DAY_S = 86400, CIVIL_DATE_SIZE = 16, CIVIL_TOD_SIZE = 16 };

int32_t civil_day(struct civil date);
struct civil civil_from_day(int32_t day);

/* 0 Monday .. 6 Sunday. */
int32_t civil_weekday(int32_t day);

struct civil_week civil_week_of(int32_t day);
/* The Monday of a week; civil_week_of(result) is the week given when that exists. */
int32_t civil_week_monday(struct civil_week week);

/* "2026-11-24" to a day number; years 1900..2200 only, everything else is ERR_INPUT. */
bool civil_day_read(const char *text, int32_t *day, struct err *err) MUST_CHECK;
/* "2026-W48" to its Monday. */
bool civil_week_read(const char *text, int32_t *monday_day, struct err *err) MUST_CHECK;
/* "09:30", "9:30", "09:30:15" and "24:00" to seconds since midnight. */
bool civil_tod_read(const char *text, int32_t *tod, struct err *err) MUST_CHECK;

/* Text into a buffer of CIVIL_DATE_SIZE: "2026-11-24", "2026-W48"; returns the buffer.
 */
char *civil_day_text(int32_t day, char text[CIVIL_DATE_SIZE]);
char *civil_week_text(int32_t day, char text[CIVIL_DATE_SIZE]);
/* "09:30"; seconds are cut; hours run on past 24 ("25:10"). */
char *civil_tod_text(int32_t tod, char text[CIVIL_TOD_SIZE]);
/* The same for people: past midnight it is the next day's clock, "01:10+1". */
char *civil_clock_text(int32_t tod, char text[CIVIL_TOD_SIZE]);
/* "09:30:15", for programs. */
char *civil_tod_exact_text(int32_t tod, char text[CIVIL_TOD_SIZE]);
/* "Mon".."Sun". */
const char *civil_weekday_name(int32_t weekday);

#endif
