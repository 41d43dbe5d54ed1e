// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/territory_csv.h"

static const struct column columns[] = {
    {.name = "account_id", .title = "account", .kind = CELL_TEXT},
    {.name = "name", .title = "name", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "city", .title = "city", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "lon_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "lat_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "tier", .title = "tier", .kind = CELL_TEXT},
    {.name = "yearly_revenue_ct", .title = "revenue", .kind = CELL_MONEY},
    {.name = "territory", .title = "territory", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "district", .kind = CELL_TEXT},
    {.name = "region", .kind = CELL_TEXT},
    {.name = "rep_id", .kind = CELL_TEXT},
    {.name = "rep", .title = "rep", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "owner_rep_id", .kind = CELL_TEXT},
    {.name = "is_moved", .title = "moved", .kind = CELL_FLAG},
    {.name = "is_locked", .title = "locked", .kind = CELL_FLAG},
};

static void account_cells(const struct model *model, const struct account *account,
                          struct table *table)
{
    table_text(table, account->crm_id);
    table_text(table, account->name);
    table_text(table, account->city);
    if (account->precision == PLACE_NONE) {
        table_none(table);
        table_none(table);
    } else {
        table_real(table, account->at.lon_deg);
        table_real(table, account->at.lat_deg);
    }
    table_text(table, model->tiers[account->tier_ix].name);
    table_number(table, account->yearly_revenue_ct);
}

static void territory_cells(const struct model *model, const struct account *account,
                            struct table *table)
{
    const struct territory none = {0};
    const struct territory *territory = account->territory_ix != NO_IX
                                            ? &model->territories[account->territory_ix]
                                            : &none;
    table_text(table, territory->name);
    table_text(table, territory->district);
    table_text(table, territory->region);
}

static void rep_cells(const struct model *model, const struct account *account,
                      struct table *table)
{
    const struct rep none = {0};
    const struct rep *rep =
        account->rep_ix != NO_IX ? &model->reps[account->rep_ix] : &none;
    const bool has_owner = account->owner_rep_ix != NO_IX;
    table_text(table, rep->crm_id);
    table_text(table, rep->name);
    table_text(table, has_owner ? model->reps[account->owner_rep_ix].crm_id : NULL);
    table_number(table, has_owner && account->owner_rep_ix != account->rep_ix);
    table_number(table, account->is_locked);
}

void territory_account_table(const struct model *model, struct arena *arena,
                             struct table *table)
{
    table_init(table, columns, sizeof columns / sizeof *columns, arena);
    for (uint32_t i = 0; i < model->account_count; i++) {
        account_cells(model, &model->accounts[i], table);
        territory_cells(model, &model->accounts[i], table);
        rep_cells(model, &model->accounts[i], table);
    }
}

bool territory_csv_write(const struct model *model, FILE *out, struct err *err)
{
    struct arena arena = {0};
    struct table table;
    territory_account_table(model, &arena, &table);
    const bool ok = table_write(&table, TABLE_CSV, NULL, out, err);
    arena_release(&arena);
    return ok;
}
