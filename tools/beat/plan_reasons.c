// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/plan_reasons.h"

#include "base/civil.h"

#include <stddef.h>

static const struct column columns[] = {
    {.title = "rep", .can_shrink = true},
    {.title = "account"},
    {.title = "name", .can_shrink = true},
    {.title = "why it is left out"},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static const char *by_text(const struct model *model, const struct reason *reason)
{
    return reason->by_account_ix != NO_IX
               ? model->accounts[reason->by_account_ix].crm_id
               : "others";
}

/* With the numbers of this account, where the reason has any. */
static const char *reason_text(const struct model *model, const struct reason *reason,
                               struct arena *arena)
{
    const char *kind = plan_reason_kind(reason->code);
    const char *amount = show_money(arena, reason->amount_ct, model->currency);
    char date[CIVIL_DATE_SIZE];
    if (reason->code == REASON_NOT_DUE && reason->until_day != NO_DAY)
        return arena_format(arena, "%s: from %s", kind,
                            civil_day_text(reason->until_day, date));
    if (reason->code == REASON_BLOCKED && reason->until_day != NO_DAY)
        return arena_format(arena, "%s until %s", kind,
                            civil_day_text(reason->until_day, date));
    if (reason->code == REASON_CLASH)
        return arena_format(arena, "%s: %s", kind, by_text(model, reason));
    if (reason->code == REASON_NOT_WORTH || reason->code == REASON_REMOTE)
        return arena_format(arena, "%s, by %s", kind, amount);
    if (reason->code == REASON_QUOTA)
        return arena_format(arena, "%s; one more would bring %s", kind, amount);
    if (reason->code == REASON_DISPLACED)
        return arena_format(arena, "displaced by %s; forcing it: %s",
                            by_text(model, reason), amount);
    return kind;
}

bool plan_reasons_show(const struct request *request, const struct plan_set *set,
                       struct arena *arena, struct err *err)
{
    struct table table;
    table_init(&table, columns, COLUMN_COUNT, arena);
    for (uint32_t i = 0; i < set->plan_count; i++) {
        const struct plan *plan = &set->plans[i];
        for (uint32_t j = 0; j < plan->reason_count; j++) {
            const struct reason *reason = &plan->reasons[j];
            const struct account *account = &set->model->accounts[reason->account_ix];
            table_text(&table, set->model->reps[plan->rep_ix].name);
            table_text(&table, account->crm_id);
            table_text(&table, account->name);
            table_text(&table, reason_text(set->model, reason, arena));
        }
    }
    return show_table(request, &table, err);
}
