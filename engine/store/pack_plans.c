// SPDX-License-Identifier: GPL-3.0-or-later
/* A batch of plans that both files know has the same number and was made at the same
 * second; one made in the pack is known here by its options, which name the pack, its
 * number there and when it was made. A plan made in the pack comes back when nobody has
 * planned the week here since; else there would be two answers, and it is told. */
#include "store/pack_plans.h"

#include "store/sql.h"

#define PACK_KEY \
    "(SELECT pack_key FROM pack.packs JOIN main.packs USING (pack_key)) AS k"
/* Of the pack's batch `b`; the plan `p` in it. */
#define BATCH_KEY \
    "'{\"pack\":\"' || k.pack_key || '-' || b.batch_id || '-' || b.made_utc || '\"}'"
#define IS_OLD                                                                        \
    "EXISTS (SELECT 1 FROM main.plan_batches AS m WHERE m.batch_id = b.batch_id AND " \
    "m.made_utc = b.made_utc AND m.kind = b.kind AND m.options = b.options)"

bool pack_plans_list(struct db *db, struct err *err)
{
    return sql_run(
        db,
        "CREATE TEMP TABLE replanned AS SELECT p.plan_id AS there_id, p.monday_day, "
        "r.rep_id, b.batch_id, " BATCH_KEY
        " AS entry_key, (SELECT max(o.batch_id) FROM "
        "pack.plans AS q JOIN pack.plan_batches AS b ON b.batch_id = q.batch_id JOIN "
        "main.plan_batches AS o ON o.batch_id = b.batch_id AND o.made_utc = b.made_utc "
        "WHERE q.rep_id = p.rep_id AND q.monday_day = p.monday_day AND " IS_OLD
        ") AS base_id, (SELECT max(o.batch_id) FROM main.plans AS o JOIN "
        "main.plan_batches AS m USING (batch_id) WHERE o.rep_id = r.rep_id AND "
        "o.monday_day = p.monday_day AND m.is_visible = 1) AS here_id, EXISTS (SELECT "
        "1 "
        "FROM main.plan_batches AS m WHERE m.options = " BATCH_KEY ") AS is_known FROM "
        "pack.plans AS p JOIN pack.plan_batches AS b USING (batch_id) JOIN " PACK_KEY
        " JOIN pack.reps AS s ON s.rep_id = p.rep_id JOIN main.reps AS r ON r.crm_id = "
        "s.crm_id WHERE b.is_visible = 1 AND NOT " IS_OLD
        " AND p.plan_id = (SELECT max(n.plan_id) FROM pack.plans AS n JOIN "
        "pack.plan_batches AS v USING (batch_id) WHERE n.rep_id = p.rep_id AND "
        "n.monday_day = p.monday_day AND v.is_visible = 1)",
        err);
}

/* What was brought before and replanned again there goes back to what was brought. */
#define IS_FREE                                                                \
    "is_known = 0 AND (here_id IS base_id OR EXISTS (SELECT 1 FROM "           \
    "main.plan_batches AS m JOIN " PACK_KEY " WHERE m.batch_id = here_id AND " \
    "m.options GLOB '{\"pack\":\"' || k.pack_key || '-*'))"

const char pack_plans_conflicts[] =
    "SELECT 'plan of the week of ' || date(monday_day * 86400, 'unixepoch') || ': "
    "planned anew here and in the pack' FROM temp.replanned WHERE is_known = 0 AND "
    "is_brought = 0 ORDER BY monday_day";

/* Rows of a plan go by the ids of what they name: numbers may have changed here. What
 * is not here any more is left out. */
