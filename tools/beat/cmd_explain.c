// SPDX-License-Identifier: GPL-3.0-or-later
/* explain: an account's lines come from next/explain; a rep's plan is summed by day
 * here.
 *
 * The subject is the rep with that id, else an account, else a rep by name. */
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/plan_tables.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/subject.h"
#include "beat/weeks.h"
#include "beat/wrap.h"
#include "next/explain.h"
#include "store/load.h"
#include "store/names.h"
#include "store/plan_store.h"
#include "store/visit_store.h"
#include "text/width.h"
#include "travel/travel.h"

#include <stddef.h>
#include <string.h>

#define COUNT_OF(array) ((uint32_t)(sizeof(array) / sizeof *(array)))

enum { VISITS_SHOWN = 5, TEXT_WIDTH_MAX = 24, GAP = 2 };

static const struct column line_columns[] = {
    {.name = "part"},
    {.name = "term"},
    {.name = "text"},
    {.name = "source"},
};

static uint32_t larger(uint32_t a, uint32_t b)
{
    return a > b ? a : b;
}

static const struct column day_columns[] = {
    {.name = "day", .title = "day", .kind = CELL_DAY},
    {.name = "visits", .title = "visits", .kind = CELL_COUNT},
    {.name = "leave_tod", .title = "leave", .kind = CELL_TOD},
    {.name = "back_tod", .title = "back", .kind = CELL_TOD},
    {.name = "drive_m", .title = "way", .kind = CELL_DISTANCE},
    {.name = "drive_s", .title = "driving", .kind = CELL_LENGTH},
    {.name = "value_ct", .title = "value", .kind = CELL_MONEY},
    {.name = "travel_ct", .title = "travel", .kind = CELL_MONEY},
    {.name = "hour_uct", .title = "per hour", .kind = CELL_PRICE, .decimals = 2},
    {.name = "sleep", .title = "sleep at", .can_shrink = true},
};

/* The rep's plan for --week, else her newest; *is_found false: none. */
static bool find_plan(const struct request *request, struct session *session,
                      uint32_t rep_ix, struct plan *plan, bool *is_found,
                      struct err *err)
{
    int32_t monday_day = NO_DAY;
    *is_found = false;
    if (rep_ix == NO_IX)
        return true;
    if (request_text(request, &option_planned_week) != NULL) {
        if (!week_read(request, &option_planned_week, 0, &monday_day, err))
            return false;
    } else if (!plan_store_newest_week(session->db, &session->model, rep_ix,
                                       &monday_day, err)) {
        return false;
    }
    return monday_day == NO_DAY ||
           plan_store_load(session->db, &session->model, rep_ix, monday_day,
                           &session->arena, plan, is_found, err);
}

/* For people: part, term and text in columns, the source wrapped in what is left. */
static void write_lines(const struct request *request, const struct explain *explain,
                        struct arena *arena)
{
    const uint32_t width = show_look(request).width;
    uint32_t part_width = 0, term_width = 0, text_width = 0;
    const char *before = "";
    for (uint32_t i = 0; i < explain->line_count; i++) {
        const struct explain_line *line = &explain->lines[i];
        part_width = larger(part_width, width_of(line->part));
        term_width = larger(term_width, width_of(line->term));
        text_width = larger(text_width, width_of(line->text));
    }
    text_width = text_width > TEXT_WIDTH_MAX ? TEXT_WIDTH_MAX : text_width;
    for (uint32_t i = 0; i < explain->line_count; i++) {
        const struct explain_line *line = &explain->lines[i];
        const bool is_new = strcmp(line->part, before) != 0;
        const uint32_t own_width = larger(text_width, width_of(line->text));
        const uint32_t at = part_width + term_width + own_width + 3 * GAP;
        printf("%s%s  %s  %s", is_new && i > 0 ? "\n" : "",
               width_fit(is_new ? line->part : "", part_width, WIDTH_LEFT, arena),
               width_fit(line->term, term_width, WIDTH_LEFT, arena),
               line->source[0] == '\0'
                   ? line->text
                   : width_fit(line->text, own_width + GAP, WIDTH_LEFT, arena));
        wrap_write(line->source, at,
                   part_width + term_width + 2 * GAP + text_width + GAP, width, stdout);
        before = line->part;
    }
}

static bool show_lines(const struct request *request, const struct session *session,
                       const struct account *account, const struct explain *explain,
                       struct arena *arena, struct err *err)
{
    struct table table;
    const char *rep =
        account->rep_ix != NO_IX ? session->model.reps[account->rep_ix].name : "nobody";
    show_line(request, "%s %s, visited by %s\n", account->crm_id, account->name, rep);
    if (show_is_for_people(request)) {
        write_lines(request, explain, arena);
        return true;
    }
    table_init(&table, line_columns, COUNT_OF(line_columns), arena);
    for (uint32_t i = 0; i < explain->line_count; i++) {
        const struct explain_line *line = &explain->lines[i];
        table_text(&table, line->part);
        table_text(&table, line->term);
        table_text(&table, line->text);
        table_text(&table, line->source);
    }
    return show_table(request, &table, err);
}

