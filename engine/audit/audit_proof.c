// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audit_proof.h"

#include "audit/proof_steps.h"

#include <stdarg.h>
#include <stdio.h>
#include <string.h>

enum { NAMES_TOLD = 3 };

struct proving {
    const struct audit_proof_task *task;
    const struct certificate *certificate;
    const struct week *week;
    struct audit_proof *proof;
    struct proof_prices prices;
    struct proof_effort effort;
    struct arena arena;
};

static bool end_with(struct proving *proving, enum audit_proof_outcome outcome,
                     const char *format, ...) PRINTF_LIKE(3, 4);

static bool end_with(struct proving *proving, enum audit_proof_outcome outcome,
                     const char *format, ...)
{
    va_list args;
    proving->proof->outcome = outcome;
    va_start(args, format);
    vsnprintf(proving->proof->text, sizeof proving->proof->text, format, args);
    va_end(args);
    return false;
}

static bool check_data(struct proving *proving)
{
    const struct audit_proof_task *task = proving->task;
    const char *const *names;
    const uint32_t count =
        certificate_changes(proving->certificate, task->week, task->matrix, task->model,
                            &proving->arena, &names);
    const char *list = "";
    for (uint32_t i = 0; i < count && i < NAMES_TOLD; i++)
        list =
            arena_format(&proving->arena, "%s%s%s", list, i > 0 ? ", " : "", names[i]);
    if (count > 0)
        return end_with(proving, AUDIT_PROOF_OTHER_DATA,
                        "plan was proved on other data: %u changed (%s%s)", count, list,
                        count > NAMES_TOLD ? ", ..." : "");
    if (proving->certificate->cut_ct != task->cut_ct)
        return end_with(proving, AUDIT_PROOF_OTHER_DATA,
                        "plan was proved on other data: candidates not looked at");
    return true;
}

static bool check_memories(const struct proving *proving)
{
    for (uint32_t d = 0; d < proving->week->day_count; d++) {
        const struct certificate_day *day = &proving->certificate->days[d];
        for (uint32_t m = 0; m < day->memory_count; m++)
            if (day->memories[m].node >= proving->week->node_count ||
                day->memories[m].group >= proving->week->group_count)
                return false;
        if (day->most_uct <= PROOF_NOTHING_UCT / WEEK_DAYS_MAX ||
            day->most_uct > -PROOF_NOTHING_UCT / WEEK_DAYS_MAX)
            return false;
    }
    return true;
}

static bool check_shape(struct proving *proving)
{
    const struct certificate *certificate = proving->certificate;
    const struct week *week = proving->week;
    if (certificate->group_count != week->group_count ||
        certificate->quota_count != week->quota_count ||
        certificate->night_count != proof_night_rows(week) ||
        certificate->day_count != week->day_count || !check_memories(proving))
        return end_with(proving, AUDIT_PROOF_REFUSED,
                        "the certificate does not fit the week");
    const bool is_priced = strcmp(certificate->kind, "priced") == 0 ||
                           strcmp(certificate->kind, "knapsack") == 0;
    if (!is_priced && strcmp(certificate->kind, "enumerated") != 0)
        return end_with(proving, AUDIT_PROOF_REFUSED,
                        "a certificate of a kind that is not known: '%s'",
                        certificate->kind);
    if (is_priced != (certificate->step_count == 0))
        return end_with(proving, AUDIT_PROOF_NOT_RECHECKED,
                        "not rechecked: the steps of the proof were not kept");
    return true;
}

/* The price of an account in the plan is that of one of its groups, 0 at least. */
static bool has_price(const struct proving *proving, const struct price *price)
{
    for (uint32_t g = 0; g < proving->week->group_count; g++) {
        const int64_t uct = proving->certificate->group_uct[g];
        if (proving->week->groups[g].account_ix == price->account_ix &&
            (uct > 0 ? uct : 0) == price->price_uct)
            return true;
    }
    return false;
}

