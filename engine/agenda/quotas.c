// SPDX-License-Identifier: GPL-3.0-or-later
/* Quotas of the model as quotas of a week.
 *
 * What she has visited since Monday is taken off first; of accounts that were new then
 * nothing is known any more. Appointments and must-visits count, and are kept whatever
 * a cap says: it is raised to their number. Whoever is under way keeps to her plan,
 * which has kept the quotas: that week has none. */
#include "agenda/desk.h"

#include "base/civil.h"

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t count_done(const struct desk *desk, const struct quota *quota)
{
    const struct model *model = desk->model;
    const int32_t first_day = desk->task->first_day;
    const int32_t monday_day = first_day - civil_weekday(first_day);
    int32_t count = 0;
    for (uint32_t i = 0; first_day > monday_day && i < model->account_count; i++) {
        const struct account *account = &model->accounts[i];
        count += account->rep_ix == desk->task->rep_ix &&
                 account->last_visit_day >= monday_day &&
                 account->last_visit_day < first_day &&
                 model_quota_counts(model, quota, i);
    }
    return count;
}

void desk_lay_quotas(struct desk *desk)
{
    const struct model *model = desk->model;
    struct desk_quota *quotas =
        ARENA_ARRAY(desk->scratch, model->quota_count, struct desk_quota);
    for (uint32_t i = 0; i < model->quota_count; i++) {
        const struct quota *quota = &model->quotas[i];
        const bool is_hers =
            quota->rep_ix == NO_IX || quota->rep_ix == desk->task->rep_ix;
        if (!is_hers || (quota->least == 0 && quota->most < 0))
            continue;
        const int32_t done = count_done(desk, quota);
        quotas[desk->quota_count++] =
            (struct desk_quota){i, most(quota->least - done, 0),
                                quota->most < 0 ? -1 : most(quota->most - done, 0)};
    }
    desk->quotas = quotas;
}

static bool counts(const struct desk *desk, const struct desk_quota *quota,
                   uint32_t account_ix)
{
    return account_ix != NO_IX &&
           model_quota_counts(desk->model, &desk->model->quotas[quota->quota_ix],
                              account_ix);
}

bool desk_is_wanted(const struct desk *desk, uint32_t account_ix)
{
    for (uint32_t i = 0; i < desk->quota_count; i++)
        if (desk->quotas[i].least > 0 && counts(desk, &desk->quotas[i], account_ix))
            return true;
    return false;
}

int64_t desk_quota_miss_ct(const struct desk *desk)
{
    int64_t sum_ct = 0;
    for (uint32_t i = 0; i < desk->quota_count; i++)
        sum_ct += desk->quotas[i].least *
                  desk->model->quotas[desk->quotas[i].quota_ix].miss_ct;
    return sum_ct;
}

void desk_put_quotas(const struct desk *desk, struct arena *arena, struct week *week)
{
    struct week_quota *quotas =
        ARENA_ARRAY(arena, desk->quota_count, struct week_quota);
    for (uint32_t q = 0; q < desk->quota_count; q++) {
        const struct desk_quota *quota = &desk->quotas[q];
        int32_t *amounts = ARENA_ARRAY(arena, desk->candidate_count, int32_t);
        int32_t must_count = 0;
        for (uint32_t i = 0; i < desk->candidate_count; i++) {
            amounts[i] = counts(desk, quota, desk->candidates[i].account_ix);
            must_count += amounts[i] && desk->candidates[i].is_must;
        }
        quotas[q] = (struct week_quota){
            .most = quota->most < 0 ? WEEK_QUOTA_OPEN : most(quota->most, must_count),
            .amounts = amounts,
            .least = quota->least,
            .miss_ct = desk->model->quotas[quota->quota_ix].miss_ct,
            .quota_ix = quota->quota_ix,
        };
    }
    week->quotas = quotas;
    week->quota_count = desk->task->is_under_way ? 0 : desk->quota_count;
}
