// SPDX-License-Identifier: GPL-3.0-or-later
/* Prices. An account that the plan has today costs nothing to do now: today is when it
 * is done. Any other costs what the plan says a visit later in the week would bring; on
 * the last working day of the week there is no later. */
#include "next/board.h"

#include "agenda/days.h"
#include "agenda/starts.h"
#include "base/civil.h"
#include "next/day.h"

enum { UCT_PER_CT = 10000, HOUR_S = 3600 };

const struct week_node *board_node(const struct board *board,
                                   const struct chance *chance)
{
    return &board->outline.week.nodes[chance->node];
}

int64_t board_profit_ct(const struct board *board, const struct chance *chance)
{
    return board_node(board, chance)->value_ct[0] + chance->due_ct - chance->price_ct;
}

/* The plan. */

static const struct plan_day *plan_day_find(const struct plan *plan, int32_t day)
{
    for (uint32_t d = 0; plan && d < plan->day_count; d++)
        if (plan->days[d].day == day)
            return &plan->days[d];
    return NULL;
}

static bool is_stop_of(const struct stop *stop, const struct week_node *node)
{
    if (node->kind == NODE_EVENT)
        return stop->event_ix == node->event_ix;
    return stop->account_ix == node->account_ix &&
           stop->appointment_ix == node->appointment_ix;
}

static const struct stop *find_stop(const struct plan *plan, const struct plan_day *day,
                                    const struct week_node *node)
{
    for (uint32_t i = 0; day && i < day->stop_count; i++)
        if (is_stop_of(&plan->stops[day->stop_first + i], node))
            return &plan->stops[day->stop_first + i];
    return NULL;
}

static bool is_planned_today(const struct board *board, const struct week_node *node)
{
    return find_stop(board->plan, board->plan_day, node) != NULL;
}

/* On a later day; NULL: not. */
static const struct stop *find_later_stop(const struct board *board,
                                          const struct week_node *node)
{
    const struct plan *plan = board->plan;
    const struct stop *stop = NULL;
    for (uint32_t d = 0; plan && d < plan->day_count && !stop; d++)
        if (plan->days[d].day > board->task->day)
            stop = find_stop(plan, &plan->days[d], node);
    return stop;
}

/* By account, as the plan keeps them; -1: the plan has no price for it. */
static int64_t plan_price_ct(const struct plan *plan, uint32_t account_ix)
{
    uint32_t low = 0, high = plan ? plan->price_count : 0;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (plan->prices[middle].account_ix == account_ix)
            return plan->prices[middle].price_uct / UCT_PER_CT;
        if (plan->prices[middle].account_ix < account_ix)
            low = middle + 1;
        else
            high = middle;
    }
    return -1;
}

/* What a visit on a later day would bring. Where the plan has one but no price for it:
 * its value less the travel that dropping it would save. What must be is done later
 * anyway where the plan says so: to do it now wins nothing but the way. */
static int64_t later_ct(const struct board *board, const struct week_node *node)
{
    const struct stop *stop = find_later_stop(board, node);
    const bool is_must = board->outline.week.groups[node->group].is_must;
    int64_t price_ct = plan_price_ct(board->plan, node->account_ix);
    if (price_ct < 0)
        price_ct = stop && stop->value_ct > stop->detour_ct
                       ? stop->value_ct - stop->detour_ct
                       : 0;
    return is_must && stop && price_ct < node->value_ct[0] ? node->value_ct[0]
                                                           : price_ct;
}

/* Of the plan's days, else until Sunday. */
static bool has_later_day(const struct board *board)
{
    const struct next_task *task = board->task;
    const struct plan *plan = board->plan;
    const int32_t last_day = plan ? plan->monday_day + (int32_t)plan->day_count - 1
                                  : task->day + 6 - civil_weekday(task->day);
    struct window spans[WINDOWS_MAX];
    for (int32_t day = task->day + 1; day <= last_day; day++)
        if (model_working_spans(board->model, task->rep_ix, day, spans) > 0)
            return true;
    return false;
}

/* Now. */

