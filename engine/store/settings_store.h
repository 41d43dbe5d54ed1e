// SPDX-License-Identifier: GPL-3.0-or-later
/* settings_store: what has been set, in the database.
 *
 * Beside the keys of model/settings.h the organisation has five that are text:
 * `currency` (three capital letters, default EUR), `zone` (default UTC),
 * `travel_server` (model/table_service.h, default none), `map_tiles`
 * (model/map_tiles.h, default none) and `map_tiles_by` (any text, default none). */
#ifndef STORE_SETTINGS_STORE_H
#define STORE_SETTINGS_STORE_H

#include "base/arena.h"
#include "model/settings.h"
#include "store/db.h"

struct setting_row {
    enum setting_level level;
    const char *subject; /* "" for the organisation; a tier's name; a crm_id */
    const char *key;
    const char *value; /* as setting_value_text shows it */
};

/* Set `key` for `subject` of `level`; the value is read, checked and kept in the one
 * form in which values are shown. ERR_USAGE for an unknown key or one that this level
 * may not override; ERR_INPUT for the value; ERR_MISSING when the subject does not
 * exist. Keys on which the caps of maintenance rest make the tiers' medians anew. */
bool settings_store_set(struct db *db, const struct setting_row *row,
                        struct err *err) MUST_CHECK;
/* Would that be taken? Key, level and value alone; whether the subject exists is seen
 * when it is set. */
bool settings_store_check(const struct setting_row *row, struct err *err) MUST_CHECK;
/* Back to what the level above says; `is_gone` false when nothing was set. */
bool settings_store_unset(struct db *db, enum setting_level level, const char *subject,
                          const char *key, bool *is_gone, struct err *err) MUST_CHECK;
/* What a key of the organisation that is text is set to; NULL: it is not. */
bool settings_store_find_text(struct db *db, const char *key, struct arena *arena,
                              const char **value, struct err *err) MUST_CHECK;
/* What is set, by level, subject and key. */
bool settings_store_list(struct db *db, struct arena *arena,
                         const struct setting_row **rows, uint32_t *row_count,
                         struct err *err) MUST_CHECK;

#endif
