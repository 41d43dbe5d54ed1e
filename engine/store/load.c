// SPDX-License-Identifier: GPL-3.0-or-later
/* The frame of a load: one read transaction, the parts in order, the promise kept. */
#include "store/load.h"

#include "store/load_parts.h"
#include <string.h>

static bool find_scope(struct loader *loader, const char *rep_crm_id, struct err *err)
{
    static const char sql[] = "SELECT rep_id FROM reps WHERE crm_id = ?1";
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(loader->db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, rep_crm_id);
    bool is_done = sql_step(loader->db, statement, &has_row, err);
    if (is_done && !has_row)
        is_done = err_set(err, ERR_MISSING, "there is no rep '%s'", rep_crm_id);
    if (is_done)
        loader->rep_id = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return is_done;
}

static bool load_all(struct loader *loader, const struct load_scope *scope,
                     struct err *err)
{
    loader->is_scoped = scope && scope->rep_crm_id;
    if (loader->is_scoped && !find_scope(loader, scope->rep_crm_id, err))
        return false;
    if (!load_tiers(loader, err) || !load_accounts(loader, err) ||
        !load_territories(loader, err) || !load_reps(loader, err))
        return false;
    load_link(loader);
    return load_children(loader, err) && load_calendar(loader, err) &&
           load_places(loader, err) && load_quotas(loader, err) &&
           load_settings(loader, err);
}

bool store_load(struct db *db, const struct load_scope *scope, struct arena *arena,
                struct model *model, struct err *err)
{
    struct model loaded = {0};
    struct loader loader = {.db = db,
                            .arena = arena,
                            .model = &loaded,
                            .accounts.size = sizeof(struct account),
                            .account_keys.size = sizeof(struct account_key),
                            .reps.size = sizeof(struct rep),
                            .rep_keys.size = sizeof(int64_t),
                            .territories.size = sizeof(struct territory),
                            .territory_keys.size = sizeof(struct territory_key)};
    /* A transaction of the caller's is as good as our own. */
    const bool is_own = sqlite3_get_autocommit(db_handle(db));
    if (is_own && !sql_run(db, "BEGIN", err))
        return false;
    bool is_done = load_all(&loader, scope, err);
    if (is_own)
        db_rollback(db);
    arena_release(&loader.scratch);
    if (is_done && !model_check(&loaded, err))
        is_done = err_in(err, "'%s'", db_path(db));
    if (is_done)
        *model = loaded;
    return is_done;
}

/* One id for the text by the first of the questions that has an answer. */
static bool find_by(struct db *db, const char *what, const char *text,
                    const char *const *questions, struct arena *arena,
                    const char **crm_id, struct err *err)
{
    for (; *questions; questions++) {
        sqlite3_stmt *statement;
        bool has_row = false;
        if (!sql_prepare(db, *questions, &statement, err))
            return false;
        sql_bind_text(statement, 1, text);
        bool is_done = sql_step(db, statement, &has_row, err);
        if (is_done && has_row) {
            const char *found = sql_text(statement, 0, arena);
            is_done = sql_step(db, statement, &has_row, err);
            if (is_done && has_row)
                is_done = err_set(err, ERR_INPUT,
                                  "there are several %ss '%s': use an id", what, text);
            if (is_done)
                *crm_id = found;
            sqlite3_finalize(statement);
            return is_done;
        }
        sqlite3_finalize(statement);
        if (!is_done)
            return false;
    }
    return err_set(err, ERR_MISSING, "there is no %s '%s'", what, text);
}

bool store_find_rep(struct db *db, const char *text, struct arena *arena,
                    const char **crm_id, struct err *err)
{
    static const char *const questions[] = {
        "SELECT crm_id FROM reps WHERE crm_id = ?1",
        "SELECT crm_id FROM reps WHERE name = ?1 LIMIT 2",
        "SELECT crm_id FROM reps WHERE name = ?1 COLLATE NOCASE LIMIT 2",
        "SELECT crm_id FROM reps WHERE email = ?1 COLLATE NOCASE LIMIT 2",
        NULL,
    };
    return find_by(db, "rep", text, questions, arena, crm_id, err);
}

bool store_find_account(struct db *db, const char *text, struct arena *arena,
                        const char **crm_id, struct err *err)
{
    static const char *const questions[] = {
        "SELECT crm_id FROM accounts WHERE crm_id = ?1",
        "SELECT crm_id FROM accounts WHERE name = ?1 LIMIT 2",
        "SELECT crm_id FROM accounts WHERE name = ?1 COLLATE NOCASE LIMIT 2",
        NULL,
    };
    return find_by(db, "account", text, questions, arena, crm_id, err);
}

bool store_find_rep_of(struct db *db, const char *account_crm_id, struct arena *arena,
                       const char **crm_id, struct err *err)
{
    static const char sql[] =
        "SELECT r.crm_id FROM accounts AS a LEFT JOIN territories AS t USING "
        "(territory_id) JOIN reps AS r ON r.rep_id = coalesce(t.rep_id, "
        "a.owner_rep_id) WHERE a.crm_id = ?1";
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, account_crm_id);
    bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done && !has_row)
        is_done = err_set(err, ERR_MISSING, "no rep visits '%s'", account_crm_id);
    if (is_done)
        *crm_id = sql_text(statement, 0, arena);
    sqlite3_finalize(statement);
    return is_done;
}
