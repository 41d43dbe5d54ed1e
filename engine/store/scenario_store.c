// SPDX-License-Identifier: GPL-3.0-or-later
/* A scenario's territories and figures are JSON, since only people and this program
 * read them; who belongs where is a table, since accounts come and go. */
#include "store/scenario_store.h"

#include "base/hash.h"
#include "store/key_list.h"
#include "store/scenario_json.h"
#include "store/sql.h"

#include <stddef.h>
#include <string.h>

static const char *const kind_words[] = {
    [SCENARIO_EXPLORE] = "explore", [SCENARIO_WHAT_IF] = "what-if"};

/* The newest alignment that stands decides which scenario is applied. */
static const char select_sql[] =
    "SELECT scenario_id, name, kind, how, made_utc, measures, territories, "
    "scenario_id = (SELECT scenario_id FROM alignments WHERE undone_utc IS NULL AND "
    "kind <> 'undo' ORDER BY alignment_id DESC LIMIT 1) FROM scenarios "
    "WHERE ?1 IS NULL OR name = ?1 ORDER BY name";

static bool write_head(struct db *db, const struct scenario *scenario,
                       int64_t *scenario_id, struct err *err)
{
    static const char sql[] =
        "INSERT INTO scenarios (name, kind, how, made_utc, options, measures, "
        "territories) VALUES (?1, ?2, ?3, ?4, '{}', ?5, ?6)";
    struct arena scratch = {0};
    const char *measures, *territories;
    sqlite3_stmt *statement;
    bool is_done =
        scenario_json_write_figures(&scenario->figures, &scratch, &measures, err) &&
        scenario_json_write_territories(scenario, &scratch, &territories, err) &&
        sql_prepare(db, sql, &statement, err);
    if (is_done) {
        sql_bind_text(statement, 1, scenario->name);
        sql_bind_text(statement, 2, kind_words[scenario->kind]);
        sql_bind_text(statement, 3, scenario->how);
        sqlite3_bind_int64(statement, 4, scenario->made_utc);
        sql_bind_text(statement, 5, measures);
        sql_bind_text(statement, 6, territories);
        is_done = sql_execute(db, statement, err);
        sqlite3_finalize(statement);
        *scenario_id = sqlite3_last_insert_rowid(db_handle(db));
    }
    arena_release(&scratch);
    return is_done;
}

