// SPDX-License-Identifier: GPL-3.0-or-later
/* Calendar, events, lodgings: what hangs on reps or on nobody. */
#include "store/load_parts.h"

#include "base/sorting.h"
#include <string.h>

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

/* Everybody (NO_IX) comes last. */
static int compare_entries(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct calendar_entry *x = a, *y = b;
    int order = compare_numbers(x->rep_ix, y->rep_ix);
    if (order == 0)
        order = compare_numbers(x->day, y->day);
    if (order == 0)
        order = compare_numbers(x->from_tod, y->from_tod);
    return order ? order : compare_numbers((int)x->kind, (int)y->kind);
}

static void read_entry(struct loader *loader, sqlite3_stmt *row, struct rows *entries)
{
    const int64_t rep_id = sqlite3_column_int64(row, 0);
    uint32_t rep_ix = NO_IX;
    if (rep_id && !key_list_find(&loader->rep_list, rep_id, &rep_ix))
        return;
    struct calendar_entry *entry = rows_add(loader, entries);
    entry->rep_ix = rep_ix;
    entry->day = sqlite3_column_int(row, 1);
    entry->kind = strcmp(sql_peek(row, 2), "off") == 0 ? CALENDAR_OFF : CALENDAR_WORK;
    entry->from_tod = (int32_t)sql_number_or(row, 3, -1);
    entry->until_tod = (int32_t)sql_number_or(row, 4, -1);
    entry->note = load_text(loader, row, 5);
}

static void set_calendar(struct loader *loader, struct rows *entries)
{
    sorting_sort(entries->items, entries->count, entries->size, compare_entries, NULL);
    const struct calendar_entry *kept = rows_keep(loader, entries);
    struct rep *reps = loader->reps.items;
    for (uint32_t i = 0; i < entries->count; i++) {
        struct range *range = kept[i].rep_ix == NO_IX ? &loader->model->holidays
                                                      : &reps[kept[i].rep_ix].calendar;
        if (range->count++ == 0)
            range->first = i;
    }
    loader->model->calendar = kept;
    loader->model->calendar_count = entries->count;
}

/* A table in one pass through a reader that cannot fail. */
static bool load_table(struct loader *loader, const char *sql, struct rows *rows,
                       void (*read)(struct loader *, sqlite3_stmt *, struct rows *),
                       struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row, is_done;
    if (!sql_prepare(loader->db, sql, &statement, err))
        return false;
    while ((is_done = sql_step(loader->db, statement, &has_row, err)) && has_row)
        read(loader, statement, rows);
    sqlite3_finalize(statement);
    return is_done;
}

/* The index rep_calendar_once is on this expression; 0 is everybody. */
static bool load_scoped_calendar(struct loader *loader, struct rows *entries,
                                 struct err *err)
{
    static const char sql[] =
        "SELECT rep_id, day, kind, from_tod, until_tod, note FROM rep_calendar "
        "WHERE coalesce(rep_id, 0) = ?1";
    sqlite3_stmt *statement;
    bool has_row, is_done = sql_prepare(loader->db, sql, &statement, err);
    for (uint32_t i = 0; is_done && i <= loader->rep_list.count; i++) {
        sqlite3_bind_int64(statement, 1,
                           i < loader->rep_list.count ? loader->rep_list.items[i].key
                                                      : 0);
        while ((is_done = sql_step(loader->db, statement, &has_row, err)) && has_row)
            read_entry(loader, statement, entries);
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool load_calendar(struct loader *loader, struct err *err)
{
    static const char sql[] =
        "SELECT rep_id, day, kind, from_tod, until_tod, note FROM rep_calendar";
    struct rows entries = {.size = sizeof(struct calendar_entry)};
    if (!(loader->is_scoped ? load_scoped_calendar(loader, &entries, err)
                            : load_table(loader, sql, &entries, read_entry, err)))
        return false;
    set_calendar(loader, &entries);
    return true;
}

static void read_event(struct loader *loader, sqlite3_stmt *row, struct rows *events)
{
    const int64_t rep_id = sqlite3_column_int64(row, 3);
    uint32_t rep_ix = NO_IX;
    if (rep_id && !key_list_find(&loader->rep_list, rep_id, &rep_ix))
        return;
    struct event *event = rows_add(loader, events);
    event->event_id = sqlite3_column_int64(row, 0);
    event->crm_id = load_text(loader, row, 1);
    event->name = load_text(loader, row, 2);
    event->rep_ix = rep_ix;
    event->day = sqlite3_column_int(row, 4);
    event->start_tod = sqlite3_column_int(row, 5);
    event->end_tod = sqlite3_column_int(row, 6);
    event->at.lon_deg = sqlite3_column_double(row, 7);
    event->at.lat_deg = sqlite3_column_double(row, 8);
    event->value_ct = sqlite3_column_int64(row, 9);
    event->is_must = sqlite3_column_int(row, 10);
}

static void read_lodging(struct loader *loader, sqlite3_stmt *row,
                         struct rows *lodgings)
{
    struct lodging *lodging = rows_add(loader, lodgings);
    lodging->lodging_id = sqlite3_column_int64(row, 0);
    lodging->crm_id = load_text(loader, row, 1);
    lodging->name = load_text(loader, row, 2);
    lodging->at.lon_deg = sqlite3_column_double(row, 3);
    lodging->at.lat_deg = sqlite3_column_double(row, 4);
    lodging->night_ct = sqlite3_column_int64(row, 5);
}

bool load_places(struct loader *loader, struct err *err)
{
    /* SQLite compares text by its bytes, as strcmp does. */
    static const char event_sql[] =
        "SELECT event_id, crm_id, name, rep_id, day, start_tod, end_tod, lon_deg, "
        "lat_deg, value_ct, is_must FROM events ORDER BY crm_id";
    static const char lodging_sql[] =
        "SELECT lodging_id, crm_id, name, lon_deg, lat_deg, night_ct FROM lodgings "
        "ORDER BY crm_id";
    struct rows events = {.size = sizeof(struct event)};
    struct rows lodgings = {.size = sizeof(struct lodging)};
    if (!load_table(loader, event_sql, &events, read_event, err) ||
        !load_table(loader, lodging_sql, &lodgings, read_lodging, err))
        return false;
    loader->model->events = rows_keep(loader, &events);
    loader->model->event_count = events.count;
    loader->model->lodgings = rows_keep(loader, &lodgings);
    loader->model->lodging_count = lodgings.count;
    return true;
}
