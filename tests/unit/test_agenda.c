// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda_fixture.h"

static void a_due_customer_is_offered_in_opening_hours(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t shop = put_shop(&t, "A");
    builder_hours(&t.b, shop, 0, "09:00", "12:00");
    builder_hours(&t.b, shop, 0, "14:00", "16:00");
    builder_hours(&t.b, shop, 1, "06:00", "10:00");
    make(&t, 0);
    const struct week_node *node = node_of(&t, "A");
    assert_non_null(node);
    assert_int_equal(node->kind, NODE_VISIT);
    assert_int_equal(node->service_s, 1800);
    /* Monday: two windows, half an hour off each close. */
    assert_int_equal(node->windows[0].count, 2);
    assert_int_equal(windows_on(&t, node, 0)[0].open_tod, builder_tod("09:00"));
    assert_int_equal(windows_on(&t, node, 0)[0].close_tod, builder_tod("11:30"));
    assert_int_equal(windows_on(&t, node, 0)[1].open_tod, builder_tod("14:00"));
    assert_int_equal(windows_on(&t, node, 0)[1].close_tod, builder_tod("15:30"));
    /* Tuesday: work begins at 8:00 at home, so the drive comes first. */
    const int32_t drive_s = t.agenda.matrix.drive_s[node->place];
    assert_int_equal(windows_on(&t, node, 1)[0].open_tod,
                     builder_tod("08:00") + drive_s);
    assert_int_equal(windows_on(&t, node, 1)[0].close_tod, builder_tod("09:30"));
    assert_int_equal(node->windows[2].count, 0);
    assert_int_equal(node->value_ct[2], 0);
    assert_int_equal(t.agenda.left_count, 0);
    tear_down(&t);
}

static void a_due_customer_has_a_penalty(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    put_shop(&t, "A"); /* due on Monday */
    builder_at(&t.b, put_shop(&t, "B"))->last_visit_day = t.monday - 25; /* Saturday */
    builder_at(&t.b, put_shop(&t, "C"))->is_cadence_promised = true;
    builder_at(&t.b, put_shop(&t, "D"))->last_visit_day = NO_DAY;
    make(&t, 0);
    int64_t miss_ct[4], best_ct[4];
    for (uint32_t g = 0; g < 4; g++) {
        miss_ct[g] = t.agenda.week.groups[g].miss_ct;
        best_ct[g] = 0;
        for (uint32_t d = 0; d < 5; d++)
            if (t.agenda.week.nodes[g].value_ct[d] > best_ct[g])
                best_ct[g] = t.agenda.week.nodes[g].value_ct[d];
        assert_true(best_ct[g] > 0);
        assert_false(t.agenda.week.groups[g].is_must);
    }
    assert_int_equal(miss_ct[0], 2 * best_ct[0]);
    assert_int_equal(miss_ct[1], 0);
    assert_int_equal(miss_ct[2], 10 * best_ct[2]);
    assert_int_equal(miss_ct[3], 0); /* never visited: no cadence to break */
    tear_down(&t);
}

static void a_visit_before_the_earliest_repeat_is_not_due(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    /* 70 % of 30 days: 21 days after the last visit. */
    builder_at(&t.b, put_shop(&t, "A"))->last_visit_day = t.monday - 10;
    builder_at(&t.b, put_shop(&t, "B"))->last_visit_day = t.monday - 18;
    const uint32_t with_deal = put_shop(&t, "C");
    t.b.accounts[with_deal]->last_visit_day = t.monday - 10;
    builder_opportunity(&t.b, with_deal, 2000000, STAGE_PROPOSAL);
    make(&t, 0);
    assert_left(&t, "A", REASON_NOT_DUE);
    assert_int_equal(reason_of(&t, "A")->until_day, t.monday + 11);
    /* From Thursday on. */
    assert_int_equal(node_of(&t, "B")->windows[2].count, 0);
    assert_int_equal(node_of(&t, "B")->windows[3].count, 1);
    /* An open opportunity asks for it at any time. */
    assert_int_equal(node_of(&t, "C")->windows[0].count, 1);
    tear_down(&t);
}

