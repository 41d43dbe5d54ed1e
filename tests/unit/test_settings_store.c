// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/settings_store.h"

#include "store_fixture.h"
#include "testing.h"

static int setup(void **state)
{
    static struct fixture f;
    fixture_init(&f, db_open);
    *state = &f;
    fixture_take(&f, IMPORT_REPS, "id;name\nR1;Anna\n");
    fixture_take(&f, IMPORT_ACCOUNTS,
                 "id;name;tier;yearly_revenue\nA1;One;A;36500\nA2;Two;A;73000\n");
    return 0;
}

static int teardown(void **state)
{
    fixture_release(*state);
    return 0;
}

static void sets(struct fixture *f, enum setting_level level, const char *subject,
                 const char *key, const char *value)
{
    struct err err;
    const struct setting_row row = {level, subject, key, value};
    assert_ok(settings_store_set(f->db, &row, &err), &err);
}

static void refuses(struct fixture *f, enum setting_level level, const char *subject,
                    const char *key, const char *value, enum err_code code,
                    const char *sentence)
{
    struct err err;
    const struct setting_row row = {level, subject, key, value};
    assert_false(settings_store_set(f->db, &row, &err));
    assert_err(&err, code, sentence);
}

static void a_setting_is_kept_in_one_form(void **state)
{
    struct fixture *f = *state;
    sets(f, SETTING_LEVEL_ORGANISATION, "", "km_cost", "0,5");
    sets(f, SETTING_LEVEL_ORGANISATION, "", "margin", "0.25");
    sets(f, SETTING_LEVEL_TIER, "A", "visit", "90");
    sets(f, SETTING_LEVEL_TIER, "A", "visit", "60");
    sets(f, SETTING_LEVEL_REP, "R1", "workdays", "Mon,Tue,Wed");
    sets(f, SETTING_LEVEL_ACCOUNT, "A1", "interval", "7 days");
    assert_string_equal(
        fixture_text(f,
                     "SELECT group_concat(level || subject || key || value, ' ') FROM "
                     "(SELECT * FROM settings WHERE level <> 'tier' OR subject = 'A' "
                     "ORDER BY level, subject, key)"),
        "accountA1interval7 organisationkm_cost0.50 organisationmargin25 % "
        "repR1workdaysMon-Wed tierAinterval14 tierAvisit1h");
    const struct model model = fixture_load(f);
    const struct settings settings = model_settings(&model, 0, 0);
    assert_int_equal(settings.value[SETTING_KM_UCT], 500000);
    assert_int_equal(settings.value[SETTING_VISIT_S], 3600);
    assert_int_equal(settings.value[SETTING_WORKDAYS], 7);
    assert_int_equal(settings.value[SETTING_INTERVAL_DAYS], 7);
}

static void what_cannot_be_set_is_refused(void **state)
{
    struct fixture *f = *state;
    refuses(f, SETTING_LEVEL_ORGANISATION, "", "moon", "1", ERR_USAGE,
            "there is no setting 'moon'");
    refuses(f, SETTING_LEVEL_REP, "R1", "detour", "1.2", ERR_USAGE,
            "setting 'detour' cannot be set for one rep");
    refuses(f, SETTING_LEVEL_TIER, "A", "zone", "UTC", ERR_USAGE,
            "setting 'zone' cannot be set for one tier");
    refuses(f, SETTING_LEVEL_ORGANISATION, "x", "margin", "30 %", ERR_USAGE,
            "the organisation has no 'x'");
    refuses(f, SETTING_LEVEL_ORGANISATION, "", "margin", "much", ERR_INPUT,
            "setting 'margin': 'much' is not a share like 30 %");
    refuses(f, SETTING_LEVEL_ORGANISATION, "", "currency", "euro", ERR_INPUT,
            "setting 'currency': 'euro' is not a code like EUR");
    refuses(f, SETTING_LEVEL_TIER, "Z", "visit", "30m", ERR_MISSING,
            "there is no tier 'Z'");
    refuses(f, SETTING_LEVEL_REP, "R9", "visit", "30m", ERR_MISSING,
            "there is no rep 'R9'");
    refuses(f, SETTING_LEVEL_ACCOUNT, "A9", "visit", "30m", ERR_MISSING,
            "there is no account 'A9'");
    assert_int_equal(fixture_number(f, "SELECT count(*) FROM settings"), 8);
}

