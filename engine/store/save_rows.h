// SPDX-License-Identifier: GPL-3.0-or-later
/* save_rows: rows of a foreign file into the database.
 *
 *     save_open, save_add for each batch, save_finish, save_close
 *
 * While rows come in they are checked against the database and kept aside in memory;
 * nothing is written. save_finish then writes all of them in one transaction, so a kill
 * at any instant leaves the file as before or as after. Until then only readers' locks
 * are held. Writing takes about 10 us a row (accounts, indexes included), so imports of
 * more than some 200,000 rows hold the lock for longer than two seconds.
 *
 * The crm_id decides whether a row is new. What a file does not give stays as it is; a
 * cell that is empty in a column that the file has is cleared, or gets the usual value
 * where the database wants one. The first of several rows with one id is taken, the
 * others are faults. New rows get their database keys in the order of crm_id, so that a
 * shuffled file makes the same database.
 *
 * Accounts: opening hours replace all weekly hours of the account. A position gives
 * precision 'given' unless the file says otherwise, none gives 'none'. Unknown tiers
 * are made.
 *
 * Hours: weekly rows of an account replace all its weekly hours, dated rows what the
 * database has for account and day. Calendar: rows replace what there is for rep and
 * day.
 *
 * Events: the list of accounts is replaced when it is given. Visits without an id are
 * the same when account, rep, day, start and kind are; accounts.last_visit_day follows.
 */
#ifndef STORE_SAVE_ROWS_H
#define STORE_SAVE_ROWS_H

#include "base/arena.h"
#include "model/fields.h"
#include "store/db.h"

struct save;

struct save_counts {
    uint64_t new_count, changed_count, unchanged_count;
    uint64_t rejected_count; /* by save_add; what a reader refused is not in here */
};

/* `db` must be open for writing and outlive the save. now_utc stamps log entries. */
bool save_open(struct db *db, enum import_kind kind, int64_t now_utc,
               struct save **save, struct err *err) MUST_CHECK;

/* Check and keep the rows of a batch. Rows that cannot be taken are returned as faults,
 * at most one a row, in the order of rows, allocated in `arena`. False only when the
 * database cannot be read or the import is too large (ERR_LIMIT). */
bool save_add(struct save *save, const struct import_batch *batch, struct arena *arena,
              const struct import_fault **faults, uint32_t *fault_count,
              struct err *err) MUST_CHECK;

/* Write everything kept, in one transaction. With `is_trial` all of it is done, for its
 * errors and counts, and then undone. Call it once; `strict` is not to call it when
 * there were faults. */
bool save_finish(struct save *save, bool is_trial, struct err *err) MUST_CHECK;

/* Complete after save_finish. */
struct save_counts save_counts_get(const struct save *save);

/* NULL is accepted. Without save_finish nothing has happened. */
void save_close(struct save *save);

#endif
