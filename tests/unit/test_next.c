// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_builder.h"
#include "next/next.h"
#include "testing.h"

/* A rep at home in Riga, Monday 2026-11-23, working 8:00 to 17:00 with half an hour of
 * lunch between 11:30 and 13:30. Shops on a line to the east, one a tenth of a degree
 * (6.1 km, 13 minutes) apart. */
struct town {
    struct builder b;
    int32_t monday;
    struct arena arena;
    const struct model *model;
    struct next_answer answer;
};

static void set_up(struct town *t)
{
    *t = (struct town){0};
    builder_init(&t->b);
    builder_rep(&t->b, "R", 24.10, 56.95);
    t->monday = builder_day("2026-11-23");
}

static void tear_down(struct town *t)
{
    arena_release(&t->arena);
    builder_release(&t->b);
}

static uint32_t put_shop(struct town *t, const char *crm_id, uint32_t tenths,
                         int64_t yearly_revenue_ct)
{
    const uint32_t shop = builder_account(&t->b, crm_id, 24.10 + 0.1 * tenths, 56.95);
    t->b.accounts[shop]->yearly_revenue_ct = yearly_revenue_ct;
    t->b.accounts[shop]->interval_days = 30;
    t->b.accounts[shop]->last_visit_day = t->monday - 40;
    builder_hours_week(&t->b, shop, "08:00", "17:00");
    return shop;
}

static void ask(struct town *t, struct next_task task)
{
    if (!t->model)
        t->model = builder_finish(&t->b);
    const struct travel travel = travel_straight(&t->model->organisation);
    task.rep_ix = builder_rep_ix(t->model, "R");
    struct err err;
    assert_ok(next_best(t->model, &task, &travel, &t->arena, &t->answer, &err), &err);
}

static void ask_at(struct town *t, const char *time)
{
    ask(t, (struct next_task){.day = t->monday, .tod = builder_tod(time)});
}

static const struct next_option *option_of(const struct town *t, const char *crm_id)
{
    const uint32_t account_ix = builder_account_ix(t->model, crm_id);
    for (uint32_t i = 0; i < t->answer.option_count; i++)
        if (t->answer.options[i].account_ix == account_ix)
            return &t->answer.options[i];
    return NULL;
}

static const char *best_id(const struct town *t)
{
    assert_true(t->answer.option_count > 0);
    return t->model->accounts[t->answer.options[0].account_ix].crm_id;
}

static void assert_terms_add_up(const struct town *t)
{
    for (uint32_t i = 0; i < t->answer.option_count; i++) {
        const struct next_option *option = &t->answer.options[i];
        assert_int_equal(option->score_ct, option->value_ct + option->due_ct -
                                               option->price_ct - option->travel_ct -
                                               option->time_ct + option->rest_ct);
        assert_true(option->arrive_tod <= option->start_tod);
        assert_true(option->start_tod <= option->open_until_tod);
        if (i > 0)
            assert_true(option[-1].score_ct >= option->score_ct);
    }
}

/* Shops at 13 and 39 minutes: a quarter of an hour's drive leaves one. */
static void nearby_leaves_out_what_is_far(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "near", 1, 2000000);
    put_shop(&t, "far", 3, 9000000);
    ask(&t, (struct next_task){
                .day = t.monday, .tod = builder_tod("10:00"), .drive_max_s = 15 * 60});
    assert_int_equal(t.answer.option_count, 1);
    assert_string_equal(best_id(&t), "near");
    assert_int_equal(t.answer.open_count, 2);
    tear_down(&t);
}

/* There, done and back: with the two drives one second less is too little. */
static void a_gap_takes_both_ways_and_the_visit(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "shop", 1, 2000000);
    ask_at(&t, "10:00");
    const struct next_option *shop = option_of(&t, "shop");
    const int32_t whole_s = shop->end_tod - builder_tod("10:00") + shop->drive_s;
    struct next_task task = {
        .day = t.monday, .tod = builder_tod("10:00"), .gap_s = whole_s};
    ask(&t, task);
    assert_int_equal(t.answer.option_count, 1);
    task.gap_s--;
    ask(&t, task);
    assert_int_equal(t.answer.option_count, 0);
    tear_down(&t);
}

