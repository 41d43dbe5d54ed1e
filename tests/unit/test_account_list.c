// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/account_list.h"

#include "week_small.h"
#include "writing.h"

enum { MONDAY = 20780 /* 2026-11-23 */ };

static const struct account_list small_list = {
    .plans = {&small_model, &small_plan, 1, NULL}};

static const char *csv_of(const struct table *table, struct writing *writing)
{
    struct err err = {0};
    writing_open(writing);
    assert_ok(table_write(table, TABLE_CSV, NULL, writing->out, &err), &err);
    return writing_text(writing);
}

/* A1 was seen on 10-24; the model has no interval but that of the settings, none. Its
 * stop is on Monday at 08:30:27. A2 has one on Tuesday at nine. A3 has a reason. */
static void each_account_has_its_next_visit_or_its_reason(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct table table;
    struct writing writing;
    account_list_table(&small_list, &arena, &table);
    assert_string_equal(
        csv_of(&table, &writing),
        "account_id,name,lon_deg,lat_deg,precision,tier,territory,rep_id,owner_rep_id,"
        "is_moved,last_visit_day,due_day,next_visit_day,next_visit_tod,channel,reason,"
        "reason_amount_ct\n"
        "A1,\"Caf\u00e9 \"\"R\u012bts\"\", SIA; \\ "
        "</script>\",24.123457,56.900000,given,A,"
        "\"North, \"\"old\"\"\",R 1,,false,2026-10-24,,2026-11-23,08:30:27,visit,,\n"
        "A2,'=SUM(A1),25.000000,57.000000,given,A,,R 1,R 1,false,,,2026-11-24,"
        "09:00:00,visit,,\n"
        "A3,Nowhere,,,none,A,,R 1,,false,,,,,later,not_located,\n");
    writing_close(&writing);
    arena_release(&arena);
}

static void without_plans_nothing_is_recommended(void **state)
{
    (void)state;
    const struct account_list list = {.plans = {&small_model, NULL, 0, NULL}};
    struct arena arena = {0};
    struct table table;
    struct writing writing;
    account_list_table(&list, &arena, &table);
    const char *text = csv_of(&table, &writing);
    assert_non_null(strstr(text, "\nA3,Nowhere,,,none,A,,R 1,,false,,,,,,,\n"));
    writing_close(&writing);
    arena_release(&arena);
}

static void only_accounts_of_the_reps_asked_for_are_told(void **state)
{
    (void)state;
    static const uint32_t other_ix = 1;
    const struct account_list list = {
        .plans = small_list.plans, .rep_ixs = &other_ix, .rep_count = 1};
    struct arena arena = {0};
    struct table table;
    account_list_table(&list, &arena, &table);
    assert_int_equal(table.cell_count, 0);
    arena_release(&arena);
}

static void points_are_geojson_and_unplaced_accounts_have_no_geometry(void **state)
{
    (void)state;
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(account_list_geojson(&small_list, writing.out, &err), &err);
    const char *text = writing_text(&writing);
    assert_non_null(strstr(text,
                           "\"coordinates\":[24.123457,56.900000]},\"properties\":"
                           "{\"account_id\":\"A1\""));
    assert_non_null(strstr(text, "\"geometry\":null,\"properties\":{\"account_id\":"
                                 "\"A3\""));
    assert_non_null(strstr(text, "\"next_visit_day\":\"2026-11-23\",\"next_visit_tod\":"
                                 "\"08:30:27\",\"channel\":\"visit\""));
    writing_close(&writing);
}

/* A1 is called for its gain of 7.50; A2 because its interval of 30 days ended 12 days
 * before the week; an account of both kinds comes once. */
static void touches_are_those_that_gain_then_those_that_are_overdue(void **state)
{
    (void)state;
    struct account accounts[2] = {small_model.accounts[0], small_model.accounts[1]};
    accounts[0].last_visit_day = MONDAY - 50;
    accounts[1].last_visit_day = MONDAY - 42;
    struct model model = small_model;
    model.accounts = accounts;
    model.account_count = 2;
    model.organisation.value[SETTING_INTERVAL_DAYS] = 30;
    const struct reason reasons[2] = {
        {.account_ix = 0,
         .code = REASON_REMOTE,
         .amount_ct = 750,
         .by_account_ix = NO_IX,
         .until_day = NO_DAY},
        {.account_ix = 1,
         .code = REASON_DISPLACED,
         .by_account_ix = NO_IX,
         .until_day = NO_DAY},
    };
    const struct plan plan = {.reasons = reasons, .reason_count = 2};
    const struct plan_list list = {&model, &plan, 1, NULL};
    struct arena arena = {0};
    struct table table;
    struct writing writing;
    touch_table(&list, MONDAY, &arena, &table);
    assert_string_equal(
        csv_of(&table, &writing),
        "account_id,name,city,phone,contact,tier,rep_id,rep,why,gain_ct,overdue_days,"
        "call_day,call_tod\n"
        "A1,\"Caf\u00e9 \"\"R\u012bts\"\", SIA; \\ </script>\",R\u012bga,'+371 6000 "
        "0000,J\u0101nis,A,R 1,Anna B\u0113rzi\u0146a,remote,750,20,,\n"
        "A2,'=SUM(A1),,,,A,R 1,Anna B\u0113rzi\u0146a,overdue,,12,,\n");
    writing_close(&writing);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(each_account_has_its_next_visit_or_its_reason),
        cmocka_unit_test(without_plans_nothing_is_recommended),
        cmocka_unit_test(only_accounts_of_the_reps_asked_for_are_told),
        cmocka_unit_test(points_are_geojson_and_unplaced_accounts_have_no_geometry),
        cmocka_unit_test(touches_are_those_that_gain_then_those_that_are_overdue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
