// SPDX-License-Identifier: GPL-3.0-or-later
/* Laws of the value of a visit, for accounts of any kind: between 0 and the worth,
 * never falling with the days since the last visit, without jumps in any amount; and
 * the two things it is for: a far account is not starved, a near one that can wait is
 * not grabbed. */
#include "base/rng.h"
#include "model_builder.h"
#include "testing.h"
#include "value/worth.h"

enum { DAY = 20000, CASES = 3000 };

static struct rng rng;

/* An account with up to three opportunities; `account_ix` 0. */
static struct account *pick_account(struct builder *b)
{
    builder_init(b);
    builder_rep(b, "R", 24, 57);
    const uint32_t number = builder_account(b, "A", 24.1, 57);
    struct account *account = b->accounts[number];
    account->yearly_revenue_ct = rng_below(&rng, 4) ? rng_below(&rng, 50000000) : 0;
    account->interval_days = 1 + (int32_t)rng_below(&rng, 200);
    account->kind = rng_below(&rng, 2) ? ACCOUNT_CUSTOMER : ACCOUNT_PROSPECT;
    for (uint32_t i = rng_below(&rng, 4); i > 0; i--) {
        struct opportunity *opportunity = builder_opportunity(
            b, 0, rng_below(&rng, 10000000), (enum stage)rng_below(&rng, STAGE_COUNT));
        if (rng_below(&rng, 2))
            opportunity->close_day = DAY - 20 + (int32_t)rng_below(&rng, 300);
    }
    return account;
}

static struct worth_task pick_task(void)
{
    return (struct worth_task){
        .rep_ix = 0,
        .day = DAY,
        .wait_day = DAY + 1 + (int32_t)rng_below(&rng, 20),
        .presence = (enum presence)rng_below(&rng, 3),
        .trip_ct = rng_below(&rng, 30000),
    };
}

/* The model of the builder is finished once; its account is changed behind it. */
static struct account *account_of(const struct model *model)
{
    return (struct account *)(uintptr_t)model->accounts;
}

static void values_rise_with_the_days_since_the_last_visit(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < CASES; i++) {
        struct builder b;
        pick_account(&b);
        const struct model *model = builder_finish(&b);
        const struct worth_task task = pick_task();
        int64_t worth_before_ct = 0, value_before_ct = 0;
        for (int32_t since = 0; since < 500; since += 5) {
            account_of(model)->last_visit_day = DAY - since;
            const struct worth worth = worth_of(model, &task);
            assert_true(worth.value_ct >= 0);
            assert_true(worth.value_ct <= worth.worth_ct);
            assert_true(worth.worth_ct >= worth_before_ct);
            /* Rounding moves the two sides of the difference by half a cent each. */
            assert_true(worth.value_ct >= value_before_ct - 1);
            worth_before_ct = worth.worth_ct;
            value_before_ct = worth.value_ct;
        }
        builder_release(&b);
    }
}

static void values_have_no_jumps(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < CASES; i++) {
        struct builder b;
        pick_account(&b)->last_visit_day = DAY - (int32_t)rng_below(&rng, 300);
        const struct model *model = builder_finish(&b);
        struct worth_task task = pick_task();
        int64_t before_ct = -1;
        for (task.trip_ct = 0; task.trip_ct < 60000; task.trip_ct += 100) {
            const int64_t value_ct = worth_of(model, &task).value_ct;
            /* A ct of trip moves the value by 1 + days waited / T at the most. */
            const int32_t wait_days = task.wait_day - task.day;
            const int64_t step_ct =
                100 + 100 * wait_days / model->accounts[0].interval_days + 2;
            if (before_ct >= 0)
                assert_true(llabs(value_ct - before_ct) <= step_ct);
            before_ct = value_ct;
        }
        builder_release(&b);
    }
}

static struct worth worth_at(struct builder *b, int32_t since, int64_t trip_ct)
{
    builder_init(b);
    builder_rep(b, "R", 24, 57);
    const uint32_t number = builder_account(b, "A", 24.1, 57);
    struct account *account = b->accounts[number];
    account->yearly_revenue_ct = 6000000;
    account->interval_days = 30;
    account->last_visit_day = DAY - since;
    const struct model *model = builder_finish(b);
    const struct worth_task task = {0, 0, DAY, DAY + 7, PRESENCE_HOURS, trip_ct};
    const struct worth worth = worth_of(model, &task);
    builder_release(b);
    return worth;
}

/* Two like accounts. The far one's trip usually costs 80.00 and costs 80.00 now; the
 * near one's 20.00 and 12.00 now, since it lies on the way. */
static void a_far_account_is_not_starved(void **state)
{
    (void)state;
    struct builder b;
    const int64_t far_net_ct = worth_at(&b, 60, 8000).value_ct - 8000;
    const int64_t near_net_ct = worth_at(&b, 22, 2000).value_ct - 1200;
    /* Twice its interval since the last visit beats a near one that is early. */
    assert_true(far_net_ct > near_net_ct);
    assert_true(far_net_ct > 0);
    /* By worth alone it would lose an hour's contest: 80 against 12 of cost. */
    const int64_t far_worth_ct = worth_at(&b, 30, 8000).worth_ct - 8000;
    const int64_t near_worth_ct = worth_at(&b, 30, 2000).worth_ct - 1200;
    assert_true(far_worth_ct < near_worth_ct);
}

static void a_near_account_that_can_wait_is_not_grabbed(void **state)
{
    (void)state;
    struct builder b;
    /* Just visited: it brings less than the little it costs to go. */
    assert_true(worth_at(&b, 7, 2000).value_ct < 1200);
    /* Its worth would say otherwise: go again a week after the last visit. */
    assert_true(worth_at(&b, 7, 2000).worth_ct > 1200);
}

/* At the trip at which the account just earns it (g = 0) both readings agree. */
static void now_or_never_and_waiting_meet(void **state)
{
    (void)state;
    struct builder b;
    const struct worth due = worth_at(&b, 30, 0);
    int64_t before_ct = worth_at(&b, 30, due.worth_ct - 500).value_ct;
    for (int64_t trip_ct = due.worth_ct - 499; trip_ct < due.worth_ct + 500;
         trip_ct++) {
        const int64_t value_ct = worth_at(&b, 30, trip_ct).value_ct;
        assert_true(llabs(value_ct - before_ct) <= 2);
        before_ct = value_ct;
    }
}

int main(void)
{
    rng_init(&rng, testing_seed(20260107), 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(values_rise_with_the_days_since_the_last_visit),
        cmocka_unit_test(values_have_no_jumps),
        cmocka_unit_test(a_far_account_is_not_starved),
        cmocka_unit_test(a_near_account_that_can_wait_is_not_grabbed),
        cmocka_unit_test(now_or_never_and_waiting_meet),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
