// SPDX-License-Identifier: GPL-3.0-or-later
/* Tiers, accounts, territories, reps, and how they refer to one another.
 *
 * Accounts come first, because in a scoped load they say which territories and reps are
 * wanted. Everything keeps database keys until load_link. */
#include "store/load_parts.h"

#include "base/sorting.h"
#include "model/words.h"
#include <string.h>

bool load_tiers(struct loader *loader, struct err *err)
{
    static const char sql[] =
        "SELECT tier_id, name, median_maintenance_ct FROM tiers ORDER BY tier_id";
    struct rows tiers = {.size = sizeof(struct tier)};
    sqlite3_stmt *statement;
    bool has_row, is_done;
    if (!sql_prepare(loader->db, sql, &statement, err))
        return false;
    while ((is_done = sql_step(loader->db, statement, &has_row, err)) && has_row) {
        struct tier *tier = rows_add(loader, &tiers);
        tier->tier_id = sqlite3_column_int64(statement, 0);
        tier->name = load_text(loader, statement, 1);
        tier->median_maintenance_ct = sqlite3_column_int64(statement, 2);
    }
    sqlite3_finalize(statement);
    const struct tier *kept = rows_keep(loader, &tiers);
    loader->model->tiers = kept;
    loader->model->tier_count = tiers.count;
    key_list_init(&loader->tier_list, kept, tiers.count, sizeof *kept,
                  offsetof(struct tier, tier_id), &loader->scratch);
    return is_done;
}

#define ACCOUNT_SQL                                                                    \
    "SELECT account_id, crm_id, name, kind, tier_id, owner_rep_id, territory_id, "     \
    "is_locked, lon_deg, lat_deg, precision, street, postcode, city, phone, "          \
    "yearly_revenue_ct, visit_s, interval_days, is_cadence_promised, last_visit_day, " \
    "needs, parent FROM accounts"

static bool read_account(struct loader *loader, sqlite3_stmt *row, struct err *err)
{
    struct account *account = rows_add(loader, &loader->accounts);
    struct account_key *key = rows_add(loader, &loader->account_keys);
    account->account_id = key->account_id = sqlite3_column_int64(row, 0);
    account->crm_id = load_text(loader, row, 1);
    account->name = load_text(loader, row, 2);
    if (!account_kind_find(sql_peek(row, 3), &account->kind))
        return load_strange(loader, "kind of account", sql_peek(row, 3), err);
    if (!precision_find(sql_peek(row, 10), &account->precision))
        return load_strange(loader, "precision", sql_peek(row, 10), err);
    account->tier_ix = key_list_ix(&loader->tier_list, sqlite3_column_int64(row, 4));
    key->owner_rep_id = sqlite3_column_int64(row, 5);
    key->territory_id = sqlite3_column_int64(row, 6);
    account->is_locked = sqlite3_column_int(row, 7);
    if (sqlite3_column_type(row, 8) == SQLITE_NULL)
        account->precision = PLACE_NONE;
    account->at.lon_deg = sqlite3_column_double(row, 8);
    account->at.lat_deg = sqlite3_column_double(row, 9);
    account->street = load_text(loader, row, 11);
    account->postcode = load_text(loader, row, 12);
    account->city = load_text(loader, row, 13);
    account->phone = load_text(loader, row, 14);
    account->yearly_revenue_ct = sqlite3_column_int64(row, 15);
    account->visit_s = sqlite3_column_int(row, 16);
    account->interval_days = sqlite3_column_int(row, 17);
    account->is_cadence_promised = sqlite3_column_int(row, 18);
    account->last_visit_day = (int32_t)sql_number_or(row, 19, NO_DAY);
    account->last_touch_day = NO_DAY;
    account->needs = load_text(loader, row, 20);
    account->parent = load_text(loader, row, 21);
    return true;
}