/* In the morning the one visit can be made a quarter of an hour later as well: an hour
 * is worth what it is reckoned with. When the quarter would lose the visit, more. */
static void an_hour_is_worth_more_when_a_visit_hangs_on_it(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    const uint32_t shop = builder_account(&t.b, "shop", 24.20, 56.95);
    t.b.accounts[shop]->yearly_revenue_ct = 9000000;
    t.b.accounts[shop]->interval_days = 30;
    t.b.accounts[shop]->last_visit_day = t.monday - 40;
    builder_hours_week(&t.b, shop, "08:00", "12:00");
    ask_at(&t, "08:30");
    assert_int_equal(t.answer.now_hour_uct, t.answer.hour_uct);
    const struct next_option *option = option_of(&t, "shop");
    const int32_t last_tod = option->open_until_tod - option->drive_s;
    ask(&t, (struct next_task){.day = t.monday, .tod = last_tod});
    assert_int_equal(t.answer.option_count, 1);
    assert_true(t.answer.now_hour_uct > t.answer.hour_uct);
    tear_down(&t);
}

static void the_better_of_two_neighbours_comes_first(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 1000000);
    put_shop(&t, "B", 1, 9000000);
    /* Time for one of them only. */
    ask_at(&t, "15:45");
    assert_string_equal(best_id(&t), "B");
    assert_int_equal(t.answer.open_count, 2);
    assert_true(t.answer.is_working);
    assert_true(t.answer.is_at_home);
    assert_false(t.answer.has_prices);
    assert_int_equal(t.answer.hour_uct, 35000000); /* 35.00 */
    assert_terms_add_up(&t);
    tear_down(&t);
}

static void a_day_with_time_begins_where_the_way_is_shortest(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    put_shop(&t, "B", 2, 6000000);
    put_shop(&t, "C", 3, 6000000);
    ask_at(&t, "08:00");
    assert_int_equal(t.answer.option_count, 3);
    /* Beginning with B means to drive past A twice. */
    assert_true(option_of(&t, "B")->score_ct < option_of(&t, "A")->score_ct);
    /* What comes after it is part of the score. */
    assert_true(option_of(&t, "A")->rest_ct > 0);
    assert_terms_add_up(&t);
    tear_down(&t);
}

static void what_is_shut_or_too_far_for_today_is_no_option(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    const uint32_t shut = put_shop(&t, "B", 1, 6000000);
    builder_exception(&t.b, shut, t.monday, "08:00", "12:00");
    put_shop(&t, "C", 20, 6000000); /* 122 km on: not home by 17:00 */
    put_shop(&t, "D", 1, 6000000);
    t.b.accounts[3]->last_visit_day = t.monday; /* logged today */
    ask_at(&t, "14:00");
    assert_int_equal(t.answer.option_count, 1);
    assert_string_equal(best_id(&t), "A");
    tear_down(&t);
}

static void an_option_that_breaks_an_appointment_is_not_offered(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    put_shop(&t, "B", 9, 90000000); /* over an hour away, worth the most */
    builder_appointment(&t.b, put_shop(&t, "C", 1, 6000000), t.monday, "10:00");
    ask_at(&t, "08:30");
    assert_null(option_of(&t, "B"));
    const struct next_option *option = option_of(&t, "A");
    assert_non_null(option);
    const uint32_t kept_ix = option->kept_appointment_ix;
    assert_int_not_equal(kept_ix, NO_IX);
    assert_string_equal(
        t.model->accounts[t.model->appointments[kept_ix].account_ix].crm_id, "C");
    /* A until 9:17, C next door at 10:00. */
    assert_int_equal(option->kept_slack_s, builder_tod("10:00") - option->end_tod);
    /* The appointment itself is an option: it starts at 10:00. */
    assert_int_equal(option_of(&t, "C")->kind, NEXT_APPOINTMENT);
    assert_int_equal(option_of(&t, "C")->start_tod, builder_tod("10:00"));
    assert_int_equal(t.answer.lost_count, 0);
    tear_down(&t);
}

