// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda_fixture.h"

static void a_must_visit_is_worth_all_and_never_left(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t must = put_shop(&t, "A");
    t.b.accounts[must]->last_visit_day = t.monday - 2; /* early, and still it must */
    builder_block(&t.b, must, BLOCK_MUST, t.monday + 1, t.monday + 2);
    put_shop(&t, "B");
    put_shop(&t, "C");
    make(&t, 0);
    const struct week_node *node = node_of(&t, "A");
    assert_int_equal(node->windows[0].count, 0);
    assert_int_equal(node->windows[1].count, 1);
    assert_int_equal(node->windows[2].count, 1);
    assert_int_equal(node->windows[3].count, 0);
    assert_int_equal(node->value_ct[1], node->worth_ct);
    assert_true(t.agenda.week.groups[0].is_must);
    int64_t rest_ct = 0;
    for (uint32_t g = 1; g < 3; g++) {
        const struct week_node *other = &t.agenda.week.nodes[g];
        rest_ct += t.agenda.week.groups[g].miss_ct + other->value_ct[0];
    }
    const int64_t home_and_back = t.agenda.matrix.cost_ct[node->place] * 2;
    assert_true(t.agenda.week.groups[0].miss_ct > rest_ct + home_and_back);
    tear_down(&t);
}

static void a_must_that_was_granted_is_no_must(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t must = put_shop(&t, "A");
    t.b.accounts[must]->last_visit_day = t.monday - 2;
    builder_block(&t.b, must, BLOCK_MUST, t.monday - 3, t.monday + 2);
    make(&t, 0);
    assert_left(&t, "A", REASON_NOT_DUE);
    tear_down(&t);
}

static void a_fixed_appointment_has_one_start(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t shop = put_shop(&t, "A");
    builder_hours_week(&t.b, shop, "13:00", "16:00");
    builder_block(&t.b, shop, BLOCK_OUT, t.monday, t.monday + 4);
    /* Outside opening hours and in a block: it was agreed. */
    builder_appointment(&t.b, shop, t.monday + 1, "10:00")->duration_s = 2700;
    make(&t, 0);
    assert_int_equal(t.agenda.week.node_count, 1); /* no visit beside it */
    const struct week_node *node = node_of(&t, "A");
    assert_int_equal(node->kind, NODE_APPOINTMENT);
    assert_int_equal(node->service_s, 2700);
    assert_int_equal(node->windows[0].count, 0);
    assert_int_equal(node->windows[1].count, 1);
    assert_int_equal(windows_on(&t, node, 1)->open_tod, builder_tod("10:00"));
    assert_int_equal(windows_on(&t, node, 1)->close_tod, builder_tod("10:00"));
    assert_true(t.agenda.week.groups[0].is_must);
    assert_int_equal(node->value_ct[1], node->worth_ct);
    assert_int_equal(t.agenda.worths[0].presence_ppm, 1000000);
    tear_down(&t);
}

static void an_appointment_may_have_leeway(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    struct appointment *appointment =
        builder_appointment(&t.b, put_shop(&t, "A"), t.monday, "10:00");
    appointment->kind = APPOINTMENT_LEEWAY;
    appointment->leeway_s = 1800;
    make(&t, 0);
    const struct week_node *node = node_of(&t, "A");
    assert_int_equal(windows_on(&t, node, 0)->open_tod, builder_tod("09:30"));
    assert_int_equal(windows_on(&t, node, 0)->close_tod, builder_tod("10:30"));
    assert_int_equal(node->service_s, 1800); /* as long as a visit */
    tear_down(&t);
}

static void an_appointment_of_the_week_is_on_any_day(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t shop = put_shop(&t, "A");
    builder_hours(&t.b, shop, 1, "09:00", "12:00");
    builder_hours(&t.b, shop, 3, "09:00", "12:00");
    builder_appointment(&t.b, shop, t.monday + 6, "00:00")->kind = APPOINTMENT_WEEK;
    const uint32_t day_shop = put_shop(&t, "B");
    builder_hours(&t.b, day_shop, 1, "09:00", "12:00");
    builder_appointment(&t.b, day_shop, t.monday, "00:00")->kind = APPOINTMENT_DAY;
    make(&t, 0);
    const struct week_node *node = node_of(&t, "A");
    for (uint32_t d = 0; d < 5; d++)
        assert_int_equal(node->windows[d].count, d == 1 || d == 3);
    assert_int_equal(windows_on(&t, node, 1)->open_tod, builder_tod("09:00"));
    /* Shut on the day that was agreed: somebody will be there, all day. */
    node = node_of(&t, "B");
    assert_int_equal(node->windows[0].count, 1);
    assert_int_equal(node->windows[1].count, 0);
    tear_down(&t);
}

