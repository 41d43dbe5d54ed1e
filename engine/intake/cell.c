// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/cell.h"

#include "base/civil.h"
#include "intake/opening_hours.h"
#include "intake/time_text.h"
#include "intake/weekday_text.h"
#include "text/fold.h"
#include "text/number.h"

#include <ctype.h>
#include <math.h>
#include <stdio.h>
#include <string.h>

enum { BOUND_SIZE = NUMBER_SIZE, KEY_SIZE = 64, PERCENT_DECIMALS = 4 };

/* --- bounds --- */

/* A value of a field as a message shows it. */
static const char *bound_text(enum field_type type, int64_t number,
                              char text[BOUND_SIZE])
{
    switch (type) {
    case FIELD_MONEY:
        number_decimal_text(number, 2, text);
        break;
    case FIELD_SHARE:
        number_decimal_text(number / 10000, 0, text);
        strcat(text, "%");
        break;
    case FIELD_LENGTH:
    case FIELD_TOD:
        civil_tod_text((int32_t)number, text);
        break;
    case FIELD_DATE:
        civil_day_text((int32_t)number, text);
        break;
    case FIELD_ID:
    case FIELD_TEXT:
    case FIELD_LON:
    case FIELD_LAT:
    case FIELD_COUNT:
    case FIELD_WEEKDAY:
    case FIELD_WEEKDAYS:
    case FIELD_FLAG:
    case FIELD_WORD:
    case FIELD_TIER:
    case FIELD_ACCOUNT:
    case FIELD_ACCOUNTS:
    case FIELD_REP:
    case FIELD_OPENING:
        number_decimal_text(number, 0, text);
        break;
    }
    return text;
}

static bool bounds_check(const struct field *field, int64_t number, struct err *err)
{
    if (field->least == 0 && field->most == 0)
        return true;
    if (number >= field->least && number <= field->most)
        return true;
    char least[BOUND_SIZE], most[BOUND_SIZE];
    return err_set(err, ERR_INPUT, "is not from %s to %s",
                   bound_text(field->type, field->least, least),
                   bound_text(field->type, field->most, most));
}

static bool put_number(const struct field *field, int64_t number,
                       struct field_value *value, struct err *err)
{
    if (!bounds_check(field, number, err))
        return false;
    value->number = number;
    return true;
}

/* --- text --- */

static bool is_control(const char *at)
{
    const unsigned char byte = (unsigned char)*at;
    return byte < 0x20 || byte == 0x7F ||
           (byte == 0xC2 && (unsigned char)at[1] >= 0x80 &&
            (unsigned char)at[1] < 0xA0);
}

static const char *find_control(const char *text)
{
    for (; *text; text++)
        if (is_control(text))
            return text;
    return NULL;
}

/* Line breaks of an address become ", ", tabs become spaces. */
static bool text_clean(const char *text, struct arena *arena, const char **cleaned,
                       struct err *err)
{
    *cleaned = text;
    if (!find_control(text))
        return true;
    char *copy = arena_alloc(arena, 2 * strlen(text) + 1);
    size_t length = 0;
    for (const char *at = text; *at; at++) {
        if (*at == '\n' || *at == '\r') {
            at += strspn(at, "\r\n \t") - 1;
            memcpy(copy + length, ", ", 2);
            length += 2;
        } else if (*at == '\t') {
            copy[length++] = ' ';
        } else if (is_control(at)) {
            const unsigned char byte = (unsigned char)*at;
            return err_set(err, ERR_INPUT, "holds the control character U+%04X",
                           byte == 0xC2 ? (unsigned char)at[1] : byte);
        } else {
            copy[length++] = *at;
        }
    }
    copy[length] = '\0';
    *cleaned = copy;
    return true;
}

static bool read_text(const char *text, size_t most, struct arena *arena,
                      struct field_value *value, struct err *err)
{
    if (strlen(text) > most)
        return err_set(err, ERR_LIMIT, "is longer than %zu bytes", most);
    return text_clean(text, arena, &value->text, err);
}

