// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/overview.h"

#include "model/account.h"
#include "store/sql.h"

/* One question, answers in the order of the fields below. Several sums over one table
 * are one scan. */
static const char overview_sql[] =
    "SELECT "
    "(SELECT count(*) FROM reps), "
    "(SELECT count(*) FROM reps WHERE lon_deg IS NULL), "
    "(SELECT count(*) FROM territories), "
    "(SELECT count(*) FROM territories WHERE rep_id IS NULL), "
    "a.account_count, a.prospect_count, a.unlocated_count, a.unassigned_count, "
    "(SELECT count(DISTINCT account_id) FROM hours), "
    "(SELECT count(*) FROM contacts), "
    "(SELECT count(*) FROM opportunities WHERE stage NOT IN ('won', 'lost')), "
    "(SELECT count(*) FROM leads), "
    "(SELECT count(*) FROM appointments WHERE state = 'open'), "
    "(SELECT count(*) FROM blocks), "
    "(SELECT count(*) FROM rep_calendar), "
    "(SELECT count(*) FROM events), "
    "(SELECT count(*) FROM lodgings), "
    "(SELECT count(*) FROM services), "
    "(SELECT count(*) FROM quotas), "
    "(SELECT count(*) FROM visits), "
    "(SELECT count(*) FROM plans JOIN plan_batches USING (batch_id) WHERE is_visible), "
    "(SELECT count(*) FROM alignments), "
    "(SELECT max(day) FROM visits), "
    "(SELECT max(monday_day) FROM plan_batches WHERE is_visible) "
    "FROM (SELECT count(*) AS account_count, "
    "coalesce(sum(accounts.kind = 'prospect'), 0) AS prospect_count, "
    "coalesce(sum(accounts.lon_deg IS NULL), 0) AS unlocated_count, "
    "coalesce(sum(coalesce(t.rep_id, accounts.owner_rep_id) IS NULL), 0) "
    "AS unassigned_count "
    "FROM accounts LEFT JOIN territories AS t USING (territory_id)) AS a";

static struct overview read_overview(sqlite3_stmt *row)
{
    int at = 0;
    struct overview overview = {0};
    int64_t *const counts[] = {
        &overview.reps,
        &overview.reps_without_home,
        &overview.territories,
        &overview.territories_vacant,
        &overview.accounts,
        &overview.prospects,
        &overview.accounts_unlocated,
        &overview.accounts_unassigned,
        &overview.accounts_with_hours,
        &overview.contacts,
        &overview.opportunities_open,
        &overview.leads,
        &overview.appointments_open,
        &overview.blocks,
        &overview.calendar_entries,
        &overview.events,
        &overview.lodgings,
        &overview.services,
        &overview.quotas,
        &overview.visits,
        &overview.plans,
        &overview.alignments,
    };
    for (size_t i = 0; i < sizeof counts / sizeof *counts; i++)
        *counts[i] = sqlite3_column_int64(row, at++);
    overview.last_visit_day = (int32_t)sql_number_or(row, at++, NO_DAY);
    overview.last_plan_monday = (int32_t)sql_number_or(row, at, NO_DAY);
    return overview;
}

bool overview_load(struct db *db, struct overview *overview, struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(db, overview_sql, &statement, err))
        return false;
    const bool is_done = sql_step(db, statement, &has_row, err);
    if (is_done && has_row)
        *overview = read_overview(statement);
    sqlite3_finalize(statement);
    return is_done;
}
