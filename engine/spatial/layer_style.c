// SPDX-License-Identifier: GPL-3.0-or-later
/* QGIS looks for the style of a layer in a table `layer_styles` of the database it
 * comes from, by table, geometry column and a schema that is NULL, and takes the row
 * that is marked as default; it offers as layers the tables of geometry_columns and the
 * views of views_geometry_columns. Relations between layers it finds by the foreign
 * keys.
 *
 * The table is made as QGIS itself makes it, so that a user can store styles there. */
#include "spatial/layer_style.h"

#include "store/sql.h"

#include <string.h>

static const char style_name[] = "Beat";

/* Views, their keys and the tables whose geometry they show. */
struct view {
    const char *name, *key, *table;
};
static const struct view views[] = {
    {"account_status", "account_id", "accounts"},
    {"rep_weeks", "rep_id", "reps"},
    {"territory_loads", "territory_id", "territories"},
};
enum { VIEW_COUNT = sizeof views / sizeof *views };

bool layer_style_find(struct db *db, bool *is_there, struct err *err)
{
    int64_t table_count, view_count = 0;
    if (!sql_number(
            db,
            "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND name IN "
            "('layer_styles', 'views_geometry_columns')",
            &table_count, err) ||
        (table_count == 2 &&
         !sql_number(db,
                     "SELECT count(*) FROM views_geometry_columns WHERE view_name IN "
                     "('account_status', 'rep_weeks', 'territory_loads')",
                     &view_count, err)))
        return false;
    *is_there = view_count == VIEW_COUNT;
    return true;
}

static bool register_view(struct db *db, const struct view *view, struct err *err)
{
    static const char sql[] =
        "INSERT OR IGNORE INTO views_geometry_columns (view_name, view_geometry, "
        "view_rowid, f_table_name, f_geometry_column, read_only) "
        "VALUES (?1, 'geom', ?2, ?3, 'geom', 1)";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, view->name);
    sql_bind_text(statement, 2, view->key);
    sql_bind_text(statement, 3, view->table);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static bool add_style(struct db *db, const struct layer_style *style, struct err *err)
{
    static const char sql[] =
        "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, "
        "f_geometry_column, styleName, styleQML, styleSLD, useAsDefault, description, "
        "owner) SELECT NULL, NULL, ?1, 'geom', ?2, ?3, '', 1, 'as Beat shows it', '' "
        "WHERE NOT EXISTS (SELECT 1 FROM layer_styles WHERE f_table_name = ?1)";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, style->layer);
    sql_bind_text(statement, 2, style_name);
    sql_bind_text(statement, 3, style->qml);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool layer_style_prepare(struct db *db, struct err *err)
{
    static const char table_sql[] =
        "CREATE TABLE IF NOT EXISTS layer_styles (id INTEGER PRIMARY KEY "
        "AUTOINCREMENT, "
        "f_table_catalog varchar(256), f_table_schema varchar(256), f_table_name "
        "varchar(256), f_geometry_column varchar(256), styleName varchar(30), styleQML "
        "text, styleSLD text, useAsDefault boolean, description text, owner "
        "varchar(30), "
        "ui text, update_time timestamp DEFAULT CURRENT_TIMESTAMP)";
    if (!sql_run(db, table_sql, err))
        return false;
    for (unsigned i = 0; i < VIEW_COUNT; i++)
        if (!register_view(db, &views[i], err))
            return false;
    for (unsigned i = 0; i < layer_style_count; i++)
        if (!add_style(db, &layer_styles[i], err))
            return false;
    return true;
}
