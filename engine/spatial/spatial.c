// SPDX-License-Identifier: GPL-3.0-or-later
/* SpatiaLite on a connection, and the layers of the file.
 *
 * Metadata is made with InitSpatialMetaData(0, 'WGS84'): 6,200 reference systems that
 * nobody asks for would cost every process three milliseconds of schema. Its first
 * argument says that the transaction is ours, so a kill leaves all layers or none. */
#include "spatial/spatial.h"

#include "spatial/layer_style.h"
#include "store/layer_index.h"
#include "store/sql.h"

#include <spatialite.h>

static void release_cache(void *cache)
{
    spatialite_cleanup_ex(cache);
}

bool spatial_attach(struct db *db, struct err *err)
{
    spatialite_initialize();
    void *cache = spatialite_alloc_connection();
    if (!cache)
        return err_set(err, ERR_SYSTEM, "SpatiaLite does not start");
    spatialite_init_ex(db_handle(db), cache, 0);
    db_keep(db, release_cache, cache);
    return true;
}

/* A SpatiaLite function that answers 1 when it has done its work. */
static bool call(struct db *db, const char *sql, const struct layer_info *info,
                 const char *what, struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    const int value_count = sqlite3_bind_parameter_count(statement);
    if (value_count > 0)
        sql_bind_text(statement, 1, info->table);
    if (value_count > 1)
        sql_bind_text(statement, 2, info->shape);
    bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done && !(has_row && sqlite3_column_int(statement, 0) == 1))
        is_done = err_set(err, ERR_SYSTEM, "'%s': SpatiaLite cannot %s of '%s'",
                          db_path(db), what, info ? info->table : "the file");
    sqlite3_finalize(statement);
    return is_done;
}

static bool has_metadata(struct db *db, bool *is_there, struct err *err)
{
    int64_t count;
    if (!sql_number(db,
                    "SELECT count(*) FROM sqlite_schema WHERE type = 'table' AND "
                    "name = 'geometry_columns'",
                    &count, err))
        return false;
    *is_there = count > 0;
    return true;
}

static bool is_prepared(struct db *db, bool *is_done, struct err *err)
{
    if (!layer_style_find(db, is_done, err))
        return false;
    for (unsigned layer = 0; *is_done && layer < LAYER_COUNT; layer++)
        if (!layer_index_find(db, (enum layer)layer, is_done, err))
            return false;
    return true;
}

static bool prepare_layer(struct db *db, enum layer layer, struct err *err)
{
    static const char recover[] =
        "SELECT RecoverGeometryColumn(?1, 'geom', 4326, ?2, 'XY')";
    static const char index[] = "SELECT CreateSpatialIndex(?1, 'geom')";
    const struct layer_info *info = layer_info_get(layer);
    bool is_there;
    if (!layer_index_find(db, layer, &is_there, err))
        return false;
    return is_there || (call(db, recover, info, "register the geometry", err) &&
                        call(db, index, info, "make the spatial index", err));
}

static bool prepare(struct db *db, struct err *err)
{
    bool is_there;
    if (!has_metadata(db, &is_there, err))
        return false;
    if (!is_there &&
        !call(db, "SELECT InitSpatialMetaData(0, 'WGS84')", NULL, "make metadata", err))
        return false;
    for (unsigned layer = 0; layer < LAYER_COUNT; layer++)
        if (!prepare_layer(db, (enum layer)layer, err))
            return false;
    return layer_style_prepare(db, err);
}

bool spatial_prepare(struct db *db, struct err *err)
{
    bool is_done;
    if (!is_prepared(db, &is_done, err))
        return false;
    if (is_done)
        return true;
    if (!db_begin(db, err))
        return false;
    if (!prepare(db, err)) {
        db_rollback(db);
        return false;
    }
    return db_commit(db, err);
}

static bool open_attached(struct db *db, enum db_access access, struct err *err)
{
    return spatial_attach(db, err) && db_migrate(db, true, err) &&
           (sqlite3_db_readonly(db_handle(db), "main") == 1 ||
            spatial_prepare(db, err)) &&
           (access != DB_READ || sql_run(db, "PRAGMA query_only = ON", err));
}

