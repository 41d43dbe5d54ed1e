// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/time_text.h"

#include "base/civil.h"
#include "text/number.h"

#include <ctype.h>
#include <string.h>

enum { FIRST_YEAR = 1900, LAST_YEAR = 2200, LATEST_TOD = 2 * DAY_S };

/* --- small scanning steps; each moves *at only when it finds what it wants --- */

static const char *skip_blanks(const char *at)
{
    return at + strspn(at, " \t");
}

/* At most `most` digits; the number of them, 0 when there is none or there are more. */
static int take_digits(const char **at, int most, int32_t *number)
{
    int count = 0;
    int32_t value = 0;
    while (isdigit((unsigned char)(*at)[count])) {
        if (count == most)
            return 0;
        value = 10 * value + ((*at)[count++] - '0');
    }
    if (count > 0)
        *number = value;
    *at += count;
    return count;
}

static bool take_letters(const char **at, const char *word)
{
    size_t length = strlen(word);
    for (size_t i = 0; i < length; i++)
        if (tolower((unsigned char)(*at)[i]) != word[i])
            return false;
    if (isalpha((unsigned char)(*at)[length]))
        return false;
    *at += length;
    return true;
}

/* --- dates --- */

/* Three parts in the order of the text. */
struct date_parts {
    int32_t first, second, third;
    int first_digits, third_digits;
    bool has_points; /* parted by points: never month first */
    int32_t month;   /* named; 0: not */
};

static int32_t month_of_word(const char *word, size_t length)
{
    static const char *const months[] = {
        "january", "february", "march",     "april",   "may",      "june",
        "july",    "august",   "september", "october", "november", "december"};
    for (int32_t month = 0; length >= 3 && month < 12; month++) {
        size_t i = 0;
        while (i < length && months[month][i] != '\0' &&
               tolower((unsigned char)word[i]) == months[month][i])
            i++;
        if (i == length)
            return month + 1;
    }
    return 0;
}

static bool take_month(const char **at, struct date_parts *parts)
{
    size_t length = 0;
    while (isalpha((unsigned char)(*at)[length]))
        length++;
    parts->month = month_of_word(*at, length);
    if (parts->month == 0)
        return false;
    *at += length;
    *at += strspn(*at, " .,-/");
    return true;
}

/* "24 Nov 2026", "24-Nov-26", "Nov 24, 2026": day in first, year in third. */
static bool take_named_date(const char **at, struct date_parts *parts)
{
    const char *ahead = *at;
    *parts = (struct date_parts){0};
    if (isdigit((unsigned char)*ahead)) {
        if (!take_digits(&ahead, 2, &parts->first))
            return false;
        ahead += strspn(ahead, " .-/");
        if (!take_month(&ahead, parts))
            return false;
    } else {
        if (!take_month(&ahead, parts) || !take_digits(&ahead, 2, &parts->first))
            return false;
        ahead += strspn(ahead, " .,-/");
    }
    parts->third_digits = take_digits(&ahead, 4, &parts->third);
    if (parts->third_digits != 2 && parts->third_digits != 4)
        return false;
    *at = ahead;
    return true;
}

/* "20261124" */
static bool take_solid_date(const char **at, struct date_parts *parts)
{
    int32_t number;
    const char *ahead = *at;
    if (take_digits(&ahead, 8, &number) != 8)
        return false;
    *parts = (struct date_parts){.first = number / 10000,
                                 .second = number / 100 % 100,
                                 .third = number % 100,
                                 .first_digits = 4};
    *at = ahead;
    return true;
}

static bool take_date(const char **at, struct date_parts *parts)
{
    if (take_named_date(at, parts) || take_solid_date(at, parts))
        return true;
    const char *ahead = *at;
    *parts = (struct date_parts){0};
    parts->first_digits = take_digits(&ahead, 4, &parts->first);
    const char mark = *ahead;
    if (parts->first_digits == 0 || parts->first_digits == 3 || !mark ||
        !strchr("-/.", mark))
        return false;
    ahead++;
    if (!take_digits(&ahead, 2, &parts->second) || *ahead++ != mark)
        return false;
    parts->third_digits = take_digits(&ahead, 4, &parts->third);
    parts->has_points = mark == '.';
    const bool has_year = parts->first_digits == 4
                              ? parts->third_digits == 1 || parts->third_digits == 2
                              : parts->third_digits == 2 || parts->third_digits == 4;
    if (has_year)
        *at = ahead;
    return has_year;
}

