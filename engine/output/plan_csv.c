// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/plan_csv.h"

#include "model/words.h"

static const struct column stop_columns[] = {
    {.name = "rep_id", .kind = CELL_TEXT},
    {.name = "rep", .title = "rep", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "day", .title = "day", .kind = CELL_DAY},
    {.name = "stop", .title = "stop", .kind = CELL_COUNT},
    {.name = "kind", .kind = CELL_TEXT},
    {.name = "account_id", .kind = CELL_TEXT},
    {.name = "name", .title = "name", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "city", .kind = CELL_TEXT},
    {.name = "lon_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "lat_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "arrive_tod", .kind = CELL_TOD},
    {.name = "start_tod", .title = "start", .kind = CELL_TOD},
    {.name = "end_tod", .title = "end", .kind = CELL_TOD},
    {.name = "drive_s", .title = "drive", .kind = CELL_LENGTH},
    {.name = "drive_m", .kind = CELL_DISTANCE, .decimals = 1},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "worth_ct", .kind = CELL_MONEY},
    {.name = "detour_ct", .kind = CELL_MONEY},
    {.name = "appointment_id", .kind = CELL_TEXT},
    {.name = "is_pinned", .kind = CELL_FLAG},
};

static const struct column left_columns[] = {
    {.name = "rep_id", .kind = CELL_TEXT},
    {.name = "rep", .title = "rep", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "account_id", .kind = CELL_TEXT},
    {.name = "name", .title = "name", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "reason", .title = "reason", .kind = CELL_TEXT},
    {.name = "amount_ct", .title = "price", .kind = CELL_MONEY, .decimals = 2},
    {.name = "by_account_id", .title = "by", .kind = CELL_TEXT, .can_shrink = true},
    {.name = "until_day", .title = "until", .kind = CELL_DAY},
};

#define COUNT_OF(list) ((uint32_t)(sizeof(list) / sizeof *(list)))

static void place_cells(const struct model *model, const struct stop *stop,
                        struct table *table)
{
    const struct account *account =
        stop->account_ix != NO_IX ? &model->accounts[stop->account_ix] : NULL;
    table_text(table, plan_stop_kind(stop));
    table_text(table, account ? account->crm_id : NULL);
    table_text(table, plan_stop_name(model, stop));
    table_text(table, account ? account->city : NULL);
    table_real(table, stop->at.lon_deg);
    table_real(table, stop->at.lat_deg);
}

static void stop_row(const struct model *model, const struct stop *stop,
                     struct table *table)
{
    place_cells(model, stop, table);
    table_number(table, stop->arrive_tod);
    table_number(table, stop->start_tod);
    table_number(table, stop->end_tod);
    table_number(table, stop->drive_s);
    table_number(table, stop->drive_m);
    table_number(table, stop->value_ct);
    table_number(table, stop->worth_ct);
    table_number(table, stop->detour_ct);
    table_text(table, stop->appointment_ix != NO_IX
                          ? model->appointments[stop->appointment_ix].crm_id
                          : NULL);
    table_number(table, stop->is_pinned);
}

static void plan_rows(const struct model *model, const struct plan *plan,
                      struct table *table)
{
    const struct rep *rep = &model->reps[plan->rep_ix];
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        for (uint32_t i = 0; i < day->stop_count; i++) {
            table_text(table, rep->crm_id);
            table_text(table, rep->name);
            table_number(table, day->day);
            table_number(table, i + 1);
            stop_row(model, &plan->stops[day->stop_first + i], table);
        }
    }
}

void plan_stop_table(const struct plan_list *list, struct arena *arena,
                     struct table *table)
{
    table_init(table, stop_columns, COUNT_OF(stop_columns), arena);
    for (uint32_t i = 0; i < list->plan_count; i++)
        plan_rows(list->model, &list->plans[i], table);
}

static void left_row(const struct model *model, const struct reason *reason,
                     struct table *table)
{
    const struct account *account = &model->accounts[reason->account_ix];
    table_text(table, account->crm_id);
    table_text(table, account->name);
    table_text(table, reason_word(reason->code));
    table_number(table, reason->amount_ct);
    table_text(table, reason->by_account_ix != NO_IX
                          ? model->accounts[reason->by_account_ix].crm_id
                          : NULL);
    if (reason->until_day != NO_DAY)
        table_number(table, reason->until_day);
    else
        table_none(table);
}

void plan_left_table(const struct plan_list *list, struct arena *arena,
                     struct table *table)
{
    const struct model *model = list->model;
    table_init(table, left_columns, COUNT_OF(left_columns), arena);
    for (uint32_t i = 0; i < list->plan_count; i++) {
        const struct plan *plan = &list->plans[i];
        for (uint32_t r = 0; r < plan->reason_count; r++) {
            table_text(table, model->reps[plan->rep_ix].crm_id);
            table_text(table, model->reps[plan->rep_ix].name);
            left_row(model, &plan->reasons[r], table);
        }
    }
}

bool plan_csv_write(const struct plan_list *list, FILE *out, struct err *err)
{
    struct arena arena = {0};
    struct table table;
    plan_stop_table(list, &arena, &table);
    const bool ok = table_write(&table, TABLE_CSV, NULL, out, err);
    arena_release(&arena);
    return ok;
}
