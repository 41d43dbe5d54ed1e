// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/area_records.h"

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
