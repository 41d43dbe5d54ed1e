// SPDX-License-Identifier: GPL-3.0-or-later
/* The week as it will be stored: days that are over as they were, of today what is
 * made, then the rest. A stop of a past day that was not made and is planned anew is
 * taken out of its old place, so that no account is in the plan twice.
 *
 * The bound of the rest is the one of any prices (docs/model.md, 4.9), taken at the
 * prices of the plan with the value-to-go in place of labels: a table a day, and never
 * too low. What is past adds what it brought. */
#include "next/replan_write.h"

#include "base/sorting.h"
#include "model/leg_price.h"
#include "route/schedule.h"
#include "route/togo.h"
#include <string.h>

enum { BOUND_SLICES = 96, NEAR_GROUPS = 8 };

struct writer {
    const struct rest_week *rest;
    const struct rest_week_task *task;
    const struct replan_tours *tours;
    struct arena *arena;
    struct arena *scratch;
};

/* The rest. */

static int32_t leg_m(const struct ground *ground, uint32_t from, uint32_t to)
{
    return ground->matrix->drive_m[(size_t)from * ground->place_count + to];
}

static struct stop stop_of(const struct writer *writer, const struct tour *tour,
                           uint32_t p, struct schedule_stop times)
{
    const struct ground *ground = writer->tours->ground;
    const struct tour_stop *stop = &tour->stops[p], *after = stop + 1;
    const struct week_node *node = &ground->week->nodes[stop->node];
    const uint32_t from = stop[-1].place;
    const struct leg around = ground_leg(ground, from, after->place);
    const bool has_way = around.drive_s < LEG_NONE_S;
    return (struct stop){
        .node = stop->node,
        .account_ix = node->account_ix,
        .appointment_ix = node->appointment_ix,
        .event_ix = node->event_ix,
        .at = writer->rest->agenda.places[node->place],
        .arrive_tod = times.arrive_tod,
        .start_tod = times.start_tod,
        .end_tod = times.end_tod,
        .drive_s = stop->leg.drive_s,
        .drive_m = leg_m(ground, from, stop->place),
        .value_ct = node->value_ct[tour->day],
        .worth_ct = node->worth_ct,
        .detour_ct = (int64_t)stop->leg.cost_ct + after->leg.cost_ct -
                     (has_way ? around.cost_ct : 0),
        .is_pinned = writer->rest->is_pinned[stop->node],
    };
}

static struct plan_day day_of(const struct writer *writer, uint32_t d,
                              struct stop *stops)
{
    const struct ground *ground = writer->tours->ground;
    const struct tour *tour = &writer->tours->tours[d];
    const struct tour_stop *end = &tour->stops[tour->count + 1];
    const struct plan_day *old =
        &writer->task->plan->days[writer->rest->first_plan_day + d];
    const struct schedule schedule = schedule_of(ground, tour, writer->scratch);
    struct plan_day day = {
        .day = ground->week->days[d].day,
        .start_lodging_ix = NO_IX, /* the places are the day's own here */
        .end_lodging_ix = NO_IX,
        .leave_tod = schedule.leave_tod,
        .back_tod = schedule.back_tod,
        .lunch_tod = schedule.lunch_tod,
        .back_drive_s = end->leg.drive_s,
        .back_drive_m = leg_m(ground, end[-1].place, end->place),
        .drive_s = tour->drive_s,
        .value_ct = tour->value_ct,
        .travel_ct = tour->cost_ct,
        .hour_uct = old->hour_uct,
        .stop_count = tour->count,
    };
    day.drive_m = day.back_drive_m;
    for (uint32_t p = 1; p <= tour->count; p++) {
        stops[p - 1] = stop_of(writer, tour, p, schedule.stops[p - 1]);
        day.drive_m += stops[p - 1].drive_m;
    }
    return day;
}

