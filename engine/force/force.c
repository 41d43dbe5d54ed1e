// SPDX-License-Identifier: GPL-3.0-or-later
#include "force/force.h"

#include "agenda/agenda.h"
#include "audit/audit_plan.h"
#include "base/sorting.h"
#include "base/threads.h"
#include "model/plan_certificate.h"

#include <string.h>

/* One rep's answer; everything of it in its own arena, which only its worker touches.
 */
struct outcome {
    struct arena arena;
    struct plan plan;
    struct err err;
    bool is_done;
};

struct batch {
    const struct model *model;
    const uint32_t *rep_ixs;
    const struct travel *travel;
    const struct force_options *options;
    struct agenda_task task; /* rep_ix apart */
    struct outcome *outcomes;
};

static uint32_t group_of_account(const struct week *week, uint32_t account_ix)
{
    for (uint32_t g = 0; g < week->group_count; g++)
        if (week->groups[g].account_ix == account_ix)
            return g;
    return NO_IX;
}

static int compare_reasons(const void *a, const void *b, const void *context)
{
    const struct reason *one = a, *other = b;
    (void)context;
    return one->account_ix < other->account_ix ? -1
                                               : one->account_ix > other->account_ix;
}

/* What agenda left out and what the planner left out, by account. */
static void merge_reasons(const struct agenda *agenda, struct plan *plan,
                          struct arena *arena)
{
    const uint32_t count = plan->reason_count + agenda->left_count;
    struct reason *reasons = ARENA_ARRAY(arena, count, struct reason);
    for (uint32_t i = 0; i < plan->reason_count; i++) {
        const struct reason reason = plan->reasons[i];
        reasons[i] = agenda_settle_reason(
            agenda, group_of_account(&agenda->week, reason.account_ix), reason);
    }
    for (uint32_t i = 0; i < agenda->left_count; i++)
        reasons[plan->reason_count + i] = agenda->left[i];
    sorting_sort(reasons, count, sizeof *reasons, compare_reasons, NULL);
    plan->reasons = reasons;
    plan->reason_count = count;
}

static void place_stops(const struct agenda *agenda, struct plan *plan,
                        struct arena *arena)
{
    struct stop *stops = ARENA_ARRAY(arena, plan->stop_count, struct stop);
    for (uint32_t i = 0; i < plan->stop_count; i++) {
        stops[i] = plan->stops[i];
        stops[i].at = agenda->places[agenda->week.nodes[stops[i].node].place];
    }
    plan->stops = stops;
}

static bool judge(const struct batch *batch, const struct agenda *agenda,
                  const struct plan *plan, struct arena *arena, struct err *err)
{
    struct audit_faults faults = {0};
    if (audit_plan_week(plan, &agenda->week, &agenda->matrix, arena, &faults) &&
        audit_plan_model(plan, batch->model, arena, &faults))
        return true;
    return err_set(err, ERR_SYSTEM, "the plan made breaks the rule '%s': %s",
                   faults.faults[0].rule, faults.faults[0].text);
}

static void bind_certificate(const struct model *model, const struct agenda *agenda,
                             struct plan *plan, struct arena *arena)
{
    if (plan->certificate == NULL)
        return;
    struct certificate *bound = certificate_copy(plan->certificate, arena);
    bound->cut_ct = agenda->cut.value_ct;
    certificate_bind(bound, plan, &agenda->week, &agenda->matrix, model, arena);
    plan->certificate = bound;
}

static bool plan_rep(const struct batch *batch, uint32_t rep_ix, struct arena *arena,
                     struct plan *plan, struct err *err)
{
    struct agenda_task task = batch->task;
    struct plan_options options = batch->options->plan;
    struct agenda agenda;
    task.rep_ix = rep_ix;
    options.meter = NULL; /* ours counts reps */
    if (!agenda_week(batch->model, &task, batch->travel, arena, &agenda, err))
        return false;
    plan_week(&agenda.week, &agenda.matrix, &options, arena, plan, NULL);
    place_stops(&agenda, plan, arena);
    merge_reasons(&agenda, plan, arena);
    /* Candidates that were not looked at could have added no more than this. */
    plan->bound_ct += agenda.cut.value_ct;
    bind_certificate(batch->model, &agenda, plan, arena);
    return judge(batch, &agenda, plan, arena, err);
}

static const void *copied(struct arena *arena, const void *items, size_t count,
                          size_t size)
{
    void *copy = arena_array(arena, count, size);
    if (count > 0)
        memcpy(copy, items, count * size);
    return copy;
}

static struct plan plan_copy(const struct plan *plan, struct arena *arena)
{
    struct plan copy = *plan;
    copy.days = copied(arena, plan->days, plan->day_count, sizeof *plan->days);
    copy.stops = copied(arena, plan->stops, plan->stop_count, sizeof *plan->stops);
    copy.reasons =
        copied(arena, plan->reasons, plan->reason_count, sizeof *plan->reasons);
    copy.prices = copied(arena, plan->prices, plan->price_count, sizeof *plan->prices);
    if (plan->certificate)
        copy.certificate = certificate_copy(plan->certificate, arena);
    return copy;
}

/* The agenda with its matrix is megabytes; only the plan is kept. */
static void run_rep(void *context, uint32_t item, uint32_t worker)
{
    const struct batch *batch = context;
    struct outcome *outcome = &batch->outcomes[item];
    const uint32_t rep_ix = batch->rep_ixs[item];
    struct arena scratch = {0};
    struct plan plan;
    (void)worker;
    outcome->is_done = plan_rep(batch, rep_ix, &scratch, &plan, &outcome->err);
    if (outcome->is_done)
        outcome->plan = plan_copy(&plan, &outcome->arena);
    else
        err_in(&outcome->err, "rep '%s'", batch->model->reps[rep_ix].crm_id);
    arena_release(&scratch);
    meter_add(batch->options->plan.meter, 1);
}

static void end_thread(void *context, uint32_t worker)
{
    (void)context;
    (void)worker;
    plan_thread_end();
}

/* The first rep in order that failed decides; threads do not. */
static bool collect(const struct outcome *outcomes, uint32_t count, struct arena *arena,
                    struct plan *plans, struct err *err)
{
    for (uint32_t i = 0; i < count; i++) {
        if (!outcomes[i].is_done) {
            *err = outcomes[i].err;
            return false;
        }
    }
    for (uint32_t i = 0; i < count; i++)
        plans[i] = plan_copy(&outcomes[i].plan, arena);
    return true;
}

bool force_plan(const struct model *model, const uint32_t *rep_ixs, uint32_t rep_count,
                int32_t first_day, uint32_t day_count, const struct travel *travel,
                const struct force_options *options, struct arena *arena,
                struct plan *plans, struct err *err)
{
    struct arena scratch = {0};
    struct batch batch = {
        .model = model,
        .rep_ixs = rep_ixs,
        .travel = travel,
        .options = options,
        .task = {.first_day = first_day, .day_count = day_count, .wait_day = NO_DAY},
        .outcomes = ARENA_ARRAY(&scratch, rep_count, struct outcome),
    };
    meter_begin(options->plan.meter, "planning weeks", rep_count);
    threads_run(options->threads, rep_count, run_rep, end_thread, &batch);
    const bool done = collect(batch.outcomes, rep_count, arena, plans, err);
    for (uint32_t i = 0; i < rep_count; i++)
        arena_release(&batch.outcomes[i].arena);
    arena_release(&scratch);
    return done;
}
