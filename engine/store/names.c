// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/names.h"

#include "store/sql.h"

static bool load_names(struct db *db, const char *sql, struct arena *arena,
                       const struct name_row **names, uint32_t *count, struct err *err)
{
    struct name_row *rows = NULL;
    sqlite3_stmt *statement;
    size_t capacity = 0, row_count = 0;
    bool has_row = false;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    bool is_done = sql_step(db, statement, &has_row, err);
    while (is_done && has_row) {
        rows = arena_grow(arena, rows, &capacity, row_count + 1, sizeof *rows);
        rows[row_count++] = (struct name_row){sql_text(statement, 0, arena),
                                              sql_text(statement, 1, arena)};
        is_done = sql_step(db, statement, &has_row, err);
    }
    sqlite3_finalize(statement);
    if (is_done) {
        *names = rows;
        *count = (uint32_t)row_count;
    }
    return is_done;
}

bool names_load_reps(struct db *db, struct arena *arena, const struct name_row **names,
                     uint32_t *count, struct err *err)
{
    return load_names(db, "SELECT crm_id, name FROM reps ORDER BY crm_id", arena, names,
                      count, err);
}

bool names_load_accounts(struct db *db, struct arena *arena,
                         const struct name_row **names, uint32_t *count,
                         struct err *err)
{
    return load_names(db, "SELECT crm_id, name FROM accounts ORDER BY crm_id", arena,
                      names, count, err);
}

bool names_find_rep_of(struct db *db, const char *account_crm_id, struct arena *arena,
                       const char **rep_crm_id, struct err *err)
{
    static const char sql[] =
        "SELECT coalesce(t.rep_id, a.owner_rep_id) AS rep_id, r.crm_id"
        " FROM accounts a"
        " LEFT JOIN territories t ON t.territory_id = a.territory_id"
        " LEFT JOIN reps r ON r.rep_id = coalesce(t.rep_id, a.owner_rep_id)"
        " WHERE a.crm_id = ?1";
    sqlite3_stmt *statement;
    bool has_row = false;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, account_crm_id);
    const bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done)
        *rep_crm_id = has_row ? sql_text(statement, 1, arena) : NULL;
    sqlite3_finalize(statement);
    return is_done;
}