/* Sums of days and stops. */
static void sum_up(struct plan *plan)
{
    plan->value_ct = plan->worth_ct = plan->travel_ct = 0;
    plan->drive_s = plan->drive_m = 0;
    for (uint32_t d = 0; d < plan->day_count; d++) {
        plan->value_ct += plan->days[d].value_ct;
        plan->travel_ct += plan->days[d].travel_ct;
        plan->drive_s += plan->days[d].drive_s;
        plan->drive_m += plan->days[d].drive_m;
    }
    for (uint32_t i = 0; i < plan->stop_count; i++)
        plan->worth_ct += plan->stops[i].worth_ct;
    plan->net_ct = plan->value_ct - plan->travel_ct - plan->night_ct -
                   plan->overtime_ct - plan->penalty_ct;
}

static void write_rest(const struct writer *writer, struct plan *plan)
{
    const struct week *week = writer->tours->ground->week;
    struct plan_day *days =
        ARENA_ARRAY(writer->arena, week->day_count, struct plan_day);
    struct stop *stops = ARENA_ARRAY(writer->arena, week->node_count, struct stop);
    *plan = (struct plan){.rep_ix = week->rep_ix,
                          .monday_day = writer->task->plan->monday_day,
                          .days = days,
                          .day_count = week->day_count,
                          .stops = stops,
                          .prices = writer->task->plan->prices,
                          .price_count = writer->task->plan->price_count};
    for (uint32_t d = 0; d < week->day_count; d++) {
        days[d] = day_of(writer, d, &stops[plan->stop_count]);
        days[d].stop_first = plan->stop_count;
        plan->stop_count += days[d].stop_count;
    }
    for (uint32_t g = 0; g < week->group_count; g++)
        if (writer->tours->day_of[g] == NO_IX)
            plan->penalty_ct += week->groups[g].miss_ct;
    sum_up(plan);
}

/* The bound. */

static int64_t price_uct(const struct plan *plan, uint32_t account_ix)
{
    for (uint32_t i = 0; account_ix != NO_IX && i < plan->price_count; i++)
        if (plan->prices[i].account_ix == account_ix)
            return plan->prices[i].price_uct;
    return 0;
}

/* (4.9) with the value-to-go of each day. */
static int64_t bound_uct(const struct writer *writer)
{
    const struct ground *ground = writer->tours->ground;
    struct arena arena = {0};
    struct memory memory;
    int64_t *rewards_uct = ARENA_ARRAY(&arena, ground->node_count, int64_t);
    int64_t bound = 0;
    memory_init(&memory, ground, NEAR_GROUPS, &arena);
    const int32_t *skip_ct = skip_costs_ct(ground, &arena);
    for (uint32_t n = 0; n < ground->node_count; n++)
        bound += price_uct(writer->task->plan, ground->week->nodes[n].account_ix);
    for (uint32_t d = 0; d < ground->day_count; d++) {
        struct pricing pricing;
        struct togo togo;
        for (uint32_t n = 0; n < ground->node_count; n++) {
            const struct week_node *node = &ground->week->nodes[n];
            rewards_uct[n] = node->value_ct[d] * CT_UCT -
                             price_uct(writer->task->plan, node->account_ix);
        }
        const struct pricing_task task = {.day = d,
                                          .rewards_uct = rewards_uct,
                                          .skip_ct = skip_ct,
                                          .memory = &memory};
        pricing_lay(&pricing, ground, &task, &arena);
        const int64_t empty_uct = pricing.empty_uct;
        if (pricing.day->open_tod > pricing.day->close_tod) {
            bound += empty_uct;
            continue;
        }
        togo_fill(&togo, &pricing, BOUND_SLICES, &arena);
        const int64_t day_uct = togo_day_uct(&togo, pricing.day->open_tod);
        bound += day_uct > empty_uct ? day_uct : empty_uct;
    }
    arena_release(&arena);
    return bound;
}

/* Reasons. */

struct reason_list {
    struct reason *reasons;
    uint32_t count;
};

