// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/save_rows.h"

#include "base/civil.h"
#include "store_fixture.h"
#include "testing.h"

static int setup(void **state)
{
    static struct fixture fixture;
    fixture_init(&fixture, db_open);
    *state = &fixture;
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

static void new_rows_get_what_is_usual(void **state)
{
    struct fixture *f = *state;
    fixture_counts_are(fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;Shop\n"), 1, 0, 0,
                       0);
    const struct model model = fixture_load(f);
    assert_int_equal(model.account_count, 1);
    const struct account *account = &model.accounts[0];
    assert_string_equal(account->crm_id, "A1");
    assert_string_equal(account->name, "Shop");
    assert_int_equal(account->kind, ACCOUNT_CUSTOMER);
    assert_string_equal(model.tiers[account->tier_ix].name, "C");
    assert_int_equal(account->precision, PLACE_NONE);
    assert_int_equal(account->yearly_revenue_ct, 0);
    assert_int_equal(account->last_visit_day, NO_DAY);
    assert_int_equal(account->rep_ix, NO_IX);
    assert_null(account->city);
}

static void all_that_an_account_has_is_kept(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_REPS, "id;name;email\nR1;Anna Ozola;anna@x.lv\n");
    fixture_take(
        f, IMPORT_ACCOUNTS,
        "id;name;kind;tier;owner;locked;lon;lat;precision;street;postcode;city;"
        "country;phone;yearly_revenue;visit_length;interval;cadence_promised\n"
        "A1;Shop;prospect;A;anna ozola;1;24.1;56.9;town;Street 1;LV-1001;Rīga;"
        "LV;+371 1;123456;2700;21;1\n");
    const struct model model = fixture_load(f);
    const struct account *account = &model.accounts[0];
    assert_int_equal(account->kind, ACCOUNT_PROSPECT);
    assert_string_equal(model.tiers[account->tier_ix].name, "A");
    assert_int_equal(account->owner_rep_ix, 0);
    assert_int_equal(account->rep_ix, 0);
    assert_true(account->is_locked);
    assert_near(account->at.lon_deg, 24.1, 0);
    assert_near(account->at.lat_deg, 56.9, 0);
    assert_int_equal(account->precision, PLACE_TOWN);
    assert_string_equal(account->street, "Street 1");
    assert_string_equal(account->postcode, "LV-1001");
    assert_string_equal(account->city, "Rīga");
    assert_string_equal(account->phone, "+371 1");
    assert_int_equal(account->yearly_revenue_ct, 123456);
    assert_int_equal(account->visit_s, 2700);
    assert_int_equal(account->interval_days, 21);
    assert_true(account->is_cadence_promised);
    assert_string_equal(fixture_text(f, "SELECT country FROM accounts"), "LV");
}

static void a_second_import_changes_only_what_differs(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;tier;lon;lat;city;yearly_revenue\n"
                 "A1;One;A;24.1;56.9;Riga;100\nA2;Two;B;24.2;56.8;Riga;200\n"
                 "A3;Three;B;;;;300\n");
    fixture_counts_are(
        fixture_take(f, IMPORT_ACCOUNTS,
                     "id;name;city\nA1;One;Riga\nA2;Deux;Riga\nA4;Four;\n"),
        1, 1, 1, 0);
    const struct model model = fixture_load(f);
    assert_int_equal(model.account_count, 4);
    assert_string_equal(model.accounts[1].name, "Deux");
    /* What the second file did not have stays. */
    assert_int_equal(model.accounts[1].yearly_revenue_ct, 200);
    assert_near(model.accounts[1].at.lon_deg, 24.2, 0);
    assert_int_equal(model.accounts[1].precision, PLACE_GIVEN);
}

static void an_empty_cell_clears_or_gives_what_is_usual(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;tier;lon;lat;city;yearly_revenue;interval;visit_length\n"
                 "A1;One;A;24.1;56.9;Riga;100;14;1800\n");
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;tier;lon;lat;city;yearly_revenue;interval;visit_length\n"
                 "A1;One;;;;;;;\n");
    const struct model model = fixture_load(f);
    const struct account *account = &model.accounts[0];
    assert_string_equal(model.tiers[account->tier_ix].name, "C");
    assert_int_equal(account->precision, PLACE_NONE);
    assert_null(account->city);
    assert_int_equal(account->yearly_revenue_ct, 0);
    assert_int_equal(account->interval_days, 0);
    assert_int_equal(account->visit_s, 0);
    assert_int_equal(
        fixture_number(f, "SELECT count(*) FROM accounts WHERE geom IS NULL"), 1);
}