/* Keys are matched byte by byte, so nothing is made of their breaks. */
static bool read_key(const char *text, size_t most, struct field_value *value,
                     struct err *err)
{
    if (strlen(text) > most)
        return err_set(err, ERR_LIMIT, "is longer than %zu bytes", most);
    if (find_control(text))
        return err_set(err, ERR_INPUT, "holds a control character");
    value->text = text;
    return true;
}

static bool read_tier(const char *text, struct field_value *value, struct err *err)
{
    size_t characters = 0;
    for (const char *at = text; *at; at++)
        characters += ((unsigned char)*at & 0xC0) != 0x80;
    if (characters > CELL_TIER_MAX)
        return err_set(err, ERR_LIMIT, "is longer than %d characters", CELL_TIER_MAX);
    return read_key(text, CELL_ID_MAX, value, err);
}

/* --- words --- */

/* Letters and digits in lower case; on the stack where that will do. */
static const char *key_of(const char *text, char key[KEY_SIZE], struct arena *arena)
{
    size_t length = 0;
    for (const char *at = text; *at; at++) {
        if ((unsigned char)*at >= 0x80 || length == KEY_SIZE - 1)
            return fold_key(text, arena);
        if (isalnum((unsigned char)*at))
            key[length++] = (char)tolower((unsigned char)*at);
    }
    key[length] = '\0';
    return key;
}

/* Our words are lower case; they may have `_`, which a key has not. */
static bool word_is_key(const char *word, const char *key)
{
    for (; *word; word++) {
        if (*word == '_')
            continue;
        if (*word != *key++)
            return false;
    }
    return *key == '\0';
}

static bool find_word(const struct field *field, const char *key, uint32_t *word_ix)
{
    for (uint32_t i = 0; field->words[i]; i++) {
        if (word_is_key(field->words[i], key)) {
            *word_ix = i;
            return true;
        }
    }
    for (const struct word_synonym *synonym = field->synonyms;
         synonym && synonym->others; synonym++)
        if (strcmp(synonym->others, key) == 0)
            for (uint32_t i = 0; field->words[i]; i++)
                if (strcmp(field->words[i], synonym->word) == 0) {
                    *word_ix = i;
                    return true;
                }
    return false;
}

static bool read_word(const struct field *field, const char *text, struct arena *arena,
                      struct field_value *value, struct err *err)
{
    char key[KEY_SIZE];
    uint32_t word_ix;
    if (find_word(field, key_of(text, key, arena), &word_ix)) {
        value->number = word_ix;
        value->text = field->words[word_ix];
        return true;
    }
    char list[256] = "";
    size_t length = 0;
    for (uint32_t i = 0; field->words[i]; i++)
        length += (size_t)snprintf(list + length, sizeof list - length, "%s%s",
                                   i ? ", " : "", field->words[i]);
    return err_set(err, ERR_INPUT, "is none of %s", list);
}

static bool read_flag(const char *text, struct arena *arena, struct field_value *value,
                      struct err *err)
{
    static const char *const yes[] = {"yes", "y",  "true", "t",  "1",
                                      "x",   "on", "ja",   "si", "oui"};
    static const char *const no[] = {"no", "n",   "false", "f",
                                     "0",  "off", "nein",  "non"};
    char buffer[KEY_SIZE];
    const char *key = key_of(text, buffer, arena);
    for (size_t i = 0; i < sizeof yes / sizeof *yes; i++) {
        if (strcmp(key, yes[i]) == 0) {
            value->number = 1;
            return true;
        }
    }
    for (size_t i = 0; i < sizeof no / sizeof *no; i++) {
        if (strcmp(key, no[i]) == 0) {
            value->number = 0;
            return true;
        }
    }
    return err_set(err, ERR_INPUT, "is neither yes nor no");
}

/* --- numbers --- */

