// SPDX-License-Identifier: GPL-3.0-or-later
/* Where now? The board scores everything by (5.1); then
 *
 *   (5.2)  score(j) = best rest of the day that begins with j
 *                     - best rest of the day with nothing but what is kept
 *
 * for the best of the board, by rest.c. The rest of a day may be made of what is kept,
 * what is planned, and the best others. */
#include "next/next.h"

#include "agenda/starts.h"
#include "base/sorting.h"
#include "next/board.h"
#include "next/rest.h"

#include <string.h>

enum { UCT_PER_CT = 10000, HOUR_S = 3600 };
/* Judged exactly: the best ten, and two kept or planned ones that (5.1) ranks lower. A
 * rest is filled up to FILLED_MAX with what is neither: each stop more doubles the work
 * (nine took 5 ms of a question, six take 1). */
enum { TRIED_MAX = NEXT_OPTIONS_MAX + 2, FILLED_MAX = 6 };

/* The few stops that are looked at exactly; their places are 2.. of the matrix, after
 * here and home. */
struct field {
    const struct board *board;
    uint32_t chances[TRIED_MAX + REST_STOPS_MAX]; /* on the board */
    uint32_t count;
    uint32_t stops[REST_STOPS_MAX]; /* in the field: what a rest is made of */
    uint32_t stop_count;
    bool is_whole; /* all that is kept and planned is among them */
    struct matrix matrix;
    struct rest_space space;
};

enum { PLACE_HERE, PLACE_HOME, PLACE_FIRST };

static const struct chance *field_chance(const struct field *field, uint32_t at)
{
    return &field->board->chances[field->chances[at]];
}

/* The field's number of a chance, put in when it is new and there is room. */
static uint32_t field_put(struct field *field, uint32_t chance)
{
    for (uint32_t i = 0; i < field->count; i++)
        if (field->chances[i] == chance)
            return i;
    field->chances[field->count] = chance;
    return field->count++;
}

/* Chances in the order in which they are taken: kept ones by time, planned ones by
 * time, the others by score. */
struct turn {
    uint32_t chance;
    uint32_t class;
    int64_t key;
};

static int compare_turns(const void *a, const void *b, const void *context)
{
    const struct turn *x = a, *y = b;
    (void)context;
    if (x->class != y->class)
        return x->class < y->class ? -1 : 1;
    if (x->key != y->key)
        return x->key < y->key ? -1 : 1;
    return (x->chance > y->chance) - (x->chance < y->chance);
}

static struct turn *turns_of(const struct board *board, bool is_by_score)
{
    struct turn *turns = ARENA_ARRAY(board->scratch, board->chance_count, struct turn);
    for (uint32_t i = 0; i < board->chance_count; i++) {
        const struct chance *chance = &board->chances[i];
        const uint32_t class = chance->is_kept ? 0 : chance->is_planned ? 1 : 2;
        turns[i] = (struct turn){i, class, chance->start_tod};
        if (is_by_score || class == 2)
            turns[i].key = -chance->score_uct;
        if (is_by_score)
            turns[i].class = 0;
    }
    sorting_sort(turns, board->chance_count, sizeof *turns, compare_turns, NULL);
    return turns;
}

/* One place is left for the stop that comes first. */
static void put_stops(struct field *field)
{
    const struct board *board = field->board;
    const struct turn *turns = turns_of(board, false);
    for (uint32_t i = 0; i < board->chance_count; i++) {
        const struct chance *chance = &board->chances[turns[i].chance];
        const bool is_other = !chance->is_kept && !chance->is_planned;
        field->is_whole |= is_other;
        if (field->stop_count == REST_STOPS_MAX - 1 ||
            (is_other && (field->stop_count >= FILLED_MAX || chance->score_uct <= 0)))
            return; /* the others come last, by score */
        field->stops[field->stop_count++] = field_put(field, turns[i].chance);
    }
    field->is_whole = true;
}

/* Near enough, short enough, where the question says so. */
static bool is_asked_for(const struct board *board, const struct chance *chance)
{
    const struct next_task *task = board->task;
    if (task->drive_max_s > 0 && chance->to.drive_s > task->drive_max_s)
        return false;
    return task->gap_s <= 0 ||
           (chance->again_s >= 0 &&
            chance->end_tod + chance->again_s <= board->now_tod + task->gap_s);
}

