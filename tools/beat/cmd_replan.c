// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audit_plan.h"
#include "base/civil.h"
#include "beat/changes.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/show.h"
#include "beat/subject.h"
#include "beat/today.h"
#include "beat/whereabouts.h"
#include "next/replan.h"
#include "store/plan_store.h"

#include <assert.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

struct asking {
    const struct request *request;
    struct session *session;
    uint32_t rep_ix;
    int32_t monday_day;
    int64_t version; /* of the plan: its batch */
    struct plan plan;
    struct rest_week_task task;
    struct rest_week rest;
    struct replan replan;
};

static bool load_plan(struct asking *asking, struct err *err)
{
    struct session *session = asking->session;
    const struct plan_version *versions;
    uint32_t count;
    bool is_found = false;
    char week[CIVIL_DATE_SIZE];
    asking->monday_day = session->now_day - civil_weekday(session->now_day);
    if (!plan_store_versions(session->db, &session->model, asking->rep_ix,
                             asking->monday_day, &session->arena, &versions, &count,
                             err) ||
        (count > 0 &&
         !plan_store_load_version(session->db, &session->model, asking->rep_ix,
                                  versions[0].batch_id, &session->arena, &asking->plan,
                                  &is_found, err)))
        return false;
    if (is_found) {
        asking->version = versions[0].batch_id;
        return true;
    }
    const char *rep = session->model.reps[asking->rep_ix].crm_id;
    civil_week_text(session->now_day, week);
    return err_set(err, ERR_MISSING,
                   "%s has no plan for %s; 'beat plan --week %s --rep %s' makes one",
                   rep, week, week, rep);
}

static bool read_place(struct asking *asking, struct err *err)
{
    const char *at = request_text(asking->request, &option_at);
    const char *from = request_text(asking->request, &option_from);
    struct rest_week_task *task = &asking->task;
    if (at != NULL && from != NULL)
        return err_set(err, ERR_USAGE, "'--at' and '--from' both say where she is");
    task->has_at = at != NULL || from != NULL;
    return (at == NULL || option_position_read(at, &task->at, err)) &&
           (from == NULL || whereabouts_find(&asking->session->model, asking->rep_ix,
                                             from, &task->at, err));
}

static bool read_urgent(struct asking *asking, struct err *err)
{
    const struct model *model = &asking->session->model;
    const char *urgent = request_text(asking->request, &option_urgent);
    uint32_t account_ix;
    asking->task.ordered_account_ix = NO_IX;
    if (urgent == NULL)
        return true;
    if (asking->task.is_off)
        return err_set(err, ERR_USAGE, "'--urgent' wants a visit today, '--sick' none");
    if (!subject_find_account_ix(model, urgent, &account_ix, err))
        return false;
    if (model->accounts[account_ix].rep_ix != asking->rep_ix)
        return err_set(err, ERR_INPUT, "'%s' is not an account of '%s'",
                       model->accounts[account_ix].crm_id,
                       model->reps[asking->rep_ix].crm_id);
    asking->task.ordered_account_ix = account_ix;
    return true;
}

static bool read_task(struct asking *asking, struct err *err)
{
    struct session *session = asking->session;
    const char *late = request_text(asking->request, &option_late);
    int32_t late_s = 0;
    if (late != NULL && !option_length_read(late, &late_s, err))
        return false;
    asking->task = (struct rest_week_task){
        .rep_ix = asking->rep_ix,
        .day = session->now_day,
        .tod = session->now_tod + late_s,
        .plan = &asking->plan,
        .is_off = request_flag(asking->request, &option_sick, false),
    };
    return read_place(asking, err) && read_urgent(asking, err) &&
           today_seen(session, asking->rep_ix, &asking->task.seen, err);
}

/* No plan is stored, or shown, that other code has not judged. */
static bool judge(const struct asking *asking, struct err *err)
{
    struct arena *arena = &asking->session->arena;
    struct audit_faults faults = {0};
    const struct agenda *agenda = &asking->rest.agenda;
    if (audit_plan_week(&asking->replan.rest, &agenda->week, &agenda->matrix, arena,
                        &faults))
        return true;
    return err_set(err, ERR_SYSTEM, "the replan breaks a rule (%s: %s)",
                   faults.faults[0].rule, faults.faults[0].text);
}

static bool solve(struct asking *asking, struct err *err)
{
    struct session *session = asking->session;
    struct travel travel;
    if (!load_plan(asking, err) || !read_task(asking, err) ||
        !session_travel(session, asking->request, false, &travel, err) ||
        !rest_week_lay(&asking->rest, &session->model, &asking->task, &travel,
                       &session->arena, err))
        return false;
    replan_solve(&asking->rest, &asking->task, &session->arena, &asking->replan);
    return judge(asking, err);
}

/* Showing. */