static void precision_follows_the_position(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS, "id;name;lon;lat;precision\nA1;One;24;56;town\n");
    /* Moved by a file that says nothing of precision: given. */
    fixture_take(f, IMPORT_ACCOUNTS, "id;name;lon;lat\nA1;One;24.5;56\n");
    assert_string_equal(fixture_text(f, "SELECT precision FROM accounts"), "given");
    fixture_take(f, IMPORT_ACCOUNTS, "id;name;precision\nA1;One;postcode\n");
    assert_string_equal(fixture_text(f, "SELECT precision FROM accounts"), "postcode");
    /* The same position again leaves it. */
    fixture_counts_are(
        fixture_take(f, IMPORT_ACCOUNTS, "id;name;lon;lat\nA1;One;24.5;56\n"), 0, 0, 1,
        0);
    fixture_take(f, IMPORT_ACCOUNTS, "id;name;lon;lat\nA1;One;;\n");
    assert_string_equal(fixture_text(f, "SELECT precision FROM accounts"), "none");
}

static void rows_that_cannot_be_taken_are_faults(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_REPS,
                 "id;name;email\nR1;Anna;a@x.lv\nR2;Jānis;b@x.lv\n"
                 "R3;Jānis;c@x.lv\n");
    const struct fixture_report report =
        fixture_import(f, IMPORT_ACCOUNTS,
                       "id;name;owner;lon;lat;tier\n"
                       "A1;One;R1;1;1;A\n"
                       "A2;Two;nobody;;;\n"
                       "A3;Three;JANIS;;;\n"
                       "A4;Four;B@X.lv;;;\n"
                       "A1;Again;;;;\n"
                       "A5;Five;;24;;\n"
                       "A6;Six;;;56;\n"
                       "A7;;;;;\n"
                       "A8;Eight;;;;a name that is far too long for a tier\n");
    assert_int_equal(report.fault_count, 7);
    fixture_fault_is(&report, 0, 1, IMPORT_ACCOUNTS, "owner",
                     "'nobody' is not the id, name or e-mail of a rep");
    fixture_fault_is(&report, 1, 2, IMPORT_ACCOUNTS, "owner",
                     "'JANIS' is the name of several reps: use an id");
    fixture_fault_is(&report, 2, 4, IMPORT_ACCOUNTS, "id",
                     "'A1' is the id of line 2 already");
    fixture_fault_is(&report, 3, 5, IMPORT_ACCOUNTS, "lat",
                     "is empty where the longitude is given");
    fixture_fault_is(&report, 4, 6, IMPORT_ACCOUNTS, "lon",
                     "is empty where the latitude is given");
    fixture_fault_is(&report, 5, 7, IMPORT_ACCOUNTS, "name", "is empty");
    fixture_fault_is(
        &report, 6, 8, IMPORT_ACCOUNTS, "tier",
        "'a name that is far too long for a tier' is longer than 32 bytes");
    fixture_counts_are(report.counts, 2, 0, 0, 7);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM accounts"), 2);
}

static void unknown_tiers_are_made_in_the_order_of_their_names(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;tier\nA1;One;Platinum\nA2;Two;Gold\nA3;Three;Platinum\n");
    const struct model model = fixture_load(f);
    assert_int_equal(model.tier_count, 6);
    assert_string_equal(model.tiers[4].name, "Gold");
    assert_string_equal(model.tiers[5].name, "Platinum");
    assert_int_equal(model.accounts[0].tier_ix, 5);
    assert_int_equal(model.accounts[1].tier_ix, 4);
}

static void a_trial_counts_and_writes_nothing(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct save *save;
    const struct import_fault *faults;
    uint32_t fault_count;
    const struct import_batch batch =
        fixture_batch(IMPORT_ACCOUNTS, "id;name;tier\nA1;One;Z\n", &f->arena);
    assert_ok(save_open(f->db, IMPORT_ACCOUNTS, 0, &save, &err), &err);
    assert_ok(save_add(save, &batch, &f->arena, &faults, &fault_count, &err), &err);
    assert_ok(save_finish(save, true, &err), &err);
    fixture_counts_are(save_counts_get(save), 1, 0, 0, 0);
    save_close(save);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM accounts"), 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM tiers"), 4);
}