static bool is_done(const struct board *board, uint32_t account_ix)
{
    return board->model->accounts[account_ix].last_visit_day == board->task->day;
}

/* The last stop of today's plan that is logged. */
static bool find_logged(const struct board *board, struct geo_point *at)
{
    const struct plan_day *day = board->plan_day;
    bool is_found = false;
    for (uint32_t i = 0; day && i < day->stop_count; i++) {
        const struct stop *stop = &board->plan->stops[day->stop_first + i];
        if (stop->account_ix == NO_IX || !is_done(board, stop->account_ix))
            continue;
        *at = board->model->accounts[stop->account_ix].at;
        is_found = true;
    }
    return is_found;
}

/* Where a day of the plan begins or ends, when that is not home. */
static const struct lodging *planned_lodging(const struct board *board,
                                             uint32_t lodging_ix)
{
    return lodging_ix == NO_IX ? NULL : &board->model->lodgings[lodging_ix];
}

/* Where she is, and where she sleeps tonight. */
static bool put_ends(struct board *board, struct err *err)
{
    const struct next_task *task = board->task;
    const struct plan_day *day = board->plan_day;
    struct geo_point base;
    if (!agenda_home(board->model, task->rep_ix, &base, err))
        return false;
    const struct lodging *wake =
        day ? planned_lodging(board, day->start_lodging_ix) : NULL;
    board->sleep = day ? planned_lodging(board, day->end_lodging_ix) : NULL;
    board->home = board->sleep ? board->sleep->at : base;
    if (task->has_at)
        board->at = task->at;
    else if (!find_logged(board, &board->at))
        board->at = wake ? wake->at : base;
    return true;
}

/* A planned event outside work: today lasts until the plan is back from it. */
static void put_planned_events(struct board *board)
{
    const struct plan_day *day = board->plan_day;
    for (uint32_t i = 0; day && i < day->stop_count; i++) {
        const struct stop *stop = &board->plan->stops[day->stop_first + i];
        const bool is_last = i + 1 == day->stop_count;
        if (stop->event_ix != NO_IX)
            days_add_span(&board->day,
                          (struct window){i == 0 ? day->leave_tod : stop->start_tod,
                                          is_last ? day->back_tod : stop->end_tod});
    }
}

/* What is left of the cap on driving: the drives of planned stops that are made are
 * known, others are not. */
static int32_t driving_left_s(const struct board *board)
{
    const struct plan_day *day = board->plan_day;
    int32_t left_s = board->day.driving_max_s;
    if (left_s == INT32_MAX)
        return left_s;
    for (uint32_t i = 0; day && i < day->stop_count; i++) {
        const struct stop *stop = &board->plan->stops[day->stop_first + i];
        if (stop->account_ix != NO_IX && is_done(board, stop->account_ix))
            left_s -= stop->drive_s;
    }
    return left_s > 0 ? left_s : 0;
}

static void put_now(struct board *board)
{
    const struct next_task *task = board->task;
    days_of_rep(board->model, task->rep_ix, task->day, 1, &board->day);
    put_planned_events(board);
    const struct window hull = week_day_hull(&board->day);
    if (board->day.span_count == 0 || task->tod >= hull.close_tod) {
        board->day.span_count = 0;
        return;
    }
    board->now_tod = task->tod > hull.open_tod ? task->tod : hull.open_tod;
    const struct plan_day *plan_day = board->plan_day;
    const bool is_fed = plan_day && plan_day->lunch_tod >= 0 &&
                        plan_day->lunch_tod + board->day.lunch_s <= task->tod;
    if (is_fed || board->now_tod > board->day.lunch_close_tod)
        board->day.lunch_s = 0;
    board->driving_max_s = driving_left_s(board);
    uint32_t done_count = 0;
    for (uint32_t i = 0; i < board->model->account_count; i++)
        done_count +=
            board->model->accounts[i].rep_ix == task->rep_ix && is_done(board, i);
    board->visits_max = board->day.visits_max == UINT32_MAX ? UINT32_MAX
                        : done_count < board->day.visits_max
                            ? board->day.visits_max - done_count
                            : 0;
}

