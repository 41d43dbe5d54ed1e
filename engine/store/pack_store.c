// SPDX-License-Identifier: GPL-3.0-or-later
/* The columns of a table are asked of the pack itself, so that a column that a later
 * migration adds comes along. */
#include "store/pack_store.h"

#include "store/sql.h"
#include <string.h>

#define HER_ACCOUNTS "s.account_id IN (SELECT account_id FROM temp.hers)"
#define HER_PLANS                                                                   \
    "s.plan_id IN (SELECT plan_id FROM src.plans JOIN src.plan_batches AS b USING " \
    "(batch_id) WHERE rep_id = ?1 AND b.is_visible = 1)"

/* What of a table goes into the pack. ?1 is the rep, ?2 her crm_id; s is the table. */
struct pack_rule {
    const char *table;
    const char *where;
    const char
        *columns[2]; /* of others' keys: they are kept where they are in the pack */
    const char *kept[2];
};

/* Parents first. */
static const struct pack_rule rules[] = {
    {"tiers", "1", {0}, {0}},
    {"settings",
     "level IN ('organisation', 'tier') OR (level = 'rep' AND subject = ?2) OR (level "
     "= "
     "'account' AND subject IN (SELECT crm_id FROM src.accounts JOIN temp.hers USING "
     "(account_id)))",
     {0},
     {0}},
    {"reps", "s.rep_id = ?1", {0}, {0}},
    {"territories", "s.rep_id = ?1", {0}, {0}},
    {"accounts",
     HER_ACCOUNTS,
     {"owner_rep_id", "territory_id"},
     {"CASE WHEN s.owner_rep_id = ?1 THEN ?1 END",
      "(SELECT t.territory_id FROM src.territories AS t WHERE t.territory_id = "
      "s.territory_id AND t.rep_id = ?1)"}},
    {"contacts", HER_ACCOUNTS, {0}, {0}},
    {"opportunities", HER_ACCOUNTS, {0}, {0}},
    {"hours", HER_ACCOUNTS, {0}, {0}},
    {"hours_exceptions", HER_ACCOUNTS, {0}, {0}},
    {"blocks", HER_ACCOUNTS, {0}, {0}},
    {"leads", HER_ACCOUNTS, {0}, {0}},
    {"appointments", HER_ACCOUNTS " AND (s.rep_id IS NULL OR s.rep_id = ?1)", {0}, {0}},
    {"events", "s.rep_id IS NULL OR s.rep_id = ?1", {0}, {0}},
    {"event_accounts",
     HER_ACCOUNTS " AND s.event_id IN (SELECT event_id FROM src.events WHERE rep_id IS "
                  "NULL OR rep_id = ?1)",
     {0},
     {0}},
    {"rep_calendar", "s.rep_id IS NULL OR s.rep_id = ?1", {0}, {0}},
    {"lodgings", "1", {0}, {0}},
    {"services", "1", {0}, {0}},
    {"quotas", "s.rep_id IS NULL OR s.rep_id = ?1", {0}, {0}},
    {"visits",
     HER_ACCOUNTS,
     {"rep_id", "crm_id"},
     {"CASE WHEN s.rep_id = ?1 THEN ?1 END",
      /* What was logged at home must not come back as if it had been logged here. */
      "coalesce(s.crm_id, 'home-' || s.visit_id)"}},
    {"visit_deals",
     "s.visit_id IN (SELECT visit_id FROM main.visits) AND s.opportunity_id IN (SELECT "
     "opportunity_id FROM main.opportunities)",
     {0},
     {0}},
    {"learning", "1", {0}, {0}},
    {"overrides", HER_ACCOUNTS " AND s.rep_id = ?1", {0}, {0}},
    {"plan_batches",
     "is_visible = 1 AND s.batch_id IN (SELECT batch_id FROM src.plans WHERE rep_id = "
     "?1)",
     {0},
     {0}},
    {"plans", HER_PLANS, {0}, {0}},
    {"plan_days", HER_PLANS, {0}, {0}},
    {"stops", HER_PLANS " AND (s.account_id IS NULL OR " HER_ACCOUNTS ")", {0}, {0}},
    {"reasons",
     HER_PLANS " AND " HER_ACCOUNTS,
     {"by_account_id", NULL},
     {"(SELECT h.account_id FROM temp.hers AS h WHERE h.account_id = s.by_account_id)",
      NULL}},
    {"prices", HER_PLANS " AND " HER_ACCOUNTS, {0}, {0}},
    {"networks", "1", {0}, {0}},
    {"road_chunks", "1", {0}, {0}},
};

