// SPDX-License-Identifier: GPL-3.0-or-later
/* One fault in a certificate or a plan, by one step, is always seen. Each has a name;
 * each must have been tried, and none may survive.
 *
 * A certificate is sealed, so a careless change shows at once. Faults marked as lies
 * are sealed again afterwards, as one who wants to deceive would: then audit must see
 * by its own reckoning that the claim does not hold. */
#include "audit/audit_plan.h"
#include "audit/audit_proof.h"
#include "plan/planner.h"
#include "testing.h"
#include "weeks.h"

#include <string.h>

/* More weeks are made until each fault was tried. */
enum { WORLDS_LEAST = 6, WORLDS_MOST = 60, NODES = 6 };

struct world {
    struct arena arena;
    struct week week;
    struct matrix matrix;
    struct plan plan;
    struct certificate *certificate;
};

/* What a fault may change: copies, but for the world. */
struct victim {
    struct rng *rng;
    const struct world *world;
    struct week week;
    struct plan plan;
    struct plan_day *plan_days;
    struct stop *stops;
    struct reason *reasons;
    struct price *prices;
    struct certificate *certificate;
};

static void make_world(struct world *world, struct rng *rng, uint32_t seed)
{
    struct err err;
    const struct weeks_options options = {.day_count = 2,
                                          .node_count = NODES,
                                          .horizon_s = 40,
                                          .has_lunch = true,
                                          .has_holes = rng_below(rng, 2),
                                          .has_caps = rng_below(rng, 2),
                                          .has_groups = rng_below(rng, 2),
                                          .has_penalties = rng_below(rng, 2),
                                          .has_quotas = rng_below(rng, 2),
                                          .has_lodgings = rng_below(rng, 2),
                                          .is_metric = rng_below(rng, 2)};
    const struct plan_options how = {.effort = PLAN_CERTIFY, .seed = seed};
    *world = (struct world){0};
    weeks_make(rng, &options, &world->arena, &world->week, &world->matrix);
    assert_ok(week_check(&world->week, &world->matrix, &err), &err);
    plan_week(&world->week, &world->matrix, &how, &world->arena, &world->plan, NULL);
    world->certificate = certificate_copy(world->plan.certificate, &world->arena);
    certificate_bind(world->certificate, &world->plan, &world->week, &world->matrix,
                     NULL, &world->arena);
    world->plan.certificate = world->certificate;
}

static void *copied(struct arena *arena, const void *items, size_t count, size_t size)
{
    void *copy = arena_array(arena, count, size);
    if (count > 0)
        memcpy(copy, items, count * size);
    return copy;
}

#define COPIED(arena, items, count) copied((arena), (items), (count), sizeof *(items))

static struct victim victim_of(const struct world *world, struct rng *rng,
                               struct arena *arena)
{
    const struct plan *plan = &world->plan;
    struct victim victim = {.rng = rng,
                            .world = world,
                            .week = world->week,
                            .plan = *plan,
                            .plan_days = COPIED(arena, plan->days, plan->day_count),
                            .stops = COPIED(arena, plan->stops, plan->stop_count),
                            .reasons = COPIED(arena, plan->reasons, plan->reason_count),
                            .prices = COPIED(arena, plan->prices, plan->price_count),
                            .certificate = certificate_copy(world->certificate, arena)};
    victim.plan.days = victim.plan_days;
    victim.plan.stops = victim.stops;
    victim.plan.reasons = victim.reasons;
    victim.plan.prices = victim.prices;
    victim.plan.certificate = victim.certificate;
    return victim;
}

static bool is_caught(const struct victim *victim, struct arena *arena)
{
    struct audit_faults faults = {0};
    struct audit_proof proof;
    audit_proof(&(struct audit_proof_task){.plan = &victim->plan,
                                           .week = &victim->week,
                                           .matrix = &victim->world->matrix},
                &proof);
    return proof.outcome != AUDIT_PROOF_VERIFIED ||
           !audit_plan_week(&victim->plan, &victim->week, &victim->world->matrix, arena,
                            &faults);
}

static int64_t one_step(struct victim *v)
{
    return rng_below(v->rng, 2) ? 1 : -1;
}

static uint32_t any(struct victim *v, uint32_t count)
{
    return rng_below(v->rng, count);
}

/* Of the certificate. The copy is the victim's own, so const may be cast away. */
#define OWN(type, array) ((type *)(array))

static bool bump(struct victim *v, const int64_t *numbers, uint32_t count)
{
    if (count == 0)
        return false;
    OWN(int64_t, numbers)[any(v, count)] += one_step(v);
    return true;
}