static void put_reason(struct reason_list *list, struct reason reason)
{
    if (reason.code != REASON_NONE)
        list->reasons[list->count++] = reason;
}

static bool has_stop(const struct plan *plan, uint32_t account_ix)
{
    for (uint32_t i = 0; i < plan->stop_count; i++)
        if (plan->stops[i].account_ix == account_ix)
            return true;
    return false;
}

/* What the plan said of the account; else that others have taken its place. */
static struct reason reason_of(const struct writer *writer, uint32_t account_ix)
{
    const struct plan *old = writer->task->plan;
    for (uint32_t i = 0; i < old->reason_count; i++)
        if (old->reasons[i].account_ix == account_ix &&
            old->reasons[i].code != REASON_NONE)
            return old->reasons[i];
    return (struct reason){.account_ix = account_ix,
                           .code = writer->task->is_off ? REASON_REP_AWAY
                                                        : REASON_DISPLACED,
                           .by_account_ix = writer->task->ordered_account_ix,
                           .until_day = NO_DAY};
}

static int compare_reasons(const void *a, const void *b, const void *context)
{
    const struct reason *x = a, *y = b;
    (void)context;
    return (x->account_ix > y->account_ix) - (x->account_ix < y->account_ix);
}

/* Of all accounts of the week without a stop in `plan`, and what the agenda left out.
 */
static void write_reasons(const struct writer *writer, struct plan *plan)
{
    const struct agenda *agenda = &writer->rest->agenda;
    const struct week *week = &agenda->week;
    struct reason_list list = {
        .reasons =
            ARENA_ARRAY(writer->arena, (size_t)week->group_count + agenda->left_count,
                        struct reason)};
    for (uint32_t g = 0; g < week->group_count; g++) {
        const uint32_t account_ix = week->groups[g].account_ix;
        const bool is_again = g > 0 && week->groups[g - 1].account_ix == account_ix;
        if (account_ix != NO_IX && !is_again && !has_stop(plan, account_ix))
            put_reason(&list, reason_of(writer, account_ix));
    }
    for (uint32_t i = 0; i < agenda->left_count; i++)
        if (!has_stop(plan, agenda->left[i].account_ix))
            put_reason(&list, agenda->left[i]);
    sorting_sort(list.reasons, list.count, sizeof *list.reasons, compare_reasons, NULL);
    plan->reasons = list.reasons;
    plan->reason_count = list.count;
}

/* The whole week. */

struct stop_list {
    struct stop *stops;
    uint32_t count;
};

static bool is_again(const struct plan *rest, const struct stop *stop)
{
    return stop->account_ix != NO_IX && has_stop(rest, stop->account_ix);
}

/* A day that is over, less what is planned anew; driving as it was. */
static struct plan_day past_day(const struct writer *writer, const struct plan *rest,
                                uint32_t d, struct stop_list *list)
{
    const struct plan *old = writer->task->plan;
    struct plan_day day = old->days[d];
    day.stop_first = list->count;
    day.stop_count = 0;
    for (uint32_t i = 0; i < old->days[d].stop_count; i++) {
        const struct stop *stop = &old->stops[old->days[d].stop_first + i];
        if (is_again(rest, stop)) {
            day.value_ct -= stop->value_ct;
            day.drive_s -= stop->drive_s;
            day.drive_m -= stop->drive_m;
            continue;
        }
        list->stops[list->count++] = *stop;
        day.stop_count++;
    }
    return day;
}

static bool was_made(const struct writer *writer, const struct stop *stop)
{
    for (uint32_t i = 0; i < writer->rest->made_count; i++)
        if (stop == writer->rest->made[i])
            return true;
    return false;
}

