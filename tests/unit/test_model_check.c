// SPDX-License-Identifier: GPL-3.0-or-later
/* One sound model, broken in one place each time. */
#include "model/model.h"

#include "model_builder.h"
#include "testing.h"

static struct builder builder;
static struct model model; /* a copy whose arrays may be changed */

/* Copies that a test may write to. */
static void *own(const void *items, uint32_t count, size_t size)
{
    void *copy = arena_array(&builder.arena, count, size);
    memcpy(copy, items, count * size);
    return copy;
}

static int setup(void **state)
{
    (void)state;
    builder_init(&builder);
    const uint32_t rep = builder_rep(&builder, "R1", 24, 56);
    builder_territory(&builder, "T1", rep, 24, 56);
    builder_territory(&builder, "T2", NO_IX, 24, 56);
    const uint32_t a = builder_account(&builder, "A1", 24, 56);
    const uint32_t c = builder_account(&builder, "A2", 24, 56);
    const int32_t day = builder_day("2026-11-23");
    builder_hours_week(&builder, a, "09:00", "17:00");
    builder_exception(&builder, a, day, NULL, NULL);
    builder_contact(&builder, a, "Anna", CONTACT_OTHER);
    builder_opportunity(&builder, c, 1000, STAGE_LEAD);
    builder_appointment(&builder, a, day, "10:00");
    builder_block(&builder, c, BLOCK_MUST, day, day);
    builder_calendar(&builder, rep, day, CALENDAR_OFF, NULL, NULL);
    builder_calendar(&builder, NO_IX, day, CALENDAR_OFF, "10:00", "11:00");
    builder_event(&builder, "E1", rep, day, "10:00", "11:00");
    builder_lodging(&builder, "H1", 24, 56, 5000);
    builder_set(&builder, SETTING_LEVEL_REP, rep, SETTING_VISITS_MAX, 8);
    model = *builder_finish(&builder);
    return 0;
}

static int teardown(void **state)
{
    (void)state;
    builder_release(&builder);
    return 0;
}

static void is_refused(const char *sentence)
{
    struct err err;
    assert_false(model_check(&model, &err));
    assert_err(&err, ERR_INPUT, sentence);
}

static struct account *own_accounts(void)
{
    struct account *accounts =
        own(model.accounts, model.account_count, sizeof *accounts);
    model.accounts = accounts;
    return accounts;
}

static void a_sound_model_passes(void **state)
{
    (void)state;
    struct err err;
    assert_ok(model_check(&model, &err), &err);
}

static void settings_out_of_bounds_are_refused(void **state)
{
    (void)state;
    model.organisation.value[SETTING_VISIT_S] = 0;
    is_refused("setting 'visit' is out of bounds");
}

static void an_override_of_somebody_else_is_refused(void **state)
{
    (void)state;
    struct setting_override *overrides =
        own(model.overrides, model.override_count, sizeof *overrides);
    overrides[0].subject_ix = 7;
    model.overrides = overrides;
    is_refused("'R1': setting of somebody else");
}

static void indices_out_of_range_are_refused(void **state)
{
    (void)state;
    struct account *accounts = own_accounts();
    accounts[0].tier_ix = 9;
    is_refused("account 'A1': no such tier");
    accounts[0].tier_ix = 0;
    accounts[0].rep_ix = 1;
    is_refused("account 'A1': no such rep");
    accounts[0].rep_ix = NO_IX;
    accounts[0].territory_ix = 2;
    is_refused("account 'A1': no such territory");
}

static void positions_that_are_none_are_refused(void **state)
{
    (void)state;
    struct account *accounts = own_accounts();
    accounts[1].at.lat_deg = 91;
    is_refused("account 'A2': position is not a place");
    accounts[1].at.lat_deg = (double)NAN;
    is_refused("account 'A2': position is not a place");
    struct err err;
    accounts[1].precision = PLACE_NONE;
    assert_ok(model_check(&model, &err), &err);
}

static void accounts_out_of_order_are_refused(void **state)
{
    (void)state;
    struct account *accounts = own_accounts();
    accounts[1].crm_id = "A1";
    is_refused("account 'A1' is not after 'A1'");
}

static void ranges_must_follow_one_another(void **state)
{
    (void)state;
    struct account *accounts = own_accounts();
    accounts[0].hours.first = 1;
    is_refused("account 'A1': range of hours is wrong");
    accounts[0].hours = (struct range){0, 4};
    is_refused("1 hours belong to no account");
    accounts[0].hours = (struct range){0, 6};
    is_refused("account 'A1': range of hours is wrong");
}

static void rows_must_be_in_order(void **state)
{
    (void)state;
    struct hours *hours = own(model.hours, model.hours_count, sizeof *hours);
    model.hours = hours;
    hours[0].weekday = 6;
    is_refused("account 'A1': hours are not in order");
    hours[0].weekday = 0;
    hours[4].account_ix = 1;
    is_refused("account 'A1': hours of another account");
    hours[4].account_ix = 0;
    hours[4].close_tod = hours[4].open_tod;
    is_refused("hours 4 are no window");
}

static void appointments_and_calendar_are_looked_at(void **state)
{
    (void)state;
    struct appointment *appointments =
        own(model.appointments, model.appointment_count, sizeof *appointments);
    appointments[0].start_tod = -1;
    model.appointments = appointments;
    char sentence[96];
    snprintf(sentence, sizeof sentence, "appointment '%s': no time of day",
             appointments[0].crm_id);
    is_refused(sentence);
    appointments[0].start_tod = 36000;
    struct calendar_entry *entries =
        own(model.calendar, model.calendar_count, sizeof *entries);
    model.calendar = entries;
    entries[0].kind = CALENDAR_WORK; /* a whole day has no working span */
    is_refused("calendar entry 0 is no span");
    entries[0] = entries[1];
    entries[1].rep_ix = 0;
    is_refused("calendar is not in order at 1");
}

static void events_and_lodgings_are_looked_at(void **state)
{
    (void)state;
    struct event *events = own(model.events, model.event_count, sizeof *events);
    events[0].end_tod = events[0].start_tod;
    model.events = events;
    is_refused("event 'E1' is not sound");
    model.event_count = 0;
    struct lodging *lodgings =
        own(model.lodgings, model.lodging_count, sizeof *lodgings);
    lodgings[0].night_ct = -1;
    model.lodgings = lodgings;
    is_refused("lodging 'H1' is not sound");
}

static void reps_and_territories_are_looked_at(void **state)
{
    (void)state;
    struct rep *reps = own(model.reps, model.rep_count, sizeof *reps);
    struct territory *territories =
        own(model.territories, model.territory_count, sizeof *territories);
    model.reps = reps;
    model.territories = territories;
    reps[0].zone = NULL;
    is_refused("rep 'R1' has no time zone");
    reps[0].zone = "UTC";
    reps[0].home.lon_deg = 181;
    is_refused("rep 'R1': home is not a place");
    reps[0].has_home = false;
    territories[1].rep_ix = 5;
    is_refused("territory 'T2': no such rep");
    territories[1].name = "S";
    is_refused("territory 'S' is not after 'T1'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_sound_model_passes, setup, teardown),
        cmocka_unit_test_setup_teardown(settings_out_of_bounds_are_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(an_override_of_somebody_else_is_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(indices_out_of_range_are_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(positions_that_are_none_are_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(accounts_out_of_order_are_refused, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(ranges_must_follow_one_another, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(rows_must_be_in_order, setup, teardown),
        cmocka_unit_test_setup_teardown(appointments_and_calendar_are_looked_at, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(events_and_lodgings_are_looked_at, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(reps_and_territories_are_looked_at, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
