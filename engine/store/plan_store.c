// SPDX-License-Identifier: GPL-3.0-or-later
/* Writing plans. Reading them is plan_load.c. */
#include "store/plan_store.h"

#include "model/words.h"
#include "store/certificate_store.h"
#include "store/sql.h"

/* Seconds from the beginning of a batch until it is taken for interrupted. Plans are
 * solved before a batch is begun, so one is in work for seconds. */
#define INTERRUPTED_S "3600"
#define CLOCK_SQL "CAST(strftime('%s', 'now') AS INTEGER)"

/* What an interrupted batch has left; not what somebody may be filling at this moment.
 * Were it as old as that, its owner would find no batch at the next save, and say so.
 */
static bool drop_unpublished(struct db *db, int32_t monday_day, int64_t kept_id,
                             struct err *err)
{
    static const char sql[] =
        "DELETE FROM plan_batches WHERE is_visible = 0 AND monday_day = ?1 AND "
        "batch_id <> ?2 AND begun_utc < " CLOCK_SQL " - " INTERRUPTED_S;
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int(statement, 1, monday_day);
    sqlite3_bind_int64(statement, 2, kept_id);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static bool insert_batch(struct db *db, const struct plan_batch *batch, struct err *err)
{
    static const char sql[] =
        "INSERT INTO plan_batches (monday_day, made_utc, kind, options, begun_utc) "
        "VALUES (?1, ?2, ?3, ?4, " CLOCK_SQL ")";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int(statement, 1, batch->monday_day);
    sqlite3_bind_int64(statement, 2, batch->made_utc);
    sql_bind_text(statement, 3, batch->is_replan ? "replan" : "plan");
    sql_bind_text(statement, 4, batch->options);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

/* The new batch comes before the old ones go, so that it never gets the number of one
 * that somebody may still be filling. */
bool plan_store_begin(struct db *db, const struct plan_batch *batch, int64_t *batch_id,
                      struct err *err)
{
    if (!db_begin(db, err))
        return false;
    if (!insert_batch(db, batch, err)) {
        db_rollback(db);
        return false;
    }
    const int64_t made_id = sqlite3_last_insert_rowid(db_handle(db));
    if (!drop_unpublished(db, batch->monday_day, made_id, err)) {
        db_rollback(db);
        return false;
    }
    if (!db_commit(db, err))
        return false;
    *batch_id = made_id;
    return true;
}

/* A plan on its way into the tables. */
struct plan_writer {
    struct db *db;
    const struct model *model;
    const struct plan *plan;
    int64_t plan_id;
};

static int64_t account_id_of(const struct plan_writer *writer, uint32_t ix)
{
    return ix == NO_IX ? 0 : writer->model->accounts[ix].account_id;
}

static int64_t lodging_id_of(const struct plan_writer *writer, uint32_t ix)
{
    return ix == NO_IX ? 0 : writer->model->lodgings[ix].lodging_id;
}

static int visit_count(const struct plan *plan)
{
    int count = 0;
    for (uint32_t i = 0; i < plan->stop_count; i++)
        count += plan->stops[i].account_ix != NO_IX;
    return count;
}

static bool write_head(struct plan_writer *writer, int64_t batch_id, struct err *err)
{
    static const char sql[] =
        "INSERT INTO plans (batch_id, rep_id, monday_day, value_ct, worth_ct, "
        "travel_ct, "
        "night_ct, overtime_ct, penalty_ct, net_ct, bound_ct, bound_kind, drive_s, "
        "drive_m, visits, work) VALUES "
        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16)";
    const struct plan *plan = writer->plan;
    sqlite3_stmt *statement;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    const int64_t numbers[] = {
        batch_id,         writer->model->reps[plan->rep_ix].rep_id,
        plan->monday_day, plan->value_ct,
        plan->worth_ct,   plan->travel_ct,
        plan->night_ct,   plan->overtime_ct,
        plan->penalty_ct, plan->net_ct,
        plan->bound_ct};
    for (int i = 0; i < (int)(sizeof numbers / sizeof *numbers); i++)
        sqlite3_bind_int64(statement, i + 1, numbers[i]);
    sql_bind_text(statement, 12, plan->bound_kind ? plan->bound_kind : "none");
    sqlite3_bind_int(statement, 13, plan->drive_s);
    sqlite3_bind_int(statement, 14, plan->drive_m);
    sqlite3_bind_int(statement, 15, visit_count(plan));
    sqlite3_bind_int64(statement, 16, (int64_t)plan->work);
    const bool is_done = sql_execute(writer->db, statement, err);
    sqlite3_finalize(statement);
    writer->plan_id = sqlite3_last_insert_rowid(db_handle(writer->db));
    return is_done;
}

static bool write_days(struct plan_writer *writer, struct err *err)
{
    static const char sql[] =
        "INSERT INTO plan_days (plan_id, day, start_lodging_id, end_lodging_id, "
        "leave_tod, back_tod, lunch_tod, drive_s, drive_m, value_ct, travel_ct, "
        "hour_uct) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)";
    sqlite3_stmt *statement;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t d = 0; is_done && d < writer->plan->day_count; d++) {
        const struct plan_day *day = &writer->plan->days[d];
        sqlite3_bind_int64(statement, 1, writer->plan_id);
        sqlite3_bind_int(statement, 2, day->day);
        sql_bind_optional(statement, 3, lodging_id_of(writer, day->start_lodging_ix),
                          0);
        sql_bind_optional(statement, 4, lodging_id_of(writer, day->end_lodging_ix), 0);
        sqlite3_bind_int(statement, 5, day->leave_tod);
        sqlite3_bind_int(statement, 6, day->back_tod);
        sql_bind_optional(statement, 7, day->lunch_tod, -1);
        sqlite3_bind_int(statement, 8, day->drive_s);
        sqlite3_bind_int(statement, 9, day->drive_m);
        sqlite3_bind_int64(statement, 10, day->value_ct);
        sqlite3_bind_int64(statement, 11, day->travel_ct);
        sqlite3_bind_int64(statement, 12, day->hour_uct);
        is_done = sql_execute(writer->db, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

static void bind_stop(struct plan_writer *writer, sqlite3_stmt *statement,
                      const struct stop *stop)
{
    const struct model *model = writer->model;
    const int64_t appointment_id =
        stop->appointment_ix == NO_IX
            ? 0
            : model->appointments[stop->appointment_ix].appointment_id;
    const int64_t event_id =
        stop->event_ix == NO_IX ? 0 : model->events[stop->event_ix].event_id;
    sql_bind_optional(statement, 4, account_id_of(writer, stop->account_ix), 0);
    sql_bind_optional(statement, 5, appointment_id, 0);
    sql_bind_optional(statement, 6, event_id, 0);
    sqlite3_bind_int(statement, 7, stop->arrive_tod);
    sqlite3_bind_int(statement, 8, stop->start_tod);
    sqlite3_bind_int(statement, 9, stop->end_tod);
    sqlite3_bind_int(statement, 10, stop->drive_s);
    sqlite3_bind_int(statement, 11, stop->drive_m);
    sqlite3_bind_int64(statement, 12, stop->value_ct);
    sqlite3_bind_int64(statement, 13, stop->worth_ct);
    sqlite3_bind_int64(statement, 14, stop->detour_ct);
    sqlite3_bind_int(statement, 15, stop->is_pinned);
}

static bool write_stops(struct plan_writer *writer, struct err *err)
{
    static const char sql[] =
        "INSERT INTO stops (plan_id, day, position, account_id, appointment_id, "
        "event_id, "
        "arrive_tod, start_tod, end_tod, drive_s, drive_m, value_ct, worth_ct, "
        "detour_ct, "
        "is_pinned) VALUES "
        "(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15)";
    sqlite3_stmt *statement;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t d = 0; is_done && d < writer->plan->day_count; d++) {
        const struct plan_day *day = &writer->plan->days[d];
        for (uint32_t s = 0; is_done && s < day->stop_count; s++) {
            sqlite3_bind_int64(statement, 1, writer->plan_id);
            sqlite3_bind_int(statement, 2, day->day);
            sqlite3_bind_int64(statement, 3, s + (int64_t)1);
            bind_stop(writer, statement, &writer->plan->stops[day->stop_first + s]);
            is_done = sql_execute(writer->db, statement, err);
        }
    }
    sqlite3_finalize(statement);
    return is_done;
}

static bool write_reasons(struct plan_writer *writer, struct err *err)
{
    static const char sql[] =
        "INSERT INTO reasons (plan_id, account_id, code, amount_ct, by_account_id, "
        "until_day) VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    sqlite3_stmt *statement;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < writer->plan->reason_count; i++) {
        const struct reason *reason = &writer->plan->reasons[i];
        sqlite3_bind_int64(statement, 1, writer->plan_id);
        sqlite3_bind_int64(statement, 2, account_id_of(writer, reason->account_ix));
        sql_bind_text(statement, 3, reason_word(reason->code));
        sql_bind_optional(statement, 4, reason->amount_ct, 0);
        sql_bind_optional(statement, 5, account_id_of(writer, reason->by_account_ix),
                          0);
        sql_bind_optional(statement, 6, reason->until_day, NO_DAY);
        is_done = sql_execute(writer->db, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

static bool write_prices(struct plan_writer *writer, struct err *err)
{
    static const char sql[] =
        "INSERT INTO prices (plan_id, account_id, price_uct) VALUES (?1, ?2, ?3)";
    sqlite3_stmt *statement;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < writer->plan->price_count; i++) {
        const struct price *price = &writer->plan->prices[i];
        sqlite3_bind_int64(statement, 1, writer->plan_id);
        sqlite3_bind_int64(statement, 2, account_id_of(writer, price->account_ix));
        sqlite3_bind_int64(statement, 3, price->price_uct);
        is_done = sql_execute(writer->db, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

static bool write_plan(struct plan_writer *writer, int64_t batch_id, struct err *err)
{
    return (write_head(writer, batch_id, err) && write_days(writer, err) &&
            write_stops(writer, err) && write_reasons(writer, err) &&
            write_prices(writer, err) &&
            certificate_store_save(writer->db, writer->plan_id,
                                   writer->plan->certificate, err)) ||
           err_in(err, "plan of '%s'",
                  writer->model->reps[writer->plan->rep_ix].crm_id);
}

static bool check_batch(struct db *db, int64_t batch_id, struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, "SELECT 1 FROM plan_batches WHERE batch_id = ?1", &statement,
                     err))
        return false;
    sqlite3_bind_int64(statement, 1, batch_id);
    const bool is_done = sql_step(db, statement, &has_row, err);
    sqlite3_finalize(statement);
    return is_done &&
           (has_row ||
            err_set(err, ERR_MISSING,
                    "'%s': this planning was overtaken by another one", db_path(db)));
}

bool plan_store_save(struct db *db, int64_t batch_id, const struct model *model,
                     const struct plan *plan, int64_t *plan_id, struct err *err)
{
    struct plan_writer writer = {.db = db, .model = model, .plan = plan};
    if (!db_begin(db, err))
        return false;
    if (!check_batch(db, batch_id, err) || !write_plan(&writer, batch_id, err)) {
        db_rollback(db);
        return false;
    }
    if (!db_commit(db, err))
        return false;
    if (plan_id)
        *plan_id = writer.plan_id;
    return true;
}

static bool publish(struct db *db, int64_t batch_id, struct err *err)
{
    static const char sql[] =
        "UPDATE plan_batches SET is_visible = 1 WHERE batch_id = ?1";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, batch_id);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool plan_store_publish(struct db *db, int64_t batch_id, struct err *err)
{
    if (!db_begin(db, err))
        return false;
    if (!check_batch(db, batch_id, err) || !publish(db, batch_id, err)) {
        db_rollback(db);
        return false;
    }
    return db_commit(db, err);
}

/* A change of one plan. */

static bool check_newest(struct db *db, const struct model *model,
                         const struct plan *plan, int64_t based_on_id, struct err *err)
{
    const struct plan_version *versions;
    struct arena scratch = {0};
    uint32_t count;
    bool is_done = plan_store_versions(db, model, plan->rep_ix, plan->monday_day,
                                       &scratch, &versions, &count, err);
    if (is_done && (count == 0 || versions[0].batch_id != based_on_id))
        is_done = err_set(err, ERR_MISSING,
                          "the plan of '%s' has changed meanwhile: ask again",
                          model->reps[plan->rep_ix].crm_id);
    arena_release(&scratch);
    return is_done;
}

static bool write_off(struct db *db, const struct model *model,
                      const struct calendar_entry *entry, struct err *err)
{
    static const char sql[] =
        "INSERT INTO rep_calendar (rep_id, day, kind, from_tod, until_tod, note) "
        "VALUES (?1, ?2, 'off', ?3, ?4, ?5) ON CONFLICT DO NOTHING";
    sqlite3_stmt *statement;
    if (entry == NULL)
        return true;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, model->reps[entry->rep_ix].rep_id);
    sqlite3_bind_int(statement, 2, entry->day);
    sql_bind_optional(statement, 3, entry->from_tod, -1);
    sql_bind_optional(statement, 4, entry->until_tod, -1);
    sql_bind_text(statement, 5, entry->note);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static bool write_change(struct plan_writer *writer,
                         const struct plan_change_request *request, int64_t *batch_id,
                         struct err *err)
{
    struct db *db = writer->db;
    if (!check_newest(db, writer->model, writer->plan, request->based_on_id, err) ||
        !insert_batch(db, &request->batch, err))
        return false;
    *batch_id = sqlite3_last_insert_rowid(db_handle(db));
    return write_plan(writer, *batch_id, err) &&
           write_off(db, writer->model, request->off_entry, err) &&
           (request->override == NULL ||
            override_store_add(db, writer->model, request->override,
                               request->batch.made_utc, err)) &&
           publish(db, *batch_id, err);
}

bool plan_store_change(struct db *db, const struct plan_change_request *request,
                       const struct model *model, const struct plan *plan,
                       int64_t *batch_id, struct err *err)
{
    struct plan_writer writer = {.db = db, .model = model, .plan = plan};
    int64_t made_id;
    if (!sql_run(db, "PRAGMA synchronous = FULL", err) || !db_begin(db, err))
        return false;
    bool is_done = write_change(&writer, request, &made_id, err);
    if (is_done)
        is_done = db_commit(db, err);
    else
        db_rollback(db);
    struct err ignored;
    (void)!sql_run(db, "PRAGMA synchronous = NORMAL", &ignored);
    if (is_done && batch_id)
        *batch_id = made_id;
    return is_done;
}
