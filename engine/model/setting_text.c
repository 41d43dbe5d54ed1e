// SPDX-License-Identifier: GPL-3.0-or-later
/* Values of settings as people write them, in both directions; what is written reads
 * back as the same number. Independent of the locale: a decimal point or comma, no
 * thousands. */
#include "base/civil.h"
#include "model/settings.h"

#include <assert.h>
#include <inttypes.h>
#include <stdio.h>
#include <string.h>

enum { PPM = 1000000, WEEKDAY_COUNT = 7 };

static const char *skip_spaces(const char *text)
{
    while (*text == ' ' || *text == '\t')
        text++;
    return text;
}

/* Digits with up to `decimals` of them after a point or comma, times 10^decimals; NULL
 * when there is no number at `text` or it is too large, else where it ends. */
static const char *read_decimal(const char *text, int decimals, int64_t *number)
{
    const bool is_negative = *text == '-';
    const char *at = text + is_negative;
    const char *first = at;
    int64_t value = 0;
    int after = -1; /* digits after the mark; -1: no mark yet */
    for (;; at++) {
        if ((*at == '.' || *at == ',') && after < 0 && decimals > 0) {
            after = 0;
            continue;
        }
        if (*at < '0' || *at > '9')
            break;
        if (after == decimals || value > INT64_MAX / 10 - 10)
            return NULL;
        value = value * 10 + (*at - '0');
        after += after >= 0;
    }
    if (at == first || (at == first + 1 && after == 0))
        return NULL;
    for (int i = after < 0 ? 0 : after; i < decimals; i++) {
        if (value > INT64_MAX / 10)
            return NULL;
        value *= 10;
    }
    *number = is_negative ? -value : value;
    return at;
}

static bool read_number(const char *text, int decimals, int64_t *number)
{
    const char *end = read_decimal(text, decimals, number);
    return end && *skip_spaces(end) == '\0';
}

/* "30 %" and "0.3" are the same share. */
static bool read_share(const char *text, int64_t *ppm)
{
    int64_t percent;
    const char *end = read_decimal(text, 4, &percent);
    if (end) {
        end = skip_spaces(end);
        if (*end == '%' && *skip_spaces(end + 1) == '\0') {
            *ppm = percent;
            return true;
        }
    }
    return read_number(text, 6, ppm);
}

/* "14", "14 days", "14d". */
static bool read_days(const char *text, int64_t *days)
{
    const char *end = read_decimal(text, 0, days);
    if (!end)
        return false;
    end = skip_spaces(end);
    return *end == '\0' || strcmp(end, "d") == 0 || strcmp(end, "day") == 0 ||
           strcmp(end, "days") == 0;
}

/* "1h30m", "45m", "90s", "45" (minutes), "0:45". */
static bool read_length(const char *text, int64_t *length_s)
{
    static const struct {
        char letter;
        int64_t unit_s;
    } units[] = {{'h', 3600}, {'m', 60}, {'s', 1}};
    int32_t tod;
    struct err ignored;
    if (strchr(text, ':')) {
        if (!civil_tod_read(text, &tod, &ignored))
            return false;
        *length_s = tod;
        return true;
    }
    int64_t sum_s = 0, number;
    size_t next_unit = 0;
    const char *at = text;
    while (*at) {
        at = read_decimal(at, 0, &number);
        if (!at || number < 0 || number > INT32_MAX)
            return false;
        if (*at == '\0' && next_unit == 0) { /* a bare number is minutes */
            *length_s = number * 60;
            return true;
        }
        while (next_unit < 3 && units[next_unit].letter != *at)
            next_unit++;
        if (next_unit == 3)
            return false;
        sum_s += number * units[next_unit++].unit_s;
        at = skip_spaces(at + 1);
    }
    *length_s = sum_s;
    return at != text;
}

static bool read_weekday(const char **text, int *weekday)
{
    for (int day = 0; day < WEEKDAY_COUNT; day++) {
        if (strncmp(*text, civil_weekday_name(day), 3) == 0) {
            *text += 3;
            *weekday = day;
            return true;
        }
    }
    return false;
}

/* "Mon-Fri", "Mon,Wed", "Sat-Mon", "none". */
static bool read_weekdays(const char *text, int64_t *bits)
{
    int64_t sum = 0;
    if (strcmp(text, "none") == 0) {
        *bits = 0;
        return true;
    }
    for (;;) {
        int first, last;
        if (!read_weekday(&text, &first))
            return false;
        last = first;
        if (*text == '-') {
            text++;
            if (!read_weekday(&text, &last))
                return false;
        }
        for (int day = first; day != last; day = (day + 1) % WEEKDAY_COUNT)
            sum |= INT64_C(1) << day;
        sum |= INT64_C(1) << last;
        if (*text != ',')
            break;
        text = skip_spaces(text + 1);
    }
    *bits = sum;
    return *text == '\0';
}

static bool read_tod(const char *text, int64_t *value)
{
    int32_t tod;
    struct err ignored;
    if (!civil_tod_read(text, &tod, &ignored))
        return false;
    *value = tod;
    return true;
}

