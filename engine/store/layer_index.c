// SPDX-License-Identifier: GPL-3.0-or-later
/* Packing an R*Tree: entries are sorted along a Hilbert curve and cut into full nodes,
 * the nodes' boxes likewise until one is left (Kamel & Faloutsos 1993,
 * doi:10.1145/170088.170403). The nodes are written to the three tables behind the
 * virtual one; their format is documented in SQLite's rtree.c: two bytes depth (in the
 * root only), two bytes number of entries, then entries of an 8-byte key and four
 * 4-byte floats west, east, south, north, all big-endian, filled up with zeros to a
 * size that the root's row tells. Tests run rtreecheck() on the result. Inserting row
 * by row was measured at 12 us. */
#include "store/layer_index.h"

#include "base/sorting.h"
#include "store/shape_blob.h"
#include "store/sql.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    ENTRY_SIZE = 24,
    NODE_HEAD_SIZE = 4,
    ROOT = 1,
    CURVE_BITS = 26, /* 0.6 m */
    /* Packing costs about an eighth of inserting, for all rows. */
    PACK_SHARE = 8
};

static const struct layer_info infos[LAYER_COUNT] = {
    [LAYER_REPS] = {"reps", "rep_id", "POINT"},
    [LAYER_TERRITORIES] = {"territories", "territory_id", "MULTIPOLYGON"},
    [LAYER_ACCOUNTS] = {"accounts", "account_id", "POINT"},
    [LAYER_LODGINGS] = {"lodgings", "lodging_id", "POINT"},
    [LAYER_AREAS] = {"areas", "area_id", "MULTIPOLYGON"},
};

const struct layer_info *layer_info_get(enum layer layer)
{
    assert((unsigned)layer < LAYER_COUNT);
    return &infos[layer];
}

void layer_triggers(struct db *db, bool is_on)
{
    const int code =
        sqlite3_db_config(db_handle(db), SQLITE_DBCONFIG_ENABLE_TRIGGER, is_on, NULL);
    assert(code == SQLITE_OK);
    (void)code;
}

bool layer_index_find(struct db *db, enum layer layer, bool *is_there, struct err *err)
{
    static const char sql[] =
        "SELECT 1 FROM sqlite_schema WHERE type = 'table' AND name = "
        "'idx_' || ?1 || '_geom'";
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, layer_info_get(layer)->table);
    const bool is_done = sql_step(db, statement, &has_row, err);
    sqlite3_finalize(statement);
    if (is_done)
        *is_there = has_row;
    return is_done;
}

/* West, east, south, north as the index keeps them: rounded outwards to floats. */
struct entry {
    int64_t key;
    float side[4];
};

static float round_down(double value)
{
    float rounded = (float)value;
    return (double)rounded > value ? nextafterf(rounded, -INFINITY) : rounded;
}

static float round_up(double value)
{
    float rounded = (float)value;
    return (double)rounded < value ? nextafterf(rounded, INFINITY) : rounded;
}

static struct entry entry_of(int64_t key, struct shape_box box)
{
    return (struct entry){key,
                          {round_down(box.west_deg), round_up(box.east_deg),
                           round_down(box.south_deg), round_up(box.north_deg)}};
}

struct entry_list {
    struct entry *entries;
    size_t capacity;
    uint32_t count;
};

/* The box of each geometry of a layer, in the order of keys. */
static bool read_entries(struct db *db, const struct layer_info *info,
                         struct arena *arena, struct entry_list *list, struct err *err)
{
    sqlite3_stmt *statement;
    const char *sql =
        arena_format(arena, "SELECT %s, geom FROM %s WHERE geom IS NOT NULL ORDER BY 1",
                     info->key, info->table);
    bool has_row, is_done;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row) {
        struct shape_box box;
        if (!shape_box_read(sqlite3_column_blob(statement, 1),
                            (size_t)sqlite3_column_bytes(statement, 1), &box))
            continue; /* no geometry: spatial_check says so */
        list->entries = arena_grow(arena, list->entries, &list->capacity,
                                   list->count + (size_t)1, sizeof *list->entries);
        list->entries[list->count++] =
            entry_of(sqlite3_column_int64(statement, 0), box);
    }
    sqlite3_finalize(statement);
    return is_done;
}

/* Place on the Hilbert curve of 2^26 x 2^26 cells over the world (Warren, Hacker's
 * Delight, 16-1). */
