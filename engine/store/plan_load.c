// SPDX-License-Identifier: GPL-3.0-or-later
/* Reading plans back, with indices of a model that may know more or fewer accounts. */
#include "store/plan_store.h"

#include "base/sorting.h"
#include "model/words.h"
#include "store/key_list.h"
#include "store/sql.h"

#include <stddef.h>
#include <string.h>

/* Database keys as indices of the model; made once for all plans that are read. */
struct plan_reader {
    struct db *db;
    const struct model *model;
    struct arena *arena;  /* of the plans */
    struct arena scratch; /* of the reader */
    struct key_list accounts, appointments, events, lodgings;
};

static void open_reader(struct plan_reader *reader, struct db *db,
                        const struct model *model, struct arena *arena)
{
    *reader = (struct plan_reader){.db = db, .model = model, .arena = arena};
    struct arena *scratch = &reader->scratch;
    key_list_init(&reader->accounts, model->accounts, model->account_count,
                  sizeof(struct account), offsetof(struct account, account_id),
                  scratch);
    key_list_init(&reader->appointments, model->appointments, model->appointment_count,
                  sizeof(struct appointment),
                  offsetof(struct appointment, appointment_id), scratch);
    key_list_init(&reader->events, model->events, model->event_count,
                  sizeof(struct event), offsetof(struct event, event_id), scratch);
    key_list_init(&reader->lodgings, model->lodgings, model->lodging_count,
                  sizeof(struct lodging), offsetof(struct lodging, lodging_id),
                  scratch);
}

/* A growing array in the arena of the plans. */
struct growing {
    void *items;
    size_t capacity, size;
    uint32_t count;
};

static void *grow(struct plan_reader *reader, struct growing *growing)
{
    growing->items = arena_grow(reader->arena, growing->items, &growing->capacity,
                                growing->count + (size_t)1, growing->size);
    void *item = (char *)growing->items + growing->count * growing->size;
    growing->count++;
    return memset(item, 0, growing->size);
}

