// SPDX-License-Identifier: GPL-3.0-or-later
/* override_store: a rep's own decisions about her days, with her reasons.
 *
 * A decision holds for one day. Loads turn it into a block or a must-visit of that day,
 * so whoever plans, replans or asks keeps to it. */
#ifndef STORE_OVERRIDE_STORE_H
#define STORE_OVERRIDE_STORE_H

#include "model/model.h"
#include "model/override.h"
#include "store/db.h"

const char *override_word(enum override_kind kind);
bool override_find(const char *word, enum override_kind *kind);

/* A newer decision about the same account and day takes the place of the older one. In
 * the caller's transaction, or on its own. */
bool override_store_add(struct db *db, const struct model *model,
                        const struct override *override, int64_t made_utc,
                        struct err *err) MUST_CHECK;
/* Take back what this rep decided last about the account; its day. ERR_MISSING when
 * there is nothing. */
bool override_store_undo(struct db *db, const struct model *model, uint32_t rep_ix,
                         uint32_t account_ix, int32_t *day, struct err *err) MUST_CHECK;
/* All that hold from first_day to last_day, by day and then in the order in which they
 * were made. */
bool override_store_load_days(struct db *db, const struct model *model,
                              int32_t first_day, int32_t last_day, struct arena *arena,
                              const struct override **overrides,
                              uint32_t *override_count, struct err *err) MUST_CHECK;

#endif
