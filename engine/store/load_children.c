// SPDX-License-Identifier: GPL-3.0-or-later
/* What hangs on accounts. A full load reads each table once, a scoped one asks for each
 * account by the table's index; both then sort by account and by the row's own order.
 */
#include "store/load_parts.h"

#include "base/sorting.h"
#include "model/words.h"
#include "store/met.h"
#include <string.h>

/* One table of rows that belong to accounts; the first column is the account's key. */
struct child {
    const char *all, *one; /* questions; the second for account ?1 */
    size_t size;
    bool (*read)(struct loader *loader, sqlite3_stmt *row, void *item, struct err *err);
    sorting_compare *compare; /* by account_ix, then by the row's own order */
    size_t account_at;        /* offset of account_ix in a row */
    size_t range_at;          /* offset of the range in struct account */
};

static int compare_numbers(int64_t a, int64_t b)
{
    return (a > b) - (a < b);
}

#define CONTACT_SQL "SELECT account_id, crm_id, name, role, phone, email FROM contacts"

static bool read_contact(struct loader *loader, sqlite3_stmt *row, void *item,
                         struct err *err)
{
    struct contact *contact = item;
    contact->crm_id = load_text(loader, row, 1);
    contact->name = load_text(loader, row, 2);
    if (!contact_role_find(sql_peek(row, 3), &contact->role))
        return load_strange(loader, "role", sql_peek(row, 3), err);
    contact->phone = load_text(loader, row, 4);
    contact->email = load_text(loader, row, 5);
    return true;
}

static int compare_contacts(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct contact *x = a, *y = b;
    const int order = compare_numbers(x->account_ix, y->account_ix);
    return order ? order : strcmp(x->crm_id, y->crm_id);
}

/* A lead counts as an opportunity of the first stage while the account has no open one.
 */
#define OPPORTUNITY_SQL \
    "SELECT account_id, crm_id, name, amount_ct, stage, close_day FROM opportunities"
#define LEAD_SQL                                                                   \
    "SELECT account_id, crm_id, source, amount_ct, 'lead', NULL FROM leads WHERE " \
    "NOT EXISTS (SELECT 1 FROM opportunities AS o WHERE "                          \
    "o.account_id = leads.account_id AND (o.stage NOT IN ('won', 'lost') OR "      \
    "o.crm_id = leads.crm_id))"

static bool read_opportunity(struct loader *loader, sqlite3_stmt *row, void *item,
                             struct err *err)
{
    struct opportunity *opportunity = item;
    opportunity->crm_id = load_text(loader, row, 1);
    opportunity->name = load_text(loader, row, 2);
    opportunity->amount_ct = sqlite3_column_int64(row, 3);
    if (!stage_find(sql_peek(row, 4), &opportunity->stage))
        return load_strange(loader, "stage", sql_peek(row, 4), err);
    opportunity->close_day = (int32_t)sql_number_or(row, 5, NO_DAY);
    return true;
}

static int compare_opportunities(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct opportunity *x = a, *y = b;
    const int order = compare_numbers(x->account_ix, y->account_ix);
    return order ? order : strcmp(x->crm_id, y->crm_id);
}

#define HOURS_SQL "SELECT account_id, weekday, open_tod, close_tod FROM hours"

static bool read_hours(struct loader *loader, sqlite3_stmt *row, void *item,
                       struct err *err)
{
    (void)loader;
    (void)err;
    struct hours *hours = item;
    hours->weekday = sqlite3_column_int(row, 1);
    hours->open_tod = sqlite3_column_int(row, 2);
    hours->close_tod = sqlite3_column_int(row, 3);
    return true;
}

static int compare_hours(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct hours *x = a, *y = b;
    int order = compare_numbers(x->account_ix, y->account_ix);
    if (order == 0)
        order = compare_numbers(x->weekday, y->weekday);
    return order ? order : compare_numbers(x->open_tod, y->open_tod);
}

#define EXCEPTION_SQL \
    "SELECT account_id, day, open_tod, close_tod FROM hours_exceptions"

static bool read_exception(struct loader *loader, sqlite3_stmt *row, void *item,
                           struct err *err)
{
    (void)loader;
    (void)err;
    struct hours_exception *exception = item;
    exception->day = sqlite3_column_int(row, 1);
    exception->open_tod = (int32_t)sql_number_or(row, 2, -1);
    exception->close_tod = (int32_t)sql_number_or(row, 3, -1);
    return true;
}

static int compare_exceptions(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct hours_exception *x = a, *y = b;
    int order = compare_numbers(x->account_ix, y->account_ix);
    if (order == 0)
        order = compare_numbers(x->day, y->day);
    return order ? order : compare_numbers(x->open_tod, y->open_tod);
}

#define APPOINTMENT_SQL                                                         \
    "SELECT account_id, appointment_id, crm_id, rep_id, kind, day, start_tod, " \
    "leeway_s, duration_s, subject FROM appointments WHERE state = 'open'"

