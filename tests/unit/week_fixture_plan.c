// SPDX-License-Identifier: GPL-3.0-or-later
/* A day goes from home to the nearest account not yet visited, again and again, until
 * the afternoon is over; what is left has reasons, every code in turn. */
#include "week_fixture.h"

#include <math.h>

enum { DAYS = 5, STOPS_MAX = 8 };

struct walk {
    struct week_fixture *fixture;
    struct arena *arena;
    uint8_t *is_visited; /* by account */
    struct stop *stops;
    uint32_t stop_count;
};

/* On a sphere, times 1.3 for the roads: good enough for a picture. */
static int32_t road_m(struct geo_point a, struct geo_point b)
{
    const double rad = acos(-1.0) / 180;
    const double x = (b.lon_deg - a.lon_deg) * rad * cos(56.9 * rad);
    const double y = (b.lat_deg - a.lat_deg) * rad;
    return (int32_t)(1.3 * 6371000 * sqrt(x * x + y * y));
}

static int32_t drive_s(int32_t road)
{
    return 180 + road / 17;
}

static uint32_t nearest_account(const struct walk *walk, uint32_t rep_ix,
                                struct geo_point at)
{
    const struct model *model = &walk->fixture->model;
    uint32_t best = NO_IX;
    int32_t best_m = INT32_MAX;
    for (uint32_t i = 0; i < model->account_count; i++) {
        const struct account *account = &model->accounts[i];
        if (account->rep_ix != rep_ix || walk->is_visited[i] || i % 3 == 1)
            continue;
        const int32_t length_m = road_m(at, account->at);
        if (length_m < best_m) {
            best = i;
            best_m = length_m;
        }
    }
    return best;
}

static struct stop stop_at(const struct walk *walk, uint32_t account_ix,
                           struct geo_point from, int32_t leave_tod)
{
    const struct account *account = &walk->fixture->model.accounts[account_ix];
    const int32_t length_m = road_m(from, account->at);
    const int32_t arrive = leave_tod + drive_s(length_m);
    const int32_t start = arrive < 8 * 3600 + 1800 ? 8 * 3600 + 1800 : arrive;
    const bool has_appointment = account->appointments.count > 0;
    return (struct stop){
        .node = NO_IX,
        .account_ix = account_ix,
        .appointment_ix = has_appointment ? account->appointments.first : NO_IX,
        .event_ix = NO_IX,
        .at = account->at,
        .arrive_tod = arrive,
        .start_tod = start,
        .end_tod = start + 1800 + 300 * (int32_t)(account_ix % 4),
        .drive_s = drive_s(length_m),
        .drive_m = length_m,
        .value_ct = 2000 + 137 * (int64_t)(account_ix % 120),
        .worth_ct = 5000 + 190 * (int64_t)(account_ix % 120),
        .detour_ct = 45 * (int64_t)length_m / 1000,
        .is_pinned = account_ix % 31 == 3,
    };
}

static void walk_stops(struct walk *walk, uint32_t rep_ix, struct plan_day *day)
{
    const struct rep *rep = &walk->fixture->model.reps[rep_ix];
    struct geo_point at = rep->home;
    int32_t now = day->leave_tod;
    while (day->stop_count < STOPS_MAX && now < 15 * 3600) {
        const uint32_t next = nearest_account(walk, rep_ix, at);
        if (next == NO_IX)
            break;
        const struct stop stop = stop_at(walk, next, at, now);
        walk->is_visited[next] = 1;
        walk->stops[walk->stop_count++] = stop;
        day->stop_count++;
        day->drive_s += stop.drive_s;
        day->drive_m += stop.drive_m;
        day->value_ct += stop.value_ct;
        at = stop.at;
        now = stop.end_tod;
        if (day->lunch_tod < 0 && now >= 12 * 3600) {
            day->lunch_tod = now;
            now += 2700;
        }
    }
    day->back_drive_m = road_m(at, rep->home);
    day->back_drive_s = drive_s(day->back_drive_m);
    day->back_tod = now + day->back_drive_s;
}

