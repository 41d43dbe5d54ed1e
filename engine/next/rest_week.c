// SPDX-License-Identifier: GPL-3.0-or-later
/* An account that is ordered becomes a must-visit of today in a copy of the model, in
 * the place of any block of hers: so it is offered whatever its interval says, and what
 * the week then charges for leaving it out is more than any day can earn. */
#include "next/rest_week.h"

#include "agenda/days.h"
#include "model/words.h"
#include <string.h>

static bool is_visited_today(const struct model *model, uint32_t account_ix,
                             int32_t day)
{
    return account_ix != NO_IX && model->accounts[account_ix].last_visit_day == day;
}

/* Shares everything with `model` but the accounts and the blocks. */
static struct model order_visit(const struct model *model,
                                const struct rest_week_task *task, struct arena *arena)
{
    const uint32_t account_ix = task->ordered_account_ix;
    struct model ordered = *model;
    struct account *accounts = ARENA_ARRAY(arena, model->account_count, struct account);
    struct block *blocks =
        ARENA_ARRAY(arena, (size_t)model->block_count + 1, struct block);
    memcpy(accounts, model->accounts, model->account_count * sizeof *accounts);
    if (model->block_count > 0)
        memcpy(blocks, model->blocks, model->block_count * sizeof *blocks);
    blocks[model->block_count] = (struct block){
        .account_ix = account_ix,
        .kind = BLOCK_MUST,
        .from_day = task->day,
        .until_day =
            task->ordered_until_day != 0 ? task->ordered_until_day : task->day};
    accounts[account_ix].blocks = (struct range){model->block_count, 1};
    ordered.accounts = accounts;
    ordered.blocks = blocks;
    ordered.block_count++;
    return ordered;
}

/* Today. */

static bool find_plan_day(const struct plan *plan, int32_t day, uint32_t *ix)
{
    for (uint32_t d = 0; d < plan->day_count; d++) {
        if (plan->days[d].day != day)
            continue;
        *ix = d;
        return true;
    }
    return false;
}

static bool is_over(const struct model *model, const struct stop *stop, int32_t day,
                    int32_t tod)
{
    if (stop->account_ix == NO_IX)
        return tod >= stop->end_tod;
    return is_visited_today(model, stop->account_ix, day);
}

static struct geo_point find_here(const struct model *model,
                                  const struct rest_week_task *task,
                                  const struct plan_day *today, struct geo_point home)
{
    struct geo_point at = today->start_lodging_ix != NO_IX
                              ? model->lodgings[today->start_lodging_ix].at
                              : home;
    if (task->has_at)
        return task->at;
    for (uint32_t i = 0; i < today->stop_count; i++) {
        const struct stop *stop = &task->plan->stops[today->stop_first + i];
        if (is_over(model, stop, task->day, task->tod))
            at = stop->at;
    }
    return at;
}

/* Spans from now on. */
static void cut_spans(struct week_day *day, int32_t tod)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < day->span_count; i++) {
        struct window span = day->spans[i];
        if (span.open_tod < tod)
            span.open_tod = tod;
        if (span.open_tod < span.close_tod)
            day->spans[count++] = span;
    }
    day->span_count = count;
}

static void cut_today(const struct model *model, const struct rest_week_task *task,
                      const struct plan_day *today, struct week_day *day)
{
    int32_t driven_s = 0;
    uint32_t made_count = 0;
    if (task->is_off)
        day->span_count = 0;
    cut_spans(day, task->tod);
    const bool is_fed =
        today->lunch_tod >= 0 && today->lunch_tod + day->lunch_s <= task->tod;
    if (is_fed || day->span_count == 0 || day->spans[0].open_tod > day->lunch_close_tod)
        day->lunch_s = 0;
    for (uint32_t i = 0; i < model->account_count; i++)
        made_count += model->accounts[i].rep_ix == task->rep_ix &&
                      is_visited_today(model, i, task->day);
    for (uint32_t i = 0; i < today->stop_count; i++) {
        const struct stop *stop = &task->plan->stops[today->stop_first + i];
        if (is_over(model, stop, task->day, task->tod))
            driven_s += stop->drive_s;
    }
    if (day->visits_max != UINT32_MAX)
        day->visits_max -= made_count < day->visits_max ? made_count : day->visits_max;
    if (day->driving_max_s != INT32_MAX)
        day->driving_max_s -=
            driven_s < day->driving_max_s ? driven_s : day->driving_max_s;
}

