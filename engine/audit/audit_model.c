// SPDX-License-Identifier: GPL-3.0-or-later
/* A plan against the model that it was made from, wherever it was kept in between. */
#include "audit/audit_plan.h"
#include "audit/inspect.h"
#include "audit/open_time.h"
#include "base/civil.h"

#include <stdlib.h>

struct court {
    struct inspection inspection;
    const struct model *model;
    struct settings rep_settings;
};

static void inspect_length(const struct court *court, uint32_t stop_ix,
                           int64_t length_s)
{
    const struct stop *stop = &court->inspection.plan->stops[stop_ix];
    if (stop->end_tod - stop->start_tod != length_s)
        inspect_fault(&court->inspection, "length", stop_ix, "takes %d s, not %lld",
                      stop->end_tod - stop->start_tod, (long long)length_s);
}

static int64_t visit_length_s(const struct court *court, uint32_t account_ix)
{
    const struct settings settings =
        model_settings(court->model, account_ix, court->inspection.plan->rep_ix);
    return settings.value[SETTING_VISIT_S];
}

static void inspect_event(const struct court *court, uint32_t stop_ix, int32_t day)
{
    const struct stop *stop = &court->inspection.plan->stops[stop_ix];
    if (stop->event_ix >= court->model->event_count) {
        inspect_fault(&court->inspection, "node", stop_ix, "there is no event %u",
                      stop->event_ix);
        return;
    }
    const struct event *event = &court->model->events[stop->event_ix];
    if (event->day != day || event->start_tod != stop->start_tod ||
        event->end_tod != stop->end_tod)
        inspect_fault(&court->inspection, "appointment", stop_ix,
                      "an event is not attended at its time");
    if (event->rep_ix != NO_IX && event->rep_ix != court->inspection.plan->rep_ix)
        inspect_fault(&court->inspection, "owner", stop_ix, "an event of another rep");
}

static int32_t monday_of(int32_t day)
{
    return day - civil_weekday(day);
}

/* Is the appointment kept on this day, from this start on? */
static bool is_kept(const struct appointment *appointment, int32_t day,
                    int32_t start_tod)
{
    switch (appointment->kind) {
    case APPOINTMENT_FIXED:
        return appointment->day == day && appointment->start_tod == start_tod;
    case APPOINTMENT_LEEWAY:
        return appointment->day == day &&
               abs(appointment->start_tod - start_tod) <= appointment->leeway_s;
    case APPOINTMENT_DAY:
        return appointment->day == day;
    case APPOINTMENT_WEEK:
        return monday_of(appointment->day) == monday_of(day);
    }
    return false;
}

static void inspect_appointment(const struct court *court, uint32_t stop_ix,
                                int32_t day)
{
    const struct inspection *inspection = &court->inspection;
    const struct stop *stop = &inspection->plan->stops[stop_ix];
    if (stop->appointment_ix >= court->model->appointment_count) {
        inspect_fault(inspection, "node", stop_ix, "there is no appointment %u",
                      stop->appointment_ix);
        return;
    }
    const struct appointment *appointment =
        &court->model->appointments[stop->appointment_ix];
    if (appointment->account_ix != stop->account_ix ||
        (appointment->rep_ix != NO_IX &&
         appointment->rep_ix != inspection->plan->rep_ix))
        inspect_fault(inspection, "owner", stop_ix, "an appointment of somebody else");
    if (!is_kept(appointment, day, stop->start_tod))
        inspect_fault(inspection, "appointment", stop_ix,
                      "start at %d does not keep the appointment", stop->start_tod);
    inspect_length(court, stop_ix,
                   appointment->duration_s > 0
                       ? appointment->duration_s
                       : visit_length_s(court, stop->account_ix));
}

