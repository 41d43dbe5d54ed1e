// SPDX-License-Identifier: GPL-3.0-or-later
/* What follows from other cells of a row, and what cells may not say together. */
#include "store/save_parts.h"

#include "base/civil.h"
#include "base/zone.h"
#include <assert.h>
#include <string.h>

struct cell *row_cell(struct save *save, struct cell *cells, enum save_part part)
{
    assert(save->parts[part] != NO_IX);
    return &cells[save->parts[part]];
}

static struct cell word_cell(const char *word)
{
    return (struct cell){.type = CELL_TEXT, .text = word};
}

static const char *fault_at(struct save *save, struct save_row *row,
                            enum save_part part, const char *sentence)
{
    row->fault_field = save->parts[part];
    return sentence;
}

/* Neither or both. */
static const char *settle_place(struct save *save, struct save_row *row)
{
    const bool has_lon = row_cell(save, row->merged, PART_LON)->type == CELL_REAL;
    const bool has_lat = row_cell(save, row->merged, PART_LAT)->type == CELL_REAL;
    if (has_lon == has_lat)
        return NULL;
    return fault_at(save, row, has_lon ? PART_LAT : PART_LON,
                    has_lon ? "is empty where the longitude is given"
                            : "is empty where the latitude is given");
}

/* The precision follows the position unless the file says it. */
static const char *settle_account(struct save *save, struct save_row *row,
                                  struct arena *arena)
{
    (void)arena;
    const char *fault = settle_place(save, row);
    if (fault)
        return fault;
    const bool has_place = row_cell(save, row->merged, PART_LON)->type == CELL_REAL;
    const bool is_new_place = !cell_is_same(row_cell(save, row->merged, PART_LON),
                                            row_cell(save, row->before, PART_LON)) ||
                              !cell_is_same(row_cell(save, row->merged, PART_LAT),
                                            row_cell(save, row->before, PART_LAT));
    const bool is_said = row_cell(save, row->given, PART_PRECISION)->type == CELL_TEXT;
    if (!has_place)
        *row_cell(save, row->merged, PART_PRECISION) = word_cell("none");
    else if (is_new_place && !is_said)
        *row_cell(save, row->merged, PART_PRECISION) = word_cell("given");
    return NULL;
}

static const char *settle_rep(struct save *save, struct save_row *row,
                              struct arena *arena)
{
    const struct cell *zone = row_cell(save, row->given, PART_ZONE);
    if (zone->type == CELL_TEXT) {
        struct arena scratch = {0};
        const struct zone *found;
        struct err err;
        const bool is_zone = zone_load(zone->text, &scratch, &found, &err);
        arena_release(&scratch);
        if (!is_zone)
            return fault_at(save, row, PART_ZONE,
                            arena_format(arena,
                                         "'%.60s' is not a time zone like Europe/Riga",
                                         zone->text));
    }
    return settle_place(save, row);
}

/* The end of an appointment gives its length where no length is given. */
static const char *settle_end(struct save *save, struct save_row *row)
{
    const struct cell *start = row_cell(save, row->merged, PART_START);
    const struct cell *end = row_cell(save, row->given, PART_END);
    if (end->type != CELL_NUMBER ||
        row_cell(save, row->given, PART_DURATION)->type == CELL_NUMBER)
        return NULL;
    if (start->type != CELL_NUMBER)
        return fault_at(save, row, PART_START, "is empty where the end is given");
    if (end->number - start->number < 60)
        return fault_at(save, row, PART_END, "is not after the start");
    if (end->number - start->number > DAY_S)
        return fault_at(save, row, PART_END, "is more than a day after the start");
    *row_cell(save, row->merged, PART_DURATION) =
        (struct cell){.type = CELL_NUMBER, .number = end->number - start->number};
    return NULL;
}

static const char *settle_appointment(struct save *save, struct save_row *row,
                                      struct arena *arena)
{
    (void)arena;
    const char *fault = settle_end(save, row);
    if (fault)
        return fault;
    struct cell *kind = row_cell(save, row->merged, PART_KIND);
    const struct cell *leeway = row_cell(save, row->merged, PART_LEEWAY);
    const bool has_start = row_cell(save, row->merged, PART_START)->type == CELL_NUMBER;
    if (kind->type != CELL_TEXT)
        *kind =
            word_cell(!has_start                                          ? "day"
                      : leeway->type == CELL_NUMBER && leeway->number > 0 ? "leeway"
                                                                          : "fixed");
    const bool needs_start =
        strcmp(kind->text, "fixed") == 0 || strcmp(kind->text, "leeway") == 0;
    if (needs_start && !has_start)
        return fault_at(save, row, PART_START,
                        "is empty: a fixed appointment needs a start");
    return NULL;
}