static bool bound_moved(struct victim *v)
{
    v->certificate->bound_ct += one_step(v);
    return true;
}

static bool cut_moved(struct victim *v)
{
    v->certificate->cut_ct += one_step(v);
    return true;
}

static bool kind_renamed(struct victim *v)
{
    v->certificate->kind =
        strcmp(v->certificate->kind, "priced") == 0 ? "enumerated" : "priced";
    return true;
}

static bool price_of_group_moved(struct victim *v)
{
    return bump(v, v->certificate->group_uct, v->certificate->group_count);
}

static bool price_of_quota_moved(struct victim *v)
{
    return bump(v, v->certificate->quota_uct, v->certificate->quota_count);
}

static bool price_of_nights_moved(struct victim *v)
{
    return bump(v, v->certificate->night_uct, v->certificate->night_count);
}

static struct certificate_day *any_day(struct victim *v)
{
    return &OWN(struct certificate_day,
                v->certificate->days)[any(v, v->certificate->day_count)];
}

static bool bound_of_day_moved(struct victim *v)
{
    any_day(v)->most_uct += one_step(v);
    return true;
}

static bool kind_of_day_moved(struct victim *v)
{
    any_day(v)->kind += 1;
    return true;
}

static bool memory_dropped(struct victim *v)
{
    struct certificate_day *day = any_day(v);
    if (day->memory_count == 0)
        return false;
    day->memory_count--;
    return true;
}

static bool memory_elsewhere(struct victim *v)
{
    struct certificate_day *day = any_day(v);
    if (day->memory_count == 0)
        return false;
    OWN(struct certificate_memory, day->memories)[any(v, day->memory_count)].node += 1;
    return true;
}

static bool memory_of_another(struct victim *v)
{
    struct certificate_day *day = any_day(v);
    if (day->memory_count == 0)
        return false;
    OWN(struct certificate_memory, day->memories)[any(v, day->memory_count)].group += 1;
    return true;
}

static struct certificate_step *any_step(struct victim *v)
{
    return v->certificate->step_count == 0
               ? NULL
               : &OWN(struct certificate_step,
                      v->certificate->steps)[any(v, v->certificate->step_count)];
}

static bool step_dropped(struct victim *v)
{
    if (v->certificate->step_count == 0)
        return false;
    v->certificate->step_count--;
    return true;
}

static bool step_of_another_kind(struct victim *v)
{
    struct certificate_step *step = any_step(v);
    if (step == NULL)
        return false;
    step->kind = (enum certificate_step_kind)((step->kind + 1) % (STEP_OTHER + 1));
    return true;
}

static bool step_of_another_group(struct victim *v)
{
    struct certificate_step *step = any_step(v);
    if (step == NULL)
        return false;
    step->group += 1;
    return true;
}

static bool step_with_another(struct victim *v)
{
    struct certificate_step *step = any_step(v);
    if (step == NULL)
        return false;
    step->other += 1;
    return true;
}

static struct certificate_price *any_price(struct victim *v)
{
    const uint32_t count = v->certificate->step_price_count;
    return count == 0 ? NULL
                      : &OWN(struct certificate_price,
                             v->certificate->step_prices)[any(v, count)];
}

static bool price_of_step_moved(struct victim *v)
{
    struct certificate_price *price = any_price(v);
    if (price == NULL)
        return false;
    price->price_uct += one_step(v);
    return true;
}

static bool price_of_step_in_another_row(struct victim *v)
{
    struct certificate_price *price = any_price(v);
    if (price == NULL)
        return false;
    price->row += 1;
    return true;
}

static bool group_of_cut_moved(struct victim *v)
{
    if (v->certificate->cut_count == 0)
        return false;
    OWN(struct certificate_cut, v->certificate->cuts)[0].groups[any(v, 3)] += 1;
    return true;
}

static bool fact_moved(struct victim *v)
{
    struct certificate_fact *facts =
        OWN(struct certificate_fact, v->certificate->facts);
    facts[any(v, v->certificate->fact_count)].state += one_step(v);
    return true;
}

static bool fact_renamed(struct victim *v)
{
    OWN(struct certificate_fact, v->certificate->facts)
    [any(v, v->certificate->fact_count)].name = "nothing";
    return true;
}

static bool plan_state_moved(struct victim *v)
{
    v->certificate->plan_state += one_step(v);
    return true;
}

static bool seal_moved(struct victim *v)
{
    v->certificate->seal += one_step(v);
    return true;
}

/* Of the plan. */

static struct stop *any_stop(struct victim *v)
{
    return v->plan.stop_count == 0 ? NULL : &v->stops[any(v, v->plan.stop_count)];
}

