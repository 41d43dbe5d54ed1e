// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings_store.h"

#include "base/zone.h"
#include "model/map_tiles.h"
#include "model/table_service.h"
#include "model/words.h"
#include "store/medians.h"
#include "store/sql.h"

#include <string.h>

/* Keys of the organisation that are text. */
static const char currency_key[] = "currency";
static const char zone_key[] = "zone";
static const char server_key[] = "travel_server";
static const char tiles_key[] = "map_tiles";
static const char tiles_by_key[] = "map_tiles_by";

static bool is_text_key(const char *key)
{
    return strcmp(key, currency_key) == 0 || strcmp(key, zone_key) == 0 ||
           strcmp(key, server_key) == 0 || strcmp(key, tiles_key) == 0 ||
           strcmp(key, tiles_by_key) == 0;
}

static bool check_text(const char *key, const char *value, struct err *err)
{
    if (strcmp(key, currency_key) == 0) {
        size_t length = 0;
        while (value[length] >= 'A' && value[length] <= 'Z')
            length++;
        return (length == 3 && !value[3]) ||
               err_set(err, ERR_INPUT,
                       "setting 'currency': '%.60s' is not a code like EUR", value);
    }
    if (strcmp(key, tiles_key) == 0)
        return map_tiles_check(value, err) || err_in(err, "setting 'map_tiles'");
    if (strcmp(key, tiles_by_key) == 0)
        return value[0] != '\0' ||
               err_set(err, ERR_INPUT, "setting 'map_tiles_by' is empty");
    struct arena scratch = {0};
    if (strcmp(key, server_key) == 0) {
        struct table_service service;
        const bool is_service = table_service_read(value, &scratch, &service, err);
        arena_release(&scratch);
        return is_service || err_in(err, "setting 'travel_server'");
    }
    const struct zone *zone;
    const bool is_zone = zone_load(value, &scratch, &zone, err);
    arena_release(&scratch);
    return is_zone || err_in(err, "setting 'zone'");
}

static bool find_key(enum setting_level level, const char *key, enum setting *setting,
                     struct err *err)
{
    if (!setting_find(key, setting))
        return err_set(err, ERR_USAGE, "there is no setting '%.60s'", key);
    if (level > setting_info_get(*setting)->deepest)
        return err_set(err, ERR_USAGE, "setting '%s' cannot be set for one %s", key,
                       level_word(level));
    return true;
}

/* The value in the one form in which it is kept. */
static bool settle_value(const struct setting_row *row, struct arena *arena,
                         const char **text, struct err *err)
{
    enum setting setting;
    int64_t value;
    if (is_text_key(row->key)) {
        *text = row->value;
        return row->level == SETTING_LEVEL_ORGANISATION
                   ? check_text(row->key, row->value, err)
                   : err_set(err, ERR_USAGE, "setting '%s' cannot be set for one %s",
                             row->key, level_word(row->level));
    }
    if (!find_key(row->level, row->key, &setting, err) ||
        !setting_value_read(setting, row->value, &value, err))
        return false;
    *text = setting_value_text(setting, value, arena);
    return true;
}

static bool check_subject(struct db *db, enum setting_level level, const char *subject,
                          struct err *err)
{
    static const char *const questions[] = {
        [SETTING_LEVEL_TIER] = "SELECT 1 FROM tiers WHERE name = ?1",
        [SETTING_LEVEL_REP] = "SELECT 1 FROM reps WHERE crm_id = ?1",
        [SETTING_LEVEL_ACCOUNT] = "SELECT 1 FROM accounts WHERE crm_id = ?1",
    };
    if (level == SETTING_LEVEL_ORGANISATION)
        return !*subject ||
               err_set(err, ERR_USAGE, "the organisation has no '%.60s'", subject);
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, questions[level], &statement, err))
        return false;
    sql_bind_text(statement, 1, subject);
    bool is_done = sql_step(db, statement, &has_row, err);
    sqlite3_finalize(statement);
    if (is_done && !has_row)
        is_done = err_set(err, ERR_MISSING, "there is no %s '%.60s'", level_word(level),
                          subject);
    return is_done;
}

/* Medians rest on what the organisation and tiers say of these two. */
static bool moves_medians(enum setting_level level, const char *key)
{
    return level <= SETTING_LEVEL_TIER &&
           (strcmp(key, setting_info_get(SETTING_ELASTICITY_PPM)->name) == 0 ||
            strcmp(key, setting_info_get(SETTING_INTERVAL_DAYS)->name) == 0);
}

