// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_builder.h"
#include "testing.h"
#include "value/worth.h"

enum { DAY = 20000 };

/* One account: revenue 120,000.00 at 30 days between visits; last visit on the day. */
struct shop {
    struct builder b;
    struct account *account;
};

static void shop_init(struct shop *shop, int32_t last_visit_day)
{
    builder_init(&shop->b);
    builder_rep(&shop->b, "R", 24, 57);
    const uint32_t number = builder_account(&shop->b, "A", 24.1, 57);
    shop->account = shop->b.accounts[number];
    shop->account->yearly_revenue_ct = 12000000;
    shop->account->interval_days = 30;
    shop->account->last_visit_day = last_visit_day;
}

static struct worth shop_worth(struct shop *shop, enum presence presence,
                               int64_t trip_ct)
{
    const struct model *model = builder_finish(&shop->b);
    return worth_of(model, &(struct worth_task){
                               .account_ix = 0,
                               .rep_ix = 0,
                               .day = DAY,
                               .wait_day = DAY + 7,
                               .presence = presence,
                               .trip_ct = trip_ct,
                           });
}

static void maintenance_is_the_elastic_part_of_revenue_a_visit(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    /* 0.30 * 0.34 * 120,000 / (365/30) = 1,006.03; due, hours known: * 1 * 0.85. */
    const struct worth worth = shop_worth(&shop, PRESENCE_HOURS, 4000);
    assert_int_equal(worth.maintenance_ct, 100603);
    assert_false(worth.is_capped);
    assert_near(worth.urgency, 1, 1e-12);
    assert_int_equal(worth.presence_ppm, 850000);
    assert_int_equal(worth.worth_ct, 85512);
    assert_int_equal(worth.due, DUE_NOW);
    assert_int_equal(worth.days_since, 30);
    assert_int_equal(worth.due_day, DAY);
    assert_int_equal(worth.earliest_day, DAY - 9); /* 70 % of 30 days: 21 */
    builder_release(&shop.b);
}

static void value_is_what_a_week_of_waiting_loses(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    /* V(T) = 855.12; u(37) = (1 - e^-1.2333) / (1 - e^-1) = 1.121116; later 958.69.
     * gain (855.12 - 40.00) / 30 * 7 = 190.20;
     * value 855.12 - (958.69 - 40.00 - 190.20) = 126.63. */
    const struct worth worth = shop_worth(&shop, PRESENCE_HOURS, 4000);
    assert_int_equal(worth.later_ct, 95869);
    assert_int_equal(worth.gain_ct, 19020);
    assert_int_equal(worth.value_ct, 12663);
    builder_release(&shop.b);
}

static void a_trip_that_never_pays_is_now_or_never(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    /* Even in a week it would bring 958.69 and cost 1,000.00: all is lost. */
    const struct worth worth = shop_worth(&shop, PRESENCE_HOURS, 100000);
    assert_int_equal(worth.gain_ct, 0);
    assert_int_equal(worth.value_ct, worth.worth_ct);
    builder_release(&shop.b);
}

static void nothing_is_won_right_after_a_visit(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY);
    builder_opportunity(&shop.b, 0, 1000000, STAGE_PROPOSAL);
    const struct worth worth = shop_worth(&shop, PRESENCE_AGREED, 4000);
    assert_int_equal(worth.worth_ct, 0);
    assert_int_equal(worth.value_ct, 0);
    assert_int_equal(worth.due, DUE_EARLY);
    builder_release(&shop.b);
}

static void an_account_never_visited_counts_as_due(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, NO_DAY);
    const struct worth worth = shop_worth(&shop, PRESENCE_COLD, 4000);
    assert_int_equal(worth.due, DUE_NEVER);
    assert_near(worth.urgency, 1, 1e-12);
    assert_int_equal(worth.days_since, -1);
    assert_int_equal(worth.worth_ct, 45271); /* 1,006.03 * 0.45 */
    assert_int_equal(worth.earliest_day, NO_DAY);
    assert_int_equal(worth.due_day, NO_DAY);
    builder_release(&shop.b);
}

