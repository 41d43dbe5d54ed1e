// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/visit_store.h"

#include "model/words.h"
#include "store/deal_store.h"
#include "store/last_visits.h"
#include "store/move_store.h"
#include "store/sql.h"
#include "store/visit_undo.h"
#include <assert.h>

bool visit_outcome_is_met(enum visit_outcome outcome)
{
    return outcome == OUTCOME_DONE || outcome == OUTCOME_ORDER ||
           outcome == OUTCOME_ADVANCED || outcome == OUTCOME_LOST;
}

static int64_t rep_id_of(const struct model *model, uint32_t rep_ix)
{
    return rep_ix == NO_IX ? 0 : model->reps[rep_ix].rep_id;
}

static bool insert_visit(struct db *db, const struct model *model,
                         const struct visit *visit, int64_t logged_utc, struct err *err)
{
    static const char sql[] =
        "INSERT INTO visits (account_id, rep_id, day, start_tod, duration_s, kind, "
        "outcome, amount_ct, note, logged_utc) "
        "VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10)";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, model->accounts[visit->account_ix].account_id);
    sql_bind_optional(statement, 2, rep_id_of(model, visit->rep_ix), 0);
    sqlite3_bind_int(statement, 3, visit->day);
    sql_bind_optional(statement, 4, visit->start_tod, -1);
    sql_bind_optional(statement, 5, visit->duration_s, 0);
    sql_bind_text(statement, 6, visit_kind_word(visit->kind));
    sql_bind_text(statement, 7, outcome_word(visit->outcome));
    sql_bind_optional(statement, 8, visit->amount_ct, 0);
    sql_bind_text(statement, 9, visit->note);
    sqlite3_bind_int64(statement, 10, logged_utc);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

struct addition {
    struct db *db;
    const struct model *model;
    const struct visit *visit;
    int64_t logged_utc, visit_id;
    struct deal_entry *deal;       /* NULL: none */
    const struct visit_move *move; /* NULL: no new time */
};

static bool meets(const struct visit *visit)
{
    return visit->kind == VISIT_FACE && visit_outcome_is_met(visit->outcome);
}

/* What follows from the entry for due dates and appointments. */
static bool write_effects(struct addition *addition, struct err *err)
{
    struct db *db = addition->db;
    const struct visit *visit = addition->visit;
    const struct visit_move *move = addition->move;
    const struct move_entry entry = {
        .visit_id = addition->visit_id,
        .account_id = addition->model->accounts[visit->account_ix].account_id,
        .rep_id = rep_id_of(addition->model, visit->rep_ix),
        .day = visit->day};
    if (meets(visit))
        return last_visits_update(db, &entry.account_id, 1, err) &&
               move_store_meet(db, &entry, err);
    if (visit->outcome != OUTCOME_MOVED)
        return true;
    return move_store_put_off(db, &entry, err) &&
           (move == NULL || move_store_agree(db, &entry, move->day, move->tod, err));
}

static bool write_addition(struct addition *addition, struct err *err)
{
    if (!insert_visit(addition->db, addition->model, addition->visit,
                      addition->logged_utc, err))
        return false;
    addition->visit_id = sqlite3_last_insert_rowid(db_handle(addition->db));
    return write_effects(addition, err) &&
           (addition->deal == NULL ||
            deal_store_add(addition->db, addition->visit_id, addition->deal, err));
}

/* In WAL mode synchronous NORMAL may lose the last commits when the power fails; an
 * entry that was acknowledged must not go, so for it the log is forced to the disk. */
static bool add(struct addition *addition, struct err *err)
{
    struct db *db = addition->db;
    if (!sql_run(db, "PRAGMA synchronous = FULL", err) || !db_begin(db, err))
        return false;
    bool is_done = write_addition(addition, err);
    if (is_done)
        is_done = db_commit(db, err);
    else
        db_rollback(db);
    struct err ignored;
    (void)!sql_run(db, "PRAGMA synchronous = NORMAL", &ignored);
    return is_done;
}

bool visit_store_add(struct db *db, const struct model *model,
                     const struct visit *visit, int64_t logged_utc, int64_t *visit_id,
                     struct err *err)
{
    struct addition addition = {db, model, visit, logged_utc, 0, NULL, NULL};
    if (!add(&addition, err))
        return false;
    if (visit_id)
        *visit_id = addition.visit_id;
    return true;
}

