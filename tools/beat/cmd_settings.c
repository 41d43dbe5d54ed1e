// SPDX-License-Identifier: GPL-3.0-or-later
/* settings: each key with what the organisation says, and under it what tiers, reps and
 * accounts override. Five keys of the organisation are text: currency, map_tiles,
 * map_tiles_by, travel_server and zone. */
#include "beat/commands.h"
#include "beat/nearest.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/subject.h"
#include "model/words.h"
#include "store/settings_store.h"

#include <stddef.h>
#include <string.h>

static const struct column columns[] = {
    {.name = "key", .title = "key"},
    {.name = "level"},
    {.name = "subject"},
    {.title = "for"},
    {.name = "value", .title = "value"},
    {.name = "is_set", .kind = CELL_FLAG},
    {.name = "meaning", .title = "meaning", .can_shrink = true},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

/* What the organisation has beside the keys of model/settings.h. */
static const struct {
    const char *key, *usual, *meaning;
} texts[] = {{"currency", "EUR", "what all money is in"},
             {"map_tiles", NULL,
              "a server of pictures of the ground for the map, with {z}, {x} and {y}"},
             {"map_tiles_by", NULL, "whose pictures they are, named on the map"},
             {"travel_server", NULL,
              "a server that tells drives: osrm URL [PROFILE] or valhalla URL "
              "[COSTING]"},
             {"zone", "UTC", "time zone of reps that have none of their own"}};

enum { TEXT_COUNT = sizeof texts / sizeof *texts };

struct set_rows {
    const struct setting_row *rows;
    uint32_t count;
};

static const struct setting_row *find_row(const struct set_rows *set, const char *key)
{
    for (uint32_t i = 0; i < set->count; i++) {
        if (set->rows[i].level == SETTING_LEVEL_ORGANISATION &&
            strcmp(set->rows[i].key, key) == 0)
            return &set->rows[i];
    }
    return NULL;
}

static void add_key(struct table *table, const struct set_rows *set, const char *key,
                    const char *usual, const char *meaning)
{
    const struct setting_row *row = find_row(set, key);
    table_text(table, key);
    table_text(table, level_word(SETTING_LEVEL_ORGANISATION));
    table_text(table, NULL);
    table_text(table, NULL);
    table_text(table, row != NULL ? row->value : usual);
    if (row != NULL)
        table_tone(table, TONE_STRONG);
    table_number(table, row != NULL);
    table_text(table, meaning);
    table_tone(table, TONE_DIM);
}

static void add_override(struct table *table, const struct setting_row *row)
{
    const char *level = level_word(row->level);
    table_text(table, row->key);
    table_tone(table, TONE_DIM);
    table_text(table, level);
    table_text(table, row->subject);
    table_text(table, arena_format(table->arena, "%s %s", level, row->subject));
    table_text(table, row->value);
    table_tone(table, TONE_STRONG);
    table_number(table, 1);
    table_text(table, NULL);
}

static const char *meaning_of(const char *key)
{
    enum setting setting;
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        if (strcmp(key, texts[i].key) == 0)
            return texts[i].meaning;
    }
    return setting_find(key, &setting) ? setting_info_get(setting)->meaning : "";
}

/* One key, or all when `key` is NULL. */
static void fill(struct table *table, const struct set_rows *set, const char *key)
{
    for (size_t i = 0; i < TEXT_COUNT; i++) {
        if (key == NULL || strcmp(key, texts[i].key) == 0)
            add_key(table, set, texts[i].key, texts[i].usual, texts[i].meaning);
    }
    for (int i = 0; i < SETTING_COUNT; i++) {
        const struct setting_info *info = setting_info_get((enum setting)i);
        if (key != NULL && strcmp(key, info->name) != 0)
            continue;
        add_key(table, set, info->name,
                setting_value_text((enum setting)i, info->usual, table->arena),
                info->meaning);
        for (uint32_t j = 0; j < set->count; j++) {
            if (set->rows[j].level != SETTING_LEVEL_ORGANISATION &&
                strcmp(set->rows[j].key, info->name) == 0)
                add_override(table, &set->rows[j]);
        }
    }
}

