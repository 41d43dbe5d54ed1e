// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/data_check.h"
#include "model_builder.h"
#include "testing.h"

#include <string.h>

struct fixture {
    struct builder builder;
    uint32_t rep;
    int32_t today_day; /* a Friday */
    struct arena arena;
};

/* A rep in Riga and twelve accounts around her, all sound. */
static void set_up(struct fixture *f)
{
    *f = (struct fixture){.today_day = builder_day("2026-11-20")};
    builder_init(&f->builder);
    f->rep = builder_rep(&f->builder, "R1", 24.10, 56.95);
    for (int i = 0; i < 12; i++) {
        char id[8];
        snprintf(id, sizeof id, "A%02d", i);
        const uint32_t account =
            builder_account(&f->builder, arena_text(&f->builder.arena, id),
                            24.0 + 0.02 * i, 56.9 + 0.01 * i);
        f->builder.accounts[account]->name =
            arena_format(&f->builder.arena, "Shop %d", i);
    }
}

static void tear_down(struct fixture *f)
{
    builder_release(&f->builder);
    arena_release(&f->arena);
}

static struct findings check(struct fixture *f)
{
    return data_check(builder_finish(&f->builder), f->today_day, &f->arena);
}

/* Exactly one finding, of this code, about this subject. */
static void assert_only(struct findings found, enum finding_code code,
                        const char *subject, const char *sentence)
{
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].code, code);
    assert_string_equal(found.items[0].subject, subject);
    assert_string_equal(found.items[0].sentence, sentence);
    assert_true(strlen(found.items[0].advice) > 0);
}

static void sound_data_has_no_findings(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    assert_int_equal(check(&f).count, 0);
    tear_down(&f);
}

static void an_account_without_coordinates_is_found(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    f.builder.accounts[3]->precision = PLACE_NONE;
    assert_only(check(&f), FINDING_NOT_LOCATED, "A03", "has no coordinates");
    tear_down(&f);
}

static void a_place_at_zero_is_in_the_sea(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    f.builder.accounts[3]->at = (struct geo_point){0, 0};
    assert_only(check(&f), FINDING_ZERO_PLACE, "A03",
                "lies at longitude 0, latitude 0, in the sea");
    tear_down(&f);
}

static void swapped_coordinates_are_told_from_far_ones(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    f.builder.accounts[3]->at = (struct geo_point){56.93, 24.06};
    assert_only(check(&f), FINDING_SWAPPED_PLACE, "A03",
                "longitude 56.93000 and latitude 24.06000 seem to be swapped");
    tear_down(&f);
    set_up(&f);
    f.builder.accounts[3]->at = (struct geo_point){-8.6, 41.1};
    const struct findings found = check(&f);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].code, FINDING_FAR_PLACE);
    assert_int_equal(found.items[0].severity, FINDING_WARNING);
    tear_down(&f);
}

static void a_place_that_is_alone_is_far_sooner(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    /* 130 km east; the reach is at least 20 km. */
    f.builder.accounts[3]->at = (struct geo_point){26.2, 56.95};
    assert_int_equal(check(&f).items[0].code, FINDING_FAR_PLACE);
    tear_down(&f);
}

static void hours_that_never_open_are_found(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    for (int32_t i = 0; i < 14; i++)
        builder_exception(&f.builder, 3, f.today_day + i, NULL, NULL);
    assert_only(check(&f), FINDING_NEVER_OPEN, "A03",
                "is never open in the next two weeks");
    tear_down(&f);
}

static void hours_outside_work_and_short_hours_are_found(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    builder_hours(&f.builder, 3, 6, "09:00", "12:00"); /* Sundays */
    assert_only(check(&f), FINDING_OPEN_OFF_WORK, "A03",
                "is open only when its rep 'R1' does not work");
    tear_down(&f);
    set_up(&f);
    builder_hours_week(&f.builder, 4, "09:00", "09:10");
    assert_int_equal(check(&f).items[0].code, FINDING_VISIT_TOO_LONG);
    tear_down(&f);
}

static void copies_are_told_once_for_the_first(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    f.builder.accounts[7]->name = "SHOP  3"; /* as A03, and 30 m away */
    f.builder.accounts[7]->at = f.builder.accounts[3]->at;
    f.builder.accounts[7]->at.lat_deg += 0.0003;
    assert_only(check(&f), FINDING_DUPLICATE, "A07",
                "'SHOP  3' seems to be there already as 'A03'");
    tear_down(&f);
    set_up(&f);
    f.builder.accounts[7]->name = "shop 3";
    f.builder.accounts[7]->street = "Miera iela 1";
    f.builder.accounts[3]->street = "Miera  iela 1";
    assert_int_equal(check(&f).items[0].code, FINDING_DUPLICATE);
    tear_down(&f);
}