static void maintenance_is_capped_by_the_tier(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    builder_tier(&shop.b, "A");
    /* Before margin: 3 * 1,000.00 is less than 3,353.42; with margin 900.00. */
    shop.b.tiers[0]->median_maintenance_ct = 100000;
    const struct worth worth = shop_worth(&shop, PRESENCE_AGREED, 4000);
    assert_true(worth.is_capped);
    assert_int_equal(worth.maintenance_ct, 90000);
    assert_int_equal(worth.uncapped_ct, 100603);
    builder_release(&shop.b);
}

static void a_deal_is_worth_what_a_visit_adds_to_its_chance(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, NO_DAY);
    shop.account->yearly_revenue_ct = 0;
    builder_opportunity(&shop.b, 0, 1000000, STAGE_PROPOSAL);
    builder_opportunity(&shop.b, 0, 5000000, STAGE_WON);
    builder_opportunity(&shop.b, 0, 5000000, STAGE_LOST);
    /* 0.30 * 10,000 * (0.32 - 0.22) = 300.00; half a chance e^(-7/30) = 0.79 is left in
     * a week, so waiting loses 300 * (1 - 0.7919 * u(37)): 300 - 266.36. The usual trip
     * costs 40.00: value 300 - (266.36 - 40 - 0) = 73.64. */
    const struct worth worth = shop_worth(&shop, PRESENCE_AGREED, 4000);
    assert_int_equal(worth.deal_ct, 30000);
    assert_int_equal(worth.worth_ct, 30000);
    assert_near((double)worth.value_ct, 7364, 2);
    builder_release(&shop.b);
}

static struct worth_deal one_deal(int32_t close_day)
{
    struct shop shop;
    shop_init(&shop, NO_DAY);
    builder_opportunity(&shop.b, 0, 1000000, STAGE_NEGOTIATION)->close_day = close_day;
    const struct model *model = builder_finish(&shop.b);
    const struct worth_task task = {0, 0, DAY, DAY + 7, PRESENCE_AGREED, 0};
    const struct worth_deal deal =
        worth_deal_of(model, &task, &model->opportunities[0]);
    builder_release(&shop.b);
    return deal;
}

static void a_close_date_says_how_much_hangs_on_this_visit(void **state)
{
    (void)state;
    /* 0.30 * 10,000 * (0.58 - 0.45) = 390.00 */
    assert_int_equal(one_deal(NO_DAY).deal_ct, 39000);
    assert_int_equal(one_deal(NO_DAY).open_later_ppm, 791890); /* e^(-7/30) */
    /* Within the interval of 30 days: all of it hangs on this cycle. */
    assert_int_equal(one_deal(DAY + 14).closeness_ppm, 1000000);
    assert_int_equal(one_deal(DAY + 14).open_later_ppm, 500000);
    assert_int_equal(one_deal(DAY + 5).open_later_ppm, 0);
    /* In 120 days: a quarter, the later visits have their share. */
    assert_int_equal(one_deal(DAY + 120).closeness_ppm, 250000);
    assert_int_equal(one_deal(DAY + 120).deal_ct, 9750);
    /* A date that has passed is no date. */
    assert_int_equal(one_deal(DAY - 1).open_later_ppm, 791890);
    assert_int_equal(one_deal(DAY - 1).win_remote_ppm, 450000);
    assert_int_equal(one_deal(DAY - 1).win_visit_ppm, 580000);
}

static void settings_reach_every_term(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    builder_opportunity(&shop.b, 0, 1000000, STAGE_LEAD);
    builder_set(&shop.b, SETTING_LEVEL_ACCOUNT, 0, SETTING_MARGIN_PPM, 500000);
    builder_set(&shop.b, SETTING_LEVEL_ACCOUNT, 0, SETTING_WIN_LEAD_VISIT_PPM, 120000);
    builder_set(&shop.b, SETTING_LEVEL_REP, 0, SETTING_PRESENCE_COLD_PPM, 200000);
    /* 0.5 * (0.34 * 120,000 / 12.1667 = 3,353.42) = 1,676.71; 0.5 * 10,000 * 0.10. */
    const struct worth worth = shop_worth(&shop, PRESENCE_COLD, 4000);
    assert_int_equal(worth.maintenance_ct, 167671);
    assert_int_equal(worth.deal_ct, 50000);
    assert_int_equal(worth.worth_ct, 43534);
    builder_release(&shop.b);
}

