// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/load.h"

#include "base/civil.h"
#include "store_fixture.h"
#include "testing.h"

/* Two territories of R1 and R2; R3 has accounts by ownership only. */
static int setup(void **state)
{
    static struct fixture f;
    fixture_init(&f, db_open);
    *state = &f;
    fixture_take(&f, IMPORT_REPS,
                 "id;name;email;zone;lon;lat\nR1;Anna;a@x.lv;Europe/Riga;24;57\n"
                 "R2;Berta;b@x.lv;;25;57\nR3;Carla;;;;\n");
    fixture_take(
        &f, IMPORT_ACCOUNTS,
        "id;name;owner;lon;lat\nA1;One;R3;24.1;57\nA2;Two;R1;24.2;57\n"
        "A3;Three;R2;25.1;57\nA4;Four;R3;26;57\nA5;Five;;26;57\nA6;Six;R3;26;57\n");
    fixture_run(&f, "INSERT INTO territories (name, rep_id, lon_deg, lat_deg) "
                    "SELECT 'T' || substr(crm_id, 2), rep_id, 24, 57 FROM reps "
                    "WHERE crm_id < 'R3'");
    fixture_run(&f, "INSERT INTO territories (name, lon_deg, lat_deg) "
                    "VALUES ('vacant', 24, 57)");
    fixture_run(&f,
                "UPDATE accounts SET territory_id = (SELECT territory_id FROM "
                "territories WHERE name = CASE crm_id WHEN 'A1' THEN 'T1' WHEN 'A2' "
                "THEN 'T1' WHEN 'A3' THEN 'T2' WHEN 'A6' THEN 'vacant' END)");
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

static const char *rep_of(const struct model *model, const char *crm_id)
{
    uint32_t ix;
    assert_true(model_find_account(model, crm_id, &ix));
    const uint32_t rep_ix = model->accounts[ix].rep_ix;
    return rep_ix == NO_IX ? "" : model->reps[rep_ix].crm_id;
}

static void the_territorys_rep_visits_else_the_owner(void **state)
{
    const struct model model = fixture_load(*state);
    assert_string_equal(rep_of(&model, "A1"), "R1"); /* though R3 owns it */
    assert_string_equal(rep_of(&model, "A2"), "R1");
    assert_string_equal(rep_of(&model, "A3"), "R2");
    assert_string_equal(rep_of(&model, "A4"), "R3");
    assert_string_equal(rep_of(&model, "A5"), "");
    assert_string_equal(rep_of(&model, "A6"), "R3"); /* its territory is vacant */
    assert_int_equal(model.reps[0].territory_ix, 0);
    assert_int_equal(model.reps[2].territory_ix, NO_IX);
}

static void a_rep_without_a_zone_is_in_the_organisations(void **state)
{
    struct fixture *f = *state;
    fixture_run(f, "INSERT INTO settings VALUES ('organisation', '', 'zone', "
                   "'Europe/Vilnius'), ('organisation', '', 'currency', 'SEK')");
    const struct model model = fixture_load(f);
    assert_string_equal(model.reps[0].zone, "Europe/Riga");
    assert_string_equal(model.reps[1].zone, "Europe/Vilnius");
    assert_string_equal(model.zone, "Europe/Vilnius");
    assert_string_equal(model.currency, "SEK");
}

static void a_load_for_one_rep_has_her_accounts_and_what_they_name(void **state)
{
    struct fixture *f = *state;
    const struct model r1 = fixture_load_rep(f, "R1");
    assert_int_equal(r1.account_count, 2);
    assert_string_equal(rep_of(&r1, "A1"), "R1");
    /* R3 is there, because she owns A1; R2 is not. */
    assert_int_equal(r1.rep_count, 2);
    assert_string_equal(r1.reps[1].crm_id, "R3");
    assert_int_equal(r1.territory_count, 1);
    const struct model r3 = fixture_load_rep(f, "R3");
    assert_int_equal(r3.account_count, 2); /* A4 and A6, not A1 */
    assert_string_equal(rep_of(&r3, "A4"), "R3");
    assert_string_equal(rep_of(&r3, "A6"), "R3");
}

static void appointments_decide_who_sees_an_account(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_APPOINTMENTS,
                 "id;account;rep;date;start;state\nP1;A3;R1;2026-11-24;10:00;open\n"
                 "P2;A2;R2;2026-11-24;11:00;open\nP3;A2;;2026-11-24;12:00;open\n"
                 "P4;A4;R1;2026-11-24;13:00;done\n");
    const struct model r1 = fixture_load_rep(f, "R1");
    assert_int_equal(r1.account_count, 3); /* A3 for P1; A4 has nothing open */
    assert_string_equal(rep_of(&r1, "A3"), "R2");
    assert_int_equal(r1.appointment_count, 2); /* P2 is another rep's */
    assert_string_equal(r1.appointments[0].crm_id, "P3");
    assert_int_equal(r1.appointments[0].rep_ix, NO_IX);
    assert_string_equal(r1.appointments[1].crm_id, "P1");
    assert_string_equal(r1.reps[r1.appointments[1].rep_ix].crm_id, "R1");
    const struct model all = fixture_load(f);
    assert_int_equal(all.appointment_count, 3); /* the open ones */
}

