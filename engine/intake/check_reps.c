// SPDX-License-Identifier: GPL-3.0-or-later
/* Reps who cannot be planned, and opportunities that the CRM forgot. */
#include "intake/findings.h"

#include "base/civil.h"

enum { DAYS_LOOKED_AT = 28 };

static bool works_at_all(const struct finding_list *list, uint32_t rep_ix)
{
    struct window spans[WINDOWS_MAX];
    for (int32_t i = 0; i < DAYS_LOOKED_AT; i++)
        if (model_working_spans(list->model, rep_ix, list->today_day + i, spans) > 0)
            return true;
    return false;
}

static void check_rep(struct finding_list *list, uint32_t rep_ix, uint32_t accounts)
{
    const struct rep *rep = &list->model->reps[rep_ix];
    if (!rep->has_home)
        finding_add_rep(list, FINDING_NO_HOME, rep_ix, "'%s' has no home base",
                        rep->name);
    if (accounts == 0 && !rep->is_specialist)
        finding_add_rep(list, FINDING_NO_ACCOUNTS, rep_ix, "'%s' has no accounts",
                        rep->name);
    if (!works_at_all(list, rep_ix))
        finding_add_rep(list, FINDING_NO_WORK, rep_ix,
                        "'%s' does not work on any day of the next four weeks",
                        rep->name);
}

void check_reps(struct finding_list *list)
{
    const struct model *model = list->model;
    uint32_t *accounts = ARENA_ARRAY(list->scratch, model->rep_count, uint32_t);
    if (model->rep_count == 0)
        finding_add_rep(list, FINDING_NO_REPS, NO_IX, "there is no rep");
    for (uint32_t i = 0; i < model->account_count; i++)
        if (model->accounts[i].rep_ix != NO_IX)
            accounts[model->accounts[i].rep_ix]++;
    for (uint32_t i = 0; i < model->rep_count; i++)
        check_rep(list, i, accounts[i]);
}

void check_opportunities(struct finding_list *list)
{
    for (uint32_t i = 0; i < list->model->opportunity_count; i++) {
        const struct opportunity *opportunity = &list->model->opportunities[i];
        char date[CIVIL_DATE_SIZE];
        if (opportunity->stage >= STAGE_WON || opportunity->close_day == NO_DAY ||
            opportunity->close_day >= list->today_day)
            continue;
        finding_add_account(list, FINDING_OVERDUE, opportunity->account_ix,
                            "its opportunity '%s' is open and should have closed on %s",
                            opportunity->crm_id,
                            civil_day_text(opportunity->close_day, date));
    }
}