/* What is tried first: returns how many, numbers of the field in `tried`. */
static uint32_t put_tried(struct field *field, uint32_t tried[TRIED_MAX])
{
    const struct board *board = field->board;
    const struct turn *turns = turns_of(board, true);
    uint32_t count = 0, asked_count = 0;
    for (uint32_t i = 0; i < board->chance_count && count < TRIED_MAX; i++) {
        const struct chance *chance = &board->chances[turns[i].chance];
        if (!is_asked_for(board, chance))
            continue;
        if (asked_count++ < NEXT_OPTIONS_MAX || chance->is_planned || chance->is_kept)
            tried[count++] = field_put(field, turns[i].chance);
    }
    return count;
}

/* Where hours differ the drives from here begin now. */
static bool put_row(struct field *field, struct places places, struct err *err)
{
    const struct board *board = field->board;
    const size_t size = (size_t)places.count * places.count;
    if (board->now.hours == NULL)
        return true;
    struct drive *drives = ARENA_ARRAY(board->scratch, places.count, struct drive);
    int32_t *drive_s = ARENA_ARRAY(board->scratch, size, int32_t);
    if (!travel_table(&board->now, (struct places){&places.at[PLACE_HERE], 1}, places,
                      drives, err))
        return false;
    memcpy(drive_s, field->matrix.drive_s, size * sizeof *drive_s);
    for (uint32_t i = 0; i < places.count; i++)
        drive_s[(size_t)PLACE_HERE * places.count + i] = drives[i].drive_s;
    field->matrix.drive_s = drive_s;
    return true;
}

static bool put_matrix(struct field *field, struct err *err)
{
    const struct board *board = field->board;
    struct geo_point *at =
        ARENA_ARRAY(board->scratch, field->count + PLACE_FIRST, struct geo_point);
    at[PLACE_HERE] = board->at;
    at[PLACE_HOME] = board->home;
    for (uint32_t i = 0; i < field->count; i++)
        at[PLACE_FIRST + i] =
            board->outline.places[board_node(board, field_chance(field, i))->place];
    const struct places places = {at, field->count + PLACE_FIRST};
    return travel_matrix(board->travel, places, board->km_uct, board->scratch,
                         &field->matrix, err) &&
           put_row(field, places, err);
}

static struct rest_stop rest_stop_of(const struct field *field, uint32_t at)
{
    const struct board *board = field->board;
    const struct chance *chance = field_chance(field, at);
    const struct week_node *node = board_node(board, chance);
    return (struct rest_stop){
        .place = PLACE_FIRST + at,
        .service_s = node->service_s,
        .windows = &board->outline.week.windows[node->windows[0].first],
        .window_count = node->windows[0].count,
        .profit_ct = board_profit_ct(board, chance),
        .is_kept = chance->is_kept,
    };
}

static struct rest_task rest_task_of(const struct field *field)
{
    const struct board *board = field->board;
    return (struct rest_task){
        .matrix = &field->matrix,
        .first = NO_IX,
        .start_place = PLACE_HERE,
        .home_place = PLACE_HOME,
        .now_tod = board->now_tod,
        .close_tod = week_day_hull(&board->day).close_tod,
        .lunch_s = board->day.lunch_s,
        .lunch_open_tod = board->day.lunch_open_tod,
        .lunch_close_tod = board->day.lunch_close_tod,
        .visits_max = board->visits_max,
        .hour_uct = board->hour_uct,
    };
}

/* Nothing but what is kept. Late in the day lunch may have to go: then nothing is
 * possible with it, and the day is judged without. */
static struct rest rest_of_kept(struct field *field, struct rest_task *task)
{
    struct rest_stop stops[REST_STOPS_MAX];
    for (uint32_t i = 0; i < field->stop_count; i++)
        if (field_chance(field, field->stops[i])->is_kept)
            stops[task->stop_count++] = rest_stop_of(field, field->stops[i]);
    task->stops = stops;
    struct rest rest = rest_best(task, &field->space);
    if (!rest.is_possible) {
        task->lunch_s = 0;
        rest = rest_best(task, &field->space);
    }
    task->stop_count = 0;
    task->stops = NULL;
    return rest;
}

/* The rest of the day that begins with `first`; `visits[].stop` are numbers of the
 * field. */
static struct rest rest_with(struct field *field, const struct rest_task *usual,
                             uint32_t first)
{
    struct rest_stop stops[REST_STOPS_MAX];
    uint32_t numbers[REST_STOPS_MAX];
    struct rest_task task = *usual;
    stops[0] = rest_stop_of(field, first);
    numbers[0] = first;
    task.stop_count = 1;
    for (uint32_t i = 0; i < field->stop_count; i++) {
        if (field->stops[i] == first)
            continue;
        numbers[task.stop_count] = field->stops[i];
        stops[task.stop_count++] = rest_stop_of(field, field->stops[i]);
    }
    task.stops = stops;
    task.first = 0;
    struct rest rest = rest_best(&task, &field->space);
    for (uint32_t i = 0; i < rest.visit_count; i++)
        rest.visits[i].stop = numbers[rest.visits[i].stop];
    return rest;
}

