// SPDX-License-Identifier: GPL-3.0-or-later
/* Visits that could be made, account by account. Each passes through the rules in the
 * order of how final they are: where it is, whether visits are wished, blocks, the
 * earliest repeat, hours and drives, and last whether it can pay at all; the first rule
 * that leaves no day is the reason. */
#include "agenda/desk.h"

static int32_t last_day(const struct desk *desk)
{
    return desk->days[desk->task->day_count - 1].day;
}

/* Blocks and must-visits. */

struct wish {
    uint32_t blocked, must; /* days */
    int32_t blocked_until;
};

static struct wish wish_of(const struct desk *desk, const struct account *account)
{
    struct wish wish = {.blocked_until = NO_DAY};
    const struct range range = account->blocks;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct block *block = &desk->model->blocks[i];
        const uint32_t days =
            desk_days_between(desk, block->from_day, block->until_day);
        if (block->kind == BLOCK_OUT) {
            wish.blocked |= days;
            if (days && block->until_day > wish.blocked_until)
                wish.blocked_until = block->until_day;
        } else if (account->last_visit_day == NO_DAY ||
                   account->last_visit_day < block->from_day) {
            wish.must |= days; /* not granted yet */
        }
    }
    return wish;
}

/* Is any opening window inside work on that day, were the visit `service_s` long and
 * next door? */
static bool could_start(const struct desk *desk, uint32_t account_ix, uint32_t d,
                        int32_t service_s)
{
    struct week_day day = desk->days[d];
    day.lunch_s = 0;
    struct window open[WINDOWS_MAX], starts[STARTS_MAX];
    bool is_known;
    const uint32_t open_count =
        model_open_windows(desk->model, account_ix, day.day, open, &is_known);
    const struct starts_task task = {&day, 0, 0, service_s};
    return starts_of(&task, open, open_count, starts) > 0;
}

/* Why there is no start on any of `days`: away, shut, too short, too far. */
static enum reason_code why_no_start(const struct desk *desk, uint32_t account_ix,
                                     uint32_t days, int32_t service_s)
{
    bool is_working = false, is_open = false, is_long = false;
    for (uint32_t d = 0; d < desk->task->day_count; d++) {
        if (!(days >> d & 1))
            continue;
        is_working |= desk->days[d].span_count > 0;
        is_open |= could_start(desk, account_ix, d, 1);
        is_long |= could_start(desk, account_ix, d, service_s);
    }
    return !is_working ? REASON_REP_AWAY
           : !is_open  ? REASON_NO_WINDOW
           : !is_long  ? REASON_TOO_LONG
                       : REASON_TOO_FAR;
}

/* Due by the end of these days, or promised and never made. */
static int64_t miss_of(const struct desk *desk, const struct settings *settings,
                       const struct candidate *candidate)
{
    const struct account *account = &desk->model->accounts[candidate->account_ix];
    const struct worth *worth = &candidate->worth;
    const bool is_promised = account->is_cadence_promised;
    const bool is_due = worth->due == DUE_NEVER ? is_promised
                                                : worth->due_day != NO_DAY &&
                                                      worth->due_day <= last_day(desk);
    if (!is_due)
        return 0;
    const int64_t share_ppm = settings->value[is_promised ? SETTING_PROMISE_PENALTY_PPM
                                                          : SETTING_DUE_PENALTY_PPM];
    return candidate->best_ct / 1000000 * share_ppm +
           candidate->best_ct % 1000000 * share_ppm / 1000000;
}

/* Even a visit without any drive would bring less than a remote touch. */
static bool is_remote_better(const struct settings *settings,
                             const struct candidate *candidate)
{
    const struct worth *worth = &candidate->worth;
    const int64_t visit_ct =
        settings->value[SETTING_HOUR_CT] * candidate->service_s / 3600;
    const int64_t remote_net_ct = worth->remote_ct - worth->remote_cost_ct;
    return remote_net_ct > 0 && remote_net_ct >= worth->worth_ct - visit_ct;
}

/* Visits. */

static bool has_open_opportunity(const struct model *model,
                                 const struct account *account)
{
    const struct range range = account->opportunities;
    for (uint32_t i = range.first; i < range.first + range.count; i++)
        if (opportunity_is_open(&model->opportunities[i]))
            return true;
    return false;
}

