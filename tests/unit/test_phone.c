// SPDX-License-Identifier: GPL-3.0-or-later
/* Remote touches in waits and in the phone slot. A touch takes 20 minutes, work is 8:00
 * to 17:00. */
#include "agenda/days.h"
#include "audit/audit_plan.h"
#include "model/phone.h"
#include "model_builder.h"
#include "testing.h"

#include <string.h>

struct office {
    struct builder b;
    struct arena arena;
    const struct model *model;
    int32_t monday;
    struct stop stop;
    struct plan_day days[2];
    struct reason reasons[3];
    struct plan plan;
};

/* Three accounts to call, C gains most; on Monday she waits for a visit from 9:00 to
 * 10:00, on Tuesday she has none. */
static void set_up(struct office *office)
{
    *office = (struct office){0};
    builder_init(&office->b);
    builder_rep(&office->b, "R", 24.10, 56.95);
    builder_account(&office->b, "A", 24.20, 56.97);
    builder_account(&office->b, "B", 24.20, 56.97);
    builder_account(&office->b, "C", 24.20, 56.97);
    office->monday = builder_day("2026-11-23");
}

static uint32_t call(struct office *office, const struct phone_touch **touches)
{
    office->model = builder_finish(&office->b);
    office->stop = (struct stop){.account_ix = NO_IX,
                                 .appointment_ix = NO_IX,
                                 .event_ix = NO_IX,
                                 .arrive_tod = builder_tod("09:00"),
                                 .start_tod = builder_tod("10:00"),
                                 .end_tod = builder_tod("11:00")};
    for (int d = 0; d < 2; d++)
        office->days[d] = (struct plan_day){.day = office->monday + d,
                                            .start_lodging_ix = NO_IX,
                                            .end_lodging_ix = NO_IX,
                                            .lunch_tod = -1};
    office->days[0].stop_count = 1;
    office->days[0].back_tod = builder_tod("12:00");
    for (uint32_t i = 0; i < 3; i++)
        office->reasons[i] = (struct reason){.account_ix = i,
                                             .code = REASON_REMOTE,
                                             .amount_ct = 100 * (int64_t)(i + 1)};
    office->plan = (struct plan){.rep_ix = 0,
                                 .monday_day = office->monday,
                                 .days = office->days,
                                 .day_count = 2,
                                 .stops = &office->stop,
                                 .stop_count = 1,
                                 .reasons = office->reasons,
                                 .reason_count = 3};
    return phone_touches(office->model, &office->plan, &office->arena, touches);
}

static void tear_down(struct office *office)
{
    arena_release(&office->arena);
    builder_release(&office->b);
}

static void is_at(const struct phone_touch *touch, uint32_t account_ix, int32_t day,
                  const char *from)
{
    assert_int_equal(touch->account_ix, account_ix);
    assert_int_equal(touch->day, day);
    assert_int_equal(touch->start_tod, builder_tod(from));
    assert_int_equal(touch->end_tod, builder_tod(from) + 1200);
}

static void a_wait_of_an_hour_holds_three_touches(void **state)
{
    (void)state;
    struct office office;
    const struct phone_touch *touches;
    set_up(&office);
    assert_int_equal(call(&office, &touches), 3);
    is_at(&touches[0], 2, office.monday, "09:00"); /* gains most */
    is_at(&touches[1], 1, office.monday, "09:20");
    is_at(&touches[2], 0, office.monday, "09:40");
    tear_down(&office);
}

/* C is open from 9:30, so it leaves half an hour before it and ten minutes after it: B
 * comes first, and for A no time is left until the slot at the end of the day. */
static void hours_and_the_slot_are_kept(void **state)
{
    (void)state;
    struct office office;
    const struct phone_touch *touches;
    set_up(&office);
    builder_hours(&office.b, 2, 0, "09:30", "12:00");
    office.b.organisation.value[SETTING_PHONE_SLOT_S] = 1800;
    assert_int_equal(call(&office, &touches), 3);
    is_at(&touches[0], 1, office.monday, "09:00");
    is_at(&touches[1], 2, office.monday, "09:30");
    is_at(&touches[2], 0, office.monday, "16:30");
    tear_down(&office);
}

/* Lunch from 9:10 to 9:40: twenty minutes are left after it. */
static void nobody_is_called_at_lunch_or_twice(void **state)
{
    (void)state;
    struct office office;
    const struct phone_touch *touches;
    set_up(&office);
    builder_at(&office.b, 2)->last_touch_day = office.monday;
    assert_int_equal(call(&office, &touches), 2);
    office.days[0].lunch_tod = builder_tod("09:10");
    assert_int_equal(phone_touches(office.model, &office.plan, &office.arena, &touches),
                     1);
    is_at(&touches[0], 1, office.monday, "09:40");
    tear_down(&office);
}

/* Work ends at 17:00; with a slot of half an hour days end at 16:30, and audit says so
 * of a plan that is back at 16:45. */
static void the_slot_is_no_time_for_visits(void **state)
{
    (void)state;
    struct office office;
    const struct phone_touch *touches;
    struct week_day day;
    struct audit_faults faults = {0};
    bool is_found = false;
    set_up(&office);
    office.b.organisation.value[SETTING_PHONE_SLOT_S] = 1800;
    call(&office, &touches);
    days_of_rep(office.model, 0, office.monday, 1, &day);
    assert_int_equal(day.spans[0].close_tod, builder_tod("16:30"));
    office.days[0].leave_tod = builder_tod("09:00");
    office.days[0].back_tod = builder_tod("16:30");
    audit_plan_model(&office.plan, office.model, &office.arena, &faults);
    for (uint32_t i = 0; i < faults.fault_count; i++)
        assert_string_not_equal(faults.faults[i].rule, "span");
    office.days[0].back_tod = builder_tod("16:45");
    audit_plan_model(&office.plan, office.model, &office.arena, &faults);
    for (uint32_t i = 0; i < faults.fault_count; i++)
        is_found = is_found || strcmp(faults.faults[i].rule, "span") == 0;
    assert_true(is_found);
    tear_down(&office);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_wait_of_an_hour_holds_three_touches),
        cmocka_unit_test(hours_and_the_slot_are_kept),
        cmocka_unit_test(nobody_is_called_at_lunch_or_twice),
        cmocka_unit_test(the_slot_is_no_time_for_visits),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
