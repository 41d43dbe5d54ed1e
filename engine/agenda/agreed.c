// SPDX-License-Identifier: GPL-3.0-or-later
/* What is agreed: appointments and events. Their time binds, opening hours do not; the
 * rep's working day does. */
#include "agenda/desk.h"

#include "agenda/days.h"
#include "base/civil.h"

/* Appointments. */

uint32_t desk_appointment_days(const struct desk *desk,
                               const struct appointment *appointment)
{
    if (appointment->kind != APPOINTMENT_WEEK)
        return desk_days_between(desk, appointment->day, appointment->day);
    const int32_t monday_day = appointment->day - civil_weekday(appointment->day);
    return desk_days_between(desk, monday_day, monday_day + 6);
}

static uint32_t appointment_starts(const struct desk *desk,
                                   const struct appointment *appointment, uint32_t d,
                                   const struct trip_there *there, int32_t service_s,
                                   bool is_any_time, struct window starts[STARTS_MAX])
{
    if (!desk_is_within_cap(desk, d, there))
        return 0;
    const struct starts_task task = desk_starts_task(desk, d, there, service_s);
    const int32_t start_tod = appointment->start_tod;
    bool is_known;
    switch (appointment->kind) {
    case APPOINTMENT_FIXED:
        return starts_agreed(&task, start_tod, start_tod, starts);
    case APPOINTMENT_LEEWAY:
        return starts_agreed(&task, start_tod - appointment->leeway_s,
                             start_tod + appointment->leeway_s, starts);
    case APPOINTMENT_DAY:
    case APPOINTMENT_WEEK:
        break;
    }
    if (is_any_time)
        return starts_agreed(&task, 0, 2 * DAY_S, starts);
    return desk_visit_starts(desk, appointment->account_ix, d, there, service_s, starts,
                             &is_known);
}

/* Opening hours bind what is agreed for a day or a week only where they leave a time at
 * all: shut on the day of the appointment means that somebody will be there. */
static bool put_appointment_windows(struct desk *desk,
                                    const struct appointment *appointment,
                                    uint32_t days, const struct trip_there *there,
                                    bool is_any_time, struct candidate *candidate)
{
    bool is_possible = false;
    for (uint32_t d = 0; d < desk->task->day_count; d++) {
        if (!(days >> d & 1))
            continue;
        struct window starts[STARTS_MAX];
        const uint32_t count = appointment_starts(
            desk, appointment, d, there, candidate->service_s, is_any_time, starts);
        if (count == 0)
            continue;
        candidate->windows[d] = desk_put_windows(desk, starts, count);
        const struct worth worth = desk_worth(desk, candidate->account_ix, d,
                                              PRESENCE_AGREED, there->cost.cost_ct);
        candidate_put_value(candidate, d, &worth);
        is_possible = true;
    }
    return is_possible;
}

/* Away when she does not work at that time; too far when she cannot be there. */
static enum reason_code why_no_appointment(const struct desk *desk,
                                           const struct appointment *appointment,
                                           uint32_t days, int32_t service_s)
{
    static const struct trip_there next_door = {.near_out = {-1, 0},
                                                .near_back = {-1, 0}};
    for (uint32_t d = 0; d < desk->task->day_count; d++) {
        struct window starts[STARTS_MAX];
        if ((days >> d & 1) && appointment_starts(desk, appointment, d, &next_door,
                                                  service_s, true, starts) > 0)
            return REASON_TOO_FAR;
    }
    return REASON_REP_AWAY;
}

bool desk_put_appointment(struct desk *desk, uint32_t appointment_ix,
                          struct reason *reason)
{
    const struct appointment *appointment = &desk->model->appointments[appointment_ix];
    const uint32_t account_ix = appointment->account_ix;
    struct candidate candidate = {
        .kind = NODE_APPOINTMENT,
        .account_ix = account_ix,
        .appointment_ix = appointment_ix,
        .event_ix = NO_IX,
        .at = desk->model->accounts[account_ix].at,
        .is_must = true,
        .service_s = appointment->duration_s,
    };
    if (candidate.service_s == 0)
        candidate.service_s =
            (int32_t)model_settings(desk->model, account_ix, desk->task->rep_ix)
                .value[SETTING_VISIT_S];
    *reason = desk_no_reason(account_ix);
    const uint32_t days = desk_appointment_days(desk, appointment);
    const struct trip_there *there = trips_find(&desk->trips, account_ix);
    if (!there)
        reason->code = REASON_NOT_LOCATED;
    else if (!trip_is_reached(there))
        reason->code = there->has_no_road ? REASON_NO_ROAD : REASON_UNREACHABLE;
    else if (!put_appointment_windows(desk, appointment, days, there, false,
                                      &candidate) &&
             !put_appointment_windows(desk, appointment, days, there, true, &candidate))
        reason->code = why_no_appointment(desk, appointment, days, candidate.service_s);
    if (reason->code != REASON_NONE)
        return false;
    candidate_put_travel(desk, there, &candidate);
    desk_put_candidate(desk, &candidate);
    return true;
}

