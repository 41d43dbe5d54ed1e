// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/place_store.h"

#include "model/words.h"
#include "store/layer_index.h"
#include "store/shape_blob.h"
#include "store/sql.h"

static const char *text_of(sqlite3_stmt *row, int column, struct arena *arena)
{
    const char *text = (const char *)sqlite3_column_text(row, column);
    return text == NULL ? NULL : arena_text(arena, text);
}

static struct unplaced read_row(sqlite3_stmt *row, struct arena *arena)
{
    struct unplaced unplaced = {
        .account_id = sqlite3_column_int64(row, 0),
        .crm_id = text_of(row, 1, arena),
        .name = text_of(row, 2, arena),
        .street = text_of(row, 3, arena),
        .postcode = text_of(row, 4, arena),
        .city = text_of(row, 5, arena),
        .country = text_of(row, 6, arena),
        .precision = PLACE_NONE,
    };
    const char *word = (const char *)sqlite3_column_text(row, 7);
    if (word != NULL && !precision_find(word, &unplaced.precision))
        unplaced.precision = PLACE_NONE;
    return unplaced;
}

bool place_store_load(struct db *db, struct arena *arena, const struct unplaced **list,
                      uint32_t *count, struct err *err)
{
    static const char sql[] =
        "SELECT account_id, crm_id, name, street, postcode, city, country, precision "
        "FROM accounts WHERE lon_deg IS NULL OR precision IN ('postcode', 'town', "
        "'none') ORDER BY crm_id";
    static const char count_sql[] =
        "SELECT count(*) FROM accounts WHERE lon_deg IS NULL OR precision IN "
        "('postcode', 'town', 'none')";
    sqlite3_stmt *statement;
    int64_t most;
    bool has_row = true, is_done = true;
    if (!sql_number(db, count_sql, &most, err) ||
        !sql_prepare(db, sql, &statement, err))
        return false;
    struct unplaced *rows = ARENA_ARRAY(arena, (size_t)most, struct unplaced);
    *count = 0;
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row &&
           *count < most)
        rows[(*count)++] = read_row(statement, arena);
    sqlite3_finalize(statement);
    *list = rows;
    return is_done;
}

static bool save_one(struct db *db, sqlite3_stmt *statement,
                     const struct placing *placing, struct err *err)
{
    unsigned char blob[SHAPE_POINT_SIZE];
    shape_point_write(placing->at, blob);
    sqlite3_bind_double(statement, 1, placing->at.lon_deg);
    sqlite3_bind_double(statement, 2, placing->at.lat_deg);
    sql_bind_text(statement, 3, precision_word(placing->precision));
    sqlite3_bind_blob(statement, 4, blob, sizeof blob, SQLITE_STATIC);
    sqlite3_bind_int64(statement, 5, placing->account_id);
    return sql_execute(db, statement, err);
}

static bool save_all(struct db *db, const struct placing *placings, uint32_t count,
                     int64_t *keys, struct err *err)
{
    static const char sql[] =
        "UPDATE accounts SET lon_deg = ?1, lat_deg = ?2, precision = ?3, geom = ?4 "
        "WHERE account_id = ?5";
    sqlite3_stmt *statement;
    bool is_done = sql_prepare(db, sql, &statement, err);
    if (!is_done)
        return false;
    for (uint32_t i = 0; i < count && is_done; i++) {
        keys[i] = placings[i].account_id;
        is_done = save_one(db, statement, &placings[i], err);
    }
    sqlite3_finalize(statement);
    return is_done && layer_index_update(db, LAYER_ACCOUNTS, keys, count, err);
}

bool place_store_save(struct db *db, const struct placing *placings, uint32_t count,
                      struct err *err)
{
    struct arena scratch = {0};
    int64_t *keys = ARENA_ARRAY(&scratch, count, int64_t);
    if (!db_begin(db, err))
        return false;
    layer_triggers(db, false);
    const bool is_saved = save_all(db, placings, count, keys, err);
    layer_triggers(db, true);
    arena_release(&scratch);
    if (!is_saved) {
        db_rollback(db);
        return false;
    }
    return db_commit(db, err);
}
