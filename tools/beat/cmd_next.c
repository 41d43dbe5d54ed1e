// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/today.h"
#include "beat/whereabouts.h"
#include "next/next.h"
#include "store/plan_store.h"
#include "text/width.h"
#include "travel/travel.h"

#include <stddef.h>

static const struct column columns[] = {
    {.name = "rank", .title = "#", .kind = CELL_COUNT},
    {.name = "kind"},
    {.name = "account", .title = "account"},
    {.name = "name", .title = "name", .can_shrink = true},
    {.name = "drive_s", .title = "drive", .kind = CELL_LENGTH},
    {.name = "drive_m", .kind = CELL_DISTANCE},
    {.name = "leave_tod", .kind = CELL_TOD},
    {.name = "arrive_tod", .kind = CELL_TOD},
    {.name = "start_tod", .title = "from", .kind = CELL_TOD},
    {.name = "end_tod", .kind = CELL_TOD},
    {.name = "open_until_tod", .title = "until", .kind = CELL_TOD, .goes = 3},
    {.name = "worth_ct", .kind = CELL_MONEY},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "due_ct", .kind = CELL_MONEY},
    {.name = "price_ct", .title = "later", .kind = CELL_MONEY, .goes = 1},
    {.name = "travel_ct", .kind = CELL_MONEY},
    {.name = "time_ct", .kind = CELL_MONEY},
    {.title = "way", .kind = CELL_MONEY},
    {.name = "rest_ct", .kind = CELL_MONEY},
    {.name = "score_ct", .title = "gain", .kind = CELL_MONEY},
    {.name = "is_planned", .kind = CELL_FLAG},
    {.name = "is_exact", .kind = CELL_FLAG},
    {.name = "dropped_count", .title = "drops", .kind = CELL_COUNT, .goes = 2},
    {.title = "note"},
    {.name = "lon_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "lat_deg", .kind = CELL_REAL, .decimals = 6},
};

enum {
    COLUMN_COUNT = sizeof columns / sizeof *columns,
    LIMIT_USUAL = 5,
    NEARBY_S = 15 * 60,
    NAME_WIDTH = 28, /* in a sentence that fits a terminal */
    UCT_PER_CT = 10000
};

static const char *const kind_words[] = {
    [NEXT_VISIT] = "visit", [NEXT_APPOINTMENT] = "appointment", [NEXT_EVENT] = "event"};

static const char *remark_of(const struct next_option *option)
{
    if (option->kind == NEXT_APPOINTMENT)
        return "agreed";
    if (option->kind == NEXT_EVENT)
        return "event";
    if (option->is_must)
        return "must";
    return option->is_planned ? "planned" : NULL;
}

/* Where, and when. */
static void add_place(struct table *table, const struct model *model,
                      const struct next_option *option)
{
    const bool is_account = option->account_ix != NO_IX;
    const struct account *account =
        is_account ? &model->accounts[option->account_ix] : NULL;
    table_text(table, kind_words[option->kind]);
    table_text(table, is_account ? account->crm_id : NULL);
    table_text(table,
               is_account ? account->name : model->events[option->event_ix].name);
    table_number(table, option->drive_s);
    table_number(table, option->drive_m);
    table_number(table, option->leave_tod);
    table_number(table, option->arrive_tod);
    table_number(table, option->start_tod);
    table_number(table, option->end_tod);
    table_number(table, option->open_until_tod);
}

static void add_option(struct table *table, const struct model *model,
                       const struct next_option *option, uint32_t rank)
{
    table_number(table, rank);
    add_place(table, model, option);
    table_number(table, option->worth_ct);
    table_number(table, option->value_ct);
    table_number(table, option->due_ct);
    table_number(table, option->price_ct);
    table_number(table, option->travel_ct);
    table_number(table, option->time_ct);
    table_number(table, option->travel_ct + option->time_ct);
    table_number(table, option->rest_ct);
    table_number(table, option->score_ct);
    table_tone(table, TONE_STRONG);
    table_number(table, option->is_planned);
    table_number(table, option->is_exact);
    table_number(table, option->dropped_count);
    table_text(table, remark_of(option));
    table_real(table, option->at.lon_deg);
    table_real(table, option->at.lat_deg);
}

static void show_heading(const struct request *request, const struct session *session,
                         const struct rep *rep, const struct next_answer *answer)
{
    char date[CIVIL_DATE_SIZE], tod[CIVIL_TOD_SIZE];
    show_line(request, "%s, %s %s %s, %s at %.4f,%.4f", rep->name,
              civil_weekday_name(civil_weekday(session->now_day)),
              civil_day_text(session->now_day, date),
              civil_tod_text(session->now_tod, tod),
              answer->is_at_home ? "at home" : "on the road", answer->at.lat_deg,
              answer->at.lon_deg);
    if (!answer->is_working)
        show_line(request, "outside her working hours");
    else if (answer->open_count == 0)
        show_line(request, "nothing can be visited any more today");
    else if (answer->option_count == 0)
        show_line(request, "nothing that is asked for can be visited");
}

static const char *account_name(struct session *session, uint32_t appointment_ix)
{
    const struct model *model = &session->model;
    const uint32_t account_ix = model->appointments[appointment_ix].account_ix;
    return width_cut(model->accounts[account_ix].name, NAME_WIDTH, &session->arena);
}