/* The best rest of the day, whatever comes first, from that time on. */
static struct rest rest_from(struct field *field, const struct rest_task *usual,
                             int32_t now_tod)
{
    struct rest_stop stops[REST_STOPS_MAX];
    struct rest_task task = *usual;
    for (uint32_t i = 0; i < field->stop_count; i++)
        stops[task.stop_count++] = rest_stop_of(field, field->stops[i]);
    task.stops = stops;
    task.now_tod = now_tod;
    return rest_best(&task, &field->space);
}

/* A quarter of an hour lost now costs what the rest of the day then brings less, and
 * itself: the rest counts time from when it begins. */
static int64_t now_hour_uct(struct field *field, const struct rest_task *task)
{
    enum { QUARTER_S = HOUR_S / 4 };
    const struct rest now = rest_from(field, task, task->now_tod);
    const struct rest later = rest_from(field, task, task->now_tod + QUARTER_S);
    if (!now.is_possible || !later.is_possible || later.kept_count < now.kept_count)
        return -1;
    return 4 * (now.net_uct - later.net_uct) + field->board->hour_uct;
}

/* An option. */

static int32_t last_start(const struct board *board, const struct chance *chance)
{
    const struct range range = board_node(board, chance)->windows[0];
    return board->outline.week.windows[range.first + range.count - 1].close_tod;
}

static void put_kept(const struct field *field, const struct rest *rest,
                     struct next_option *option)
{
    option->kept_appointment_ix = NO_IX;
    for (uint32_t i = 1; i < rest->visit_count; i++) {
        const uint32_t at = rest->visits[i].stop;
        const struct chance *chance = field_chance(field, at);
        const struct week_node *node = board_node(field->board, chance);
        if (!chance->is_kept || node->appointment_ix == NO_IX)
            continue;
        const size_t leg =
            (size_t)(PLACE_FIRST + rest->visits[0].stop) * field->matrix.count +
            PLACE_FIRST + at;
        option->kept_appointment_ix = node->appointment_ix;
        option->kept_slack_s = last_start(field->board, chance) -
                               rest->visits[0].end_tod - field->matrix.drive_s[leg];
        return;
    }
}

static uint32_t dropped_count(const struct field *field, const struct rest *rest)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < field->stop_count; i++) {
        bool is_there = !field_chance(field, field->stops[i])->is_planned;
        for (uint32_t v = 0; v < rest->visit_count; v++)
            is_there |= rest->visits[v].stop == field->stops[i];
        count += !is_there;
    }
    return count;
}

static int64_t round_ct(int64_t uct)
{
    return uct >= 0 ? (uct + UCT_PER_CT / 2) / UCT_PER_CT
                    : -((-uct + UCT_PER_CT / 2) / UCT_PER_CT);
}

static void put_terms(const struct field *field, const struct chance *chance,
                      int64_t score_uct, struct next_option *option)
{
    const struct board *board = field->board;
    const int64_t time_s = option->end_tod + chance->back.drive_s - board->now_tod -
                           board->go_home.drive_s;
    option->score_ct = round_ct(score_uct);
    option->value_ct = board_node(board, chance)->value_ct[0];
    option->due_ct = chance->due_ct;
    option->price_ct = chance->price_ct;
    option->travel_ct = (int64_t)travel_drive_ct(chance->to, board->km_uct) +
                        travel_drive_ct(chance->back, board->km_uct) -
                        travel_drive_ct(board->go_home, board->km_uct);
    option->time_ct = round_ct(board->hour_uct * time_s / HOUR_S);
    option->rest_ct = option->score_ct - option->value_ct - option->due_ct +
                      option->price_ct + option->travel_ct + option->time_ct;
}

static struct next_option option_of(const struct field *field, const struct rest *rest,
                                    int64_t score_uct)
{
    const struct board *board = field->board;
    const struct rest_visit *visit = &rest->visits[0];
    const struct chance *chance = field_chance(field, visit->stop);
    const struct week_node *node = board_node(board, chance);
    struct next_option option = {
        .kind = node->kind == NODE_VISIT         ? NEXT_VISIT
                : node->kind == NODE_APPOINTMENT ? NEXT_APPOINTMENT
                                                 : NEXT_EVENT,
        .account_ix = node->account_ix,
        .appointment_ix = node->appointment_ix,
        .event_ix = node->event_ix,
        .at = board->outline.places[node->place],
        .drive_s = chance->to.drive_s,
        .drive_m = chance->to.drive_m,
        .leave_tod = board->now_tod + visit->start_tod - visit->arrive_tod,
        .arrive_tod = visit->arrive_tod,
        .start_tod = visit->start_tod,
        .end_tod = visit->end_tod,
        .open_until_tod = last_start(board, chance),
        .is_planned = chance->is_planned,
        .is_must = node->kind == NODE_VISIT && chance->is_kept &&
                   board_is_due_today(board, node->account_ix),
        .worth_ct = node->worth_ct,
        .dropped_count = dropped_count(field, rest),
        .is_exact = field->is_whole,
    };
    put_terms(field, chance, score_uct, &option);
    put_kept(field, rest, &option);
    return option;
}

