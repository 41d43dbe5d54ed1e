// SPDX-License-Identifier: GPL-3.0-or-later
/* Territories are written in an order that never breaks a reference or a uniqueness:
 * new names first, then the accounts, then what is gone, and reps last, when all are
 * free. */
#include "store/alignment_store.h"

#include "base/hash.h"
#include "store/account_index.h"
#include "store/layer_index.h"
#include "store/shape_blob.h"
#include "store/sql.h"

#include <string.h>

struct alignment_writer {
    struct db *db;
    const struct model *model;
    const struct alignment_record *record;
    struct arena arena;
    int64_t alignment_id;
    int64_t *territory_ids;  /* by territory of the record */
    struct hash_table names; /* of the record's territories: index */
};

static bool note_rep(struct alignment_writer *writer, sqlite3_stmt *note,
                     const struct alignment_rep *rep, struct err *err)
{
    if (sqlite3_changes(db_handle(writer->db)) == 0)
        return true;
    sqlite3_bind_int64(note, 1, writer->alignment_id);
    sql_bind_text(note, 2, rep->crm_id);
    return sql_execute(writer->db, note, err);
}

static bool make_reps(struct alignment_writer *writer, struct err *err)
{
    static const char sql[] =
        "INSERT INTO reps (crm_id, name, lon_deg, lat_deg, geom) "
        "VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT (crm_id) DO NOTHING";
    static const char note_sql[] =
        "INSERT INTO alignment_reps (alignment_id, crm_id) VALUES (?1, ?2)";
    unsigned char shape[SHAPE_POINT_SIZE];
    sqlite3_stmt *statement = NULL, *note = NULL;
    bool is_done = sql_prepare(writer->db, sql, &statement, err) &&
                   sql_prepare(writer->db, note_sql, &note, err);
    for (uint32_t i = 0; is_done && i < writer->record->new_rep_count; i++) {
        const struct alignment_rep *rep = &writer->record->new_reps[i];
        shape_point_write(rep->home, shape);
        sql_bind_text(statement, 1, rep->crm_id);
        sql_bind_text(statement, 2, rep->name);
        sqlite3_bind_double(statement, 3, rep->home.lon_deg);
        sqlite3_bind_double(statement, 4, rep->home.lat_deg);
        sqlite3_bind_blob(statement, 5, shape, sizeof shape, SQLITE_STATIC);
        is_done =
            sql_execute(writer->db, statement, err) && note_rep(writer, note, rep, err);
    }
    sqlite3_finalize(statement);
    sqlite3_finalize(note);
    return is_done && (writer->record->new_rep_count == 0 ||
                       layer_index_rebuild(writer->db, LAYER_REPS, err));
}

static bool write_head(struct alignment_writer *writer, struct err *err)
{
    static const char sql[] =
        "INSERT INTO alignments (name, kind, made_utc, options, measures, bound, "
        "scenario_id, has_before) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, 1)";
    const struct alignment_record *record = writer->record;
    sqlite3_stmt *statement;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, record->name);
    sql_bind_text(statement, 2, record->kind);
    sqlite3_bind_int64(statement, 3, record->made_utc);
    sql_bind_text(statement, 4, record->options);
    sql_bind_text(statement, 5, record->measures);
    if (record->bound > 0)
        sqlite3_bind_double(statement, 6, record->bound);
    sql_bind_optional(statement, 7, record->scenario_id, 0);
    const bool is_done = sql_execute(writer->db, statement, err);
    sqlite3_finalize(statement);
    writer->alignment_id = sqlite3_last_insert_rowid(db_handle(writer->db));
    return is_done;
}