static bool read_degrees(const char *text, double most, const char *name,
                         struct field_value *value, struct err *err)
{
    double degrees;
    if (!number_real_read(text, &degrees, err))
        return err_set(err, ERR_INPUT, "is not a %s in degrees as 24.1052", name);
    if (!(degrees >= -most && degrees <= most))
        return err_set(err, ERR_INPUT, "is not a %s from -%.0f to %.0f", name, most,
                       most);
    value->degrees = degrees;
    return true;
}

static bool read_count(const struct field *field, char mark, const char *text,
                       struct field_value *value, struct err *err)
{
    enum { SCALE = 1000 };
    int64_t thousandths;
    if (!number_decimal_read(text, mark, 3, &thousandths, err))
        return false;
    if (thousandths % SCALE != 0)
        return err_set(err, ERR_INPUT, "is not a whole number");
    return put_number(field, thousandths / SCALE, value, err);
}

/* "80%" and "0.8"; "80" alone could mean either of two, so it is asked for. */
static bool read_share(const struct field *field, char mark, const char *text,
                       struct field_value *value, struct err *err)
{
    char plain[KEY_SIZE];
    size_t length = strlen(text);
    const bool is_percent = text[length - 1] == '%';
    if (length >= sizeof plain)
        return err_set(err, ERR_INPUT, "is not a share as 80%% or 0.8");
    memcpy(plain, text, length + 1);
    if (is_percent)
        plain[--length] = '\0';
    int64_t number;
    struct err inner;
    const int decimals = is_percent ? PERCENT_DECIMALS : 6;
    if (!number_decimal_read(plain, mark, decimals, &number, &inner))
        return err_set(err, ERR_INPUT, "is not a share as 80%% or 0.8");
    if (!is_percent && number > 1000000)
        return err_set(err, ERR_INPUT, "is no share: write 80%% or 0.8");
    return put_number(field, number, value, err);
}

static bool read_money(const struct field *field, char mark, const char *text,
                       struct field_value *value, struct err *err)
{
    int64_t number;
    return number_decimal_read(text, mark, 2, &number, err) &&
           put_number(field, number, value, err);
}

/* --- times --- */

static bool read_date(const struct field *field, const struct cell_style *style,
                      const char *text, struct field_value *value, struct err *err)
{
    struct moment moment;
    return moment_read(text, style->date_order, style->zone, &moment, err) &&
           put_number(field, moment.day, value, err);
}

static bool read_tod(const struct field *field, const struct cell_style *style,
                     const char *text, struct field_value *value, struct err *err)
{
    int32_t tod;
    return tod_text_read(text, style->date_order, style->zone, &tod, err) &&
           put_number(field, tod, value, err);
}

static bool read_length(const struct field *field, char mark, const char *text,
                        struct field_value *value, struct err *err)
{
    int64_t length_s;
    return length_text_read(text, mark, &length_s, err) &&
           put_number(field, length_s, value, err);
}

static bool read_weekday(const char *text, struct field_value *value, struct err *err)
{
    const int32_t bits = weekdays_read(text);
    if (bits == 0 || (bits & (bits - 1)) != 0)
        return err_set(err, ERR_INPUT, "is not a day of the week as Mon, Monday or 1");
    value->number = 0;
    while (!(bits >> value->number & 1))
        value->number++;
    return true;
}

static bool read_weekdays(const struct field *field, const char *text,
                          struct field_value *value, struct err *err)
{
    const int32_t bits = weekdays_read(text);
    if (bits == 0)
        return err_set(err, ERR_INPUT, "is not a list of weekdays as Mo-Fr or Mo,We");
    return put_number(field, bits, value, err);
}

static bool read_opening(const char *text, struct arena *arena,
                         struct field_value *value, const char **warning,
                         struct err *err)
{
    if (!read_text(text, CELL_TEXT_MAX, arena, value, err))
        return false;
    const struct opening_reading reading = opening_hours_read(text, arena);
    value->openings = reading.openings;
    value->opening_count = reading.count;
    if (reading.grasp == OPENING_PART)
        *warning = arena_format(arena, "is understood but for '%s', which is left out",
                                reading.left_out);
    else if (reading.grasp == OPENING_NONE)
        *warning = reading.left_out ? "is not understood as opening hours: left as text"
                                    : "is never open: left as text";
    return true;
}

