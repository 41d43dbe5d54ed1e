// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda/desk.h"

struct reason desk_no_reason(uint32_t account_ix)
{
    return (struct reason){
        .account_ix = account_ix, .by_account_ix = NO_IX, .until_day = NO_DAY};
}

void desk_put_reason(struct desk *desk, struct reason reason)
{
    desk->reasons = arena_grow(desk->scratch, desk->reasons, &desk->reason_capacity,
                               desk->reason_count + 1, sizeof *desk->reasons);
    desk->reasons[desk->reason_count++] = reason;
}

void desk_put_candidate(struct desk *desk, const struct candidate *candidate)
{
    desk->candidates =
        arena_grow(desk->scratch, desk->candidates, &desk->candidate_capacity,
                   desk->candidate_count + 1, sizeof *desk->candidates);
    desk->candidates[desk->candidate_count++] = *candidate;
}

struct range desk_put_windows(struct desk *desk, const struct window *windows,
                              uint32_t count)
{
    const struct range range = {desk->window_count, count};
    desk->windows = arena_grow(desk->scratch, desk->windows, &desk->window_capacity,
                               desk->window_count + count, sizeof *desk->windows);
    for (uint32_t i = 0; i < count; i++)
        desk->windows[desk->window_count++] = windows[i];
    return range;
}

uint32_t desk_all_days(const struct desk *desk)
{
    return (UINT32_C(1) << desk->task->day_count) - 1;
}

uint32_t desk_days_between(const struct desk *desk, int32_t from_day, int32_t until_day)
{
    uint32_t days = 0;
    for (uint32_t d = 0; d < desk->task->day_count; d++)
        if (desk->days[d].day >= from_day && desk->days[d].day <= until_day)
            days |= UINT32_C(1) << d;
    return days;
}

/* Drives and windows. */

bool trip_is_reached(const struct trip_there *there)
{
    return there->out.drive_s >= 0 && there->back.drive_s >= 0;
}

/* She wakes up at home on the first day and sleeps there after the last. */
static int32_t least_out_s(uint32_t d, const struct trip_there *there)
{
    const int32_t near_s = there->near_out.drive_s, out_s = there->out.drive_s;
    return d > 0 && near_s >= 0 && (out_s < 0 || near_s < out_s) ? near_s : out_s;
}

static int32_t least_back_s(const struct desk *desk, uint32_t d,
                            const struct trip_there *there)
{
    const int32_t near_s = there->near_back.drive_s, back_s = there->back.drive_s;
    return d + 1 < desk->task->day_count && near_s >= 0 &&
                   (back_s < 0 || near_s < back_s)
               ? near_s
               : back_s;
}

bool desk_is_within_cap(const struct desk *desk, uint32_t d,
                        const struct trip_there *there)
{
    return (int64_t)least_out_s(d, there) + least_back_s(desk, d, there) <=
           desk->days[d].driving_max_s;
}

struct starts_task desk_starts_task(const struct desk *desk, uint32_t d,
                                    const struct trip_there *there, int32_t service_s)
{
    return (struct starts_task){
        .day = &desk->days[d],
        .out_s = desk->task->is_under_way ? 0 : least_out_s(d, there),
        .back_s = least_back_s(desk, d, there),
        .service_s = service_s,
    };
}

uint32_t desk_visit_starts(const struct desk *desk, uint32_t account_ix, uint32_t d,
                           const struct trip_there *there, int32_t service_s,
                           struct window starts[STARTS_MAX], bool *is_known)
{
    struct window open[WINDOWS_MAX];
    const uint32_t open_count =
        model_open_windows(desk->model, account_ix, desk->days[d].day, open, is_known);
    if (!desk_is_within_cap(desk, d, there))
        return 0;
    const struct starts_task task = desk_starts_task(desk, d, there, service_s);
    return starts_of(&task, open, open_count, starts);
}

/* Values. */

struct worth desk_worth(const struct desk *desk, uint32_t account_ix, uint32_t d,
                        enum presence presence, int64_t trip_ct)
{
    return worth_of(desk->model, &(struct worth_task){
                                     .account_ix = account_ix,
                                     .rep_ix = desk->task->rep_ix,
                                     .day = desk->days[d].day,
                                     .wait_day = desk->wait_day,
                                     .presence = presence,
                                     .trip_ct = trip_ct,
                                 });
}

void candidate_put_value(struct candidate *candidate, uint32_t d,
                         const struct worth *worth)
{
    if (candidate->worth.wait_days == 0)
        candidate->worth = *worth;
    const int64_t value_ct = candidate->is_must ? worth->worth_ct : worth->value_ct;
    candidate->value_ct[d] = value_ct;
    if (value_ct > candidate->best_ct)
        candidate->best_ct = value_ct;
}

void candidate_put_travel(const struct desk *desk, const struct trip_there *there,
                          struct candidate *candidate)
{
    const int64_t km_uct = desk->settings.value[SETTING_KM_UCT];
    candidate->hop_s = there->hop.drive_s > 0 ? there->hop.drive_s : 0;
    candidate->hop_ct = travel_drive_ct(there->hop, km_uct);
    candidate->round_ct = (int64_t)travel_drive_ct(there->out, km_uct) +
                          travel_drive_ct(there->back, km_uct);
}