static bool check_plan(struct proving *proving)
{
    const struct plan *plan = proving->task->plan;
    const struct certificate *certificate = proving->certificate;
    if (certificate_plan_state(plan, proving->task->model) != certificate->plan_state)
        return end_with(proving, AUDIT_PROOF_REFUSED,
                        "the plan is not as it was written");
    if (plan->bound_ct != certificate->bound_ct + certificate->cut_ct ||
        strcmp(plan->bound_kind, certificate->kind) != 0)
        return end_with(proving, AUDIT_PROOF_REFUSED,
                        "the plan's bound is %lld (%s), its certificate's %lld (%s)",
                        (long long)plan->bound_ct, plan->bound_kind,
                        (long long)(certificate->bound_ct + certificate->cut_ct),
                        certificate->kind);
    if (plan->net_ct > certificate->bound_ct)
        return end_with(proving, AUDIT_PROOF_REFUSED,
                        "the plan's net is %lld, more than the bound",
                        (long long)plan->net_ct);
    /* Where the bound is from elsewhere, the plan's prices are the program's last. */
    const bool has_prices = strcmp(certificate->kind, "priced") == 0;
    for (uint32_t i = 0; has_prices && i < plan->price_count; i++)
        if (!has_price(proving, &plan->prices[i]))
            return end_with(proving, AUDIT_PROOF_REFUSED,
                            "price %u of the plan is not the certificate's", i + 1);
    return true;
}

/* (4.9) with what the certificate says of the days. */
static int64_t priced_uct(const struct proving *proving)
{
    int64_t sum_uct = proof_prices_sum_uct(&proving->prices, proving->week);
    for (uint32_t d = 0; d < proving->week->day_count; d++)
        sum_uct += proving->certificate->days[d].most_uct;
    return sum_uct;
}

static bool check_sum(struct proving *proving)
{
    const struct certificate *certificate = proving->certificate;
    char row[32];
    if (!proof_prices_check(&proving->prices, proving->week, NULL, row))
        return end_with(proving, AUDIT_PROOF_REFUSED,
                        "the price of %s has the wrong sign", row);
    const int64_t bound_ct =
        proof_floor_ct(proving->week, proving->task->matrix, priced_uct(proving));
    const bool is_priced = certificate->step_count == 0;
    if (is_priced ? bound_ct != certificate->bound_ct
                  : bound_ct <= certificate->bound_ct)
        return end_with(proving, AUDIT_PROOF_REFUSED,
                        "prices and days make a bound of %lld, not %lld",
                        (long long)bound_ct, (long long)certificate->bound_ct);
    return true;
}

static bool end_too_far(struct proving *proving)
{
    return end_with(proving, AUDIT_PROOF_NOT_RECHECKED,
                    "not rechecked: more than %llu labels",
                    (unsigned long long)proving->effort.limit);
}

static void lay_day(const struct proving *proving, struct proof_day *day, uint32_t d,
                    int64_t spare_uct, struct arena *arena)
{
    proof_day_lay(day,
                  &(struct proof_question){proving->week, proving->task->matrix, d,
                                           &proving->prices, spare_uct},
                  arena);
}

static bool check_day(struct proving *proving, uint32_t d)
{
    struct arena arena = {0};
    struct proof_day day;
    int64_t over_uct = 0;
    lay_day(proving, &day, d, 0, &arena);
    const enum proof_answer answer = proof_labels_below(
        &day, &proving->certificate->days[d], &proving->effort, &over_uct);
    arena_release(&arena);
    if (answer == PROOF_TOO_FAR)
        return end_too_far(proving);
    return answer == PROOF_HOLDS ||
           end_with(
               proving, AUDIT_PROOF_REFUSED,
               "day %u: a route earns %lld more than is claimed (in micro-currency)",
               d + 1, (long long)over_uct);
}

static bool check_days(struct proving *proving)
{
    for (uint32_t d = 0; d < proving->week->day_count; d++)
        if (!check_day(proving, d))
            return false;
    return true;
}

