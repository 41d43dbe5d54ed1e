// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/override_store.h"

#include "store/sql.h"
#include <string.h>

static const char *const words[OVERRIDE_COUNT] = {
    [OVERRIDE_SKIP] = "skip", [OVERRIDE_ADD] = "add", [OVERRIDE_MOVE] = "move"};

const char *override_word(enum override_kind kind)
{
    return words[kind];
}

bool override_find(const char *word, enum override_kind *kind)
{
    for (int i = 0; i < OVERRIDE_COUNT; i++) {
        if (strcmp(words[i], word) != 0)
            continue;
        *kind = (enum override_kind)i;
        return true;
    }
    return false;
}

static bool remove_older(struct db *db, int64_t account_id, int32_t day,
                         struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, "DELETE FROM overrides WHERE account_id = ?1 AND day = ?2",
                     &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, account_id);
    sqlite3_bind_int(statement, 2, day);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static bool insert(struct db *db, const struct model *model,
                   const struct override *override, int64_t made_utc, struct err *err)
{
    static const char sql[] =
        "INSERT INTO overrides (rep_id, account_id, kind, day, reason, made_utc) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6)";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, model->reps[override->rep_ix].rep_id);
    sqlite3_bind_int64(statement, 2, model->accounts[override->account_ix].account_id);
    sql_bind_text(statement, 3, override_word(override->kind));
    sqlite3_bind_int(statement, 4, override->day);
    sql_bind_text(statement, 5, override->reason);
    sqlite3_bind_int64(statement, 6, made_utc);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool override_store_add(struct db *db, const struct model *model,
                        const struct override *override, int64_t made_utc,
                        struct err *err)
{
    const bool is_own = sqlite3_get_autocommit(db_handle(db));
    const int64_t account_id = model->accounts[override->account_ix].account_id;
    if (is_own && !db_begin(db, err))
        return false;
    if (remove_older(db, account_id, override->day, err) &&
        insert(db, model, override, made_utc, err))
        return !is_own || db_commit(db, err);
    if (is_own)
        db_rollback(db);
    return false;
}

bool override_store_undo(struct db *db, const struct model *model, uint32_t rep_ix,
                         uint32_t account_ix, int32_t *day, struct err *err)
{
    static const char sql[] =
        "DELETE FROM overrides WHERE override_id = (SELECT max(override_id) FROM "
        "overrides WHERE rep_id = ?1 AND account_id = ?2) RETURNING day";
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, model->reps[rep_ix].rep_id);
    sqlite3_bind_int64(statement, 2, model->accounts[account_ix].account_id);
    bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done && !has_row)
        is_done = err_set(err, ERR_MISSING, "nothing was decided about '%s'",
                          model->accounts[account_ix].crm_id);
    if (is_done)
        *day = (int32_t)sql_number_or(statement, 0, NO_DAY);
    while (is_done && has_row)
        is_done = sql_step(db, statement, &has_row, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool override_store_count(struct db *db, const struct model *model, uint32_t rep_ix,
                          int32_t first_day, int32_t last_day,
                          uint32_t counts[OVERRIDE_COUNT], struct err *err)
{
    static const char sql[] =
        "SELECT kind, count(*) FROM overrides WHERE (?1 = 0 OR rep_id = ?1) AND day "
        "BETWEEN ?2 AND ?3 GROUP BY kind";
    sqlite3_stmt *statement;
    bool has_row, is_done;
    enum override_kind kind;
    memset(counts, 0, OVERRIDE_COUNT * sizeof *counts);
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, rep_ix == NO_IX ? 0 : model->reps[rep_ix].rep_id);
    sqlite3_bind_int(statement, 2, first_day);
    sqlite3_bind_int(statement, 3, last_day);
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row)
        if (override_find(sql_peek(statement, 0), &kind))
            counts[kind] = (uint32_t)sqlite3_column_int(statement, 1);
    sqlite3_finalize(statement);
    return is_done;
}