/* Chances. */

/* -1: none left. */
static int32_t first_start(const struct week *week, const struct week_node *node,
                           int32_t tod)
{
    const struct range range = node->windows[0];
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct window window = week->windows[i];
        if (tod <= window.close_tod)
            return tod > window.open_tod ? tod : window.open_tod;
    }
    return -1;
}

bool board_is_due_today(const struct board *board, uint32_t account_ix)
{
    const struct range range = board->model->accounts[account_ix].blocks;
    for (uint32_t i = range.first; i < range.first + range.count; i++) {
        const struct block *block = &board->model->blocks[i];
        if (block->kind == BLOCK_MUST && block->until_day == board->task->day)
            return true;
    }
    return false;
}

static bool is_kept(const struct board *board, const struct week_node *node,
                    bool is_planned)
{
    if (!board->outline.week.groups[node->group].is_must)
        return false;
    if (node->kind == NODE_EVENT)
        return true;
    const bool is_of_today =
        node->kind == NODE_APPOINTMENT &&
        board->model->appointments[node->appointment_ix].kind != APPOINTMENT_WEEK;
    return is_of_today || is_planned || !board->has_later ||
           board_is_due_today(board, node->account_ix);
}

static void put_prices(const struct board *board, struct chance *chance)
{
    const struct week_node *node = board_node(board, chance);
    const struct week_group *group = &board->outline.week.groups[node->group];
    if (chance->is_kept)
        return;
    if (!group->is_must && (chance->is_planned || !board->has_later))
        chance->due_ct = group->miss_ct;
    if (node->account_ix != NO_IX && !chance->is_planned && board->has_later)
        chance->price_ct = later_ct(board, node);
}

static void put_score(const struct board *board, struct chance *chance)
{
    const int64_t travel_ct = (int64_t)travel_drive_ct(chance->to, board->km_uct) +
                              travel_drive_ct(chance->back, board->km_uct) -
                              travel_drive_ct(board->go_home, board->km_uct);
    const int64_t time_s = chance->end_tod + chance->back.drive_s - board->now_tod -
                           board->go_home.drive_s;
    chance->score_uct = (board_profit_ct(board, chance) - travel_ct) * UCT_PER_CT -
                        board->hour_uct * time_s / HOUR_S;
}

/* Does it fit into what is left of the day, were it the only thing to do? */
static bool fit(const struct board *board, struct chance *chance)
{
    const struct week_node *node = board_node(board, chance);
    if (chance->to.drive_s < 0 || chance->back.drive_s < 0)
        return false;
    chance->start_tod =
        first_start(&board->outline.week, node, board->now_tod + chance->to.drive_s);
    chance->end_tod = chance->start_tod + node->service_s;
    return chance->start_tod >= 0 &&
           chance->to.drive_s + chance->back.drive_s <= board->driving_max_s &&
           chance->end_tod + chance->back.drive_s <=
               week_day_hull(&board->day).close_tod;
}

/* Agreed or ordered for a later day of this week: the plan and a replan visit the
 * account then, and so does she. */
static bool is_for_later(const struct board *board, uint32_t account_ix)
{
    const struct next_task *task = board->task;
    const struct account *account = &board->model->accounts[account_ix];
    const int32_t sunday = task->day + 6 - civil_weekday(task->day);
    for (uint32_t i = 0; i < account->appointments.count; i++) {
        const struct appointment *agreed =
            &board->model->appointments[account->appointments.first + i];
        if (agreed->day > task->day && agreed->day <= sunday &&
            (agreed->rep_ix == NO_IX || agreed->rep_ix == task->rep_ix))
            return true;
    }
    for (uint32_t i = 0; i < account->blocks.count; i++) {
        const struct block *block = &board->model->blocks[account->blocks.first + i];
        if (block->kind == BLOCK_MUST && block->from_day > task->day &&
            block->from_day <= sunday)
            return true;
    }
    return false;
}

struct chance_drives {
    struct drive to, back, again;
};