static bool read_kind(enum setting_kind kind, const char *text, int64_t *value)
{
    switch (kind) {
    case SETTING_KIND_SHARE:
        return read_share(text, value);
    case SETTING_KIND_FACTOR:
    case SETTING_KIND_PRICE:
        return read_number(text, 6, value);
    case SETTING_KIND_LENGTH:
        return read_length(text, value);
    case SETTING_KIND_TOD:
        return read_tod(text, value);
    case SETTING_KIND_MONEY:
        return read_number(text, 2, value);
    case SETTING_KIND_DAYS:
        return read_days(text, value);
    case SETTING_KIND_COUNT:
        return read_number(text, 0, value);
    case SETTING_KIND_WEEKDAYS:
        return read_weekdays(text, value);
    }
    assert(false);
    return false;
}

static const char *kind_example(enum setting_kind kind)
{
    switch (kind) {
    case SETTING_KIND_SHARE:
        return "a share like 30 %";
    case SETTING_KIND_FACTOR:
        return "a number like 1.30";
    case SETTING_KIND_LENGTH:
        return "a length of time like 1h30m";
    case SETTING_KIND_TOD:
        return "a time of day like 08:30";
    case SETTING_KIND_MONEY:
        return "an amount like 35.00";
    case SETTING_KIND_PRICE:
        return "a price like 0.45";
    case SETTING_KIND_DAYS:
        return "a number of days like 14";
    case SETTING_KIND_COUNT:
        return "a whole number";
    case SETTING_KIND_WEEKDAYS:
        return "days of the week like Mon-Fri or Mon,Wed";
    }
    assert(false);
    return "";
}

bool setting_value_read(enum setting setting, const char *text, int64_t *value,
                        struct err *err)
{
    const struct setting_info *info = setting_info_get(setting);
    int64_t number;
    if (!read_kind(info->kind, skip_spaces(text), &number))
        return err_set(err, ERR_INPUT, "setting '%s': '%.60s' is not %s", info->name,
                       text, kind_example(info->kind));
    if (number < info->least || number > info->most) {
        struct arena arena = {0};
        err_set(err, ERR_INPUT, "setting '%s': '%.60s' is outside %s..%s", info->name,
                text, setting_value_text(setting, info->least, &arena),
                setting_value_text(setting, info->most, &arena));
        arena_release(&arena);
        return false;
    }
    *value = number;
    return true;
}

/* A number of millionths with at least `least` decimals and no zeros beyond them. */
static char *decimal_text(int64_t millionths, int least, struct arena *arena)
{
    char *text = arena_format(arena, "%" PRId64 ".%06" PRId64, millionths / PPM,
                              millionths % PPM);
    size_t length = strlen(text);
    for (int decimals = 6; decimals > least && text[length - 1] == '0'; decimals--)
        text[--length] = '\0';
    if (least == 0 && text[length - 1] == '.')
        text[length - 1] = '\0';
    return text;
}

static char *length_text(int64_t length_s, struct arena *arena)
{
    const int64_t h = length_s / 3600, m = length_s / 60 % 60, s = length_s % 60;
    char hours[24] = "", minutes[8] = "", seconds[8] = "";
    if (h)
        snprintf(hours, sizeof hours, "%" PRId64 "h", h);
    if (m || (!h && !s))
        snprintf(minutes, sizeof minutes, "%dm", (int)m);
    if (s)
        snprintf(seconds, sizeof seconds, "%ds", (int)s);
    return arena_format(arena, "%s%s%s", hours, minutes, seconds);
}

/* Runs of three days and more with a dash. */
static char *weekdays_text(int64_t bits, struct arena *arena)
{
    char text[64] = "";
    size_t used = 0;
    for (int day = 0; day < WEEKDAY_COUNT; day++) {
        if (!(bits >> day & 1))
            continue;
        int last = day;
        while (last + 1 < WEEKDAY_COUNT && (bits >> (last + 1) & 1))
            last++;
        const char *comma = used ? "," : "";
        if (last - day >= 2) {
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s-%s", comma,
                                     civil_weekday_name(day), civil_weekday_name(last));
            day = last;
        } else {
            used += (size_t)snprintf(text + used, sizeof text - used, "%s%s", comma,
                                     civil_weekday_name(day));
        }
    }
    return arena_text(arena, used ? text : "none");
}

char *setting_value_text(enum setting setting, int64_t value, struct arena *arena)
{
    char tod[CIVIL_TOD_SIZE];
    switch (setting_info_get(setting)->kind) {
    case SETTING_KIND_SHARE:
        return arena_format(arena, "%s %%", decimal_text(value * 100, 0, arena));
    case SETTING_KIND_FACTOR:
    case SETTING_KIND_PRICE:
        return decimal_text(value, 2, arena);
    case SETTING_KIND_LENGTH:
        return length_text(value, arena);
    case SETTING_KIND_TOD:
        if (value % 60)
            return arena_format(arena, "%s:%02d", civil_tod_text((int32_t)value, tod),
                                (int)(value % 60));
        return arena_text(arena, civil_tod_text((int32_t)value, tod));
    case SETTING_KIND_MONEY:
        return arena_format(arena, "%" PRId64 ".%02" PRId64, value / 100, value % 100);
    case SETTING_KIND_DAYS:
    case SETTING_KIND_COUNT:
        return arena_format(arena, "%" PRId64, value);
    case SETTING_KIND_WEEKDAYS:
        return weekdays_text(value, arena);
    }
    assert(false);
    return NULL;
}
