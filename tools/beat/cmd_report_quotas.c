// SPDX-License-Identifier: GPL-3.0-or-later
/* report quotas: what a planned week has of each quota, what it lacks, what that costs.
 */
#include "beat/commands.h"
#include "beat/planned.h"
#include "beat/session.h"
#include "beat/show.h"

#include "base/civil.h"

static const struct column columns[] = {
    {.name = "week"},
    {.name = "rep_id"},
    {.name = "rep", .title = "rep", .can_shrink = true},
    {.name = "quota_id"},
    {.name = "quota", .title = "quota", .can_shrink = true},
    {.name = "least", .title = "least", .kind = CELL_COUNT},
    {.name = "most", .title = "most", .kind = CELL_COUNT},
    {.name = "accounts", .title = "accounts", .kind = CELL_COUNT},
    {.name = "planned", .title = "planned", .kind = CELL_COUNT},
    {.name = "missing", .title = "missing", .kind = CELL_COUNT},
    {.name = "missing_ct", .title = "costs", .kind = CELL_MONEY},
};

#define COLUMN_COUNT ((uint32_t)(sizeof columns / sizeof *columns))

static uint32_t count_accounts(const struct model *model, const struct quota *quota,
                               uint32_t rep_ix)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->account_count; i++)
        count +=
            model->accounts[i].rep_ix == rep_ix && model_quota_counts(model, quota, i);
    return count;
}

static uint32_t count_stops(const struct model *model, const struct quota *quota,
                            const struct plan *plan)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < plan->stop_count; i++)
        count += plan->stops[i].account_ix != NO_IX &&
                 model_quota_counts(model, quota, plan->stops[i].account_ix);
    return count;
}

static void add_quota(struct table *table, const struct model *model,
                      const struct quota *quota, const struct plan *plan,
                      const char *week)
{
    const int64_t planned = count_stops(model, quota, plan);
    const int64_t missing = planned < quota->least ? quota->least - planned : 0;
    table_text(table, week);
    table_text(table, model->reps[plan->rep_ix].crm_id);
    table_text(table, model->reps[plan->rep_ix].name);
    table_text(table, quota->crm_id);
    table_text(table, quota->name);
    if (quota->least > 0)
        table_number(table, quota->least);
    else
        table_none(table);
    if (quota->most >= 0)
        table_number(table, quota->most);
    else
        table_none(table);
    table_number(table, count_accounts(model, quota, plan->rep_ix));
    table_number(table, planned);
    table_number(table, missing);
    if (missing > 0)
        table_tone(table, TONE_WARN);
    table_number(table, missing * quota->miss_ct);
}

static bool report(const struct request *request, struct session *session,
                   struct err *err)
{
    const struct model *model = &session->model;
    struct planned planned;
    struct table table;
    char week[CIVIL_DATE_SIZE];
    if (!planned_load(request, session, &planned, err))
        return false;
    if (model->quota_count == 0 && show_is_for_people(request)) {
        show_paragraph(request, "no quotas: 'beat import quotas FILE' brings some");
        return true;
    }
    civil_week_text(planned.monday_day, week);
    table_init(&table, columns, COLUMN_COUNT, &session->arena);
    for (uint32_t p = 0; p < planned.plan_count; p++) {
        const struct plan *plan = &planned.plans[p];
        for (uint32_t q = 0; q < model->quota_count; q++) {
            const struct quota *quota = &model->quotas[q];
            if (quota->rep_ix == NO_IX || quota->rep_ix == plan->rep_ix)
                add_quota(&table, model, quota, plan, week);
        }
    }
    return show_table(request, &table, err);
}

bool cmd_report_quotas(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done =
        session_open(&session, request, DB_READ, err) && report(request, &session, err);
    session_close(&session);
    return is_done;
}
