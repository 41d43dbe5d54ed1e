// SPDX-License-Identifier: GPL-3.0-or-later
/* One loop for all ways: choose, drive, wait, meet, until nothing is chosen; only
 * the choice differs. She reckons with usual lengths of drives and visits, and starts
 * only what would bring her home in time by them; what really happens comes from the
 * world. */
#include "bench/quarter.h"

#include "agenda/agenda.h"
#include "next/next.h"
#include "plan/planner.h"

#include <string.h>

enum { PPM = 1000000, NOT_IN_S = 600, WEEK = 7 };

struct worker {
    const struct quarter_world *world;
    struct model model; /* of hers: accounts, opportunities and blocks change */
    struct account *accounts;
    struct opportunity *opportunities;
    struct block *blocks;
    struct travel travel;
    enum quarter_way way;
    struct arena *arena;   /* of the result */
    struct arena *scratch; /* of a question */
    struct plan plan;      /* of this week; not for QUARTER_NEAREST */
    struct quarter *out;
    struct quarter_week *week;
    int64_t km_uct;
    int32_t wait_day;
    /* today */
    int32_t day, now_tod, close_tod;
    struct geo_point at;
    uint32_t plan_stop; /* of today's: the next */
    uint32_t met;
};

struct choice {
    uint32_t account_ix; /* NO_IX: home */
    struct drive drive;
};

const char *quarter_way_word(enum quarter_way way)
{
    static const char *const words[QUARTER_WAYS] = {"next", "plan", "nearest", "home",
                                                    "unpriced"};
    return words[way];
}

/* The first start at an account from a time on; -1: shut, or shuts before it is over.
 */
static int32_t first_start(const struct worker *worker, uint32_t account_ix,
                           int32_t tod, int32_t service_s)
{
    struct window windows[WINDOWS_MAX];
    bool is_known;
    const uint32_t count =
        model_open_windows(&worker->model, account_ix, worker->day, windows, &is_known);
    for (uint32_t i = 0; i < count; i++) {
        const int32_t start_tod = tod > windows[i].open_tod ? tod : windows[i].open_tod;
        if (start_tod + service_s <= windows[i].close_tod)
            return start_tod;
    }
    return -1;
}

/* Going there now, as reckoned: is it open, and she home in time? */
static bool can_make(const struct worker *worker, uint32_t account_ix,
                     struct drive *drive, bool *can, struct err *err)
{
    const struct account *account = &worker->model.accounts[account_ix];
    struct drive back;
    if (!travel_drive(&worker->travel, worker->at, account->at, drive, err) ||
        !travel_drive(&worker->travel, account->at, worker->model.reps[0].home, &back,
                      err))
        return false;
    const int32_t start_tod = first_start(
        worker, account_ix, worker->now_tod + drive->drive_s, account->visit_s);
    *can = start_tod >= 0 &&
           start_tod + account->visit_s + back.drive_s <= worker->close_tod;
    return true;
}

/* The ways. */

static bool choose_next(struct worker *worker, struct choice *choice, struct err *err)
{
    const struct next_task task = {.rep_ix = 0,
                                   .has_at = true,
                                   .at = worker->at,
                                   .day = worker->day,
                                   .tod = worker->now_tod,
                                   .plan = &worker->plan};
    struct next_answer answer;
    if (!next_best(&worker->model, &task, &worker->travel, worker->scratch, &answer,
                   err))
        return false;
    if (answer.option_count == 0 ||
        (worker->way != QUARTER_NEXT && answer.options[0].score_ct <= 0))
        return true;
    const struct next_option *best = &answer.options[0];
    choice->account_ix = best->account_ix;
    choice->drive = (struct drive){best->drive_s, best->drive_m, 0};
    return true;
}