static void without_finish_nothing_has_happened(void **state)
{
    struct fixture *f = *state;
    struct err err;
    struct save *save;
    const struct import_fault *faults;
    uint32_t fault_count;
    const struct import_batch batch =
        fixture_batch(IMPORT_ACCOUNTS, "id;name\nA1;One\n", &f->arena);
    assert_ok(save_open(f->db, IMPORT_ACCOUNTS, 0, &save, &err), &err);
    assert_ok(save_add(save, &batch, &f->arena, &faults, &fault_count, &err), &err);
    save_close(save);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM accounts"), 0);
}

static void the_accounts_of_an_event_are_replaced(void **state)
{
    struct fixture *f = *state;
    static const char both[] = "id;name;date;start;end;lon;lat;accounts\n"
                               "E1;Fair;2026-11-24;18:00;25:00;24;56;A1|A2\n";
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\nA2;Two\n");
    fixture_counts_are(fixture_take(f, IMPORT_EVENTS, both), 1, 0, 0, 0);
    fixture_counts_are(fixture_take(f, IMPORT_EVENTS, both), 0, 0, 1, 0);
    fixture_counts_are(fixture_take(f, IMPORT_EVENTS,
                                    "id;name;date;start;end;lon;lat;accounts\n"
                                    "E1;Fair;2026-11-24;18:00;25:00;24;56;A2\n"),
                       0, 1, 0, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event_accounts"), 1);
    /* A file without the list leaves it. */
    fixture_counts_are(fixture_take(f, IMPORT_EVENTS,
                                    "id;name;date;start;end;lon;lat\n"
                                    "E1;Fair;2026-11-24;18:00;25:00;24;56\n"),
                       0, 0, 1, 0);
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM event_accounts"), 1);
}

static void visits_move_the_last_visit(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\nA2;Two\nA3;Three\n");
    fixture_take(f, IMPORT_VISITS,
                 "id;account;date;kind;outcome\nV1;A1;2026-11-02;visit;done\n"
                 "V2;A1;2026-11-09;visit;missed\nV3;A2;2026-11-10;remote;done\n");
    struct model model = fixture_load(f);
    int32_t day;
    struct err err;
    assert_ok(civil_day_read("2026-11-02", &day, &err), &err);
    assert_int_equal(model.accounts[0].last_visit_day, day);
    assert_int_equal(model.accounts[0].last_touch_day, NO_DAY);
    assert_int_equal(model.accounts[1].last_visit_day, NO_DAY);
    assert_int_equal(model.accounts[1].last_touch_day, day + 8);
    /* A correction: it was at another account. */
    fixture_take(f, IMPORT_VISITS,
                 "id;account;date;kind;outcome\n"
                 "V1;A3;2026-11-02;visit;order\n");
    model = fixture_load(f);
    assert_int_equal(model.accounts[0].last_visit_day, NO_DAY);
    assert_int_equal(model.accounts[2].last_visit_day, day);
}

static void visits_without_an_id_are_known_by_what_they_are(void **state)
{
    struct fixture *f = *state;
    static const char log[] = "account;rep;date;start;outcome\n"
                              "A1;R1;2026-11-02;09:00;done\nA1;R1;2026-11-02;14:00;\n"
                              "A1;;2026-11-02;;done\n";
    fixture_take(f, IMPORT_REPS, "id;name\nR1;Anna\n");
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\n");
    fixture_counts_are(fixture_take(f, IMPORT_VISITS, log), 3, 0, 0, 0);
    fixture_counts_are(fixture_take(f, IMPORT_VISITS, log), 0, 0, 3, 0);
    const struct fixture_report report =
        fixture_import(f, IMPORT_VISITS,
                       "account;rep;date;start;outcome\n"
                       "A1;R1;2026-11-02;09:00;order\n"
                       "A1;R1;2026-11-02;09:00;lost\n");
    fixture_counts_are(report.counts, 0, 1, 0, 1);
    fixture_fault_is(&report, 0, 1, IMPORT_VISITS, NULL, "says the same as line 2");
}

static void every_usual_value_can_be_written(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_REPS, "id;name\nR1;Anna\n");
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA1;One\n");
    fixture_take(f, IMPORT_CONTACTS, "id;account;name\nC1;A1;Boss\n");
    fixture_take(f, IMPORT_OPPORTUNITIES, "id;account;stage\nO1;A1;lead\n");
    fixture_take(f, IMPORT_LEADS, "id;account;handed_over\nL1;A1;2026-11-02\n");
    fixture_take(f, IMPORT_APPOINTMENTS, "id;account;date\nP1;A1;2026-11-24\n");
    fixture_take(f, IMPORT_BLOCKS, "account;from;until\nA1;2026-11-24;2026-11-24\n");
    fixture_take(f, IMPORT_CALENDAR, "date\n2026-12-25\n");
    fixture_take(f, IMPORT_EVENTS,
                 "id;name;date;start;end;lon;lat\n"
                 "E1;Fair;2026-11-24;18:00;20:00;24;56\n");
    fixture_take(f, IMPORT_LODGINGS, "id;name;lon;lat;night\nH1;Inn;24;56;6500\n");
    fixture_take(
        f, IMPORT_SERVICES,
        "id;mode;from_name;from_lon;from_lat;to_name;to_lon;to_lat;duration;"
        "fare;departures\nS1;rail;Riga;24;56;Jelgava;23.7;56.6;3600;300;06:15\n");
    fixture_take(f, IMPORT_VISITS, "account;date\nA1;2026-11-02\n");
    assert_int_equal(fixture_number(f, "SELECT weekdays FROM services"), 127);
    assert_int_equal(fixture_number(f, "SELECT availability_ppm FROM reps"), 1000000);
    assert_int_equal(fixture_number(f, "SELECT is_must FROM events"), 1);
    assert_string_equal(fixture_text(f, "SELECT kind || outcome FROM visits"),
                        "visitdone");
    assert_string_equal(fixture_text(f, "SELECT role FROM contacts"), "other");
    assert_string_equal(fixture_text(f, "SELECT source FROM leads"), "inside team");
    fixture_load(f);
}