static bool read_appointment(struct loader *loader, sqlite3_stmt *row, void *item,
                             struct err *err)
{
    struct appointment *appointment = item;
    appointment->appointment_id = sqlite3_column_int64(row, 1);
    appointment->crm_id = load_text(loader, row, 2);
    appointment->rep_ix = key_list_ix(&loader->rep_list, sqlite3_column_int64(row, 3));
    if (!appointment_kind_find(sql_peek(row, 4), &appointment->kind))
        return load_strange(loader, "kind of appointment", sql_peek(row, 4), err);
    appointment->day = sqlite3_column_int(row, 5);
    appointment->start_tod = (int32_t)sql_number_or(row, 6, -1);
    appointment->leeway_s = sqlite3_column_int(row, 7);
    appointment->duration_s = sqlite3_column_int(row, 8);
    appointment->subject = load_text(loader, row, 9);
    return true;
}

static int compare_appointments(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct appointment *x = a, *y = b;
    int order = compare_numbers(x->account_ix, y->account_ix);
    if (order == 0)
        order = compare_numbers(x->day, y->day);
    if (order == 0)
        order = compare_numbers(x->start_tod, y->start_tod);
    return order ? order : strcmp(x->crm_id, y->crm_id);
}

/* A rep's own decisions are blocks and must-visits of one day: so everybody who plans
 * or asks keeps to them. */
#define BLOCK_SQL \
    "SELECT account_id, kind, from_day, until_day, note, crm_id FROM blocks"
#define DECISION_SQL                                                               \
    "SELECT account_id, CASE kind WHEN 'skip' THEN 'block' ELSE 'must' END, day, " \
    "day, "                                                                        \
    "reason, NULL FROM overrides WHERE day IS NOT NULL"

static bool read_block(struct loader *loader, sqlite3_stmt *row, void *item,
                       struct err *err)
{
    struct block *block = item;
    if (!block_kind_find(sql_peek(row, 1), &block->kind))
        return load_strange(loader, "kind of block", sql_peek(row, 1), err);
    block->from_day = sqlite3_column_int(row, 2);
    block->until_day = sqlite3_column_int(row, 3);
    block->note = load_text(loader, row, 4);
    return true;
}

/* Blocks have no key in the model: equal days are told apart by all that is visible. */
static int compare_blocks(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct block *x = a, *y = b;
    int order = compare_numbers(x->account_ix, y->account_ix);
    if (order == 0)
        order = compare_numbers(x->from_day, y->from_day);
    if (order == 0)
        order = compare_numbers(x->until_day, y->until_day);
    if (order == 0)
        order = compare_numbers((int)x->kind, (int)y->kind);
    return order ? order : strcmp(x->note ? x->note : "", y->note ? y->note : "");
}

/* In the order of keep_children. */
static const struct child children[] = {
    {CONTACT_SQL, CONTACT_SQL " WHERE account_id = ?1", sizeof(struct contact),
     read_contact, compare_contacts, offsetof(struct contact, account_ix),
     offsetof(struct account, contacts)},
    {OPPORTUNITY_SQL " UNION ALL " LEAD_SQL,
     OPPORTUNITY_SQL " WHERE account_id = ?1 UNION ALL " LEAD_SQL
                     " AND account_id = ?1",
     sizeof(struct opportunity), read_opportunity, compare_opportunities,
     offsetof(struct opportunity, account_ix), offsetof(struct account, opportunities)},
    {HOURS_SQL, HOURS_SQL " WHERE account_id = ?1", sizeof(struct hours), read_hours,
     compare_hours, offsetof(struct hours, account_ix),
     offsetof(struct account, hours)},
    {EXCEPTION_SQL, EXCEPTION_SQL " WHERE account_id = ?1",
     sizeof(struct hours_exception), read_exception, compare_exceptions,
     offsetof(struct hours_exception, account_ix),
     offsetof(struct account, exceptions)},
    {APPOINTMENT_SQL,
     APPOINTMENT_SQL " AND account_id = ?1 AND (rep_id IS NULL OR rep_id = ?2)",
     sizeof(struct appointment), read_appointment, compare_appointments,
     offsetof(struct appointment, account_ix), offsetof(struct account, appointments)},
    {BLOCK_SQL " UNION ALL " DECISION_SQL,
     BLOCK_SQL " WHERE account_id = ?1 UNION ALL " DECISION_SQL " AND account_id = ?1",
     sizeof(struct block), read_block, compare_blocks,
     offsetof(struct block, account_ix), offsetof(struct account, blocks)},
};

/* The rows of a statement; those of accounts that are not loaded are passed over. */
static bool read_children(struct loader *loader, const struct child *child,
                          sqlite3_stmt *statement, struct rows *rows, struct err *err)
{
    bool has_row, is_done;
    while ((is_done = sql_step(loader->db, statement, &has_row, err)) && has_row) {
        uint32_t account_ix;
        if (!key_list_find(&loader->account_list, sqlite3_column_int64(statement, 0),
                           &account_ix))
            continue;
        char *item = rows_add(loader, rows);
        memcpy(item + child->account_at, &account_ix, sizeof account_ix);
        if (!child->read(loader, statement, item, err)) {
            sqlite3_reset(statement);
            return false;
        }
    }
    return is_done;
}

