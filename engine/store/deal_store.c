// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/deal_store.h"

#include "model/words.h"
#include "store/sql.h"
#include <inttypes.h>

static bool note(struct db *db, int64_t visit_id, int64_t opportunity_id,
                 const char *stage_before, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db,
                     "INSERT INTO visit_deals (visit_id, opportunity_id, "
                     "stage_before) VALUES (?1, ?2, ?3)",
                     &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, visit_id);
    sqlite3_bind_int64(statement, 2, opportunity_id);
    sql_bind_text(statement, 3, stage_before);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

/* Its id is made of the entry's, which nobody else has. */
static bool add_new(struct db *db, int64_t visit_id, struct deal_entry *entry,
                    struct err *err)
{
    static const char sql[] =
        "INSERT INTO opportunities (crm_id, account_id, amount_ct, stage) "
        "VALUES (?1, ?2, ?3, ?4)";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    entry->crm_id = arena_format(entry->arena, "log-%" PRId64, visit_id);
    entry->stage_before = STAGE_COUNT;
    sql_bind_text(statement, 1, entry->crm_id);
    sqlite3_bind_int64(statement, 2, entry->account_id);
    sqlite3_bind_int64(statement, 3, entry->amount_ct);
    sql_bind_text(statement, 4, stage_word(entry->stage));
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done &&
           note(db, visit_id, sqlite3_last_insert_rowid(db_handle(db)), NULL, err);
}

/* The one that is named, else the only open one. */
static bool find(struct db *db, struct deal_entry *entry, int64_t *opportunity_id,
                 struct err *err)
{
    static const char sql[] =
        "SELECT opportunity_id, crm_id, stage FROM opportunities WHERE account_id = ?1 "
        "AND (crm_id = ?2 OR (?2 IS NULL AND stage NOT IN ('won', 'lost')))";
    const char *named = entry->crm_id;
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, entry->account_id);
    sql_bind_text(statement, 2, named);
    bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done && !has_row)
        is_done = named != NULL
                      ? err_set(err, ERR_MISSING, "'%s' has no opportunity '%s'",
                                entry->account_crm_id, named)
                      : err_set(err, ERR_MISSING,
                                "'%s' has no open opportunity; '--deal AMOUNT' "
                                "makes one",
                                entry->account_crm_id);
    if (is_done) {
        *opportunity_id = sqlite3_column_int64(statement, 0);
        entry->crm_id = sql_text(statement, 1, entry->arena);
        if (!stage_find(sql_peek(statement, 2), &entry->stage_before))
            is_done = err_set(err, ERR_INPUT, "'%s' holds a stage not understood",
                              db_path(db));
    }
    is_done = is_done && sql_step(db, statement, &has_row, err);
    if (is_done && has_row)
        is_done = err_set(err, ERR_INPUT,
                          "'%s' has several open opportunities: '--opportunity' names "
                          "one",
                          entry->account_crm_id);
    sqlite3_finalize(statement);
    return is_done;
}

static bool set_stage(struct db *db, int64_t opportunity_id, const char *stage,
                      struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db,
                     "UPDATE opportunities SET stage = ?2 WHERE opportunity_id = ?1",
                     &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, opportunity_id);
    sql_bind_text(statement, 2, stage);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool deal_store_add(struct db *db, int64_t visit_id, struct deal_entry *entry,
                    struct err *err)
{
    int64_t opportunity_id;
    if (entry->is_new)
        return add_new(db, visit_id, entry, err);
    return find(db, entry, &opportunity_id, err) &&
           set_stage(db, opportunity_id, stage_word(entry->stage), err) &&
           note(db, visit_id, opportunity_id, stage_word(entry->stage_before), err);
}

static bool remove_opportunity(struct db *db, int64_t opportunity_id, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, "DELETE FROM opportunities WHERE opportunity_id = ?1",
                     &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, opportunity_id);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool deal_store_undo(struct db *db, int64_t visit_id, struct err *err)
{
    sqlite3_stmt *statement;
    enum stage stage = STAGE_COUNT;
    bool has_row;
    if (!sql_prepare(db,
                     "SELECT opportunity_id, stage_before FROM visit_deals WHERE "
                     "visit_id = ?1",
                     &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, visit_id);
    const bool is_done = sql_step(db, statement, &has_row, err);
    const bool is_any = is_done && has_row;
    const int64_t opportunity_id = is_any ? sqlite3_column_int64(statement, 0) : 0;
    const bool was_there = is_any && sqlite3_column_type(statement, 1) != SQLITE_NULL &&
                           stage_find(sql_peek(statement, 1), &stage);
    sqlite3_finalize(statement);
    if (!is_any)
        return is_done;
    return was_there ? set_stage(db, opportunity_id, stage_word(stage), err)
                     : remove_opportunity(db, opportunity_id, err);
}