static enum date_told told_of_parts(const struct date_parts *parts)
{
    if (parts->first_digits == 4 || parts->month > 0)
        return DATE_TOLD_NOTHING;
    if (parts->has_points || (parts->first > 12 && parts->second <= 12))
        return DATE_TOLD_DMY;
    if (parts->second > 12 && parts->first <= 12)
        return DATE_TOLD_MDY;
    if (parts->first > 12)
        return DATE_TOLD_INVALID;
    return parts->first == parts->second ? DATE_TOLD_NOTHING : DATE_TOLD_AMBIGUOUS;
}

enum date_told date_told_of(const char *text)
{
    struct date_parts parts;
    const char *at = text;
    return take_date(&at, &parts) ? told_of_parts(&parts) : DATE_TOLD_INVALID;
}

static int32_t whole_year(int32_t year, int digits)
{
    if (digits != 2)
        return year;
    return year + (year < 70 ? 2000 : 1900);
}

static struct civil civil_of_parts(const struct date_parts *parts,
                                   enum date_order order)
{
    if (parts->first_digits == 4)
        return (struct civil){parts->first, parts->second, parts->third};
    const int32_t year = whole_year(parts->third, parts->third_digits);
    if (parts->month > 0)
        return (struct civil){year, parts->month, parts->first};
    if (order == DATE_ORDER_MDY && !parts->has_points)
        return (struct civil){year, parts->first, parts->second};
    return (struct civil){year, parts->second, parts->first};
}

/* A day that the calendar has: it comes back from its number. */
static bool day_of_civil(struct civil date, int32_t *day)
{
    if (date.year < FIRST_YEAR || date.year > LAST_YEAR || date.month < 1 ||
        date.month > 12 || date.mday < 1 || date.mday > 31)
        return false;
    *day = civil_day(date);
    return civil_from_day(*day).mday == date.mday;
}

/* --- times --- */

/* "am", "p.m." after an hour of 1..12; none is fine. */
static bool take_half_day(const char **at, int32_t *hour)
{
    const char *ahead = skip_blanks(*at);
    bool is_pm = false;
    if (take_letters(&ahead, "pm") || take_letters(&ahead, "p.m."))
        is_pm = true;
    else if (!take_letters(&ahead, "am") && !take_letters(&ahead, "a.m."))
        return true;
    if (*hour < 1 || *hour > 12)
        return false;
    *hour = *hour % 12 + (is_pm ? 12 : 0);
    *at = ahead;
    return true;
}

/* Minutes and seconds behind `mark`, fractions of a second dropped; true when they are
 * sound or not there. */
static bool take_minutes(const char **at, int32_t *minute, int32_t *second)
{
    const char mark = **at;
    if (mark != ':' && mark != '.')
        return true;
    const char *ahead = *at + 1;
    if (take_digits(&ahead, 2, minute) != 2)
        return false;
    if (*ahead == mark) {
        ahead++;
        if (take_digits(&ahead, 2, second) != 2)
            return false;
        if (*ahead == '.' || *ahead == ',')
            ahead += 1 + strspn(ahead + 1, "0123456789");
    }
    *at = ahead;
    return *minute < 60 && *second < 60;
}

static bool take_time(const char **at, int32_t *tod)
{
    const char *ahead = *at;
    int32_t hour, minute = 0, second = 0;
    const int digits = take_digits(&ahead, 4, &hour);
    if (digits == 0 || digits == 3)
        return false;
    if (digits == 4) {
        minute = hour % 100;
        hour /= 100;
    } else if (!take_minutes(&ahead, &minute, &second)) {
        return false;
    }
    if (!take_half_day(&ahead, &hour) || minute > 59 || hour > LATEST_TOD / 3600)
        return false;
    *tod = hour * 3600 + minute * 60 + second;
    *at = ahead;
    return *tod <= LATEST_TOD;
}

