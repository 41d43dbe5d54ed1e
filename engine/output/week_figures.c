// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/week_figures.h"

#include "base/sorting.h"
#include "model/leg_price.h"

#include <stddef.h>

enum { WEEK_DAYS = 7 };

/* What of the accounts is known while counting: by account. */
struct marks {
    uint8_t *is_planned;
    const struct reason **reasons; /* NULL: it has none */
};

/* Accounts with a stop, each once. */
static uint32_t accounts_with_stop(const struct plan *plan)
{
    uint32_t count = 0;
    for (uint32_t i = 0; i < plan->stop_count; i++) {
        bool is_new = plan->stops[i].account_ix != NO_IX;
        for (uint32_t j = 0; j < i; j++)
            is_new &= plan->stops[j].account_ix != plan->stops[i].account_ix;
        count += is_new;
    }
    return count;
}

static int64_t at_most(int64_t number, int64_t most)
{
    return number < most ? number : most;
}

/* Kilometres leg by leg, as the plan priced them; the rest is tickets and tolls. Where
 * settings have changed since, no part is larger than the whole. */
static void split_travel(const struct week_input *input, const struct plan *plan,
                         struct rep_figures *rep)
{
    const struct settings settings = model_rep_settings(input->model, plan->rep_ix);
    const int64_t km_uct = settings.value[SETTING_KM_UCT];
    int64_t km_ct = 0;
    for (uint32_t i = 0; i < plan->stop_count; i++)
        km_ct += leg_price_ct(plan->stops[i].drive_m, km_uct);
    for (uint32_t d = 0; d < plan->day_count; d++)
        km_ct += leg_price_ct(plan->days[d].back_drive_m, km_uct);
    rep->km_ct = at_most(km_ct, plan->travel_ct);
    rep->fare_ct = plan->travel_ct - rep->km_ct;
}

/* Who sleeps out on a day does so until the next one of the plan. */
static void split_nights(const struct week_input *input, const struct plan *plan,
                         struct rep_figures *rep)
{
    int64_t lodging_ct = 0;
    for (uint32_t d = 0; d + 1 < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        if (day->end_lodging_ix != NO_IX)
            lodging_ct += input->model->lodgings[day->end_lodging_ix].night_ct *
                          (plan->days[d + 1].day - day->day);
    }
    rep->lodging_ct = at_most(lodging_ct, plan->night_ct);
    rep->meal_ct = plan->night_ct - rep->lodging_ct;
}

static struct rep_figures rep_of(const struct week_input *input,
                                 const struct plan *plan)
{
    struct rep_figures rep = {.rep_ix = plan->rep_ix,
                              .visit_count = plan->stop_count,
                              .account_count =
                                  accounts_with_stop(plan) + plan->reason_count,
                              .left_count = plan->reason_count,
                              .value_ct = plan->value_ct,
                              .travel_ct = plan->travel_ct,
                              .night_ct = plan->night_ct,
                              .overtime_ct = plan->overtime_ct,
                              .penalty_ct = plan->penalty_ct,
                              .net_ct = plan->net_ct,
                              .bound_ct = plan->bound_ct,
                              .drive_m = plan->drive_m,
                              .drive_s = plan->drive_s};
    for (uint32_t d = 0; d < plan->day_count; d++) {
        rep.day_count += plan->days[d].stop_count > 0;
        rep.out_s += plan->days[d].back_tod - plan->days[d].leave_tod;
    }
    for (uint32_t i = 0; i < plan->stop_count; i++)
        rep.visit_s += plan->stops[i].end_tod - plan->stops[i].start_tod;
    split_travel(input, plan, &rep);
    split_nights(input, plan, &rep);
    return rep;
}

static void add_rep(struct rep_figures *sum, const struct rep_figures *rep)
{
    sum->visit_count += rep->visit_count;
    sum->day_count += rep->day_count;
    sum->account_count += rep->account_count;
    sum->left_count += rep->left_count;
    sum->value_ct += rep->value_ct;
    sum->travel_ct += rep->travel_ct;
    sum->night_ct += rep->night_ct;
    sum->overtime_ct += rep->overtime_ct;
    sum->penalty_ct += rep->penalty_ct;
    sum->net_ct += rep->net_ct;
    sum->bound_ct += rep->bound_ct;
    sum->km_ct += rep->km_ct;
    sum->fare_ct += rep->fare_ct;
    sum->lodging_ct += rep->lodging_ct;
    sum->meal_ct += rep->meal_ct;
    sum->drive_m += rep->drive_m;
    sum->drive_s += rep->drive_s;
    sum->visit_s += rep->visit_s;
    sum->out_s += rep->out_s;
}