static int64_t curve_place(const struct entry *cell)
{
    const double cells = (double)(1 << CURVE_BITS) - 1;
    const double lon_deg = ((double)cell->side[0] + (double)cell->side[1]) / 2;
    const double lat_deg = ((double)cell->side[2] + (double)cell->side[3]) / 2;
    /* Shapes of others may lie outside the world; they are only placed badly. */
    uint32_t x = (uint32_t)(fmin(fmax((lon_deg + 180) / 360, 0), 1) * cells);
    uint32_t y = (uint32_t)(fmin(fmax((lat_deg + 90) / 180, 0), 1) * cells);
    uint64_t place = 0;
    for (uint32_t bit = UINT32_C(1) << (CURVE_BITS - 1); bit > 0; bit >>= 1) {
        const uint32_t right = (x & bit) > 0, up = (y & bit) > 0;
        place = place * 4 + ((3 * right) ^ up);
        if (!up) {
            const uint32_t all = (UINT32_C(1) << CURVE_BITS) - 1;
            const uint32_t kept = right ? all - x : x;
            x = right ? all - y : y;
            y = kept;
        }
    }
    return (int64_t)place;
}

/* What writing a tree needs. */
struct packer {
    struct db *db;
    sqlite3_stmt *add_node, *add_parent;
    size_t node_size;
    uint32_t entries_most;
    int64_t next_node; /* the next free number; the root is ROOT */
    struct arena arena;
};

static unsigned char *put_big(unsigned char *at, uint64_t number, int size)
{
    for (int i = 0; i < size; i++)
        at[i] = (unsigned char)(number >> 8 * (size - 1 - i));
    return at + size;
}

static bool write_node(struct packer *packer, int64_t node, uint32_t depth,
                       const struct entry *entries, uint32_t count, struct err *err)
{
    unsigned char *bytes = arena_alloc(&packer->arena, packer->node_size);
    unsigned char *at = put_big(bytes, depth, 2);
    at = put_big(at, count, 2);
    for (uint32_t i = 0; i < count; i++) {
        at = put_big(at, (uint64_t)entries[i].key, 8);
        for (int side = 0; side < 4; side++) {
            uint32_t bits;
            memcpy(&bits, &entries[i].side[side], sizeof bits);
            at = put_big(at, bits, 4);
        }
    }
    sqlite3_bind_int64(packer->add_node, 1, node);
    sqlite3_bind_blob(packer->add_node, 2, bytes, (int)packer->node_size,
                      SQLITE_STATIC);
    return sql_execute(packer->db, packer->add_node, err);
}

static struct entry cover(const struct entry *entries, uint32_t count, int64_t node)
{
    struct entry box = entries[0];
    box.key = node;
    for (uint32_t i = 1; i < count; i++) {
        box.side[0] = fminf(box.side[0], entries[i].side[0]);
        box.side[1] = fmaxf(box.side[1], entries[i].side[1]);
        box.side[2] = fminf(box.side[2], entries[i].side[2]);
        box.side[3] = fmaxf(box.side[3], entries[i].side[3]);
    }
    return box;
}

/* Cut `entries` into nodes of nearly equal fill and write them; the entries that cover
 * them come back in `above`. node_of (NULL: inner nodes) gets the node of each cell.
 * Inner nodes are named as parents of their children instead. */
static bool write_level(struct packer *packer, const struct entry *entries,
                        uint32_t count, struct entry_list *above, int64_t *node_of,
                        struct err *err)
{
    const uint32_t node_count =
        (count + packer->entries_most - 1) / packer->entries_most;
    above->entries = ARENA_ARRAY(&packer->arena, node_count, struct entry);
    above->count = node_count;
    uint32_t first = 0;
    for (uint32_t n = 0; n < node_count; n++) {
        const uint32_t end = (uint32_t)((uint64_t)count * (n + 1) / node_count);
        const int64_t node = node_count == 1 ? ROOT : packer->next_node++;
        if (node != ROOT &&
            !write_node(packer, node, 0, entries + first, end - first, err))
            return false;
        above->entries[n] = cover(entries + first, end - first, node);
        for (uint32_t i = first; i < end; i++) {
            if (node_of) {
                node_of[i] = node;
                continue;
            }
            sqlite3_bind_int64(packer->add_parent, 1, entries[i].key);
            sqlite3_bind_int64(packer->add_parent, 2, node);
            if (!sql_execute(packer->db, packer->add_parent, err))
                return false;
        }
        first = end;
    }
    return true;
}