static void an_appointment_out_of_reach_is_named(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    builder_appointment(&t.b, put_shop(&t, "C", 9, 6000000), t.monday, "10:00");
    ask_at(&t, "09:30");
    assert_int_equal(t.answer.lost_count, 1);
    assert_int_equal(t.model->appointments[t.answer.lost_appointment_ixs[0]].account_ix,
                     builder_account_ix(t.model, "C"));
    assert_string_equal(best_id(&t), "A");
    tear_down(&t);
}

static void on_the_road_the_way_home_counts(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 2, 4000000); /* on the way home from the fourth place */
    put_shop(&t, "B", 6, 4000000); /* as far, the other way */
    ask(&t, (struct next_task){.day = t.monday,
                               .tod = builder_tod("15:00"),
                               .has_at = true,
                               .at = {24.50, 56.95}});
    assert_false(t.answer.is_at_home);
    assert_string_equal(best_id(&t), "A");
    /* Twelve kilometres nearer to home: no more than the detour curve costs. */
    assert_true(option_of(&t, "A")->travel_ct <= 2);
    assert_true(t.answer.home.back_tod > builder_tod("15:00"));
    tear_down(&t);
}

static void before_work_the_day_begins_with_it(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    ask_at(&t, "05:00");
    assert_true(t.answer.is_working);
    assert_true(option_of(&t, "A")->arrive_tod >= builder_tod("08:00"));
    tear_down(&t);
}

static void after_work_and_on_days_off_there_are_no_options(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    ask_at(&t, "17:00");
    assert_false(t.answer.is_working);
    assert_int_equal(t.answer.option_count, 0);
    ask(&t, (struct next_task){.day = t.monday + 5, .tod = builder_tod("10:00")});
    assert_false(t.answer.is_working);
    assert_int_equal(t.answer.option_count, 0);
    tear_down(&t);
}

static void a_full_day_has_no_visit_left(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    t.b.organisation.value[SETTING_VISITS_MAX] = 2;
    put_shop(&t, "A", 1, 6000000);
    put_shop(&t, "B", 1, 6000000);
    put_shop(&t, "C", 1, 6000000);
    t.b.accounts[0]->last_visit_day = t.monday;
    t.model = builder_finish(&t.b);
    ask_at(&t, "10:00");
    assert_int_equal(t.answer.visits_left, 1);
    /* One of the two others, and then no more. */
    assert_int_equal(t.answer.option_count, 2);
    assert_int_equal(t.answer.options[0].rest_ct, 0);
    tear_down(&t);
}

static void a_rep_without_accounts_goes_home(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    ask_at(&t, "10:00");
    assert_true(t.answer.is_working);
    assert_int_equal(t.answer.option_count, 0);
    assert_int_equal(t.answer.home.drive_s, 0);
    tear_down(&t);
}

/* Plans. */

static struct plan_day plan_day_at(int32_t day, uint32_t first, uint32_t count)
{
    return (struct plan_day){
        .day = day,
        .start_lodging_ix = NO_IX,
        .end_lodging_ix = NO_IX,
        .lunch_tod = -1,
        .hour_uct = 20000000,
        .stop_first = first,
        .stop_count = count,
    };
}

static struct stop stop_at(const struct model *model, const char *crm_id,
                           const char *start)
{
    const uint32_t account_ix = builder_account_ix(model, crm_id);
    return (struct stop){
        .node = NO_IX,
        .account_ix = account_ix,
        .appointment_ix = NO_IX,
        .event_ix = NO_IX,
        .at = model->accounts[account_ix].at,
        .start_tod = builder_tod(start),
        .end_tod = builder_tod(start) + 1800,
    };
}