#define STOP_FAULT(name, change)                 \
    static bool name(struct victim *v)           \
    {                                            \
        struct stop *stop = any_stop(v);         \
        if (stop == NULL)                        \
            return false;                        \
        const int32_t by = (int32_t)one_step(v); \
        change;                                  \
        return true;                             \
    }

STOP_FAULT(arrival_moved, stop->arrive_tod += by)
STOP_FAULT(start_moved, stop->start_tod += by)
STOP_FAULT(end_moved, stop->end_tod += by)
STOP_FAULT(visit_moved, (stop->start_tod += by, stop->end_tod += by))
STOP_FAULT(drive_moved, stop->drive_s += by)
STOP_FAULT(metres_moved, stop->drive_m += by)
STOP_FAULT(value_moved, stop->value_ct += by)
STOP_FAULT(worth_moved, stop->worth_ct += by)
STOP_FAULT(detour_moved, stop->detour_ct += by)
STOP_FAULT(pin_turned, (stop->is_pinned = !stop->is_pinned, (void)by))
STOP_FAULT(node_moved, stop->node += (uint32_t)1 + (uint32_t)(by & 0))
STOP_FAULT(account_moved, stop->account_ix += (uint32_t)1 + (uint32_t)(by & 0))

#define DAY_FAULT(name, change)                                          \
    static bool name(struct victim *v)                                   \
    {                                                                    \
        struct plan_day *day = &v->plan_days[any(v, v->plan.day_count)]; \
        const int32_t by = (int32_t)one_step(v);                         \
        change;                                                          \
        return true;                                                     \
    }

DAY_FAULT(date_moved, day->day += by)
DAY_FAULT(leaving_moved, day->leave_tod += by)
DAY_FAULT(return_moved, day->back_tod += by)
DAY_FAULT(drive_back_moved, day->back_drive_s += by)
DAY_FAULT(metres_back_moved, day->back_drive_m += by)
DAY_FAULT(driving_of_day_moved, day->drive_s += by)
DAY_FAULT(metres_of_day_moved, day->drive_m += by)
DAY_FAULT(value_of_day_moved, day->value_ct += by)
DAY_FAULT(travel_of_day_moved, day->travel_ct += by)
DAY_FAULT(hour_of_day_moved, day->hour_uct += by)
DAY_FAULT(night_moved, day->end_lodging_ix += (uint32_t)1 + (uint32_t)(by & 0))
DAY_FAULT(stops_of_day_moved, day->stop_count += (uint32_t)by)

static bool lunch_dropped(struct victim *v)
{
    for (uint32_t d = 0; d < v->plan.day_count; d++) {
        if (v->plan_days[d].lunch_tod < 0)
            continue;
        v->plan_days[d].lunch_tod = -1;
        return true;
    }
    return false;
}

static bool lunch_moved(struct victim *v)
{
    for (uint32_t d = 0; d < v->plan.day_count; d++) {
        if (v->plan_days[d].lunch_tod < 0)
            continue;
        v->plan_days[d].lunch_tod += (int32_t)one_step(v);
        return true;
    }
    return false;
}

static bool stops_swapped(struct victim *v)
{
    if (v->plan.stop_count < 2)
        return false;
    const uint32_t at = any(v, v->plan.stop_count - 1);
    const struct stop first = v->stops[at];
    v->stops[at] = v->stops[at + 1];
    v->stops[at + 1] = first;
    return true;
}

static bool stop_dropped(struct victim *v)
{
    if (v->plan.stop_count == 0)
        return false;
    v->plan.stop_count--;
    return true;
}

#define SUM_FAULT(name, field)         \
    static bool name(struct victim *v) \
    {                                  \
        v->plan.field += one_step(v);  \
        return true;                   \
    }

SUM_FAULT(sum_of_value_moved, value_ct)
SUM_FAULT(sum_of_worth_moved, worth_ct)
SUM_FAULT(sum_of_travel_moved, travel_ct)
SUM_FAULT(sum_of_nights_moved, night_ct)
SUM_FAULT(sum_of_overtime_moved, overtime_ct)
SUM_FAULT(sum_of_penalties_moved, penalty_ct)
SUM_FAULT(net_moved, net_ct)
SUM_FAULT(bound_of_plan_moved, bound_ct)

static bool reason_dropped(struct victim *v)
{
    if (v->plan.reason_count == 0)
        return false;
    v->plan.reason_count--;
    return true;
}

static bool reason_changed(struct victim *v)
{
    if (v->plan.reason_count == 0)
        return false;
    v->reasons[any(v, v->plan.reason_count)].amount_ct += one_step(v);
    return true;
}

