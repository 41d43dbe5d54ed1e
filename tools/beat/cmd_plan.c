// SPDX-License-Identifier: GPL-3.0-or-later
/* plan: each rep's week. force/ has every plan judged by audit/ before it is handed
 * back, so what is saved here is sound. */
#include "beat/commands.h"
#include "beat/deadline.h"
#include "beat/ferries.h"
#include "beat/learning.h"
#include "beat/plan_reasons.h"
#include "beat/progress.h"
#include "beat/rides.h"
#include "beat/show.h"
#include "beat/weeks.h"

#include "agenda/agenda.h"
#include "base/threads.h"
#include "force/force.h"
#include "output/plan_csv.h"
#include "store/plan_store.h"
#include "text/json.h"
#include "travel/travel.h"

#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>

struct planning {
    const struct request *request;
    struct session *session;
    const uint32_t *rep_ixs;
    uint32_t rep_count;
    int32_t monday_day;
    struct force_options options;
    struct travel travel;
    struct plan *plans;
};

static bool read_options(struct planning *planning, struct err *err)
{
    const struct request *request = planning->request;
    struct force_options *options = &planning->options;
    const struct session *session = planning->session;
    options->plan = plan_options_default();
    options->plan.seed =
        (uint64_t)request_count(request, &option_seed, (int64_t)options->plan.seed);
    options->threads =
        (uint32_t)request_count(request, &option_threads, (int64_t)threads_available());
    plan_effort_find(request_word(request, &option_effort), &options->plan.effort);
    return session_travel(planning->session, request, true, &planning->travel, err) &&
           week_read(request, &option_week, session->now_day + WEEK_LENGTH,
                     &planning->monday_day, err);
}

/* Without somebody to plan for there is no answer. */
static bool check_there_is_work(const struct model *model, struct err *err)
{
    if (model->rep_count == 0)
        return err_set(err, ERR_MISSING,
                       "there are no reps; 'beat import reps FILE' takes them in, or "
                       "'beat territory design --count N' makes them");
    return session_check_accounts(model, err);
}

static bool has_accounts(const struct model *model, uint32_t rep_ix)
{
    for (uint32_t i = 0; i < model->account_count; i++) {
        if (model->accounts[i].rep_ix == rep_ix)
            return true;
    }
    for (uint32_t i = 0; i < model->appointment_count; i++) {
        if (model->appointments[i].rep_ix == rep_ix)
            return true;
    }
    return false;
}

/* Of all reps, those who can be planned; the others are told. What a rep lacks who was
 * named is an error. */
static bool leave_out_reps(struct planning *planning, struct err *err)
{
    const struct model *model = &planning->session->model;
    const bool are_named = request_text(planning->request, &option_rep) != NULL;
    uint32_t *ixs =
        ARENA_ARRAY(&planning->session->arena, planning->rep_count, uint32_t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < planning->rep_count; i++) {
        const uint32_t rep_ix = planning->rep_ixs[i];
        const char *rep = model->reps[rep_ix].crm_id;
        struct geo_point home;
        if (!are_named && !has_accounts(model, rep_ix))
            show_remark("rep '%s' has no accounts, and is not planned", rep);
        else if (agenda_home(model, rep_ix, &home, err))
            ixs[count++] = rep_ix;
        else if (are_named)
            return false;
        else
            show_remark("%s, and is not planned", err->text);
    }
    planning->rep_ixs = ixs;
    planning->rep_count = count;
    return count > 0 ||
           err_set(err, ERR_MISSING, "there is no rep who could be planned");
}

/* What made the plans, kept with them. */
static bool options_text(const struct planning *planning, struct arena *arena,
                         const char **text, struct err *err)
{
    char *bytes = NULL;
    size_t size = 0;
    FILE *out = open_memstream(&bytes, &size);
    if (out == NULL)
        return err_set(err, ERR_SYSTEM, "cannot write to memory");
    struct json_writer json = json_to(out, 0);
    json_begin_object(&json);
    json_key(&json, "effort");
    json_text(&json, plan_effort_word(planning->options.plan.effort));
    json_key(&json, "seed");
    json_whole(&json, (int64_t)planning->options.plan.seed);
    json_key(&json, "travel");
    json_text(&json, planning->travel.provider->name);
    json_end_object(&json);
    const bool is_good = json_writer_check(&json, err);
    fclose(out);
    *text = arena_text(arena, bytes);
    free(bytes);
    return is_good;
}