static void a_scoped_load_agrees_with_the_whole_one(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_CONTACTS,
                 "id;account;name\nC2;A1;Eva\nC1;A1;Jon\nC3;A3;Ed\n");
    fixture_take(
        f, IMPORT_OPPORTUNITIES,
        "id;account;stage;amount\nO1;A1;won;5\nO2;A2;proposal;7\nO3;A3;lead;1\n");
    fixture_take(f, IMPORT_HOURS,
                 "account;weekday;date;open;close\nA1;4;;09:00;12:00\n"
                 "A1;0;;09:00;12:00\nA3;0;;09:00;12:00\n"
                 "A2;;2026-12-24;;\n");
    fixture_take(f, IMPORT_BLOCKS, "account;from;until\nA2;2026-11-24;2026-11-27\n");
    fixture_take(
        f, IMPORT_VISITS,
        "account;rep;date;kind\nA1;R1;2026-11-02;visit\nA1;R1;2026-11-03;remote\n");
    fixture_run(f,
                "INSERT INTO settings VALUES ('account', 'A1', 'visit', '50m'), "
                "('rep', 'R1', 'visits_max', '7'), ('rep', 'R2', 'visits_max', '6')");
    const struct model all = fixture_load(f), one = fixture_load_rep(f, "R1");
    for (uint32_t i = 0; i < one.account_count; i++) {
        const struct account *a = &one.accounts[i];
        uint32_t ix;
        assert_true(model_find_account(&all, a->crm_id, &ix));
        const struct account *b = &all.accounts[ix];
        assert_int_equal(a->account_id, b->account_id);
        assert_int_equal(a->contacts.count, b->contacts.count);
        assert_int_equal(a->opportunities.count, b->opportunities.count);
        assert_int_equal(a->hours.count, b->hours.count);
        assert_int_equal(a->exceptions.count, b->exceptions.count);
        assert_int_equal(a->blocks.count, b->blocks.count);
        assert_int_equal(a->overrides.count, b->overrides.count);
        assert_int_equal(a->last_visit_day, b->last_visit_day);
        assert_int_equal(a->last_touch_day, b->last_touch_day);
        for (uint32_t c = 0; c < a->contacts.count; c++)
            assert_string_equal(one.contacts[a->contacts.first + c].crm_id,
                                all.contacts[b->contacts.first + c].crm_id);
    }
    const struct settings settings = model_settings(&one, 0, 0);
    assert_int_equal(settings.value[SETTING_VISIT_S], 3000);
    assert_int_equal(settings.value[SETTING_VISITS_MAX], 7);
    assert_int_equal(one.accounts[0].last_touch_day,
                     one.accounts[0].last_visit_day + 1);
}

static void a_lead_is_an_opportunity_while_there_is_no_other(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_LEADS,
                 "id;account;handed_over;amount;source\n"
                 "L1;A1;2026-11-02;100;fair\nL2;A2;2026-11-02;200;\n"
                 "L3;A3;2026-11-02;300;\nL4;A4;2026-11-02;400;\n");
    fixture_take(f, IMPORT_OPPORTUNITIES,
                 "id;account;stage\nO2;A2;qualified\n"
                 "O3;A3;lost\nL4;A4;won\n");
    for (int scoped = 0; scoped < 2; scoped++) {
        const struct model model = scoped ? fixture_load_rep(f, "R1") : fixture_load(f);
        const struct opportunity *lead = &model.opportunities[0];
        assert_string_equal(lead->crm_id, "L1");
        assert_string_equal(lead->name, "fair");
        assert_int_equal(lead->stage, STAGE_LEAD);
        assert_int_equal(lead->amount_ct, 100);
        assert_int_equal(lead->close_day, NO_DAY);
        assert_int_equal(model.accounts[1].opportunities.count, 1); /* O2 only */
        assert_string_equal(model.opportunities[1].crm_id, "O2");
        if (scoped)
            continue;
        assert_int_equal(model.accounts[2].opportunities.count, 2); /* O3 is over */
        assert_int_equal(model.accounts[3].opportunities.count, 1); /* L4 was won */
    }
}

