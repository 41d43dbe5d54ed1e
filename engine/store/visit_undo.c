// SPDX-License-Identifier: GPL-3.0-or-later
/* Taken back is as if it had not been made; but packs and the file they came from meet
 * again, so that it was is remembered: of an entry that a merge brought by its id, of
 * one logged here by its number and time, of which a merge makes that id. */
#include "store/visit_undo.h"

#include "store/deal_store.h"
#include "store/last_visits.h"
#include "store/met.h"
#include "store/move_store.h"
#include "store/sql.h"

static bool read_entry(struct db *db, int64_t visit_id, struct move_entry *entry,
                       bool *is_met, struct err *err)
{
    sqlite3_stmt *row;
    bool has_row;
    if (!sql_prepare(
            db,
            "SELECT account_id, rep_id, day, " MET_SQL("visits") " FROM visits "
                                                                 "WHERE visit_id = ?1",
            &row, err))
        return false;
    sqlite3_bind_int64(row, 1, visit_id);
    bool is_done = sql_step(db, row, &has_row, err);
    if (is_done && !has_row)
        is_done = err_set(err, ERR_MISSING, "the entry is gone");
    if (is_done) {
        *entry =
            (struct move_entry){visit_id, sqlite3_column_int64(row, 0),
                                sql_number_or(row, 1, 0), sqlite3_column_int(row, 2)};
        *is_met = sqlite3_column_int(row, 3) != 0;
    }
    sqlite3_finalize(row);
    return is_done;
}

bool visit_undo_entry(struct db *db, int64_t visit_id, struct err *err)
{
    struct move_entry entry;
    bool is_met;
    if (!read_entry(db, visit_id, &entry, &is_met, err) ||
        !sql_run_numbers(db,
                         "INSERT OR IGNORE INTO entries_undone (entry_key) SELECT "
                         "coalesce(crm_id, visit_id || '-' || logged_utc) FROM visits "
                         "WHERE visit_id = ?1",
                         &visit_id, 1, err) ||
        !deal_store_undo(db, visit_id, err) || !move_store_undo(db, visit_id, err) ||
        !sql_run_numbers(db, "DELETE FROM visits WHERE visit_id = ?1", &visit_id, 1,
                         err))
        return false;
    return !is_met || (last_visits_update(db, &entry.account_id, 1, err) &&
                       move_store_unmeet(db, &entry, err));
}