/* Places: here, and the lodgings that the plan sleeps at, behind the agenda's. */
struct more_places {
    struct geo_point *at;
    uint32_t count;
};

static uint32_t put_place(struct more_places *places, struct geo_point at)
{
    places->at[places->count] = at;
    return places->count++;
}

static void put_days(const struct model *model, const struct rest_week_task *task,
                     struct rest_week *rest, struct more_places *places)
{
    struct week *week = &rest->agenda.week;
    const struct plan_day *days = &task->plan->days[rest->first_plan_day];
    /* Where she sleeps stays as planned. */
    week->lodging_count = 0;
    struct week_day usual[WEEK_DAYS_MAX];
    days_of_rep(model, task->rep_ix, task->day, week->day_count, usual);
    for (uint32_t d = 0; d < week->day_count; d++) {
        /* Who is under way has no lunch in the agenda; here it is still to come. */
        week->days[d].lunch_s = usual[d].lunch_s;
        week->days[d].lunch_open_tod = usual[d].lunch_open_tod;
        week->days[d].lunch_close_tod = usual[d].lunch_close_tod;
        const uint32_t start_ix = days[d].start_lodging_ix,
                       end_ix = days[d].end_lodging_ix;
        if (start_ix != NO_IX)
            week->days[d].start_place = put_place(places, model->lodgings[start_ix].at);
        if (end_ix != NO_IX)
            week->days[d].end_place = put_place(places, model->lodgings[end_ix].at);
    }
    cut_today(model, task, &days[0], &week->days[0]);
    week->days[0].start_place =
        put_place(places, find_here(model, task, &days[0], places->at[0]));
    if (week->days[0].span_count == 0) /* how she gets home is not asked */
        week->days[0].start_place = week->days[0].end_place;
}

/* The plan. */

static uint32_t find_node(const struct week *week, const struct stop *stop)
{
    for (uint32_t n = 0; n < week->node_count; n++) {
        const struct week_node *node = &week->nodes[n];
        if (node->kind == NODE_EVENT ? stop->event_ix == node->event_ix
                                     : stop->account_ix == node->account_ix &&
                                           stop->appointment_ix == node->appointment_ix)
            return n;
    }
    return NO_IX;
}

static void put_planned(const struct model *model, const struct rest_week_task *task,
                        struct rest_week *rest, struct arena *arena)
{
    const struct week *week = &rest->agenda.week;
    uint32_t count = 0;
    rest->planned_nodes = ARENA_ARRAY(arena, task->plan->stop_count, uint32_t);
    rest->made = ARENA_ARRAY(arena, task->plan->stop_count, const struct stop *);
    rest->planned_day = ARENA_ARRAY(arena, week->node_count, uint32_t);
    rest->is_pinned = ARENA_ARRAY(arena, week->node_count, bool);
    for (uint32_t n = 0; n < week->node_count; n++)
        rest->planned_day[n] = NO_IX;
    for (uint32_t d = 0; d < week->day_count; d++) {
        const struct plan_day *day = &task->plan->days[rest->first_plan_day + d];
        rest->planned[d].first = count;
        for (uint32_t i = 0; i < day->stop_count; i++) {
            const struct stop *stop = &task->plan->stops[day->stop_first + i];
            const bool is_done = d == 0 && is_over(model, stop, task->day, task->tod);
            const uint32_t n = is_done ? NO_IX : find_node(week, stop);
            if (is_done)
                rest->made[rest->made_count++] = stop;
            if (n == NO_IX || rest->planned_day[n] != NO_IX)
                continue;
            rest->planned_day[n] = d;
            rest->is_pinned[n] = stop->is_pinned;
            rest->planned_nodes[count++] = n;
        }
        rest->planned[d].count = count - rest->planned[d].first;
    }
}

/* A second visit in a week is nobody's plan, open opportunity or not, but for one that
 * somebody asked for. */
static bool was_visited(const struct model *model, const struct rest_week_task *task,
                        const struct week *week, const struct week_node *node)
{
    return node->kind == NODE_VISIT && !week->groups[node->group].is_must &&
           model->accounts[node->account_ix].last_visit_day >= task->plan->monday_day;
}

/* Days that are not offered: today where somebody was just asked for in vain, all but
 * its own for what is pinned, all for whom a visit of this week is logged. */
static bool is_day_shut(const struct model *model, const struct rest_week_task *task,
                        const struct rest_week *rest, uint32_t n, uint32_t d)
{
    const struct week_node *node = &rest->agenda.week.nodes[n];
    if (rest->is_pinned[n] && rest->planned_day[n] != d)
        return true;
    return node->account_ix != NO_IX &&
           ((d == 0 && seen_is_over(&task->seen, model, node->account_ix,
                                    node->appointment_ix, task->tod)) ||
            was_visited(model, task, &rest->agenda.week, node));
}

