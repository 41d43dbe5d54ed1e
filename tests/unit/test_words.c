// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/words.h"

#include "testing.h"

static void every_stage_outcome_and_reason_reads_back(void **state)
{
    (void)state;
    for (unsigned i = 0; i < STAGE_COUNT; i++) {
        enum stage stage;
        assert_true(stage_find(stage_word((enum stage)i), &stage));
        assert_int_equal(stage, i);
    }
    for (unsigned i = 0; i < OUTCOME_COUNT; i++) {
        enum visit_outcome outcome;
        assert_true(outcome_find(outcome_word((enum visit_outcome)i), &outcome));
        assert_int_equal(outcome, i);
    }
    for (unsigned i = 0; i < REASON_COUNT; i++) {
        enum reason_code code;
        assert_true(reason_find(reason_word((enum reason_code)i), &code));
        assert_int_equal(code, i);
    }
}

static void the_shorter_lists_read_back_too(void **state)
{
    (void)state;
    enum account_kind kind;
    assert_true(account_kind_find("prospect", &kind));
    assert_string_equal(account_kind_word(kind), "prospect");
    enum place_precision precision;
    assert_true(precision_find("none", &precision));
    assert_string_equal(precision_word(precision), "none");
    enum contact_role role;
    assert_true(contact_role_find("decision_maker", &role));
    assert_string_equal(contact_role_word(role), "decision_maker");
    enum appointment_kind appointment;
    assert_true(appointment_kind_find("week", &appointment));
    assert_string_equal(appointment_kind_word(appointment), "week");
    enum block_kind block;
    assert_true(block_kind_find("must", &block));
    assert_string_equal(block_kind_word(block), "must");
    enum visit_kind visit;
    assert_true(visit_kind_find("remote", &visit));
    assert_string_equal(visit_kind_word(visit), "remote");
    enum setting_level level;
    assert_true(level_find("account", &level));
    assert_string_equal(level_word(level), "account");
}

static void other_words_are_not_found(void **state)
{
    (void)state;
    enum stage stage = STAGE_WON;
    assert_false(stage_find("Lead", &stage));
    assert_false(stage_find("", &stage));
    assert_false(stage_find(NULL, &stage));
    assert_int_equal(stage, STAGE_WON);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_stage_outcome_and_reason_reads_back),
        cmocka_unit_test(the_shorter_lists_read_back_too),
        cmocka_unit_test(other_words_are_not_found),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