static void an_appointment_on_a_holiday_is_a_reason(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    builder_calendar(&t.b, NO_IX, t.monday + 2, CALENDAR_OFF, NULL, NULL);
    builder_appointment(&t.b, put_shop(&t, "A"), t.monday + 2, "10:00");
    builder_appointment(&t.b, put_shop(&t, "B"), t.monday, "06:00"); /* before work */
    const uint32_t far = put_shop(&t, "C");
    t.b.accounts[far]->at = (struct geo_point){26.5, 55.9}; /* three hours away */
    builder_appointment(&t.b, far, t.monday, "08:30");
    make(&t, 0);
    assert_left(&t, "A", REASON_REP_AWAY);
    assert_left(&t, "B", REASON_REP_AWAY);
    assert_left(&t, "C", REASON_TOO_FAR);
    tear_down(&t);
}

static void two_appointments_at_one_account_are_two_groups(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t shop = put_shop(&t, "A");
    builder_appointment(&t.b, shop, t.monday + 3, "10:00");
    builder_appointment(&t.b, shop, t.monday, "10:00");
    make(&t, 0);
    assert_int_equal(t.agenda.week.group_count, 2);
    assert_int_equal(t.agenda.week.nodes[0].windows[0].count, 1);
    assert_int_equal(t.agenda.week.nodes[1].windows[3].count, 1);
    assert_int_equal(t.agenda.week.nodes[0].place, t.agenda.week.nodes[1].place);
    tear_down(&t);
}

static void of_two_appointments_that_overlap_the_better_stays(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t small = put_shop(&t, "A"), large = put_shop(&t, "B");
    builder_at(&t.b, large)->yearly_revenue_ct = 9000000;
    builder_appointment(&t.b, small, t.monday, "10:15");
    builder_appointment(&t.b, large, t.monday, "10:00")->duration_s = 1800;
    /* On the day, but at any time of it: that fits in. */
    builder_appointment(&t.b, put_shop(&t, "C"), t.monday, "00:00")->kind =
        APPOINTMENT_DAY;
    /* The next day. */
    builder_appointment(&t.b, put_shop(&t, "D"), t.monday + 1, "10:15");
    struct event *fair =
        builder_event(&t.b, "E1", t.rep, t.monday + 1, "10:30", "11:00");
    fair->at = (struct geo_point){24.20, 56.97};
    fair->is_must = true;
    make(&t, 0);
    assert_left(&t, "A", REASON_CLASH);
    assert_int_equal(reason_of(&t, "A")->by_account_ix,
                     builder_account_ix(t.model, "B"));
    assert_non_null(node_of(&t, "B"));
    assert_non_null(node_of(&t, "C"));
    assert_non_null(node_of(&t, "D"));
    assert_int_equal(t.agenda.events_left_count, 1); /* worth 0 */
    tear_down(&t);
}

static void appointments_clash_when_the_drive_between_is_too_long(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t far = put_shop(&t, "A");
    builder_at(&t.b, far)->at = (struct geo_point){24.9, 56.95}; /* three quarters */
    builder_appointment(&t.b, far, t.monday, "12:00");
    builder_appointment(&t.b, put_shop(&t, "B"), t.monday, "11:00");
    make(&t, 0);
    assert_int_equal(t.agenda.week.node_count, 1);
    assert_int_equal(t.agenda.left_count, 1);
    assert_int_equal(t.agenda.left[0].code, REASON_CLASH);
    tear_down(&t);
}

static void an_appointment_belongs_to_its_rep(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    const uint32_t other = builder_rep(&t.b, "S", 24.0, 56.9);
    const uint32_t his = put_shop(&t, "A");
    t.b.accounts[his]->rep_ix = other;
    builder_appointment(&t.b, his, t.monday, "10:00")->rep_ix = t.rep;
    builder_appointment(&t.b, put_shop(&t, "B"), t.monday, "11:00")->rep_ix = other;
    make(&t, 0);
    /* She goes to his account for hers; at her own account his is not hers. */
    assert_int_equal(node_of(&t, "A")->kind, NODE_APPOINTMENT);
    assert_int_equal(node_of(&t, "B")->kind, NODE_VISIT);
    tear_down(&t);
}

