// SPDX-License-Identifier: GPL-3.0-or-later
/* Calendar, events, lodgings, services, quotas: what hangs on reps or on nobody. */
#include "store/load_parts.h"

#include "base/civil.h"
#include "base/sorting.h"
#include "model/words.h"
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

static int compare_tods(const void *a, const void *b, const void *context)
{
    (void)context;
    return compare_numbers(*(const int32_t *)a, *(const int32_t *)b);
}

/* "06:15 12:40", checked when it came in. Each time once. */
static void read_departures(struct loader *loader, const char *at,
                            struct service *service)
{
    static const char between[] = " ,";
    const size_t most = strlen(at) / 2 + 1;
    int32_t *tods = ARENA_ARRAY(loader->arena, most, int32_t);
    uint32_t count = 0, kept = 0;
    for (at += strspn(at, between); *at != '\0'; at += strspn(at, between)) {
        const size_t length = strcspn(at, between);
        struct err ignored;
        if (civil_tod_read(arena_text_n(&loader->scratch, at, length), &tods[count],
                           &ignored))
            count++;
        at += length;
    }
    sorting_sort(tods, count, sizeof *tods, compare_tods, NULL);
    for (uint32_t i = 0; i < count; i++)
        if (kept == 0 || tods[i] != tods[kept - 1])
            tods[kept++] = tods[i];
    service->departure_tods = tods;
    service->departure_count = kept;
}

static void read_service(struct loader *loader, sqlite3_stmt *row,
                         struct rows *services)
{
    struct service *service = rows_add(loader, services);
    service->service_id = sqlite3_column_int64(row, 0);
    service->crm_id = load_text(loader, row, 1);
    if (!service_mode_find(sql_peek(row, 2), &service->mode))
        service->mode = SERVICE_RAIL; /* the table lets no other word in */
    service->from_name = load_text(loader, row, 3);
    service->from.lon_deg = sqlite3_column_double(row, 4);
    service->from.lat_deg = sqlite3_column_double(row, 5);
    service->to_name = load_text(loader, row, 6);
    service->to.lon_deg = sqlite3_column_double(row, 7);
    service->to.lat_deg = sqlite3_column_double(row, 8);
    service->ride_s = sqlite3_column_int(row, 9);
    service->fare_ct = sqlite3_column_int64(row, 10);
    service->weekdays = (uint32_t)sqlite3_column_int(row, 11);
    read_departures(loader, sql_peek(row, 12), service);
}

static void read_quota(struct loader *loader, sqlite3_stmt *row, struct rows *quotas)
{
    const int64_t rep_id = sqlite3_column_int64(row, 3);
    const char *kind = sql_peek(row, 5), *stage = sql_peek(row, 6);
    uint32_t rep_ix = NO_IX;
    if (rep_id && !key_list_find(&loader->rep_list, rep_id, &rep_ix))
        return;
    struct quota *quota = rows_add(loader, quotas);
    quota->quota_id = sqlite3_column_int64(row, 0);
    quota->crm_id = load_text(loader, row, 1);
    quota->name = load_text(loader, row, 2);
    quota->rep_ix = rep_ix;
    quota->tier_ix = key_list_ix(&loader->tier_list, sqlite3_column_int64(row, 4));
    quota->has_kind = kind && account_kind_find(kind, &quota->kind);
    quota->stage = STAGE_COUNT;
    if (stage && !stage_find(stage, &quota->stage))
        quota->stage = STAGE_COUNT;
    quota->is_new = sqlite3_column_int(row, 7);
    quota->least = (int32_t)sql_number_or(row, 8, 0);
    quota->most = (int32_t)sql_number_or(row, 9, -1);
    quota->miss_ct = sqlite3_column_int64(row, 10);
}

bool load_quotas(struct loader *loader, struct err *err)
{
    static const char sql[] =
        "SELECT quota_id, crm_id, name, rep_id, tier_id, kind, stage, is_new, least, "
        "most, miss_ct FROM quotas ORDER BY crm_id";
    struct rows quotas = {.size = sizeof(struct quota)};
    if (!load_table(loader, sql, &quotas, read_quota, err))
        return false;
    loader->model->quotas = rows_keep(loader, &quotas);
    loader->model->quota_count = quotas.count;
    return true;
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
    static const char service_sql[] =
        "SELECT service_id, crm_id, mode, from_name, from_lon_deg, from_lat_deg, "
        "to_name, to_lon_deg, to_lat_deg, duration_s, fare_ct, weekdays, departures "
        "FROM services ORDER BY crm_id";
    struct rows lodgings = {.size = sizeof(struct lodging)};
    struct rows services = {.size = sizeof(struct service)};
    if (!load_table(loader, event_sql, &events, read_event, err) ||
        !load_table(loader, lodging_sql, &lodgings, read_lodging, err) ||
        !load_table(loader, service_sql, &services, read_service, err))
        return false;
    loader->model->events = rows_keep(loader, &events);
    loader->model->event_count = events.count;
    loader->model->lodgings = rows_keep(loader, &lodgings);
    loader->model->lodging_count = lodgings.count;
    loader->model->services = rows_keep(loader, &services);
    loader->model->service_count = services.count;
    return true;
}