static bool explain_it(const struct request *request, struct session *session,
                       const char *crm_id, struct err *err)
{
    struct explain_task task = {.day = session->now_day};
    struct travel travel;
    struct plan plan;
    struct explain explain;
    bool is_planned;
    if (!model_find_account(&session->model, crm_id, &task.account_ix))
        return err_set(err, ERR_MISSING, "there is no account '%s'", crm_id);
    const struct account *account = &session->model.accounts[task.account_ix];
    if (!session_travel(session, request, false, &travel, err) ||
        !find_plan(request, session, account->rep_ix, &plan, &is_planned, err) ||
        !visit_store_load(session->db, &session->model, task.account_ix, VISITS_SHOWN,
                          &session->arena, &task.visits, &task.visit_count, err))
        return false;
    task.plan = is_planned ? &plan : NULL;
    return explain_account(&session->model, &task, &travel, &session->arena, &explain,
                           err) &&
           show_lines(request, session, account, &explain, &session->arena, err);
}

/* Only what its rep needs is loaded, where it has one. */
static bool explain_account_named(const struct request *request,
                                  struct session *session, const char *crm_id,
                                  struct err *err)
{
    struct load_scope scope = {NULL};
    const char *zone;
    uint32_t rep_ix;
    if (!names_find_rep_of(session->db, crm_id, &session->arena, &scope.rep_crm_id,
                           err) ||
        !store_load(session->db, &scope, &session->arena, &session->model, err))
        return false;
    zone = session->model.zone;
    if (scope.rep_crm_id != NULL &&
        model_find_rep(&session->model, scope.rep_crm_id, &rep_ix))
        zone = session->model.reps[rep_ix].zone;
    return session_set_zone(session, request, zone, err) &&
           explain_it(request, session, crm_id, err);
}

static bool show_plan(const struct request *request, struct session *session,
                      const struct plan *plan, struct err *err)
{
    struct table table;
    const struct plan_set set = {&session->model, plan, 1, plan->monday_day};
    if (show_is_for_people(request) &&
        !plan_summary_show(request, &set, &session->arena, err))
        return false;
    show_line(request, "%s", "");
    struct column *columns =
        show_columns(day_columns, COUNT_OF(day_columns), &session->arena);
    if (plan->night_ct == 0) {
        show_hide(columns, COUNT_OF(day_columns), "sleep at");
    } else {
        show_hide(columns, COUNT_OF(day_columns), "way");
        show_hide(columns, COUNT_OF(day_columns), "driving");
    }
    table_init(&table, columns, COUNT_OF(day_columns), &session->arena);
    for (uint32_t i = 0; i < plan->day_count; i++) {
        const struct plan_day *day = &plan->days[i];
        if (day->stop_count == 0 && day->start_lodging_ix == day->end_lodging_ix &&
            show_is_for_people(request))
            continue;
        table_number(&table, day->day);
        table_number(&table, day->stop_count);
        table_number(&table, day->leave_tod);
        table_number(&table, day->back_tod);
        table_number(&table, day->drive_m);
        table_number(&table, day->drive_s);
        table_number(&table, day->value_ct);
        table_number(&table, day->travel_ct);
        table_number(&table, day->hour_uct);
        table_text(&table, day->end_lodging_ix == NO_IX
                               ? NULL
                               : session->model.lodgings[day->end_lodging_ix].name);
    }
    return show_table(request, &table, err);
}

static bool explain_plan(const struct request *request, struct session *session,
                         const char *rep_crm_id, struct err *err)
{
    const struct load_scope scope = {rep_crm_id};
    struct plan plan;
    uint32_t rep_ix;
    int32_t monday_day;
    bool is_found;
    if (!store_load(session->db, &scope, &session->arena, &session->model, err))
        return false;
    if (!model_find_rep(&session->model, rep_crm_id, &rep_ix))
        return err_set(err, ERR_MISSING, "there is no rep '%s'", rep_crm_id);
    if (!session_set_zone(session, request, session->model.reps[rep_ix].zone, err) ||
        !week_find_planned(request, session, rep_ix, &monday_day, err) ||
        !plan_store_load(session->db, &session->model, rep_ix, monday_day,
                         &session->arena, &plan, &is_found, err))
        return false;
    if (!is_found) {
        char week[CIVIL_DATE_SIZE];
        return err_set(err, ERR_MISSING, "%s has no plan for %s", rep_crm_id,
                       civil_week_text(monday_day, week));
    }
    return show_plan(request, session, &plan, err);
}

static bool find_and_explain(const struct request *request, struct session *session,
                             struct err *err)
{
    const char *text = request->arguments[0], *crm_id;
    if (store_find_rep(session->db, text, &session->arena, &crm_id, err) &&
        strcmp(crm_id, text) == 0)
        return explain_plan(request, session, crm_id, err);
    if (subject_find_account(session->db, text, &session->arena, &crm_id, err))
        return explain_account_named(request, session, crm_id, err);
    if (err->code != ERR_MISSING)
        return false;
    if (subject_find_rep(session->db, text, &session->arena, &crm_id, err))
        return explain_plan(request, session, crm_id, err);
    if (err->code != ERR_MISSING)
        return false;
    return err_set(err, ERR_MISSING, "there is no account and no rep '%s'", text);
}

bool cmd_explain(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    (void)exit_code;
    const bool is_done = session_open_db(&session, request, DB_READ, err) &&
                         find_and_explain(request, &session, err);
    session_close(&session);
    return is_done;
}
