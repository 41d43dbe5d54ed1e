// SPDX-License-Identifier: GPL-3.0-or-later
/* An entry of a pack is known here by an id made of the pack's key, its own number and
 * when it was logged; so the second merge of it finds it there. The key is the one that
 * both files know: a pack that packs were made of has theirs as well. What both sides
 * have changed since the pack was made is left as it is here, and told. */
#include "store/last_visits.h"
#include "store/met.h"
#include "store/pack_plans.h"
#include "store/pack_store.h"
#include "store/sql.h"
#include "store/visit_undo.h"

#include <string.h>

struct merging {
    struct db *db;
    struct arena *arena;
    struct pack_merge *merge;
    const char **conflicts;
    size_t conflict_capacity;
};

static bool check_key(struct merging *merging, const char *path, struct err *err)
{
    sqlite3 *handle = db_handle(merging->db);
    int64_t count;
    if (strcmp(sqlite3_db_filename(handle, "main"),
               sqlite3_db_filename(handle, "pack")) == 0)
        return err_set(err, ERR_INPUT, "'%s' is no pack, but the file itself", path);
    if (!sql_number(merging->db,
                    "SELECT count(*) FROM pack.packs JOIN main.packs USING (pack_key)",
                    &count, err))
        return false;
    return count == 1 || err_set(err, ERR_INPUT, "'%s' is not a pack made of '%s'",
                                 path, db_path(merging->db));
}

/* Rows that the statement wrote. */
static bool run_counted(struct merging *merging, const char *sql, uint32_t *count,
                        struct err *err)
{
    if (!sql_run(merging->db, sql, err))
        return false;
    *count += (uint32_t)sqlite3_changes(db_handle(merging->db));
    return true;
}

/* Sentences, one a row. */
static bool tell(struct merging *merging, const char *sql, struct err *err)
{
    sqlite3_stmt *row;
    bool has_row, is_done;
    if (!sql_prepare(merging->db, sql, &row, err))
        return false;
    while ((is_done = sql_step(merging->db, row, &has_row, err)) && has_row) {
        merging->conflicts = arena_grow(
            merging->arena, merging->conflicts, &merging->conflict_capacity,
            merging->merge->conflict_count + (size_t)1, sizeof *merging->conflicts);
        merging->conflicts[merging->merge->conflict_count++] =
            sql_text(row, 0, merging->arena);
    }
    sqlite3_finalize(row);
    return is_done;
}

/* Entries logged in the pack, with what they do to due dates and appointments. Accounts
 * and reps go by their ids: numbers may have changed here. */
#define PACK_KEY \
    "(SELECT pack_key FROM pack.packs JOIN main.packs USING (pack_key)) AS k"
#define ENTRY_KEY "'pack-' || k.pack_key || '-' || v.visit_id || '-' || v.logged_utc"
static bool bring_visits(struct merging *merging, struct err *err)
{
    return tell(
               merging,
               "SELECT 'entry of ' || date(v.day * 86400, 'unixepoch') || ' at ' || "
               "p.crm_id || ': the account is not here any more' FROM pack.visits AS v "
               "JOIN pack.accounts AS p USING (account_id) WHERE v.crm_id IS NULL AND "
               "NOT EXISTS (SELECT 1 FROM main.accounts AS a WHERE a.crm_id = "
               "p.crm_id) ORDER BY v.visit_id",
               err) &&
           run_counted(
               merging,
               "INSERT INTO main.visits (crm_id, account_id, rep_id, day, start_tod, "
               "duration_s, kind, outcome, amount_ct, note, logged_utc) "
               "SELECT " ENTRY_KEY
               ", a.account_id, r.rep_id, v.day, v.start_tod, v.duration_s, v.kind, "
               "v.outcome, v.amount_ct, v.note, v.logged_utc FROM pack.visits AS v "
               "JOIN " PACK_KEY " JOIN pack.accounts AS p USING (account_id) JOIN "
               "main.accounts AS a ON a.crm_id = p.crm_id LEFT JOIN pack.reps AS q ON "
               "q.rep_id = v.rep_id LEFT JOIN main.reps AS r ON r.crm_id = q.crm_id "
               "WHERE v.crm_id IS NULL AND " ENTRY_KEY " NOT IN (SELECT entry_key FROM "
               "main.entries_undone) ORDER BY v.visit_id ON CONFLICT DO NOTHING",
               &merging->merge->visit_count, err) &&
           sql_run(
               merging->db,
               "UPDATE main.accounts SET last_visit_day = (SELECT max(day) FROM "
               "main.visits AS v WHERE v.account_id = accounts.account_id AND " MET_SQL(
                   "v") ") "
                        "WHERE account_id IN (SELECT v.account_id FROM main.visits AS "
                        "v "
                        "JOIN " PACK_KEY
                        " WHERE v.crm_id GLOB 'pack-' || k.pack_key || '-*'); "
                        "UPDATE main.appointments SET state = 'done' WHERE state = "
                        "'open' AND "
                        "EXISTS (SELECT 1 FROM main.visits AS v JOIN " PACK_KEY
                        " WHERE "
                        "v.account_id = appointments.account_id AND v.day = "
                        "appointments.day "
                        "AND " MET_SQL(
                            "v") " AND v.crm_id GLOB 'pack-' || k.pack_key || '-*')",
               err);
}