static void a_block_keeps_an_account_out(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    builder_block(&t.b, put_shop(&t, "A"), BLOCK_OUT, t.monday - 5, t.monday + 12);
    builder_block(&t.b, put_shop(&t, "B"), BLOCK_OUT, t.monday + 1, t.monday + 4);
    make(&t, 0);
    assert_left(&t, "A", REASON_BLOCKED);
    assert_int_equal(reason_of(&t, "A")->until_day, t.monday + 12);
    assert_int_equal(node_of(&t, "B")->windows[0].count, 1);
    assert_int_equal(node_of(&t, "B")->windows[1].count, 0);
    tear_down(&t);
}

static void accounts_without_a_possibility_have_a_reason(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t no_visits = put_shop(&t, "A");
    t.b.accounts[no_visits]->interval_days = 0;
    builder_set(&t.b, SETTING_LEVEL_ACCOUNT, no_visits, SETTING_INTERVAL_DAYS, 0);
    builder_hours_week(&t.b, put_shop(&t, "B"), "18:00", "22:00");
    const uint32_t long_visit = put_shop(&t, "C");
    builder_hours_week(&t.b, long_visit, "09:00", "10:00");
    t.b.accounts[long_visit]->visit_s = 5400;
    builder_at(&t.b, put_shop(&t, "D"))->at =
        (struct geo_point){21.0, 47.5}; /* Hungary */
    builder_at(&t.b, put_shop(&t, "E"))->precision = PLACE_NONE;
    builder_at(&t.b, put_shop(&t, "F"))->yearly_revenue_ct = 0;
    builder_block(&t.b, put_shop(&t, "G"), BLOCK_MUST, t.monday + 5, t.monday + 20);
    builder_at(&t.b, put_shop(&t, "H"))->rep_ix = NO_IX; /* nobody's */
    make(&t, 0);
    assert_left(&t, "A", REASON_NO_INTERVAL);
    assert_left(&t, "B", REASON_NO_WINDOW);
    assert_left(&t, "C", REASON_TOO_LONG);
    assert_left(&t, "D", REASON_TOO_FAR);
    assert_left(&t, "E", REASON_NOT_LOCATED);
    assert_left(&t, "F", REASON_NOT_WORTH);
    assert_non_null(node_of(&t, "G")); /* must from Saturday on: an ordinary visit */
    assert_null(node_of(&t, "H"));
    assert_null(reason_of(&t, "H"));
    tear_down(&t);
}

static void nothing_is_offered_when_the_rep_is_away(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    put_shop(&t, "A");
    for (int32_t d = 0; d < 5; d++)
        builder_calendar(&t.b, t.rep, t.monday + d, CALENDAR_OFF, NULL, NULL);
    make(&t, 0);
    assert_left(&t, "A", REASON_REP_AWAY);
    for (uint32_t d = 0; d < 5; d++)
        assert_int_equal(t.agenda.week.days[d].span_count, 0);
    tear_down(&t);
}

static void too_many_candidates_are_cut_to_the_best(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    for (uint32_t i = 0; i < 30; i++) {
        const uint32_t shop =
            put_shop(&t, arena_format(&t.b.arena, "A%02u", (i * 7) % 30));
        t.b.accounts[shop]->yearly_revenue_ct = 1000000 * (1 + (i * 7) % 30);
    }
    builder_block(&t.b, 0, BLOCK_MUST, t.monday, t.monday + 4); /* A00, the least */
    make(&t, 10);
    assert_int_equal(t.agenda.week.node_count, 11);
    assert_int_equal(t.agenda.cut.count, 19);
    assert_int_equal(t.agenda.left_count, 19);
    assert_non_null(node_of(&t, "A00"));
    assert_left(&t, "A19", REASON_EFFORT);
    assert_non_null(node_of(&t, "A20"));
    assert_true(t.agenda.cut.value_ct > 0);
    tear_down(&t);
}

