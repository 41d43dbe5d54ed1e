// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_builder.h"
#include "next/explain.h"
#include "testing.h"

struct question {
    struct builder b;
    int32_t day;
    struct arena arena;
    const struct model *model;
    struct explain explain;
};

static void set_up(struct question *q)
{
    *q = (struct question){0};
    builder_init(&q->b);
    builder_tier(&q->b, "B");
    builder_rep(&q->b, "R", 24.10, 56.95);
    q->day = builder_day("2026-11-23");
    const uint32_t shop = builder_account(&q->b, "A", 24.20, 56.95);
    q->b.accounts[shop]->yearly_revenue_ct = 6000000;
    q->b.accounts[shop]->last_visit_day = q->day - 30;
}

static void tear_down(struct question *q)
{
    arena_release(&q->arena);
    builder_release(&q->b);
}

static void ask(struct question *q, struct explain_task task)
{
    q->model = builder_finish(&q->b);
    const struct travel travel = travel_straight(&q->model->organisation);
    task.account_ix = builder_account_ix(q->model, "A");
    task.day = q->day;
    struct err err;
    assert_ok(explain_account(q->model, &task, &travel, &q->arena, &q->explain, &err),
              &err);
    for (uint32_t i = 0; i < q->explain.line_count; i++) {
        assert_non_null(q->explain.lines[i].part);
        assert_non_null(q->explain.lines[i].term);
        assert_non_null(q->explain.lines[i].text);
        assert_non_null(q->explain.lines[i].source);
    }
}

static const struct explain_line *line_of(const struct question *q, const char *part,
                                          const char *term)
{
    for (uint32_t i = 0; i < q->explain.line_count; i++)
        if (strcmp(q->explain.lines[i].part, part) == 0 &&
            strcmp(q->explain.lines[i].term, term) == 0)
            return &q->explain.lines[i];
    return NULL;
}

static void assert_line(const struct question *q, const char *part, const char *term,
                        const char *text, const char *source)
{
    const struct explain_line *line = line_of(q, part, term);
    assert_non_null(line);
    assert_string_equal(line->text, text);
    assert_string_equal(line->source, source);
}

static void every_number_names_the_level_it_comes_from(void **state)
{
    (void)state;
    struct question q;
    set_up(&q);
    builder_set(&q.b, SETTING_LEVEL_TIER, 0, SETTING_INTERVAL_DAYS, 30);
    builder_set(&q.b, SETTING_LEVEL_ACCOUNT, 0, SETTING_MARGIN_PPM, 250000);
    builder_set(&q.b, SETTING_LEVEL_REP, 0, SETTING_PRESENCE_COLD_PPM, 505000);
    q.b.organisation.value[SETTING_KM_UCT] = 300000;
    ask(&q, (struct explain_task){0});
    assert_line(&q, "value", "margin", "25 %", "margin 25 % (account)");
    /* 0.25 * 0.34 * 60,000 / (365/30) = 419.18; due, cold: * 0.505. */
    assert_line(&q, "value", "maintenance", "419.18 EUR",
                "60000.00 EUR a year, elasticity 0.34 (default), interval 30 (tier B)");
    assert_line(&q, "value", "urgency", "1.00",
                "30 days since the last visit, due on 2026-11-23");
    assert_line(&q, "value", "presence", "50.5 %", "presence_cold 50.5 % (rep R)");
    assert_line(&q, "value", "worth", "211.68 EUR",
                "(deals + maintenance) x urgency x presence");
    assert_non_null(strstr(line_of(&q, "waiting", "usual trip")->source,
                           "km_cost 0.30 (organisation)"));
    assert_int_equal(q.explain.worth.worth_ct, 21168);
    assert_int_equal(q.explain.worth.trip_ct, q.explain.trip.cost_ct);
    tear_down(&q);
}

