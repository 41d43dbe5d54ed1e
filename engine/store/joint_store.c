// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/joint_store.h"

#include "base/civil.h"
#include "store/sql.h"

#include <inttypes.h>

static const char *key_of(const struct model *model, const struct joint_visit *visit,
                          uint32_t rep_ix, struct arena *arena)
{
    char date[CIVIL_DATE_SIZE];
    return arena_format(arena, "joint-%" PRId64 "-%" PRId64 "-%s",
                        model->reps[rep_ix].rep_id,
                        model->accounts[visit->account_ix].account_id,
                        civil_day_text(visit->monday_day, date));
}

static bool put(struct db *db, const struct model *model,
                const struct joint_visit *visit, uint32_t rep_ix, uint32_t other_ix,
                struct err *err)
{
    static const char sql[] =
        "INSERT INTO appointments (crm_id, account_id, rep_id, kind, day, start_tod, "
        "duration_s, subject) VALUES (?1, ?2, ?3, 'fixed', ?4, ?5, ?6, ?7) "
        "ON CONFLICT (crm_id) DO UPDATE SET day = excluded.day, start_tod = "
        "excluded.start_tod, duration_s = excluded.duration_s, subject = "
        "excluded.subject, state = 'open'";
    struct arena scratch = {0};
    sqlite3_stmt *statement;
    bool is_done = sql_prepare(db, sql, &statement, err);
    if (is_done) {
        sql_bind_text(statement, 1, key_of(model, visit, rep_ix, &scratch));
        sqlite3_bind_int64(statement, 2, model->accounts[visit->account_ix].account_id);
        sqlite3_bind_int64(statement, 3, model->reps[rep_ix].rep_id);
        sqlite3_bind_int(statement, 4, visit->day);
        sqlite3_bind_int(statement, 5, visit->start_tod);
        sqlite3_bind_int(statement, 6, visit->duration_s);
        sql_bind_text(statement, 7,
                      arena_format(&scratch, "with %s", model->reps[other_ix].name));
        is_done = sql_execute(db, statement, err);
    }
    sqlite3_finalize(statement);
    arena_release(&scratch);
    return is_done;
}

bool joint_store_save(struct db *db, const struct model *model,
                      const struct joint_visit *visit, struct err *err)
{
    if (!db_begin(db, err))
        return false;
    if (put(db, model, visit, visit->guest_ix, visit->host_ix, err) &&
        (visit->has_appointment ||
         put(db, model, visit, visit->host_ix, visit->guest_ix, err)))
        return db_commit(db, err);
    db_rollback(db);
    return false;
}

/* How many rows went; the plans that have them keep their stops. */
static bool drop(struct db *db, const char *key, int *count, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, "DELETE FROM appointments WHERE crm_id = ?1", &statement, err))
        return false;
    sql_bind_text(statement, 1, key);
    const bool is_done = sql_execute(db, statement, err);
    *count = is_done ? sqlite3_changes(db_handle(db)) : 0;
    sqlite3_finalize(statement);
    return is_done;
}

bool joint_store_undo(struct db *db, const struct model *model,
                      const struct joint_visit *visit, struct err *err)
{
    struct arena scratch = {0};
    int guest_count = 0, host_count = 0;
    if (!db_begin(db, err))
        return false;
    bool is_done =
        drop(db, key_of(model, visit, visit->guest_ix, &scratch), &guest_count, err) &&
        drop(db, key_of(model, visit, visit->host_ix, &scratch), &host_count, err);
    arena_release(&scratch);
    if (is_done && guest_count == 0)
        is_done = err_set(err, ERR_MISSING, "'%s' and '%s' have no joint visit there",
                          model->reps[visit->host_ix].crm_id,
                          model->reps[visit->guest_ix].crm_id);
    if (is_done)
        return db_commit(db, err);
    db_rollback(db);
    return false;
}