/* "Z", "+02:00", "+0000", "-5"; has_offset stays false when there is none. */
static bool take_offset(const char **at, bool *has_offset, int32_t *offset_s)
{
    if (**at == 'Z' || **at == 'z') {
        *has_offset = true;
        (*at)++;
        return true;
    }
    if (**at != '+' && **at != '-')
        return true;
    const int32_t sign = **at == '-' ? -1 : 1;
    const char *ahead = *at + 1;
    int32_t hour = 0, minute = 0;
    const int digits = take_digits(&ahead, 4, &hour);
    if (digits == 4) {
        minute = hour % 100;
        hour /= 100;
    } else if (*ahead == ':') {
        ahead++;
        if (take_digits(&ahead, 2, &minute) != 2)
            return false;
    }
    if (digits == 0 || digits == 3 || hour > 14 || minute > 59)
        return false;
    *has_offset = true;
    *offset_s = sign * (hour * 3600 + minute * 60);
    *at = ahead;
    return true;
}

struct clock {
    int32_t tod; /* -1: none */
    bool has_offset;
    int32_t offset_s;
};

/* What may follow a date. */
static bool take_clock(const char **at, struct clock *clock)
{
    *clock = (struct clock){.tod = -1};
    const char *ahead = *at;
    if (*ahead == 'T' || *ahead == 't' || *ahead == ',')
        ahead++;
    ahead = skip_blanks(ahead);
    if (*ahead == '\0' && ahead == *at)
        return true;
    if (!take_time(&ahead, &clock->tod))
        return *skip_blanks(*at) == '\0';
    ahead = skip_blanks(ahead);
    if (!take_offset(&ahead, &clock->has_offset, &clock->offset_s))
        return false;
    *at = ahead;
    return *ahead == '\0' && clock->tod <= DAY_S;
}

static bool localise(struct moment *moment, const struct clock *clock,
                     const struct zone *zone, struct err *err)
{
    if (clock->tod == 0 && clock->offset_s == 0) {
        moment->tod = -1;
        return true;
    }
    if (!zone)
        return err_set(err, ERR_INPUT,
                       "is in UTC or has an offset, and no time zone was given");
    const int64_t at_utc = (int64_t)moment->day * DAY_S + clock->tod - clock->offset_s;
    zone_local(zone, at_utc, &moment->day, &moment->tod);
    return true;
}

static bool refuse_date(enum date_order order, struct err *err)
{
    static const char *const forms[] = {
        [DATE_ORDER_GUESS] = "2026-11-24",
        [DATE_ORDER_DMY] = "2026-11-24 or 24.11.2026, day before month",
        [DATE_ORDER_MDY] = "2026-11-24 or 11/24/2026, month before day"};
    return err_set(err, ERR_INPUT, "is not a date as %s", forms[order]);
}

bool moment_read(const char *text, enum date_order order, const struct zone *zone,
                 struct moment *moment, struct err *err)
{
    struct date_parts parts;
    struct clock clock;
    const char *at = text;
    if (!take_date(&at, &parts) || !take_clock(&at, &clock))
        return refuse_date(order, err);
    const enum date_told told = told_of_parts(&parts);
    if (told == DATE_TOLD_AMBIGUOUS && order == DATE_ORDER_GUESS)
        return err_set(
            err, ERR_INPUT,
            "can be read with the day or the month first: say the date order");
    if (order == DATE_ORDER_GUESS)
        order = told == DATE_TOLD_MDY ? DATE_ORDER_MDY : DATE_ORDER_DMY;
    struct moment read = {.tod = clock.tod};
    if (!day_of_civil(civil_of_parts(&parts, order), &read.day))
        return refuse_date(order, err);
    if (clock.has_offset && !localise(&read, &clock, zone, err))
        return false;
    *moment = read;
    return true;
}

