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

static uint32_t rep_ix_of(const struct model *model, int64_t rep_id)
{
    for (uint32_t i = 0; i < model->rep_count; i++)
        if (model->reps[i].rep_id == rep_id)
            return i;
    return NO_IX;
}

static bool read_override(struct db *db, const struct model *model, sqlite3_stmt *row,
                          struct arena *arena, struct override *override,
                          struct err *err)
{
    *override =
        (struct override){.rep_ix = rep_ix_of(model, sqlite3_column_int64(row, 0)),
                          .day = sqlite3_column_int(row, 2),
                          .reason = sql_text(row, 3, arena)};
    if (!model_find_account(model, sql_peek(row, 4), &override->account_ix))
        override->account_ix = NO_IX;
    return override_find(sql_peek(row, 1), &override->kind) ||
           err_set(err, ERR_INPUT, "'%s' holds a decision that is not understood",
                   db_path(db));
}

bool override_store_load_days(struct db *db, const struct model *model,
                              int32_t first_day, int32_t last_day, struct arena *arena,
                              const struct override **overrides,
                              uint32_t *override_count, struct err *err)
{
    static const char sql[] =
        "SELECT o.rep_id, o.kind, o.day, o.reason, a.crm_id FROM overrides AS o JOIN "
        "accounts AS a USING (account_id) WHERE o.day BETWEEN ?1 AND ?2 "
        "ORDER BY o.day, o.override_id";
    struct override *found = NULL;
    size_t capacity = 0;
    uint32_t count = 0;
    sqlite3_stmt *statement;
    bool has_row, is_done;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int(statement, 1, first_day);
    sqlite3_bind_int(statement, 2, last_day);
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row) {
        found = arena_grow(arena, found, &capacity, count + (size_t)1, sizeof *found);
        is_done = read_override(db, model, statement, arena, &found[count++], err);
        if (!is_done)
            break;
    }
    sqlite3_finalize(statement);
    if (!is_done)
        return false;
    *overrides = found;
    *override_count = count;
    return true;
}