static int compare_options(const void *a, const void *b, const void *context)
{
    const struct next_option *x = a, *y = b;
    (void)context;
    if (x->score_ct != y->score_ct)
        return x->score_ct > y->score_ct ? -1 : 1;
    if (x->is_planned != y->is_planned)
        return x->is_planned ? -1 : 1;
    if (x->start_tod != y->start_tod)
        return x->start_tod < y->start_tod ? -1 : 1;
    return 0; /* by node: the sort is stable */
}

static int compare_numbers(const void *a, const void *b, const void *context)
{
    const struct field *field = context;
    const uint32_t x = field->chances[*(const uint32_t *)a];
    const uint32_t y = field->chances[*(const uint32_t *)b];
    return (x > y) - (x < y);
}

static bool put_options(struct board *board, struct arena *arena,
                        struct next_answer *answer, struct err *err)
{
    struct field field = {.board = board};
    uint32_t tried[TRIED_MAX];
    put_stops(&field);
    const uint32_t tried_count = put_tried(&field, tried);
    if (!put_matrix(&field, err))
        return false;
    sorting_sort(tried, tried_count, sizeof *tried, compare_numbers, &field);
    struct rest_task task = rest_task_of(&field);
    const struct rest kept = rest_of_kept(&field, &task);
    struct next_option *options = ARENA_ARRAY(arena, TRIED_MAX, struct next_option);
    uint32_t count = 0;
    for (uint32_t i = 0; i < tried_count; i++) {
        const struct rest rest = rest_with(&field, &task, tried[i]);
        if (!rest.is_possible || rest.kept_count < kept.kept_count)
            continue;
        const int64_t base_uct = kept.is_possible ? kept.net_uct : 0;
        options[count++] = option_of(&field, &rest, rest.net_uct - base_uct);
    }
    if (board->chance_count > 0)
        answer->now_hour_uct = now_hour_uct(&field, &task);
    rest_space_release(&field.space);
    sorting_sort(options, count, sizeof *options, compare_options, NULL);
    answer->options = options;
    answer->option_count = count < NEXT_OPTIONS_MAX ? count : NEXT_OPTIONS_MAX;
    return true;
}

static void put_answer(const struct board *board, struct arena *arena,
                       struct next_answer *answer)
{
    uint32_t *lost = ARENA_ARRAY(arena, board->lost_count, uint32_t);
    for (uint32_t i = 0; i < board->lost_count; i++)
        lost[i] = board->lost_appointment_ixs[i];
    const struct next_task *task = board->task;
    const bool is_reached = board->go_home.drive_s >= 0;
    const int32_t leave_tod = board->now_tod > task->tod ? board->now_tod : task->tod;
    *answer = (struct next_answer){
        .open_count = board->chance_count,
        .lost_appointment_ixs = lost,
        .lost_count = board->lost_count,
        .home =
            {
                .drive_s = board->go_home.drive_s,
                .drive_m = board->go_home.drive_m,
                .back_tod = leave_tod + (is_reached ? board->go_home.drive_s : 0),
                .travel_ct = travel_drive_ct(board->go_home, board->km_uct),
                .lodging = board->sleep ? board->sleep->name : NULL,
            },
        .at = board->at,
        .is_at_home = is_reached && board->go_home.drive_m == 0 && !board->sleep,
        .is_working = board->day.span_count > 0,
        .hour_uct = board->hour_uct,
        .visits_left = board->visits_max,
        .now_hour_uct = -1,
        .has_prices = board->plan && board->plan->price_count > 0,
    };
}

bool next_best(const struct model *model, const struct next_task *task,
               const struct travel *travel, struct arena *arena,
               struct next_answer *answer, struct err *err)
{
    struct arena scratch = {0};
    struct board board = {
        .model = model, .task = task, .travel = travel, .scratch = &scratch};
    struct next_answer made = {0};
    bool ok = board_fill(&board, err);
    if (ok) {
        put_answer(&board, arena, &made);
        ok = put_options(&board, arena, &made, err);
    }
    if (ok)
        *answer = made;
    arena_release(&scratch);
    return ok;
}