static struct plan_day walk_day(struct walk *walk, uint32_t rep_ix, int32_t day_ix)
{
    struct plan_day day = {
        .day = FIXTURE_MONDAY + day_ix,
        .start_lodging_ix = NO_IX,
        .end_lodging_ix = NO_IX,
        .leave_tod = 8 * 3600,
        .lunch_tod = -1,
        .hour_uct = 31500000,
        .stop_first = walk->stop_count,
    };
    if (rep_ix % 6 != 5 || day_ix != 3)
        walk_stops(walk, rep_ix, &day);
    if (day.stop_count == 0) {
        day.leave_tod = day.back_tod = day.back_drive_s = day.back_drive_m = 0;
    } else {
        day.drive_s += day.back_drive_s;
        day.drive_m += day.back_drive_m;
        day.travel_ct = 45 * (int64_t)day.drive_m / 1000;
    }
    return day;
}

static struct reason reason_for(const struct plan *plan, uint32_t account_ix)
{
    const enum reason_code code =
        account_ix % 2 == 0 ? REASON_NOT_WORTH
                            : (enum reason_code)(1 + account_ix % (REASON_COUNT - 1));
    const bool has_until = code == REASON_NOT_DUE || code == REASON_BLOCKED;
    const bool has_by = code == REASON_DISPLACED || code == REASON_CLASH;
    const bool has_amount =
        code == REASON_NOT_WORTH || code == REASON_DISPLACED || code == REASON_REMOTE;
    return (struct reason){
        .account_ix = account_ix,
        .code = code,
        .amount_ct = has_amount ? 300 + 71 * (int64_t)(account_ix % 90) : 0,
        .by_account_ix =
            has_by && plan->stop_count > 0 ? plan->stops[0].account_ix : NO_IX,
        .until_day = has_until ? FIXTURE_MONDAY + 12 : NO_DAY,
    };
}

static void plan_reasons(const struct walk *walk, struct plan *plan)
{
    const struct model *model = &walk->fixture->model;
    struct reason *reasons =
        ARENA_ARRAY(walk->arena, model->account_count, struct reason);
    for (uint32_t i = 0; i < model->account_count; i++) {
        if (model->accounts[i].rep_ix == plan->rep_ix && !walk->is_visited[i])
            reasons[plan->reason_count++] = reason_for(plan, i);
    }
    plan->reasons = reasons;
}

static void plan_sums(struct plan *plan)
{
    for (uint32_t d = 0; d < plan->day_count; d++) {
        plan->value_ct += plan->days[d].value_ct;
        plan->travel_ct += plan->days[d].travel_ct;
        plan->drive_s += plan->days[d].drive_s;
        plan->drive_m += plan->days[d].drive_m;
    }
    for (uint32_t i = 0; i < plan->stop_count; i++)
        plan->worth_ct += plan->stops[i].worth_ct;
    plan->net_ct = plan->value_ct - plan->travel_ct;
    plan->bound_ct = plan->net_ct + plan->net_ct * (5 + plan->rep_ix % 20) / 1000;
    plan->bound_kind = "prices";
    plan->work = 1000 + plan->rep_ix;
}

static struct plan walk_week(struct walk *walk, uint32_t rep_ix)
{
    struct plan_day *days = ARENA_ARRAY(walk->arena, DAYS, struct plan_day);
    struct price *prices = ARENA_ARRAY(walk->arena, 1, struct price);
    walk->stops = ARENA_ARRAY(walk->arena, DAYS * STOPS_MAX, struct stop);
    walk->stop_count = 0;
    for (int32_t d = 0; d < DAYS; d++)
        days[d] = walk_day(walk, rep_ix, d);
    prices[0] = (struct price){.account_ix = 0, .price_uct = 1234567};
    struct plan plan = {
        .rep_ix = rep_ix,
        .monday_day = FIXTURE_MONDAY,
        .days = days,
        .day_count = DAYS,
        .stops = walk->stops,
        .stop_count = walk->stop_count,
        .prices = prices,
        .price_count = walk->fixture->model.account_count > 0,
    };
    plan_reasons(walk, &plan);
    plan_sums(&plan);
    return plan;
}

void week_fixture_plan(struct week_fixture *fixture, struct arena *arena)
{
    struct walk walk = {
        .fixture = fixture,
        .arena = arena,
        .is_visited = ARENA_ARRAY(arena, fixture->model.account_count, uint8_t),
    };
    struct plan *plans = ARENA_ARRAY(arena, fixture->model.rep_count, struct plan);
    for (uint32_t i = 0; i < fixture->model.rep_count; i++)
        plans[i] = walk_week(&walk, i);
    fixture->plans = plans;
    fixture->plan_count = fixture->model.rep_count;
}