bool tod_text_read(const char *text, enum date_order order, const struct zone *zone,
                   int32_t *tod, struct err *err)
{
    const char *at = text;
    int32_t value;
    if (take_time(&at, &value) && *at == '\0') {
        *tod = value;
        return true;
    }
    struct moment moment;
    struct err inner;
    if (date_told_of(text) == DATE_TOLD_INVALID)
        return err_set(err, ERR_INPUT, "is not a time of day as 09:30 or 9:30 am");
    if (!moment_read(text, order, zone, &moment, &inner))
        return err_set(err, inner.code, "%s", inner.text);
    if (moment.tod < 0)
        return err_set(err, ERR_INPUT, "is a date without a time of day");
    *tod = moment.tod;
    return true;
}

/* --- lengths --- */

/* Seconds of one unit at *at; minutes when there is no unit. 0: some other word. */
static int64_t take_unit(const char **at, bool *is_named)
{
    static const struct {
        const char *word;
        int64_t unit_s;
    } units[] = {{"h", 3600},     {"hr", 3600},   {"hrs", 3600},   {"hour", 3600},
                 {"hours", 3600}, {"std", 3600},  {"m", 60},       {"min", 60},
                 {"mins", 60},    {"minute", 60}, {"minutes", 60}, {"s", 1},
                 {"sec", 1},      {"secs", 1},    {"second", 1},   {"seconds", 1}};
    const char *ahead = skip_blanks(*at);
    *is_named = isalpha((unsigned char)*ahead) != 0;
    for (size_t i = 0; *is_named && i < sizeof units / sizeof *units; i++) {
        if (take_letters(&ahead, units[i].word)) {
            *at = ahead + (*ahead == '.');
            return units[i].unit_s;
        }
    }
    return *is_named ? 0 : 60;
}

/* One number with its unit, added to *sum_s; `usual_s` is the unit of a number without.
 */
static bool take_stretch(const char **at, char mark, int64_t usual_s, int64_t *sum_s,
                         int64_t *unit_s)
{
    char digits[24];
    const size_t length = strspn(*at, "0123456789.,");
    if (length == 0 || length >= sizeof digits)
        return false;
    memcpy(digits, *at, length);
    digits[length] = '\0';
    int64_t thousandths;
    struct err ignored;
    if (!number_decimal_read(digits, mark, 3, &thousandths, &ignored) ||
        thousandths > INT64_C(1000000000))
        return false;
    *at += length;
    bool is_named;
    *unit_s = take_unit(at, &is_named);
    if (!is_named)
        *unit_s = usual_s;
    *sum_s += (thousandths * *unit_s + 500) / 1000;
    return *unit_s > 0;
}

/* "01:30", "1:30:00": hours, minutes and seconds. */
static bool read_clock_length(const char *text, int64_t *length_s)
{
    const char *at = text;
    int32_t hour, minute = 0, second = 0;
    if (!strchr(text, ':') || !take_digits(&at, 3, &hour) ||
        !take_minutes(&at, &minute, &second) || *at)
        return false;
    *length_s = (int64_t)hour * 3600 + minute * 60 + second;
    return true;
}

bool length_text_read(const char *text, char mark, int64_t *length_s, struct err *err)
{
    if (read_clock_length(text, length_s))
        return true;
    const char *at = text;
    if (strncmp(at, "PT", 2) == 0) /* ISO 8601 */
        at += 2;
    int64_t sum_s = 0, unit_s = 60, before_s = INT64_MAX;
    bool is_sound = *at != '\0';
    while (is_sound && *at) {
        /* Behind hours and at the beginning; elsewhere a unit is needed. */
        const int64_t usual_s = before_s == 3600 || before_s == INT64_MAX ? 60 : 0;
        is_sound =
            take_stretch(&at, mark, usual_s, &sum_s, &unit_s) && unit_s < before_s;
        before_s = unit_s;
        at = skip_blanks(at);
    }
    if (!is_sound)
        return err_set(err, ERR_INPUT,
                       "is not a length of time as 45 (minutes), 1h30m or 01:30");
    *length_s = sum_s;
    return true;
}

bool date_order_find(const char *word, enum date_order *order)
{
    static const char *const words[] = {"guess", "dmy", "mdy"};
    for (unsigned i = 0; i < sizeof words / sizeof *words; i++) {
        if (strcmp(words[i], word) == 0) {
            *order = (enum date_order)i;
            return true;
        }
    }
    return false;
}