static void rows_are_numbered_in_the_order_of_their_ids(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_ACCOUNTS, "id;name\nA10;x\nA2;x\nA1;x\nB;x\nA;x\n");
    assert_string_equal(
        fixture_text(f, "SELECT group_concat(crm_id, ' ') FROM (SELECT crm_id "
                        "FROM accounts ORDER BY account_id)"),
        "A A1 A10 A2 B");
}

/* By owner, then by id; those without one first. */
static void new_accounts_of_one_rep_lie_together(void **state)
{
    struct fixture *f = *state;
    fixture_take(f, IMPORT_REPS, "id;name\nR1;Anna\nR2;Bruno\n");
    fixture_take(f, IMPORT_ACCOUNTS,
                 "id;name;owner\nA1;x;R2\nA2;x;R1\nA3;x;\nA4;x;R2\nA5;x;R1\n");
    assert_string_equal(
        fixture_text(f, "SELECT group_concat(crm_id, ' ') FROM (SELECT crm_id "
                        "FROM accounts ORDER BY account_id)"),
        "A3 A2 A5 A1 A4");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(new_rows_get_what_is_usual, setup, teardown),
        cmocka_unit_test_setup_teardown(all_that_an_account_has_is_kept, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(a_second_import_changes_only_what_differs,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(an_empty_cell_clears_or_gives_what_is_usual,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(precision_follows_the_position, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(rows_that_cannot_be_taken_are_faults, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(
            unknown_tiers_are_made_in_the_order_of_their_names, setup, teardown),
        cmocka_unit_test_setup_teardown(a_trial_counts_and_writes_nothing, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(without_finish_nothing_has_happened, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(the_accounts_of_an_event_are_replaced, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(visits_move_the_last_visit, setup, teardown),
        cmocka_unit_test_setup_teardown(visits_without_an_id_are_known_by_what_they_are,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(every_usual_value_can_be_written, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(rows_are_numbered_in_the_order_of_their_ids,
                                        setup, teardown),
        cmocka_unit_test_setup_teardown(new_accounts_of_one_rep_lie_together, setup,
                                        teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