/* What undo puts back. */
static bool keep_territories(struct alignment_writer *writer, struct err *err)
{
    static const char sql[] =
        "INSERT INTO alignment_territories (alignment_id, name, rep, district, region, "
        "lon_deg, lat_deg, geom) SELECT ?1, t.name, r.crm_id, t.district, t.region, "
        "t.lon_deg, t.lat_deg, t.geom FROM territories AS t LEFT JOIN reps AS r "
        "USING (rep_id)";
    sqlite3_stmt *statement;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, writer->alignment_id);
    const bool is_done = sql_execute(writer->db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

/* The alignment that is taken back, and the reps it has made whom nothing else names.
 */
static bool take_back(struct alignment_writer *writer, struct err *err)
{
    static const char reps_sql[] =
        "DELETE FROM reps WHERE crm_id IN (SELECT crm_id FROM alignment_reps WHERE "
        "alignment_id = ?1) AND rep_id NOT IN (SELECT rep_id FROM plans UNION SELECT "
        "rep_id FROM visits WHERE rep_id IS NOT NULL UNION SELECT owner_rep_id FROM "
        "accounts WHERE owner_rep_id IS NOT NULL UNION SELECT rep_id FROM appointments "
        "WHERE rep_id IS NOT NULL UNION SELECT rep_id FROM events WHERE rep_id IS NOT "
        "NULL UNION SELECT rep_id FROM rep_calendar WHERE rep_id IS NOT NULL)";
    sqlite3_stmt *mark = NULL, *drop = NULL;
    if (writer->record->undoes_id == 0)
        return true;
    bool is_done =
        sql_prepare(writer->db,
                    "UPDATE alignments SET undone_utc = ?2 WHERE alignment_id = ?1",
                    &mark, err) &&
        sql_prepare(writer->db, reps_sql, &drop, err);
    if (is_done) {
        sqlite3_bind_int64(mark, 1, writer->record->undoes_id);
        sqlite3_bind_int64(mark, 2, writer->record->made_utc);
        sqlite3_bind_int64(drop, 1, writer->record->undoes_id);
        is_done = sql_execute(writer->db, mark, err) &&
                  sql_execute(writer->db, drop, err) &&
                  layer_index_rebuild(writer->db, LAYER_REPS, err);
    }
    sqlite3_finalize(mark);
    sqlite3_finalize(drop);
    return is_done;
}

/* A row for each name; territories that exist keep theirs. Reps are set when all are
 * free of each other. */
static bool make_territories(struct alignment_writer *writer, struct err *err)
{
    static const char sql[] =
        "INSERT INTO territories (name, lon_deg, lat_deg) VALUES (?1, ?2, ?3) "
        "ON CONFLICT (name) DO UPDATE SET rep_id = NULL RETURNING territory_id";
    const struct alignment_record *record = writer->record;
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    writer->territory_ids =
        ARENA_ARRAY(&writer->arena, record->territory_count, int64_t);
    hash_table_init(&writer->names, record->territory_count, &writer->arena);
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < record->territory_count; i++) {
        const struct alignment_territory *territory = &record->territories[i];
        if (hash_table_put(&writer->names, territory->name, i) != i) {
            is_done = err_set(err, ERR_INPUT, "two territories are called '%s'",
                              territory->name);
            break;
        }
        sql_bind_text(statement, 1, territory->name);
        sqlite3_bind_double(statement, 2, territory->home.lon_deg);
        sqlite3_bind_double(statement, 3, territory->home.lat_deg);
        is_done = sql_step(writer->db, statement, &has_row, err);
        if (is_done)
            writer->territory_ids[i] = sqlite3_column_int64(statement, 0);
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    return is_done;
}

static const char *name_before(const struct alignment_writer *writer,
                               uint32_t account_ix)
{
    const uint32_t ix = writer->model->accounts[account_ix].territory_ix;
    return ix == NO_IX ? NULL : writer->model->territories[ix].name;
}

static const char *name_after(const struct alignment_writer *writer,
                              uint32_t account_ix)
{
    const uint32_t ix = writer->record->assigned[account_ix];
    return ix == NO_IX ? NULL : writer->record->territories[ix].name;
}

static bool is_moved(const struct alignment_writer *writer, uint32_t account_ix)
{
    const char *before = name_before(writer, account_ix);
    const char *after = name_after(writer, account_ix);
    return before && after ? strcmp(before, after) != 0 : before != after;
}

static bool move_account(struct alignment_writer *writer, sqlite3_stmt *move,
                         sqlite3_stmt *keep, uint32_t account_ix, struct err *err)
{
    const int64_t account_id = writer->model->accounts[account_ix].account_id;
    const uint32_t to = writer->record->assigned[account_ix];
    sqlite3_bind_int64(move, 1, account_id);
    sql_bind_optional(move, 2, to == NO_IX ? 0 : writer->territory_ids[to], 0);
    sqlite3_bind_int64(keep, 1, writer->alignment_id);
    sqlite3_bind_int64(keep, 2, account_id);
    sql_bind_text(keep, 3, name_before(writer, account_ix));
    sql_bind_text(keep, 4, name_after(writer, account_ix));
    return sql_execute(writer->db, move, err) && sql_execute(writer->db, keep, err);
}

static bool move_accounts(struct alignment_writer *writer, struct err *err)
{
    sqlite3_stmt *move = NULL, *keep = NULL;
    const uint32_t count = writer->model->account_count;
    uint32_t moved_count = 0;
    for (uint32_t i = 0; i < count; i++)
        moved_count += is_moved(writer, i);
    bool is_bulk;
    if (!account_index_is_bulk(writer->db, moved_count, &is_bulk, err))
        return false;
    bool is_done =
        (!is_bulk || account_index_drop(writer->db, err)) &&
        sql_prepare(writer->db,
                    "UPDATE accounts SET territory_id = ?2 WHERE account_id = ?1",
                    &move, err) &&
        sql_prepare(writer->db,
                    "INSERT INTO alignment_history (alignment_id, account_id, "
                    "territory_before, territory_after) VALUES (?1, ?2, ?3, ?4)",
                    &keep, err);
    for (uint32_t i = 0; is_done && i < count; i++)
        if (is_moved(writer, i))
            is_done = move_account(writer, move, keep, i, err);
    sqlite3_finalize(move);
    sqlite3_finalize(keep);
    return is_done && (!is_bulk || account_index_make(writer->db, err));
}

/* What the record does not name is gone; accounts outside the model lose it too. */
static bool drop_territories(struct alignment_writer *writer, struct err *err)
{
    sqlite3_stmt *find = NULL, *drop = NULL;
    bool has_row = false;
    bool is_done =
        sql_prepare(writer->db, "SELECT territory_id, name FROM territories", &find,
                    err) &&
        sql_prepare(writer->db, "DELETE FROM territories WHERE territory_id = ?1",
                    &drop, err);
    while (is_done && (is_done = sql_step(writer->db, find, &has_row, err)) &&
           has_row) {
        uint32_t ix;
        if (hash_table_find(&writer->names, sql_peek(find, 1), &ix))
            continue;
        sqlite3_bind_int64(drop, 1, sqlite3_column_int64(find, 0));
        is_done = sql_execute(writer->db, drop, err);
    }
    sqlite3_finalize(find);
    sqlite3_finalize(drop);
    return is_done;
}

static bool fill_territory(struct alignment_writer *writer, sqlite3_stmt *statement,
                           uint32_t ix, struct err *err)
{
    const struct alignment_territory *territory = &writer->record->territories[ix];
    struct arena scratch = {0};
    sqlite3_bind_int64(statement, 1, writer->territory_ids[ix]);
    sql_bind_text(statement, 2, territory->rep_crm_id);
    sql_bind_text(statement, 3, territory->district);
    sql_bind_text(statement, 4, territory->region);
    sqlite3_bind_double(statement, 5, territory->home.lon_deg);
    sqlite3_bind_double(statement, 6, territory->home.lat_deg);
    sqlite3_bind_null(statement, 7);
    if (territory->outline.ring_count) {
        const unsigned char *blob;
        const size_t size = shape_outline_write(&territory->outline, &scratch, &blob);
        sqlite3_bind_blob64(statement, 7, blob, size, SQLITE_STATIC);
    }
    const bool is_done = sql_execute(writer->db, statement, err);
    arena_release(&scratch);
    return is_done;
}

static bool check_rep(struct alignment_writer *writer, uint32_t ix, struct err *err)
{
    const struct alignment_territory *territory = &writer->record->territories[ix];
    sqlite3_stmt *statement;
    bool has_row;
    if (!territory->rep_crm_id)
        return true;
    if (!sql_prepare(writer->db, "SELECT 1 FROM reps WHERE crm_id = ?1", &statement,
                     err))
        return false;
    sql_bind_text(statement, 1, territory->rep_crm_id);
    bool is_done = sql_step(writer->db, statement, &has_row, err);
    sqlite3_finalize(statement);
    if (is_done && !has_row)
        is_done = err_set(err, ERR_MISSING, "territory '%s': there is no rep '%s'",
                          territory->name, territory->rep_crm_id);
    return is_done;
}

static bool fill_territories(struct alignment_writer *writer, struct err *err)
{
    static const char sql[] =
        "UPDATE territories SET rep_id = (SELECT rep_id FROM reps WHERE crm_id = ?2), "
        "district = ?3, region = ?4, lon_deg = ?5, lat_deg = ?6, geom = ?7 "
        "WHERE territory_id = ?1";
    sqlite3_stmt *statement;
    if (!sql_prepare(writer->db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < writer->record->territory_count; i++)
        is_done =
            check_rep(writer, i, err) && fill_territory(writer, statement, i, err);
    sqlite3_finalize(statement);
    return is_done && layer_index_rebuild(writer->db, LAYER_TERRITORIES, err);
}

bool alignment_store_save(struct db *db, const struct model *model,
                          const struct alignment_record *record, int64_t *alignment_id,
                          struct err *err)
{
    struct alignment_writer writer = {.db = db, .model = model, .record = record};
    if (!db_begin(db, err))
        return false;
    layer_triggers(db, false);
    const bool is_done = write_head(&writer, err) && keep_territories(&writer, err) &&
                         make_reps(&writer, err) && make_territories(&writer, err) &&
                         move_accounts(&writer, err) &&
                         drop_territories(&writer, err) &&
                         fill_territories(&writer, err) && take_back(&writer, err);
    layer_triggers(db, true);
    arena_release(&writer.arena);
    if (!is_done) {
        db_rollback(db);
        return false;
    }
    if (!db_commit(db, err))
        return false;
    if (alignment_id)
        *alignment_id = writer.alignment_id;
    return true;
}

static bool write_locks(struct db *db, const struct model *model,
                        const uint32_t *account_ix, uint32_t count, bool is_locked,
                        struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, "UPDATE accounts SET is_locked = ?2 WHERE account_id = ?1",
                     &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < count; i++) {
        sqlite3_bind_int64(statement, 1, model->accounts[account_ix[i]].account_id);
        sqlite3_bind_int(statement, 2, is_locked);
        is_done = sql_execute(db, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool alignment_store_lock(struct db *db, const struct model *model,
                          const uint32_t *account_ix, uint32_t count, bool is_locked,
                          struct err *err)
{
    if (!db_begin(db, err))
        return false;
    if (!write_locks(db, model, account_ix, count, is_locked, err)) {
        db_rollback(db);
        return false;
    }
    return db_commit(db, err);
}

bool alignment_store_outlines(struct db *db, const struct model *model,
                              struct arena *arena,
                              const struct alignment_outline **outlines,
                              uint32_t *outline_count, struct err *err)
{
    struct alignment_outline *found =
        ARENA_ARRAY(arena, model->territory_count, struct alignment_outline);
    uint32_t count = 0;
    sqlite3_stmt *statement;
    bool has_row, is_done = true;
    if (!sql_prepare(db, "SELECT geom FROM territories WHERE territory_id = ?1",
                     &statement, err))
        return false;
    for (uint32_t i = 0; is_done && i < model->territory_count; i++) {
        sqlite3_bind_int64(statement, 1, model->territories[i].territory_id);
        is_done = sql_step(db, statement, &has_row, err);
        if (is_done && has_row && sqlite3_column_type(statement, 0) == SQLITE_BLOB) {
            found[count].territory_ix = i;
            is_done = shape_outline_read(sqlite3_column_blob(statement, 0),
                                         (size_t)sqlite3_column_bytes(statement, 0),
                                         arena, &found[count].outline, err) ||
                      err_in(err, "territory '%s'", model->territories[i].name);
            count++;
        }
        sqlite3_reset(statement);
    }
    sqlite3_finalize(statement);
    if (!is_done)
        return false;
    *outlines = found;
    *outline_count = count;
    return true;
}