/* Of the appointments: the next one that is kept, and those that are lost. */
static void show_appointments(const struct request *request, struct session *session,
                              const struct next_answer *answer)
{
    char tod[CIVIL_TOD_SIZE];
    const struct next_option *best = answer->options;
    if (answer->option_count > 0 && best->kept_appointment_ix != NO_IX)
        show_line(request, "after 1: %s stays in reach, %d min to spare",
                  account_name(session, best->kept_appointment_ix),
                  best->kept_slack_s / 60);
    for (uint32_t i = 0; i < answer->lost_count; i++) {
        const uint32_t ix = answer->lost_appointment_ixs[i];
        const struct appointment *lost = &session->model.appointments[ix];
        const bool has_time =
            lost->kind == APPOINTMENT_FIXED || lost->kind == APPOINTMENT_LEEWAY;
        show_line(request, "out of reach today: the appointment %s%s%swith %s",
                  has_time ? "at " : "",
                  has_time ? civil_tod_text(lost->start_tod, tod) : "",
                  has_time ? " " : "", account_name(session, ix));
    }
}

static void show_hour(const struct request *request, struct session *session,
                      const struct next_answer *answer, bool has_plan)
{
    const char *currency = session->model.currency;
    if (answer->now_hour_uct >= 0)
        show_line(
            request, "an hour of your time brings %s now",
            show_money(&session->arena, answer->now_hour_uct / UCT_PER_CT, currency));
    show_line(request, "reckoned with %s an hour%s",
              show_money(&session->arena, answer->hour_uct / UCT_PER_CT, currency),
              has_plan ? "" : ", for want of a plan of this week");
}

/* What is kept, and what going home at once would be. */
static void show_foot(const struct request *request, struct session *session,
                      const struct next_answer *answer, bool has_plan)
{
    char tod[CIVIL_TOD_SIZE];
    show_appointments(request, session, answer);
    if (answer->is_working && answer->visits_left != UINT32_MAX)
        show_line(request, "visits left today: %u at most", answer->visits_left);
    if (answer->home.drive_s < 0)
        show_line(request, "no road leads from here to %s",
                  answer->home.lodging ? answer->home.lodging : "home");
    else if (answer->home.lodging)
        show_line(request, "to sleep at %s now: %.1f km, there at %s",
                  answer->home.lodging, answer->home.drive_m / 1000.0,
                  civil_clock_text(answer->home.back_tod, tod));
    else
        show_line(request, "home now: %.1f km, back at %s",
                  answer->home.drive_m / 1000.0,
                  civil_clock_text(answer->home.back_tod, tod));
    show_hour(request, session, answer, has_plan);
}

/* Without what says nothing this time. */
static const struct column *shown_columns(const struct next_answer *answer,
                                          int64_t limit, struct arena *arena)
{
    struct column *shown = show_columns(columns, COLUMN_COUNT, arena);
    bool has_drops = false, has_notes = false;
    for (uint32_t i = 0; i < answer->option_count && i < limit; i++) {
        has_drops |= answer->options[i].dropped_count > 0;
        has_notes |= remark_of(&answer->options[i]) != NULL;
    }
    if (!answer->has_prices)
        show_hide(shown, COLUMN_COUNT, "later");
    if (!has_drops)
        show_hide(shown, COLUMN_COUNT, "drops");
    if (!has_notes)
        show_hide(shown, COLUMN_COUNT, "note");
    return shown;
}

static bool show_answer(const struct request *request, struct session *session,
                        const struct rep *rep, const struct next_answer *answer,
                        bool has_plan, struct err *err)
{
    const int64_t limit = request_count(request, &option_limit, LIMIT_USUAL);
    struct table table;
    show_heading(request, session, rep, answer);
    table_init(&table, shown_columns(answer, limit, &session->arena), COLUMN_COUNT,
               &session->arena);
    for (uint32_t i = 0; i < answer->option_count && i < limit; i++)
        add_option(&table, &session->model, &answer->options[i], i + 1);
    if ((answer->option_count > 0 || !show_is_for_people(request)) &&
        !show_table(request, &table, err))
        return false;
    show_foot(request, session, answer, has_plan);
    return true;
}

/* Where she is, and what is asked for. */
static bool read_task(const struct request *request, const struct session *session,
                      struct next_task *task, struct err *err)
{
    const char *at = request_text(request, &option_at);
    const char *from = request_text(request, &option_from);
    const char *gap = request_text(request, &option_gap);
    if (at != NULL && from != NULL)
        return err_set(err, ERR_USAGE, "'--at' and '--from' both say where she is");
    task->has_at = at != NULL || from != NULL;
    task->drive_max_s = request_flag(request, &option_nearby, false) ? NEARBY_S : 0;
    return (at == NULL || option_position_read(at, &task->at, err)) &&
           (gap == NULL || option_length_read(gap, &task->gap_s, err)) &&
           (from == NULL ||
            whereabouts_find(&session->model, task->rep_ix, from, &task->at, err));
}

static bool ask(const struct request *request, struct session *session, uint32_t rep_ix,
                struct next_answer *answer, bool *has_plan, struct err *err)
{
    struct travel travel;
    struct next_task task = {
        .rep_ix = rep_ix, .day = session->now_day, .tod = session->now_tod};
    struct plan plan;
    if (!read_task(request, session, &task, err) ||
        !today_seen(session, rep_ix, &task.seen, err) ||
        !session_travel(session, request, false, &travel, err) ||
        !plan_store_load(session->db, &session->model, rep_ix,
                         task.day - civil_weekday(task.day), &session->arena, &plan,
                         has_plan, err))
        return false;
    task.plan = *has_plan ? &plan : NULL;
    return next_best(&session->model, &task, &travel, &session->arena, answer, err);
}

bool cmd_next(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct next_answer answer;
    bool has_plan;
    uint32_t rep_ix;
    (void)exit_code;
    const bool is_done = session_open_rep(&session, request, DB_READ,
                                          request->arguments[0], &rep_ix, err) &&
                         ask(request, &session, rep_ix, &answer, &has_plan, err) &&
                         show_answer(request, &session, &session.model.reps[rep_ix],
                                     &answer, has_plan, err);
    session_close(&session);
    return is_done;
}