static bool choose_planned(struct worker *worker, struct choice *choice,
                           struct err *err)
{
    const struct plan *plan = &worker->plan;
    const struct plan_day *day = &plan->days[worker->day - plan->monday_day];
    while (worker->plan_stop < day->stop_count) {
        const struct stop *stop = &plan->stops[day->stop_first + worker->plan_stop++];
        bool can;
        if (!can_make(worker, stop->account_ix, &choice->drive, &can, err))
            return false;
        if (can) {
            choice->account_ix = stop->account_ix;
            return true;
        }
    }
    return true;
}

/* What may be visited today is what agenda/ offers. */
static bool choose_nearest(struct worker *worker, struct choice *choice,
                           struct err *err)
{
    const struct agenda_task task = {.rep_ix = 0,
                                     .first_day = worker->day,
                                     .day_count = 1,
                                     .wait_day = NO_DAY,
                                     .candidates_max = WEEK_NODES_MAX,
                                     .is_under_way = true};
    struct agenda agenda;
    if (!agenda_outline(&worker->model, &task, &worker->travel, worker->scratch,
                        &agenda, err))
        return false;
    if (worker->met >= agenda.week.days[0].visits_max)
        return true;
    for (uint32_t n = 0; n < agenda.week.node_count; n++) {
        const uint32_t account_ix = agenda.week.nodes[n].account_ix;
        struct drive drive;
        bool can;
        if (worker->accounts[account_ix].last_visit_day == worker->day)
            continue;
        if (!can_make(worker, account_ix, &drive, &can, err))
            return false;
        if (can &&
            (choice->account_ix == NO_IX || drive.drive_s < choice->drive.drive_s))
            *choice = (struct choice){account_ix, drive};
    }
    return true;
}

static bool choose(struct worker *worker, struct choice *choice, struct err *err)
{
    *choice = (struct choice){.account_ix = NO_IX};
    switch (worker->way) {
    case QUARTER_NEXT:
    case QUARTER_HOME:
    case QUARTER_UNPRICED:
        return choose_next(worker, choice, err);
    case QUARTER_PLAN:
        return choose_planned(worker, choice, err);
    case QUARTER_NEAREST:
    case QUARTER_WAYS:
        break;
    }
    return choose_nearest(worker, choice, err);
}

/* What happens. */

static void hear(struct worker *worker)
{
    const struct quarter_request request =
        quarter_world_request(worker->world, worker->day);
    if (request.account_ix == NO_IX || request.heard_tod > worker->now_tod ||
        worker->accounts[request.account_ix].last_visit_day == worker->day)
        return;
    struct opportunity *urgent =
        &worker->opportunities[request.account_ix * QUARTER_SLOTS + 1];
    urgent->stage = STAGE_NEGOTIATION;
    urgent->amount_ct = request.amount_ct;
    /* Monday's are decided on Tuesday, Friday's on Monday. */
    const bool is_friday = worker->day - worker->plan.monday_day == QUARTER_DAYS - 1;
    urgent->close_day = worker->day + (is_friday ? 3 : 1);
}

static void forget_requests(struct worker *worker)
{
    for (uint32_t a = 0; a < worker->model.account_count; a++) {
        struct opportunity *urgent = &worker->opportunities[a * QUARTER_SLOTS + 1];
        if (urgent->stage != STAGE_LOST && urgent->close_day < worker->day)
            urgent->stage = STAGE_LOST;
    }
}

static int64_t earned_ct(const struct worker *worker, uint32_t account_ix)
{
    const struct worth worth =
        worth_of(&worker->model, &(struct worth_task){
                                     .account_ix = account_ix,
                                     .rep_ix = 0,
                                     .day = worker->day,
                                     .wait_day = worker->wait_day,
                                     .presence = PRESENCE_HOURS,
                                 });
    return worth.worth_ct * PPM / worth.presence_ppm;
}