static struct marks marks_of(const struct week_input *input, struct arena *arena)
{
    const uint32_t count = input->model->account_count;
    const struct marks marks = {
        ARENA_ARRAY(arena, count, uint8_t),
        ARENA_ARRAY(arena, count, const struct reason *),
    };
    for (uint32_t p = 0; p < input->plan_count; p++) {
        const struct plan *plan = &input->plans[p];
        for (uint32_t i = 0; i < plan->stop_count; i++) {
            if (plan->stops[i].account_ix != NO_IX)
                marks.is_planned[plan->stops[i].account_ix] = 1;
        }
        for (uint32_t i = 0; i < plan->reason_count; i++)
            marks.reasons[plan->reasons[i].account_ix] = &plan->reasons[i];
    }
    return marks;
}

/* The day from which a visit is due; NO_DAY: never visited, or no visits wished. */
static int32_t due_day_of(const struct model *model, uint32_t account_ix,
                          int64_t *interval_days)
{
    const struct account *account = &model->accounts[account_ix];
    const struct settings settings = model_settings(model, account_ix, account->rep_ix);
    *interval_days = settings.value[SETTING_INTERVAL_DAYS];
    if (account->last_visit_day == NO_DAY || *interval_days <= 0)
        return NO_DAY;
    return account->last_visit_day + (int32_t)*interval_days;
}

struct counting {
    const struct week_input *input;
    struct marks marks;
    struct tier_figures *tiers;
    struct left_figures *remote, *overdue;
    uint32_t remote_count, overdue_count;
};

static void count_left(struct counting *counting, uint32_t account_ix,
                       int32_t overdue_days)
{
    const struct account *account = &counting->input->model->accounts[account_ix];
    const struct reason *reason = counting->marks.reasons[account_ix];
    const struct left_figures left = {.account_ix = account_ix,
                                      .rep_ix = account->rep_ix,
                                      .overdue_days = overdue_days,
                                      .amount_ct = reason ? reason->amount_ct : 0};
    if (reason && reason->code == REASON_REMOTE)
        counting->remote[counting->remote_count++] = left;
    if (overdue_days > 0)
        counting->overdue[counting->overdue_count++] = left;
}

static void count_account(struct counting *counting, uint32_t account_ix)
{
    const struct week_input *input = counting->input;
    const struct account *account = &input->model->accounts[account_ix];
    const bool is_planned = counting->marks.is_planned[account_ix];
    int64_t interval_days;
    if (!is_planned && !counting->marks.reasons[account_ix])
        return;
    const int32_t due_day = due_day_of(input->model, account_ix, &interval_days);
    const bool is_overdue = due_day != NO_DAY && due_day < input->monday_day;
    if (!is_planned)
        count_left(counting, account_ix, is_overdue ? input->monday_day - due_day : 0);
    if (account->precision == PLACE_NONE || interval_days <= 0)
        return;
    struct tier_figures *tier = &counting->tiers[account->tier_ix];
    tier->account_count++;
    tier->planned_count += is_planned;
    tier->never_count += account->last_visit_day == NO_DAY;
    tier->overdue_count += is_overdue;
    tier->overdue_left_count += is_overdue && !is_planned;
    tier->in_time_count +=
        is_planned || (due_day != NO_DAY && due_day >= input->monday_day + WEEK_DAYS);
}

static int compare_amounts(const void *a, const void *b, const void *context)
{
    const struct left_figures *left = a, *right = b;
    (void)context;
    if (left->amount_ct != right->amount_ct)
        return left->amount_ct > right->amount_ct ? -1 : 1;
    return (left->account_ix > right->account_ix) -
           (left->account_ix < right->account_ix);
}

static int compare_days(const void *a, const void *b, const void *context)
{
    const struct left_figures *left = a, *right = b;
    (void)context;
    if (left->overdue_days != right->overdue_days)
        return left->overdue_days > right->overdue_days ? -1 : 1;
    return (left->account_ix > right->account_ix) -
           (left->account_ix < right->account_ix);
}