static const char *settle_block(struct save *save, struct save_row *row,
                                struct arena *arena)
{
    (void)arena;
    const struct cell *from = row_cell(save, row->merged, PART_FROM);
    const struct cell *until = row_cell(save, row->merged, PART_UNTIL);
    if (until->number < from->number)
        return fault_at(save, row, PART_UNTIL, "is before the first day");
    return NULL;
}

static const char *settle_event(struct save *save, struct save_row *row,
                                struct arena *arena)
{
    (void)arena;
    const struct cell *start = row_cell(save, row->merged, PART_START);
    const struct cell *end = row_cell(save, row->merged, PART_END);
    if (end->number <= start->number)
        return fault_at(save, row, PART_END,
                        "is not after the start; 01:00 of the next day is 25:00");
    return settle_place(save, row);
}

static const char *settle_lodging(struct save *save, struct save_row *row,
                                  struct arena *arena)
{
    (void)arena;
    return settle_place(save, row);
}

static const char *settle_quota(struct save *save, struct save_row *row,
                                struct arena *arena)
{
    (void)arena;
    const struct cell *least = row_cell(save, row->merged, PART_LEAST);
    const struct cell *most = row_cell(save, row->merged, PART_MOST);
    if (least->type == CELL_NUMBER && most->type == CELL_NUMBER &&
        most->number < least->number)
        return fault_at(save, row, PART_MOST, "is below the least");
    return NULL;
}

/* A window: both times, in order. */
static const char *settle_window(struct save *save, struct save_row *row,
                                 enum save_part open_part, enum save_part close_part)
{
    const struct cell *open = row_cell(save, row->merged, open_part);
    const struct cell *close = row_cell(save, row->merged, close_part);
    if (open->type == CELL_NULL && close->type == CELL_NULL)
        return NULL;
    if (open->type == CELL_NULL || close->type == CELL_NULL)
        return fault_at(save, row, open->type == CELL_NULL ? open_part : close_part,
                        "is empty where the other time is given");
    if (close->number <= open->number)
        return fault_at(save, row, close_part,
                        "is not after the start; 01:00 of the next day is 25:00");
    return NULL;
}

static const char *settle_hours(struct save *save, struct save_row *row,
                                struct arena *arena)
{
    (void)arena;
    const bool is_weekly = row_cell(save, row->merged, PART_WEEKDAY)->type != CELL_NULL;
    const bool is_dated = row_cell(save, row->merged, PART_DAY)->type != CELL_NULL;
    if (is_weekly == is_dated)
        return fault_at(save, row, PART_WEEKDAY,
                        is_weekly ? "is given beside a date"
                                  : "and date are both empty");
    if (is_weekly && row_cell(save, row->merged, PART_OPEN)->type == CELL_NULL)
        return fault_at(save, row, PART_OPEN, "is empty");
    return settle_window(save, row, PART_OPEN, PART_CLOSE);
}

static const char *settle_calendar(struct save *save, struct save_row *row,
                                   struct arena *arena)
{
    (void)arena;
    const struct cell *until = row_cell(save, row->merged, PART_UNTIL);
    const char *kind = row_cell(save, row->merged, PART_KIND)->text;
    if (strcmp(kind, "work") == 0 &&
        row_cell(save, row->merged, PART_FROM)->type == CELL_NULL)
        return fault_at(save, row, PART_FROM,
                        "is empty: a working span needs its times");
    if (until->type == CELL_NUMBER && until->number > DAY_S)
        return fault_at(save, row, PART_UNTIL, "is after midnight");
    return settle_window(save, row, PART_FROM, PART_UNTIL);
}

static const char *(*const settlers[IMPORT_COUNT])(struct save *, struct save_row *,
                                                   struct arena *) = {
    [IMPORT_REPS] = settle_rep,
    [IMPORT_ACCOUNTS] = settle_account,
    [IMPORT_APPOINTMENTS] = settle_appointment,
    [IMPORT_BLOCKS] = settle_block,
    [IMPORT_EVENTS] = settle_event,
    [IMPORT_LODGINGS] = settle_lodging,
    [IMPORT_QUOTAS] = settle_quota,
    [IMPORT_HOURS] = settle_hours,
    [IMPORT_CALENDAR] = settle_calendar,
};

const char *save_settle(struct save *save, struct save_row *row, struct arena *arena)
{
    return settlers[save->kind] ? settlers[save->kind](save, row, arena) : NULL;
}