static void meet(struct worker *worker, struct quarter_stop *stop)
{
    const uint32_t a = stop->account_ix;
    struct opportunity *slots = &worker->opportunities[a * QUARTER_SLOTS];
    stop->earned_ct = earned_ct(worker, a);
    stop->is_urgent = slots[1].stage != STAGE_LOST;
    for (uint32_t i = 0; i < QUARTER_SLOTS; i++)
        slots[i].stage = STAGE_LOST;
    worker->accounts[a].last_visit_day = worker->day;
    worker->met++;
    worker->week->met++;
    worker->week->urgent += stop->is_urgent;
    worker->week->earned_ct += stop->earned_ct;
}

/* No one in, or shut: not again today. */
static void turn_away(struct worker *worker, const struct quarter_stop *stop)
{
    struct block *block = &worker->blocks[stop->account_ix];
    block->from_day = block->until_day = worker->day;
    worker->week->shut += stop->is_shut;
    worker->week->not_in += !stop->is_shut;
}

/* Returns what the way cost. */
static int64_t drive_to(struct worker *worker, uint32_t account_ix, struct geo_point at,
                        struct drive drive)
{
    const int64_t ppm = quarter_world_drive_ppm(worker->world, worker->day, account_ix);
    const int32_t drive_s = (int32_t)(drive.drive_s * ppm / PPM);
    const int64_t travel_ct = travel_drive_ct(drive, worker->km_uct);
    worker->now_tod += drive_s;
    worker->at = at;
    worker->week->drive_s += drive_s;
    worker->week->travel_ct += travel_ct;
    return travel_ct;
}

static void keep_stop(struct worker *worker, const struct quarter_stop *stop)
{
    struct quarter *out = worker->out;
    out->stops = arena_grow(worker->arena, out->stops, &out->stop_capacity,
                            out->stop_count + 1, sizeof *out->stops);
    out->stops[out->stop_count++] = *stop;
    worker->week->stop_count++;
}

static void visit(struct worker *worker, const struct choice *choice)
{
    const struct account *account = &worker->accounts[choice->account_ix];
    struct quarter_stop stop = {.day = worker->day, .account_ix = choice->account_ix};
    stop.travel_ct = drive_to(worker, choice->account_ix, account->at, choice->drive);
    /* She is let in until it shuts. */
    stop.start_tod = first_start(worker, choice->account_ix, worker->now_tod, 0);
    stop.is_shut = stop.start_tod < 0;
    if (stop.is_shut)
        stop.start_tod = worker->now_tod;
    stop.meeting =
        quarter_world_meeting(worker->world, worker->day, choice->account_ix);
    if (stop.is_shut || !stop.meeting.is_in) {
        stop.end_tod = stop.start_tod + (stop.is_shut ? 0 : NOT_IN_S);
        turn_away(worker, &stop);
    } else {
        stop.end_tod = stop.start_tod + (int32_t)((int64_t)account->visit_s *
                                                  stop.meeting.service_ppm / PPM);
        meet(worker, &stop);
    }
    worker->now_tod = stop.end_tod;
    keep_stop(worker, &stop);
}

static bool go_home(struct worker *worker, struct err *err)
{
    const struct geo_point home = worker->model.reps[0].home;
    struct drive drive;
    if (!travel_drive(&worker->travel, worker->at, home, &drive, err))
        return false;
    worker->week->home_ct += drive_to(worker, NO_IX, home, drive);
    if (worker->now_tod > worker->close_tod)
        worker->week->after_s += worker->now_tod - worker->close_tod;
    return true;
}

static bool work_day(struct worker *worker, struct err *err)
{
    struct window spans[WINDOWS_MAX];
    if (model_working_spans(&worker->model, 0, worker->day, spans) == 0)
        return true;
    worker->now_tod = spans[0].open_tod;
    worker->close_tod = spans[0].close_tod;
    worker->at = worker->model.reps[0].home;
    worker->plan_stop = worker->met = 0;
    forget_requests(worker);
    for (;;) {
        struct choice choice;
        hear(worker);
        arena_release(worker->scratch);
        if (!choose(worker, &choice, err))
            return false;
        if (choice.account_ix == NO_IX)
            return go_home(worker, err);
        visit(worker, &choice);
    }
}

