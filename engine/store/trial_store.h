// SPDX-License-Identifier: GPL-3.0-or-later
/* trial_store: what the log says of opportunities that were won or lost. */
#ifndef STORE_TRIAL_STORE_H
#define STORE_TRIAL_STORE_H

#include "model/model.h"
#include "model/trial.h"
#include "store/db.h"

/* The trials logged until `day` of accounts in the model, by account, opportunity and
 * stage: one for each open stage that an opportunity, decided by now, left by an entry
 * of the log or by an import that changed it; the last time counts. *unknown_count:
 * opportunities that are won or lost and left no open stage in the log, so that the
 * stage before is not known. O(entries with an opportunity). */
bool trial_store_load(struct db *db, const struct model *model, int32_t day,
                      struct arena *arena, const struct trial **trials,
                      uint32_t *trial_count, uint32_t *unknown_count,
                      struct err *err) MUST_CHECK;

#endif
