// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/plan_json.h"

#include "small_list.h"

static void no_plan_is_an_empty_list(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(plan_json_write, &empty_list, &writing);
    assert_string_equal(text, "{\n  \"currency\": \"EUR\",\n  \"plans\": []\n}\n");
    writing_close(&writing);
}

/* A day off and one reason: short enough to look at. */
static const char day_off[] = "{\n"
                              "  \"currency\": \"EUR\",\n"
                              "  \"plans\": [\n"
                              "    {\n"
                              "      \"rep_id\": \"R 1\",\n"
                              "      \"rep\": \"Anna B\u0113rzi\u0146a\",\n"
                              "      \"zone\": \"Europe/Riga\",\n"
                              "      \"week\": \"2026-W48\",\n"
                              "      \"value_ct\": 12340,\n"
                              "      \"worth_ct\": 20000,\n"
                              "      \"travel_ct\": 6855,\n"
                              "      \"night_ct\": 6000,\n"
                              "      \"overtime_ct\": 0,\n"
                              "      \"penalty_ct\": 0,\n"
                              "      \"net_ct\": -515,\n"
                              "      \"bound_ct\": 100,\n"
                              "      \"bound_kind\": \"prices\",\n"
                              "      \"drive_s\": 11765,\n"
                              "      \"drive_m\": 152345,\n"
                              "      \"work\": 42,\n"
                              "      \"days\": [\n"
                              "        {\n"
                              "          \"day\": \"2026-11-25\",\n"
                              "          \"start_lodging_id\": null,\n"
                              "          \"end_lodging_id\": null,\n"
                              "          \"leave_tod\": null,\n"
                              "          \"back_tod\": null,\n"
                              "          \"lunch_tod\": null,\n"
                              "          \"back_drive_s\": 0,\n"
                              "          \"back_drive_m\": 0,\n"
                              "          \"drive_s\": 0,\n"
                              "          \"drive_m\": 0,\n"
                              "          \"value_ct\": 0,\n"
                              "          \"travel_ct\": 0,\n"
                              "          \"hour_uct\": 0,\n"
                              "          \"stops\": []\n"
                              "        }\n"
                              "      ],\n"
                              "      \"left_out\": [\n"
                              "        {\n"
                              "          \"account_id\": \"A3\",\n"
                              "          \"name\": \"Nowhere\",\n"
                              "          \"reason\": \"not_located\",\n"
                              "          \"amount_ct\": 0,\n"
                              "          \"by_account_id\": null,\n"
                              "          \"until_day\": null\n"
                              "        }\n"
                              "      ],\n"
                              "      \"prices\": [\n"
                              "        {\n"
                              "          \"account_id\": \"A1\",\n"
                              "          \"price_uct\": 123450000\n"
                              "        }\n"
                              "      ]\n"
                              "    }\n"
                              "  ]\n"
                              "}\n";

static void a_plan_has_sums_days_reasons_and_prices(void **state)
{
    (void)state;
    struct plan plan = small_plan;
    plan.days = &small_plan.days[2];
    plan.day_count = 1;
    plan.stop_count = 0;
    const struct plan_list list = {&small_model, &plan, 1, NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(plan_json_write(&list, writing.out, &err), &err);
    assert_string_equal(writing_text(&writing), day_off);
    writing_close(&writing);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    assert_full_disk(plan_json_write);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(no_plan_is_an_empty_list),
        cmocka_unit_test(a_plan_has_sums_days_reasons_and_prices),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
