// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/directions.h"
#include "beat/ferries.h"
#include "beat/rides.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/today.h"
#include "model/phone.h"
#include "next/day.h"
#include "store/plan_store.h"

#include <stddef.h>

static const struct column columns[] = {
    {.name = "position", .title = "#", .kind = CELL_COUNT},
    {.name = "kind"},
    {.name = "account", .title = "account"},
    {.name = "name", .title = "name", .can_shrink = true},
    {.name = "city", .title = "place", .can_shrink = true},
    {.name = "drive_s", .title = "drive", .kind = CELL_LENGTH},
    {.name = "drive_m", .kind = CELL_DISTANCE},
    {.name = "arrive_tod", .kind = CELL_TOD},
    {.name = "start_tod", .title = "from", .kind = CELL_TOD},
    {.name = "end_tod", .title = "to", .kind = CELL_TOD},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "worth_ct", .kind = CELL_MONEY},
    {.name = "is_done", .kind = CELL_FLAG},
    {.title = "note"},
    {.name = "lon_deg", .kind = CELL_REAL, .decimals = 6},
    {.name = "lat_deg", .kind = CELL_REAL, .decimals = 6},
};

enum { COLUMN_COUNT = sizeof columns / sizeof *columns };

static const char *stop_kind(const struct stop *stop)
{
    if (stop->event_ix != NO_IX)
        return "event";
    return stop->appointment_ix != NO_IX ? "appointment" : "visit";
}

static const char *stop_note(const struct model *model, const struct day_view *view,
                             uint32_t ix, int32_t now_tod)
{
    const struct stop *stop = &view->stops[ix];
    if (day_view_is_done(model, view, ix, now_tod))
        return "done";
    if (day_view_is_seen(model, view, ix, now_tod))
        return "not met";
    if (ix < view->next_ix)
        return "skipped";
    if (ix == view->next_ix && ix > 0)
        return "next";
    if (stop->appointment_ix == NO_IX)
        return stop->event_ix != NO_IX ? "event" : NULL;
    return model->appointments[stop->appointment_ix].kind == APPOINTMENT_FIXED
               ? "agreed"
               : "agreed, movable";
}

static void add_stop(struct table *table, const struct model *model,
                     const struct day_view *view, uint32_t ix, int32_t now_tod)
{
    const struct stop *stop = &view->stops[ix];
    const bool is_account = stop->account_ix != NO_IX;
    const struct account *account =
        is_account ? &model->accounts[stop->account_ix] : NULL;
    table_number(table, ix + 1);
    table_text(table, stop_kind(stop));
    table_text(table, is_account ? account->crm_id : NULL);
    table_text(table, is_account ? account->name : model->events[stop->event_ix].name);
    table_text(table, is_account ? account->city : NULL);
    table_number(table, stop->drive_s);
    table_number(table, stop->drive_m);
    table_number(table, stop->arrive_tod);
    table_number(table, stop->start_tod);
    table_number(table, stop->end_tod);
    table_number(table, stop->value_ct);
    table_number(table, stop->worth_ct);
    table_number(table, day_view_is_done(model, view, ix, now_tod));
    table_text(table, stop_note(model, view, ix, now_tod));
    table_real(table, stop->at.lon_deg);
    table_real(table, stop->at.lat_deg);
}

static const char *length_text(struct arena *arena, int32_t length_s)
{
    const int32_t minutes = (length_s + 30) / 60;
    if (minutes < 60)
        return arena_format(arena, "%dm", minutes);
    return arena_format(arena, "%dh %02dm", minutes / 60, minutes % 60);
}

static const char *lodging_name(const struct model *model, uint32_t lodging_ix)
{
    return lodging_ix == NO_IX ? "home" : model->lodgings[lodging_ix].name;
}

/* Where she wakes up and sleeps, when either is not home. */
static void show_nights(const struct request *request, const struct session *session,
                        const struct plan_day *day)
{
    if (day->start_lodging_ix == NO_IX && day->end_lodging_ix == NO_IX)
        return;
    show_line(request, "from %s; sleep at %s",
              lodging_name(&session->model, day->start_lodging_ix),
              lodging_name(&session->model, day->end_lodging_ix));
}

/* What stands over the table, for people. */
static void show_heading(const struct request *request, const struct session *session,
                         const struct rep *rep, const struct day_view *view,
                         struct arena *arena)
{
    const struct plan_day *day = view->day;
    char date[CIVIL_DATE_SIZE], leave[CIVIL_TOD_SIZE], back[CIVIL_TOD_SIZE],
        lunch[CIVIL_TOD_SIZE];
    show_line(request, "%s, %s %s: %s, %s of value", rep->name,
              civil_weekday_name(civil_weekday(day->day)),
              civil_day_text(day->day, date),
              show_count(arena, view->stop_count, "visit", NULL),
              show_money(arena, day->value_ct, session->model.currency));
    show_line(request, "leave at %s, %s%s%sback at %s; %.1f km, %s of driving",
              civil_tod_text(day->leave_tod, leave),
              day->lunch_tod >= 0 ? "lunch at " : "",
              day->lunch_tod >= 0 ? civil_tod_text(day->lunch_tod, lunch) : "",
              day->lunch_tod >= 0 ? ", " : "", civil_clock_text(day->back_tod, back),
              day->drive_m / 1000.0, length_text(arena, day->drive_s));
    show_nights(request, session, day);
    if (view->late_s > 0)
        show_line(request, "%s behind the plan", length_text(arena, view->late_s));
}