static bool price_of_account_moved(struct victim *v)
{
    if (v->plan.price_count == 0)
        return false;
    v->prices[any(v, v->plan.price_count)].price_uct += one_step(v);
    return true;
}

/* Of what is known now. */

static bool window_moved(struct victim *v)
{
    struct window *windows =
        OWN(struct window, COPIED(&((struct world *)v->world)->arena, v->week.windows,
                                  v->week.window_count));
    const struct range range = v->week.nodes[any(v, NODES)].windows[0];
    if (range.count == 0)
        return false;
    windows[range.first].close_tod += 1;
    v->week.windows = windows;
    return true;
}

static bool worktime_moved(struct victim *v)
{
    for (uint32_t d = 0; d < v->week.day_count; d++) {
        struct week_day *day = &v->week.days[d];
        if (day->span_count == 0)
            continue;
        day->spans[day->span_count - 1].close_tod += 1;
        return true;
    }
    return false;
}

static bool lunchtime_moved(struct victim *v)
{
    v->week.days[0].lunch_close_tod += 1;
    return true;
}

static bool cap_moved(struct victim *v)
{
    v->week.days[0].visits_max += v->week.days[0].visits_max == UINT32_MAX ? 0 : 1;
    return v->week.days[0].visits_max != UINT32_MAX;
}

/* Lies: sealed again. */

static bool lower_bound_claimed(struct victim *v)
{
    v->certificate->bound_ct -= 1;
    v->plan.bound_ct -= 1;
    return true;
}

static bool higher_bound_claimed(struct victim *v)
{
    if (strcmp(v->certificate->kind, "enumerated") == 0)
        return false; /* a proof of less than the prices show: weaker, and true */
    v->certificate->bound_ct += 1;
    v->plan.bound_ct += 1;
    return true;
}

/* Low enough for a bound one below the net. */
static bool less_of_a_day_claimed(struct victim *v)
{
    const int64_t over_ct = v->certificate->bound_ct - v->plan.net_ct + 1;
    if (v->certificate->step_count > 0)
        return false;
    any_day(v)->most_uct -= over_ct * 10000;
    v->certificate->bound_ct -= over_ct;
    v->plan.bound_ct -= over_ct;
    return true;
}

static bool price_below_its_penalty(struct victim *v)
{
    const uint32_t g = any(v, v->certificate->group_count);
    OWN(int64_t, v->certificate->group_uct)[g] = -v->week.groups[g].miss_ct * 10000 - 1;
    return true;
}

static bool price_of_quota_below_nothing(struct victim *v)
{
    if (v->certificate->quota_count == 0)
        return false;
    OWN(int64_t, v->certificate->quota_uct)[0] = -1;
    return true;
}

static bool proof_cut_short(struct victim *v)
{
    return step_dropped(v);
}

static bool proof_without_second_cases(struct victim *v)
{
    for (uint32_t i = 0; i < v->certificate->step_count; i++) {
        if (v->certificate->steps[i].kind != STEP_OTHER)
            continue;
        v->certificate->step_count = i;
        return true;
    }
    return false;
}

static bool more_net_claimed(struct victim *v)
{
    v->plan.net_ct += 1;
    return true;
}

static bool value_made_up(struct victim *v)
{
    if (v->plan.stop_count == 0)
        return false;
    v->stops[0].value_ct += 1;
    for (uint32_t d = 0; d < v->plan.day_count; d++) {
        if (v->plan_days[d].stop_count == 0)
            continue;
        v->plan_days[d].value_ct += 1;
        break;
    }
    v->plan.value_ct += 1;
    v->plan.net_ct += 1;
    return true;
}

struct fault {
    const char *name;
    bool (*commit)(struct victim *v);
    bool is_lie;  /* sealed again */
    bool is_rare; /* not in every set of worlds: cuts and cases are seldom needed */
};

#define FAULT(name)               \
    {                             \
#name, name, false, false \
    }
#define RARE(name)               \
    {                            \
#name, name, false, true \
    }
#define LIE(name)                \
    {                            \
#name, name, true, false \
    }