static void a_scoped_load_has_events_and_calendar_of_the_rep(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_EVENTS,
                 "id;name;rep;date;start;end;lon;lat\n"
                 "E1;Fair;R1;2026-11-24;18:00;20:00;24;56\n"
                 "E2;Fair;R2;2026-11-24;18:00;20:00;24;56\n"
                 "E3;Fair;;2026-11-24;18:00;20:00;24;56\n");
    fixture_take(f, IMPORT_CALENDAR,
                 "rep;date\nR1;2026-11-24\nR2;2026-11-25\n"
                 ";2026-12-25\n");
    fixture_take(f, IMPORT_LODGINGS, "id;name;lon;lat;night\nH1;Inn;24;56;6500\n");
    const struct model one = fixture_load_rep(f, "R1");
    assert_int_equal(one.event_count, 2);
    assert_int_equal(one.calendar_count, 2);
    assert_int_equal(one.holidays.count, 1);
    assert_int_equal(one.calendar[one.holidays.first].rep_ix, NO_IX);
    assert_int_equal(one.lodging_count, 1);
    assert_int_equal(fixture_load(f).calendar_count, 3);
}

static void an_unknown_rep_is_missing(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct model model;
    const struct load_scope scope = {.rep_crm_id = "R9"};
    assert_false(store_load(f->db, &scope, &f->arena, &model, &err));
    assert_err(&err, ERR_MISSING, "there is no rep 'R9'");
}

static void what_is_not_understood_is_named(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct model model;
    char sentence[160];
    fixture_run(f, "INSERT INTO settings VALUES ('organisation', '', 'moon', '1')");
    assert_false(store_load(f->db, NULL, &f->arena, &model, &err));
    snprintf(sentence, sizeof sentence,
             "'%s' holds a setting that is not understood: 'moon'", f->path);
    assert_err(&err, ERR_INPUT, sentence);
    fixture_run(f, "UPDATE settings SET key = 'visit', value = 'long' "
                   "WHERE key = 'moon'");
    assert_false(store_load(f->db, NULL, &f->arena, &model, &err));
    snprintf(sentence, sizeof sentence,
             "'%s': setting 'visit': 'long' is not a length of time like 1h30m",
             f->path);
    assert_err(&err, ERR_INPUT, sentence);
}

static void people_are_found_by_id_name_or_email(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const char *crm_id;
    fixture_take(f, IMPORT_REPS, "id;name\nR4;anna\nanna;Zoe\n");
    static const char *const texts[] = {"R1", "Anna", "A@X.LV", "carla", "anna"};
    static const char *const ids[] = {"R1", "R1", "R1", "R3", "anna"};
    for (size_t i = 0; i < 5; i++) {
        assert_ok(store_find_rep(f->db, texts[i], &f->arena, &crm_id, &err), &err);
        assert_string_equal(crm_id, ids[i]);
    }
    assert_false(store_find_rep(f->db, "ANNA", &f->arena, &crm_id, &err));
    assert_err(&err, ERR_INPUT, "there are several reps 'ANNA': use an id");
    assert_false(store_find_rep(f->db, "Dora", &f->arena, &crm_id, &err));
    assert_err(&err, ERR_MISSING, "there is no rep 'Dora'");
    assert_ok(store_find_account(f->db, "three", &f->arena, &crm_id, &err), &err);
    assert_string_equal(crm_id, "A3");
}

static void an_empty_file_is_an_empty_model(void **state)
{
    (void)state;
    struct fixture f;
    fixture_init(&f, db_open);
    const struct model model = fixture_load(&f);
    assert_int_equal(model.account_count, 0);
    assert_int_equal(model.rep_count, 0);
    assert_string_equal(model.currency, "EUR");
    assert_string_equal(model.zone, "UTC");
    fixture_release(&f);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(the_territorys_rep_visits_else_the_owner, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_rep_without_a_zone_is_in_the_organisations,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_load_for_one_rep_has_her_accounts_and_what_they_name, setup, teardown),
        cmocka_unit_test_setup_teardown(appointments_decide_who_sees_an_account, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_scoped_load_agrees_with_the_whole_one, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            a_lead_is_an_opportunity_while_there_is_no_other, setup, teardown),
        cmocka_unit_test_setup_teardown(
            a_scoped_load_has_events_and_calendar_of_the_rep, setup, teardown),
        cmocka_unit_test_setup_teardown(an_unknown_rep_is_missing, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_not_understood_is_named, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(people_are_found_by_id_name_or_email, setup,
                                        teardown),
        cmocka_unit_test(an_empty_file_is_an_empty_model),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
