// SPDX-License-Identifier: GPL-3.0-or-later
/* Quotas from the model through agenda and planner to audit. */
#include "agenda_fixture.h"
#include "audit/audit_plan.h"
#include "plan/planner.h"

#include <string.h>

static struct quota *put_quota(struct desk_test *t, int32_t least, int32_t most)
{
    struct quota *quota = builder_quota(&t->b, "Q");
    quota->least = least;
    quota->most = most;
    quota->miss_ct = 10000;
    return quota;
}

static void plan_it(struct desk_test *t, struct plan *plan)
{
    struct audit_faults faults = {0};
    const struct plan_options options = plan_options_default();
    plan_week(&t->agenda.week, &t->agenda.matrix, &options, &t->arena, plan, NULL);
    if (!audit_plan_week(plan, &t->agenda.week, &t->agenda.matrix, &t->arena, &faults))
        fail_msg("%s: %s", faults.faults[0].rule, faults.faults[0].text);
    if (!audit_plan_model(plan, t->model, &t->arena, &faults))
        fail_msg("%s: %s", faults.faults[0].rule, faults.faults[0].text);
}

static bool has_fault(struct desk_test *t, const struct plan *plan, bool of_week,
                      const char *rule)
{
    struct audit_faults faults = {0};
    if (of_week)
        audit_plan_week(plan, &t->agenda.week, &t->agenda.matrix, &t->arena, &faults);
    else
        audit_plan_model(plan, t->model, &t->arena, &faults);
    for (uint32_t i = 0; i < faults.fault_count; i++)
        if (strcmp(faults.faults[i].rule, rule) == 0)
            return true;
    return false;
}

static void only_accounts_that_a_quota_picks_out_count(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    put_shop(&t, "A");
    builder_at(&t.b, put_shop(&t, "B"))->kind = ACCOUNT_PROSPECT;
    builder_at(&t.b, put_shop(&t, "C"))->last_visit_day = NO_DAY;
    struct quota *quota = put_quota(&t, 1, -1);
    quota->has_kind = true;
    quota->kind = ACCOUNT_PROSPECT;
    builder_quota(&t.b, "R")->most = 2;
    struct quota *fresh = builder_quota(&t.b, "S");
    fresh->least = 1;
    fresh->is_new = true;
    builder_quota(&t.b, "T"); /* asks for nothing */
    make(&t, 0);
    const struct week *week = &t.agenda.week;
    assert_int_equal(week->quota_count, 3);
    const int32_t amounts[3][3] = {{0, 1, 0}, {1, 1, 1}, {0, 0, 1}};
    for (uint32_t q = 0; q < 3; q++)
        assert_memory_equal(week->quotas[q].amounts, amounts[q], sizeof amounts[q]);
    assert_true(week->quotas[0].most == WEEK_QUOTA_OPEN);
    assert_int_equal(week->quotas[0].least, 1);
    assert_int_equal(week->quotas[1].most, 2);
    tear_down(&t);
}

/* From Wednesday on, with one made on Tuesday: one of two is left, and one of three. */
static void visits_made_since_monday_are_taken_off(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    put_shop(&t, "A");
    builder_at(&t.b, put_shop(&t, "B"))->last_visit_day = t.monday + 1;
    builder_at(&t.b, put_shop(&t, "C"))->last_visit_day = t.monday - 1; /* Sunday */
    put_quota(&t, 2, 3);
    t.model = builder_finish(&t.b);
    const struct travel travel = travel_straight(&t.model->organisation);
    const struct agenda_task task = {
        .rep_ix = 0, .first_day = t.monday + 2, .day_count = 3, .wait_day = NO_DAY};
    struct err err;
    assert_ok(agenda_week(t.model, &task, &travel, &t.arena, &t.agenda, &err), &err);
    assert_int_equal(t.agenda.week.quotas[0].least, 1);
    assert_int_equal(t.agenda.week.quotas[0].most, 2);
    tear_down(&t);
}

