// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/last_visits.h"

#include "store/met.h"
#include "store/sql.h"

bool last_visits_update(struct db *db, const int64_t *account_ids, size_t count,
                        struct err *err)
{
    static const char sql[] =
        "UPDATE accounts SET last_visit_day = (SELECT max(day) FROM visits AS v WHERE "
        "v.account_id = accounts.account_id AND " MET_SQL(
            "v") ") WHERE account_id = ?1";
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    bool is_done = true;
    for (size_t i = 0; is_done && i < count; i++) {
        sqlite3_bind_int64(statement, 1, account_ids[i]);
        is_done = sql_execute(db, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}
