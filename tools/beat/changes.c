// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/changes.h"

#include "base/civil.h"
#include "beat/show.h"

static const struct column columns[] = {
    {.name = "change", .title = "change"},
    {.name = "kind"},
    {.name = "account", .title = "account"},
    {.name = "name", .title = "name", .can_shrink = true},
    {.title = "before"},
    {.title = "after"},
    {.name = "before_date"},
    {.name = "before_tod", .kind = CELL_TOD},
    {.name = "after_date"},
    {.name = "after_tod", .kind = CELL_TOD},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static const char *change_word(const struct plan_change *change)
{
    switch (change->kind) {
    case CHANGE_IN:
        return "new";
    case CHANGE_OUT:
        return "out";
    case CHANGE_DAY:
        return "other day";
    case CHANGE_TIME:
        break;
    }
    return change->after->start_tod < change->before->start_tod ? "earlier" : "later";
}

static const char *stop_kind(const struct stop *stop)
{
    if (stop->event_ix != NO_IX)
        return "event";
    return stop->appointment_ix != NO_IX ? "appointment" : "visit";
}

/* "Tue 10:30"; NULL: none. */
static const char *moment_text(const struct stop *stop, int32_t day,
                               struct arena *arena)
{
    char tod[CIVIL_TOD_SIZE];
    if (stop == NULL)
        return NULL;
    return arena_format(arena, "%.3s %s", civil_weekday_name(civil_weekday(day)),
                        civil_tod_text(stop->start_tod, tod));
}

static const char *date_text(const struct stop *stop, int32_t day, struct arena *arena)
{
    char date[CIVIL_DATE_SIZE];
    return stop == NULL ? NULL : arena_text(arena, civil_day_text(day, date));
}

static void put_tod(struct table *table, const struct stop *stop)
{
    if (stop == NULL)
        table_none(table);
    else
        table_number(table, stop->start_tod);
}

static void put_change(struct table *table, const struct model *model,
                       const struct plan_change *change, struct arena *arena)
{
    const struct stop *stop = change->after ? change->after : change->before;
    const bool is_account = stop->account_ix != NO_IX;
    const struct account *account =
        is_account ? &model->accounts[stop->account_ix] : NULL;
    table_text(table, change_word(change));
    table_text(table, stop_kind(stop));
    table_text(table, is_account ? account->crm_id : NULL);
    table_text(table, is_account ? account->name : model->events[stop->event_ix].name);
    table_text(table, moment_text(change->before, change->before_day, arena));
    table_text(table, moment_text(change->after, change->after_day, arena));
    table_text(table, date_text(change->before, change->before_day, arena));
    put_tod(table, change->before);
    table_text(table, date_text(change->after, change->after_day, arena));
    put_tod(table, change->after);
    table_number(table, stop->value_ct);
}

bool changes_show(const struct request *request, const struct model *model,
                  const struct plan_change *changes, uint32_t count,
                  struct arena *arena, struct err *err)
{
    struct table table;
    if (count == 0 && show_is_for_people(request))
        return true;
    table_init(&table, columns, COLUMN_COUNT, arena);
    for (uint32_t i = 0; i < count; i++)
        put_change(&table, model, &changes[i], arena);
    return show_table(request, &table, err);
}