/* Two of three may be visited; the third has a reason with what it would bring. */
static void a_cap_is_kept_and_is_a_reason(void **state)
{
    (void)state;
    struct desk_test t;
    struct plan plan;
    set_up(&t);
    put_shop(&t, "A");
    put_shop(&t, "B");
    put_shop(&t, "C");
    put_quota(&t, 0, 2);
    make(&t, 0);
    plan_it(&t, &plan);
    assert_int_equal(plan.stop_count, 2);
    assert_int_equal(plan.reason_count, 1);
    assert_int_equal(plan.reasons[0].code, REASON_QUOTA);
    assert_true(plan.reasons[0].amount_ct > 0);
    assert_int_equal(plan.net_ct, plan.bound_ct);
    /* The same plan where one is allowed. */
    struct quota *quotas = ARENA_ARRAY(&t.arena, 1, struct quota);
    quotas[0] = t.model->quotas[0];
    quotas[0].most = 1;
    struct model stricter = *t.model;
    stricter.quotas = quotas;
    t.model = &stricter;
    assert_true(has_fault(&t, &plan, false, "quota"));
    /* Appointments and must-visits stay, whatever the cap says. */
    quotas[0].most = 2;
    assert_false(has_fault(&t, &plan, false, "quota"));
    tear_down(&t);
}

/* Worth nothing, and half an hour away: only the quota sends her there. Three asked
 * for, one possible: two are missing, at 100 each. */
static void a_least_brings_in_what_would_not_pay(void **state)
{
    (void)state;
    struct desk_test t;
    struct plan plan;
    set_up(&t);
    struct account *cold = builder_at(&t.b, put_shop(&t, "A"));
    cold->yearly_revenue_ct = 0;
    cold->last_visit_day = NO_DAY;
    put_quota(&t, 3, -1);
    make(&t, 0);
    plan_it(&t, &plan);
    assert_int_equal(plan.stop_count, 1);
    assert_int_equal(plan.penalty_ct, 20000);
    assert_int_equal(plan.net_ct, plan.value_ct - plan.travel_ct - 20000);
    assert_int_equal(plan.net_ct, plan.bound_ct);
    /* A penalty that leaves one of them out. */
    plan.penalty_ct -= 10000;
    plan.net_ct += 10000;
    plan.bound_ct += 10000;
    assert_true(has_fault(&t, &plan, true, "sum"));
    tear_down(&t);
}

/* At 1 ct nobody drives there for it. */
static void a_least_that_costs_little_is_missed(void **state)
{
    (void)state;
    struct desk_test t;
    struct plan plan;
    set_up(&t);
    struct account *cold = builder_at(&t.b, put_shop(&t, "A"));
    cold->yearly_revenue_ct = 0;
    cold->last_visit_day = NO_DAY;
    put_quota(&t, 3, -1)->miss_ct = 1;
    make(&t, 0);
    plan_it(&t, &plan);
    assert_int_equal(plan.stop_count, 0);
    assert_int_equal(plan.penalty_ct, 3);
    assert_int_equal(plan.reasons[0].code, REASON_NOT_WORTH);
    tear_down(&t);
}

static void musts_are_kept_beyond_a_cap(void **state)
{
    (void)state;
    struct desk_test t;
    struct plan plan;
    set_up(&t);
    const uint32_t a = put_shop(&t, "A"), b = put_shop(&t, "B");
    put_shop(&t, "C");
    builder_block(&t.b, a, BLOCK_MUST, t.monday, t.monday + 4);
    builder_block(&t.b, b, BLOCK_MUST, t.monday, t.monday + 4);
    put_quota(&t, 0, 1);
    make(&t, 0);
    assert_int_equal(t.agenda.week.quotas[0].most, 2);
    plan_it(&t, &plan);
    assert_int_equal(plan.stop_count, 2);
    tear_down(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(only_accounts_that_a_quota_picks_out_count),
        cmocka_unit_test(visits_made_since_monday_are_taken_off),
        cmocka_unit_test(a_cap_is_kept_and_is_a_reason),
        cmocka_unit_test(a_least_brings_in_what_would_not_pay),
        cmocka_unit_test(a_least_that_costs_little_is_missed),
        cmocka_unit_test(musts_are_kept_beyond_a_cap),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