static void a_visit_planned_for_later_costs_its_price(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    put_shop(&t, "B", 1, 6000000);
    t.model = builder_finish(&t.b);
    const struct stop stops[] = {stop_at(t.model, "A", "09:00"),
                                 stop_at(t.model, "B", "09:00")};
    const struct plan_day days[] = {plan_day_at(t.monday, 0, 1),
                                    plan_day_at(t.monday + 1, 1, 1)};
    const struct price prices[] = {{0, 30000000}, {1, 50000000}};
    const struct plan plan = {
        .monday_day = t.monday,
        .days = days,
        .day_count = 2,
        .stops = stops,
        .stop_count = 2,
        .prices = prices,
        .price_count = 2,
    };
    ask(&t, (struct next_task){
                .day = t.monday, .tod = builder_tod("08:00"), .plan = &plan});
    assert_true(t.answer.has_prices);
    assert_int_equal(t.answer.hour_uct, 20000000);
    const struct next_option *a = option_of(&t, "A"), *b = option_of(&t, "B");
    assert_true(a->is_planned);
    assert_false(b->is_planned);
    assert_int_equal(a->price_ct, 0); /* today is its day */
    assert_int_equal(b->price_ct, 5000);
    assert_true(a->due_ct > 0); /* overdue, and lost if not made now */
    assert_int_equal(b->due_ct, 0);
    assert_string_equal(best_id(&t), "A");
    assert_terms_add_up(&t);

    /* On Tuesday, the last day of the plan, there is no later. */
    ask(&t, (struct next_task){
                .day = t.monday + 1, .tod = builder_tod("08:00"), .plan = &plan});
    assert_int_equal(option_of(&t, "A")->price_ct, 0);
    assert_true(option_of(&t, "A")->due_ct > 0);
    tear_down(&t);
}

/* The plan says that an hour of this full day brings 400.00; the visit takes more than
 * one with its drives and brings less. Going home would bring nothing at all. */
static void a_dear_hour_of_the_plan_sends_no_one_home(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    t.model = builder_finish(&t.b);
    const struct stop stop = stop_at(t.model, "A", "09:00");
    struct plan_day day = plan_day_at(t.monday, 0, 1);
    day.hour_uct = 400000000;
    const struct price price = {0, 0};
    const struct plan plan = {.monday_day = t.monday,
                              .days = &day,
                              .day_count = 1,
                              .stops = &stop,
                              .stop_count = 1,
                              .prices = &price,
                              .price_count = 1};
    ask(&t, (struct next_task){
                .day = t.monday, .tod = builder_tod("08:00"), .plan = &plan});
    assert_true(t.answer.has_prices);
    assert_int_equal(t.answer.hour_uct, 35000000); /* the setting's */
    const struct next_option *a = option_of(&t, "A");
    const int64_t hour_ct = 40000, time_s = a->end_tod + a->drive_s - 8 * 3600;
    assert_true(a->value_ct + a->due_ct < hour_ct * time_s / 3600);
    assert_true(a->score_ct > 0);
    assert_terms_add_up(&t);
    tear_down(&t);
}

static void a_plan_without_prices_still_keeps_its_later_visits(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    put_shop(&t, "B", 1, 6000000);
    t.model = builder_finish(&t.b);
    struct stop later = stop_at(t.model, "B", "09:00");
    later.value_ct = 7000;
    later.detour_ct = 1500;
    const struct plan_day days[] = {plan_day_at(t.monday, 0, 0),
                                    plan_day_at(t.monday + 1, 0, 1)};
    const struct plan plan = {.monday_day = t.monday,
                              .days = days,
                              .day_count = 2,
                              .stops = &later,
                              .stop_count = 1};
    ask(&t, (struct next_task){
                .day = t.monday, .tod = builder_tod("08:00"), .plan = &plan});
    assert_false(t.answer.has_prices);
    assert_int_equal(t.answer.hour_uct, 35000000); /* the setting's */
    assert_int_equal(option_of(&t, "A")->price_ct, 0);
    assert_int_equal(option_of(&t, "B")->price_ct, 5500);
    tear_down(&t);
}