static void show_heading(const struct asking *asking)
{
    const struct session *session = asking->session;
    char date[CIVIL_DATE_SIZE], tod[CIVIL_TOD_SIZE];
    show_line(asking->request, "%s, %s %s: the rest of the week from %s on",
              session->model.reps[asking->rep_ix].name,
              civil_weekday_name(civil_weekday(asking->task.day)),
              civil_day_text(asking->task.day, date),
              civil_clock_text(asking->task.tod, tod));
}

static void show_lost(const struct asking *asking)
{
    const struct model *model = &asking->session->model;
    const struct week *week = &asking->rest.agenda.week;
    for (uint32_t i = 0; i < asking->replan.dropped_count; i++) {
        const struct week_node *node = &week->nodes[asking->replan.dropped[i]];
        if (node->kind == NODE_APPOINTMENT)
            show_line(asking->request, "cannot be kept: the appointment with %s %s",
                      model->accounts[node->account_ix].crm_id,
                      model->accounts[node->account_ix].name);
    }
}

static void show_sums(const struct asking *asking)
{
    struct arena *arena = &asking->session->arena;
    const char *currency = asking->session->model.currency;
    const struct replan *replan = &asking->replan;
    show_paragraph(
        asking->request, "the rest of the week brings %s net of travel, %s",
        show_money(arena, replan->rest.net_ct + replan->rest.penalty_ct, currency),
        replan->kept_ct == INT64_MIN
            ? "and the plan cannot be followed as it was"
            : arena_format(arena, "%s as it was planned",
                           show_money(arena, replan->kept_ct, currency)));
    if (replan->day_gap_ct == 0)
        show_line(asking->request, "no rest of today is better at these prices");
    else if (replan->day_gap_ct > 0)
        show_line(asking->request,
                  "no rest of today is better at these prices by more than %s",
                  show_money(arena, replan->day_gap_ct, currency));
}

static bool show(const struct asking *asking, uint32_t *count, struct err *err)
{
    const struct plan_change *changes;
    struct session *session = asking->session;
    plan_diff(&asking->plan, &asking->replan.plan, &session->arena, &changes, count);
    show_heading(asking);
    if (!changes_show(asking->request, &session->model, changes, *count,
                      &session->arena, err))
        return false;
    if (*count == 0)
        show_line(asking->request, "the plan stays as it is");
    show_lost(asking);
    show_sums(asking);
    return true;
}

/* Storing. */

static bool is_agreed(const struct asking *asking)
{
    char answer[16];
    if (request_flag(asking->request, &option_yes, false))
        return true;
    if (!isatty(STDIN_FILENO) || !isatty(STDERR_FILENO))
        return false;
    fputs("store this? [y/N] ", stderr);
    return fgets(answer, sizeof answer, stdin) != NULL &&
           (answer[0] == 'y' || answer[0] == 'Y');
}

static bool store(const struct asking *asking, struct err *err)
{
    const struct session *session = asking->session;
    const struct calendar_entry off = {.rep_ix = asking->rep_ix,
                                       .day = session->now_day,
                                       .kind = CALENDAR_OFF,
                                       .from_tod = session->now_tod,
                                       .until_tod = DAY_S,
                                       .note = "sick"};
    const struct override urgent = {.rep_ix = asking->rep_ix,
                                    .account_ix = asking->task.ordered_account_ix,
                                    .kind = OVERRIDE_ADD,
                                    .day = session->now_day,
                                    .reason = "urgent"};
    const struct plan_change_request request = {
        .batch = {.monday_day = asking->monday_day,
                  .made_utc = session->now_utc,
                  .is_replan = true,
                  .options = "{}"},
        .based_on_id = asking->version,
        .off_entry = asking->task.is_off ? &off : NULL,
        .override = urgent.account_ix != NO_IX ? &urgent : NULL};
    int64_t batch_id;
    if (!plan_store_change(session->db, &request, &session->model, &asking->replan.plan,
                           &batch_id, err))
        return false;
    show_line(asking->request, "stored as plan %lld", (long long)batch_id);
    return true;
}

/* Is there anything to store? Time off that her calendar has already is nothing new. */
static bool is_news(const struct asking *asking, uint32_t change_count)
{
    const struct session *session = asking->session;
    struct window spans[WINDOWS_MAX];
    const uint32_t count =
        model_working_spans(&session->model, asking->rep_ix, session->now_day, spans);
    return change_count > 0 || (asking->task.is_off && count > 0 &&
                                spans[count - 1].close_tod > session->now_tod);
}

bool cmd_replan(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct asking asking = {.request = request, .session = &session};
    uint32_t count = 0;
    (void)exit_code;
    bool is_done = session_open_rep(&session, request, DB_WRITE, request->arguments[0],
                                    &asking.rep_ix, err) &&
                   solve(&asking, err) && show(&asking, &count, err);
    if (is_done && is_news(&asking, count)) {
        if (is_agreed(&asking))
            is_done = store(&asking, err);
        else
            show_line(request, "nothing was stored: '--yes' stores it");
    }
    session_close(&session);
    return is_done;
}
