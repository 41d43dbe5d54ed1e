// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/area_records.h"

#include "store/layer_index.h"
#include "store/shape_blob.h"
#include "store/sql.h"

#include <string.h>

static uint32_t territory_named(const struct model *model, const char *name)
{
    for (uint32_t i = 0; name != NULL && i < model->territory_count; i++) {
        if (strcmp(model->territories[i].name, name) == 0)
            return i;
    }
    return NO_IX;
}

static bool read_area(sqlite3_stmt *row, const struct model *model, struct arena *arena,
                      struct area_record *area, struct err *err)
{
    *area = (struct area_record){
        .kind = sql_text(row, 0, arena),
        .code = sql_text(row, 1, arena),
        .name = sql_text(row, 2, arena),
        .territory_ix = territory_named(model, sql_peek(row, 3)),
    };
    return sqlite3_column_type(row, 4) != SQLITE_BLOB ||
           shape_outline_read(sqlite3_column_blob(row, 4),
                              (size_t)sqlite3_column_bytes(row, 4), arena,
                              &area->outline, err) ||
           err_in(err, "area '%s'", area->code);
}

bool area_records_load(struct db *db, const struct model *model, struct arena *arena,
                       const struct area_record **areas, uint32_t *area_count,
                       struct err *err)
{
    static const char sql[] = "SELECT a.kind, a.code, a.name, t.name, a.geom "
                              "FROM areas AS a LEFT JOIN territories AS t "
                              "USING (territory_id) ORDER BY a.kind, a.code";
    int64_t most;
    uint32_t count = 0;
    sqlite3_stmt *statement;
    bool has_row, is_done = true;
    if (!sql_number(db, "SELECT count(*) FROM areas", &most, err) ||
        !sql_prepare(db, sql, &statement, err))
        return false;
    struct area_record *found = ARENA_ARRAY(arena, (size_t)most, struct area_record);
    for (has_row = true; is_done && has_row;) {
        is_done = sql_step(db, statement, &has_row, err) &&
                  (!has_row || count == most ||
                   read_area(statement, model, arena, &found[count], err));
        count += is_done && has_row && count < most;
    }
    sqlite3_finalize(statement);
    if (!is_done)
        return false;
    *areas = found;
    *area_count = count;
    return true;
}

static bool drop_kind(struct db *db, const char *kind, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, "DELETE FROM areas WHERE kind = ?1", &statement, err))
        return false;
    sql_bind_text(statement, 1, kind);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static bool insert_area(struct db *db, sqlite3_stmt *statement, const struct area *area,
                        const char *territory, struct err *err)
{
    struct arena scratch = {0};
    const unsigned char *blob;
    sql_bind_text(statement, 2, area->code);
    sql_bind_text(statement, 3, area->name);
    sql_bind_text(statement, 4, territory);
    sqlite3_bind_null(statement, 5);
    if (area->outline.ring_count > 0) {
        const size_t size = shape_outline_write(&area->outline, &scratch, &blob);
        sqlite3_bind_blob64(statement, 5, blob, size, SQLITE_STATIC);
    }
    const bool is_done = sql_execute(db, statement, err);
    arena_release(&scratch);
    return is_done;
}

static bool insert_areas(struct db *db, const char *kind, const struct area_list *list,
                         const char *const *territories, struct err *err)
{
    static const char sql[] =
        "INSERT INTO areas (kind, code, name, territory_id, geom) VALUES (?1, ?2, ?3, "
        "(SELECT territory_id FROM territories WHERE name = ?4), ?5)";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < list->count; i++) {
        sql_bind_text(statement, 1, kind);
        is_done = insert_area(db, statement, &list->areas[i], territories[i], err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool area_records_save(struct db *db, const char *kind, const struct area_list *list,
                       const char *const *territories, struct err *err)
{
    if (!db_begin(db, err))
        return false;
    layer_triggers(db, false);
    const bool is_done = drop_kind(db, kind, err) &&
                         insert_areas(db, kind, list, territories, err) &&
                         layer_index_rebuild(db, LAYER_AREAS, err);
    layer_triggers(db, true);
    if (is_done)
        return db_commit(db, err);
    db_rollback(db);
    return false;
}
