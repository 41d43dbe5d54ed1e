// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/account_list.h"

#include "model/phone.h"
#include "model/words.h"
#include "output/member.h"
#include "output/place.h"
#include "output/week_figures.h"
#include "text/json.h"

static const struct column account_columns[] = {
    {.name = "account_id"},
    {.name = "name"},
    {.name = "lon_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "lat_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "precision"},
    {.name = "tier"},
    {.name = "territory"},
    {.name = "rep_id"},
    {.name = "owner_rep_id"},
    {.name = "is_moved", .kind = CELL_FLAG},
    {.name = "last_visit_day", .kind = CELL_DAY},
    {.name = "due_day", .kind = CELL_DAY},
    {.name = "next_visit_day", .kind = CELL_DAY},
    {.name = "next_visit_tod", .kind = CELL_TOD},
    {.name = "channel"},
    {.name = "reason"},
    {.name = "reason_amount_ct", .kind = CELL_MONEY},
};
enum { LON_COLUMN = 2, LAT_COLUMN = 3 };

static const struct column touch_columns[] = {
    {.name = "account_id", .title = "account"},
    {.name = "name", .title = "name", .can_shrink = true},
    {.name = "city", .title = "town", .can_shrink = true},
    {.name = "phone", .title = "phone"},
    {.name = "contact", .title = "contact", .can_shrink = true},
    {.name = "tier", .title = "tier"},
    {.name = "rep_id"},
    {.name = "rep", .title = "rep", .can_shrink = true},
    {.name = "why", .title = "why"},
    {.name = "gain_ct", .title = "gain", .kind = CELL_MONEY},
    {.name = "overdue_days", .title = "overdue", .kind = CELL_COUNT},
    {.name = "call_day", .title = "call on", .kind = CELL_DAY},
    {.name = "call_tod", .title = "at", .kind = CELL_TOD},
};

#define COUNT_OF(list) ((uint32_t)(sizeof(list) / sizeof *(list)))

/* What the plans say of each account: by account. */
struct told {
    const struct stop **stops; /* the first of the week; NULL: none */
    int32_t *stop_days;
    const struct reason **reasons; /* NULL: none */
};

static void tell_day(const struct plan *plan, const struct plan_day *day,
                     struct told *told)
{
    for (uint32_t i = 0; i < day->stop_count; i++) {
        const struct stop *stop = &plan->stops[day->stop_first + i];
        if (stop->account_ix == NO_IX || told->stops[stop->account_ix] != NULL)
            continue;
        told->stops[stop->account_ix] = stop;
        told->stop_days[stop->account_ix] = day->day;
    }
}

static struct told told_by(const struct plan_list *list, struct arena *arena)
{
    const uint32_t count = list->model->account_count;
    struct told told = {.stops = ARENA_ARRAY(arena, count, const struct stop *),
                        .stop_days = ARENA_ARRAY(arena, count, int32_t),
                        .reasons = ARENA_ARRAY(arena, count, const struct reason *)};
    for (uint32_t p = 0; p < list->plan_count; p++) {
        const struct plan *plan = &list->plans[p];
        for (uint32_t d = 0; d < plan->day_count; d++)
            tell_day(plan, &plan->days[d], &told);
        for (uint32_t i = 0; i < plan->reason_count; i++)
            told.reasons[plan->reasons[i].account_ix] = &plan->reasons[i];
    }
    return told;
}

static void put_day(struct table *table, int32_t day)
{
    if (day == NO_DAY)
        table_none(table);
    else
        table_number(table, day);
}

static const char *rep_id_of(const struct model *model, uint32_t rep_ix)
{
    return rep_ix == NO_IX ? NULL : model->reps[rep_ix].crm_id;
}

static void place_cells(const struct account *account, struct table *table)
{
    if (account->precision == PLACE_NONE) {
        table_none(table);
        table_none(table);
    } else {
        table_real(table, account->at.lon_deg);
        table_real(table, account->at.lat_deg);
    }
    table_text(table, precision_word(account->precision));
}