static bool write_accounts(struct db *db, const struct model *model,
                           const struct scenario *scenario, int64_t scenario_id,
                           struct err *err)
{
    static const char sql[] = "INSERT INTO scenario_accounts (scenario_id, account_id, "
                              "territory) VALUES (?1, ?2, ?3)";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < model->account_count; i++) {
        if (scenario->assigned[i] == NO_IX)
            continue;
        sqlite3_bind_int64(statement, 1, scenario_id);
        sqlite3_bind_int64(statement, 2, model->accounts[i].account_id);
        sql_bind_text(statement, 3, scenario->territories[scenario->assigned[i]].name);
        is_done = sql_execute(db, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

static bool drop(struct db *db, const char *name, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, "DELETE FROM scenarios WHERE name = ?1", &statement, err))
        return false;
    sql_bind_text(statement, 1, name);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static bool write_all(struct db *db, const struct model *model,
                      const struct scenario *scenarios, uint32_t count,
                      bool replaces_explored, struct err *err)
{
    bool is_done = !replaces_explored ||
                   sql_run(db, "DELETE FROM scenarios WHERE kind = 'explore'", err);
    for (uint32_t i = 0; is_done && i < count; i++) {
        int64_t scenario_id;
        is_done = drop(db, scenarios[i].name, err) &&
                  write_head(db, &scenarios[i], &scenario_id, err) &&
                  write_accounts(db, model, &scenarios[i], scenario_id, err);
    }
    return is_done;
}

bool scenario_store_save(struct db *db, const struct model *model,
                         const struct scenario *scenarios, uint32_t count,
                         bool replaces_explored, struct err *err)
{
    if (!db_begin(db, err))
        return false;
    if (!write_all(db, model, scenarios, count, replaces_explored, err)) {
        db_rollback(db);
        return false;
    }
    return db_commit(db, err);
}

static bool read_head(sqlite3_stmt *row, struct arena *arena, struct scenario *scenario,
                      struct err *err)
{
    *scenario = (struct scenario){
        .scenario_id = sqlite3_column_int64(row, 0),
        .name = sql_text(row, 1, arena),
        .kind = strcmp(sql_peek(row, 2), kind_words[SCENARIO_EXPLORE]) == 0
                    ? SCENARIO_EXPLORE
                    : SCENARIO_WHAT_IF,
        .how = sql_text(row, 3, arena),
        .made_utc = sqlite3_column_int64(row, 4),
        .is_applied = sql_number_or(row, 7, 0) != 0,
    };
    return (scenario_json_read_figures(sql_text(row, 5, arena), arena,
                                       &scenario->figures, err) &&
            scenario_json_read_territories(sql_text(row, 6, arena), arena, scenario,
                                           err)) ||
           err_in(err, "scenario '%s'", scenario->name);
}

static bool read_heads(struct db *db, const char *name, struct arena *arena,
                       struct scenario **scenarios, uint32_t *count, struct err *err)
{
    sqlite3_stmt *statement;
    size_t capacity = 0;
    bool has_row, is_done;
    *scenarios = NULL;
    *count = 0;
    if (!sql_prepare(db, select_sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, name);
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row) {
        *scenarios = arena_grow(arena, *scenarios, &capacity, *count + (size_t)1,
                                sizeof **scenarios);
        is_done = read_head(statement, arena, &(*scenarios)[(*count)++], err);
        if (!is_done)
            break;
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool scenario_store_list(struct db *db, struct arena *arena,
                         const struct scenario **scenarios, uint32_t *count,
                         struct err *err)
{
    struct scenario *found;
    if (!read_heads(db, NULL, arena, &found, count, err))
        return false;
    *scenarios = found;
    return true;
}

/* Accounts that are not in the model are passed over. */
static bool read_accounts(struct db *db, const struct model *model,
                          const struct scenario *scenario, uint32_t *assigned,
                          struct arena *scratch, struct err *err)
{
    struct key_list accounts;
    struct hash_table names;
    sqlite3_stmt *statement;
    bool has_row, is_done;
    key_list_init(&accounts, model->accounts, model->account_count,
                  sizeof(struct account), offsetof(struct account, account_id),
                  scratch);
    hash_table_init(&names, scenario->territory_count, scratch);
    for (uint32_t i = 0; i < scenario->territory_count; i++)
        hash_table_put(&names, scenario->territories[i].name, i);
    if (!sql_prepare(db,
                     "SELECT account_id, territory FROM scenario_accounts "
                     "WHERE scenario_id = ?1",
                     &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, scenario->scenario_id);
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row) {
        const uint32_t ix = key_list_ix(&accounts, sqlite3_column_int64(statement, 0));
        uint32_t territory;
        if (ix != NO_IX && hash_table_find(&names, sql_peek(statement, 1), &territory))
            assigned[ix] = territory;
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool scenario_store_load(struct db *db, const struct model *model, const char *name,
                         struct arena *arena, struct scenario *scenario,
                         struct err *err)
{
    struct scenario *found;
    uint32_t count;
    if (!read_heads(db, name, arena, &found, &count, err))
        return false;
    if (count == 0)
        return err_set(err, ERR_MISSING, "there is no scenario '%s'", name);
    uint32_t *assigned = ARENA_ARRAY(arena, model->account_count, uint32_t);
    memset(assigned, 0xff, model->account_count * sizeof *assigned);
    struct arena scratch = {0};
    const bool is_done = read_accounts(db, model, found, assigned, &scratch, err);
    arena_release(&scratch);
    *scenario = *found;
    scenario->assigned = assigned;
    return is_done;
}

bool scenario_store_remove(struct db *db, const char *name, struct err *err)
{
    if (!drop(db, name, err))
        return false;
    return sqlite3_changes(db_handle(db)) > 0 ||
           err_set(err, ERR_MISSING, "there is no scenario '%s'", name);
}
