// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/zone_rule.h"

#include "base/civil.h"

#include <string.h>

/* What is left to read; `ok` turns false at the first fault and stays so, which lets a
 * rule be read straight through and judged once. */
struct reader {
    const char *at;
    bool ok;
};

static bool accept(struct reader *reader, char wanted)
{
    if (*reader->at != wanted)
        return false;
    reader->at++;
    return true;
}

static void expect(struct reader *reader, char wanted)
{
    if (!accept(reader, wanted))
        reader->ok = false;
}

static int32_t read_number(struct reader *reader, int32_t least, int32_t most)
{
    int32_t number = 0;
    const char *first = reader->at;
    while (*reader->at >= '0' && *reader->at <= '9' && number <= most)
        number = number * 10 + (*reader->at++ - '0');
    if (reader->at == first || number < least || number > most)
        reader->ok = false;
    return number;
}

/* [+-]hh[:mm[:ss]] */
static int32_t read_span_s(struct reader *reader, int32_t most_hours)
{
    const int32_t sign = accept(reader, '-') ? -1 : 1;
    if (sign == 1)
        (void)accept(reader, '+');
    int32_t seconds = read_number(reader, 0, most_hours) * 3600;
    if (accept(reader, ':'))
        seconds += read_number(reader, 0, 59) * 60;
    if (accept(reader, ':'))
        seconds += read_number(reader, 0, 59);
    return sign * seconds;
}

static bool is_letter(char c)
{
    return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
}

/* "EET", or anything but '>' between '<' and '>'. */
static void read_abbreviation(struct reader *reader, char name[ZONE_NAME_SIZE])
{
    const bool quoted = accept(reader, '<');
    const char *first = reader->at;
    while (quoted ? *reader->at != '\0' && *reader->at != '>' : is_letter(*reader->at))
        reader->at++;
    const size_t length = (size_t)(reader->at - first);
    if (length < 3 || length >= ZONE_NAME_SIZE) {
        reader->ok = false;
        return;
    }
    memcpy(name, first, length);
    name[length] = '\0';
    if (quoted)
        expect(reader, '>');
}

static struct zone_rule_date read_date(struct reader *reader)
{
    struct zone_rule_date date = {.at_s = 7200};
    if (accept(reader, 'M')) {
        date.kind = ZONE_RULE_WEEKDAY;
        date.month = read_number(reader, 1, 12);
        expect(reader, '.');
        date.week = read_number(reader, 1, 5);
        expect(reader, '.');
        date.weekday = read_number(reader, 0, 6);
    } else if (accept(reader, 'J')) {
        date.kind = ZONE_RULE_NO_LEAP;
        date.day = read_number(reader, 1, 365);
    } else {
        date.kind = ZONE_RULE_WITH_LEAP;
        date.day = read_number(reader, 0, 365);
    }
    if (accept(reader, '/'))
        date.at_s = read_span_s(reader, 167);
    return date;
}

bool zone_rule_read(const char *text, struct zone_rule *rule, struct err *err)
{
    struct reader reader = {.at = text, .ok = true};
    struct zone_rule read = {0};
    read_abbreviation(&reader, read.standard);
    read.standard_offset_s =
        -read_span_s(&reader, 24); /* POSIX counts west of Greenwich */
    read.saving_offset_s = read.standard_offset_s + 3600;
    if (reader.ok && *reader.at != '\0') {
        read.has_saving = true;
        read_abbreviation(&reader, read.saving);
        if (*reader.at != ',')
            read.saving_offset_s = -read_span_s(&reader, 24);
        expect(&reader, ',');
        read.begin = read_date(&reader);
        expect(&reader, ',');
        read.end = read_date(&reader);
    }
    if (!reader.ok || *reader.at != '\0')
        return err_set(err, ERR_INPUT, "'%.60s' is not a rule for a zone's clock",
                       text);
    *rule = read;
    return true;
}

static bool is_leap(int32_t year)
{
    return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int32_t day_of_change(const struct zone_rule_date *date, int32_t year)
{
    const int32_t new_year = civil_day((struct civil){year, 1, 1});
    if (date->kind == ZONE_RULE_WITH_LEAP)
        return new_year + date->day;
    if (date->kind == ZONE_RULE_NO_LEAP)
        return new_year + date->day - 1 + (is_leap(year) && date->day >= 60);
    const int32_t month_begins = civil_day((struct civil){year, date->month, 1});
    const int32_t next_month =
        date->month == 12 ? civil_day((struct civil){year + 1, 1, 1})
                          : civil_day((struct civil){year, date->month + 1, 1});
    const int32_t wanted = (date->weekday + 6) % 7; /* Monday first */
    int32_t day = month_begins + (wanted - civil_weekday(month_begins) + 7) % 7 +
                  7 * (date->week - 1);
    if (day >= next_month)
        day -= 7;
    return day;
}

static int64_t instant_of_change(const struct zone_rule_date *date, int32_t year,
                                 int32_t offset_before_s)
{
    return (int64_t)day_of_change(date, year) * DAY_S + date->at_s - offset_before_s;
}

/* Move the state on for one change, which leads to the given offset. */
static void apply_change(struct zone_rule_state *state, int64_t *since_utc,
                         int64_t at_utc, int64_t change_utc, int32_t offset_s,
                         const char *abbreviation)
{
    if (change_utc > at_utc) {
        if (change_utc < state->until_utc)
            state->until_utc = change_utc;
    } else if (change_utc >= *since_utc) {
        *since_utc = change_utc;
        state->offset_s = offset_s;
        state->abbreviation = abbreviation;
    }
}

/* Changes of a year may fall into its neighbours (hours to 167), hence two years either
 * way. Of two changes at one instant that of the later year wins: a saving time that
 * lasts all year ends and begins anew at the turn of the year. */
struct zone_rule_state zone_rule_at(const struct zone_rule *rule, int64_t at_utc)
{
    struct zone_rule_state state = {rule->standard_offset_s, rule->standard, INT64_MAX};
    if (!rule->has_saving)
        return state;
    const int32_t year = civil_from_day((int32_t)(at_utc / DAY_S)).year;
    int64_t since_utc = INT64_MIN;
    for (int32_t y = year - 2; y <= year + 2; y++) {
        const int64_t begins =
            instant_of_change(&rule->begin, y, rule->standard_offset_s);
        const int64_t ends = instant_of_change(&rule->end, y, rule->saving_offset_s);
        apply_change(&state, &since_utc, at_utc, begins, rule->saving_offset_s,
                     rule->saving);
        apply_change(&state, &since_utc, at_utc, ends, rule->standard_offset_s,
                     rule->standard);
    }
    return state;
}