static void put_chance(struct board *board, uint32_t n, struct chance_drives drives)
{
    const struct week_node *node = &board->outline.week.nodes[n];
    if (node->windows[0].count == 0 ||
        seen_is_over(&board->task->seen, board->model, node->account_ix,
                     node->appointment_ix, board->task->tod) ||
        (node->account_ix != NO_IX && is_done(board, node->account_ix)) ||
        (node->kind == NODE_VISIT && is_for_later(board, node->account_ix)))
        return;
    struct chance chance = {.node = n,
                            .to = drives.to,
                            .back = drives.back,
                            .again_s = drives.again.drive_s};
    chance.is_planned = is_planned_today(board, node);
    chance.is_kept = is_kept(board, node, chance.is_planned);
    if (!fit(board, &chance)) {
        if (chance.is_kept && node->kind == NODE_APPOINTMENT)
            board->lost_appointment_ixs[board->lost_count++] = node->appointment_ix;
        return;
    }
    put_prices(board, &chance);
    put_score(board, &chance);
    board->chances[board->chance_count++] = chance;
}

static bool put_chances(struct board *board, struct err *err)
{
    const struct week *week = &board->outline.week;
    struct drive *to = ARENA_ARRAY(board->scratch, week->place_count, struct drive);
    struct drive *back = ARENA_ARRAY(board->scratch, week->place_count, struct drive);
    struct drive *again = ARENA_ARRAY(board->scratch, week->place_count, struct drive);
    const struct places here = {&board->at, 1}, home = {&board->home, 1};
    const struct places places = {board->outline.places, week->place_count};
    if (!travel_table(&board->now, here, places, to, err) ||
        !travel_table(board->travel, places, home, back, err) ||
        (board->task->gap_s > 0 &&
         !travel_table(board->travel, places, here, again, err)))
        return false;
    board->chances = ARENA_ARRAY(board->scratch, week->node_count, struct chance);
    board->lost_appointment_ixs =
        ARENA_ARRAY(board->scratch, week->node_count, uint32_t);
    for (uint32_t n = 0; n < week->node_count; n++) {
        const uint32_t place = week->nodes[n].place;
        put_chance(board, n,
                   (struct chance_drives){to[place], back[place], again[place]});
    }
    return true;
}

static void put_rates(struct board *board)
{
    const struct settings settings =
        model_rep_settings(board->model, board->task->rep_ix);
    board->km_uct = settings.value[SETTING_KM_UCT];
    board->hour_uct = settings.value[SETTING_HOUR_CT] * UCT_PER_CT;
    if (board->plan)
        board->hour_uct = day_hour_uct(board->plan, board->plan_day, board->hour_uct);
}

/* Where hours differ the drive from here is known to begin now, and no other will
 * before. */
static void put_travel(struct board *board)
{
    const int32_t now_tod =
        board->day.span_count == 0 ? board->task->tod : board->now_tod;
    const int32_t end_tod =
        board->day.span_count == 0 ? now_tod : week_day_hull(&board->day).close_tod;
    board->now = travel_leaving(board->travel, now_tod, now_tod);
    board->later = travel_leaving(board->travel, now_tod, end_tod);
    board->travel = &board->later;
}

bool board_fill(struct board *board, struct err *err)
{
    const struct next_task *task = board->task;
    board->plan_day = plan_day_find(task->plan, task->day);
    board->plan = board->plan_day ? task->plan : NULL;
    put_rates(board);
    put_now(board);
    put_travel(board);
    if (!put_ends(board, err))
        return false;
    if (!travel_drive(&board->now, board->at, board->home, &board->go_home, err))
        return false;
    if (board->day.span_count == 0)
        return true;
    board->has_later = has_later_day(board);
    const struct agenda_task agenda_task = {
        .rep_ix = task->rep_ix,
        .first_day = task->day,
        .day_count = 1,
        .wait_day = board->plan ? agenda_wait_day(board->plan->monday_day,
                                                  board->plan->day_count)
                                : NO_DAY,
        .is_under_way = true,
        .home = &board->home,
    };
    return agenda_outline(board->model, &agenda_task, board->travel, board->scratch,
                          &board->outline, err) &&
           put_chances(board, err);
}