/* A week. */

static bool plan_ahead(struct worker *worker, int32_t monday_day, struct arena *arena,
                       struct err *err)
{
    const struct agenda_task task = {
        .rep_ix = 0, .first_day = monday_day, .day_count = WEEK, .wait_day = NO_DAY};
    struct plan_options options = plan_options_default();
    struct agenda agenda;
    options.effort = PLAN_QUICK;
    if (!agenda_week(&worker->model, &task, &worker->travel, arena, &agenda, err))
        return false;
    plan_week(&agenda.week, &agenda.matrix, &options, arena, &worker->plan, NULL);
    if (worker->way == QUARTER_UNPRICED)
        worker->plan.price_count = 0;
    return true;
}

static void find_opportunities(struct worker *worker, int32_t monday_day)
{
    for (uint32_t a = 0; a < worker->model.account_count; a++)
        (void)quarter_world_opportunity(worker->world, monday_day, a,
                                        &worker->opportunities[a * QUARTER_SLOTS]);
}

static bool work_week(struct worker *worker, int32_t monday_day, struct err *err)
{
    struct arena arena = {0};
    bool is_done = true;
    worker->plan = (struct plan){.monday_day = monday_day};
    worker->wait_day = agenda_wait_day(monday_day, WEEK);
    worker->week->stop_first = worker->out->stop_count;
    find_opportunities(worker, monday_day);
    worker->day = monday_day;
    forget_requests(worker);
    if (worker->way != QUARTER_NEAREST)
        is_done = plan_ahead(worker, monday_day, &arena, err);
    for (int32_t d = 0; is_done && d < QUARTER_DAYS; d++) {
        worker->day = monday_day + d;
        is_done = work_day(worker, err);
    }
    arena_release(&arena);
    return is_done;
}

static void copy_model(struct worker *worker)
{
    const struct model *model = &worker->world->model;
    struct arena *arena = worker->arena;
    worker->model = *model;
    worker->accounts = ARENA_ARRAY(arena, model->account_count, struct account);
    worker->opportunities =
        ARENA_ARRAY(arena, model->opportunity_count, struct opportunity);
    worker->blocks = ARENA_ARRAY(arena, model->block_count, struct block);
    memcpy(worker->accounts, model->accounts,
           model->account_count * sizeof *worker->accounts);
    memcpy(worker->opportunities, model->opportunities,
           model->opportunity_count * sizeof *worker->opportunities);
    memcpy(worker->blocks, model->blocks, model->block_count * sizeof *worker->blocks);
    worker->model.accounts = worker->accounts;
    worker->model.opportunities = worker->opportunities;
    worker->model.blocks = worker->blocks;
}

bool quarter_work(const struct quarter_world *world, enum quarter_way way,
                  uint32_t week_count, struct arena *arena, struct quarter *quarter,
                  struct err *err)
{
    struct arena scratch = {0};
    struct worker worker = {
        .world = world,
        .way = way,
        .arena = arena,
        .scratch = &scratch,
        .out = quarter,
    };
    *quarter =
        (struct quarter){.weeks = ARENA_ARRAY(arena, week_count, struct quarter_week),
                         .week_count = week_count};
    copy_model(&worker);
    worker.travel = travel_straight(&worker.model.organisation);
    worker.km_uct = model_rep_settings(&worker.model, 0).value[SETTING_KM_UCT];
    bool is_done = true;
    for (uint32_t w = 0; is_done && w < week_count; w++) {
        worker.week = &quarter->weeks[w];
        is_done = work_week(&worker, world->monday_day + (int32_t)w * WEEK, err);
    }
    arena_release(&scratch);
    return is_done;
}
