// SPDX-License-Identifier: GPL-3.0-or-later
/* joint: a rep joins the visit of another. Planned one after the other: the week of
 * whose account it is says when, and both get an appointment for that time. */
#include "base/civil.h"
#include "beat/commands.h"
#include "beat/session.h"
#include "beat/subject.h"
#include "beat/weeks.h"
#include "store/joint_store.h"
#include "store/plan_store.h"

#include <stdio.h>

static bool find_stop(const struct plan *plan, struct joint_visit *visit)
{
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        for (uint32_t i = 0; i < day->stop_count; i++) {
            const struct stop *stop = &plan->stops[day->stop_first + i];
            if (stop->account_ix != visit->account_ix)
                continue;
            visit->day = day->day;
            visit->start_tod = stop->start_tod;
            visit->duration_s = stop->end_tod - stop->start_tod;
            visit->has_appointment = stop->appointment_ix != NO_IX;
            return true;
        }
    }
    return false;
}

/* When the host's plan has it; the joint visit's own appointment is not another. */
static bool read_time(struct session *session, struct joint_visit *visit,
                      struct err *err)
{
    const struct model *model = &session->model;
    const char *account = model->accounts[visit->account_ix].crm_id;
    const char *host = model->reps[visit->host_ix].crm_id;
    char week[CIVIL_DATE_SIZE];
    struct plan plan;
    bool is_found;
    civil_week_text(visit->monday_day, week);
    if (!plan_store_load(session->db, model, visit->host_ix, visit->monday_day,
                         &session->arena, &plan, &is_found, err))
        return false;
    if (!is_found)
        return err_set(
            err, ERR_MISSING,
            "%s has no plan for %s; 'beat plan --week %s --rep %s' makes one", host,
            week, week, host);
    return find_stop(&plan, visit) ||
           err_set(err, ERR_MISSING, "%s's plan of %s has no visit of '%s'", host, week,
                   account);
}

static bool check_guest(const struct session *session, const struct joint_visit *visit,
                        struct err *err)
{
    const struct model *model = &session->model;
    const char *guest = model->reps[visit->guest_ix].crm_id;
    const int32_t end_tod = visit->start_tod + visit->duration_s;
    struct window spans[WINDOWS_MAX];
    const uint32_t count =
        model_working_spans(model, visit->guest_ix, visit->day, spans);
    bool works = false;
    for (uint32_t i = 0; i < count; i++)
        works = works || (spans[i].open_tod <= visit->start_tod &&
                          end_tod <= spans[i].close_tod);
    if (!works)
        return err_set(err, ERR_INPUT, "%s does not work at that time", guest);
    for (uint32_t i = 0; i < model->appointment_count; i++) {
        const struct appointment *other = &model->appointments[i];
        if (other->rep_ix == visit->guest_ix && other->kind == APPOINTMENT_FIXED &&
            other->day == visit->day && other->account_ix != visit->account_ix &&
            other->start_tod < end_tod &&
            visit->start_tod < other->start_tod + other->duration_s)
            return err_set(err, ERR_INPUT, "%s has an appointment at '%s' at that time",
                           guest, model->accounts[other->account_ix].crm_id);
    }
    return true;
}

static void show(const struct session *session, const struct joint_visit *visit)
{
    const struct model *model = &session->model;
    const struct account *account = &model->accounts[visit->account_ix];
    char date[CIVIL_DATE_SIZE], from[CIVIL_TOD_SIZE], until[CIVIL_TOD_SIZE],
        week[CIVIL_DATE_SIZE];
    printf("joint visit: %s and %s at %s %s, %s %s, %s-%s\n",
           model->reps[visit->host_ix].name, model->reps[visit->guest_ix].name,
           account->crm_id, account->name,
           civil_weekday_name(civil_weekday(visit->day)),
           civil_day_text(visit->day, date), civil_tod_text(visit->start_tod, from),
           civil_tod_text(visit->start_tod + visit->duration_s, until));
    printf("'beat plan --week %s --rep %s' plans the rest of her week around it\n",
           civil_week_text(visit->monday_day, week),
           model->reps[visit->guest_ix].crm_id);
}

static bool agree(struct session *session, struct joint_visit *visit, struct err *err)
{
    if (!read_time(session, visit, err) || !check_guest(session, visit, err) ||
        !joint_store_save(session->db, &session->model, visit, err))
        return false;
    show(session, visit);
    return true;
}

static bool undo(struct session *session, const struct joint_visit *visit,
                 struct err *err)
{
    if (!joint_store_undo(session->db, &session->model, visit, err))
        return false;
    printf("taken back: %s at %s\n", session->model.reps[visit->guest_ix].name,
           session->model.accounts[visit->account_ix].crm_id);
    return true;
}

static bool read_visit(const struct request *request, struct session *session,
                       struct joint_visit *visit, struct err *err)
{
    const struct model *model = &session->model;
    if (!subject_find_rep_ix(model, request->arguments[0], &visit->guest_ix, err) ||
        !subject_find_account_ix(model, request->arguments[1], &visit->account_ix, err))
        return false;
    visit->host_ix = model->accounts[visit->account_ix].rep_ix;
    const char *account = model->accounts[visit->account_ix].crm_id;
    if (visit->host_ix == NO_IX)
        return err_set(err, ERR_INPUT, "nobody visits '%s'", account);
    if (visit->host_ix == visit->guest_ix)
        return err_set(err, ERR_INPUT, "'%s' is %s's own account", account,
                       model->reps[visit->guest_ix].crm_id);
    return week_find_planned(request, session, visit->host_ix, &visit->monday_day, err);
}

bool cmd_joint(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct joint_visit visit = {0};
    (void)exit_code;
    const bool is_done = session_open(&session, request, DB_WRITE, err) &&
                         read_visit(request, &session, &visit, err) &&
                         (request_flag(request, &option_undo_joint, false)
                              ? undo(&session, &visit, err)
                              : agree(&session, &visit, err));
    session_close(&session);
    return is_done;
}