static bool save(const struct planning *planning, struct err *err)
{
    struct session *session = planning->session;
    struct plan_batch batch = {.monday_day = planning->monday_day,
                               .made_utc = session->now_utc};
    int64_t batch_id;
    if (!options_text(planning, &session->arena, &batch.options, err) ||
        !plan_store_begin(session->db, &batch, &batch_id, err))
        return false;
    for (uint32_t i = 0; i < planning->rep_count; i++) {
        if (!plan_store_save(session->db, batch_id, &session->model,
                             &planning->plans[i], NULL, err))
            return false;
    }
    return plan_store_publish(session->db, batch_id, err);
}

static bool plan_reps(void *context, const _Atomic bool *stop, struct err *err)
{
    struct planning *planning = context;
    struct session *session = planning->session;
    planning->options.plan.stop = stop;
    return force_plan(&session->model, planning->rep_ixs, planning->rep_count,
                      planning->monday_day, WEEK_LENGTH, &planning->travel,
                      &planning->options, &session->arena, planning->plans, err);
}

static bool work(void *context, struct meter *meter, struct err *err)
{
    struct planning *planning = context;
    const int64_t limit_s = request_count(planning->request, &option_time_limit, 0);
    planning->options.plan.meter = meter;
    planning->plans =
        ARENA_ARRAY(&planning->session->arena, planning->rep_count, struct plan);
    if (limit_s > 0)
        show_remark("a time limit holds: another run may plan otherwise");
    if (!deadline_run((uint32_t)limit_s, plan_reps, planning, err))
        return false;
    return request_flag(planning->request, &option_dry_run, false) ||
           save(planning, err);
}

static bool ask(struct planning *planning, struct err *err)
{
    const struct request *request = planning->request;
    struct session *session = planning->session;
    if (!read_options(planning, err) || !check_there_is_work(&session->model, err) ||
        !learning_renew(session, request_flag(request, &option_dry_run, false), err) ||
        !reps_read(request, session, &planning->rep_ixs, &planning->rep_count, err) ||
        !leave_out_reps(planning, err))
        return false;
    return progress_run(request, work, planning, err);
}

/* Programs get what `export plan` and others call these columns. */
static bool show_reasons(const struct planning *planning, const struct plan_set *set,
                         struct err *err)
{
    const struct plan_list list = {set->model, set->plans, set->plan_count, NULL};
    struct arena *arena = &planning->session->arena;
    struct table table;
    if (show_is_for_people(planning->request))
        return plan_reasons_show(planning->request, set, arena, err);
    plan_left_table(&list, arena, &table);
    return show_table(planning->request, &table, err);
}

/* Under the table, for people: whose days go by ferry. */
static bool tell_ferries(const struct planning *planning, struct err *err)
{
    struct session *session = planning->session;
    const struct request *request = planning->request;
    for (uint32_t i = 0; show_is_for_people(request) && i < planning->rep_count; i++) {
        const char *days;
        if (!ferries_days(session, request, &planning->plans[i], &days, err))
            return false;
        if (days != NULL)
            show_line(request, "by ferry: %s on %s",
                      session->model.reps[planning->plans[i].rep_ix].name, days);
    }
    return true;
}

/* And whose trips a service would make cheaper. */
static bool tell_rides(const struct planning *planning, struct err *err)
{
    struct session *session = planning->session;
    const struct request *request = planning->request;
    for (uint32_t i = 0; show_is_for_people(request) && i < planning->rep_count; i++) {
        const char *rides;
        if (!rides_text(session, request, &planning->plans[i], NULL, &rides, err))
            return false;
        if (rides != NULL)
            show_line(request, "%s could go %s",
                      session->model.reps[planning->plans[i].rep_ix].name, rides);
    }
    return true;
}

static bool show(const struct planning *planning, struct err *err)
{
    const struct request *request = planning->request;
    const struct plan_set set = {&planning->session->model, planning->plans,
                                 planning->rep_count, planning->monday_day};
    if (request_flag(request, &option_reasons, false))
        return show_reasons(planning, &set, err);
    if (!plan_summary_show(request, &set, &planning->session->arena, err) ||
        !tell_ferries(planning, err) || !tell_rides(planning, err))
        return false;
    if (request_flag(request, &option_dry_run, false))
        show_line(request, "nothing was stored: '--dry-run'");
    return true;
}

bool cmd_plan(const struct request *request, int *exit_code, struct err *err)
{
    struct session session = {0};
    struct planning planning = {.request = request, .session = &session};
    const bool is_done = session_open(&session, request, DB_WRITE, err) &&
                         ask(&planning, err) && show(&planning, err);
    if (is_done) {
        const struct plan_set set = {&session.model, planning.plans, planning.rep_count,
                                     planning.monday_day};
        if (plan_musts_tell(&set) > 0 && request_flag(request, &option_strict, false))
            *exit_code = EXIT_LEFT_OUT;
    }
    session_close(&session);
    return is_done;
}