static void a_touch_by_phone_is_told_from_a_visit_that_does_not_pay(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    put_shop(&t, "A");
    make(&t, 0);
    const struct worth *worth = &t.agenda.worths[0];
    struct reason reason = {.code = REASON_NOT_WORTH, .amount_ct = 100000};
    const struct reason settled = agenda_settle_reason(&t.agenda, 0, reason);
    assert_int_equal(settled.code, REASON_REMOTE);
    assert_int_equal(settled.amount_ct, worth->remote_ct - worth->remote_cost_ct);
    reason.code = REASON_DISPLACED;
    assert_int_equal(agenda_settle_reason(&t.agenda, 0, reason).code, REASON_DISPLACED);
    tear_down(&t);
}

static void a_small_routine_account_is_better_called(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t shop = put_shop(&t, "A");
    /* Maintenance 0.102 * 2,400 / 12.1667 = 20.12; urgency u(25) = 0.894, presence
     * 0.85: worth 15.30 for 17.50 of time; a touch brings 12.24 for 11.67. Not due
     * before next week. */
    t.b.accounts[shop]->yearly_revenue_ct = 240000;
    t.b.accounts[shop]->last_visit_day = t.monday - 25;
    builder_hours_week(&t.b, shop, "09:00", "17:00");
    make(&t, 0);
    assert_left(&t, "A", REASON_REMOTE);
    assert_int_equal(reason_of(&t, "A")->amount_ct, 57);
    tear_down(&t);
}

static void home_is_the_territory_for_who_has_none(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    t.b.reps[t.rep]->has_home = false;
    builder_territory(&t.b, "T", t.rep, 24.5, 57.0);
    put_shop(&t, "A");
    make(&t, 0);
    assert_near(t.agenda.places[0].lon_deg, 24.5, 0);
    tear_down(&t);
}

static void a_rep_without_a_home_is_refused(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    t.b.reps[t.rep]->has_home = false;
    const struct model *model = builder_finish(&t.b);
    const struct travel travel = travel_straight(&model->organisation);
    const struct agenda_task task = {
        .first_day = t.monday, .day_count = 5, .wait_day = NO_DAY};
    struct err err;
    assert_false(agenda_week(model, &task, &travel, &t.arena, &t.agenda, &err));
    assert_err(&err, ERR_MISSING, "rep 'R' has no home base");
    tear_down(&t);
}

static void a_rep_without_accounts_has_an_empty_week(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    make(&t, 0);
    assert_int_equal(t.agenda.week.node_count, 0);
    assert_int_equal(t.agenda.week.place_count, 1);
    assert_int_equal(t.agenda.week.days[0].span_count, 1);
    tear_down(&t);
}

static void who_is_left_out_waits_for_the_middle_of_next_week(void **state)
{
    (void)state;
    assert_int_equal(agenda_wait_day(100, 1), 107);
    assert_int_equal(agenda_wait_day(100, 5), 109);
    assert_int_equal(agenda_wait_day(100, 7), 110);
    assert_int_equal(agenda_wait_day(100, 8), 117);
    assert_int_equal(agenda_wait_day(100, 14), 120);
}

static int64_t best_of(const struct desk_test *t, const char *crm_id)
{
    const struct week_node *node = node_of(t, crm_id);
    int64_t best_ct = 0;
    for (uint32_t d = 0; d < 5; d++)
        if (node->value_ct[d] > best_ct)
            best_ct = node->value_ct[d];
    return best_ct;
}