static const char *const copies[] = {
    "INSERT INTO main.plan_batches (monday_day, made_utc, kind, options, is_visible) "
    "SELECT b.monday_day, b.made_utc, b.kind, t.entry_key, 1 FROM temp.replanned AS t "
    "JOIN pack.plan_batches AS b USING (batch_id) WHERE t.is_brought = 1",
    "INSERT INTO main.plans (batch_id, rep_id, monday_day, value_ct, worth_ct, "
    "travel_ct, night_ct, overtime_ct, penalty_ct, net_ct, bound_ct, bound_kind, "
    "drive_s, drive_m, visits, work) SELECT b.batch_id, t.rep_id, p.monday_day, "
    "p.value_ct, p.worth_ct, p.travel_ct, p.night_ct, p.overtime_ct, p.penalty_ct, "
    "p.net_ct, p.bound_ct, p.bound_kind, p.drive_s, p.drive_m, p.visits, p.work FROM "
    "temp.replanned AS t JOIN pack.plans AS p ON p.plan_id = t.there_id JOIN "
    "main.plan_batches AS b ON b.options = t.entry_key WHERE t.is_brought = 1",
    "UPDATE temp.replanned SET plan_id = (SELECT plan_id FROM main.plans AS p JOIN "
    "main.plan_batches AS b USING (batch_id) WHERE b.options = entry_key) WHERE "
    "is_brought = 1",
    "INSERT INTO main.plan_days (plan_id, day, start_lodging_id, end_lodging_id, "
    "leave_tod, back_tod, lunch_tod, drive_s, drive_m, value_ct, travel_ct, hour_uct) "
    "SELECT t.plan_id, d.day, (SELECT n.lodging_id FROM pack.lodgings AS l JOIN "
    "main.lodgings AS n USING (crm_id) WHERE l.lodging_id = d.start_lodging_id), "
    "(SELECT n.lodging_id FROM pack.lodgings AS l JOIN main.lodgings AS n USING "
    "(crm_id) WHERE l.lodging_id = d.end_lodging_id), d.leave_tod, d.back_tod, "
    "d.lunch_tod, d.drive_s, d.drive_m, d.value_ct, d.travel_ct, d.hour_uct FROM "
    "temp.replanned AS t JOIN pack.plan_days AS d ON d.plan_id = t.there_id WHERE "
    "t.is_brought = 1",
    "INSERT INTO main.stops (plan_id, day, position, account_id, appointment_id, "
    "event_id, arrive_tod, start_tod, end_tod, drive_s, drive_m, value_ct, worth_ct, "
    "detour_ct, is_pinned) SELECT t.plan_id, s.day, s.position, a.account_id, (SELECT "
    "n.appointment_id FROM pack.appointments AS o JOIN main.appointments AS n ON "
    "n.crm_id = coalesce((SELECT 'log-' || here_id FROM temp.brought WHERE 'log-' || "
    "there_id = o.crm_id), o.crm_id) WHERE o.appointment_id = s.appointment_id), "
    "e.event_id, s.arrive_tod, s.start_tod, s.end_tod, s.drive_s, s.drive_m, "
    "s.value_ct, s.worth_ct, s.detour_ct, s.is_pinned FROM temp.replanned AS t JOIN "
    "pack.stops AS s ON s.plan_id = t.there_id LEFT JOIN pack.accounts AS p USING "
    "(account_id) LEFT JOIN main.accounts AS a ON a.crm_id = p.crm_id LEFT JOIN "
    "pack.events AS f ON f.event_id = s.event_id LEFT JOIN main.events AS e ON "
    "e.crm_id "
    "= f.crm_id WHERE t.is_brought = 1 AND coalesce(a.account_id, e.event_id) IS NOT "
    "NULL",
    "INSERT INTO main.reasons (plan_id, account_id, code, amount_ct, by_account_id, "
    "until_day) SELECT t.plan_id, a.account_id, s.code, s.amount_ct, (SELECT "
    "n.account_id FROM pack.accounts AS o JOIN main.accounts AS n USING (crm_id) WHERE "
    "o.account_id = s.by_account_id), s.until_day FROM temp.replanned AS t JOIN "
    "pack.reasons AS s ON s.plan_id = t.there_id JOIN pack.accounts AS p USING "
    "(account_id) JOIN main.accounts AS a ON a.crm_id = p.crm_id WHERE t.is_brought = "
    "1",
    "INSERT INTO main.prices (plan_id, account_id, price_uct) SELECT t.plan_id, "
    "a.account_id, s.price_uct FROM temp.replanned AS t JOIN pack.prices AS s ON "
    "s.plan_id = t.there_id JOIN pack.accounts AS p USING (account_id) JOIN "
    "main.accounts AS a ON a.crm_id = p.crm_id WHERE t.is_brought = 1",
};

bool pack_plans_bring(struct db *db, uint32_t *count, struct err *err)
{
    int64_t brought;
    bool is_done =
        sql_run(db,
                "ALTER TABLE temp.replanned ADD COLUMN is_brought INTEGER NOT NULL "
                "DEFAULT 0; ALTER TABLE temp.replanned ADD COLUMN plan_id INTEGER; "
                "UPDATE temp.replanned SET is_brought = 1 WHERE " IS_FREE,
                err);
    for (size_t i = 0; is_done && i < sizeof copies / sizeof *copies; i++)
        is_done = sql_run(db, copies[i], err);
    if (!is_done ||
        !sql_number(db, "SELECT sum(is_brought) FROM temp.replanned", &brought, err))
        return false;
    *count += (uint32_t)brought;
    return true;
}