/* What is made of today, before the rest of it. What was driven is driven. */
static struct plan_day merge_today(const struct writer *writer, const struct plan *rest,
                                   struct stop_list *list)
{
    const struct plan *old = writer->task->plan;
    const struct plan_day *before = &old->days[writer->rest->first_plan_day];
    struct plan_day day = rest->days[0];
    const uint32_t first = list->count;
    for (uint32_t i = 0; i < before->stop_count; i++) {
        const struct stop *stop = &old->stops[before->stop_first + i];
        if (!was_made(writer, stop))
            continue;
        list->stops[list->count++] = *stop;
        day.value_ct += stop->value_ct;
        day.drive_s += stop->drive_s;
        day.drive_m += stop->drive_m;
        day.travel_ct += leg_price_ct(stop->drive_m, writer->rest->km_uct);
    }
    if (list->count > first) {
        day.leave_tod = before->leave_tod;
        if (day.lunch_tod < 0 && before->lunch_tod < writer->task->tod)
            day.lunch_tod = before->lunch_tod;
        if (rest->days[0].stop_count == 0)
            day.back_tod = writer->task->tod + day.back_drive_s;
    }
    for (uint32_t i = 0; i < rest->days[0].stop_count; i++)
        list->stops[list->count++] = rest->stops[i];
    day.stop_first = first;
    day.stop_count = list->count - first;
    return day;
}

static void write_whole(const struct writer *writer, const struct plan *rest,
                        struct plan *plan)
{
    const struct plan *old = writer->task->plan;
    const uint32_t today = writer->rest->first_plan_day;
    struct plan_day *days = ARENA_ARRAY(writer->arena, old->day_count, struct plan_day);
    struct stop_list list = {
        .stops = ARENA_ARRAY(writer->arena, (size_t)old->stop_count + rest->stop_count,
                             struct stop)};
    *plan = *rest;
    plan->days = days;
    plan->day_count = old->day_count;
    for (uint32_t d = 0; d < today; d++)
        days[d] = past_day(writer, rest, d, &list);
    days[today] = merge_today(writer, rest, &list);
    for (uint32_t d = 1; d < rest->day_count; d++) {
        days[today + d] = rest->days[d];
        days[today + d].stop_first = list.count;
        for (uint32_t i = 0; i < rest->days[d].stop_count; i++)
            list.stops[list.count++] = rest->stops[rest->days[d].stop_first + i];
    }
    plan->stops = list.stops;
    plan->stop_count = list.count;
    for (uint32_t d = today; d < old->day_count; d++) {
        days[d].start_lodging_ix = old->days[d].start_lodging_ix;
        days[d].end_lodging_ix = old->days[d].end_lodging_ix;
    }
    plan->night_ct = old->night_ct;
    plan->overtime_ct = old->overtime_ct;
    sum_up(plan);
    write_reasons(writer, plan);
    plan->bound_ct = plan->net_ct - rest->net_ct + rest->bound_ct;
}

static void write_dropped(const struct writer *writer, struct replan *replan)
{
    const struct week *week = writer->tours->ground->week;
    uint32_t *nodes = ARENA_ARRAY(writer->arena, week->node_count, uint32_t);
    for (uint32_t n = 0; n < week->node_count; n++)
        if (writer->tours->day_of[n] == NO_IX &&
            (writer->rest->planned_day[n] != NO_IX ||
             week->nodes[n].kind == NODE_APPOINTMENT))
            nodes[replan->dropped_count++] = n;
    replan->dropped = nodes;
}

void replan_write(const struct rest_week *rest, const struct rest_week_task *task,
                  const struct replan_tours *tours, struct arena *arena,
                  struct replan *replan)
{
    struct arena scratch = {0};
    const struct writer writer = {rest, task, tours, arena, &scratch};
    struct plan *plan = &replan->rest;
    write_rest(&writer, plan);
    write_reasons(&writer, plan);
    const int64_t most_uct = bound_uct(&writer);
    plan->bound_ct = most_uct / CT_UCT - (most_uct % CT_UCT < 0);
    plan->bound_kind = "priced";
    plan->work = replan->work;
    write_whole(&writer, plan, &replan->plan);
    write_dropped(&writer, replan);
    arena_release(&scratch);
}
