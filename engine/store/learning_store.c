// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/learning_store.h"

#include "model/words.h"
#include "store/sql.h"

#include <math.h>

static const double PPM = 1e6;

static bool write_row(struct db *db, const struct model *model,
                      const struct learnt_row *row, int32_t day, struct err *err)
{
    static const char sql[] =
        "INSERT INTO learning (tier_id, stage, is_visited, won_ppm, lost_ppm, "
        "updated_day, trials_ppm) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)";
    const int at = (int)row->setting - SETTING_WIN_LEAD_REMOTE_PPM;
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, model->tiers[row->tier_ix].tier_id);
    sql_bind_text(statement, 2, stage_word((enum stage)(at / 2)));
    sqlite3_bind_int(statement, 3, at % 2);
    sqlite3_bind_int64(statement, 4, llround(row->won * PPM));
    sqlite3_bind_int64(statement, 5, llround(row->lost * PPM));
    sqlite3_bind_int(statement, 6, day);
    sqlite3_bind_int64(statement, 7, llround(row->trials * PPM));
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool learning_store_save(struct db *db, const struct model *model,
                         const struct learnt_row *rows, uint32_t row_count, int32_t day,
                         struct err *err)
{
    if (!db_begin(db, err))
        return false;
    bool is_done = sql_run(db, "DELETE FROM learning", err);
    for (uint32_t i = 0; is_done && i < row_count; i++)
        is_done = write_row(db, model, &rows[i], day, err);
    if (is_done)
        return db_commit(db, err);
    db_rollback(db);
    return false;
}

static bool read_row(struct db *db, const struct model *model, sqlite3_stmt *row,
                     struct learnt_chance *chances, struct err *err)
{
    enum stage stage;
    if (!stage_find(sql_peek(row, 1), &stage) || stage >= STAGE_WON)
        return err_set(err, ERR_INPUT, "'%s' holds a stage not understood",
                       db_path(db));
    const double won = (double)sqlite3_column_int64(row, 3);
    const double lost = (double)sqlite3_column_int64(row, 4);
    for (uint32_t t = 0; won + lost > 0 && t < model->tier_count; t++)
        if (model->tiers[t].tier_id == sqlite3_column_int64(row, 0))
            chances[t * LEARNT_COUNT + 2 * (uint32_t)stage +
                    (sqlite3_column_int(row, 2) != 0)] = (struct learnt_chance){
                .is_known = true,
                .chance_ppm = (int32_t)llround(won / (won + lost) * PPM),
                .trials = (int32_t)llround((double)sqlite3_column_int64(row, 5) / PPM)};
    return true;
}

bool learning_store_load(struct db *db, const struct model *model, struct arena *arena,
                         const struct learnt_chance **learnt, struct err *err)
{
    static const char sql[] = "SELECT tier_id, stage, is_visited, won_ppm, lost_ppm, "
                              "trials_ppm FROM learning";
    struct learnt_chance *chances =
        ARENA_ARRAY(arena, model->tier_count * LEARNT_COUNT, struct learnt_chance);
    sqlite3_stmt *row;
    bool has_row, is_done;
    if (!sql_prepare(db, sql, &row, err))
        return false;
    while ((is_done = sql_step(db, row, &has_row, err)) && has_row &&
           (is_done = read_row(db, model, row, chances, err)))
        ;
    sqlite3_finalize(row);
    *learnt = chances;
    return is_done;
}