static const struct fault faults[] = {
    FAULT(bound_moved),
    FAULT(cut_moved),
    FAULT(kind_renamed),
    FAULT(price_of_group_moved),
    FAULT(price_of_quota_moved),
    FAULT(price_of_nights_moved),
    FAULT(bound_of_day_moved),
    FAULT(kind_of_day_moved),
    FAULT(memory_dropped),
    FAULT(memory_elsewhere),
    FAULT(memory_of_another),
    FAULT(step_dropped),
    FAULT(step_of_another_kind),
    FAULT(step_of_another_group),
    FAULT(step_with_another),
    FAULT(price_of_step_moved),
    FAULT(price_of_step_in_another_row),
    RARE(group_of_cut_moved),
    FAULT(fact_moved),
    FAULT(fact_renamed),
    FAULT(plan_state_moved),
    FAULT(seal_moved),
    FAULT(arrival_moved),
    FAULT(start_moved),
    FAULT(end_moved),
    FAULT(visit_moved),
    FAULT(drive_moved),
    FAULT(metres_moved),
    FAULT(value_moved),
    FAULT(worth_moved),
    FAULT(detour_moved),
    FAULT(pin_turned),
    FAULT(node_moved),
    FAULT(account_moved),
    FAULT(date_moved),
    FAULT(leaving_moved),
    FAULT(return_moved),
    FAULT(drive_back_moved),
    FAULT(metres_back_moved),
    FAULT(driving_of_day_moved),
    FAULT(metres_of_day_moved),
    FAULT(value_of_day_moved),
    FAULT(travel_of_day_moved),
    FAULT(hour_of_day_moved),
    FAULT(night_moved),
    FAULT(stops_of_day_moved),
    FAULT(lunch_dropped),
    FAULT(lunch_moved),
    FAULT(stops_swapped),
    FAULT(stop_dropped),
    FAULT(sum_of_value_moved),
    FAULT(sum_of_worth_moved),
    FAULT(sum_of_travel_moved),
    FAULT(sum_of_nights_moved),
    FAULT(sum_of_overtime_moved),
    FAULT(sum_of_penalties_moved),
    FAULT(net_moved),
    FAULT(bound_of_plan_moved),
    FAULT(reason_dropped),
    FAULT(reason_changed),
    FAULT(price_of_account_moved),
    FAULT(window_moved),
    FAULT(worktime_moved),
    FAULT(lunchtime_moved),
    FAULT(cap_moved),
    LIE(lower_bound_claimed),
    LIE(higher_bound_claimed),
    LIE(less_of_a_day_claimed),
    LIE(price_below_its_penalty),
    LIE(price_of_quota_below_nothing),
    LIE(proof_cut_short),
    {"proof_without_second_cases", proof_without_second_cases, true, true},
    LIE(more_net_claimed),
    LIE(value_made_up),
    LIE(start_moved),
    LIE(end_moved),
    LIE(arrival_moved),
    LIE(drive_moved),
    LIE(metres_moved),
    LIE(value_moved),
    LIE(worth_moved),
    LIE(detour_moved),
    LIE(stops_swapped),
    LIE(stop_dropped),
    LIE(lunch_dropped),
    LIE(net_moved),
    LIE(sum_of_penalties_moved),
    LIE(bound_of_plan_moved),
    LIE(reason_dropped),
};

enum { FAULTS = sizeof faults / sizeof *faults };

static uint32_t untried(const uint32_t *tried)
{
    for (uint32_t f = 0; f < FAULTS; f++)
        if (tried[f] == 0 && !faults[f].is_rare)
            return f;
    return FAULTS;
}

static void no_fault_survives(void **state)
{
    (void)state;
    struct rng rng;
    uint32_t tried[FAULTS] = {0}, survived = 0, i = 0;
    rng_init(&rng, testing_seed(61), 0);
    for (; i < WORLDS_LEAST || (i < WORLDS_MOST && untried(tried) < FAULTS); i++) {
        struct world world;
        make_world(&world, &rng, i);
        struct victim whole = victim_of(&world, &rng, &world.arena);
        assert_false(is_caught(&whole, &world.arena));
        for (uint32_t f = 0; f < FAULTS; f++) {
            struct victim victim = victim_of(&world, &rng, &world.arena);
            if (!faults[f].commit(&victim))
                continue;
            if (faults[f].is_lie)
                certificate_bind(victim.certificate, &victim.plan, &victim.week,
                                 &world.matrix, NULL, &world.arena);
            tried[f]++;
            if (is_caught(&victim, &world.arena))
                continue;
            print_message("week %u: %s%s survives\n", i, faults[f].name,
                          faults[f].is_lie ? ", sealed again," : "");
            survived++;
        }
        arena_release(&world.arena);
    }
    plan_thread_end();
    if (untried(tried) < FAULTS)
        fail_msg("%s was never tried", faults[untried(tried)].name);
    print_message("%d faults in %u weeks\n", FAULTS, i);
    assert_int_equal(survived, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(no_fault_survives)};
    return cmocka_run_group_tests(tests, NULL, NULL);
}