/* All rows of a statement through one reader. */
static bool read_all(struct loader *loader, sqlite3_stmt *statement,
                     bool (*read)(struct loader *, sqlite3_stmt *, struct err *),
                     struct err *err)
{
    bool has_row, is_done;
    while ((is_done = sql_step(loader->db, statement, &has_row, err)) && has_row) {
        if (!read(loader, statement, err)) {
            sqlite3_reset(statement);
            return false;
        }
    }
    return is_done;
}

static bool load_some_accounts(struct loader *loader, struct err *err)
{
    static const char hers[] =
        "SELECT account_id FROM accounts WHERE territory_id ="
        " (SELECT territory_id FROM territories WHERE rep_id = ?1)"
        " UNION SELECT account_id FROM accounts WHERE owner_rep_id = ?1 AND"
        " (territory_id IS NULL OR EXISTS (SELECT 1 FROM territories AS t"
        "   WHERE t.territory_id = accounts.territory_id AND t.rep_id IS NULL))"
        " UNION SELECT account_id FROM appointments WHERE rep_id = ?1 AND"
        " state = 'open' ORDER BY 1";
    sqlite3_stmt *ids = NULL, *one = NULL;
    bool has_row = false;
    bool is_done =
        sql_prepare(loader->db, hers, &ids, err) &&
        sql_prepare(loader->db, ACCOUNT_SQL " WHERE account_id = ?1", &one, err);
    if (is_done)
        sqlite3_bind_int64(ids, 1, loader->rep_id);
    while (is_done && (is_done = sql_step(loader->db, ids, &has_row, err)) && has_row) {
        sqlite3_bind_int64(one, 1, sqlite3_column_int64(ids, 0));
        is_done = read_all(loader, one, read_account, err);
    }
    sqlite3_finalize(ids);
    sqlite3_finalize(one);
    return is_done;
}

/* Prepare, read everything, finish. */
static bool load_rows(struct loader *loader, const char *sql,
                      bool (*read)(struct loader *, sqlite3_stmt *, struct err *),
                      struct err *err)
{
    sqlite3_stmt *statement;
    if (!sql_prepare(loader->db, sql, &statement, err))
        return false;
    const bool is_done = read_all(loader, statement, read, err);
    sqlite3_finalize(statement);
    return is_done;
}

bool load_accounts(struct loader *loader, struct err *err)
{
    if (loader->is_scoped)
        return load_some_accounts(loader, err);
    static const char count[] = "SELECT count(*) FROM accounts";
    return rows_reserve(loader, &loader->accounts, count, err) &&
           rows_reserve(loader, &loader->account_keys, count, err) &&
           load_rows(loader, ACCOUNT_SQL " ORDER BY account_id", read_account, err);
}

/* Each of `keys` once, in order, without zeros. */
static uint32_t unique_keys(int64_t *keys, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 1; i < count; i++) { /* few of them: insertion sort */
        const int64_t key = keys[i];
        uint32_t at = i;
        for (; at > 0 && keys[at - 1] > key; at--)
            keys[at] = keys[at - 1];
        keys[at] = key;
    }
    for (uint32_t i = 0; i < count; i++)
        if (keys[i] != 0 && (kept == 0 || keys[kept - 1] != keys[i]))
            keys[kept++] = keys[i];
    return kept;
}

/* The rows of `sql` for each of some keys. */
static bool load_by_keys(struct loader *loader, const char *sql, const int64_t *keys,
                         uint32_t count,
                         bool (*read)(struct loader *, sqlite3_stmt *, struct err *),
                         struct err *err)
{
    sqlite3_stmt *statement;
    bool is_done = sql_prepare(loader->db, sql, &statement, err);
    for (uint32_t i = 0; is_done && i < count; i++) {
        sqlite3_bind_int64(statement, 1, keys[i]);
        is_done = read_all(loader, statement, read, err);
    }
    sqlite3_finalize(statement);
    return is_done;
}

#define TERRITORY_SQL                                                        \
    "SELECT territory_id, name, district, region, rep_id, lon_deg, lat_deg " \
    "FROM territories"

