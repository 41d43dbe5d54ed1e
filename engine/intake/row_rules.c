// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/row_rules.h"

#include "base/civil.h"
#include "base/zone.h"
#include "model/account.h"

#include <assert.h>
#include <string.h>

/* A row as the rules see it: fields by their names. */
struct row {
    enum import_kind kind;
    struct field_value *values;
    struct arena *arena;
};

static struct field_value *value_get(const struct row *row, const char *name)
{
    uint32_t ix = 0;
    const bool is_found = import_find_field(row->kind, name, &ix);
    assert(is_found);
    (void)is_found;
    return &row->values[ix];
}

static bool check_pair(const struct row *row, const char *one, const char *other,
                       struct err *err)
{
    const bool has_one = value_get(row, one)->is_given;
    const bool has_other = value_get(row, other)->is_given;
    if (has_one == has_other)
        return true;
    return err_set(err, ERR_INPUT, "has %s but no %s", has_one ? one : other,
                   has_one ? other : one);
}

/* from < until, where both are given. */
static bool check_times(const struct row *row, const char *from, const char *until,
                        struct err *err)
{
    const struct field_value *a = value_get(row, from), *b = value_get(row, until);
    if (!a->is_given || !b->is_given || a->number < b->number)
        return true;
    char from_text[CIVIL_TOD_SIZE], until_text[CIVIL_TOD_SIZE];
    return err_set(err, ERR_INPUT,
                   "%s %s is not before %s %s; 01:00 of the next day is 25:00", from,
                   civil_tod_text((int32_t)a->number, from_text), until,
                   civil_tod_text((int32_t)b->number, until_text));
}

static bool check_rep(const struct row *row, struct err *err)
{
    const struct field_value *zone = value_get(row, "zone");
    const struct zone *loaded;
    struct err inner;
    if (zone->is_given && !zone_load(zone->text, row->arena, &loaded, &inner))
        return err_set(err, ERR_INPUT, "zone: %s", inner.text);
    return check_pair(row, "lon", "lat", err);
}

static bool check_hours(const struct row *row, struct err *err)
{
    const bool has_weekday = value_get(row, "weekday")->is_given;
    const bool has_date = value_get(row, "date")->is_given;
    if (has_weekday == has_date)
        return err_set(err, ERR_INPUT, "has %s",
                       has_date ? "both weekday and date, and needs one"
                                : "neither weekday nor date");
    if (has_weekday && !value_get(row, "open")->is_given)
        return err_set(err, ERR_INPUT, "has a weekday but no open");
    return check_pair(row, "open", "close", err) &&
           check_times(row, "open", "close", err);
}

static void put_kind(const struct row *row, const char *word,
                     enum appointment_kind kind)
{
    struct field_value *value = value_get(row, "kind");
    if (!value->is_given)
        *value = (struct field_value){.is_given = true, .number = kind, .text = word};
}

/* Ends are kept only as durations. */
static bool put_duration(const struct row *row, struct err *err)
{
    struct field_value *end = value_get(row, "end"),
                       *duration = value_get(row, "duration");
    const struct field_value *start = value_get(row, "start");
    if (end->is_given && start->is_given && !duration->is_given) {
        /* An end after midnight is written as a time of the next day. */
        int64_t length_s = end->number - start->number;
        if (length_s < 0)
            length_s += DAY_S;
        if (length_s < 60)
            return err_set(err, ERR_INPUT, "ends when it starts");
        *duration = (struct field_value){.is_given = true, .number = length_s};
    }
    *end = (struct field_value){0};
    return true;
}

static bool check_appointment(const struct row *row, struct err *err)
{
    const bool has_start = value_get(row, "start")->is_given;
    if (has_start)
        put_kind(row, "fixed", APPOINTMENT_FIXED);
    else
        put_kind(row, "day", APPOINTMENT_DAY);
    const struct field_value *kind = value_get(row, "kind");
    const bool needs_start =
        kind->number == APPOINTMENT_FIXED || kind->number == APPOINTMENT_LEEWAY;
    if (needs_start && !has_start)
        return err_set(err, ERR_INPUT, "is of kind %s and has no start", kind->text);
    return put_duration(row, err);
}

/* Files of blocks seldom have keys; the same block of a later file is found again. */
static void put_block_id(const struct row *row)
{
    struct field_value *id = value_get(row, "id");
    if (id->is_given)
        return;
    const struct field_value *kind = value_get(row, "kind");
    char day[CIVIL_DATE_SIZE];
    id->is_given = true;
    id->is_cleared = false;
    id->text =
        arena_format(row->arena, "%s/%s/%s", value_get(row, "account")->text,
                     kind->is_given ? kind->text : "block",
                     civil_day_text((int32_t)value_get(row, "from")->number, day));
}

static bool check_block(const struct row *row, struct err *err)
{
    const int64_t from = value_get(row, "from")->number,
                  until = value_get(row, "until")->number;
    if (until < from) {
        char from_text[CIVIL_DATE_SIZE], until_text[CIVIL_DATE_SIZE];
        return err_set(err, ERR_INPUT, "until %s is before from %s",
                       civil_day_text((int32_t)until, until_text),
                       civil_day_text((int32_t)from, from_text));
    }
    put_block_id(row);
    if (strlen(value_get(row, "id")->text) > 255)
        return err_set(err, ERR_LIMIT,
                       "has an account whose id is too long for a block");
    return true;
}

static bool check_calendar(const struct row *row, struct err *err)
{
    const struct field_value *kind = value_get(row, "kind");
    const bool is_work = kind->is_given && strcmp(kind->text, "work") == 0;
    if (is_work && !value_get(row, "from")->is_given)
        return err_set(err, ERR_INPUT, "is of kind work and has no times");
    return check_pair(row, "from", "until", err) &&
           check_times(row, "from", "until", err);
}

/* "06:15 12:40": what civil_tod_read takes, one space between. */
static bool check_departures(const struct row *row, struct err *err)
{
    const char *at = value_get(row, "departures")->text;
    while (*at) {
        const size_t length = strcspn(at, " ,");
        const char *word = arena_text_n(row->arena, at, length);
        int32_t tod;
        struct err inner;
        if (!civil_tod_read(word, &tod, &inner))
            return err_set(err, ERR_INPUT,
                           "departures: '%.40s' is not a time of day as 06:15", word);
        at += length;
        at += strspn(at, " ,");
    }
    return true;
}

bool row_check(enum import_kind kind, struct field_value *values, struct arena *arena,
               struct err *err)
{
    const struct row row = {kind, values, arena};
    switch (kind) {
    case IMPORT_REPS:
        return check_rep(&row, err);
    case IMPORT_ACCOUNTS:
        return check_pair(&row, "lon", "lat", err);
    case IMPORT_HOURS:
        return check_hours(&row, err);
    case IMPORT_APPOINTMENTS:
        return check_appointment(&row, err);
    case IMPORT_BLOCKS:
        return check_block(&row, err);
    case IMPORT_CALENDAR:
        return check_calendar(&row, err);
    case IMPORT_EVENTS:
        return check_times(&row, "start", "end", err);
    case IMPORT_SERVICES:
        return check_departures(&row, err);
    case IMPORT_CONTACTS:
    case IMPORT_OPPORTUNITIES:
    case IMPORT_LEADS:
    case IMPORT_LODGINGS:
    case IMPORT_QUOTAS:
    case IMPORT_VISITS:
    case IMPORT_COUNT:
        break;
    }
    return true;
}