static void count_accounts(const struct week_input *input, struct week_figures *figures,
                           struct arena *arena)
{
    const struct model *model = input->model;
    struct counting counting = {
        .input = input,
        .marks = marks_of(input, arena),
        .tiers = ARENA_ARRAY(arena, model->tier_count, struct tier_figures),
        .remote = ARENA_ARRAY(arena, model->account_count, struct left_figures),
        .overdue = ARENA_ARRAY(arena, model->account_count, struct left_figures)};
    for (uint32_t i = 0; i < model->tier_count; i++)
        counting.tiers[i].tier_ix = i;
    for (uint32_t i = 0; i < model->account_count; i++)
        count_account(&counting, i);
    sorting_sort(counting.remote, counting.remote_count, sizeof *counting.remote,
                 compare_amounts, NULL);
    sorting_sort(counting.overdue, counting.overdue_count, sizeof *counting.overdue,
                 compare_days, NULL);
    figures->tiers = counting.tiers;
    figures->tier_count = model->tier_count;
    figures->remote = counting.remote;
    figures->remote_count = counting.remote_count;
    figures->overdue = counting.overdue;
    figures->overdue_count = counting.overdue_count;
}

/* ---- the week before ---- */

static bool is_met(enum visit_outcome outcome)
{
    return outcome == OUTCOME_DONE || outcome == OUTCOME_ORDER ||
           outcome == OUTCOME_ADVANCED || outcome == OUTCOME_LOST;
}

/* Each account met by this rep counts once. */
static void count_stops(const struct plan *plan, const uint8_t *is_visited,
                        struct past_figures *past)
{
    for (uint32_t i = 0; i < plan->stop_count; i++) {
        const struct stop *stop = &plan->stops[i];
        if (stop->account_ix == NO_IX)
            continue;
        past->planned_count++;
        past->planned_ct += stop->value_ct;
        if (is_visited[stop->account_ix]) {
            past->made_count++;
            past->made_ct += stop->value_ct;
        }
    }
}

static struct past_figures past_of(const struct week_input *input, uint32_t rep_ix,
                                   struct arena *arena)
{
    struct past_figures past = {.rep_ix = rep_ix};
    uint8_t *is_visited = ARENA_ARRAY(arena, input->model->account_count, uint8_t);
    uint32_t met_count = 0;
    for (uint32_t i = 0; i < input->visit_count; i++) {
        const struct visit *visit = &input->visits[i];
        if (visit->rep_ix != rep_ix || visit->kind != VISIT_FACE)
            continue;
        past.ordered_ct += visit->amount_ct;
        past.missed_count += !is_met(visit->outcome);
        if (is_met(visit->outcome) && !is_visited[visit->account_ix]) {
            is_visited[visit->account_ix] = 1;
            met_count++;
        }
    }
    for (uint32_t p = 0; p < input->past_plan_count; p++) {
        if (input->past_plans[p].rep_ix == rep_ix)
            count_stops(&input->past_plans[p], is_visited, &past);
    }
    past.other_count = met_count > past.made_count ? met_count - past.made_count : 0;
    return past;
}

/* Those of cells with a decided opportunity. */
static void keep_chances(const struct week_input *input, struct week_figures *figures,
                         struct arena *arena)
{
    struct calibration_cell *kept =
        ARENA_ARRAY(arena, input->calibration.cell_count, struct calibration_cell);
    for (uint32_t i = 0; i < input->calibration.cell_count; i++) {
        if (input->calibration.cells[i].trial_count > 0)
            kept[figures->chance_count++] = input->calibration.cells[i];
    }
    figures->chances = kept;
}

struct week_figures week_figures_of(const struct week_input *input, struct arena *arena)
{
    struct week_figures figures = {.model = input->model,
                                   .monday_day = input->monday_day,
                                   .rep_count = input->plan_count,
                                   .past_count = input->plan_count,
                                   .sum = {.rep_ix = NO_IX}};
    struct rep_figures *reps =
        ARENA_ARRAY(arena, input->plan_count, struct rep_figures);
    struct past_figures *past =
        ARENA_ARRAY(arena, input->plan_count, struct past_figures);
    for (uint32_t i = 0; i < input->plan_count; i++) {
        reps[i] = rep_of(input, &input->plans[i]);
        past[i] = past_of(input, input->plans[i].rep_ix, arena);
        add_rep(&figures.sum, &reps[i]);
    }
    figures.reps = reps;
    figures.past = past;
    figures.overrides = override_figures_of(
        input->overrides, input->override_count, input->plans, input->plan_count,
        input->monday_day, arena, &figures.override_count);
    count_accounts(input, &figures, arena);
    keep_chances(input, &figures, arena);
    return figures;
}