/* A server that is named anew may know other roads. */
static bool settle_change(struct db *db, enum setting_level level, const char *key,
                          struct err *err)
{
    if (moves_medians(level, key))
        return medians_update(db, err);
    return strcmp(key, server_key) != 0 ||
           sql_run(db, "DELETE FROM drive_sources", err);
}

static bool write_row(struct db *db, const struct setting_row *row, const char *value,
                      struct err *err)
{
    static const char sql[] =
        "INSERT INTO settings (level, subject, key, value) VALUES (?1, ?2, ?3, ?4) "
        "ON CONFLICT DO UPDATE SET value = excluded.value";
    sqlite3_stmt *statement;
    if (!check_subject(db, row->level, row->subject, err) ||
        !sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, level_word(row->level));
    sql_bind_text(statement, 2, row->subject);
    sql_bind_text(statement, 3, row->key);
    sql_bind_text(statement, 4, value);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done && settle_change(db, row->level, row->key, err);
}

bool settings_store_check(const struct setting_row *row, struct err *err)
{
    struct arena scratch = {0};
    const char *text;
    const bool is_sound = settle_value(row, &scratch, &text, err);
    arena_release(&scratch);
    return is_sound;
}

bool settings_store_set(struct db *db, const struct setting_row *row, struct err *err)
{
    struct arena scratch = {0};
    const char *value;
    bool is_done = settle_value(row, &scratch, &value, err) && db_begin(db, err);
    if (is_done) {
        is_done = write_row(db, row, value, err);
        if (is_done)
            is_done = db_commit(db, err);
        else
            db_rollback(db);
    }
    arena_release(&scratch);
    return is_done;
}

static bool delete_row(struct db *db, enum setting_level level, const char *subject,
                       const char *key, bool *is_gone, struct err *err)
{
    static const char sql[] =
        "DELETE FROM settings WHERE level = ?1 AND subject = ?2 AND key = ?3";
    sqlite3_stmt *statement;
    if (!check_subject(db, level, subject, err) ||
        !sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, level_word(level));
    sql_bind_text(statement, 2, subject);
    sql_bind_text(statement, 3, key);
    const bool is_done = sql_execute(db, statement, err);
    *is_gone = is_done && sqlite3_changes(db_handle(db)) > 0;
    sqlite3_finalize(statement);
    return is_done && settle_change(db, level, key, err);
}

bool settings_store_unset(struct db *db, enum setting_level level, const char *subject,
                          const char *key, bool *is_gone, struct err *err)
{
    enum setting setting;
    bool was_there = false;
    if (!is_text_key(key) && !find_key(level, key, &setting, err))
        return false;
    if (!db_begin(db, err))
        return false;
    if (!delete_row(db, level, subject, key, &was_there, err)) {
        db_rollback(db);
        return false;
    }
    if (!db_commit(db, err))
        return false;
    *is_gone = was_there;
    return true;
}

bool settings_store_find_text(struct db *db, const char *key, struct arena *arena,
                              const char **value, struct err *err)
{
    static const char sql[] = "SELECT value FROM settings WHERE level = "
                              "'organisation' AND subject = '' AND key = ?1";
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    sql_bind_text(statement, 1, key);
    const bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done)
        *value = has_row ? sql_text(statement, 0, arena) : NULL;
    sqlite3_finalize(statement);
    return is_done;
}

bool settings_store_list(struct db *db, struct arena *arena,
                         const struct setting_row **rows, uint32_t *row_count,
                         struct err *err)
{
    static const char sql[] =
        "SELECT level, subject, key, value FROM settings ORDER BY CASE level "
        "WHEN 'organisation' THEN 0 WHEN 'tier' THEN 1 WHEN 'rep' THEN 2 ELSE 3 END, "
        "subject, key";
    struct setting_row *found = NULL;
    size_t capacity = 0;
    uint32_t count = 0;
    sqlite3_stmt *statement;
    bool has_row, is_done;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    while ((is_done = sql_step(db, statement, &has_row, err)) && has_row) {
        found = arena_grow(arena, found, &capacity, count + (size_t)1, sizeof *found);
        struct setting_row *row = &found[count++];
        *row = (struct setting_row){.subject = sql_text(statement, 1, arena),
                                    .key = sql_text(statement, 2, arena),
                                    .value = sql_text(statement, 3, arena)};
        if (!level_find(sql_peek(statement, 0), &row->level)) {
            is_done = err_set(err, ERR_INPUT, "'%s' holds a level '%.60s'", db_path(db),
                              sql_peek(statement, 0));
            break;
        }
    }
    sqlite3_finalize(statement);
    if (!is_done)
        return false;
    *rows = found;
    *row_count = count;
    return true;
}
