// SPDX-License-Identifier: GPL-3.0-or-later
/* option: what each kind takes. The rows are in option_specs.c. */
#include "beat/option.h"

#include "base/civil.h"
#include "text/number.h"

#include <stddef.h>
#include <string.h>

bool option_has_word(const char *words, const char *word)
{
    const size_t length = strlen(word);
    for (const char *at = words; at != NULL; at = strchr(at, '|')) {
        at += *at == '|';
        if (strncmp(at, word, length) == 0 && (at[length] == '|' || at[length] == '\0'))
            return true;
    }
    return false;
}

static bool check_count(const struct option_spec *option, const char *text,
                        struct err *err)
{
    int64_t number;
    if (number_whole_read(text, &number, err) && number >= option->least &&
        number <= option->most)
        return true;
    if (option->most == INT64_MAX)
        return err_set(err, ERR_USAGE,
                       "'--%s' wants a whole number from %lld up, not '%s'",
                       option->name, (long long)option->least, text);
    return err_set(err, ERR_USAGE, "'--%s' wants a whole number %lld..%lld, not '%s'",
                   option->name, (long long)option->least, (long long)option->most,
                   text);
}

static bool check_word(const struct option_spec *option, const char *text,
                       struct err *err)
{
    if (option_has_word(option->words, text))
        return true;
    return err_set(err, ERR_USAGE, "'--%s' is one of %s, not '%s'", option->name,
                   option->words, text);
}

static bool check_week(const struct option_spec *option, const char *text,
                       struct err *err)
{
    int32_t day;
    if (civil_week_read(text, &day, err) || civil_day_read(text, &day, err))
        return true;
    return err_set(err, ERR_USAGE,
                   "'--%s' wants a week as 2026-W48 or a day as 2026-11-24, not '%s'",
                   option->name, text);
}

static bool check_money(const struct option_spec *option, const char *text,
                        struct err *err)
{
    int64_t money_ct;
    if (number_decimal_read(text, '.', 2, &money_ct, err) && money_ct >= 0)
        return true;
    return err_set(err, ERR_USAGE, "'--%s' wants an amount as 1234.50, not '%s'",
                   option->name, text);
}

/* Letters may be left out: minutes. */
bool option_length_read(const char *text, int32_t *length_s, struct err *err)
{
    enum { DAY_MINUTES = 24 * 60, DIGITS_MAX = 4 };
    int32_t minutes = 0;
    bool has_hours = false, is_good = text[0] != '\0';
    for (const char *at = text; is_good && *at != '\0';) {
        const size_t digits = strspn(at, "0123456789");
        int32_t number = 0;
        is_good = digits >= 1 && digits <= DIGITS_MAX;
        for (size_t i = 0; is_good && i < digits; i++)
            number = 10 * number + (at[i] - '0');
        at += digits;
        const bool is_hours = *at == 'h' && !has_hours;
        is_good = is_good && (is_hours || *at == '\0' || strcmp(at, "m") == 0);
        has_hours |= is_hours;
        minutes += is_hours ? 60 * number : number;
        at += *at != '\0';
    }
    if (!is_good || minutes < 1 || minutes > DAY_MINUTES)
        return err_set(err, ERR_USAGE,
                       "a length of time is 45m or 1h30m, at most 24h, not '%s'", text);
    *length_s = minutes * 60;
    return true;
}

static bool check_length(const struct option_spec *option, const char *text,
                         struct err *err)
{
    int32_t length_s;
    if (option_length_read(text, &length_s, err))
        return true;
    return err_in(err, "'--%s'", option->name);
}

bool option_position_read(const char *text, struct geo_point *point, struct err *err)
{
    const char *comma = strchr(text, ',');
    char lat[32];
    if (comma == NULL || (size_t)(comma - text) >= sizeof lat)
        return err_set(err, ERR_USAGE, "a position is LAT,LON as 56.95,24.11, not '%s'",
                       text);
    memcpy(lat, text, (size_t)(comma - text));
    lat[comma - text] = '\0';
    struct geo_point read;
    if (!number_real_read(lat, &read.lat_deg, err) ||
        !number_real_read(comma + 1, &read.lon_deg, err))
        return err_set(err, ERR_USAGE, "a position is LAT,LON as 56.95,24.11, not '%s'",
                       text);
    if (!geo_point_check(read, err)) {
        err->code = ERR_USAGE;
        return false;
    }
    *point = read;
    return true;
}

static bool check_position(const struct option_spec *option, const char *text,
                           struct err *err)
{
    struct geo_point point;
    if (option_position_read(text, &point, err))
        return true;
    return err_in(err, "'--%s'", option->name);
}

/* As in imports: what moves the cursor or colours a terminal is no text. Lines may
 * break. */
static bool check_text(const struct option_spec *option, const char *text,
                       struct err *err)
{
    for (const char *at = text; *at; at++) {
        const unsigned char byte = (unsigned char)*at, next = (unsigned char)at[1];
        const bool is_c1 = byte == 0xC2 && next >= 0x80 && next < 0xA0;
        if (is_c1 || byte == 0x7F || (byte < 0x20 && !strchr("\t\r\n", byte)))
            return err_set(err, ERR_USAGE, "'--%s' holds the control character U+%04X",
                           option->name, is_c1 ? next : byte);
    }
    return true;
}

bool option_check(const struct option_spec *option, const char *text, struct err *err)
{
    switch (option->kind) {
    case OPTION_COUNT:
        return check_count(option, text, err);
    case OPTION_WORD:
        return check_word(option, text, err);
    case OPTION_WEEK:
        return check_week(option, text, err);
    case OPTION_POSITION:
        return check_position(option, text, err);
    case OPTION_MONEY:
        return check_money(option, text, err);
    case OPTION_LENGTH:
        return check_length(option, text, err);
    case OPTION_TEXT:
        return check_text(option, text, err);
    case OPTION_FLAG:
    case OPTION_INSTANT:
        return true;
    case OPTION_FILE:
    case OPTION_REP:
    case OPTION_ACCOUNT:
    case OPTION_TIER:
        if (text[0] != '\0')
            return true;
        return err_set(err, ERR_USAGE, "'--%s' wants %s, not an empty text",
                       option->name, option->argument);
    }
    return true;
}