static void one_name_in_two_places_is_a_chain_not_a_copy(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    f.builder.accounts[7]->name = "Shop 3";
    assert_int_equal(check(&f).count, 0);
    tear_down(&f);
}

static void reps_that_cannot_be_planned_are_found(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    const uint32_t rep = builder_rep(&f.builder, "R2", 24, 57);
    f.builder.reps[rep]->has_home = false;
    builder_set(&f.builder, SETTING_LEVEL_REP, rep, SETTING_WORKDAYS, 0);
    const struct findings found = check(&f);
    assert_int_equal(found.count, 3);
    assert_int_equal(found.items[0].code, FINDING_NO_HOME);
    assert_int_equal(found.items[1].code, FINDING_NO_WORK);
    assert_int_equal(found.items[2].code, FINDING_NO_ACCOUNTS);
    tear_down(&f);
}

static void no_rep_at_all_is_one_finding(void **state)
{
    (void)state;
    struct builder builder;
    struct arena arena = {0};
    builder_init(&builder);
    builder_account(&builder, "A1", 24, 57);
    assert_only(data_check(builder_finish(&builder), 20000, &arena), FINDING_NO_REPS,
                "", "there is no rep");
    builder_release(&builder);
    arena_release(&arena);
}

static void appointments_off_work_are_found(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    const int32_t sunday = f.today_day + 2, monday = f.today_day + 3;
    builder_appointment(&f.builder, 3, sunday, "10:00");
    assert_int_equal(check(&f).items[0].code, FINDING_OFF_DAY);
    tear_down(&f);
    set_up(&f);
    builder_appointment(&f.builder, 3, monday, "19:00");
    assert_int_equal(check(&f).items[0].code, FINDING_OUTSIDE_WORK);
    tear_down(&f);
    set_up(&f);
    builder_hours_week(&f.builder, 3, "13:00", "17:00");
    builder_appointment(&f.builder, 3, monday, "10:00");
    assert_int_equal(check(&f).items[0].code, FINDING_SHUT);
    tear_down(&f);
}

static void appointments_that_overlap_are_found_also_past_a_short_one(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    const int32_t monday = f.today_day + 3;
    builder_appointment(&f.builder, 3, monday, "10:00")->duration_s = 3 * 3600;
    builder_appointment(&f.builder, 4, monday, "10:30")->duration_s = 600;
    builder_appointment(&f.builder, 5, monday, "12:30")->duration_s = 600;
    const struct findings found = check(&f);
    assert_int_equal(found.count, 2);
    assert_int_equal(found.items[0].code, FINDING_OVERLAP);
    assert_string_equal(found.items[0].subject, "A04");
    assert_string_equal(found.items[1].subject, "A05");
    tear_down(&f);
}

static void a_close_date_in_the_past_is_noted(void **state)
{
    (void)state;
    struct fixture f;
    set_up(&f);
    builder_opportunity(&f.builder, 3, 100000, STAGE_PROPOSAL)->close_day =
        f.today_day - 1;
    builder_opportunity(&f.builder, 4, 100000, STAGE_WON)->close_day = f.today_day - 1;
    const struct findings found = check(&f);
    assert_int_equal(found.count, 1);
    assert_int_equal(found.items[0].code, FINDING_OVERDUE);
    assert_int_equal(found.items[0].severity, FINDING_NOTE);
    tear_down(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_data_has_no_findings),
        cmocka_unit_test(an_account_without_coordinates_is_found),
        cmocka_unit_test(a_place_at_zero_is_in_the_sea),
        cmocka_unit_test(swapped_coordinates_are_told_from_far_ones),
        cmocka_unit_test(a_place_that_is_alone_is_far_sooner),
        cmocka_unit_test(hours_that_never_open_are_found),
        cmocka_unit_test(hours_outside_work_and_short_hours_are_found),
        cmocka_unit_test(copies_are_told_once_for_the_first),
        cmocka_unit_test(one_name_in_two_places_is_a_chain_not_a_copy),
        cmocka_unit_test(reps_that_cannot_be_planned_are_found),
        cmocka_unit_test(no_rep_at_all_is_one_finding),
        cmocka_unit_test(appointments_off_work_are_found),
        cmocka_unit_test(appointments_that_overlap_are_found_also_past_a_short_one),
        cmocka_unit_test(a_close_date_in_the_past_is_noted),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
