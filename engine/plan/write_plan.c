// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/write_plan.h"

#include "base/civil.h"
#include "plan/reasons.h"
#include "route/schedule.h"

static int32_t leg_m(const struct ground *ground, uint32_t from, uint32_t to)
{
    return ground->matrix->drive_m[(size_t)from * ground->place_count + to];
}

static struct stop write_stop(const struct ground *ground, const struct tour *tour,
                              uint32_t p, struct schedule_stop times)
{
    const struct tour_stop *stop = &tour->stops[p], *after = stop + 1;
    const struct week_node *node = &ground->week->nodes[stop->node];
    const uint32_t from = tour->stops[p - 1].place;
    return (struct stop){
        .node = stop->node,
        .account_ix = node->account_ix,
        .appointment_ix = node->appointment_ix,
        .event_ix = node->event_ix,
        .arrive_tod = times.arrive_tod,
        .start_tod = times.start_tod,
        .end_tod = times.end_tod,
        .drive_s = stop->leg.drive_s,
        .drive_m = leg_m(ground, from, stop->place),
        .value_ct = node->value_ct[tour->day],
        .worth_ct = node->worth_ct,
        .detour_ct = (int64_t)stop->leg.cost_ct + after->leg.cost_ct -
                     ground_leg(ground, from, after->place).cost_ct,
    };
}

static uint32_t lodging_of(const struct ground *ground, uint32_t end)
{
    return end == 0 ? NO_IX : ground->week->lodgings[end - 1].lodging_ix;
}

static struct plan_day write_day(const struct ground *ground, const struct tour *tour,
                                 struct stop *stops, struct arena *scratch)
{
    const struct schedule schedule = schedule_of(ground, tour, scratch);
    const struct tour_stop *end = &tour->stops[tour->count + 1];
    struct plan_day day = {
        .day = ground->week->days[tour->day].day,
        .start_lodging_ix = lodging_of(ground, tour->wake),
        .end_lodging_ix = lodging_of(ground, tour->sleep),
        .leave_tod = schedule.leave_tod,
        .back_tod = schedule.back_tod,
        .lunch_tod = schedule.lunch_tod,
        .back_drive_s = end->leg.drive_s,
        .back_drive_m = leg_m(ground, end[-1].place, end->place),
        .drive_s = tour->drive_s,
        .value_ct = tour->value_ct,
        .travel_ct = tour->cost_ct,
        .stop_count = tour->count,
    };
    day.drive_m = day.back_drive_m;
    for (uint32_t p = 1; p <= tour->count; p++) {
        stops[p - 1] = write_stop(ground, tour, p, schedule.stops[p - 1]);
        day.drive_m += stops[p - 1].drive_m;
    }
    return day;
}

static int32_t monday_of(const struct week *week)
{
    const int32_t first_day = week->day_count > 0 ? week->days[0].day : 0;
    return first_day - civil_weekday(first_day);
}

/* Groups come by account, events last. */
static void write_prices(const struct week *week, const struct prices *prices,
                         struct arena *arena, struct plan *plan)
{
    struct price *written = ARENA_ARRAY(arena, week->group_count, struct price);
    for (uint32_t g = 0; g < week->group_count; g++) {
        const int64_t price_uct = prices->group_uct[g];
        if (week->groups[g].account_ix != NO_IX)
            written[plan->price_count++] = (struct price){
                week->groups[g].account_ix, price_uct > 0 ? price_uct : 0};
    }
    plan->prices = written;
}

void write_plan(const struct draft *draft, const struct outlook *outlook,
                struct arena *arena, struct plan *plan)
{
    const struct ground *ground = draft->ground;
    struct arena scratch = {0};
    struct stop *stops = ARENA_ARRAY(arena, draft->visit_count, struct stop);
    struct plan_day *days = ARENA_ARRAY(arena, ground->day_count, struct plan_day);
    *plan = (struct plan){
        .rep_ix = ground->week->rep_ix,
        .monday_day = monday_of(ground->week),
        .days = days,
        .day_count = ground->day_count,
        .stops = stops,
        .penalty_ct = draft->penalty_ct,
    };
    for (uint32_t d = 0; d < ground->day_count; d++) {
        days[d] =
            write_day(ground, &draft->tours[d], &stops[plan->stop_count], &scratch);
        days[d].stop_first = plan->stop_count;
        days[d].hour_uct = outlook->hour_uct[d];
        plan->stop_count += days[d].stop_count;
        plan->value_ct += days[d].value_ct;
        plan->travel_ct += days[d].travel_ct;
        plan->night_ct += draft->tours[d].night_ct;
        plan->drive_s += days[d].drive_s;
        plan->drive_m += days[d].drive_m;
    }
    for (uint32_t i = 0; i < plan->stop_count; i++)
        plan->worth_ct += stops[i].worth_ct;
    plan->net_ct = plan->value_ct - plan->travel_ct - plan->night_ct - plan->penalty_ct;
    write_prices(ground->week, outlook->prices, arena, plan);
    reasons_of(draft, arena, &plan->reasons, &plan->reason_count);
    arena_release(&scratch);
}