static void inspect_visit(const struct court *court, uint32_t stop_ix, int32_t day)
{
    const struct inspection *inspection = &court->inspection;
    const struct stop *stop = &inspection->plan->stops[stop_ix];
    const struct account *account = &court->model->accounts[stop->account_ix];
    if (account->rep_ix != inspection->plan->rep_ix)
        inspect_fault(inspection, "owner", stop_ix, "an account of another rep");
    if (!open_time_covers(court->model, stop->account_ix, day, stop->start_tod,
                          stop->end_tod))
        inspect_fault(inspection, "window", stop_ix,
                      "visit %d..%d is outside its hours", stop->start_tod,
                      stop->end_tod);
    for (uint32_t i = 0; i < account->blocks.count; i++) {
        const struct block *block = &court->model->blocks[account->blocks.first + i];
        if (block->kind == BLOCK_OUT && day >= block->from_day &&
            day <= block->until_day)
            inspect_fault(inspection, "block", stop_ix, "is blocked on that day");
    }
    inspect_length(court, stop_ix, visit_length_s(court, stop->account_ix));
}

static void inspect_stop(const struct court *court, uint32_t stop_ix, int32_t day)
{
    const struct stop *stop = &court->inspection.plan->stops[stop_ix];
    if (stop->event_ix != NO_IX) {
        inspect_event(court, stop_ix, day);
        return;
    }
    if (stop->account_ix >= court->model->account_count) {
        inspect_fault(&court->inspection, "node", stop_ix, "there is no account %u",
                      stop->account_ix);
        return;
    }
    if (stop->appointment_ix != NO_IX)
        inspect_appointment(court, stop_ix, day);
    else
        inspect_visit(court, stop_ix, day);
}

/* How many of its first stops are over: up to the last one whose account was met that
 * day or later. Its stops then say what was planned, the log what happened, in other
 * times than planned, and a replan goes on from those. */
static uint32_t stops_done(const struct court *court, const struct plan_day *day)
{
    const struct model *model = court->model;
    uint32_t done = 0;
    for (uint32_t i = 0; i < day->stop_count; i++) {
        const uint32_t account_ix =
            court->inspection.plan->stops[day->stop_first + i].account_ix;
        if (account_ix < model->account_count &&
            model->accounts[account_ix].last_visit_day >= day->day)
            done = i + 1;
    }
    return done;
}

/* The must events of the day that lie outside her work are worked too, and on such a
 * day she may drive outside it. */
static bool add_events(const struct court *court, int32_t day, struct window *spans,
                       uint32_t *span_count)
{
    const uint32_t work_count = *span_count;
    bool is_long = false;
    for (uint32_t i = 0; i < court->model->event_count; i++) {
        const struct event *event = &court->model->events[i];
        bool is_inside = false;
        if (event->day != day || !event->is_must ||
            (event->rep_ix != NO_IX && event->rep_ix != court->inspection.plan->rep_ix))
            continue;
        for (uint32_t s = 0; s < work_count; s++)
            is_inside = is_inside || (event->start_tod >= spans[s].open_tod &&
                                      event->end_tod <= spans[s].close_tod);
        if (is_inside || *span_count >= 2 * WINDOWS_MAX)
            continue;
        spans[(*span_count)++] = (struct window){event->start_tod, event->end_tod};
        is_long = true;
    }
    return is_long;
}

static void inspect_model_day(const struct court *court)
{
    const struct inspection *inspection = &court->inspection;
    const struct plan_day *day = &inspection->plan->days[inspection->day_ix];
    const int64_t *set = court->rep_settings.value;
    struct window spans[2 * WINDOWS_MAX];
    uint32_t span_count =
        open_time_spans(court->model, inspection->plan->rep_ix, day->day, spans);
    /* The phone slot is no time for visits or drives. */
    if (span_count > 0) {
        struct window *last = &spans[span_count - 1];
        const int64_t until = last->close_tod - set[SETTING_PHONE_SLOT_S];
        if (until > last->open_tod)
            last->close_tod = (int32_t)until;
        else
            span_count--;
    }
    const bool is_off = span_count == 0;
    const bool is_long = add_events(court, day->day, spans, &span_count);
    const struct day_rules rules = {
        .spans = spans,
        .span_count = span_count,
        .is_long = is_long,
        .lunch_s = is_off ? 0 : (int32_t)set[SETTING_LUNCH_S],
        .lunch_open_tod = (int32_t)set[SETTING_LUNCH_OPEN_TOD],
        .lunch_close_tod = (int32_t)set[SETTING_LUNCH_CLOSE_TOD],
        .visits_max = set[SETTING_VISITS_MAX] > 0 ? (uint32_t)set[SETTING_VISITS_MAX]
                                                  : UINT32_MAX,
        .driving_max_s = set[SETTING_DRIVING_MAX_S] > 0
                             ? (int32_t)set[SETTING_DRIVING_MAX_S]
                             : INT32_MAX,
        .done_count = stops_done(court, day),
    };
    inspect_day_times(inspection, &rules);
    for (uint32_t i = 0; i < day->stop_count; i++)
        inspect_stop(court, day->stop_first + i, day->day);
}