static void currency_and_zone_are_text(void **state)
{
    struct fixture *f = *state;
    struct err err;
    sets(f, SETTING_LEVEL_ORGANISATION, "", "currency", "SEK");
    sets(f, SETTING_LEVEL_ORGANISATION, "", "zone", "Europe/Riga");
    const struct model model = fixture_load(f);
    assert_string_equal(model.currency, "SEK");
    assert_string_equal(model.zone, "Europe/Riga");
    const struct setting_row row = {SETTING_LEVEL_ORGANISATION, "", "zone", "Mars"};
    assert_false(settings_store_set(f->db, &row, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_non_null(strstr(err.text, "Mars"));
}

static void what_is_unset_is_gone(void **state)
{
    struct fixture *f = *state;
    struct err err;
    bool is_gone = false;
    assert_ok(
        settings_store_unset(f->db, SETTING_LEVEL_TIER, "A", "visit", &is_gone, &err),
        &err);
    assert_true(is_gone);
    assert_ok(
        settings_store_unset(f->db, SETTING_LEVEL_TIER, "A", "visit", &is_gone, &err),
        &err);
    assert_false(is_gone);
    assert_false(
        settings_store_unset(f->db, SETTING_LEVEL_TIER, "A", "moon", &is_gone, &err));
    assert_err(&err, ERR_USAGE, "there is no setting 'moon'");
}

static void they_are_listed_level_by_level(void **state)
{
    struct fixture *f = *state;
    struct err err;
    const struct setting_row *rows;
    uint32_t count;
    sets(f, SETTING_LEVEL_ACCOUNT, "A1", "interval", "7");
    sets(f, SETTING_LEVEL_ORGANISATION, "", "km_cost", "0.5");
    sets(f, SETTING_LEVEL_REP, "R1", "visits_max", "6");
    assert_ok(settings_store_list(f->db, &f->arena, &rows, &count, &err), &err);
    assert_int_equal(count, 11);
    assert_int_equal(rows[0].level, SETTING_LEVEL_ORGANISATION);
    assert_string_equal(rows[0].key, "km_cost");
    assert_string_equal(rows[1].subject, "A");
    assert_string_equal(rows[1].key, "interval");
    assert_int_equal(rows[9].level, SETTING_LEVEL_REP);
    assert_string_equal(rows[10].subject, "A1");
    assert_string_equal(rows[10].value, "7");
}

/* Two accounts of tier A, 365.00 and 730.00 a year; the lower of the two in the middle.
 */
static void medians_follow_what_is_set(void **state)
{
    struct fixture *f = *state;
    static const char sql[] =
        "SELECT median_maintenance_ct FROM tiers WHERE name = 'A'";
    /* 0.34 * 365.00 * 14 / 365 = 4.76. */
    assert_int_equal(fixture_number(f, sql), 476);
    sets(f, SETTING_LEVEL_TIER, "A", "interval", "28");
    assert_int_equal(fixture_number(f, sql), 952);
    sets(f, SETTING_LEVEL_ORGANISATION, "", "elasticity", "1");
    assert_int_equal(fixture_number(f, sql), 2800);
    struct err err;
    bool is_gone;
    assert_ok(settings_store_unset(f->db, SETTING_LEVEL_TIER, "A", "interval", &is_gone,
                                   &err),
              &err);
    /* The organisation's interval of 30 days. */
    assert_int_equal(fixture_number(f, sql), 3000);
    const struct model model = fixture_load_rep(f, "R1");
    assert_int_equal(model.tiers[0].median_maintenance_ct, 3000);
    assert_int_equal(model.tiers[1].median_maintenance_ct, 0); /* nobody is in it */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(a_setting_is_kept_in_one_form, setup, teardown),
        cmocka_unit_test_setup_teardown(what_cannot_be_set_is_refused, setup, teardown),
        cmocka_unit_test_setup_teardown(currency_and_zone_are_text, setup, teardown),
        cmocka_unit_test_setup_teardown(what_is_unset_is_gone, setup, teardown),
        cmocka_unit_test_setup_teardown(they_are_listed_level_by_level, setup,
                                        teardown),
        cmocka_unit_test_setup_teardown(medians_follow_what_is_set, setup, teardown),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