static bool read_territory(struct loader *loader, sqlite3_stmt *row, struct err *err)
{
    (void)err;
    struct territory *territory = rows_add(loader, &loader->territories);
    struct territory_key *key = rows_add(loader, &loader->territory_keys);
    territory->territory_id = key->territory_id = sqlite3_column_int64(row, 0);
    territory->name = load_text(loader, row, 1);
    territory->district = load_text(loader, row, 2);
    territory->region = load_text(loader, row, 3);
    key->rep_id = sqlite3_column_int64(row, 4);
    territory->home.lon_deg = sqlite3_column_double(row, 5);
    territory->home.lat_deg = sqlite3_column_double(row, 6);
    return true;
}

bool load_territories(struct loader *loader, struct err *err)
{
    static const char hers[] = "SELECT territory_id FROM territories WHERE rep_id = ?1";
    if (!loader->is_scoped)
        return load_rows(loader, TERRITORY_SQL, read_territory, err);
    sqlite3_stmt *statement;
    bool has_row;
    if (!sql_prepare(loader->db, hers, &statement, err))
        return false;
    sqlite3_bind_int64(statement, 1, loader->rep_id);
    const bool is_done = sql_step(loader->db, statement, &has_row, err);
    const uint32_t account_count = loader->account_keys.count;
    int64_t *keys = ARENA_ARRAY(&loader->scratch, account_count + (size_t)1, int64_t);
    keys[0] = is_done && has_row ? sqlite3_column_int64(statement, 0) : 0;
    sqlite3_finalize(statement);
    const struct account_key *accounts = loader->account_keys.items;
    for (uint32_t i = 0; i < account_count; i++)
        keys[i + 1] = accounts[i].territory_id;
    return is_done &&
           load_by_keys(loader, TERRITORY_SQL " WHERE territory_id = ?1", keys,
                        unique_keys(keys, account_count + 1), read_territory, err);
}

#define REP_SQL                                                                      \
    "SELECT rep_id, crm_id, name, email, zone, lon_deg, lat_deg, availability_ppm, " \
    "is_specialist, qualifications, accounts_most, drive_most_s, district, "         \
    "region FROM reps"

static bool read_rep(struct loader *loader, sqlite3_stmt *row, struct err *err)
{
    (void)err;
    struct rep *rep = rows_add(loader, &loader->reps);
    int64_t *key = rows_add(loader, &loader->rep_keys);
    rep->rep_id = *key = sqlite3_column_int64(row, 0);
    rep->crm_id = load_text(loader, row, 1);
    rep->name = load_text(loader, row, 2);
    rep->email = load_text(loader, row, 3);
    rep->zone = load_text(loader, row, 4); /* NULL until the settings are known */
    rep->has_home = sqlite3_column_type(row, 5) != SQLITE_NULL;
    rep->home.lon_deg = sqlite3_column_double(row, 5);
    rep->home.lat_deg = sqlite3_column_double(row, 6);
    rep->availability_ppm = sqlite3_column_int(row, 7);
    rep->is_specialist = sqlite3_column_int(row, 8);
    rep->qualifications = load_text(loader, row, 9);
    rep->accounts_most = (uint32_t)sqlite3_column_int(row, 10);
    rep->drive_most_s = sqlite3_column_int(row, 11);
    rep->district = load_text(loader, row, 12);
    rep->region = load_text(loader, row, 13);
    rep->territory_ix = NO_IX;
    return true;
}

bool load_reps(struct loader *loader, struct err *err)
{
    if (!loader->is_scoped)
        return load_rows(loader, REP_SQL, read_rep, err);
    const struct account_key *accounts = loader->account_keys.items;
    const struct territory_key *territories = loader->territory_keys.items;
    const uint32_t account_count = loader->account_keys.count;
    const uint32_t territory_count = loader->territory_keys.count;
    int64_t *keys = ARENA_ARRAY(&loader->scratch,
                                (size_t)account_count + territory_count + 1, int64_t);
    uint32_t count = 0;
    keys[count++] = loader->rep_id;
    for (uint32_t i = 0; i < account_count; i++)
        keys[count++] = accounts[i].owner_rep_id;
    for (uint32_t i = 0; i < territory_count; i++)
        keys[count++] = territories[i].rep_id;
    return load_by_keys(loader, REP_SQL " WHERE rep_id = ?1", keys,
                        unique_keys(keys, count), read_rep, err);
}

