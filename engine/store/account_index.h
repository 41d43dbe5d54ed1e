// SPDX-License-Identifier: GPL-3.0-or-later
/* account_index: the indexes that a change of many accounts is better off without.
 *
 * Filling them at the end, sorted, takes a third of the time that row by row takes.
 * Within the caller's transaction; SQLite's own undo covers them. */
#ifndef STORE_ACCOUNT_INDEX_H
#define STORE_ACCOUNT_INDEX_H

#include "store/db.h"

/* Are they better dropped when `changed_count` rows of the table change? */
bool account_index_is_bulk(struct db *db, uint64_t changed_count, bool *is_bulk,
                           struct err *err) MUST_CHECK;
bool account_index_drop(struct db *db, struct err *err) MUST_CHECK;
/* As the schema has them; a test compares. */
bool account_index_make(struct db *db, struct err *err) MUST_CHECK;

#endif
