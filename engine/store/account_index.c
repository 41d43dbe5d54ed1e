// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/account_index.h"

#include "store/sql.h"

/* Below some thousands it does not matter; above, a third of all rows pays. */
enum { BULK_LEAST = 5000, BULK_SHARE = 3 };

bool account_index_is_bulk(struct db *db, uint64_t changed_count, bool *is_bulk,
                           struct err *err)
{
    int64_t count;
    if (!sql_number(db, "SELECT count(*) FROM accounts", &count, err))
        return false;
    *is_bulk =
        changed_count > BULK_LEAST && changed_count > (uint64_t)count / BULK_SHARE;
    return true;
}

bool account_index_drop(struct db *db, struct err *err)
{
    return sql_run(db,
                   "DROP INDEX accounts_by_territory; "
                   "DROP INDEX accounts_by_owner",
                   err);
}

bool account_index_make(struct db *db, struct err *err)
{
    return sql_run(db,
                   "CREATE INDEX accounts_by_territory ON accounts "
                   "(territory_id, lon_deg, lat_deg); "
                   "CREATE INDEX accounts_by_owner ON accounts (owner_rep_id) "
                   "WHERE owner_rep_id IS NOT NULL",
                   err);
}