/* One wakes where one slept, at home on the first and after the last day; limits, and
 * what the nights cost by the prices of now. */
static void inspect_model_nights(struct court *court)
{
    struct inspection *inspection = &court->inspection;
    const struct plan *plan = inspection->plan;
    const int64_t *set = court->rep_settings.value;
    int64_t night_ct = 0, all = 0, row = 0;
    uint32_t slept = NO_IX;
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        const bool is_last = d + 1 == plan->day_count;
        const int64_t nights = is_last ? 0 : day[1].day - day->day;
        inspection->day_ix = d;
        if (day->start_lodging_ix != slept || (is_last && day->end_lodging_ix != NO_IX))
            inspect_fault(inspection, "night", NO_IX,
                          "begins or ends where she does not sleep");
        slept = day->end_lodging_ix;
        row = slept == NO_IX ? 0 : row + nights;
        if (slept == NO_IX)
            continue;
        all += nights;
        if (slept >= court->model->lodging_count)
            inspect_fault(inspection, "night", NO_IX, "there is no lodging %u", slept);
        else
            night_ct += nights * (court->model->lodgings[slept].night_ct +
                                  set[SETTING_NIGHT_CT]);
        if (row > set[SETTING_NIGHTS_ROW_MAX])
            inspect_fault(inspection, "night", NO_IX, "%lld nights away in a row",
                          (long long)row);
    }
    inspection->day_ix = NO_IX;
    if (all > set[SETTING_NIGHTS_MAX])
        inspect_fault(inspection, "night", NO_IX, "%lld nights away, more than %lld",
                      (long long)all, (long long)set[SETTING_NIGHTS_MAX]);
    if (night_ct != plan->night_ct)
        inspect_fault(inspection, "sum", NO_IX, "nights cost %lld, not %lld",
                      (long long)plan->night_ct, (long long)night_ct);
}

/* An account comes once, or once for each of its appointments; events once. */
static void inspect_repeats(const struct court *court)
{
    const struct plan *plan = court->inspection.plan;
    for (uint32_t i = 0; i < plan->stop_count; i++) {
        for (uint32_t j = 0; j < i; j++) {
            const struct stop *one = &plan->stops[j], *other = &plan->stops[i];
            const bool is_event = one->event_ix != NO_IX || other->event_ix != NO_IX;
            const bool same = is_event ? one->event_ix == other->event_ix
                                       : one->account_ix == other->account_ix;
            const bool both_agreed = !is_event && one->appointment_ix != NO_IX &&
                                     other->appointment_ix != NO_IX &&
                                     one->appointment_ix != other->appointment_ix;
            if (same && !both_agreed)
                inspect_fault(&court->inspection, "twice", i, "is in the plan twice");
        }
    }
}

static bool is_counted(const struct court *court, const struct quota *quota,
                       const struct account *account)
{
    bool has_stage = quota->stage == STAGE_COUNT;
    for (uint32_t i = 0; i < account->opportunities.count; i++)
        has_stage =
            has_stage ||
            court->model->opportunities[account->opportunities.first + i].stage ==
                quota->stage;
    return has_stage &&
           (quota->tier_ix == NO_IX || quota->tier_ix == account->tier_ix) &&
           (!quota->has_kind || quota->kind == account->kind) &&
           (!quota->is_new || account->last_visit_day == NO_DAY);
}