/* Whom she calls on that day, and when; for people. */
static void show_touches(const struct request *request, struct session *session,
                         const struct plan *plan, int32_t day)
{
    const struct model *model = &session->model;
    const struct phone_touch *touches;
    const uint32_t count = phone_touches(model, plan, &session->arena, &touches);
    for (uint32_t i = 0; i < count; i++) {
        const struct account *account = &model->accounts[touches[i].account_ix];
        char from[CIVIL_TOD_SIZE], until[CIVIL_TOD_SIZE];
        if (touches[i].day == day)
            show_line(request, "phone %s-%s %s %s%s%s",
                      civil_tod_text(touches[i].start_tod, from),
                      civil_tod_text(touches[i].end_tod, until), account->crm_id,
                      account->name, account->phone ? ", " : "",
                      account->phone ? account->phone : "");
    }
}

static bool show_day(const struct request *request, struct session *session,
                     const struct plan *plan, const struct day_view *view,
                     int32_t now_tod, struct err *err)
{
    const struct rep *rep = &session->model.reps[plan->rep_ix];
    struct table table;
    char date[CIVIL_DATE_SIZE];
    if (view->stop_count == 0 && show_is_for_people(request)) {
        show_line(request, "%s, %s %s: no visits planned", rep->name,
                  civil_weekday_name(civil_weekday(view->day->day)),
                  civil_day_text(view->day->day, date));
        show_nights(request, session, view->day);
        show_touches(request, session, plan, view->day->day);
        return true;
    }
    show_heading(request, session, rep, view, &session->arena);
    if (request_flag(request, &option_directions, false))
        return directions_show(request, session, plan, view->day, err);
    table_init(&table, columns, COLUMN_COUNT, &session->arena);
    for (uint32_t i = 0; i < view->stop_count; i++)
        add_stop(&table, &session->model, view, i, now_tod);
    if (!show_table(request, &table, err))
        return false;
    if (show_is_for_people(request))
        show_touches(request, session, plan, view->day->day);
    return true;
}

/* Under the table, for people: stops by their numbers. */
static bool tell_ferries(const struct request *request, struct session *session,
                         const struct plan *plan, const struct plan_day *day,
                         struct err *err)
{
    const char *ferries, *rides;
    if (!show_is_for_people(request))
        return true;
    if (!ferries_text(session, request, plan, day, &ferries, err) ||
        !rides_text(session, request, plan, day, &rides, err))
        return false;
    if (ferries != NULL)
        show_line(request, "by ferry %s", ferries);
    if (rides != NULL)
        show_line(request, "or: %s", rides);
    return true;
}

static bool no_plan(const struct rep *rep, int32_t day, struct err *err)
{
    char week[CIVIL_DATE_SIZE];
    civil_week_text(day, week);
    return err_set(err, ERR_MISSING,
                   "%s has no plan for %s; 'beat plan --week %s --rep %s' makes one",
                   rep->crm_id, week, week, rep->crm_id);
}

static bool read_day(const struct request *request, const struct session *session,
                     int32_t *day, struct err *err)
{
    const char *text = request_argument(request, 1);
    *day = session->now_day;
    if (text == NULL || civil_day_read(text, day, err))
        return true;
    err->code = ERR_USAGE;
    return false;
}

static bool show_plan(const struct request *request, struct session *session,
                      const struct plan *plan, int32_t day, struct err *err)
{
    const int32_t tod = day == session->now_day ? session->now_tod : -1;
    struct seen seen = {0};
    if (tod >= 0 && !today_seen(session, plan->rep_ix, &seen, err))
        return false;
    const struct day_view view = day_view_of(&session->model, plan, day, tod, &seen);
    return view.day != NULL ? show_day(request, session, plan, &view, tod, err) &&
                                  tell_ferries(request, session, plan, view.day, err)
                            : no_plan(&session->model.reps[plan->rep_ix], day, err);
}

bool cmd_day(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct plan plan;
    uint32_t rep_ix;
    int32_t day;
    bool is_found;
    (void)exit_code;
    bool is_done =
        session_open_rep(&session, request, DB_READ, request->arguments[0], &rep_ix,
                         err) &&
        read_day(request, &session, &day, err) &&
        plan_store_load(session.db, &session.model, rep_ix, day - civil_weekday(day),
                        &session.arena, &plan, &is_found, err);
    if (is_done)
        is_done = is_found ? show_plan(request, &session, &plan, day, err)
                           : no_plan(&session.model.reps[rep_ix], day, err);
    session_close(&session);
    return is_done;
}