bool cell_read(const struct field *field, const struct cell_style *style,
               const char *text, struct arena *arena, struct field_value *value,
               const char **warning, struct err *err)
{
    *value = (struct field_value){.is_given = true};
    *warning = NULL;
    const char mark = style->decimal_mark;
    switch (field->type) {
    case FIELD_ID:
    case FIELD_ACCOUNT:
    case FIELD_REP:
        return read_key(text, CELL_ID_MAX, value, err);
    case FIELD_TEXT:
        return read_text(text, CELL_TEXT_MAX, arena, value, err);
    case FIELD_LON:
        return read_degrees(text, 180, "longitude", value, err);
    case FIELD_LAT:
        return read_degrees(text, 90, "latitude", value, err);
    case FIELD_MONEY:
        return read_money(field, mark, text, value, err);
    case FIELD_LENGTH:
        return read_length(field, mark, text, value, err);
    case FIELD_COUNT:
        return read_count(field, mark, text, value, err);
    case FIELD_SHARE:
        return read_share(field, mark, text, value, err);
    case FIELD_DATE:
        return read_date(field, style, text, value, err);
    case FIELD_TOD:
        return read_tod(field, style, text, value, err);
    case FIELD_WEEKDAY:
        return read_weekday(text, value, err);
    case FIELD_WEEKDAYS:
        return read_weekdays(field, text, value, err);
    case FIELD_FLAG:
        return read_flag(text, arena, value, err);
    case FIELD_WORD:
        return read_word(field, text, arena, value, err);
    case FIELD_TIER:
        return read_tier(text, value, err);
    case FIELD_ACCOUNTS:
        return read_key(text, CELL_TEXT_MAX, value, err);
    case FIELD_OPENING:
        return read_opening(text, arena, value, warning, err);
    }
    return err_set(err, ERR_SYSTEM, "is of an unknown kind");
}

/* What one of the number is in the unit of the field; 0: it cannot be scaled. */
static double unit_of(enum field_type type)
{
    if (type == FIELD_MONEY)
        return 100;
    if (type == FIELD_LENGTH)
        return 60;
    if (type == FIELD_SHARE)
        return 1e6;
    return type == FIELD_COUNT ? 1 : 0;
}

bool cell_read_scaled(const struct field *field, const struct cell_style *style,
                      double factor, const char *text, struct arena *arena,
                      struct field_value *value, const char **warning, struct err *err)
{
    enum { EXACT_BITS = 53 };
    const double unit = unit_of(field->type);
    if (!(unit > 0))
        return cell_read(field, style, text, arena, value, warning, err);
    *value = (struct field_value){.is_given = true};
    *warning = NULL;
    int64_t millionths;
    if (!number_decimal_read(text, style->decimal_mark, 6, &millionths, err))
        return false;
    const double scaled = round((double)millionths * unit * factor / 1e6);
    if (!(fabs(scaled) < (double)(INT64_C(1) << EXACT_BITS)))
        return err_set(err, ERR_LIMIT, "times %g is too large a number", factor);
    return put_number(field, (int64_t)scaled, value, err);
}

static bool is_text(enum field_type type)
{
    return type == FIELD_TEXT || type == FIELD_ID || type == FIELD_ACCOUNT ||
           type == FIELD_ACCOUNTS || type == FIELD_REP || type == FIELD_TIER;
}

bool cell_is_empty(const struct field *field, const char *text)
{
    static const char *const nothings[] = {"NULL", "null", "N/A", "n/a", "#N/A", "-"};
    if (*text == '\0')
        return true;
    const char first = *text;
    if (is_text(field->type) ||
        (first != 'N' && first != 'n' && first != '#' && first != '-'))
        return false;
    for (size_t i = 0; i < sizeof nothings / sizeof *nothings; i++)
        if (strcmp(text, nothings[i]) == 0)
            return true;
    return false;
}
