// SPDX-License-Identifier: GPL-3.0-or-later
#include "model_builder.h"
#include "next/day.h"
#include "testing.h"

/* A Monday of three visits, 9:00, 10:00 and 11:00, half an hour each, home at 12:00. */
struct monday {
    struct builder b;
    int32_t day;
    const struct model *model;
    struct stop stops[3];
    struct plan_day days[2];
    struct plan plan;
    struct seen seen;
};

static void set_up(struct monday *m)
{
    *m = (struct monday){0};
    builder_init(&m->b);
    builder_rep(&m->b, "R", 24.10, 56.95);
    m->day = builder_day("2026-11-23");
    for (uint32_t i = 0; i < 3; i++) {
        builder_account(&m->b, arena_format(&m->b.arena, "A%u", i), 24.2, 56.9);
        m->stops[i] = (struct stop){
            .account_ix = i,
            .appointment_ix = NO_IX,
            .event_ix = NO_IX,
            .arrive_tod = 32400 + 3600 * (int32_t)i - 300,
            .start_tod = 32400 + 3600 * (int32_t)i,
            .end_tod = 34200 + 3600 * (int32_t)i,
            .value_ct = 1000 << i,
        };
    }
    m->days[0] = (struct plan_day){.day = m->day, .back_tod = 43200, .stop_count = 3};
    m->days[1] = (struct plan_day){.day = m->day + 1, .stop_first = 3};
    m->plan = (struct plan){
        .monday_day = m->day,
        .days = m->days,
        .day_count = 2,
        .stops = m->stops,
        .stop_count = 3,
    };
}

static struct day_view view_at(struct monday *m, int32_t day, int32_t now_tod)
{
    m->model = builder_finish(&m->b);
    return day_view_of(m->model, &m->plan, day, now_tod, &m->seen);
}

static void a_day_not_begun_is_all_ahead(void **state)
{
    (void)state;
    struct monday m;
    set_up(&m);
    const struct day_view view = view_at(&m, m.day, -1);
    assert_ptr_equal(view.day, &m.days[0]);
    assert_int_equal(view.stop_count, 3);
    assert_int_equal(view.done_count, 0);
    assert_int_equal(view.next_ix, 0);
    assert_int_equal(view.late_s, 0);
    assert_int_equal(view.value_left_ct, 7000);
    /* Five minutes before each visit, and 12:00 to 17:00. */
    assert_int_equal(view.free_s, 900 + 18000);
    builder_release(&m.b);
}

static void logged_stops_are_done(void **state)
{
    (void)state;
    struct monday m;
    set_up(&m);
    m.b.accounts[0]->last_visit_day = m.day;
    const struct day_view view = view_at(&m, m.day, builder_tod("09:40"));
    assert_int_equal(view.done_count, 1);
    assert_int_equal(view.next_ix, 1);
    assert_int_equal(view.late_s, 0);
    assert_int_equal(view.value_left_ct, 6000);
    builder_release(&m.b);
}

static void a_skipped_stop_is_not_done_and_not_next(void **state)
{
    (void)state;
    struct monday m;
    set_up(&m);
    m.b.accounts[1]->last_visit_day = m.day;
    const struct day_view view = view_at(&m, m.day, builder_tod("10:40"));
    assert_int_equal(view.done_count, 0);
    assert_int_equal(view.next_ix, 2);
    assert_false(day_view_is_done(m.model, &view, 0, 0));
    assert_true(day_view_is_done(m.model, &view, 1, 0));
    builder_release(&m.b);
}

static void where_nobody_was_met_is_passed(void **state)
{
    (void)state;
    struct monday m;
    set_up(&m);
    m.model = builder_finish(&m.b);
    const uint32_t first = m.stops[0].account_ix;
    m.seen = (struct seen){&first, 1};
    const struct day_view view = view_at(&m, m.day, builder_tod("09:50"));
    assert_int_equal(view.done_count, 0);
    assert_int_equal(view.next_ix, 1);
    assert_true(day_view_is_seen(m.model, &view, 0, builder_tod("09:50")));
    assert_false(day_view_is_done(m.model, &view, 0, builder_tod("09:50")));
    assert_int_equal(view.late_s, 0);
    builder_release(&m.b);
}

static void she_is_late_when_the_next_stop_should_be_over(void **state)
{
    (void)state;
    struct monday m;
    set_up(&m);
    const struct day_view view = view_at(&m, m.day, builder_tod("09:50"));
    assert_int_equal(view.late_s, 1200); /* it ended at 9:30 */
    builder_release(&m.b);
}

static void a_day_without_stops_is_free(void **state)
{
    (void)state;
    struct monday m;
    set_up(&m);
    const struct day_view view = view_at(&m, m.day + 1, -1);
    assert_int_equal(view.stop_count, 0);
    assert_int_equal(view.next_ix, 0);
    assert_int_equal(view.free_s, 32400);
    assert_null(day_view_of(m.model, &m.plan, m.day + 9, -1, &m.seen).day);
    builder_release(&m.b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_not_begun_is_all_ahead),
        cmocka_unit_test(logged_stops_are_done),
        cmocka_unit_test(a_skipped_stop_is_not_done_and_not_next),
        cmocka_unit_test(where_nobody_was_met_is_passed),
        cmocka_unit_test(she_is_late_when_the_next_stop_should_be_over),
        cmocka_unit_test(a_day_without_stops_is_free),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