/* The days left by blocks, must-visits and the earliest repeat; none with a reason. */
static uint32_t visit_days(const struct desk *desk, uint32_t account_ix,
                           const struct settings *settings, struct candidate *candidate,
                           struct reason *reason)
{
    const struct account *account = &desk->model->accounts[account_ix];
    const struct wish wish = wish_of(desk, account);
    const uint32_t open_days = desk_all_days(desk) & ~wish.blocked;
    candidate->is_must = (wish.must & open_days) != 0;
    if (!candidate->is_must && settings->value[SETTING_INTERVAL_DAYS] == 0) {
        reason->code = REASON_NO_INTERVAL;
        return 0;
    }
    if (open_days == 0) {
        reason->code = REASON_BLOCKED;
        reason->until_day = wish.blocked_until;
        return 0;
    }
    if (candidate->is_must)
        return wish.must & open_days;
    if (has_open_opportunity(desk->model, account))
        return open_days;
    const struct worth worth = desk_worth(desk, account_ix, 0, PRESENCE_COLD, 0);
    if (worth.earliest_day == NO_DAY)
        return open_days;
    const uint32_t due_days =
        open_days & desk_days_between(desk, worth.earliest_day, INT32_MAX);
    if (due_days == 0) {
        const bool is_early = worth.earliest_day > last_day(desk);
        reason->code = is_early ? REASON_NOT_DUE : REASON_BLOCKED;
        reason->until_day = is_early ? worth.earliest_day : wish.blocked_until;
    }
    return due_days;
}

static bool put_visit_windows(struct desk *desk, uint32_t days,
                              const struct trip_there *there,
                              struct candidate *candidate)
{
    bool is_possible = false;
    for (uint32_t d = 0; d < desk->task->day_count; d++) {
        if (!(days >> d & 1))
            continue;
        struct window starts[STARTS_MAX];
        bool is_known;
        const uint32_t count =
            desk_visit_starts(desk, candidate->account_ix, d, there,
                              candidate->service_s, starts, &is_known);
        if (count == 0)
            continue;
        candidate->windows[d] = desk_put_windows(desk, starts, count);
        const struct worth worth =
            desk_worth(desk, candidate->account_ix, d,
                       is_known ? PRESENCE_HOURS : PRESENCE_COLD, there->cost.cost_ct);
        candidate_put_value(candidate, d, &worth);
        is_possible = true;
    }
    return is_possible;
}

/* What is left to say of a visit that could be made: that it would not pay. */
static enum reason_code why_not_worth(const struct desk *desk,
                                      const struct settings *settings,
                                      const struct candidate *candidate,
                                      int64_t *amount_ct)
{
    const struct worth *worth = &candidate->worth;
    if (candidate->is_must || candidate->miss_ct > 0 ||
        desk_is_wanted(desk, candidate->account_ix))
        return REASON_NONE;
    if (is_remote_better(settings, candidate)) {
        const int64_t visit_ct =
            settings->value[SETTING_HOUR_CT] * candidate->service_s / 3600;
        *amount_ct = worth->remote_ct - worth->remote_cost_ct -
                     (worth->worth_ct > visit_ct ? worth->worth_ct - visit_ct : 0);
        return REASON_REMOTE;
    }
    if (candidate->best_ct > 0)
        return REASON_NONE;
    *amount_ct = worth->trip_ct;
    return REASON_NOT_WORTH;
}

/* The candidate; NONE when it was put on the desk. */
static void weigh_visit(struct desk *desk, struct candidate *candidate,
                        struct reason *reason)
{
    const uint32_t account_ix = candidate->account_ix;
    const struct settings settings =
        model_settings(desk->model, account_ix, desk->task->rep_ix);
    candidate->service_s = (int32_t)settings.value[SETTING_VISIT_S];
    const struct trip_there *there = trips_find(&desk->trips, account_ix);
    if (!there) {
        reason->code = REASON_NOT_LOCATED;
        return;
    }
    const uint32_t days = visit_days(desk, account_ix, &settings, candidate, reason);
    if (reason->code != REASON_NONE)
        return;
    if (!trip_is_reached(there)) {
        reason->code = there->has_no_road ? REASON_NO_ROAD : REASON_UNREACHABLE;
        return;
    }
    if (!put_visit_windows(desk, days, there, candidate)) {
        reason->code = why_no_start(desk, account_ix, days, candidate->service_s);
        return;
    }
    candidate_put_travel(desk, there, candidate);
    candidate->miss_ct = candidate->is_must ? 0 : miss_of(desk, &settings, candidate);
    reason->code = why_not_worth(desk, &settings, candidate, &reason->amount_ct);
    if (reason->code == REASON_NONE)
        desk_put_candidate(desk, candidate);
}

void desk_put_visit(struct desk *desk, uint32_t account_ix)
{
    struct candidate candidate = {
        .kind = NODE_VISIT,
        .account_ix = account_ix,
        .appointment_ix = NO_IX,
        .event_ix = NO_IX,
        .at = desk->model->accounts[account_ix].at,
    };
    struct reason reason = desk_no_reason(account_ix);
    weigh_visit(desk, &candidate, &reason);
    if (reason.code != REASON_NONE)
        desk_put_reason(desk, reason);
}