static void a_visit_that_hurts_the_chance_is_worth_0(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, NO_DAY);
    shop.account->yearly_revenue_ct = 0;
    builder_opportunity(&shop.b, 0, 1000000, STAGE_LEAD);
    builder_set(&shop.b, SETTING_LEVEL_ACCOUNT, 0, SETTING_WIN_LEAD_VISIT_PPM, 10000);
    assert_int_equal(shop_worth(&shop, PRESENCE_AGREED, 0).deal_ct, 0);
    builder_release(&shop.b);
}

static void an_account_that_wishes_no_visits_keeps_its_deals(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    shop.account->interval_days = 0;
    builder_set(&shop.b, SETTING_LEVEL_ACCOUNT, 0, SETTING_INTERVAL_DAYS, 0);
    builder_opportunity(&shop.b, 0, 1000000, STAGE_PROPOSAL);
    const struct worth worth = shop_worth(&shop, PRESENCE_AGREED, 0);
    assert_int_equal(worth.due, DUE_NO_INTERVAL);
    assert_int_equal(worth.maintenance_ct, 0);
    assert_int_equal(worth.worth_ct, 30000); /* the usual 30 days are its cycle */
    builder_release(&shop.b);
}

static void break_even_is_where_visit_and_touch_pay_alike(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    shop.account->yearly_revenue_ct = 0;
    builder_opportunity(&shop.b, 0, 1000000, STAGE_PROPOSAL);
    /* A touch is worth 0.45 of a visit and costs 20 min at 35.00: 11.67. A visit costs
     * 50.00. v (1 - 0.45) = 38.33 at v = 69.70, which is 300.00 * 0.2323. */
    const struct worth worth = shop_worth(&shop, PRESENCE_AGREED, 5000);
    assert_int_equal(worth.remote_ppm, 450000);
    assert_int_equal(worth.remote_ct, 13500);
    assert_int_equal(worth.remote_cost_ct, 1167);
    assert_near((double)worth.break_even_ct, 232303, 1);
    builder_release(&shop.b);
}

static void without_deals_there_is_no_break_even(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    const struct worth worth = shop_worth(&shop, PRESENCE_AGREED, 5000);
    assert_int_equal(worth.break_even_ct, -1);
    assert_int_equal(worth.remote_ppm, 800000); /* a routine reorder */
    builder_release(&shop.b);
}

static void a_first_meeting_is_hard_to_replace(void **state)
{
    (void)state;
    struct shop shop;
    shop_init(&shop, DAY - 30);
    shop.account->kind = ACCOUNT_PROSPECT;
    assert_int_equal(shop_worth(&shop, PRESENCE_COLD, 0).remote_ppm, 300000);
    builder_release(&shop.b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(maintenance_is_the_elastic_part_of_revenue_a_visit),
        cmocka_unit_test(value_is_what_a_week_of_waiting_loses),
        cmocka_unit_test(a_trip_that_never_pays_is_now_or_never),
        cmocka_unit_test(nothing_is_won_right_after_a_visit),
        cmocka_unit_test(an_account_never_visited_counts_as_due),
        cmocka_unit_test(maintenance_is_capped_by_the_tier),
        cmocka_unit_test(a_deal_is_worth_what_a_visit_adds_to_its_chance),
        cmocka_unit_test(a_close_date_says_how_much_hangs_on_this_visit),
        cmocka_unit_test(settings_reach_every_term),
        cmocka_unit_test(a_visit_that_hurts_the_chance_is_worth_0),
        cmocka_unit_test(an_account_that_wishes_no_visits_keeps_its_deals),
        cmocka_unit_test(break_even_is_where_visit_and_touch_pay_alike),
        cmocka_unit_test(without_deals_there_is_no_break_even),
        cmocka_unit_test(a_first_meeting_is_hard_to_replace),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