bool visit_store_add_move(struct db *db, const struct model *model,
                          const struct visit *visit, int64_t logged_utc,
                          const struct visit_move *move, struct err *err)
{
    assert(visit->outcome == OUTCOME_MOVED && move->day >= visit->day);
    struct addition addition = {db, model, visit, logged_utc, 0, NULL, move};
    return add(&addition, err);
}

bool visit_store_add_deal(struct db *db, const struct model *model,
                          const struct visit *visit, int64_t logged_utc,
                          struct visit_deal *deal, enum stage *stage_before,
                          struct arena *arena, struct err *err)
{
    const struct account *account = &model->accounts[visit->account_ix];
    struct deal_entry entry = {.account_id = account->account_id,
                               .account_crm_id = account->crm_id,
                               .is_new = deal->is_new,
                               .amount_ct = deal->amount_ct,
                               .stage = deal->stage,
                               .crm_id = deal->crm_id,
                               .arena = arena};
    struct addition addition = {db, model, visit, logged_utc, 0, &entry, NULL};
    if (!add(&addition, err))
        return false;
    deal->crm_id = entry.crm_id;
    *stage_before = entry.stage_before;
    return true;
}

/* Taking back. */

/* Entries that a merge brought are hers as well; the last is the one logged last. */
static bool read_last(struct db *db, int64_t rep_id, struct arena *arena,
                      int64_t *visit_id, struct visit_undone *undone, struct err *err)
{
    static const char sql[] =
        "SELECT visit_id, v.account_id, day, start_tod, duration_s, v.kind, outcome, "
        "amount_ct, note, a.crm_id, a.name FROM visits AS v JOIN accounts AS a USING "
        "(account_id) WHERE rep_id = ?1 AND (v.crm_id IS NULL OR v.crm_id GLOB "
        "'pack-*') ORDER BY v.logged_utc DESC, visit_id DESC LIMIT 1";
    sqlite3_stmt *row;
    bool has_row;
    if (!sql_prepare(db, sql, &row, err))
        return false;
    sqlite3_bind_int64(row, 1, rep_id);
    bool is_done = sql_step(db, row, &has_row, err);
    if (is_done && !has_row)
        is_done = err_set(err, ERR_MISSING, "nothing was logged that could be undone");
    if (is_done) {
        struct visit *visit = &undone->visit;
        *visit_id = sqlite3_column_int64(row, 0);
        *visit = (struct visit){.account_ix = NO_IX,
                                .rep_ix = NO_IX,
                                .day = sqlite3_column_int(row, 2),
                                .start_tod = (int32_t)sql_number_or(row, 3, -1),
                                .duration_s = sqlite3_column_int(row, 4),
                                .amount_ct = sqlite3_column_int64(row, 7),
                                .note = sql_text(row, 8, arena)};
        undone->account_crm_id = sql_text(row, 9, arena);
        undone->account_name = sql_text(row, 10, arena);
        if (!visit_kind_find(sql_peek(row, 5), &visit->kind) ||
            !outcome_find(sql_peek(row, 6), &visit->outcome))
            is_done = err_set(err, ERR_INPUT, "'%s' holds a visit not understood",
                              db_path(db));
    }
    sqlite3_finalize(row);
    return is_done;
}

bool visit_store_undo(struct db *db, const struct model *model, uint32_t rep_ix,
                      struct arena *arena, struct visit_undone *undone, struct err *err)
{
    struct visit_undone found = {0};
    int64_t visit_id;
    if (!db_begin(db, err))
        return false;
    if (!read_last(db, rep_id_of(model, rep_ix), arena, &visit_id, &found, err) ||
        !visit_undo_entry(db, visit_id, err)) {
        db_rollback(db);
        return false;
    }
    if (!db_commit(db, err))
        return false;
    *undone = found;
    return true;
}

static uint32_t rep_ix_of(const struct model *model, int64_t rep_id)
{
    for (uint32_t i = 0; i < model->rep_count; i++)
        if (model->reps[i].rep_id == rep_id)
            return i;
    return NO_IX;
}