/* Entries that were brought before and taken back in the pack since. */
static bool take_back(struct merging *merging, struct err *err)
{
    static const char sql[] =
        "SELECT v.visit_id FROM pack.entries_undone AS u JOIN " PACK_KEY
        " JOIN main.visits AS v ON v.crm_id = 'pack-' || k.pack_key || '-' || "
        "u.entry_key ORDER BY v.visit_id DESC LIMIT 1";
    int64_t visit_id;
    for (;;) {
        if (!sql_number(merging->db, sql, &visit_id, err))
            return false;
        if (visit_id == 0)
            return true;
        if (!visit_undo_entry(merging->db, visit_id, err))
            return false;
        merging->merge->undone_count++;
    }
}

/* temp.brought: the number of an entry there, here, and whether it has come just now.
 */
static bool list_brought(struct merging *merging, int64_t last_id, struct err *err)
{
    return sql_run(merging->db,
                   "CREATE TEMP TABLE brought (there_id INTEGER PRIMARY KEY, here_id "
                   "INTEGER NOT NULL, is_new INTEGER NOT NULL)",
                   err) &&
           sql_run_numbers(merging->db,
                           "INSERT INTO temp.brought SELECT v.visit_id, m.visit_id, "
                           "m.visit_id > ?1 FROM pack.visits AS v JOIN " PACK_KEY
                           " JOIN main.visits AS m ON m.crm_id = " ENTRY_KEY
                           " WHERE v.crm_id IS NULL",
                           &last_id, 1, err);
}

/* What entries that have come just now moved: new appointments, blocks until then, and
 * those that were put off. Appointments and blocks have the entry's number in their id.
 */
