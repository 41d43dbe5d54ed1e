// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_musts: what had to be in a plan and is not. Rare, and always worth a line. */
#include "base/civil.h"
#include "beat/plan_tables.h"

static bool has_appointment(const struct plan *plan, uint32_t appointment_ix)
{
    for (uint32_t i = 0; i < plan->stop_count; i++) {
        if (plan->stops[i].appointment_ix == appointment_ix)
            return true;
    }
    return false;
}

static bool has_account(const struct plan *plan, uint32_t account_ix)
{
    for (uint32_t i = 0; i < plan->stop_count; i++) {
        if (plan->stops[i].account_ix == account_ix)
            return true;
    }
    return false;
}

static bool is_in_week(int32_t day, const struct plan *plan)
{
    return day >= plan->monday_day && day < plan->monday_day + (int32_t)plan->day_count;
}

static uint32_t tell_appointments(const struct model *model, const struct plan *plan)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->appointment_count; i++) {
        const struct appointment *appointment = &model->appointments[i];
        const struct account *account = &model->accounts[appointment->account_ix];
        const uint32_t rep_ix =
            appointment->rep_ix != NO_IX ? appointment->rep_ix : account->rep_ix;
        char date[CIVIL_DATE_SIZE];
        if (rep_ix != plan->rep_ix || !is_in_week(appointment->day, plan) ||
            has_appointment(plan, i))
            continue;
        show_remark("%s: the appointment of %s with %s '%s' is in no plan",
                    model->reps[rep_ix].crm_id, civil_day_text(appointment->day, date),
                    account->crm_id, account->name);
        count++;
    }
    return count;
}

static uint32_t tell_must_visits(const struct model *model, const struct plan *plan)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < model->block_count; i++) {
        const struct block *block = &model->blocks[i];
        const struct account *account = &model->accounts[block->account_ix];
        const int32_t last_day = plan->monday_day + (int32_t)plan->day_count - 1;
        if (block->kind != BLOCK_MUST || account->rep_ix != plan->rep_ix ||
            block->until_day < plan->monday_day || block->from_day > last_day ||
            has_account(plan, block->account_ix))
            continue;
        show_remark("%s: %s '%s' must be visited and is in no plan",
                    model->reps[plan->rep_ix].crm_id, account->crm_id, account->name);
        count++;
    }
    return count;
}

uint32_t plan_musts_tell(const struct plan_set *set)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < set->plan_count; i++) {
        count += tell_appointments(set->model, &set->plans[i]);
        count += tell_must_visits(set->model, &set->plans[i]);
    }
    return count;
}
