// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/arena.h"
#include "model/settings.h"

#include "testing.h"

static void reads(enum setting setting, const char *text, int64_t expected)
{
    struct err err;
    int64_t value = INT64_MIN;
    assert_ok(setting_value_read(setting, text, &value, &err), &err);
    assert_int_equal(value, expected);
}

static void shows(enum setting setting, int64_t value, const char *expected)
{
    struct arena arena = {0};
    assert_string_equal(setting_value_text(setting, value, &arena), expected);
    arena_release(&arena);
}

static void refuses(enum setting setting, const char *text, const char *sentence)
{
    struct err err;
    int64_t value = 42;
    assert_false(setting_value_read(setting, text, &value, &err));
    assert_err(&err, ERR_INPUT, sentence);
    assert_int_equal(value, 42);
}

static void people_write_values_in_several_ways(void **state)
{
    (void)state;
    reads(SETTING_MARGIN_PPM, "30 %", 300000);
    reads(SETTING_MARGIN_PPM, "30%", 300000);
    reads(SETTING_MARGIN_PPM, " 0.3 ", 300000);
    reads(SETTING_MARGIN_PPM, "12,5 %", 125000);
    reads(SETTING_DETOUR_PPM, "1.3", 1300000);
    reads(SETTING_VISIT_S, "45", 2700);
    reads(SETTING_VISIT_S, "45m", 2700);
    reads(SETTING_VISIT_S, "1h30m", 5400);
    reads(SETTING_VISIT_S, "1h 30m", 5400);
    reads(SETTING_VISIT_S, "0:45", 2700);
    reads(SETTING_VISIT_S, "90s", 90);
    reads(SETTING_WORK_START_TOD, "8:30", 30600);
    reads(SETTING_HOUR_CT, "35", 3500);
    reads(SETTING_HOUR_CT, "35,5", 3550);
    reads(SETTING_KM_UCT, "0.45", 450000);
    reads(SETTING_INTERVAL_DAYS, "14", 14);
    reads(SETTING_INTERVAL_DAYS, "14 days", 14);
    reads(SETTING_VISITS_MAX, "12", 12);
    reads(SETTING_WORKDAYS, "Mon-Fri", 31);
    reads(SETTING_WORKDAYS, "Mon,Wed", 5);
    reads(SETTING_WORKDAYS, "Sat-Mon", 1 + 32 + 64);
    reads(SETTING_WORKDAYS, "none", 0);
}

static void values_are_shown_in_one_way(void **state)
{
    (void)state;
    shows(SETTING_MARGIN_PPM, 300000, "30 %");
    shows(SETTING_MARGIN_PPM, 125000, "12.5 %");
    shows(SETTING_MARGIN_PPM, 1, "0.0001 %");
    shows(SETTING_DETOUR_PPM, 1300000, "1.30");
    shows(SETTING_KM_UCT, 450000, "0.45");
    shows(SETTING_KM_UCT, 451234, "0.451234");
    shows(SETTING_VISIT_S, 5400, "1h30m");
    shows(SETTING_VISIT_S, 3600, "1h");
    shows(SETTING_VISIT_S, 90, "1m30s");
    shows(SETTING_LUNCH_S, 0, "0m");
    shows(SETTING_WORK_START_TOD, 30600, "08:30");
    shows(SETTING_WORK_END_TOD, 86400, "24:00");
    shows(SETTING_HOUR_CT, 3505, "35.05");
    shows(SETTING_INTERVAL_DAYS, 14, "14");
    shows(SETTING_WORKDAYS, 31, "Mon-Fri");
    shows(SETTING_WORKDAYS, 3, "Mon,Tue");
    shows(SETTING_WORKDAYS, 127, "Mon-Sun");
    shows(SETTING_WORKDAYS, 0, "none");
}

static void what_is_shown_reads_back(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SETTING_COUNT; i++) {
        const struct setting_info *info = setting_info_get((enum setting)i);
        const int64_t step = (info->most - info->least) / 1009 + 1;
        for (int64_t value = info->least; value <= info->most; value += step) {
            struct arena arena = {0};
            reads((enum setting)i, setting_value_text((enum setting)i, value, &arena),
                  value);
            arena_release(&arena);
        }
    }
}

static void nonsense_is_refused_with_an_example(void **state)
{
    (void)state;
    refuses(SETTING_MARGIN_PPM, "much",
            "setting 'margin': 'much' is not a share like 30 %");
    refuses(SETTING_MARGIN_PPM, "", "setting 'margin': '' is not a share like 30 %");
    refuses(SETTING_MARGIN_PPM, "nan",
            "setting 'margin': 'nan' is not a share like 30 %");
    refuses(SETTING_MARGIN_PPM, "30", "setting 'margin': '30' is outside 0 %..100 %");
    refuses(SETTING_MARGIN_PPM, "-1 %",
            "setting 'margin': '-1 %' is outside 0 %..100 %");
    refuses(SETTING_VISIT_S, "1m1h",
            "setting 'visit': '1m1h' is not a length of time like 1h30m");
    refuses(SETTING_VISIT_S, "0", "setting 'visit': '0' is outside 1m..24h");
    refuses(
        SETTING_VISIT_S, "99999999999999999999",
        "setting 'visit': '99999999999999999999' is not a length of time like 1h30m");
    refuses(SETTING_WORK_START_TOD, "25:00",
            "setting 'work_start': '25:00' is not a time of day like 08:30");
    refuses(SETTING_HOUR_CT, "1.234",
            "setting 'hour_cost': '1.234' is not an amount like 35.00");
    refuses(SETTING_KM_UCT, "0.45x",
            "setting 'km_cost': '0.45x' is not a price like 0.45");
    refuses(SETTING_KM_UCT, ".", "setting 'km_cost': '.' is not a price like 0.45");
    refuses(SETTING_INTERVAL_DAYS, "14 weeks",
            "setting 'interval': '14 weeks' is not a number of days like 14");
    refuses(
        SETTING_WORKDAYS, "Mon-",
        "setting 'workdays': 'Mon-' is not days of the week like Mon-Fri or Mon,Wed");
    refuses(SETTING_VISITS_MAX, "1.5",
            "setting 'visits_max': '1.5' is not a whole number");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(people_write_values_in_several_ways),
        cmocka_unit_test(values_are_shown_in_one_way),
        cmocka_unit_test(what_is_shown_reads_back),
        cmocka_unit_test(nonsense_is_refused_with_an_example),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