/* All rows of a part of one plan. */
static bool read_part(struct plan_reader *reader, int64_t plan_id, const char *sql,
                      bool (*read)(struct plan_reader *, sqlite3_stmt *,
                                   struct growing *, struct err *),
                      struct growing *rows, struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row, is_done;
    if (!sql_prepare(reader->db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, plan_id);
    while ((is_done = sql_step(reader->db, statement, &has_row, err)) && has_row) {
        is_done = read(reader, statement, rows, err);
        if (!is_done)
            break;
    }
    sqlite3_finalize(statement);
    return is_done;
}

static bool read_day(struct plan_reader *reader, sqlite3_stmt *row,
                     struct growing *days, struct err *err)
{
    (void)err;
    struct plan_day *day = grow(reader, days);
    day->day = sqlite3_column_int(row, 0);
    day->start_lodging_ix =
        key_list_ix(&reader->lodgings, sqlite3_column_int64(row, 1));
    day->end_lodging_ix = key_list_ix(&reader->lodgings, sqlite3_column_int64(row, 2));
    day->leave_tod = sqlite3_column_int(row, 3);
    day->back_tod = sqlite3_column_int(row, 4);
    day->lunch_tod = (int32_t)sql_number_or(row, 5, -1);
    day->drive_s = sqlite3_column_int(row, 6);
    day->drive_m = sqlite3_column_int(row, 7);
    day->value_ct = sqlite3_column_int64(row, 8);
    day->travel_ct = sqlite3_column_int64(row, 9);
    day->hour_uct = sqlite3_column_int64(row, 10);
    return true;
}

/* A stop and the day it is on. */
struct dated_stop {
    struct stop stop;
    int32_t day;
};

static struct geo_point place_of(const struct model *model, const struct stop *stop)
{
    if (stop->account_ix != NO_IX)
        return model->accounts[stop->account_ix].at;
    return model->events[stop->event_ix].at;
}

static bool read_stop(struct plan_reader *reader, sqlite3_stmt *row,
                      struct growing *stops, struct err *err)
{
    (void)err;
    const struct stop stop = {
        .node = NO_IX,
        .account_ix = key_list_ix(&reader->accounts, sqlite3_column_int64(row, 1)),
        .appointment_ix =
            key_list_ix(&reader->appointments, sqlite3_column_int64(row, 2)),
        .event_ix = key_list_ix(&reader->events, sqlite3_column_int64(row, 3)),
        .arrive_tod = sqlite3_column_int(row, 4),
        .start_tod = sqlite3_column_int(row, 5),
        .end_tod = sqlite3_column_int(row, 6),
        .drive_s = sqlite3_column_int(row, 7),
        .drive_m = sqlite3_column_int(row, 8),
        .value_ct = sqlite3_column_int64(row, 9),
        .worth_ct = sqlite3_column_int64(row, 10),
        .detour_ct = sqlite3_column_int64(row, 11),
        .is_pinned = sqlite3_column_int(row, 12),
    };
    if (stop.account_ix == NO_IX && stop.event_ix == NO_IX)
        return true; /* not in this model */
    struct dated_stop *dated = grow(reader, stops);
    *dated = (struct dated_stop){stop, sqlite3_column_int(row, 0)};
    dated->stop.at = place_of(reader->model, &stop);
    return true;
}

static bool read_reason(struct plan_reader *reader, sqlite3_stmt *row,
                        struct growing *reasons, struct err *err)
{
    struct reason reason = {
        .account_ix = key_list_ix(&reader->accounts, sqlite3_column_int64(row, 0)),
        .amount_ct = sqlite3_column_int64(row, 2),
        .by_account_ix = key_list_ix(&reader->accounts, sqlite3_column_int64(row, 3)),
        .until_day = (int32_t)sql_number_or(row, 4, NO_DAY),
    };
    if (reason.account_ix == NO_IX)
        return true;
    if (!reason_find(sql_peek(row, 1), &reason.code))
        return err_set(err, ERR_INPUT,
                       "'%s' holds a reason that is not understood: '%s'",
                       db_path(reader->db), sql_peek(row, 1));
    *(struct reason *)grow(reader, reasons) = reason;
    return true;
}

static bool read_price(struct plan_reader *reader, sqlite3_stmt *row,
                       struct growing *prices, struct err *err)
{
    (void)err;
    const uint32_t account_ix =
        key_list_ix(&reader->accounts, sqlite3_column_int64(row, 0));
    if (account_ix != NO_IX)
        *(struct price *)grow(reader, prices) =
            (struct price){account_ix, sqlite3_column_int64(row, 1)};
    return true;
}

static int compare_reasons(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct reason *x = a, *y = b;
    return (x->account_ix > y->account_ix) - (x->account_ix < y->account_ix);
}

static int compare_prices(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct price *x = a, *y = b;
    return (x->account_ix > y->account_ix) - (x->account_ix < y->account_ix);
}

/* Stops under their days. The last leg of a day is what the legs to its stops leave of
 * all driving; that is only right when every stop is in the model. */
static const struct stop *place_stops(struct plan_reader *reader,
                                      const struct growing *dated, struct growing *days)
{
    struct stop *stops = ARENA_ARRAY(reader->arena, dated->count, struct stop);
    const struct dated_stop *all = dated->items;
    uint32_t next = 0;
    for (uint32_t d = 0; d < days->count; d++) {
        struct plan_day *day = &((struct plan_day *)days->items)[d];
        day->stop_first = next;
        day->back_drive_s = day->drive_s;
        day->back_drive_m = day->drive_m;
        for (; next < dated->count && all[next].day == day->day; next++) {
            stops[next] = all[next].stop;
            day->back_drive_s -= stops[next].drive_s;
            day->back_drive_m -= stops[next].drive_m;
            day->stop_count++;
        }
    }
    return stops;
}

static bool read_parts(struct plan_reader *reader, int64_t plan_id, struct plan *plan,
                       struct err *err)
{
    static const char day_sql[] =
        "SELECT day, start_lodging_id, end_lodging_id, leave_tod, back_tod, lunch_tod, "
        "drive_s, drive_m, value_ct, travel_ct, hour_uct FROM plan_days "
        "WHERE plan_id = ?1 ORDER BY day";
    static const char stop_sql[] =
        "SELECT day, account_id, appointment_id, event_id, arrive_tod, start_tod, "
        "end_tod, drive_s, drive_m, value_ct, worth_ct, detour_ct, is_pinned FROM "
        "stops "
        "WHERE plan_id = ?1 ORDER BY day, position";
    static const char reason_sql[] =
        "SELECT account_id, code, amount_ct, by_account_id, until_day FROM reasons "
        "WHERE plan_id = ?1 ORDER BY account_id";
    static const char price_sql[] = "SELECT account_id, price_uct FROM prices "
                                    "WHERE plan_id = ?1 ORDER BY account_id";
    struct growing days = {.size = sizeof(struct plan_day)};
    struct growing stops = {.size = sizeof(struct dated_stop)};
    struct growing reasons = {.size = sizeof(struct reason)};
    struct growing prices = {.size = sizeof(struct price)};
    if (!read_part(reader, plan_id, day_sql, read_day, &days, err) ||
        !read_part(reader, plan_id, stop_sql, read_stop, &stops, err) ||
        !read_part(reader, plan_id, reason_sql, read_reason, &reasons, err) ||
        !read_part(reader, plan_id, price_sql, read_price, &prices, err))
        return false;
    sorting_sort(reasons.items, reasons.count, reasons.size, compare_reasons, NULL);
    sorting_sort(prices.items, prices.count, prices.size, compare_prices, NULL);
    plan->stops = place_stops(reader, &stops, &days);
    plan->stop_count = stops.count;
    plan->days = days.items;
    plan->day_count = days.count;
    plan->reasons = reasons.items;
    plan->reason_count = reasons.count;
    plan->prices = prices.items;
    plan->price_count = prices.count;
    return true;
}

static void read_head(sqlite3_stmt *row, struct arena *arena, struct plan *plan)
{
    plan->monday_day = sqlite3_column_int(row, 1);
    plan->value_ct = sqlite3_column_int64(row, 2);
    plan->worth_ct = sqlite3_column_int64(row, 3);
    plan->travel_ct = sqlite3_column_int64(row, 4);
    plan->night_ct = sqlite3_column_int64(row, 5);
    plan->overtime_ct = sqlite3_column_int64(row, 6);
    plan->penalty_ct = sqlite3_column_int64(row, 7);
    plan->net_ct = sqlite3_column_int64(row, 8);
    plan->bound_ct = sqlite3_column_int64(row, 9);
    plan->bound_kind = sql_text(row, 10, arena);
    plan->drive_s = sqlite3_column_int(row, 11);
    plan->drive_m = sqlite3_column_int(row, 12);
    plan->work = (uint64_t)sqlite3_column_int64(row, 13);
}

#define HEAD_SQL                                                                       \
    "SELECT p.plan_id, p.monday_day, p.value_ct, p.worth_ct, p.travel_ct, "            \
    "p.night_ct, p.overtime_ct, p.penalty_ct, p.net_ct, p.bound_ct, p.bound_kind, "    \
    "p.drive_s, p.drive_m, p.work FROM plans AS p JOIN plan_batches USING (batch_id) " \
    "WHERE p.rep_id = ?1 AND is_visible = 1 AND "

/* The plan that `sql` finds for ?1 a rep and ?2. */
static bool read_plan_by(struct plan_reader *reader, const char *sql, uint32_t rep_ix,
                         int64_t key, struct plan *plan, bool *is_found,
                         struct err *err)
{
    sqlite3_stmt *statement;
    struct plan loaded = {.rep_ix = rep_ix};
    int64_t plan_id = 0;
    bool has_row;
    if (!sql_prepare(reader->db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, reader->model->reps[rep_ix].rep_id);
    sqlite3_bind_int64(statement, 2, key);
    const bool is_done = sql_step(reader->db, statement, &has_row, err);
    if (is_done && has_row) {
        plan_id = sqlite3_column_int64(statement, 0);
        read_head(statement, reader->arena, &loaded);
    }
    sqlite3_finalize(statement);
    if (!is_done || (has_row && !read_parts(reader, plan_id, &loaded, err)))
        return false;
    if (has_row)
        *plan = loaded;
    *is_found = has_row;
    return true;
}

static bool read_plan(struct plan_reader *reader, uint32_t rep_ix, int32_t monday_day,
                      struct plan *plan, bool *is_found, struct err *err)
{
    static const char sql[] =
        HEAD_SQL "p.monday_day = ?2 ORDER BY p.plan_id DESC LIMIT 1";
    return read_plan_by(reader, sql, rep_ix, monday_day, plan, is_found, err);
}

/* The parts of a plan are read in one state of the database. */
static bool begin_reading(struct db *db, bool *is_own, struct err *err)
{
    *is_own = sqlite3_get_autocommit(db_handle(db));
    return !*is_own || sql_run(db, "BEGIN", err);
}

bool plan_store_load(struct db *db, const struct model *model, uint32_t rep_ix,
                     int32_t monday_day, struct arena *arena, struct plan *plan,
                     bool *is_found, struct err *err)
{
    struct plan_reader reader;
    bool is_own;
    if (!begin_reading(db, &is_own, err))
        return false;
    open_reader(&reader, db, model, arena);
    const bool is_done = read_plan(&reader, rep_ix, monday_day, plan, is_found, err);
    arena_release(&reader.scratch);
    if (is_own)
        db_rollback(db);
    return is_done;
}

bool plan_store_load_all(struct db *db, const struct model *model, int32_t monday_day,
                         struct arena *arena, const struct plan **plans,
                         uint32_t *plan_count, struct err *err)
{
    struct plan_reader reader;
    struct plan *found = ARENA_ARRAY(arena, model->rep_count, struct plan);
    uint32_t count = 0;
    bool is_own, is_done = true;
    if (!begin_reading(db, &is_own, err))
        return false;
    open_reader(&reader, db, model, arena);
    for (uint32_t rep_ix = 0; is_done && rep_ix < model->rep_count; rep_ix++) {
        bool is_found = false;
        is_done = read_plan(&reader, rep_ix, monday_day, &found[count], &is_found, err);
        count += is_done && is_found;
    }
    arena_release(&reader.scratch);
    if (is_own)
        db_rollback(db);
    if (!is_done)
        return false;
    *plans = found;
    *plan_count = count;
    return true;
}

bool plan_store_newest_week(struct db *db, const struct model *model, uint32_t rep_ix,
                            int32_t *monday_day, struct err *err)
{
    static const char sql[] =
        "SELECT max(p.monday_day) FROM plans AS p JOIN plan_batches USING (batch_id) "
        "WHERE is_visible = 1 AND (?1 = 0 OR p.rep_id = ?1)";
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, rep_ix == NO_IX ? 0 : model->reps[rep_ix].rep_id);
    const bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done)
        *monday_day = has_row ? (int32_t)sql_number_or(statement, 0, NO_DAY) : NO_DAY;
    sqlite3_finalize(statement);
    return is_done;
}