static void a_detour_that_drops_planned_stops_says_so(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    const uint32_t early = put_shop(&t, "A", 1, 6000000);
    builder_exception(&t.b, early, t.monday, "08:00", "09:00");
    put_shop(&t, "B", 5, 6000000); /* 40 minutes away */
    t.model = builder_finish(&t.b);
    const struct stop stops[] = {stop_at(t.model, "A", "08:14")};
    const struct plan_day days[] = {plan_day_at(t.monday, 0, 1)};
    const struct plan plan = {.monday_day = t.monday,
                              .days = days,
                              .day_count = 1,
                              .stops = stops,
                              .stop_count = 1};
    ask(&t, (struct next_task){
                .day = t.monday, .tod = builder_tod("08:00"), .plan = &plan});
    assert_int_equal(option_of(&t, "A")->dropped_count, 0);
    assert_int_equal(option_of(&t, "B")->dropped_count, 1);
    assert_string_equal(best_id(&t), "A");
    tear_down(&t);
}

static void without_a_position_she_is_where_she_logged_last(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 3, 6000000);
    t.b.accounts[0]->last_visit_day = t.monday;
    put_shop(&t, "B", 4, 6000000);
    t.model = builder_finish(&t.b);
    const struct stop stops[] = {stop_at(t.model, "A", "09:00"),
                                 stop_at(t.model, "B", "10:00")};
    const struct plan_day days[] = {plan_day_at(t.monday, 0, 2)};
    const struct plan plan = {.monday_day = t.monday,
                              .days = days,
                              .day_count = 1,
                              .stops = stops,
                              .stop_count = 2};
    ask(&t, (struct next_task){
                .day = t.monday, .tod = builder_tod("09:30"), .plan = &plan});
    assert_false(t.answer.is_at_home);
    assert_near(t.answer.at.lon_deg, 24.40, 1e-9);
    assert_null(option_of(&t, "A"));
    assert_non_null(option_of(&t, "B"));
    tear_down(&t);
}

/* Shops 13 and about 40 minutes away; an hour of driving a day lets her go to the first
 * and back, not to the other. */
static void the_cap_on_driving_bars_what_is_too_far(void **state)
{
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "S1", 1, 6000000);
    put_shop(&t, "S5", 5, 6000000);
    t.b.organisation.value[SETTING_DRIVING_MAX_S] = 3600;
    ask_at(&t, "09:00");
    assert_non_null(option_of(&t, "S1"));
    assert_null(option_of(&t, "S5"));
    tear_down(&t);
}

static bool no_road(const struct travel *travel, struct places from, struct places to,
                    struct drive *drives, struct err *err)
{
    (void)travel;
    (void)err;
    for (uint32_t i = 0; i < from.count * to.count; i++)
        drives[i] = (struct drive){.drive_s = -1};
    return true;
}

/* She stands on an island: no way home is not a way of no length. */
static void where_no_road_leads_home_she_is_not_at_home(void **state)
{
    struct town t;
    (void)state;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    t.model = builder_finish(&t.b);
    const struct travel_provider provider = {.name = "island", .table = no_road};
    const struct travel travel = {.provider = &provider};
    const struct next_task task = {.rep_ix = builder_rep_ix(t.model, "R"),
                                   .day = t.monday,
                                   .tod = builder_tod("09:00"),
                                   .has_at = true,
                                   .at = {24.5, 57.5}};
    struct err err;
    assert_ok(next_best(t.model, &task, &travel, &t.arena, &t.answer, &err), &err);
    assert_int_equal(t.answer.option_count, 0);
    assert_true(t.answer.home.drive_s < 0);
    assert_int_equal(t.answer.home.back_tod, builder_tod("09:00"));
    assert_false(t.answer.is_at_home);
    tear_down(&t);
}

