// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/plan_csv.h"

#include "small_list.h"

static void a_stop_is_a_row(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(plan_csv_write, &small_list, &writing);
    assert_string_equal(
        text,
        "rep_id,rep,day,stop,kind,account_id,name,city,lon_deg,lat_deg,arrive_tod,"
        "start_tod,end_tod,drive_s,drive_m,value_ct,worth_ct,detour_ct,appointment_id,"
        "is_pinned\n"
        "R 1,Anna B\u0113rzi\u0146a,2026-11-23,1,visit,A1,"
        "\"Caf\u00e9 \"\"R\u012bts\"\", SIA; \\ </script>\",R\u012bga,24.123457,"
        "56.900000,08:20:05,08:30:27,09:15:27,1205,12345,12345,20000,555,,true\n"
        "R 1,Anna B\u0113rzi\u0146a,2026-11-24,1,appointment,A2,'=SUM(A1),,25.000000,"
        "57.000000,08:50:00,09:00:00,10:00:00,600,9000,-5,0,0,M/1,false\n"
        "R 1,Anna B\u0113rzi\u0146a,2026-11-24,2,event,,Fair,,24.500000,57.250000,"
        "22:00:00,22:00:00,25:00:00,60,1000,0,0,0,,false\n");
    writing_close(&writing);
}

static void what_was_left_out_is_a_table_too(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct err err = {0};
    struct table table;
    struct writing writing;
    writing_open(&writing);
    plan_left_table(&small_list, &arena, &table);
    assert_ok(table_write(&table, TABLE_CSV, NULL, writing.out, &err), &err);
    assert_string_equal(
        writing_text(&writing),
        "rep_id,rep,account_id,name,reason,amount_ct,by_account_id,until_day\n"
        "R 1,Anna B\u0113rzi\u0146a,A3,Nowhere,not_located,0,,\n");
    writing_close(&writing);
    arena_release(&arena);
}

static void no_plan_is_a_heading(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(plan_csv_write, &empty_list, &writing);
    assert_null(strchr(strchr(text, '\n') + 1, ','));
    writing_close(&writing);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    assert_full_disk(plan_csv_write);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stop_is_a_row),
        cmocka_unit_test(what_was_left_out_is_a_table_too),
        cmocka_unit_test(no_plan_is_a_heading),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