bool plan_store_load_version(struct db *db, const struct model *model, uint32_t rep_ix,
                             int64_t batch_id, struct arena *arena, struct plan *plan,
                             bool *is_found, struct err *err)
{
    struct plan_reader reader;
    bool is_own;
    if (!begin_reading(db, &is_own, err))
        return false;
    open_reader(&reader, db, model, arena);
    const bool is_done = read_plan_by(&reader, HEAD_SQL "p.batch_id = ?2", rep_ix,
                                      batch_id, plan, is_found, err);
    arena_release(&reader.scratch);
    if (is_own)
        db_rollback(db);
    return is_done;
}

bool plan_store_versions(struct db *db, const struct model *model, uint32_t rep_ix,
                         int32_t monday_day, struct arena *arena,
                         const struct plan_version **versions, uint32_t *count,
                         struct err *err)
{
    static const char sql[] =
        "SELECT batch_id, b.made_utc, b.kind = 'replan' FROM plans AS p JOIN "
        "plan_batches AS b USING (batch_id) WHERE p.rep_id = ?1 AND p.monday_day = ?2 "
        "AND is_visible = 1 ORDER BY p.plan_id DESC";
    struct plan_version *found = NULL;
    size_t capacity = 0;
    uint32_t found_count = 0;
    sqlite3_stmt *row;
    bool has_row, is_done;
    if (!sql_prepare(db, sql, &row, err))
        return false;
    sqlite3_bind_int64(row, 1, model->reps[rep_ix].rep_id);
    sqlite3_bind_int(row, 2, monday_day);
    while ((is_done = sql_step(db, row, &has_row, err)) && has_row) {
        found =
            arena_grow(arena, found, &capacity, found_count + (size_t)1, sizeof *found);
        found[found_count++] = (struct plan_version){sqlite3_column_int64(row, 0),
                                                     sqlite3_column_int64(row, 1),
                                                     sqlite3_column_int(row, 2) != 0};
    }
    sqlite3_finalize(row);
    if (!is_done)
        return false;
    *versions = found;
    *count = found_count;
    return true;
}
