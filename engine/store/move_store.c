// SPDX-License-Identifier: GPL-3.0-or-later
/* A moved visit is an appointment and, until its day, a block: both are what plans,
 * next, quote and replan already keep to, so all of them say the same. Their crm_id is
 * 'log-' and the number of the entry, which nobody else has. */
#include "store/move_store.h"

#include "store/met.h"
#include "store/sql.h"

#define OWN_ID "'log-' || ?1"

bool move_store_meet(struct db *db, const struct move_entry *entry, struct err *err)
{
    return sql_run_numbers(
        db,
        "UPDATE appointments SET state = 'done' WHERE account_id = ?1 AND day = ?2 AND "
        "state = 'open' AND (rep_id IS NULL OR rep_id = ?3)",
        (const int64_t[]){entry->account_id, entry->day, entry->rep_id}, 3, err);
}

bool move_store_unmeet(struct db *db, const struct move_entry *entry, struct err *err)
{
    return sql_run_numbers(
        db,
        "UPDATE appointments SET state = 'open' WHERE account_id = ?1 AND day = ?2 AND "
        "state = 'done' AND (rep_id IS NULL OR rep_id = ?3) AND NOT EXISTS (SELECT 1 "
        "FROM visits AS v WHERE v.account_id = ?1 AND v.day = ?2 AND " MET_SQL("v") ")",
        (const int64_t[]){entry->account_id, entry->day, entry->rep_id}, 3, err);
}

/* Day 0 was a Thursday: one of kind 'week' lasts until its Sunday. */
bool move_store_put_off(struct db *db, const struct move_entry *entry, struct err *err)
{
    return sql_run_numbers(
               db,
               "INSERT INTO visit_moves (visit_id, appointment_id, state_before) "
               "SELECT "
               "?1, appointment_id, state FROM appointments WHERE account_id = ?2 AND "
               "state = 'open' AND (rep_id IS NULL OR rep_id = ?3) AND day <= ?4 + 7 "
               "AND (day >= ?4 OR (kind = 'week' AND day - (day + 3) % 7 + 6 >= ?4)) "
               "ORDER BY day, start_tod, appointment_id LIMIT 1",
               (const int64_t[]){entry->visit_id, entry->account_id, entry->rep_id,
                                 entry->day},
               4, err) &&
           sql_run_numbers(db,
                           "UPDATE appointments SET state = 'cancelled' WHERE "
                           "appointment_id = (SELECT appointment_id FROM visit_moves "
                           "WHERE visit_id = ?1)",
                           &entry->visit_id, 1, err);
}

bool move_store_agree(struct db *db, const struct move_entry *entry, int32_t day,
                      int32_t tod, struct err *err)
{
    const int64_t numbers[] = {entry->visit_id, entry->account_id, entry->rep_id, day,
                               tod};
    return sql_run_numbers(
               db,
               "INSERT INTO appointments (crm_id, account_id, rep_id, kind, day, "
               "start_tod, duration_s, subject) SELECT " OWN_ID
               ", ?2, nullif(?3, 0), CASE WHEN ?5 < 0 THEN 'day' ELSE 'fixed' END, ?4, "
               "CASE WHEN ?5 >= 0 THEN ?5 END, a.duration_s, a.subject FROM (SELECT 1) "
               "LEFT JOIN visit_moves AS m ON m.visit_id = ?1 LEFT JOIN appointments "
               "AS "
               "a USING (appointment_id)",
               numbers, 5, err) &&
           sql_run_numbers(
               db,
               "INSERT INTO blocks (crm_id, account_id, kind, from_day, until_day, "
               "note) SELECT " OWN_ID
               ", ?2, 'block', ?3, ?4 - 1, 'moved to ' || date(?4 * 86400, "
               "'unixepoch') WHERE ?3 < ?4",
               (const int64_t[]){entry->visit_id, entry->account_id, entry->day, day},
               4, err);
}

bool move_store_undo(struct db *db, int64_t visit_id, struct err *err)
{
    return sql_run_numbers(db, "DELETE FROM appointments WHERE crm_id = " OWN_ID,
                           &visit_id, 1, err) &&
           sql_run_numbers(db, "DELETE FROM blocks WHERE crm_id = " OWN_ID, &visit_id,
                           1, err) &&
           sql_run_numbers(db,
                           "UPDATE appointments SET state = (SELECT state_before FROM "
                           "visit_moves WHERE visit_id = ?1) WHERE appointment_id = "
                           "(SELECT appointment_id FROM visit_moves WHERE visit_id = "
                           "?1)",
                           &visit_id, 1, err);
}