#define COME "FROM temp.brought AS b JOIN "
static bool bring_moves(struct merging *merging, struct err *err)
{
    return sql_run(
        merging->db,
        "INSERT INTO main.appointments (crm_id, account_id, rep_id, kind, day, "
        "start_tod, leeway_s, duration_s, subject, state) SELECT 'log-' || b.here_id, "
        "a.account_id, r.rep_id, o.kind, o.day, o.start_tod, o.leeway_s, o.duration_s, "
        "o.subject, o.state " COME "pack.appointments AS o ON o.crm_id = 'log-' || "
        "b.there_id JOIN pack.accounts AS p USING (account_id) JOIN main.accounts AS a "
        "ON a.crm_id = p.crm_id JOIN pack.reps AS q ON q.rep_id = o.rep_id JOIN "
        "main.reps AS r ON r.crm_id = q.crm_id WHERE b.is_new; "
        "INSERT INTO main.blocks (crm_id, account_id, kind, from_day, until_day, note) "
        "SELECT 'log-' || b.here_id, a.account_id, o.kind, o.from_day, o.until_day, "
        "o.note " COME "pack.blocks AS o ON o.crm_id = 'log-' || b.there_id JOIN "
        "pack.accounts AS p USING (account_id) JOIN main.accounts AS a ON a.crm_id = "
        "p.crm_id WHERE b.is_new; "
        "INSERT INTO main.visit_moves (visit_id, appointment_id, state_before) SELECT "
        "b.here_id, n.appointment_id, n.state " COME "pack.visit_moves AS o ON "
        "o.visit_id = b.there_id JOIN pack.appointments AS p USING (appointment_id) "
        "JOIN main.appointments AS n ON n.crm_id = coalesce((SELECT 'log-' || "
        "c.here_id "
        "FROM temp.brought AS c WHERE 'log-' || c.there_id = p.crm_id), p.crm_id) "
        "WHERE "
        "b.is_new AND n.state = 'open'; "
        "UPDATE main.appointments SET state = 'cancelled' WHERE appointment_id IN "
        "(SELECT m.appointment_id " COME
        "main.visit_moves AS m ON m.visit_id = b.here_id WHERE b.is_new); "
        "INSERT INTO main.rep_calendar (rep_id, day, kind, from_tod, until_tod, note) "
        "SELECT r.rep_id, c.day, c.kind, c.from_tod, c.until_tod, c.note FROM "
        "pack.rep_calendar AS c JOIN pack.reps AS q USING (rep_id) JOIN main.reps AS r "
        "USING (crm_id) WHERE c.note = 'sick' ON CONFLICT DO NOTHING",
        err);
}

/* What entries that have come just now did to opportunities: so that they can be taken
 * back here, and count for the chances to win. */
static bool note_deals(struct merging *merging, struct err *err)
{
    return sql_run(merging->db,
                   "INSERT INTO main.visit_deals (visit_id, opportunity_id, "
                   "stage_before) SELECT b.here_id, m.opportunity_id, d.stage_before "
                   "FROM temp.brought AS b JOIN pack.visit_deals AS d ON d.visit_id = "
                   "b.there_id JOIN pack.opportunities AS o USING (opportunity_id) "
                   "JOIN " PACK_KEY
                   " JOIN main.opportunities AS m ON m.crm_id IN (o.crm_id, 'pack-' || "
                   "k.pack_key || '-' || o.crm_id) WHERE b.is_new AND NOT (m.crm_id = "
                   "o.crm_id AND EXISTS (SELECT 1 FROM pack.visit_deals AS f JOIN "
                   "pack.visits AS v USING (visit_id) WHERE f.opportunity_id = "
                   "o.opportunity_id AND f.stage_before IS NULL AND v.crm_id IS NULL))",
                   err);
}

/* Opportunities that entries of the pack made, and stages that they changed. */
static bool bring_deals(struct merging *merging, struct err *err)
{
    return run_counted(
               merging,
               "INSERT INTO main.opportunities (crm_id, account_id, name, amount_ct, "
               "stage, close_day) SELECT 'pack-' || k.pack_key || '-' || o.crm_id, "
               "a.account_id, o.name, o.amount_ct, o.stage, o.close_day FROM "
               "pack.opportunities AS o JOIN " PACK_KEY
               " JOIN pack.accounts AS p USING (account_id) JOIN main.accounts AS a ON "
               "a.crm_id = p.crm_id "
               "WHERE "
               "EXISTS (SELECT 1 FROM pack.visit_deals AS d JOIN temp.brought AS b ON "
               "b.there_id = d.visit_id WHERE d.opportunity_id = o.opportunity_id AND "
               "d.stage_before IS NULL) ON CONFLICT DO NOTHING",
               &merging->merge->deal_count, err) &&
           sql_run(merging->db,
                   "CREATE TEMP TABLE moved AS SELECT CASE WHEN f.stage_before IS NULL "
                   "THEN 'pack-' || k.pack_key || '-' || o.crm_id ELSE o.crm_id END AS "
                   "crm_id, f.stage_before, o.stage, max(d.visit_id) AS last_id FROM "
                   "pack.visit_deals AS d JOIN temp.brought AS b ON b.there_id = "
                   "d.visit_id JOIN pack.opportunities AS o USING "
                   "(opportunity_id) JOIN " PACK_KEY " JOIN pack.visit_deals AS f ON "
                   "f.opportunity_id = o.opportunity_id AND f.visit_id = (SELECT "
                   "min(e.visit_id) FROM pack.visit_deals AS e JOIN temp.brought AS c "
                   "ON c.there_id = e.visit_id WHERE e.opportunity_id = "
                   "o.opportunity_id) GROUP BY o.opportunity_id",
                   err) &&
           tell(
               merging,
               "SELECT 'opportunity ' || o.crm_id || ': ' || o.stage || ' here, ' || "
               "m.stage || ' in the pack, ' || m.stage_before || ' when it was made' "
               "FROM temp.moved AS m JOIN main.opportunities AS o USING (crm_id) WHERE "
               "m.stage_before IS NOT NULL AND o.stage NOT IN (m.stage, "
               "m.stage_before) ORDER BY o.crm_id",
               err) &&
           run_counted(merging,
                       "UPDATE main.opportunities SET stage = (SELECT m.stage FROM "
                       "temp.moved AS m WHERE m.crm_id = opportunities.crm_id) WHERE "
                       "EXISTS (SELECT 1 FROM temp.moved AS m WHERE m.crm_id = "
                       "opportunities.crm_id AND m.stage <> opportunities.stage AND "
                       "(m.stage_before IS NULL OR m.stage_before = "
                       "opportunities.stage))",
                       &merging->merge->deal_count, err);
}