static bool run_bound(struct db *db, const char *sql, int64_t rep_id,
                      const char *rep_crm_id, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(db, sql, &statement, err))
        return false;
    const int count = sqlite3_bind_parameter_count(statement);
    if (count > 0)
        sqlite3_bind_int64(statement, 1, rep_id);
    if (count > 1)
        sql_bind_text(statement, 2, rep_crm_id);
    const bool is_done = sql_execute(db, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static const char *column_text(const struct pack_rule *rule, const char *column,
                               struct arena *arena)
{
    for (int i = 0; i < 2; i++)
        if (rule->columns[i] != NULL && strcmp(rule->columns[i], column) == 0)
            return rule->kept[i];
    return arena_format(arena, "s.%s", column);
}

/* "INSERT INTO main.t (a, b) SELECT s.a, s.b FROM src.t AS s WHERE ..." */
static bool copy_text(struct db *pack, const struct pack_rule *rule,
                      struct arena *arena, const char **text, struct err *err)
{
    sqlite3_stmt *row;
    const char *columns = "", *values = "";
    bool has_row, is_done;
    if (!sql_prepare(pack, "SELECT name FROM pragma_table_info(?1, 'main')", &row, err))
        return false;
    sql_bind_text(row, 1, rule->table);
    while ((is_done = sql_step(pack, row, &has_row, err)) && has_row) {
        const char *name = sql_text(row, 0, arena);
        const char *comma = columns[0] == '\0' ? "" : ", ";
        columns = arena_format(arena, "%s%s%s", columns, comma, name);
        values = arena_format(arena, "%s%s%s", values, comma,
                              column_text(rule, name, arena));
    }
    sqlite3_finalize(row);
    *text = arena_format(arena,
                         "INSERT INTO main.%s (%s) SELECT %s FROM src.%s AS s WHERE %s",
                         rule->table, columns, values, rule->table, rule->where);
    return is_done;
}

static bool find_rep(struct db *pack, const char *rep_crm_id, int64_t *rep_id,
                     struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(pack, "SELECT rep_id FROM src.reps WHERE crm_id = ?1", &statement,
                     err))
        return false;
    sql_bind_text(statement, 1, rep_crm_id);
    bool is_done = sql_step(pack, statement, &has_row, err);
    if (is_done && !has_row)
        is_done = err_set(err, ERR_MISSING, "there is no rep '%s'", rep_crm_id);
    if (is_done)
        *rep_id = sqlite3_column_int64(statement, 0);
    sqlite3_finalize(statement);
    return is_done;
}

/* The accounts that a load for her has. */
static bool list_hers(struct db *pack, int64_t rep_id, struct err *err)
{
    return sql_run(pack, "CREATE TEMP TABLE hers (account_id INTEGER PRIMARY KEY)",
                   err) &&
           run_bound(
               pack,
               "INSERT INTO temp.hers SELECT account_id FROM src.accounts WHERE "
               "territory_id = (SELECT territory_id FROM src.territories WHERE "
               "rep_id = ?1) UNION SELECT account_id FROM src.accounts AS a WHERE "
               "owner_rep_id = ?1 AND (territory_id IS NULL OR EXISTS (SELECT 1 "
               "FROM src.territories AS t WHERE t.territory_id = a.territory_id "
               "AND t.rep_id IS NULL)) UNION SELECT account_id FROM "
               "src.appointments WHERE rep_id = ?1 AND state = 'open'",
               rep_id, NULL, err);
}

static bool write_key(struct db *pack, const char *rep_crm_id, int64_t made_utc,
                      struct err *err)
{
    return run_bound(pack,
                     "INSERT INTO main.packs (pack_key, rep_crm_id, made_utc) VALUES "
                     "(lower(hex(randomblob(8))), ?2, ?1)",
                     made_utc, rep_crm_id, err) &&
           sql_run(pack,
                   "INSERT INTO src.packs (pack_key, rep_crm_id, made_utc) SELECT "
                   "pack_key, rep_crm_id, made_utc FROM main.packs",
                   err);
}

static bool write_all(struct db *pack, const char *rep_crm_id, int64_t made_utc,
                      struct err *err)
{
    struct arena scratch = {0};
    int64_t rep_id;
    /* What a new file begins with. */
    bool is_done =
        find_rep(pack, rep_crm_id, &rep_id, err) && list_hers(pack, rep_id, err) &&
        sql_run(pack, "DELETE FROM main.settings; DELETE FROM main.tiers", err);
    for (size_t i = 0; is_done && i < sizeof rules / sizeof *rules; i++) {
        const char *text;
        is_done = copy_text(pack, &rules[i], &scratch, &text, err) &&
                  run_bound(pack, text, rep_id, rep_crm_id, err);
    }
    is_done = is_done && write_key(pack, rep_crm_id, made_utc, err);
    arena_release(&scratch);
    return is_done;
}

bool pack_store_write(struct db *pack, const char *source_path, const char *rep_crm_id,
                      int64_t made_utc, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(pack, "ATTACH DATABASE ?1 AS src", &statement, err))
        return false;
    sql_bind_text(statement, 1, source_path);
    const bool is_attached = sql_execute(pack, statement, err);
    sqlite3_finalize(statement);
    if (!is_attached || !db_begin(pack, err))
        return false;
    if (write_all(pack, rep_crm_id, made_utc, err))
        return db_commit(pack, err);
    db_rollback(pack);
    return false;
}