static bool is_must(const struct court *court, const struct account *account)
{
    const struct plan *plan = court->inspection.plan;
    for (uint32_t i = 0; i < account->blocks.count; i++) {
        const struct block *block = &court->model->blocks[account->blocks.first + i];
        if (block->kind == BLOCK_MUST && block->from_day < plan->monday_day + 14 &&
            block->until_day >= plan->monday_day)
            return true;
    }
    return false;
}

/* No more visits than a cap allows, unless all of them had to be. A week that has begun
 * is not judged: what was visited in it counts, and the plan does not have it. */
static void inspect_caps(const struct court *court)
{
    const struct inspection *inspection = &court->inspection;
    const struct plan *plan = inspection->plan;
    for (uint32_t d = 0; d < plan->day_count; d++)
        if (stops_done(court, &plan->days[d]) > 0)
            return;
    for (uint32_t q = 0; q < court->model->quota_count; q++) {
        const struct quota *quota = &court->model->quotas[q];
        int64_t taken = 0, free_count = 0;
        if (quota->most < 0 ||
            (quota->rep_ix != NO_IX && quota->rep_ix != plan->rep_ix))
            continue;
        for (uint32_t i = 0; i < plan->stop_count; i++) {
            const struct stop *stop = &plan->stops[i];
            if (stop->account_ix >= court->model->account_count ||
                !is_counted(court, quota, &court->model->accounts[stop->account_ix]))
                continue;
            taken++;
            free_count += stop->appointment_ix == NO_IX &&
                          !is_must(court, &court->model->accounts[stop->account_ix]);
        }
        if (taken > quota->most && free_count > 0)
            inspect_fault(inspection, "quota", NO_IX,
                          "%lld visits of quota '%s', more than %d", (long long)taken,
                          quota->crm_id, quota->most);
    }
}

static void inspect_all_reasons(const struct court *court, struct arena *scratch)
{
    const struct inspection *inspection = &court->inspection;
    const struct plan *plan = inspection->plan;
    const uint32_t count = court->model->account_count;
    uint32_t *stops = ARENA_ARRAY(scratch, count, uint32_t);
    uint32_t *reasons = ARENA_ARRAY(scratch, count, uint32_t);
    for (uint32_t i = 0; i < plan->stop_count; i++)
        if (plan->stops[i].account_ix < count)
            stops[plan->stops[i].account_ix]++;
    for (uint32_t i = 0; i < plan->reason_count; i++)
        if (plan->reasons[i].account_ix < count && plan->reasons[i].code != REASON_NONE)
            reasons[plan->reasons[i].account_ix]++;
    for (uint32_t a = 0; a < count; a++) {
        const bool is_hers = court->model->accounts[a].rep_ix == plan->rep_ix;
        const bool sound = stops[a] > 0 ? reasons[a] == 0
                           : is_hers    ? reasons[a] == 1
                                        : reasons[a] <= 1;
        if (!sound)
            inspect_fault(inspection, "reason", NO_IX,
                          "account '%s' has %u stops and %u reasons",
                          court->model->accounts[a].crm_id, stops[a], reasons[a]);
    }
}

bool audit_plan_model(const struct plan *plan, const struct model *model,
                      struct arena *arena, struct audit_faults *faults)
{
    const uint32_t before = faults->fault_count;
    struct court court = {{plan, arena, faults, NO_IX}, model, {{0}}};
    struct arena scratch = {0};
    if (plan->rep_ix >= model->rep_count)
        return inspect_fault(&court.inspection, "owner", NO_IX, "there is no rep %u",
                             plan->rep_ix);
    court.rep_settings = model_rep_settings(model, plan->rep_ix);
    inspect_sums(&court.inspection);
    for (uint32_t d = 0; d < plan->day_count; d++) {
        court.inspection.day_ix = d;
        if (plan->days[d].stop_first + plan->days[d].stop_count <= plan->stop_count)
            inspect_model_day(&court);
    }
    court.inspection.day_ix = NO_IX;
    inspect_model_nights(&court);
    inspect_repeats(&court);
    inspect_caps(&court);
    inspect_all_reasons(&court, &scratch);
    arena_release(&scratch);
    return faults->fault_count == before;
}