static void empty_days(const struct proving *proving, const struct proof_day *day,
                       int64_t empty_ct[WEEK_ENDS_MAX][WEEK_ENDS_MAX])
{
    for (uint32_t w = 0; w < WEEK_ENDS_MAX; w++)
        for (uint32_t s = 0; s < WEEK_ENDS_MAX; s++)
            empty_ct[w][s] = INT64_MIN;
    for (uint32_t w = 0; w < day->wake_count; w++) {
        for (uint32_t s = 0; s < day->sleep_count; s++) {
            if (day->empty_uct[w][s] == PROOF_NOTHING_UCT)
                continue;
            const struct week *week = proving->week;
            const uint32_t d = day->day;
            int64_t uct = day->empty_uct[w][s] -
                          proof_wake_uct(&proving->prices, week, d, w) -
                          proof_sleep_uct(&proving->prices, week, d, s);
            if (s > 0)
                uct -= (int64_t)(week->days[d + 1].day - week->days[d].day) *
                       week->lodgings[s - 1].night_ct * PROOF_UCT;
            empty_ct[w][s] = uct / PROOF_UCT;
        }
    }
}

/* Everything that a better week can be made of: what no day loses more of than the
 * prices leave to lose. */
static bool list_days(struct proving *proving, struct proof_steps *steps)
{
    const int64_t spare_uct = priced_uct(proving) - steps->target_uct;
    for (uint32_t d = 0; d < proving->week->day_count; d++) {
        struct arena arena = {0};
        struct proof_day day;
        lay_day(proving, &day, d, spare_uct, &arena);
        empty_days(proving, &day, steps->empty_ct[d]);
        const bool is_done =
            proof_labels_list(&day, proving->certificate->days[d].most_uct - spare_uct,
                              AUDIT_PROOF_ROUTES, &proving->effort, &proving->arena,
                              &steps->routes[d]) ||
            end_too_far(proving);
        arena_release(&arena);
        if (!is_done)
            return false;
    }
    return true;
}

static bool check_steps(struct proving *proving)
{
    const struct audit_proof_task *task = proving->task;
    const int64_t next_ct =
        proving->certificate->bound_ct + proof_grid_ct(proving->week, task->matrix);
    struct proof_steps steps = {.week = proving->week,
                                .certificate = proving->certificate,
                                .target_uct = next_ct * PROOF_UCT};
    char text[120];
    if (proving->certificate->step_count == 0)
        return true;
    steps.empty_ct =
        arena_array(&proving->arena, WEEK_DAYS_MAX, sizeof *steps.empty_ct);
    if (!list_days(proving, &steps))
        return false;
    steps.effort_limit = proving->effort.limit * 20;
    switch (proof_steps_check(&steps, text)) {
    case PROOF_HOLDS:
        return true;
    case PROOF_TOO_FAR:
        return end_too_far(proving);
    case PROOF_FAILS:
        break;
    }
    return end_with(proving, AUDIT_PROOF_REFUSED, "%s", text);
}

void audit_proof(const struct audit_proof_task *task, struct audit_proof *proof)
{
    const struct certificate *certificate = task->plan->certificate;
    struct proving proving = {
        .task = task, .certificate = certificate, .week = task->week, .proof = proof};
    *proof = (struct audit_proof){.outcome = AUDIT_PROOF_VERIFIED};
    if (certificate == NULL) {
        end_with(&proving, AUDIT_PROOF_NONE,
                 "no certificate comes with this bound (%s)", task->plan->bound_kind);
        return;
    }
    proving.prices = (struct proof_prices){
        certificate->group_uct, certificate->quota_uct, certificate->night_uct};
    proving.effort.limit =
        task->effort_limit > 0 ? task->effort_limit : AUDIT_PROOF_EFFORT;
    if (certificate->seal != certificate_seal(certificate))
        end_with(&proving, AUDIT_PROOF_REFUSED,
                 "the certificate is not as it was written");
    else if (check_data(&proving) && check_shape(&proving) && check_plan(&proving) &&
             check_sum(&proving) && check_days(&proving))
        check_steps(&proving);
    proof->effort = proving.effort.done;
    arena_release(&proving.arena);
}