static void owner_cells(const struct model *model, const struct account *account,
                        struct table *table)
{
    table_text(table, model->tiers[account->tier_ix].name);
    table_text(table, account->territory_ix == NO_IX
                          ? NULL
                          : model->territories[account->territory_ix].name);
    table_text(table, rep_id_of(model, account->rep_ix));
    table_text(table, rep_id_of(model, account->owner_rep_ix));
    table_number(table, account->owner_rep_ix != NO_IX &&
                            account->owner_rep_ix != account->rep_ix);
}

static int32_t due_day_of(const struct model *model, uint32_t account_ix)
{
    const struct account *account = &model->accounts[account_ix];
    const struct settings settings = model_settings(model, account_ix, account->rep_ix);
    const int64_t interval_days = settings.value[SETTING_INTERVAL_DAYS];
    if (account->last_visit_day == NO_DAY || interval_days <= 0)
        return NO_DAY;
    return account->last_visit_day + (int32_t)interval_days;
}

/* Next is the visit that is planned, else the day from which a reason says it is
 * offered again. */
static void visit_cells(const struct model *model, const struct told *told,
                        uint32_t account_ix, struct table *table)
{
    const struct stop *stop = told->stops[account_ix];
    const struct reason *reason = told->reasons[account_ix];
    put_day(table, model->accounts[account_ix].last_visit_day);
    put_day(table, due_day_of(model, account_ix));
    if (stop != NULL) {
        put_day(table, told->stop_days[account_ix]);
        table_number(table, stop->start_tod);
    } else {
        put_day(table, reason != NULL ? reason->until_day : NO_DAY);
        table_none(table);
    }
}

static const char *channel_of(const struct stop *stop, const struct reason *reason)
{
    if (stop != NULL)
        return "visit";
    if (reason == NULL)
        return NULL;
    return reason->code == REASON_REMOTE ? "remote" : "later";
}

static void reason_cells(const struct told *told, uint32_t account_ix,
                         struct table *table)
{
    const struct reason *reason = told->reasons[account_ix];
    table_text(table, channel_of(told->stops[account_ix], reason));
    table_text(table, reason != NULL ? reason_word(reason->code) : NULL);
    if (reason != NULL && reason->amount_ct != 0)
        table_number(table, reason->amount_ct);
    else
        table_none(table);
}

static bool is_listed(const struct account_list *list, uint32_t rep_ix)
{
    for (uint32_t i = 0; i < list->rep_count; i++)
        if (list->rep_ixs[i] == rep_ix)
            return true;
    return list->rep_count == 0;
}

void account_list_table(const struct account_list *list, struct arena *arena,
                        struct table *table)
{
    const struct model *model = list->plans.model;
    const struct told told = told_by(&list->plans, arena);
    table_init(table, account_columns, COUNT_OF(account_columns), arena);
    for (uint32_t i = 0; i < model->account_count; i++) {
        if (!is_listed(list, model->accounts[i].rep_ix))
            continue;
        table_text(table, model->accounts[i].crm_id);
        table_text(table, model->accounts[i].name);
        place_cells(&model->accounts[i], table);
        owner_cells(model, &model->accounts[i], table);
        visit_cells(model, &told, i, table);
        reason_cells(&told, i, table);
    }
}

/* ---- as points ---- */

static void property_write(struct json_writer *json, const struct column *column,
                           const struct cell *cell)
{
    const char *name = column->name;
    if (column->kind == CELL_DAY)
        member_day(json, name, cell->is_given ? (int32_t)cell->number : NO_DAY);
    else if (column->kind == CELL_TOD)
        member_tod(json, name, cell->is_given ? (int32_t)cell->number : -1);
    else if (column->kind == CELL_FLAG)
        member_flag(json, name, cell->number != 0);
    else if (column->kind == CELL_TEXT)
        member_text(json, name, cell->is_given ? cell->text : NULL);
    else if (cell->is_given)
        member_whole(json, name, cell->number);
    else
        member_text(json, name, NULL);
}

static void point_write(struct json_writer *json, const struct cell *cells)
{
    json_key(json, "geometry");
    if (!cells[LON_COLUMN].is_given) {
        json_none(json);
        return;
    }
    json_begin_object(json);
    member_text(json, "type", "Point");
    json_key(json, "coordinates");
    place_write(json,
                (struct geo_point){cells[LON_COLUMN].real, cells[LAT_COLUMN].real});
    json_end_object(json);
}