static bool load_scoped(struct loader *loader, const struct child *child,
                        struct rows *rows, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(loader->db, child->one, &statement, err))
        return false;
    bool is_done = true;
    if (sqlite3_bind_parameter_count(statement) > 1)
        sqlite3_bind_int64(statement, 2, loader->rep_id);
    for (uint32_t i = 0; is_done && i < loader->account_list.count; i++) {
        sqlite3_bind_int64(statement, 1, loader->account_list.items[i].key);
        is_done = read_children(loader, child, statement, rows, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

static bool load_whole(struct loader *loader, const struct child *child,
                       struct rows *rows, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(loader->db, child->all, &statement, err))
        return false;
    const bool is_done = read_children(loader, child, statement, rows, err);
    sqlite3_finalize(statement);
    return is_done;
}

static void sort_children(const struct child *child, struct rows *rows)
{
    for (uint32_t i = 1; i < rows->count; i++) {
        const char *item = (const char *)rows->items + i * child->size;
        if (child->compare(item - child->size, item, NULL) > 0) {
            sorting_sort(rows->items, rows->count, child->size, child->compare, NULL);
            return;
        }
    }
}

static void set_ranges(struct loader *loader, const struct child *child,
                       const struct rows *rows)
{
    struct account *accounts = loader->accounts.items;
    for (uint32_t i = 0; i < rows->count; i++) {
        uint32_t account_ix;
        memcpy(&account_ix,
               (const char *)rows->items + i * child->size + child->account_at,
               sizeof account_ix);
        char *at = (char *)&accounts[account_ix] + child->range_at;
        struct range range;
        memcpy(&range, at, sizeof range);
        if (range.count++ == 0)
            range.first = i;
        memcpy(at, &range, sizeof range);
    }
}

static void keep_children(struct loader *loader, struct rows rows[])
{
    struct model *model = loader->model;
    model->contacts = rows_keep(loader, &rows[0]);
    model->contact_count = rows[0].count;
    model->opportunities = rows_keep(loader, &rows[1]);
    model->opportunity_count = rows[1].count;
    model->hours = rows_keep(loader, &rows[2]);
    model->hours_count = rows[2].count;
    model->exceptions = rows_keep(loader, &rows[3]);
    model->exception_count = rows[3].count;
    model->appointments = rows_keep(loader, &rows[4]);
    model->appointment_count = rows[4].count;
    model->blocks = rows_keep(loader, &rows[5]);
    model->block_count = rows[5].count;
}

/* The newest remote touch of each account. */
#define TOUCH_SQL                                                        \
    "SELECT account_id, max(day) FROM visits WHERE kind = 'remote' AND " \
    "outcome IN " MET_OUTCOMES_SQL

static bool read_touches(struct loader *loader, sqlite3_stmt *statement,
                         struct err *err)
{
    struct account *accounts = loader->accounts.items;
    bool has_row, is_done;
    while ((is_done = sql_step(loader->db, statement, &has_row, err)) && has_row) {
        const uint32_t ix =
            key_list_ix(&loader->account_list, sqlite3_column_int64(statement, 0));
        if (ix != NO_IX)
            accounts[ix].last_touch_day = (int32_t)sql_number_or(statement, 1, NO_DAY);
    }
    return is_done;
}

static bool load_touches(struct loader *loader, struct err *err)
{
    sqlite3_stmt *statement;
    const char *sql = loader->is_scoped ? TOUCH_SQL " AND account_id = ?1 GROUP BY 1"
                                        : TOUCH_SQL " GROUP BY 1";
    if (!sql_prepare(loader->db, sql, &statement, err))
        return false;
    bool is_done = true;
    const uint32_t turns = loader->is_scoped ? loader->account_list.count : 1;
    for (uint32_t i = 0; is_done && i < turns; i++) {
        if (loader->is_scoped)
            sqlite3_bind_int64(statement, 1, loader->account_list.items[i].key);
        is_done = read_touches(loader, statement, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

bool load_children(struct loader *loader, struct err *err)
{
    enum { CHILD_COUNT = sizeof children / sizeof *children };
    struct rows rows[CHILD_COUNT] = {0};
    for (size_t i = 0; i < CHILD_COUNT; i++) {
        const struct child *child = &children[i];
        rows[i].size = child->size;
        if (!(loader->is_scoped ? load_scoped(loader, child, &rows[i], err)
                                : load_whole(loader, child, &rows[i], err)))
            return false;
        sort_children(child, &rows[i]);
        set_ranges(loader, child, &rows[i]);
    }
    keep_children(loader, rows);
    return load_touches(loader, err);
}
