// SPDX-License-Identifier: GPL-3.0-or-later
/* The tours are those of the plan, less the account itself where it is planned: what is
 * asked is what it would cost to have it there. */
#include "next/quote.h"

#include "base/sorting.h"
#include "next/day.h"
#include "next/replan_solver.h"

enum { HOUR_S = 3600 };

struct quoting {
    struct solver solver;
    const struct rest_week *rest;
    const struct rest_week_task *task;
    uint32_t node;
    int64_t hour_uct;
    struct quote *quote;
    struct tour whole; /* of a day, while a stop of it is out */
};

/* Position p of a day. */
struct place_at {
    uint32_t d, p;
};

/* What has been taken out of the day to make room. */
struct room {
    uint32_t out; /* node; NO_IX: nothing */
    struct splice_change change;
};

static int32_t later_of(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

/* When the visit may start between two stops: from the earliest arrival to the latest
 * start from which the rest can be done, for each state of lunch. */
static bool find_span(const struct quoting *quoting, struct place_at at,
                      struct quote_slot *slot)
{
    const struct ground *ground = &quoting->solver.ground;
    const struct ground_day *day = &ground->days[at.d];
    const struct ground_node *visit = &ground->nodes[quoting->node];
    const struct opening_range *opening = ground_opening(ground, at.d, quoting->node);
    const struct tour_stop *before = &quoting->solver.tours[at.d].stops[at.p - 1];
    const struct tour_stop *after = before + 1;
    const int32_t in_s = ground_leg(ground, before->place, visit->place).drive_s;
    const int32_t out_s = ground_leg(ground, visit->place, after->place).drive_s;
    const struct arrival leave = {before->early0 + before->service_s,
                                  before->early1 + before->service_s};
    const struct arrival there = arrival_after(day, leave, in_s);
    int32_t last[2] = {-TOD_NEVER, after->late1 - out_s - visit->service_s};
    if (day->lunch_s > 0)
        last[0] = later_of(after->late0 - out_s,
                           ground_lunch_leave(day, out_s, after->late1)) -
                  visit->service_s;
    slot->first_tod = TOD_NEVER;
    slot->last_tod = -TOD_NEVER;
    for (int has_eaten = day->lunch_s > 0 ? 0 : 1; has_eaten < 2; has_eaten++) {
        const int32_t from =
            opening_next(opening, ground->windows, has_eaten ? there.tod1 : there.tod0);
        const int32_t until = opening_prev(opening, ground->windows, last[has_eaten]);
        if (from > until)
            continue;
        slot->first_tod = from < slot->first_tod ? from : slot->first_tod;
        slot->last_tod = later_of(until, slot->last_tod);
    }
    return slot->first_tod <= slot->last_tod;
}

static int64_t time_ct(const struct quoting *quoting, uint32_t d, int32_t time_s)
{
    const struct plan *plan = quoting->task->plan;
    const int64_t hour_uct = day_hour_uct(
        plan, &plan->days[quoting->rest->first_plan_day + d], quoting->hour_uct);
    return hour_uct * time_s / HOUR_S / CT_UCT;
}

/* False: the visit does not fit there. */
static bool price(const struct quoting *quoting, struct place_at at,
                  const struct room *room, struct quote_slot *slot)
{
    const struct week *week = quoting->solver.week;
    const struct week_node *node = &week->nodes[quoting->node];
    const struct splice splice = {at.p, 0, &quoting->node, 1};
    struct splice_change change;
    if (!splice_test(&quoting->solver.ground, &quoting->solver.tours[at.d], &splice,
                     &change) ||
        !find_span(quoting, at, slot))
        return false;
    int32_t time_s = change.drive_s + node->service_s;
    slot->day = week->days[at.d].day;
    slot->service_s = node->service_s;
    slot->worth_ct = node->worth_ct;
    slot->travel_ct = change.cost_ct;
    slot->loss_ct = 0;
    slot->out_account_ix = NO_IX;
    if (room->out != NO_IX) {
        time_s += room->change.drive_s - week->nodes[room->out].service_s;
        slot->travel_ct += room->change.cost_ct;
        slot->loss_ct = solver_gain_ct(&quoting->solver, room->out, at.d);
        slot->out_account_ix = week->nodes[room->out].account_ix;
    }
    slot->time_ct = time_ct(quoting, at.d, time_s);
    slot->price_ct = slot->travel_ct + slot->time_ct + slot->loss_ct;
    return true;
}

static void put_slot(struct quoting *quoting, const struct quote_slot *slot)
{
    struct quote *quote = quoting->quote;
    if (quote->count < QUOTE_SLOTS_MAX)
        quote->slots[quote->count++] = *slot;
}

/* Every gap of a day; false: it has none. */
static bool put_gaps(struct quoting *quoting, uint32_t d)
{
    const struct room room = {.out = NO_IX};
    bool is_any = false;
    for (uint32_t p = 1; p <= quoting->solver.tours[d].count + 1; p++) {
        struct quote_slot slot;
        if (!price(quoting, (struct place_at){d, p}, &room, &slot))
            continue;
        put_slot(quoting, &slot);
        is_any = true;
    }
    return is_any;
}

static bool may_go(const struct quoting *quoting, uint32_t n)
{
    const struct week *week = quoting->solver.week;
    return !quoting->rest->is_pinned[n] && !week->groups[week->nodes[n].group].is_must;
}

/* The best gap of a day that stop p has left. */
static bool find_room(struct quoting *quoting, uint32_t d, uint32_t p,
                      struct quote_slot *best)
{
    struct tour *tour = &quoting->solver.tours[d];
    const struct splice none = {p, 1, NULL, 0};
    struct room room = {.out = tour->stops[p].node};
    struct quote_slot slot;
    bool is_any = false;
    if (!may_go(quoting, room.out) ||
        !splice_test(&quoting->solver.ground, tour, &none, &room.change))
        return false;
    tour_copy(&quoting->whole, tour);
    splice_apply(&quoting->solver.ground, tour, &none);
    for (uint32_t q = 1; q <= tour->count + 1; q++) {
        if (!price(quoting, (struct place_at){d, q}, &room, &slot) ||
            (is_any && slot.price_ct >= best->price_ct))
            continue;
        *best = slot;
        is_any = true;
    }
    tour_copy(tour, &quoting->whole);
    return is_any;
}

/* In place of the visit of the day that is the least loss. */
static void put_exchange(struct quoting *quoting, uint32_t d)
{
    struct quote_slot best, slot;
    bool is_any = false;
    for (uint32_t p = 1; p <= quoting->solver.tours[d].count; p++) {
        if (!find_room(quoting, d, p, &slot) ||
            (is_any && slot.price_ct >= best.price_ct))
            continue;
        best = slot;
        is_any = true;
    }
    if (is_any)
        put_slot(quoting, &best);
}

static int compare_slots(const void *a, const void *b, const void *context)
{
    const struct quote_slot *x = a, *y = b;
    (void)context;
    if (x->price_ct != y->price_ct)
        return x->price_ct < y->price_ct ? -1 : 1;
    if (x->day != y->day)
        return x->day < y->day ? -1 : 1;
    return (x->first_tod > y->first_tod) - (x->first_tod < y->first_tod);
}

static void note_planned(const struct rest_week_task *task, struct quote *quote)
{
    const struct plan *plan = task->plan;
    for (uint32_t d = 0; d < plan->day_count; d++)
        for (uint32_t i = 0; i < plan->days[d].stop_count; i++) {
            const struct stop *stop = &plan->stops[plan->days[d].stop_first + i];
            if (stop->account_ix != task->ordered_account_ix ||
                plan->days[d].day < task->day || quote->planned_day != NO_DAY)
                continue;
            quote->planned_day = plan->days[d].day;
            quote->planned_tod = stop->start_tod;
        }
}

static bool find_node(struct quoting *quoting)
{
    const struct week *week = quoting->solver.week;
    for (uint32_t n = 0; n < week->node_count; n++) {
        if (week->nodes[n].account_ix != quoting->task->ordered_account_ix)
            continue;
        quoting->node = n;
        return true;
    }
    return false;
}

void quote_week(const struct rest_week *rest, const struct rest_week_task *task,
                int64_t hour_uct, struct quote *quote)
{
    struct quoting quoting = {
        .rest = rest, .task = task, .hour_uct = hour_uct, .quote = quote};
    struct arena scratch = {0};
    solver_open(&quoting.solver, rest, task, &scratch);
    tour_init(&quoting.whole, &quoting.solver.ground, 0, rest->agenda.week.node_count,
              &scratch);
    note_planned(task, quote);
    if (find_node(&quoting)) {
        solver_put_planned(&quoting.solver, quoting.node);
        for (uint32_t d = 0; d < quoting.solver.week->day_count; d++)
            if (!solver_is_shut(&quoting.solver, quoting.node, d) &&
                !put_gaps(&quoting, d))
                put_exchange(&quoting, d);
    }
    sorting_sort(quote->slots, quote->count, sizeof *quote->slots, compare_slots, NULL);
    arena_release(&scratch);
}