static void deals_are_told_one_by_one(void **state)
{
    (void)state;
    struct question q;
    set_up(&q);
    builder_opportunity(&q.b, 0, 1000000, STAGE_PROPOSAL)->close_day = q.day + 10;
    builder_opportunity(&q.b, 0, 500000, STAGE_LEAD);
    builder_opportunity(&q.b, 0, 700000, STAGE_WON);
    ask(&q, (struct explain_task){0});
    assert_line(&q, "value", "deal O00001", "300.00 EUR",
                "10000.00 EUR, proposal: won in 22 % of cases, 32 % with a visit; "
                "closes 2026-12-03");
    assert_line(&q, "value", "deal O00002", "30.00 EUR",
                "5000.00 EUR, lead: won in 2 % of cases, 4 % with a visit; no close "
                "date");
    assert_null(line_of(&q, "value", "deal O00003"));
    assert_non_null(line_of(&q, "remote", "break-even deal"));
    tear_down(&q);
}

static void hours_and_visits_are_shown(void **state)
{
    (void)state;
    struct question q;
    set_up(&q);
    builder_hours(&q.b, 0, 0, "09:00", "12:00");
    builder_hours(&q.b, 0, 0, "13:00", "17:30");
    const struct visit visits[] = {
        {.day = q.day - 30,
         .outcome = OUTCOME_ORDER,
         .amount_ct = 12050,
         .note = "paid"},
        {.day = q.day - 61, .kind = VISIT_REMOTE, .outcome = OUTCOME_NOT_IN},
    };
    ask(&q, (struct explain_task){.visits = visits, .visit_count = 2});
    assert_line(&q, "hours", "Mon", "09:00-12:00, 13:00-17:30", "2026-11-23");
    assert_line(&q, "hours", "Tue", "shut", "2026-11-24");
    assert_line(&q, "visits", "visit", "2026-10-24", "order, 120.50 EUR, paid");
    assert_line(&q, "visits", "remote", "2026-09-23", "not_in");
    assert_int_equal(q.explain.presence, PRESENCE_HOURS);
    tear_down(&q);
}

static void what_the_plan_does_with_it_is_told(void **state)
{
    (void)state;
    struct question q;
    set_up(&q);
    const struct stop stop = {
        .account_ix = 0,
        .appointment_ix = NO_IX,
        .event_ix = NO_IX,
        .start_tod = 36000,
        .end_tod = 37800,
        .value_ct = 4000,
        .detour_ct = 320,
    };
    const struct plan_day day = {.day = q.day + 1, .stop_count = 1};
    const struct price price = {0, 12340000};
    const struct plan plan = {
        .monday_day = q.day,
        .days = &day,
        .day_count = 1,
        .stops = &stop,
        .stop_count = 1,
        .prices = &price,
        .price_count = 1,
    };
    ask(&q, (struct explain_task){.plan = &plan});
    assert_line(&q, "plan", "stop", "2026-11-24 10:00-10:30", "value 40.00 EUR");
    assert_line(&q, "plan", "detour", "3.20 EUR",
                "travel saved if this stop alone were dropped");
    assert_line(&q, "plan", "price", "12.34 EUR",
                "what a visit left for later this week would bring");
    assert_int_equal(q.explain.stop_day, q.day + 1);
    tear_down(&q);
}

static void why_the_plan_leaves_it_out_is_told(void **state)
{
    (void)state;
    struct question q;
    set_up(&q);
    const struct reason reason = {0, REASON_NOT_WORTH, 2550, NO_IX, NO_DAY};
    const struct plan plan = {
        .monday_day = q.day, .reasons = &reason, .reason_count = 1};
    ask(&q, (struct explain_task){.plan = &plan});
    assert_line(&q, "plan", "not_worth", "25.50 EUR", "");
    assert_null(q.explain.stop);
    assert_ptr_equal(q.explain.reason, &reason);
    assert_int_equal(q.explain.price_uct, -1);
    tear_down(&q);
}

static void an_account_that_nobody_visits_has_no_trip(void **state)
{
    (void)state;
    struct question q;
    set_up(&q);
    q.b.accounts[0]->rep_ix = NO_IX;
    ask(&q, (struct explain_task){0});
    assert_null(line_of(&q, "waiting", "usual trip"));
    assert_non_null(line_of(&q, "value", "worth"));
    tear_down(&q);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_number_names_the_level_it_comes_from),
        cmocka_unit_test(deals_are_told_one_by_one),
        cmocka_unit_test(hours_and_visits_are_shown),
        cmocka_unit_test(what_the_plan_does_with_it_is_told),
        cmocka_unit_test(why_the_plan_leaves_it_out_is_told),
        cmocka_unit_test(an_account_that_nobody_visits_has_no_trip),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