/* Rows of one of the three tables are ordered by the text at `text_at`. */
struct text_order {
    const char *items;
    size_t size, text_at;
};

static const char *text_of(const struct text_order *order, uint32_t row)
{
    const char *text;
    memcpy(&text, order->items + row * order->size + order->text_at, sizeof text);
    return text;
}

static int compare_texts(const void *a, const void *b, const void *context)
{
    uint32_t x, y;
    memcpy(&x, a, sizeof x);
    memcpy(&y, b, sizeof y);
    return strcmp(text_of(context, x), text_of(context, y));
}

/* Copy rows to the model in the order of their texts, and list the keys they had.
 * order[i] is the old place of the row that is now at i. */
static void *sort_rows(struct loader *loader, const struct rows *rows, size_t text_at,
                       size_t key_at, struct key_list *list, uint32_t **order)
{
    const struct text_order texts = {rows->items, rows->size, text_at};
    uint32_t *places = ARENA_ARRAY(&loader->scratch, rows->count, uint32_t);
    bool is_sorted = true;
    for (uint32_t i = 0; i < rows->count; i++) {
        places[i] = i;
        if (i > 0 && is_sorted)
            is_sorted = strcmp(text_of(&texts, i - 1), text_of(&texts, i)) < 0;
    }
    if (!is_sorted)
        sorting_sort(places, rows->count, sizeof *places, compare_texts, &texts);
    char *sorted = arena_array(loader->arena, rows->count, rows->size);
    for (uint32_t i = 0; i < rows->count; i++)
        memcpy(sorted + i * rows->size, texts.items + places[i] * rows->size,
               rows->size);
    key_list_init(list, sorted, rows->count, rows->size, key_at, &loader->scratch);
    *order = places;
    return sorted;
}

/* The rep of the account's territory, else its owner. */
static void link_account(const struct loader *loader, struct account *account,
                         const struct account_key *key,
                         const struct territory *territories)
{
    account->owner_rep_ix = key_list_ix(&loader->rep_list, key->owner_rep_id);
    account->territory_ix = key_list_ix(&loader->territory_list, key->territory_id);
    account->rep_ix = account->owner_rep_ix;
    if (account->territory_ix != NO_IX &&
        territories[account->territory_ix].rep_ix != NO_IX)
        account->rep_ix = territories[account->territory_ix].rep_ix;
}

void load_link(struct loader *loader)
{
    uint32_t *order;
    struct rep *reps =
        sort_rows(loader, &loader->reps, offsetof(struct rep, crm_id),
                  offsetof(struct rep, rep_id), &loader->rep_list, &order);
    struct territory *territories = sort_rows(
        loader, &loader->territories, offsetof(struct territory, name),
        offsetof(struct territory, territory_id), &loader->territory_list, &order);
    const struct territory_key *territory_keys = loader->territory_keys.items;
    for (uint32_t i = 0; i < loader->territories.count; i++) {
        const uint32_t rep_ix =
            key_list_ix(&loader->rep_list, territory_keys[order[i]].rep_id);
        territories[i].rep_ix = rep_ix;
        if (rep_ix != NO_IX)
            reps[rep_ix].territory_ix = i;
    }
    struct account *accounts =
        sort_rows(loader, &loader->accounts, offsetof(struct account, crm_id),
                  offsetof(struct account, account_id), &loader->account_list, &order);
    const struct account_key *account_keys = loader->account_keys.items;
    for (uint32_t i = 0; i < loader->accounts.count; i++)
        link_account(loader, &accounts[i], &account_keys[order[i]], territories);
    loader->model->reps = loader->reps.items = reps;
    loader->model->rep_count = loader->reps.count;
    loader->model->territories = territories;
    loader->model->territory_count = loader->territories.count;
    loader->model->accounts = loader->accounts.items = accounts;
    loader->model->account_count = loader->accounts.count;
}
