// SPDX-License-Identifier: GPL-3.0-or-later
/* An entry keeps the stage before it; the stage after it is the one before the next
 * entry of the same opportunity, for the last entry the present one. Entries that leave
 * the stage as it was are passed over, so that an opportunity entered a stage when the
 * entry before was made. A stage that an import changed counts the same, from the day
 * of the import on; nobody's visit moved it. */
#include "store/trial_store.h"

#include "model/words.h"
#include "store/met.h"
#include "store/sql.h"

/* Of one day what an import saw comes after what was logged. */
#define IMPORTED_SQL "4611686018427387904"
static const char trials_sql[] =
    "WITH change AS (SELECT d.opportunity_id, d.visit_id, v.day, d.stage_before, "
    "v.kind, v.outcome FROM visit_deals AS d JOIN visits AS v USING (visit_id) "
    "UNION ALL SELECT opportunity_id, " IMPORTED_SQL " + change_id, day, "
    "stage_before, 'import', '' FROM stage_changes), "
    "entry AS (SELECT c.opportunity_id, c.visit_id, c.day, o.account_id, "
    "c.stage_before, o.stage, c.kind, c.outcome, "
    "lead(c.stage_before, 1, o.stage) OVER own AS stage_after "
    "FROM change AS c JOIN opportunities AS o USING (opportunity_id) "
    "WHERE o.stage IN ('won', 'lost') AND c.day <= ?1 "
    "WINDOW own AS (PARTITION BY c.opportunity_id ORDER BY c.day, c.visit_id)), "
    "move AS (SELECT opportunity_id, visit_id, day, account_id, stage_before, stage, "
    "kind, outcome, lag(day) OVER own AS entered_day, "
    "max(day) OVER (PARTITION BY opportunity_id) AS decided_day "
    "FROM entry WHERE stage_before IS NOT stage_after "
    "WINDOW own AS (PARTITION BY opportunity_id ORDER BY day, visit_id)), "
    "last AS (SELECT opportunity_id, account_id, day, stage_before, stage, kind, "
    "outcome, "
    "entered_day, decided_day, row_number() OVER (PARTITION BY opportunity_id, "
    "stage_before ORDER BY day DESC, visit_id DESC) AS place FROM move "
    "WHERE stage_before NOT IN ('won', 'lost')) "
    "SELECT a.crm_id, m.stage_before, m.decided_day, m.stage = 'won', m.entered_day, "
    "m.day, (SELECT max(w.day) FROM visits AS w WHERE w.account_id = m.account_id AND "
    "w.day <= m.day AND " MET_SQL("w") "), " MET_SQL(
        "m") " FROM last AS m JOIN accounts AS a USING (account_id) WHERE m.place = 1 "
             "ORDER BY a.crm_id, m.opportunity_id, m.stage_before";

static bool read_trial(struct db *db, sqlite3_stmt *row, struct trial *trial,
                       struct err *err)
{
    trial->decided_day = sqlite3_column_int(row, 2);
    trial->is_won = sqlite3_column_int(row, 3) != 0;
    trial->entered_day = (int32_t)sql_number_or(row, 4, NO_DAY);
    trial->left_day = sqlite3_column_int(row, 5);
    trial->met_day = (int32_t)sql_number_or(row, 6, NO_DAY);
    trial->is_left_by_visit = sqlite3_column_int(row, 7) != 0;
    return stage_find(sql_peek(row, 1), &trial->stage) ||
           err_set(err, ERR_INPUT, "'%s' holds a stage not understood", db_path(db));
}

static bool read_trials(struct db *db, const struct model *model, sqlite3_stmt *row,
                        struct arena *arena, const struct trial **trials,
                        uint32_t *trial_count, struct err *err)
{
    struct trial *found = NULL;
    size_t capacity = 0;
    uint32_t count = 0, account_ix;
    bool has_row, is_done;
    while ((is_done = sql_step(db, row, &has_row, err)) && has_row) {
        if (!model_find_account(model, sql_peek(row, 0), &account_ix))
            continue;
        found = arena_grow(arena, found, &capacity, count + (size_t)1, sizeof *found);
        struct trial *trial = &found[count++];
        *trial = (struct trial){.account_ix = account_ix};
        is_done = read_trial(db, row, trial, err);
        if (!is_done)
            break;
    }
    if (!is_done)
        return false;
    *trials = found;
    *trial_count = count;
    return true;
}

bool trial_store_load(struct db *db, const struct model *model, int32_t day,
                      struct arena *arena, const struct trial **trials,
                      uint32_t *trial_count, uint32_t *unknown_count, struct err *err)
{
    static const char unknown_sql[] =
        "SELECT count(*) FROM opportunities AS o WHERE o.stage IN ('won', 'lost') AND "
        "NOT EXISTS (SELECT 1 FROM visit_deals AS d WHERE d.opportunity_id = "
        "o.opportunity_id AND d.stage_before NOT IN ('won', 'lost')) AND NOT EXISTS "
        "(SELECT 1 FROM stage_changes AS c WHERE c.opportunity_id = o.opportunity_id "
        "AND c.stage_before NOT IN ('won', 'lost'))";
    sqlite3_stmt *statement;
    int64_t unknown;
    if (!sql_number(db, unknown_sql, &unknown, err) ||
        !sql_prepare(db, trials_sql, &statement, err))
        return false;
    sqlite3_bind_int(statement, 1, day);
    const bool is_done =
        read_trials(db, model, statement, arena, trials, trial_count, err);
    sqlite3_finalize(statement);
    *unknown_count = (uint32_t)unknown;
    return is_done;
}