static void where_nobody_was_met_is_not_offered_again(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    const uint32_t later = put_shop(&t, "B", 2, 6000000);
    builder_appointment(&t.b, later, t.monday, "15:00");
    t.model = builder_finish(&t.b);
    const uint32_t seen[] = {builder_account_ix(t.model, "A"),
                             builder_account_ix(t.model, "B")};
    struct next_task task = {
        .day = t.monday, .tod = builder_tod("10:00"), .seen = {seen, 2}};
    ask(&t, task);
    assert_null(option_of(&t, "A"));
    assert_non_null(option_of(&t, "B")); /* agreed for 15:00 */
    task.tod = builder_tod("15:10");
    ask(&t, task);
    assert_null(option_of(&t, "B"));
    assert_int_equal(t.answer.lost_count, 0);
    tear_down(&t);
}

static void what_is_agreed_for_a_later_day_is_left_for_it(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    builder_appointment(&t.b, put_shop(&t, "B", 2, 6000000), t.monday + 3, "15:00");
    builder_appointment(&t.b, put_shop(&t, "C", 3, 6000000), t.monday + 9, "15:00");
    ask_at(&t, "10:00");
    assert_non_null(option_of(&t, "A"));
    assert_null(option_of(&t, "B"));
    assert_non_null(option_of(&t, "C")); /* next week's */
    tear_down(&t);
}

static void a_visit_ordered_for_today_is_kept(void **state)
{
    (void)state;
    struct town t;
    set_up(&t);
    put_shop(&t, "A", 1, 6000000);
    const uint32_t shop = put_shop(&t, "B", 9, 100);
    builder_block(&t.b, shop, BLOCK_MUST, t.monday, t.monday);
    const uint32_t other = put_shop(&t, "C", 2, 6000000);
    builder_block(&t.b, other, BLOCK_MUST, t.monday + 2, t.monday + 2);
    ask_at(&t, "10:00");
    assert_non_null(option_of(&t, "B"));
    assert_true(option_of(&t, "B")->is_must);
    assert_false(option_of(&t, "A")->is_must);
    assert_null(option_of(&t, "C")); /* ordered for Wednesday */
    tear_down(&t);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_cap_on_driving_bars_what_is_too_far),
        cmocka_unit_test(the_better_of_two_neighbours_comes_first),
        cmocka_unit_test(a_day_with_time_begins_where_the_way_is_shortest),
        cmocka_unit_test(what_is_shut_or_too_far_for_today_is_no_option),
        cmocka_unit_test(an_option_that_breaks_an_appointment_is_not_offered),
        cmocka_unit_test(an_appointment_out_of_reach_is_named),
        cmocka_unit_test(on_the_road_the_way_home_counts),
        cmocka_unit_test(before_work_the_day_begins_with_it),
        cmocka_unit_test(after_work_and_on_days_off_there_are_no_options),
        cmocka_unit_test(a_full_day_has_no_visit_left),
        cmocka_unit_test(nearby_leaves_out_what_is_far),
        cmocka_unit_test(a_gap_takes_both_ways_and_the_visit),
        cmocka_unit_test(an_hour_is_worth_more_when_a_visit_hangs_on_it),
        cmocka_unit_test(a_rep_without_accounts_goes_home),
        cmocka_unit_test(a_visit_planned_for_later_costs_its_price),
        cmocka_unit_test(a_dear_hour_of_the_plan_sends_no_one_home),
        cmocka_unit_test(a_plan_without_prices_still_keeps_its_later_visits),
        cmocka_unit_test(a_detour_that_drops_planned_stops_says_so),
        cmocka_unit_test(where_no_road_leads_home_she_is_not_at_home),
        cmocka_unit_test(without_a_position_she_is_where_she_logged_last),
        cmocka_unit_test(where_nobody_was_met_is_not_offered_again),
        cmocka_unit_test(what_is_agreed_for_a_later_day_is_left_for_it),
        cmocka_unit_test(a_visit_ordered_for_today_is_kept),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
