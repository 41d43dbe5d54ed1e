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

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_must_event_after_work_is_in_order),
        cmocka_unit_test(what_may_be_missed_is_not_worked_for_after_work),
        cmocka_unit_test(an_evening_that_breaks_a_rule_is_refused),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