static void events_come_last_and_those_that_may_be_missed_only_within_work(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    put_shop(&t, "A");
    struct event *fair = builder_event(&t.b, "E1", t.rep, t.monday, "10:00", "12:00");
    fair->at = (struct geo_point){24.12, 56.96};
    fair->value_ct = 12345;
    struct event *dinner = builder_event(&t.b, "E2", NO_IX, t.monday, "19:00", "22:00");
    dinner->at = fair->at;
    dinner->is_must = false;
    builder_event(&t.b, "E3", t.rep, t.monday + 20, "10:00", "12:00");
    make(&t, 0);
    assert_int_equal(t.agenda.week.node_count, 2);
    const struct week_node *node = &t.agenda.week.nodes[1];
    assert_int_equal(node->kind, NODE_EVENT);
    assert_int_equal(node->value_ct[0], 12345);
    assert_int_equal(node->service_s, 7200);
    assert_int_equal(t.agenda.events_left_count, 1);
    assert_int_equal(t.agenda.events_left[0], 1);
    tear_down(&t);
}

/* Work ends at 17:00. The dinner is at home's door: the evening lasts until it ends,
 * the shop's last start stays as it was without it. */
static void a_must_event_in_the_evening_makes_the_day_longer(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    put_shop(&t, "A");
    struct event *dinner = builder_event(&t.b, "E", t.rep, t.monday, "19:00", "22:00");
    dinner->at = (struct geo_point){24.10, 56.95};
    dinner->is_must = true;
    make(&t, 0);
    const struct week_day *day = &t.agenda.week.days[0];
    assert_int_equal(day->span_count, 2);
    assert_int_equal(day->spans[0].close_tod, 17 * 3600);
    assert_int_equal(day->spans[1].open_tod, 19 * 3600);
    assert_int_equal(day->spans[1].close_tod, 22 * 3600);
    assert_int_equal(t.agenda.events_left_count, 0);
    const struct week_node *event = &t.agenda.week.nodes[1];
    assert_int_equal(windows_on(&t, event, 0)->open_tod, 19 * 3600);
    assert_true(t.agenda.week.groups[event->group].is_must);
    const struct week_node *shop = node_of(&t, "A");
    for (uint32_t i = 0; i < shop->windows[0].count; i++)
        assert_int_equal(windows_on(&t, shop, 0)[i].close_tod,
                         windows_on(&t, shop, 1)[i].close_tod);
    tear_down(&t);
}

/* Saturday is off: no visits, but the fair, with the drives there and back. */
static void a_must_event_on_a_day_off_is_a_day_of_its_own(void **state)
{
    (void)state;
    struct desk_test t;
    set_up(&t);
    builder_calendar(&t.b, t.rep, t.monday, CALENDAR_OFF, NULL, NULL);
    put_shop(&t, "A");
    struct event *fair = builder_event(&t.b, "E", t.rep, t.monday, "10:00", "15:00");
    fair->at = (struct geo_point){24.20, 56.97};
    fair->is_must = true;
    make(&t, 0);
    const struct week_day *day = &t.agenda.week.days[0];
    assert_int_equal(day->span_count, 1);
    assert_true(day->spans[0].open_tod < 10 * 3600 &&
                day->spans[0].open_tod > 9 * 3600);
    assert_true(day->spans[0].close_tod > 15 * 3600 &&
                day->spans[0].close_tod < 16 * 3600);
    assert_int_equal(day->lunch_s, 0); /* she eats at the fair */
    assert_int_equal(node_of(&t, "A")->windows[0].count, 0);
    tear_down(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_must_visit_is_worth_all_and_never_left),
        cmocka_unit_test(a_must_that_was_granted_is_no_must),
        cmocka_unit_test(a_fixed_appointment_has_one_start),
        cmocka_unit_test(an_appointment_may_have_leeway),
        cmocka_unit_test(an_appointment_of_the_week_is_on_any_day),
        cmocka_unit_test(an_appointment_on_a_holiday_is_a_reason),
        cmocka_unit_test(two_appointments_at_one_account_are_two_groups),
        cmocka_unit_test(of_two_appointments_that_overlap_the_better_stays),
        cmocka_unit_test(appointments_clash_when_the_drive_between_is_too_long),
        cmocka_unit_test(an_appointment_belongs_to_its_rep),
        cmocka_unit_test(
            events_come_last_and_those_that_may_be_missed_only_within_work),
        cmocka_unit_test(a_must_event_in_the_evening_makes_the_day_longer),
        cmocka_unit_test(a_must_event_on_a_day_off_is_a_day_of_its_own),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
