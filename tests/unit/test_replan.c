// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/audit_plan.h"
#include "model_builder.h"
#include "next/plan_diff.h"
#include "next/quote.h"
#include "next/replan.h"
#include "testing.h"

/* The rep and the street of test_next.c: home in Riga, 8:00 to 17:00, lunch of half an
 * hour between 11:30 and 13:30; shops to the east, a tenth of a degree (13 minutes)
 * apart, half an hour a visit. The plan is made by hand. */
enum { STOPS_MAX = 12, DAYS = 5 };

struct town {
    struct builder b;
    uint32_t rep;
    int32_t monday;
    struct arena arena;
    const struct model *model;
    struct plan plan;
    struct plan_day days[DAYS];
    struct stop stops[STOPS_MAX];
    struct rest_week rest;
    struct replan replan;
};

static void set_up(struct town *t)
{
    *t = (struct town){0};
    builder_init(&t->b);
    t->rep = builder_rep(&t->b, "R", 24.10, 56.95);
    t->monday = builder_day("2026-11-23");
}

static void tear_down(struct town *t)
{
    arena_release(&t->arena);
    builder_release(&t->b);
}

static uint32_t put_shop(struct town *t, const char *crm_id, uint32_t tenths)
{
    const uint32_t shop = builder_account(&t->b, crm_id, 24.10 + 0.1 * tenths, 56.95);
    t->b.accounts[shop]->yearly_revenue_ct = 6000000;
    t->b.accounts[shop]->interval_days = 30;
    t->b.accounts[shop]->visit_s = 1800;
    t->b.accounts[shop]->last_visit_day = t->monday - 40;
    builder_hours_week(&t->b, shop, "08:00", "17:00");
    return shop;
}

static uint32_t ix_of(const struct town *t, const char *crm_id)
{
    return builder_account_ix(t->model, crm_id);
}

/* A plan of five days with these accounts on Monday and Tuesday, NULL-ended. */
static void put_plan(struct town *t, const char *const *monday,
                     const char *const *tuesday)
{
    t->model = builder_finish(&t->b);
    t->plan = (struct plan){.monday_day = t->monday,
                            .rep_ix = builder_rep_ix(t->model, "R"),
                            .days = t->days,
                            .day_count = DAYS,
                            .stops = t->stops};
    for (uint32_t d = 0; d < DAYS; d++) {
        const char *const *ids = d == 0 ? monday : d == 1 ? tuesday : NULL;
        t->days[d] = (struct plan_day){.day = t->monday + (int32_t)d,
                                       .start_lodging_ix = NO_IX,
                                       .end_lodging_ix = NO_IX,
                                       .lunch_tod = -1,
                                       .stop_first = t->plan.stop_count};
        for (; ids && *ids; ids++) {
            const struct account *account = &t->model->accounts[ix_of(t, *ids)];
            const bool is_agreed = account->appointments.count > 0;
            t->stops[t->plan.stop_count++] = (struct stop){
                .node = NO_IX,
                .account_ix = ix_of(t, *ids),
                .appointment_ix = is_agreed ? account->appointments.first : NO_IX,
                .event_ix = NO_IX,
                .at = account->at,
                .value_ct = 10000};
            t->plan.value_ct += 10000;
            t->days[d].stop_count++;
        }
    }
}

static void solve(struct town *t, struct rest_week_task task)
{
    const struct travel travel = travel_straight(&t->model->organisation);
    struct audit_faults faults = {0};
    struct err err;
    task.rep_ix = t->plan.rep_ix;
    task.plan = &t->plan;
    assert_ok(rest_week_lay(&t->rest, t->model, &task, &travel, &t->arena, &err), &err);
    replan_solve(&t->rest, &task, &t->arena, &t->replan);
    if (!audit_plan_week(&t->replan.rest, &t->rest.agenda.week, &t->rest.agenda.matrix,
                         &t->arena, &faults))
        fail_msg("%s: %s", faults.faults[0].rule, faults.faults[0].text);
}

static struct rest_week_task on_monday(const struct town *t, const char *tod)
{
    return (struct rest_week_task){
        .day = t->monday, .tod = builder_tod(tod), .ordered_account_ix = NO_IX};
}