bool spatial_open(const char *path, enum db_access access, struct db **db,
                  struct err *err)
{
    struct db *opened;
    if (!db_connect(path, access, &opened, err))
        return false;
    if (!open_attached(opened, access, err)) {
        db_close(opened);
        return false;
    }
    *db = opened;
    return true;
}

/* A count that must be zero, about one layer. */
static bool check_zero(struct db *db, const struct layer_info *info, const char *sql,
                       const char *what, struct err *err)
{
    int64_t count;
    if (!sql_number(db, sql, &count, err))
        return false;
    if (count)
        return err_set(err, ERR_INPUT, "'%s': %lld rows of '%s' have %s", db_path(db),
                       (long long)count, info->table, what);
    return true;
}

static bool check_points(struct db *db, const struct layer_info *info,
                         struct arena *arena, struct err *err)
{
    return check_zero(
        db, info,
        arena_format(
            arena,
            "SELECT count(*) FROM %s WHERE (geom IS NULL) <> (lon_deg IS NULL) "
            "OR ST_X(geom) <> lon_deg OR ST_Y(geom) <> lat_deg",
            info->table),
        "a geometry that is not their position", err);
}

static bool check_polygons(struct db *db, const struct layer_info *info,
                           struct arena *arena, struct err *err)
{
    return check_zero(db, info,
                      arena_format(arena,
                                   "SELECT count(*) FROM %s WHERE geom IS NOT NULL AND "
                                   "coalesce(ST_IsValid(geom), 0) <> 1",
                                   info->table),
                      "a geometry that is not valid", err);
}

/* Each geometry lies in the box that the index has for it. Written out, since
 * SpatiaLite's CheckSpatialIndex wants to write while it looks. Its triggers round to
 * 12 decimals. */
static bool check_boxes(struct db *db, const struct layer_info *info,
                        struct arena *arena, struct err *err)
{
    return check_zero(
        db, info,
        arena_format(arena,
                     "SELECT count(*) FROM %s AS t WHERE t.geom IS NOT NULL AND "
                     "NOT EXISTS (SELECT 1 FROM idx_%s_geom AS i "
                     "WHERE i.pkid = t.rowid AND i.xmin <= ST_MinX(t.geom) + 1e-9 "
                     "AND i.xmax >= ST_MaxX(t.geom) - 1e-9 "
                     "AND i.ymin <= ST_MinY(t.geom) + 1e-9 "
                     "AND i.ymax >= ST_MaxY(t.geom) - 1e-9)",
                     info->table, info->table),
        "a geometry outside its box in the spatial index", err);
}

/* The tree's own rules, no box left over, and each geometry in its box. */
static bool check_index(struct db *db, const struct layer_info *info,
                        struct arena *arena, struct err *err)
{
    int64_t is_sound, surplus;
    if (!sql_number(
            db,
            arena_format(arena, "SELECT rtreecheck('idx_%s_geom') = 'ok'", info->table),
            &is_sound, err) ||
        !sql_number(db,
                    arena_format(arena,
                                 "SELECT (SELECT count(*) FROM idx_%s_geom) - "
                                 "(SELECT count(geom) FROM %s)",
                                 info->table, info->table),
                    &surplus, err))
        return false;
    if (!is_sound || surplus != 0)
        return err_set(err, ERR_INPUT, "'%s': spatial index of '%s' is damaged",
                       db_path(db), info->table);
    return check_boxes(db, info, arena, err);
}

bool spatial_check(struct db *db, struct err *err)
{
    struct arena arena = {0};
    bool is_sound = true;
    for (unsigned layer = 0; is_sound && layer < LAYER_COUNT; layer++) {
        const struct layer_info *info = layer_info_get((enum layer)layer);
        const bool is_point = info->shape[0] == 'P';
        is_sound = (is_point ? check_points(db, info, &arena, err)
                             : check_polygons(db, info, &arena, err)) &&
                   check_index(db, info, &arena, err);
    }
    arena_release(&arena);
    return is_sound;
}