static bool check_key(const char *key, struct err *err)
{
    const char *names[SETTING_COUNT + TEXT_COUNT];
    uint32_t count = 0;
    for (size_t i = 0; i < TEXT_COUNT; i++)
        names[count++] = texts[i].key;
    for (int i = 0; i < SETTING_COUNT; i++)
        names[count++] = setting_info_get((enum setting)i)->name;
    for (uint32_t i = 0; i < count; i++) {
        if (strcmp(names[i], key) == 0)
            return true;
    }
    const char *near = nearest_name(key, names, count);
    if (near == NULL)
        return err_set(err, ERR_USAGE, "there is no setting '%s'", key);
    return err_set(err, ERR_USAGE, "there is no setting '%s'; is it '%s'?", key, near);
}

/* Whose value is meant: level and subject of the row. */
static bool find_subject(const struct request *request, struct session *session,
                         struct setting_row *row, struct err *err)
{
    const char *tier = request_text(request, &option_tier);
    const char *rep = request_text(request, &option_for_rep);
    const char *account = request_text(request, &option_account);
    if ((tier != NULL) + (rep != NULL) + (account != NULL) > 1)
        return err_set(err, ERR_USAGE,
                       "'--tier', '--rep' and '--account' exclude each other");
    row->level = SETTING_LEVEL_ORGANISATION;
    row->subject = "";
    if (tier != NULL) {
        row->level = SETTING_LEVEL_TIER;
        row->subject = tier;
    } else if (rep != NULL) {
        row->level = SETTING_LEVEL_REP;
        return subject_find_rep(session->db, rep, &session->arena, &row->subject, err);
    } else if (account != NULL) {
        row->level = SETTING_LEVEL_ACCOUNT;
        return subject_find_account(session->db, account, &session->arena,
                                    &row->subject, err);
    }
    return true;
}

static bool change(const struct request *request, struct session *session,
                   struct err *err)
{
    const char *value = request_argument(request, 1);
    const bool is_unset = request_flag(request, &option_unset, false);
    struct setting_row row = {.key = request_argument(request, 0), .value = value};
    bool is_gone;
    if (is_unset == (value != NULL) || row.key == NULL)
        return err_set(err, ERR_USAGE,
                       "a change wants a key, and a value or '--unset'");
    if (!find_subject(request, session, &row, err))
        return false;
    if (value != NULL)
        return settings_store_set(session->db, &row, err);
    if (!settings_store_unset(session->db, row.level, row.subject, row.key, &is_gone,
                              err))
        return false;
    if (!is_gone)
        show_remark("'%s' was not set there", row.key);
    return true;
}

static bool wants_change(const struct request *request)
{
    return request->argument_count == 2 ||
           request_flag(request, &option_unset, false) ||
           request_text(request, &option_tier) != NULL ||
           request_text(request, &option_for_rep) != NULL ||
           request_text(request, &option_account) != NULL;
}

bool cmd_settings(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct set_rows set;
    struct table table;
    const char *key = request_argument(request, 0);
    const bool is_change = wants_change(request);
    (void)exit_code;
    if (key != NULL && !check_key(key, err))
        return false;
    bool is_done =
        session_open_db(&session, request, is_change ? DB_WRITE : DB_READ, err) &&
        (!is_change || change(request, &session, err)) &&
        settings_store_list(session.db, &session.arena, &set.rows, &set.count, err);
    if (is_done) {
        struct column *shown = show_columns(columns, COLUMN_COUNT, &session.arena);
        if (key != NULL) {
            show_hide(shown, COLUMN_COUNT, "meaning");
            show_line(request, "%s: %s", key, meaning_of(key));
        }
        table_init(&table, shown, COLUMN_COUNT, &session.arena);
        fill(&table, &set, key);
        is_done = show_table(request, &table, err);
    }
    session_close(&session);
    return is_done;
}
