// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda/agenda.h"
#include "model_builder.h"
#include "testing.h"

/* A rep at home in Riga; work 8:00 to 17:00 from Monday to Friday, lunch of half an
 * hour between 11:30 and 13:30. The week begins on Monday, 2026-11-23. */
struct desk_test {
    struct builder b;
    uint32_t rep;
    int32_t monday;
    struct arena arena;
    const struct model *model;
    struct agenda agenda;
};

static void set_up(struct desk_test *t)
{
    *t = (struct desk_test){0};
    builder_init(&t->b);
    t->rep = builder_rep(&t->b, "R", 24.10, 56.95);
    t->monday = builder_day("2026-11-23");
}

static void tear_down(struct desk_test *t)
{
    arena_release(&t->arena);
    builder_release(&t->b);
}

/* A good customer some km from home who is due. */
static uint32_t put_shop(struct desk_test *t, const char *crm_id)
{
    const uint32_t shop = builder_account(&t->b, crm_id, 24.20, 56.97);
    t->b.accounts[shop]->yearly_revenue_ct = 6000000;
    t->b.accounts[shop]->interval_days = 30;
    t->b.accounts[shop]->last_visit_day = t->monday - 30;
    return shop;
}

static void make(struct desk_test *t, uint32_t candidates_max)
{
    if (!t->model)
        t->model = builder_finish(&t->b);
    const struct travel travel = travel_straight(&t->model->organisation);
    const struct agenda_task task = {
        .rep_ix = builder_rep_ix(t->model, "R"),
        .first_day = t->monday,
        .day_count = 5,
        .wait_day = NO_DAY,
        .candidates_max = candidates_max,
    };
    struct err err;
    assert_ok(agenda_week(t->model, &task, &travel, &t->arena, &t->agenda, &err), &err);
}

static const struct week_node *node_of(const struct desk_test *t, const char *crm_id)
{
    const uint32_t account_ix = builder_account_ix(t->model, crm_id);
    for (uint32_t n = 0; n < t->agenda.week.node_count; n++)
        if (t->agenda.week.nodes[n].account_ix == account_ix)
            return &t->agenda.week.nodes[n];
    return NULL;
}

static const struct reason *reason_of(const struct desk_test *t, const char *crm_id)
{
    const uint32_t account_ix = builder_account_ix(t->model, crm_id);
    for (uint32_t i = 0; i < t->agenda.left_count; i++)
        if (t->agenda.left[i].account_ix == account_ix)
            return &t->agenda.left[i];
    return NULL;
}

static void assert_left(const struct desk_test *t, const char *crm_id,
                        enum reason_code code)
{
    const struct reason *reason = reason_of(t, crm_id);
    assert_non_null(reason);
    assert_int_equal(reason->code, code);
    assert_null(node_of(t, crm_id));
}

static const struct window *windows_on(const struct desk_test *t,
                                       const struct week_node *node, uint32_t d)
{
    return &t->agenda.week.windows[node->windows[d].first];
}

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

static void events_come_last_and_only_within_work(void **state)
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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_due_customer_is_offered_in_opening_hours),
        cmocka_unit_test(a_due_customer_has_a_penalty),
        cmocka_unit_test(a_visit_before_the_earliest_repeat_is_not_due),
        cmocka_unit_test(a_block_keeps_an_account_out),
        cmocka_unit_test(accounts_without_a_possibility_have_a_reason),
        cmocka_unit_test(nothing_is_offered_when_the_rep_is_away),
        cmocka_unit_test(a_must_visit_is_worth_all_and_never_left),
        cmocka_unit_test(a_must_that_was_granted_is_no_must),
        cmocka_unit_test(a_fixed_appointment_has_one_start),
        cmocka_unit_test(an_appointment_may_have_leeway),
        cmocka_unit_test(an_appointment_of_the_week_is_on_any_day),
        cmocka_unit_test(an_appointment_on_a_holiday_is_a_reason),
        cmocka_unit_test(two_appointments_at_one_account_are_two_groups),
        cmocka_unit_test(an_appointment_belongs_to_its_rep),
        cmocka_unit_test(events_come_last_and_only_within_work),
        cmocka_unit_test(too_many_candidates_are_cut_to_the_best),
        cmocka_unit_test(a_touch_by_phone_is_told_from_a_visit_that_does_not_pay),
        cmocka_unit_test(a_small_routine_account_is_better_called),
        cmocka_unit_test(home_is_the_territory_for_who_has_none),
        cmocka_unit_test(a_rep_without_a_home_is_refused),
        cmocka_unit_test(a_rep_without_accounts_has_an_empty_week),
        cmocka_unit_test(who_is_left_out_waits_for_the_middle_of_next_week),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
