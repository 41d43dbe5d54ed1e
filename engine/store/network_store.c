// SPDX-License-Identifier: GPL-3.0-or-later
/* A network gets a number that none had before it, so a reader that began with the old
 * one never sees chunks of the new one: it finds them gone. */
#include "store/network_store.h"

#include "store/sql.h"

#include <inttypes.h>
#include <string.h>

enum { PART_SHIFT = 32, NETWORK_SHIFT = 40 };

struct network {
    struct arena arena; /* holds this too */
    struct db *db;
    sqlite3_stmt *statement;
    int64_t network_id;
    struct network_facts facts;
};

static int64_t chunk_id(int64_t network_id, enum road_part part, uint32_t chunk)
{
    return network_id << NETWORK_SHIFT | (int64_t)part << PART_SHIFT | chunk;
}

/* Only a removal lets numbers begin anew. */
static bool next_number(struct db *db, int64_t *number, struct err *err)
{
    return sql_number(db, "SELECT coalesce(max(network_id), 0) + 1 FROM networks",
                      number, err);
}

static bool clear(struct db *db, struct err *err)
{
    return sql_run(db, "DELETE FROM road_chunks; DELETE FROM networks", err);
}

static bool write_facts(struct db *db, int64_t network_id,
                        const struct network_facts *facts, struct err *err)
{
    static const char sql[] =
        "INSERT INTO networks (network_id, name, made_utc, profile, summary) "
        "VALUES (?1, ?2, ?3, ?4, ?5)";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, network_id);
    sql_bind_text(statement, 2, facts->name);
    sqlite3_bind_int64(statement, 3, facts->made_utc);
    sql_bind_text(statement, 4, facts->profile);
    sql_bind_text(statement, 5, facts->summary);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static bool write_part(struct db *db, sqlite3_stmt *statement, int64_t network_id,
                       const struct road_image *image, enum road_part part,
                       struct err *err)
{
    const uint64_t records = road_part_chunk_records(part);
    const uint64_t all = image->header.count[part];
    const size_t size = road_part_size(part);
    const char *bytes = image->parts[part];
    for (uint64_t first = 0; first < all; first += records) {
        const uint64_t count = all - first < records ? all - first : records;
        sqlite3_bind_int64(statement, 1,
                           chunk_id(network_id, part, (uint32_t)(first / records)));
        sqlite3_bind_blob(statement, 2, bytes + first * size, (int)(count * size),
                          SQLITE_STATIC);
        if (!sql_execute(db, statement, err))
            return false;
    }
    return true;
}

static bool write_parts(struct db *db, int64_t network_id,
                        const struct road_image *image, struct err *err)
{
    sqlite3_stmt *statement;
    bool is_done = true;
    if (!sql_prepare(db, "INSERT INTO road_chunks (chunk_id, body) VALUES (?1, ?2)",
                     &statement, err))
        return false;
    for (int part = 0; is_done && part < ROAD_PART_COUNT; part++)
        is_done =
            write_part(db, statement, network_id, image, (enum road_part)part, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool network_store_save(struct db *db, const struct network_facts *facts,
                        const struct road_image *image, struct err *err)
{
    int64_t number;
    if (!db_begin(db, err))
        return false;
    if (next_number(db, &number, err) && clear(db, err) &&
        write_facts(db, number, facts, err) && write_parts(db, number, image, err))
        return db_commit(db, err);
    db_rollback(db);
    return false;
}

bool network_store_remove(struct db *db, bool *is_gone, struct err *err)
{
    int64_t count;
    if (!db_begin(db, err))
        return false;
    if (sql_number(db, "SELECT count(*) FROM networks", &count, err) &&
        clear(db, err)) {
        *is_gone = count > 0;
        return db_commit(db, err);
    }
    db_rollback(db);
    return false;
}

static bool read_chunk(void *context, enum road_part part, uint32_t chunk, void *bytes,
                       size_t size, struct err *err)
{
    struct network *network = context;
    bool has_row;
    sqlite3_bind_int64(network->statement, 1,
                       chunk_id(network->network_id, part, chunk));
    if (!sql_step(network->db, network->statement, &has_row, err))
        return false;
    if (!has_row)
        return err_set(err, ERR_MISSING,
                       "the road network is not there any more: another took its "
                       "place");
    bool is_whole = sqlite3_column_bytes(network->statement, 0) == (int)size;
    if (is_whole && size > 0)
        memcpy(bytes, sqlite3_column_blob(network->statement, 0), size);
    sqlite3_reset(network->statement);
    return is_whole || err_set(err, ERR_INPUT,
                               "the road network is damaged (%s, chunk %" PRIu32
                               "): import it again",
                               road_part_name(part), chunk);
}

static bool read_facts(struct network *network, bool *is_there, struct err *err)
{
    static const char sql[] = "SELECT network_id, name, made_utc, profile, summary "
                              "FROM networks ORDER BY network_id DESC LIMIT 1";
    struct arena *arena = &network->arena;
    sqlite3_stmt *statement;
    if (!sql_prepare(network->db, sql, &statement, err))
        return false;
    const bool is_done = sql_step(network->db, statement, is_there, err);
    if (is_done && *is_there) {
        network->network_id = sqlite3_column_int64(statement, 0);
        network->facts =
            (struct network_facts){.name = sql_text(statement, 1, arena),
                                   .made_utc = sqlite3_column_int64(statement, 2),
                                   .profile = sql_text(statement, 3, arena),
                                   .summary = sql_text(statement, 4, arena)};
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool network_open(struct db *db, struct network **network, struct err *err)
{
    struct arena arena = {0};
    struct network *opened = ARENA_NEW(&arena, struct network);
    bool is_there = false;
    opened->db = db;
    opened->arena = arena;
    bool is_done = read_facts(opened, &is_there, err) &&
                   (!is_there ||
                    sql_prepare(db, "SELECT body FROM road_chunks WHERE chunk_id = ?1",
                                &opened->statement, err));
    if (is_done && is_there) {
        *network = opened;
        return true;
    }
    network_close(opened);
    if (is_done)
        *network = NULL;
    return is_done;
}

void network_close(struct network *network)
{
    if (network == NULL)
        return;
    struct arena arena = network->arena;
    sqlite3_finalize(network->statement);
    arena_release(&arena);
}

struct road_source network_source(struct network *network)
{
    return (struct road_source){network, read_chunk};
}

const struct network_facts *network_facts(const struct network *network)
{
    return &network->facts;
}