#define DECISION_SQL                                                                   \
    " FROM pack.overrides AS o JOIN pack.accounts AS p USING (account_id) JOIN "       \
    "main.accounts AS a ON a.crm_id = p.crm_id JOIN pack.reps AS q ON q.rep_id = "     \
    "o.rep_id JOIN main.reps AS r ON r.crm_id = q.crm_id LEFT JOIN main.overrides AS " \
    "m ON m.account_id = a.account_id AND m.day IS o.day "

static bool bring_overrides(struct merging *merging, struct err *err)
{
    return tell(merging,
                "SELECT 'decision about ' || p.crm_id || ' on ' || date(o.day * 86400, "
                "'unixepoch') || ': ' || m.kind || ' here, ' || o.kind || ' in the "
                "pack'" DECISION_SQL "WHERE m.kind <> o.kind ORDER BY o.override_id",
                err) &&
           run_counted(
               merging,
               "INSERT INTO main.overrides (rep_id, account_id, kind, day, "
               "reason, made_utc) SELECT r.rep_id, a.account_id, o.kind, o.day, "
               "o.reason, o.made_utc" DECISION_SQL
               "WHERE m.override_id IS NULL ORDER BY o.override_id",
               &merging->merge->override_count, err);
}

static bool bring_plans(struct merging *merging, struct err *err)
{
    return pack_plans_list(merging->db, err) &&
           pack_plans_bring(merging->db, &merging->merge->plan_count, err) &&
           tell(merging, pack_plans_conflicts, err);
}

static bool merge_all(struct merging *merging, struct err *err)
{
    int64_t last_id;
    return take_back(merging, err) &&
           sql_number(merging->db, "SELECT max(visit_id) FROM main.visits", &last_id,
                      err) &&
           bring_visits(merging, err) && list_brought(merging, last_id, err) &&
           bring_moves(merging, err) && bring_deals(merging, err) &&
           note_deals(merging, err) && bring_overrides(merging, err) &&
           bring_plans(merging, err);
}

bool pack_store_merge(struct db *db, const char *pack_path, struct arena *arena,
                      struct pack_merge *merge, struct err *err)
{
    struct merging merging = {.db = db, .arena = arena, .merge = merge};
    sqlite3_stmt *statement;
    *merge = (struct pack_merge){0};
    if (!sql_prepare(db, "ATTACH DATABASE ?1 AS pack", &statement, err))
        return false;
    sql_bind_text(statement, 1, pack_path);
    const bool is_attached = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    if (!is_attached || !check_key(&merging, pack_path, err) || !db_begin(db, err))
        return false;
    const bool is_done = merge_all(&merging, err);
    merge->conflicts = merging.conflicts;
    if (is_done)
        return db_commit(db, err);
    db_rollback(db);
    return false;
}