/* All levels; the last one is the root, which alone carries the depth. */
static bool write_levels(struct packer *packer, const struct entry *entries,
                         uint32_t count, int64_t *node_of, struct err *err)
{
    uint32_t depth = 0;
    while (count > packer->entries_most) {
        struct entry_list above = {0};
        if (!write_level(packer, entries, count, &above, depth ? NULL : node_of, err))
            return false;
        entries = above.entries;
        count = above.count;
        depth++;
    }
    struct entry_list above = {0};
    return (count == 0 ||
            write_level(packer, entries, count, &above, depth ? NULL : node_of, err)) &&
           write_node(packer, ROOT, depth, entries, count, err);
}

/* Which leaf holds which row; in the order of keys. */
static bool write_rows(struct packer *packer, const char *table,
                       const struct entry_list *list, const int64_t *node_of_row,
                       struct err *err)
{
    sqlite3_stmt *statement;
    const char *sql = arena_format(
        &packer->arena, "INSERT INTO idx_%s_geom_rowid (rowid, nodeno) VALUES (?1, ?2)",
        table);
    if (!sql_prepare(packer->db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < list->count; i++) {
        sqlite3_bind_int64(statement, 1, list->entries[i].key);
        sqlite3_bind_int64(statement, 2, node_of_row[i]);
        is_done = sql_execute(packer->db, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

static bool write_tree(struct packer *packer, const char *table,
                       const struct entry_list *list, struct err *err)
{
    int64_t *places = ARENA_ARRAY(&packer->arena, list->count, int64_t);
    uint32_t *order = ARENA_ARRAY(&packer->arena, list->count, uint32_t);
    struct entry *sorted = ARENA_ARRAY(&packer->arena, list->count, struct entry);
    int64_t *node_of = ARENA_ARRAY(&packer->arena, list->count, int64_t);
    int64_t *node_of_row = ARENA_ARRAY(&packer->arena, list->count, int64_t);
    for (uint32_t i = 0; i < list->count; i++)
        places[i] = curve_place(&list->entries[i]);
    sorting_order_i64(places, order, list->count);
    for (uint32_t i = 0; i < list->count; i++)
        sorted[i] = list->entries[order[i]];
    if (!write_levels(packer, sorted, list->count, node_of, err))
        return false;
    for (uint32_t i = 0; i < list->count; i++)
        node_of_row[order[i]] = node_of[i];
    return write_rows(packer, table, list, node_of_row, err);
}

/* The size of a node was decided when the index was made. */
static bool read_node_size(struct packer *packer, const char *table, struct err *err)
{
    int64_t size;
    if (!sql_number(packer->db,
                    arena_format(&packer->arena,
                                 "SELECT length(data) FROM idx_%s_geom_node "
                                 "WHERE nodeno = 1",
                                 table),
                    &size, err))
        return false;
    if (size < NODE_HEAD_SIZE + 4 * ENTRY_SIZE)
        return err_set(err, ERR_INPUT, "'%s': spatial index of '%s' is damaged",
                       db_path(packer->db), table);
    packer->node_size = (size_t)size;
    packer->entries_most = (uint32_t)((size - NODE_HEAD_SIZE) / ENTRY_SIZE);
    return true;
}

static bool open_packer(struct packer *packer, const char *table, struct err *err)
{
    struct arena *arena = &packer->arena;
    return read_node_size(packer, table, err) &&
           sql_run(packer->db,
                   arena_format(arena,
                                "DELETE FROM idx_%s_geom_node; "
                                "DELETE FROM idx_%s_geom_parent; "
                                "DELETE FROM idx_%s_geom_rowid",
                                table, table, table),
                   err) &&
           sql_prepare(packer->db,
                       arena_format(arena,
                                    "INSERT INTO idx_%s_geom_node (nodeno, data) "
                                    "VALUES (?1, ?2)",
                                    table),
                       &packer->add_node, err) &&
           sql_prepare(
               packer->db,
               arena_format(arena,
                            "INSERT INTO idx_%s_geom_parent (nodeno, parentnode) "
                            "VALUES (?1, ?2)",
                            table),
               &packer->add_parent, err);
}

/* SpatiaLite notes when a layer last changed; QGIS trusts an extent older than that no
 * more. Its triggers would do the same. */
static bool note_change(struct db *db, const char *table, struct err *err)
{
    static const char there[] =
        "SELECT count(*) FROM sqlite_schema WHERE type = 'table' "
        "AND name = 'geometry_columns_time'";
    static const char sql[] =
        "UPDATE geometry_columns_time SET last_insert = "
        "strftime('%Y-%m-%dT%H:%M:%fZ', 'now') WHERE f_table_name = ?1";
    int64_t is_there;
    sqlite3_stmt *statement;
    if (!sql_number(db, there, &is_there, err))
        return false;
    if (!is_there)
        return true;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, table);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool layer_index_rebuild(struct db *db, enum layer layer, struct err *err)
{
    const struct layer_info *info = layer_info_get(layer);
    bool is_there;
    if (!layer_index_find(db, layer, &is_there, err))
        return false;
    if (!is_there)
        return true;
    struct packer packer = {.db = db, .next_node = ROOT + 1};
    struct entry_list list = {0};
    const bool is_done = open_packer(&packer, info->table, err) &&
                         read_entries(db, info, &packer.arena, &list, err) &&
                         write_tree(&packer, info->table, &list, err) &&
                         note_change(db, info->table, err);
    sqlite3_finalize(packer.add_node);
    sqlite3_finalize(packer.add_parent);
    arena_release(&packer.arena);
    return is_done;
}

/* One row's entry anew: out, and in again when the row has a geometry. */
static bool update_key(struct db *db, sqlite3_stmt *remove, sqlite3_stmt *find,
                       sqlite3_stmt *add, int64_t key, struct err *err)
{
    bool has_row;
    sqlite3_bind_int64(remove, 1, key);
    sqlite3_bind_int64(find, 1, key);
    if (!sql_execute(db, remove, err) || !sql_step(db, find, &has_row, err))
        return false;
    struct shape_box box;
    const bool has_box =
        has_row && shape_box_read(sqlite3_column_blob(find, 0),
                                  (size_t)sqlite3_column_bytes(find, 0), &box);
    sqlite3_reset(find);
    if (!has_box)
        return true;
    sqlite3_bind_int64(add, 1, key);
    sqlite3_bind_double(add, 2, box.west_deg);
    sqlite3_bind_double(add, 3, box.east_deg);
    sqlite3_bind_double(add, 4, box.south_deg);
    sqlite3_bind_double(add, 5, box.north_deg);
    return sql_execute(db, add, err);
}

static bool update_keys(struct db *db, const struct layer_info *info,
                        const int64_t *keys, size_t key_count, struct err *err)
{
    struct arena arena = {0};
    sqlite3_stmt *remove = NULL, *find = NULL, *add = NULL;
    bool is_done =
        sql_prepare(db,
                    arena_format(&arena, "DELETE FROM idx_%s_geom WHERE pkid = ?1",
                                 info->table),
                    &remove, err) &&
        sql_prepare(db,
                    arena_format(&arena, "SELECT geom FROM %s WHERE %s = ?1",
                                 info->table, info->key),
                    &find, err) &&
        sql_prepare(
            db,
            arena_format(&arena,
                         "INSERT INTO idx_%s_geom (pkid, xmin, xmax, ymin, ymax) "
                         "VALUES (?1, ?2, ?3, ?4, ?5)",
                         info->table),
            &add, err);
    for (size_t i = 0; is_done && i < key_count; i++)
        is_done = update_key(db, remove, find, add, keys[i], err);
    sqlite3_finalize(remove);
    sqlite3_finalize(find);
    sqlite3_finalize(add);
    arena_release(&arena);
    return is_done && note_change(db, info->table, err);
}

bool layer_index_update(struct db *db, enum layer layer, const int64_t *keys,
                        size_t key_count, struct err *err)
{
    const struct layer_info *info = layer_info_get(layer);
    struct arena arena = {0};
    bool is_there;
    int64_t row_count = 0;
    if (key_count == 0)
        return true;
    if (!layer_index_find(db, layer, &is_there, err))
        return false;
    if (!is_there)
        return true;
    const bool is_counted =
        sql_number(db, arena_format(&arena, "SELECT count(*) FROM %s", info->table),
                   &row_count, err);
    arena_release(&arena);
    if (!is_counted)
        return false;
    if (key_count > (uint64_t)row_count / PACK_SHARE)
        return layer_index_rebuild(db, layer, err);
    return update_keys(db, info, keys, key_count, err);
}
