// SPDX-License-Identifier: GPL-3.0-or-later
/* A matrix is looked up row by row: all that is known from one place lies side by side,
 * and is merged with what is asked. A few drives are looked up one by one. */
#include "store/drive_store.h"

#include "store/sql.h"

#include <math.h>

enum { LAT_BITS = 28, FEW = 8 };

struct drive_store {
    struct arena arena; /* holds this too */
    struct db *db;
    bool can_write;
    int64_t source_id; /* 0: nothing is kept yet */
    const char *source;
    sqlite3_stmt *row, *put;
};

int64_t drive_key(struct geo_point at)
{
    const int64_t lon_e6 = llround((at.lon_deg + 180) * 1e6);
    const int64_t lat_e6 = llround((at.lat_deg + 90) * 1e6);
    return lon_e6 << LAT_BITS | lat_e6;
}

struct geo_point drive_key_point(int64_t key)
{
    const int64_t lon_e6 = (key >> LAT_BITS) - 180000000;
    const int64_t lat_e6 = (key & ((INT64_C(1) << LAT_BITS) - 1)) - 90000000;
    return (struct geo_point){(double)lon_e6 / 1e6, (double)lat_e6 / 1e6};
}

static bool find_source(struct drive_store *store, struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(store->db, "SELECT source_id FROM drive_sources WHERE name = ?1",
                     &statement, err))
        return false;
    sql_bind_text(statement, 1, store->source);
    const bool is_done = sql_step(store->db, statement, &has_row, err);
    if (is_done)
        store->source_id = has_row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    return is_done;
}

static bool add_source(struct drive_store *store, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(store->db,
                     "INSERT INTO drive_sources (name) VALUES (?1) "
                     "ON CONFLICT DO NOTHING",
                     &statement, err))
        return false;
    sql_bind_text(statement, 1, store->source);
    const bool is_done = sql_execute(store->db, statement, err);
    sqlite3_finalize(statement);
    return is_done && find_source(store, err);
}

static bool prepare(struct drive_store *store, struct err *err)
{
    static const char row[] =
        "SELECT to_key, drive_s, drive_m FROM remembered_drives WHERE source_id = ?1 "
        "AND from_key = ?2 AND to_key BETWEEN ?3 AND ?4 ORDER BY to_key";
    static const char put[] =
        "INSERT INTO remembered_drives (source_id, from_key, to_key, drive_s, drive_m) "
        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET "
        "drive_s = excluded.drive_s, drive_m = excluded.drive_m";
    return sql_prepare(store->db, row, &store->row, err) &&
           sql_prepare(store->db, put, &store->put, err) && find_source(store, err);
}

static bool open_db(const char *path, struct drive_store *store, struct err *err)
{
    store->can_write = db_open(path, DB_WRITE, &store->db, err);
    return store->can_write || db_open(path, DB_READ, &store->db, err);
}

bool drive_store_open(const char *path, const char *source, struct drive_store **store,
                      struct err *err)
{
    struct arena arena = {0};
    struct drive_store *opened = ARENA_NEW(&arena, struct drive_store);
    opened->source = arena_text(&arena, source);
    opened->arena = arena;
    if (!open_db(path, opened, err) || !prepare(opened, err)) {
        drive_store_close(opened);
        return false;
    }
    *store = opened;
    return true;
}

void drive_store_close(struct drive_store *store)
{
    if (store == NULL)
        return;
    struct arena arena = store->arena;
    sqlite3_finalize(store->row);
    sqlite3_finalize(store->put);
    db_close(store->db);
    arena_release(&arena);
}

/* Rows from the first to the last of `kept`; both are sorted. */
static bool find_range(struct drive_store *store, int64_t from_key,
                       struct drive_kept *kept, uint32_t count, struct err *err)
{
    bool has_row, is_done;
    uint32_t at = 0;
    sqlite3_bind_int64(store->row, 1, store->source_id);
    sqlite3_bind_int64(store->row, 2, from_key);
    sqlite3_bind_int64(store->row, 3, kept[0].to_key);
    sqlite3_bind_int64(store->row, 4, kept[count - 1].to_key);
    while ((is_done = sql_step(store->db, store->row, &has_row, err)) && has_row) {
        const int64_t to_key = sqlite3_column_int64(store->row, 0);
        while (at < count && kept[at].to_key < to_key)
            at++;
        for (; at < count && kept[at].to_key == to_key; at++) {
            kept[at].drive_s = (int32_t)sqlite3_column_int64(store->row, 1);
            kept[at].drive_m = (int32_t)sqlite3_column_int64(store->row, 2);
            kept[at].is_known = true;
        }
    }
    return is_done;
}

bool drive_store_find(struct drive_store *store, int64_t from_key,
                      struct drive_kept *kept, uint32_t count, struct err *err)
{
    for (uint32_t i = 0; i < count; i++)
        kept[i].is_known = false;
    if (store->source_id == 0 || count == 0)
        return true;
    if (count > FEW)
        return find_range(store, from_key, kept, count, err);
    for (uint32_t i = 0; i < count; i++) {
        if (!find_range(store, from_key, &kept[i], 1, err))
            return false;
    }
    return true;
}

bool drive_store_begin(struct drive_store *store, struct err *err)
{
    if (!store->can_write)
        return true;
    if (!db_begin(store->db, err))
        return false;
    /* The source may have been forgotten since. */
    if (add_source(store, err))
        return true;
    db_rollback(store->db);
    return false;
}

bool drive_store_put(struct drive_store *store, int64_t from_key,
                     const struct drive_kept *kept, struct err *err)
{
    if (!store->can_write)
        return true;
    sqlite3_bind_int64(store->put, 1, store->source_id);
    sqlite3_bind_int64(store->put, 2, from_key);
    sqlite3_bind_int64(store->put, 3, kept->to_key);
    sqlite3_bind_int64(store->put, 4, kept->drive_s);
    sqlite3_bind_int64(store->put, 5, kept->drive_m);
    if (sql_execute(store->db, store->put, err))
        return true;
    db_rollback(store->db);
    return false;
}

bool drive_store_commit(struct drive_store *store, struct err *err)
{
    return !store->can_write || db_commit(store->db, err);
}
