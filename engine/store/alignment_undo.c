// SPDX-License-Identifier: GPL-3.0-or-later
/* What was before an alignment is made a record like any other and saved in its place,
 * so nothing of saving is done twice. */
#include "store/alignment_store.h"

#include "base/hash.h"
#include "store/key_list.h"
#include "store/shape_blob.h"
#include "store/sql.h"

#include <stddef.h>

struct alignment_reader {
    struct db *db;
    const struct model *model;
    struct arena *arena;
    int64_t alignment_id;
    struct hash_table names; /* of the territories before: index */
    struct alignment_territory *territories;
    uint32_t territory_count;
};

static bool find_last(struct alignment_reader *reader, struct alignment_undone *undone,
                      struct err *err)
{
    static const char sql[] =
        "SELECT alignment_id, name, kind, made_utc, has_before, (SELECT count(*) FROM "
        "alignment_history AS h WHERE h.alignment_id = a.alignment_id) FROM alignments "
        "AS a WHERE undone_utc IS NULL AND kind <> 'undo' "
        "ORDER BY alignment_id DESC LIMIT 1";
    sqlite3_stmt *statement;
    bool has_row, has_before = true;
    if (!sql_prepare(reader->db, sql, &statement, err))
        return false;
    bool is_done = sql_step(reader->db, statement, &has_row, err);
    if (is_done && has_row) {
        reader->alignment_id = sqlite3_column_int64(statement, 0);
        undone->name = sql_text(statement, 1, reader->arena);
        undone->kind = sql_text(statement, 2, reader->arena);
        undone->made_utc = sqlite3_column_int64(statement, 3);
        has_before = sqlite3_column_int(statement, 4) != 0;
        undone->moved_count = (uint32_t)sqlite3_column_int64(statement, 5);
    }
    sqlite3_finalize(statement);
    if (!is_done)
        return false;
    if (!has_row)
        return err_set(err, ERR_MISSING, "there is nothing to take back");
    return has_before || err_set(err, ERR_INPUT,
                                 "'%s' was made by an older version, which did not "
                                 "keep what was before",
                                 undone->name);
}

static bool read_territory(struct alignment_reader *reader, sqlite3_stmt *row,
                           struct err *err)
{
    struct alignment_territory *territory =
        &reader->territories[reader->territory_count];
    *territory = (struct alignment_territory){
        .name = sql_text(row, 0, reader->arena),
        .rep_crm_id = sql_text(row, 1, reader->arena),
        .district = sql_text(row, 2, reader->arena),
        .region = sql_text(row, 3, reader->arena),
        .home = {sqlite3_column_double(row, 4), sqlite3_column_double(row, 5)}};
    hash_table_put(&reader->names, territory->name, reader->territory_count++);
    return sqlite3_column_type(row, 6) != SQLITE_BLOB ||
           shape_outline_read(sqlite3_column_blob(row, 6),
                              (size_t)sqlite3_column_bytes(row, 6), reader->arena,
                              &territory->outline, err) ||
           err_in(err, "territory '%s'", territory->name);
}

/* A rep who has gone since leaves her territory vacant. */
static bool read_territories(struct alignment_reader *reader, struct err *err)
{
    static const char sql[] =
        "SELECT t.name, r.crm_id, t.district, t.region, t.lon_deg, t.lat_deg, t.geom "
        "FROM alignment_territories AS t LEFT JOIN reps AS r ON r.crm_id = t.rep "
        "WHERE t.alignment_id = ?1 ORDER BY t.name";
    sqlite3_stmt *statement;
    bool has_row, is_done;
    size_t capacity = 0;
    hash_table_init(&reader->names, reader->model->territory_count, reader->arena);
    if (!sql_prepare(reader->db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, reader->alignment_id);
    while ((is_done = sql_step(reader->db, statement, &has_row, err)) && has_row) {
        reader->territories = arena_grow(reader->arena, reader->territories, &capacity,
                                         reader->territory_count + (size_t)1,
                                         sizeof *reader->territories);
        is_done = read_territory(reader, statement, err);
        if (!is_done)
            break;
    }
    sqlite3_finalize(statement);
    return is_done;
}

static uint32_t index_of(const struct alignment_reader *reader, const char *name)
{
    uint32_t ix;
    return name != NULL && hash_table_find(&reader->names, name, &ix) ? ix : NO_IX;
}

/* Accounts that it did not move are where they are by name. */
static bool read_accounts(struct alignment_reader *reader, uint32_t *assigned,
                          struct err *err)
{
    const struct model *model = reader->model;
    struct key_list accounts;
    sqlite3_stmt *statement;
    bool has_row, is_done;
    for (uint32_t i = 0; i < model->account_count; i++) {
        const uint32_t ix = model->accounts[i].territory_ix;
        assigned[i] =
            ix == NO_IX ? NO_IX : index_of(reader, model->territories[ix].name);
    }
    key_list_init(&accounts, model->accounts, model->account_count,
                  sizeof(struct account), offsetof(struct account, account_id),
                  reader->arena);
    if (!sql_prepare(reader->db,
                     "SELECT account_id, territory_before FROM alignment_history "
                     "WHERE alignment_id = ?1",
                     &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, reader->alignment_id);
    while ((is_done = sql_step(reader->db, statement, &has_row, err)) && has_row) {
        const uint32_t ix = key_list_ix(&accounts, sqlite3_column_int64(statement, 0));
        if (ix != NO_IX)
            assigned[ix] = index_of(reader, sql_peek(statement, 1));
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool alignment_store_undo(struct db *db, const struct model *model, int64_t now_utc,
                          struct arena *arena, struct alignment_undone *undone,
                          struct err *err)
{
    struct alignment_reader reader = {.db = db, .model = model, .arena = arena};
    uint32_t *assigned = ARENA_ARRAY(arena, model->account_count, uint32_t);
    if (!find_last(&reader, undone, err) || !read_territories(&reader, err) ||
        !read_accounts(&reader, assigned, err))
        return false;
    const struct alignment_record record = {
        .name = undone->name,
        .kind = "undo",
        .made_utc = now_utc,
        .options = "{}",
        .measures = "{}",
        .territories = reader.territories,
        .territory_count = reader.territory_count,
        .undoes_id = reader.alignment_id,
        .assigned = assigned,
    };
    return alignment_store_save(db, model, &record, NULL, err);
}
