// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/territory_csv.h"

#include "week_small.h"
#include "writing.h"

static const char heading[] =
    "account_id,name,city,lon_deg,lat_deg,tier,yearly_revenue_ct,territory,district,"
    "region,rep_id,rep,owner_rep_id,is_moved,is_locked\n";

static void an_account_is_a_row(void **state)
{
    (void)state;
    char expected[2048];
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(territory_csv_write(&small_model, writing.out, &err), &err);
    snprintf(expected, sizeof expected,
             "%sA1,\"Caf\u00e9 \"\"R\u012bts\"\", SIA; \\ </script>\",R\u012bga,"
             "24.123457,56.900000,A,1234500,\"North, \"\"old\"\"\",D1,,R 1,"
             "Anna B\u0113rzi\u0146a,,false,false\n"
             "A2,'=SUM(A1),,25.000000,57.000000,A,0,,,,R 1,Anna B\u0113rzi\u0146a,R 1,"
             "false,true\n"
             "A3,Nowhere,,,,A,0,,,,R 1,Anna B\u0113rzi\u0146a,,false,false\n",
             heading);
    assert_string_equal(writing_text(&writing), expected);
    writing_close(&writing);
}

static void an_account_that_changes_its_rep_is_marked(void **state)
{
    (void)state;
    const struct rep reps[2] = {small_model.reps[0], {.crm_id = "R2", .name = "Ilze"}};
    struct account account = small_model.accounts[1];
    account.owner_rep_ix = 1;
    struct model model = small_model;
    model.reps = reps;
    model.rep_count = 2;
    model.accounts = &account;
    model.account_count = 1;
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(territory_csv_write(&model, writing.out, &err), &err);
    assert_non_null(strstr(writing_text(&writing), ",R2,true,true\n"));
    writing_close(&writing);
}

static void no_account_is_a_heading(void **state)
{
    (void)state;
    const struct model model = {.currency = "EUR"};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(territory_csv_write(&model, writing.out, &err), &err);
    assert_string_equal(writing_text(&writing), heading);
    writing_close(&writing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(an_account_is_a_row),
        cmocka_unit_test(an_account_that_changes_its_rep_is_marked),
        cmocka_unit_test(no_account_is_a_heading),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
