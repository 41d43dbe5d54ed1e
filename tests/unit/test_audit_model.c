// SPDX-License-Identifier: GPL-3.0-or-later
/* A dinner after work, planned by hand, and what audit says of it after one deliberate
 * fault of each kind. */
#include "audit/audit_plan.h"

#include "model_builder.h"
#include "testing.h"

#include <string.h>

/* Work is 8:00 to 17:00. The dinner is 19:00 to 22:00, half an hour from home. */
struct evening {
    struct builder b;
    struct arena arena;
    const struct model *model;
    struct stop stop;
    struct plan_day day;
    struct plan plan;
};

static void set_up(struct evening *evening, bool is_must)
{
    *evening = (struct evening){0};
    builder_init(&evening->b);
    const uint32_t rep = builder_rep(&evening->b, "R", 24.10, 56.95);
    const int32_t monday = builder_day("2026-11-23");
    struct event *dinner =
        builder_event(&evening->b, "E", rep, monday, "19:00", "22:00");
    dinner->is_must = is_must;
    evening->model = builder_finish(&evening->b);
    evening->stop = (struct stop){.account_ix = NO_IX,
                                  .appointment_ix = NO_IX,
                                  .event_ix = 0,
                                  .arrive_tod = 19 * 3600,
                                  .start_tod = 19 * 3600,
                                  .end_tod = 22 * 3600,
                                  .drive_s = 1800};
    evening->day = (struct plan_day){.day = monday,
                                     .start_lodging_ix = NO_IX,
                                     .end_lodging_ix = NO_IX,
                                     .leave_tod = 19 * 3600 - 1800,
                                     .back_tod = 22 * 3600 + 1800,
                                     .lunch_tod = 12 * 3600,
                                     .back_drive_s = 1800,
                                     .drive_s = 3600,
                                     .stop_count = 1};
    evening->plan = (struct plan){.rep_ix = 0,
                                  .monday_day = monday,
                                  .days = &evening->day,
                                  .day_count = 1,
                                  .stops = &evening->stop,
                                  .stop_count = 1,
                                  .drive_s = 3600};
}

static void tear_down(struct evening *evening)
{
    arena_release(&evening->arena);
    builder_release(&evening->b);
}

static bool has_fault(struct evening *evening, const char *rule)
{
    struct audit_faults faults = {0};
    audit_plan_model(&evening->plan, evening->model, &evening->arena, &faults);
    for (uint32_t i = 0; i < faults.fault_count; i++)
        if (!rule || strcmp(faults.faults[i].rule, rule) == 0)
            return true;
    return false;
}

static void a_must_event_after_work_is_in_order(void **state)
{
    (void)state;
    struct evening evening;
    set_up(&evening, true);
    assert_false(has_fault(&evening, NULL));
    tear_down(&evening);
}

static void what_may_be_missed_is_not_worked_for_after_work(void **state)
{
    (void)state;
    struct evening evening;
    set_up(&evening, false);
    assert_true(has_fault(&evening, "span"));
    tear_down(&evening);
}

static void an_evening_that_breaks_a_rule_is_refused(void **state)
{
    (void)state;
    struct evening evening;
    set_up(&evening, true);
    evening.stop.start_tod += 600; /* comes late */
    assert_true(has_fault(&evening, "appointment"));
    assert_false(has_fault(&evening, "span"));
    evening.stop.start_tod -= 600;
    evening.stop.end_tod += 600; /* and stays longer than it lasts */
    assert_true(has_fault(&evening, "span"));
    evening.stop.end_tod -= 600;
    evening.day.back_tod += 600; /* ten minutes more on the way */
    assert_true(has_fault(&evening, "drive"));
    evening.day.back_tod -= 600;
    evening.day.lunch_tod = -1; /* the day began at eight */
    assert_true(has_fault(&evening, "lunch"));
    evening.day.lunch_tod = 12 * 3600;
    assert_false(has_fault(&evening, NULL));
    tear_down(&evening);
}

/* A day under way: A at 9:00 for an hour, ten minutes to B and an hour, ten to C and an
 * hour; ten minutes from and to home. A was met that day. */
struct morning {
    struct builder b;
    struct arena arena;
    const struct model *model;
    struct stop stops[3];
    struct plan_day day;
    struct plan plan;
};

static void begin_morning(struct morning *morning)
{
    *morning = (struct morning){0};
    builder_init(&morning->b);
    const uint32_t rep = builder_rep(&morning->b, "R", 24.10, 56.95);
    const int32_t monday = builder_day("2026-11-23");
    for (int i = 0; i < 3; i++) {
        const char *ids[] = {"A", "B", "C"};
        const uint32_t account =
            builder_account(&morning->b, ids[i], 24.10 + 0.01 * i, 56.95);
        builder_at(&morning->b, account)->rep_ix = rep;
        builder_at(&morning->b, account)->last_visit_day = i == 0 ? monday : NO_DAY;
    }
    morning->model = builder_finish(&morning->b);
    const struct settings settings = model_settings(morning->model, 0, rep);
    const int32_t visit_s = (int32_t)settings.value[SETTING_VISIT_S];
    int32_t tod = 9 * 3600;
    for (uint32_t i = 0; i < 3; i++) {
        morning->stops[i] = (struct stop){.account_ix = i,
                                          .appointment_ix = NO_IX,
                                          .event_ix = NO_IX,
                                          .arrive_tod = tod,
                                          .start_tod = tod,
                                          .end_tod = tod + visit_s,
                                          .drive_s = 600};
        tod += visit_s + 600;
    }
    morning->day = (struct plan_day){.day = monday,
                                     .start_lodging_ix = NO_IX,
                                     .end_lodging_ix = NO_IX,
                                     .leave_tod = 9 * 3600 - 600,
                                     .back_tod = tod,
                                     .lunch_tod = -1,
                                     .back_drive_s = 600,
                                     .drive_s = 2400,
                                     .stop_count = 3};
    morning->plan = (struct plan){.rep_ix = rep,
                                  .monday_day = monday,
                                  .days = &morning->day,
                                  .day_count = 1,
                                  .stops = morning->stops,
                                  .stop_count = 3,
                                  .drive_s = 2400};
}

static bool morning_has(struct morning *morning, const char *rule)
{
    struct audit_faults faults = {0};
    audit_plan_model(&morning->plan, morning->model, &morning->arena, &faults);
    for (uint32_t i = 0; i < faults.fault_count; i++)
        if (strcmp(faults.faults[i].rule, rule) == 0)
            return true;
    return false;
}

static void a_day_under_way_is_judged_from_where_it_goes_on(void **state)
{
    (void)state;
    struct morning morning;
    begin_morning(&morning);
    assert_false(morning_has(&morning, "drive"));
    /* From A she was off later than planned: B is reached from somewhere else. */
    morning.stops[1].drive_s = 900;
    assert_false(morning_has(&morning, "drive"));
    /* From B on the plan is ahead, and its times must hold. */
    morning.stops[2].arrive_tod -= 60;
    assert_true(morning_has(&morning, "drive"));
    morning.stops[2].arrive_tod += 60;
    morning.day.back_tod += 60;
    assert_true(morning_has(&morning, "drive"));
    arena_release(&morning.arena);
    builder_release(&morning.b);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_must_event_after_work_is_in_order),
        cmocka_unit_test(what_may_be_missed_is_not_worked_for_after_work),
        cmocka_unit_test(an_evening_that_breaks_a_rule_is_refused),
        cmocka_unit_test(a_day_under_way_is_judged_from_where_it_goes_on),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
