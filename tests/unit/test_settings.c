// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/settings.h"

#include "testing.h"

static void every_key_has_a_name_a_sentence_and_a_default_in_bounds(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SETTING_COUNT; i++) {
        const struct setting_info *info = setting_info_get((enum setting)i);
        assert_non_null(info->name);
        assert_non_null(info->meaning);
        assert_true(strlen(info->name) > 2);
        assert_true(strlen(info->meaning) > 10);
        assert_true(info->least < info->most);
        assert_in_range(info->usual - info->least, 0, info->most - info->least);
    }
}

static void a_key_is_found_by_its_name_only(void **state)
{
    (void)state;
    for (unsigned i = 0; i < SETTING_COUNT; i++) {
        enum setting found = SETTING_COUNT;
        assert_true(setting_find(setting_info_get((enum setting)i)->name, &found));
        assert_int_equal(found, i); /* so no name is there twice */
    }
    enum setting untouched = SETTING_VISIT_S;
    assert_false(setting_find("no_such_key", &untouched));
    assert_false(setting_find("", &untouched));
    assert_int_equal(untouched, SETTING_VISIT_S);
}

static void the_defaults_are_those_of_the_design(void **state)
{
    (void)state;
    const struct settings settings = settings_default();
    assert_int_equal(settings.value[SETTING_MARGIN_PPM], 300000);
    assert_int_equal(settings.value[SETTING_ELASTICITY_PPM], 340000);
    assert_int_equal(settings.value[SETTING_KM_UCT], 450000);
    assert_int_equal(settings.value[SETTING_EARLIEST_REPEAT_PPM], 700000);
    assert_int_equal(settings.value[SETTING_WIN_NEGOTIATION_VISIT_PPM], 580000);
    assert_int_equal(settings.value[SETTING_WORKLOAD_SPREAD_PPM], 50000);
    assert_int_equal(settings.value[SETTING_VALUE_SPREAD_PPM], 100000);
    assert_int_equal(settings.value[SETTING_REMOTE_TOUCH_S], 20 * 60);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_key_has_a_name_a_sentence_and_a_default_in_bounds),
        cmocka_unit_test(a_key_is_found_by_its_name_only),
        cmocka_unit_test(the_defaults_are_those_of_the_design),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
