// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/certificate_store.h"

#include "store/certificate_json.h"
#include "store/sql.h"

bool certificate_store_save(struct db *db, int64_t plan_id,
                            const struct certificate *certificate, struct err *err)
{
    static const char sql[] =
        "INSERT INTO certificates (plan_id, kind, bound_ct, body) "
        "VALUES (?1, ?2, ?3, ?4)";
    struct arena scratch = {0};
    sqlite3_stmt *statement;
    const char *body;
    if (certificate == NULL)
        return true;
    bool is_done = certificate_json_write(certificate, &scratch, &body, err) &&
                   sql_prepare(db, sql, &statement, err);
    if (is_done) {
        sqlite3_bind_int64(statement, 1, plan_id);
        sql_bind_text(statement, 2, certificate->kind);
        sqlite3_bind_int64(statement, 3, certificate->bound_ct);
        sql_bind_text(statement, 4, body);
        is_done = sql_execute(db, statement, err);
        sqlite3_finalize(statement);
    }
    arena_release(&scratch);
    return is_done;
}

bool certificate_store_load(struct db *db, const struct model *model, uint32_t rep_ix,
                            int32_t monday_day, struct arena *arena,
                            const struct certificate **certificate, struct err *err)
{
    static const char sql[] =
        "SELECT c.body FROM plans AS p JOIN plan_batches USING (batch_id) LEFT JOIN "
        "certificates AS c ON c.plan_id = p.plan_id WHERE p.rep_id = ?1 AND "
        "p.monday_day = ?2 AND is_visible = 1 ORDER BY p.plan_id DESC LIMIT 1";
    sqlite3_stmt *row;
    bool has_row;
    if (!sql_prepare(db, sql, &row, err))
        return false;
    sqlite3_bind_int64(row, 1, model->reps[rep_ix].rep_id);
    sqlite3_bind_int(row, 2, monday_day);
    bool is_done = sql_step(db, row, &has_row, err);
    *certificate = NULL;
    if (is_done && has_row && sqlite3_column_type(row, 0) != SQLITE_NULL) {
        struct certificate *read = ARENA_NEW(arena, struct certificate);
        is_done = certificate_json_read(sql_peek(row, 0), arena, read, err) ||
                  err_in(err, "'%s': certificate of '%s'", db_path(db),
                         model->reps[rep_ix].crm_id);
        *certificate = read;
    }
    sqlite3_finalize(row);
    return is_done;
}