/* "S1 S2" of one day of the new plan. */
static const char *day_text(struct town *t, uint32_t d)
{
    const struct plan *plan = &t->replan.plan;
    const char *text = "";
    for (uint32_t i = 0; i < plan->days[d].stop_count; i++)
        text = arena_format(
            &t->arena, "%s%s%s", text, i > 0 ? " " : "",
            t->model->accounts[plan->stops[plan->days[d].stop_first + i].account_ix]
                .crm_id);
    return text;
}

static const char *const none[] = {NULL};

static void a_plan_that_can_be_followed_stays(void **state)
{
    static const char *const monday[] = {"S2", "S1", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1);
    put_shop(&t, "S2", 2);
    put_plan(&t, monday, none);
    /* Out and back on one road: S1 S2 is as long as S2 S1, and the plan wins ties. */
    solve(&t, on_monday(&t, "08:00"));
    assert_string_equal(day_text(&t, 0), "S2 S1");
    assert_int_equal(t.replan.dropped_count, 0);
    assert_int_equal(t.replan.kept_ct, t.replan.rest.net_ct + t.replan.rest.penalty_ct);
    assert_int_equal(t.replan.day_gap_ct, 0);
    tear_down(&t);
}

static void what_no_longer_fits_goes_to_the_next_day(void **state)
{
    static const char *const monday[] = {"S1", "S2", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1);
    put_shop(&t, "S2", 2);
    put_plan(&t, monday, none);
    /* From home at 15:50: S1 and back is 13 + 30 + 13 minutes; both take an hour at the
     * shops and 40 minutes of driving or more, and work ends in 70. */
    solve(&t, on_monday(&t, "15:50"));
    assert_int_equal(t.replan.plan.days[0].stop_count, 1);
    assert_int_equal(t.replan.plan.stop_count, 2);
    assert_int_equal(t.replan.kept_ct, INT64_MIN);
    tear_down(&t);
}

static void a_sick_day_is_empty_and_its_appointment_is_lost(void **state)
{
    static const char *const monday[] = {"S1", "S2", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1);
    builder_appointment(&t.b, put_shop(&t, "S2", 2), t.monday, "11:00");
    put_plan(&t, monday, none);
    struct rest_week_task task = on_monday(&t, "09:00");
    task.is_off = true;
    solve(&t, task);
    assert_string_equal(day_text(&t, 0), "");
    assert_int_equal(t.replan.plan.stop_count, 1); /* S1 on a later day */
    assert_int_equal(t.replan.dropped_count, 1);
    assert_int_equal(t.rest.agenda.week.nodes[t.replan.dropped[0]].account_ix,
                     ix_of(&t, "S2"));
    tear_down(&t);
}

static void what_is_ordered_is_visited_today(void **state)
{
    static const char *const monday[] = {"S1", NULL}, *const tuesday[] = {"S2", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1);
    put_shop(&t, "S2", 2);
    /* Visited three days ago: worth next to nothing, and not due for weeks. */
    const uint32_t far = put_shop(&t, "S9", 9);
    t.b.accounts[far]->last_visit_day = t.monday - 3;
    put_plan(&t, monday, tuesday);
    struct rest_week_task task = on_monday(&t, "10:00");
    task.ordered_account_ix = ix_of(&t, "S9");
    solve(&t, task);
    const struct plan_change *changes;
    uint32_t count;
    plan_diff(&t.plan, &t.replan.plan, &t.arena, &changes, &count);
    bool is_there = false;
    for (uint32_t i = 0; i < t.replan.plan.days[0].stop_count; i++)
        is_there |= t.replan.plan.stops[i].account_ix == ix_of(&t, "S9");
    assert_true(is_there);
    assert_int_equal(t.replan.dropped_count, 0);
    tear_down(&t);
}