static bool read_visit(struct db *db, const struct model *model, sqlite3_stmt *row,
                       struct arena *arena, struct visit *visit, struct err *err)
{
    visit->rep_ix = rep_ix_of(model, sqlite3_column_int64(row, 0));
    visit->day = sqlite3_column_int(row, 1);
    visit->start_tod = (int32_t)sql_number_or(row, 2, -1);
    visit->duration_s = sqlite3_column_int(row, 3);
    visit->amount_ct = sqlite3_column_int64(row, 6);
    visit->note = sql_text(row, 7, arena);
    if (!visit_kind_find(sql_peek(row, 4), &visit->kind) ||
        !outcome_find(sql_peek(row, 5), &visit->outcome))
        return err_set(err, ERR_INPUT, "'%s' holds a visit that is not understood",
                       db_path(db));
    return true;
}

bool visit_store_load(struct db *db, const struct model *model, uint32_t account_ix,
                      uint32_t limit, struct arena *arena, const struct visit **visits,
                      uint32_t *visit_count, struct err *err)
{
    static const char sql[] =
        "SELECT rep_id, day, start_tod, duration_s, kind, outcome, amount_ct, note "
        "FROM visits WHERE account_id = ?1 ORDER BY day DESC, start_tod DESC, "
        "visit_id DESC LIMIT ?2";
    struct visit *found = NULL;
    size_t capacity = 0;
    uint32_t count = 0;
    sqlite3_stmt *statement;
    bool has_row, is_done;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, model->accounts[account_ix].account_id);
    sqlite3_bind_int64(statement, 2, limit);
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row) {
        found = arena_grow(arena, found, &capacity, count + (size_t)1, sizeof *found);
        struct visit *visit = &found[count++];
        *visit = (struct visit){.account_ix = account_ix};
        is_done = read_visit(db, model, statement, arena, visit, err);
        if (!is_done)
            break;
    }
    sqlite3_finalize(statement);
    if (!is_done)
        return false;
    *visits = found;
    *visit_count = count;
    return true;
}

#define DAYS_SQL                                                             \
    "SELECT v.rep_id, v.day, v.start_tod, v.duration_s, v.kind, v.outcome, " \
    "v.amount_ct, v.note, a.crm_id FROM visits AS v JOIN accounts AS a "     \
    "USING (account_id) WHERE "
#define DAYS_ORDER_SQL "v.day BETWEEN ?1 AND ?2 ORDER BY v.day, v.visit_id"

/* The entries that a bound statement gives, of accounts in the model. */
static bool read_days(struct db *db, const struct model *model, sqlite3_stmt *row,
                      struct arena *arena, const struct visit **visits,
                      uint32_t *visit_count, struct err *err)
{
    struct visit *found = NULL;
    size_t capacity = 0;
    uint32_t count = 0, account_ix;
    bool has_row, is_done;
    while ((is_done = sql_step(db, row, &has_row, err)) && has_row) {
        if (!model_find_account(model, sql_peek(row, 8), &account_ix))
            continue;
        found = arena_grow(arena, found, &capacity, count + (size_t)1, sizeof *found);
        struct visit *visit = &found[count++];
        *visit = (struct visit){.account_ix = account_ix};
        is_done = read_visit(db, model, row, arena, visit, err);
        if (!is_done)
            break;
    }
    if (!is_done)
        return false;
    *visits = found;
    *visit_count = count;
    return true;
}

bool visit_store_load_days(struct db *db, const struct model *model, int32_t first_day,
                           int32_t last_day, struct arena *arena,
                           const struct visit **visits, uint32_t *visit_count,
                           struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, DAYS_SQL DAYS_ORDER_SQL, &statement, err))
        return false;
    sqlite3_bind_int(statement, 1, first_day);
    sqlite3_bind_int(statement, 2, last_day);
    const bool is_done =
        read_days(db, model, statement, arena, visits, visit_count, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool visit_store_load_rep(struct db *db, const struct model *model, uint32_t rep_ix,
                          int32_t first_day, int32_t last_day, struct arena *arena,
                          const struct visit **visits, uint32_t *visit_count,
                          struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, DAYS_SQL "v.rep_id = ?3 AND " DAYS_ORDER_SQL, &statement, err))
        return false;
    sqlite3_bind_int(statement, 1, first_day);
    sqlite3_bind_int(statement, 2, last_day);
    sqlite3_bind_int64(statement, 3, rep_id_of(model, rep_ix));
    const bool is_done =
        read_days(db, model, statement, arena, visits, visit_count, err);
    sqlite3_finalize(statement);
    return is_done;
}