static void a_cut_costs_no_more_than_the_days_can_hold(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    t.b.organisation.value[SETTING_VISITS_MAX] = 1;
    const char *const shops[] = {"A", "B", "C", "D", "E", "F", "G", "H"};
    for (uint32_t i = 0; i < 8; i++)
        builder_at(&t.b, put_shop(&t, shops[i]))->yearly_revenue_ct =
            1000000 * (int64_t)(i + 1);
    make(&t, 0);
    int64_t largest_ct = 0;
    for (uint32_t i = 2; i < 7; i++)
        largest_ct += best_of(&t, shops[i]);
    /* H stays; of the seven others five days of one visit hold C to G. */
    make(&t, 1);
    assert_int_equal(t.agenda.cut.count, 7);
    assert_int_equal(t.agenda.cut.value_ct, largest_ct);
    tear_down(&t);
}

/* Daugavpils is 220 km from Riga, out of a day's reach with a visit of nearly five
 * hours. An inn beside it opens the days between the first morning and the last
 * evening; an inn next door to home saves nothing and is not offered. */
static void a_lodging_far_from_home_opens_what_no_day_trip_reaches(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    builder_lodging(&t.b, "H1", 24.11, 56.95, 4000);
    builder_lodging(&t.b, "H2", 26.53, 55.88, 4000);
    const uint32_t shop = put_shop(&t, "A");
    t.b.accounts[shop]->at = (struct geo_point){26.52, 55.87};
    t.b.accounts[shop]->visit_s = 17000;
    make(&t, 0);
    const struct week *week = &t.agenda.week;
    assert_int_equal(week->lodging_count, 1);
    assert_string_equal(t.model->lodgings[week->lodgings[0].lodging_ix].crm_id, "H2");
    assert_int_equal(week->lodgings[0].place, 1);
    /* its price and the per diem of 30.00 */
    assert_int_equal(week->lodgings[0].night_ct, 4000 + 3000);
    assert_int_equal(week->nights_max, 2);
    assert_int_equal(week->nights_row_max, 4);
    const struct week_node *node = node_of(&t, "A");
    assert_non_null(node);
    assert_int_equal(node->place, 2);
    assert_int_equal(node->windows[0].count > 0 && node->windows[4].count > 0, 1);
    tear_down(&t);
}

static void without_nights_out_it_is_too_far(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    builder_lodging(&t.b, "H2", 26.53, 55.88, 4000);
    t.b.organisation.value[SETTING_NIGHTS_MAX] = 0;
    const uint32_t shop = put_shop(&t, "A");
    t.b.accounts[shop]->at = (struct geo_point){26.52, 55.87};
    t.b.accounts[shop]->visit_s = 17000;
    make(&t, 0);
    assert_int_equal(t.agenda.week.lodging_count, 0);
    assert_left(&t, "A", REASON_TOO_FAR);
    tear_down(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_lodging_far_from_home_opens_what_no_day_trip_reaches),
        cmocka_unit_test(without_nights_out_it_is_too_far),
        cmocka_unit_test(a_due_customer_is_offered_in_opening_hours),
        cmocka_unit_test(a_due_customer_has_a_penalty),
        cmocka_unit_test(a_visit_before_the_earliest_repeat_is_not_due),
        cmocka_unit_test(a_block_keeps_an_account_out),
        cmocka_unit_test(accounts_without_a_possibility_have_a_reason),
        cmocka_unit_test(nothing_is_offered_when_the_rep_is_away),
        cmocka_unit_test(too_many_candidates_are_cut_to_the_best),
        cmocka_unit_test(a_cut_costs_no_more_than_the_days_can_hold),
        cmocka_unit_test(a_touch_by_phone_is_told_from_a_visit_that_does_not_pay),
        cmocka_unit_test(a_small_routine_account_is_better_called),
        cmocka_unit_test(home_is_the_territory_for_who_has_none),
        cmocka_unit_test(a_rep_without_a_home_is_refused),
        cmocka_unit_test(a_rep_without_accounts_has_an_empty_week),
        cmocka_unit_test(who_is_left_out_waits_for_the_middle_of_next_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