static void shut_windows(const struct model *model, const struct rest_week_task *task,
                         struct rest_week *rest, struct arena *arena)
{
    struct week *week = &rest->agenda.week;
    struct week_node *nodes = ARENA_ARRAY(arena, week->node_count, struct week_node);
    for (uint32_t n = 0; n < week->node_count; n++) {
        nodes[n] = week->nodes[n];
        for (uint32_t d = 0; d < week->day_count; d++)
            if (is_day_shut(model, task, rest, n, d))
                nodes[n].windows[d].count = 0;
    }
    week->nodes = nodes;
}

/* Is what was ordered a visit of today? */
static bool check_ordered(const struct model *model, const struct rest_week_task *task,
                          const struct rest_week *rest, struct err *err)
{
    const struct agenda *agenda = &rest->agenda;
    const uint32_t account_ix = task->ordered_account_ix;
    if (account_ix == NO_IX)
        return true;
    const char *crm_id = model->accounts[account_ix].crm_id;
    for (uint32_t n = 0; n < agenda->week.node_count; n++) {
        const struct week_node *node = &agenda->week.nodes[n];
        if (node->account_ix != account_ix)
            continue;
        if (node->kind == NODE_APPOINTMENT)
            return err_set(err, ERR_INPUT, "'%s' has an appointment already", crm_id);
        for (uint32_t d = 0; d < agenda->week.day_count; d++)
            if (node->windows[d].count > 0)
                return true;
    }
    for (uint32_t i = 0; i < agenda->left_count; i++)
        if (agenda->left[i].account_ix == account_ix)
            return err_set(err, ERR_INPUT, "'%s' cannot be visited: %s", crm_id,
                           reason_word(agenda->left[i].code));
    return err_set(err, ERR_INPUT, "'%s' cannot be visited any more", crm_id);
}

static bool lay(struct rest_week *rest, const struct model *model,
                const struct rest_week_task *task, const struct travel *travel,
                struct arena *arena, struct err *err)
{
    const struct plan *plan = task->plan;
    const struct agenda_task agenda_task = {
        .rep_ix = task->rep_ix,
        .first_day = task->day,
        .day_count = plan->day_count - rest->first_plan_day,
        .wait_day = agenda_wait_day(plan->monday_day, plan->day_count),
        .is_under_way = true,
    };
    struct agenda *agenda = &rest->agenda;
    if (!agenda_outline(model, &agenda_task, travel, arena, agenda, err))
        return false;
    struct more_places places = {
        .at = ARENA_ARRAY(arena, agenda->week.place_count + 2 * WEEK_DAYS_MAX + 1,
                          struct geo_point),
        .count = agenda->week.place_count};
    memcpy(places.at, agenda->places, places.count * sizeof *places.at);
    put_days(model, task, rest, &places);
    agenda->places = places.at;
    agenda->week.place_count = places.count;
    put_planned(model, task, rest, arena);
    shut_windows(model, task, rest, arena);
    rest->km_uct = model_rep_settings(model, task->rep_ix).value[SETTING_KM_UCT];
    const struct travel at_work =
        agenda_travel(travel, agenda->week.days, agenda->week.day_count);
    return check_ordered(model, task, rest, err) &&
           travel_matrix(&at_work, (struct places){places.at, places.count},
                         rest->km_uct, arena, &agenda->matrix, err) &&
           week_check(&agenda->week, &agenda->matrix, err);
}

bool rest_week_lay(struct rest_week *rest, const struct model *model,
                   const struct rest_week_task *task, const struct travel *travel,
                   struct arena *arena, struct err *err)
{
    struct rest_week laid = {0};
    struct model ordered;
    if (!find_plan_day(task->plan, task->day, &laid.first_plan_day))
        return err_set(err, ERR_MISSING, "the plan has no such day");
    if (task->ordered_account_ix != NO_IX) {
        if (is_visited_today(model, task->ordered_account_ix, task->day))
            return err_set(err, ERR_INPUT, "'%s' was visited today already",
                           model->accounts[task->ordered_account_ix].crm_id);
        ordered = order_visit(model, task, arena);
        model = &ordered;
    }
    if (!lay(&laid, model, task, travel, arena, err))
        return false;
    *rest = laid;
    return true;
}