static void account_feature(struct json_writer *json, const struct cell *cells)
{
    json_begin_object(json);
    member_text(json, "type", "Feature");
    point_write(json, cells);
    json_key(json, "properties");
    json_begin_object(json);
    for (uint32_t i = 0; i < COUNT_OF(account_columns); i++)
        if (i != LON_COLUMN && i != LAT_COLUMN)
            property_write(json, &account_columns[i], &cells[i]);
    json_end_object(json);
    json_end_object(json);
}

bool account_list_geojson(const struct account_list *list, FILE *out, struct err *err)
{
    struct arena arena = {0};
    struct table table;
    struct json_writer writer = json_to(out, 0);
    account_list_table(list, &arena, &table);
    json_begin_object(&writer);
    member_text(&writer, "type", "FeatureCollection");
    json_key(&writer, "features");
    json_begin_array(&writer);
    for (size_t at = 0; at < table.cell_count; at += table.column_count)
        account_feature(&writer, &table.cells[at]);
    json_end_array(&writer);
    json_end_object(&writer);
    const bool is_done = json_writer_check(&writer, err);
    arena_release(&arena);
    return is_done;
}

/* ---- for the inside team ---- */

/* Who is asked for: the first contact of the account. */
static const struct contact *contact_of(const struct model *model,
                                        const struct account *account)
{
    return account->contacts.count > 0 ? &model->contacts[account->contacts.first]
                                       : NULL;
}

/* When the rep has time for it: by account; NULL: never. */
static const struct phone_touch **called_by(const struct plan_list *list,
                                            struct arena *arena)
{
    const struct phone_touch **called =
        ARENA_ARRAY(arena, list->model->account_count, const struct phone_touch *);
    for (uint32_t p = 0; p < list->plan_count; p++) {
        const struct phone_touch *touches;
        const uint32_t count =
            phone_touches(list->model, &list->plans[p], arena, &touches);
        for (uint32_t i = 0; i < count; i++)
            called[touches[i].account_ix] = &touches[i];
    }
    return called;
}

static void touch_row(const struct model *model, const struct left_figures *left,
                      bool is_remote, const struct phone_touch *call,
                      struct table *table)
{
    const struct account *account = &model->accounts[left->account_ix];
    const struct contact *contact = contact_of(model, account);
    table_text(table, account->crm_id);
    table_text(table, account->name);
    table_text(table, account->city);
    table_text(table, account->phone);
    table_text(table, contact != NULL ? contact->name : NULL);
    table_text(table, model->tiers[account->tier_ix].name);
    table_text(table, rep_id_of(model, left->rep_ix));
    table_text(table, left->rep_ix == NO_IX ? NULL : model->reps[left->rep_ix].name);
    table_text(table, is_remote ? "remote" : "overdue");
    if (is_remote)
        table_number(table, left->amount_ct);
    else
        table_none(table);
    if (left->overdue_days > 0)
        table_number(table, left->overdue_days);
    else
        table_none(table);
    if (call != NULL) {
        table_number(table, call->day);
        table_number(table, call->start_tod);
    } else {
        table_none(table);
        table_none(table);
    }
}

void touch_table(const struct plan_list *list, int32_t monday_day, struct arena *arena,
                 struct table *table)
{
    const struct week_input input = {.model = list->model,
                                     .monday_day = monday_day,
                                     .plans = list->plans,
                                     .plan_count = list->plan_count};
    const struct week_figures figures = week_figures_of(&input, arena);
    const struct told told = told_by(list, arena);
    const struct phone_touch **called = called_by(list, arena);
    table_init(table, touch_columns, COUNT_OF(touch_columns), arena);
    for (uint32_t i = 0; i < figures.remote_count; i++)
        touch_row(list->model, &figures.remote[i], true,
                  called[figures.remote[i].account_ix], table);
    for (uint32_t i = 0; i < figures.overdue_count; i++) {
        const struct reason *reason = told.reasons[figures.overdue[i].account_ix];
        if (reason == NULL || reason->code != REASON_REMOTE)
            touch_row(list->model, &figures.overdue[i], false, NULL, table);
    }
}
