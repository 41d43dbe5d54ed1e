// SPDX-License-Identifier: GPL-3.0-or-later
/* Settings: the organisation's in place, the rest as overrides by level and subject. */
#include "store/load_parts.h"

#include "base/sorting.h"
#include "model/words.h"
#include "store/learning_store.h"
#include <string.h>

#define SETTINGS_SQL "SELECT level, subject, key, value FROM settings"

static bool find_tier(const struct model *model, const char *name, uint32_t *ix)
{
    for (uint32_t i = 0; i < model->tier_count; i++) {
        if (strcmp(model->tiers[i].name, name) == 0) {
            *ix = i;
            return true;
        }
    }
    return false;
}

static bool find_subject(const struct model *model, enum setting_level level,
                         const char *subject, uint32_t *ix)
{
    switch (level) {
    case SETTING_LEVEL_ORGANISATION:
        *ix = NO_IX;
        return true;
    case SETTING_LEVEL_TIER:
        return find_tier(model, subject, ix);
    case SETTING_LEVEL_REP:
        return model_find_rep(model, subject, ix);
    case SETTING_LEVEL_ACCOUNT:
        return model_find_account(model, subject, ix);
    }
    return false;
}

/* The organisation's settings that are text. */
static bool read_word(struct loader *loader, sqlite3_stmt *row)
{
    const char *key = sql_peek(row, 2);
    if (strcmp(key, "currency") == 0)
        loader->model->currency = load_text(loader, row, 3);
    else if (strcmp(key, "zone") == 0)
        loader->model->zone = load_text(loader, row, 3);
    else /* servers are no part of the model */
        return strcmp(key, "travel_server") == 0 || strcmp(key, "map_tiles") == 0 ||
               strcmp(key, "map_tiles_by") == 0;
    return true;
}

static bool read_setting(struct loader *loader, sqlite3_stmt *row,
                         struct rows *overrides, struct err *err)
{
    struct setting_override override = {0};
    if (!level_find(sql_peek(row, 0), &override.level))
        return load_strange(loader, "level", sql_peek(row, 0), err);
    if (override.level == SETTING_LEVEL_ORGANISATION && read_word(loader, row))
        return true;
    if (!setting_find(sql_peek(row, 2), &override.setting))
        return load_strange(loader, "setting", sql_peek(row, 2), err);
    if (!setting_value_read(override.setting, sql_peek(row, 3), &override.value, err))
        return err_in(err, "'%s'", db_path(loader->db));
    /* Of somebody who has gone, or who is not in this load. */
    if (!find_subject(loader->model, override.level, sql_peek(row, 1),
                      &override.subject_ix))
        return true;
    if (override.level == SETTING_LEVEL_ORGANISATION)
        loader->model->organisation.value[override.setting] = override.value;
    else
        *(struct setting_override *)rows_add(loader, overrides) = override;
    return true;
}

static bool read_settings(struct loader *loader, sqlite3_stmt *statement,
                          struct rows *overrides, struct err *err)
{
    bool has_row, is_done;
    while ((is_done = sql_step(loader->db, statement, &has_row, err)) && has_row) {
        if (!read_setting(loader, statement, overrides, err)) {
            sqlite3_reset(statement);
            return false;
        }
    }
    return is_done;
}

static bool load_subject(struct loader *loader, sqlite3_stmt *statement,
                         const char *level, const char *subject, struct rows *overrides,
                         struct err *err)
{
    sql_bind_text(statement, 1, level);
    sql_bind_text(statement, 2, subject);
    return read_settings(loader, statement, overrides, err);
}

/* All of a big file's settings may be many; a scoped load asks for those it needs. */
static bool load_scoped(struct loader *loader, struct rows *overrides, struct err *err)
{
    const struct model *model = loader->model;
    sqlite3_stmt *statement;
    if (!sql_prepare(loader->db, SETTINGS_SQL " WHERE level = ?1 AND subject = ?2",
                     &statement, err))
        return false;
    bool is_done = load_subject(loader, statement, "organisation", "", overrides, err);
    for (uint32_t i = 0; is_done && i < model->tier_count; i++)
        is_done = load_subject(loader, statement, "tier", model->tiers[i].name,
                               overrides, err);
    for (uint32_t i = 0; is_done && i < model->rep_count; i++)
        is_done = load_subject(loader, statement, "rep", model->reps[i].crm_id,
                               overrides, err);
    for (uint32_t i = 0; is_done && i < model->account_count; i++)
        is_done = load_subject(loader, statement, "account", model->accounts[i].crm_id,
                               overrides, err);
    sqlite3_finalize(statement);
    return is_done;
}

static bool load_whole(struct loader *loader, struct rows *overrides, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(loader->db, SETTINGS_SQL, &statement, err))
        return false;
    const bool is_done = read_settings(loader, statement, overrides, err);
    sqlite3_finalize(statement);
    return is_done;
}

static int compare_overrides(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct setting_override *x = a, *y = b;
    if (x->level != y->level)
        return x->level < y->level ? -1 : 1;
    if (x->subject_ix != y->subject_ix)
        return x->subject_ix < y->subject_ix ? -1 : 1;
    return (x->setting > y->setting) - (x->setting < y->setting);
}

static void set_ranges(struct loader *loader, struct rows *rows)
{
    sorting_sort(rows->items, rows->count, rows->size, compare_overrides, NULL);
    const struct setting_override *kept = rows_keep(loader, rows);
    struct tier *tiers =
        ARENA_ARRAY(loader->arena, loader->model->tier_count, struct tier);
    memcpy(tiers, loader->model->tiers, loader->model->tier_count * sizeof *tiers);
    struct rep *reps = loader->reps.items;
    struct account *accounts = loader->accounts.items;
    for (uint32_t i = 0; i < rows->count; i++) {
        const uint32_t ix = kept[i].subject_ix;
        struct range *range = kept[i].level == SETTING_LEVEL_TIER ? &tiers[ix].overrides
                              : kept[i].level == SETTING_LEVEL_REP
                                  ? &reps[ix].overrides
                                  : &accounts[ix].overrides;
        if (range->count++ == 0)
            range->first = i;
    }
    loader->model->tiers = tiers;
    loader->model->overrides = kept;
    loader->model->override_count = rows->count;
}

bool load_settings(struct loader *loader, struct err *err)
{
    struct model *model = loader->model;
    struct rows overrides = {.size = sizeof(struct setting_override)};
    model->organisation = settings_default();
    model->currency = "EUR";
    model->zone = "UTC";
    if (!(loader->is_scoped ? load_scoped(loader, &overrides, err)
                            : load_whole(loader, &overrides, err)))
        return false;
    set_ranges(loader, &overrides);
    if (model->organisation.value[SETTING_LEARNING_PPM] > 0 &&
        !learning_store_load(loader->db, model, loader->arena, &model->learnt, err))
        return false;
    struct rep *reps = loader->reps.items;
    for (uint32_t i = 0; i < model->rep_count; i++)
        if (!reps[i].zone)
            reps[i].zone = model->zone;
    return true;
}