/* Events. */

void desk_put_event_left(struct desk *desk, uint32_t event_ix)
{
    desk->events_left =
        arena_grow(desk->scratch, desk->events_left, &desk->event_capacity,
                   desk->events_left_count + 1, sizeof *desk->events_left);
    desk->events_left[desk->events_left_count++] = event_ix;
}

/* The nearest lodging before and after. */
static bool put_event_lodgings(const struct desk *desk, struct geo_point at,
                               struct trip_there *there, struct err *err)
{
    for (uint32_t i = 0; i < desk->lodgings.count; i++) {
        struct drive out, back;
        if (!travel_drive(desk->travel, desk->lodgings.at[i], at, &out, err) ||
            !travel_drive(desk->travel, at, desk->lodgings.at[i], &back, err))
            return false;
        if (out.drive_s >= 0 &&
            (there->near_out.drive_s < 0 || out.drive_s < there->near_out.drive_s))
            there->near_out = out;
        if (back.drive_s >= 0 &&
            (there->near_back.drive_s < 0 || back.drive_s < there->near_back.drive_s))
            there->near_back = back;
    }
    return true;
}

static bool is_within_work(const struct week_day *day, const struct event *event)
{
    for (uint32_t i = 0; i < day->span_count; i++)
        if (event->start_tod >= day->spans[i].open_tod &&
            event->end_tod <= day->spans[i].close_tod)
            return true;
    return false;
}

/* A must event outside work makes the day longer: from leaving home for it to being
 * back from it. Visits keep to work. */
static struct window outside_of(const struct event *event,
                                const struct trip_there *there, struct week_day *day)
{
    static const struct window none = {0, 0};
    const int32_t leave_tod = event->start_tod - there->out.drive_s;
    const int32_t back_tod = event->end_tod + there->back.drive_s;
    const struct window outside = {leave_tod > 0 ? leave_tod : 0,
                                   back_tod < 2 * DAY_S ? back_tod : 2 * DAY_S};
    if (!event->is_must || !trip_is_reached(there) || is_within_work(day, event) ||
        !days_add_span(day, outside))
        return none;
    return outside;
}

bool desk_put_event(struct desk *desk, uint32_t event_ix, struct err *err)
{
    const struct event *event = &desk->model->events[event_ix];
    const uint32_t days = desk_days_between(desk, event->day, event->day);
    if (days == 0 || (event->rep_ix != NO_IX && event->rep_ix != desk->task->rep_ix))
        return true;
    struct trip_there there = {0};
    there.near_out.drive_s = there.near_back.drive_s = -1;
    if (!travel_drive(desk->travel, desk->home, event->at, &there.out, err) ||
        !travel_drive(desk->travel, event->at, desk->home, &there.back, err))
        return false;
    const uint32_t d = (uint32_t)(event->day - desk->task->first_day);
    struct candidate candidate = {
        .kind = NODE_EVENT,
        .account_ix = NO_IX,
        .appointment_ix = NO_IX,
        .event_ix = event_ix,
        .at = event->at,
        .is_must = event->is_must,
        .service_s = event->end_tod - event->start_tod,
    };
    if (!put_event_lodgings(desk, event->at, &there, err))
        return false;
    struct window starts[STARTS_MAX];
    struct week_day day = desk->days[d];
    candidate.outside = outside_of(event, &there, &day);
    struct starts_task task = desk_starts_task(desk, d, &there, candidate.service_s);
    task.day = &day;
    const uint32_t count =
        trip_is_reached(&there) && desk_is_within_cap(desk, d, &there)
            ? starts_agreed(&task, event->start_tod, event->start_tod, starts)
            : 0;
    if (count == 0) {
        desk_put_event_left(desk, event_ix);
        return true;
    }
    candidate.windows[d] = desk_put_windows(desk, starts, count);
    candidate.value_ct[d] = candidate.best_ct = event->value_ct;
    candidate_put_travel(desk, &there, &candidate);
    desk_put_candidate(desk, &candidate);
    return true;
}