static void what_cannot_be_ordered_says_why(void **state)
{
    static const char *const monday[] = {"S1", NULL};
    struct town t;
    struct err err;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1);
    const uint32_t shut = put_shop(&t, "S3", 3);
    builder_exception(&t.b, shut, t.monday, NULL, NULL);
    put_plan(&t, monday, none);
    const struct travel travel = travel_straight(&t.model->organisation);
    struct rest_week_task task = on_monday(&t, "10:00");
    task.rep_ix = t.plan.rep_ix;
    task.plan = &t.plan;
    task.ordered_account_ix = ix_of(&t, "S3");
    assert_false(rest_week_lay(&t.rest, t.model, &task, &travel, &t.arena, &err));
    assert_int_equal(err.code, ERR_INPUT);
    assert_string_equal(err.text, "'S3' cannot be visited: no_window");
    tear_down(&t);
}

static void what_is_made_stays_and_an_appointment_is_kept(void **state)
{
    static const char *const monday[] = {"S1", "S2", "S3", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    const uint32_t first = put_shop(&t, "S1", 1);
    t.b.accounts[first]->last_visit_day = t.monday;
    put_shop(&t, "S2", 2);
    builder_appointment(&t.b, put_shop(&t, "S3", 3), t.monday, "15:00");
    put_plan(&t, monday, none);
    /* At S1 at 14:30: S2 from 14:43 to 15:13 is too long before S3 at 15:00; on the way
     * home from S3 at 15:30 it is reached at 15:43. */
    solve(&t, on_monday(&t, "14:30"));
    assert_string_equal(day_text(&t, 0), "S1 S3 S2");
    assert_int_equal(t.replan.plan.stops[1].start_tod, builder_tod("15:00"));
    tear_down(&t);
}

static void a_pinned_visit_keeps_its_day(void **state)
{
    static const char *const monday[] = {"S1", NULL}, *const tuesday[] = {"S2", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1);
    put_shop(&t, "S2", 1); /* next door: together they would cost one trip */
    put_plan(&t, monday, tuesday);
    t.stops[1].is_pinned = true;
    solve(&t, on_monday(&t, "08:00"));
    assert_string_equal(day_text(&t, 0), "S1");
    assert_string_equal(day_text(&t, 1), "S2");
    tear_down(&t);
}

static void nobody_is_asked_for_twice_in_a_day(void **state)
{
    static const char *const monday[] = {"S1", "S2", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1);
    put_shop(&t, "S2", 2);
    put_plan(&t, monday, none);
    const uint32_t seen[] = {ix_of(&t, "S1")};
    struct rest_week_task task = on_monday(&t, "09:00");
    task.seen = (struct seen){seen, 1};
    solve(&t, task);
    assert_string_equal(day_text(&t, 0), "S2");
    assert_int_equal(t.replan.plan.stop_count, 2);
    tear_down(&t);
}

/* Quotes. */

static struct quote ask_quote(struct town *t, const char *crm_id, const char *tod)
{
    const struct travel travel = travel_straight(&t->model->organisation);
    struct quote quote = {
        .slots = ARENA_ARRAY(&t->arena, QUOTE_SLOTS_MAX, struct quote_slot),
        .planned_day = NO_DAY};
    struct err err;
    struct rest_week_task task = on_monday(t, tod);
    task.rep_ix = t->plan.rep_ix;
    task.plan = &t->plan;
    task.ordered_account_ix = ix_of(t, crm_id);
    task.ordered_until_day = t->monday + DAYS - 1;
    assert_ok(rest_week_lay(&t->rest, t->model, &task, &travel, &t->arena, &err), &err);
    quote_week(&t->rest, &task, INT64_C(35000000), &quote);
    return quote;
}

/* S1 lies on the way to S2: before it or after it costs the half hour of the
 * visit, 17.50 at 35 an hour, no kilometres but what rounding makes of them, and some
 * minutes, because two short drives take longer than a long one. A trip of its own on
 * any of the other four days costs 12.2 km and 26 minutes more. */
static void a_gap_on_the_way_costs_its_time_alone(void **state)
{
    static const char *const monday[] = {"S2", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1);
    put_shop(&t, "S2", 2);
    put_plan(&t, monday, none);
    const struct quote quote = ask_quote(&t, "S1", "08:00");
    assert_int_equal(quote.count, 6);
    assert_int_equal(quote.planned_day, NO_DAY);
    for (uint32_t i = 0; i < quote.count; i++) {
        const struct quote_slot *slot = &quote.slots[i];
        assert_int_equal(slot->out_account_ix, NO_IX);
        assert_int_equal(slot->price_ct,
                         slot->travel_ct + slot->time_ct + slot->loss_ct);
        if (i < 2) {
            assert_int_equal(slot->day, t.monday);
            assert_in_range(slot->time_ct, 1750, 2150);
            assert_in_range(slot->travel_ct, 0, 3);
        } else {
            assert_int_equal(slot->day, t.monday + (int32_t)i - 1);
            assert_true(slot->price_ct > 2500);
        }
    }
    /* Home by 17:00: 13 minutes of way, half an hour of visit, and lunch by 13:30 at
     * the latest takes nothing from the evening. */
    assert_in_range(quote.slots[2].first_tod, builder_tod("08:12"),
                    builder_tod("08:14"));
    assert_in_range(quote.slots[2].last_tod, builder_tod("16:16"),
                    builder_tod("16:18"));
    tear_down(&t);
}

/* A full day: the only visit must go, and its value is the price. Monday alone is left,
 * and 70 minutes of it: S2 is 26 + 30 + 26 minutes, S1 13 + 30 + 13. */
static void on_a_full_day_somebody_must_go(void **state)
{
    static const char *const monday[] = {"S1", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    const uint32_t first = put_shop(&t, "S1", 1);
    const uint32_t other = put_shop(&t, "S0", 1);
    for (int32_t d = 1; d < DAYS; d++) {
        builder_exception(&t.b, other, t.monday + d, NULL, NULL);
        builder_exception(&t.b, first, t.monday + d, NULL, NULL);
    }
    put_plan(&t, monday, none);
    const struct quote quote = ask_quote(&t, "S0", "15:50");
    assert_int_equal(quote.count, 1);
    assert_int_equal(quote.slots[0].out_account_ix, ix_of(&t, "S1"));
    assert_int_equal(quote.slots[0].travel_ct, 0);
    assert_int_equal(quote.slots[0].time_ct, 0);
    assert_true(quote.slots[0].loss_ct > 0);
    tear_down(&t);
}

/* Moved to Thursday: there it is, though the plan knew nothing of it; today its visit
 * is over, and so it is on the days between. */
static void what_was_agreed_since_comes_into_a_later_day(void **state)
{
    static const char *const monday[] = {"S1", "S2", NULL};
    struct town t;
    (void)state;
    set_up(&t);
    const uint32_t shop = put_shop(&t, "S1", 1);
    put_shop(&t, "S2", 2);
    builder_appointment(&t.b, shop, t.monday + 3, "14:00");
    builder_block(&t.b, shop, BLOCK_OUT, t.monday, t.monday + 2);
    put_plan(&t, monday, none);
    t.stops[0].appointment_ix = NO_IX; /* a plain visit when it was planned */
    const uint32_t seen[] = {ix_of(&t, "S1")};
    struct rest_week_task task = on_monday(&t, "09:00");
    task.seen = (struct seen){seen, 1};
    solve(&t, task);
    assert_string_equal(day_text(&t, 0), "S2");
    assert_string_equal(day_text(&t, 3), "S1");
    tear_down(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_that_can_be_followed_stays),
        cmocka_unit_test(what_no_longer_fits_goes_to_the_next_day),
        cmocka_unit_test(a_sick_day_is_empty_and_its_appointment_is_lost),
        cmocka_unit_test(what_is_ordered_is_visited_today),
        cmocka_unit_test(what_cannot_be_ordered_says_why),
        cmocka_unit_test(what_is_made_stays_and_an_appointment_is_kept),
        cmocka_unit_test(a_pinned_visit_keeps_its_day),
        cmocka_unit_test(nobody_is_asked_for_twice_in_a_day),
        cmocka_unit_test(a_gap_on_the_way_costs_its_time_alone),
        cmocka_unit_test(on_a_full_day_somebody_must_go),
        cmocka_unit_test(what_was_agreed_since_comes_into_a_later_day),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
