// SPDX-License-Identifier: GPL-3.0-or-later
/* Accounts are asked for one by one: a file names few of many, or many in the order of
 * the index. Reps and tiers are few and are kept in lists. */
#include "store/save_parts.h"

#include "base/sorting.h"
#include "text/fold.h"
#include <assert.h>
#include <string.h>

enum { BY_CRM_ID, BY_NAME, BY_EMAIL, WAY_COUNT };

/* E-mail addresses differ by their punctuation too: only the case is folded. */
static char *fold_email(const char *text, struct arena *arena)
{
    char *folded = arena_text(arena, text);
    for (char *at = folded; *at; at++)
        if (*at >= 'A' && *at <= 'Z')
            *at = (char)(*at - 'A' + 'a');
    return folded;
}

static int compare_names(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct rep_name *x = a, *y = b;
    return strcmp(x->name, y->name);
}

static bool read_reps(struct refs *refs, sqlite3_stmt *statement, struct err *err)
{
    size_t capacity[WAY_COUNT] = {0};
    bool has_row, is_done;
    while ((is_done = sql_step(refs->db, statement, &has_row, err)) && has_row) {
        const int64_t rep_id = sqlite3_column_int64(statement, 0);
        const char *email = sql_peek(statement, 3);
        const char *names[WAY_COUNT] = {
            [BY_CRM_ID] = sql_text(statement, 1, &refs->arena),
            [BY_NAME] = fold_name(sql_peek(statement, 2), &refs->arena),
            [BY_EMAIL] = email ? fold_email(email, &refs->arena) : "",
        };
        for (int way = 0; way < WAY_COUNT; way++) {
            refs->rep_names[way] =
                arena_grow(&refs->arena, refs->rep_names[way], &capacity[way],
                           refs->rep_count + (size_t)1, sizeof(struct rep_name));
            refs->rep_names[way][refs->rep_count] =
                (struct rep_name){names[way], rep_id};
        }
        refs->rep_count++;
    }
    for (int way = 0; way < WAY_COUNT; way++)
        sorting_sort(refs->rep_names[way], refs->rep_count, sizeof(struct rep_name),
                     compare_names, NULL);
    return is_done;
}

static bool load_reps(struct refs *refs, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(refs->db, "SELECT rep_id, crm_id, name, email FROM reps",
                     &statement, err))
        return false;
    const bool is_done = read_reps(refs, statement, err);
    sqlite3_finalize(statement);
    return is_done;
}

static uint32_t add_tier(struct refs *refs, const char *name, int64_t tier_id)
{
    const uint32_t ix = refs->tier_count++;
    refs->tier_refs = arena_grow(&refs->arena, refs->tier_refs, &refs->tier_capacity,
                                 refs->tier_count, sizeof *refs->tier_refs);
    refs->tier_refs[ix] = (struct tier_ref){arena_text(&refs->arena, name), tier_id};
    hash_table_put(&refs->tiers, refs->tier_refs[ix].name, ix);
    return ix;
}

static bool load_tiers(struct refs *refs, struct err *err)
{
    sqlite3_stmt *statement;
    bool has_row, is_done;
    if (!sql_prepare(refs->db, "SELECT tier_id, name FROM tiers", &statement, err))
        return false;
    while ((is_done = sql_step(refs->db, statement, &has_row, err)) && has_row)
        add_tier(refs, sql_peek(statement, 1), sqlite3_column_int64(statement, 0));
    sqlite3_finalize(statement);
    return is_done;
}

bool refs_open(struct refs *refs, struct db *db, struct err *err)
{
    refs->db = db;
    hash_table_init(&refs->asked, 0, &refs->arena);
    hash_table_init(&refs->tiers, 0, &refs->arena);
    return sql_prepare(db, "SELECT account_id FROM accounts WHERE crm_id = ?1",
                       &refs->find_account, err) &&
           load_reps(refs, err) && load_tiers(refs, err);
}

void refs_close(struct refs *refs)
{
    sqlite3_finalize(refs->find_account);
    arena_release(&refs->arena);
}

bool refs_account(struct refs *refs, const char *crm_id, int64_t *account_id,
                  struct err *err)
{
    bool has_row;
    sql_bind_text(refs->find_account, 1, crm_id);
    if (!sql_step(refs->db, refs->find_account, &has_row, err))
        return false;
    *account_id = has_row ? sqlite3_column_int64(refs->find_account, 0) : 0;
    sqlite3_reset(refs->find_account);
    return true;
}

/* The rep of a name in one list; 0 none, -1 several. */
static int64_t find_name(const struct rep_name *names, uint32_t count, const char *name)
{
    uint32_t low = 0, high = count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (strcmp(names[middle].name, name) < 0)
            low = middle + 1;
        else
            high = middle;
    }
    if (!*name || low == count || strcmp(names[low].name, name) != 0)
        return 0;
    const bool is_shared = low + 1 < count && strcmp(names[low + 1].name, name) == 0;
    return is_shared ? -1 : names[low].rep_id;
}

static int64_t find_rep(struct refs *refs, const char *text)
{
    struct arena scratch = {0};
    int64_t rep_id = find_name(refs->rep_names[BY_CRM_ID], refs->rep_count, text);
    if (rep_id == 0)
        rep_id = find_name(refs->rep_names[BY_EMAIL], refs->rep_count,
                           fold_email(text, &scratch));
    if (rep_id == 0)
        rep_id = find_name(refs->rep_names[BY_NAME], refs->rep_count,
                           fold_name(text, &scratch));
    arena_release(&scratch);
    return rep_id;
}

int64_t refs_rep(struct refs *refs, const char *text)
{
    uint32_t ix;
    if (hash_table_find(&refs->asked, text, &ix))
        return refs->answers[ix];
    ix = refs->asked.count;
    refs->answers = arena_grow(&refs->arena, refs->answers, &refs->answer_capacity,
                               ix + (size_t)1, sizeof *refs->answers);
    refs->answers[ix] = find_rep(refs, text);
    hash_table_put(&refs->asked, arena_text(&refs->arena, text), ix);
    return refs->answers[ix];
}

uint32_t refs_tier(struct refs *refs, const char *name)
{
    uint32_t ix;
    return hash_table_find(&refs->tiers, name, &ix) ? ix : add_tier(refs, name, 0);
}

uint32_t refs_tier_by_id(const struct refs *refs, int64_t tier_id)
{
    uint32_t ix = 0;
    while (ix < refs->tier_count && refs->tier_refs[ix].tier_id != tier_id)
        ix++;
    assert(ix < refs->tier_count);
    return ix;
}

/* The new tier that comes first by its name; tier_count when there is none left. */
static uint32_t next_new_tier(const struct refs *refs)
{
    uint32_t best = refs->tier_count;
    for (uint32_t i = 0; i < refs->tier_count; i++)
        if (refs->tier_refs[i].tier_id == 0 &&
            (best == refs->tier_count ||
             strcmp(refs->tier_refs[i].name, refs->tier_refs[best].name) < 0))
            best = i;
    return best;
}

bool refs_make_tiers(struct refs *refs, struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(refs->db, "INSERT INTO tiers (name) VALUES (?1)", &statement, err))
        return false;
    bool is_done = true;
    uint32_t ix;
    while (is_done && (ix = next_new_tier(refs)) < refs->tier_count) {
        sql_bind_text(statement, 1, refs->tier_refs[ix].name);
        is_done = sql_execute(refs->db, statement, err);
        refs->tier_refs[ix].tier_id = sqlite3_last_insert_rowid(db_handle(refs->db));
    }
    sqlite3_finalize(statement);
    return is_done;
}
