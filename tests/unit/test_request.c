// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "beat/request.h"

static struct arena arena;
static struct request request;
static struct err err;

#define READ(id, ...)                                  \
    read_words(id, (const char *const[]){__VA_ARGS__}, \
               sizeof((const char *const[]){__VA_ARGS__}) / sizeof(char *))

static bool read_words(enum command_id id, const char *const *words, size_t count)
{
    arena_release(&arena);
    memset(&err, 0, sizeof err);
    return request_read(command_get(id), words, (uint32_t)count, &arena, &request,
                        &err);
}

static void options_and_arguments_mix(void **state)
{
    (void)state;
    assert_ok(READ(COMMAND_NEXT, "R01", "--at", "56.9,24.1", "-l3"), &err);
    assert_int_equal(request.argument_count, 1);
    assert_string_equal(request.arguments[0], "R01");
    assert_string_equal(request_text(&request, &option_at), "56.9,24.1");
    assert_int_equal(request_count(&request, &option_limit, 5), 3);
}

static void two_dashes_end_options(void **state)
{
    (void)state;
    assert_ok(READ(COMMAND_NEXT, "--", "--at"), &err);
    assert_string_equal(request.arguments[0], "--at");
    assert_null(request_text(&request, &option_at));
}

static void a_value_may_be_joined_by_an_equals_sign(void **state)
{
    (void)state;
    assert_ok(READ(COMMAND_PLAN, "--week=2026-W48", "--effort=quick"), &err);
    assert_string_equal(request_text(&request, &option_week), "2026-W48");
    assert_string_equal(request_word(&request, &option_effort), "quick");
}

static void what_is_not_given_has_its_usual_value(void **state)
{
    (void)state;
    assert_ok(READ(COMMAND_PLAN, "--dry-run"), &err);
    assert_string_equal(request_word(&request, &option_effort), "standard");
    assert_string_equal(request_word(&request, &option_format), "table");
    assert_null(request_text(&request, &option_week));
    assert_int_equal(request_count(&request, &option_seed, 1), 1);
}

static void the_last_of_a_flag_and_its_undoing_wins(void **state)
{
    (void)state;
    assert_ok(READ(COMMAND_PLAN, "--strict", "--no-strict"), &err);
    assert_false(request_flag(&request, &option_strict, false));
    assert_ok(READ(COMMAND_PLAN, "--no-strict", "--strict"), &err);
    assert_true(request_flag(&request, &option_strict, false));
    assert_ok(READ(COMMAND_PLAN, "--dry-run"), &err);
    assert_true(request_flag(&request, &option_strict, true));
}

static void a_repeated_option_keeps_every_value(void **state)
{
    const char *const *reps;
    (void)state;
    assert_ok(READ(COMMAND_PLAN, "--rep", "R02", "-r", "R01"), &err);
    assert_int_equal(request_texts(&request, &option_rep, &arena, &reps), 2);
    assert_string_equal(reps[0], "R02");
    assert_string_equal(reps[1], "R01");
}

static void help_wins_over_everything_else(void **state)
{
    (void)state;
    assert_ok(READ(COMMAND_NEXT, "--help"), &err);
    assert_true(request.wants_help);
}

static void each_wrong_option_has_its_sentence(void **state)
{
    (void)state;
    assert_false(READ(COMMAND_PLAN, "--wekk", "1"));
    assert_err(&err, ERR_USAGE, "there is no option '--wekk'; is it '--week'?");
    assert_false(READ(COMMAND_PLAN, "--quarterly"));
    assert_err(&err, ERR_USAGE, "there is no option '--quarterly'");
    assert_false(READ(COMMAND_PLAN, "-x"));
    assert_err(&err, ERR_USAGE, "there is no option '-x'");
    assert_false(READ(COMMAND_PLAN, "--st", "--se"));
    assert_err(&err, ERR_USAGE, "'--seed' wants N");
    assert_false(READ(COMMAND_PLAN, "--re", "R01"));
    assert_err(&err, ERR_USAGE, "'--re' may be the start of several options");
    assert_false(READ(COMMAND_PLAN, "--week"));
    assert_err(&err, ERR_USAGE, "'--week' wants WEEK");
    assert_false(READ(COMMAND_PLAN, "--strict=yes"));
    assert_err(&err, ERR_USAGE, "'--strict' takes no value");
    assert_false(READ(COMMAND_PLAN, "--week", "2026-W48", "-w", "2026-W49"));
    assert_err(&err, ERR_USAGE, "'--week' is given twice");
}

static void each_wrong_value_has_its_sentence(void **state)
{
    (void)state;
    assert_false(READ(COMMAND_PLAN, "--week", "next"));
    assert_err(&err, ERR_USAGE,
               "'--week' wants a week as 2026-W48 or a day as 2026-11-24, not 'next'");
    assert_false(READ(COMMAND_PLAN, "--effort", "high"));
    assert_err(&err, ERR_USAGE,
               "'--effort' is one of quick|standard|certify, not 'high'");
    assert_false(READ(COMMAND_PLAN, "--threads", "0"));
    assert_err(&err, ERR_USAGE, "'--threads' wants a whole number 1..256, not '0'");
    assert_false(READ(COMMAND_PLAN, "--seed", "-1"));
    assert_err(&err, ERR_USAGE, "'--seed' wants a whole number from 0 up, not '-1'");
    assert_false(READ(COMMAND_LOG, "R01", "A1", "order", "--amount", "-5"));
    assert_err(&err, ERR_USAGE, "'--amount' wants an amount as 1234.50, not '-5'");
    assert_false(READ(COMMAND_PLAN, "--db", ""));
    assert_err(&err, ERR_USAGE, "'--db' wants FILE, not an empty text");
}

static void a_position_is_latitude_then_longitude(void **state)
{
    struct geo_point at;
    (void)state;
    assert_ok(option_position_read("56.95,24.11", &at, &err), &err);
    assert_near(at.lat_deg, 56.95, 1e-12);
    assert_near(at.lon_deg, 24.11, 1e-12);
    assert_false(READ(COMMAND_NEXT, "R01", "--at", "91,24"));
    assert_err(&err, ERR_USAGE, "'--at': latitude 91 is outside -90..90");
    assert_false(READ(COMMAND_NEXT, "R01", "--at", "nan,24"));
    assert_int_equal(err.code, ERR_USAGE);
    assert_false(READ(COMMAND_NEXT, "R01", "--at", "56.95"));
    assert_err(&err, ERR_USAGE,
               "'--at': a position is LAT,LON as 56.95,24.11, not '56.95'");
}

static void the_number_of_arguments_is_checked(void **state)
{
    (void)state;
    assert_false(READ(COMMAND_NEXT, "--limit", "3"));
    assert_err(&err, ERR_USAGE, "'next' wants REP");
    assert_false(READ(COMMAND_DAY, "R01", "2026-11-24", "x"));
    assert_err(&err, ERR_USAGE, "'day' takes REP [DATE], and 'x' is one too many");
    assert_false(READ(COMMAND_STATUS, "x"));
    assert_err(&err, ERR_USAGE, "'status' takes no argument, but there is 'x'");
    assert_false(READ(COMMAND_CHECK, "everything"));
    assert_err(&err, ERR_USAGE,
               "'check' wants one of data|plan|territory, not 'everything'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(options_and_arguments_mix),
        cmocka_unit_test(two_dashes_end_options),
        cmocka_unit_test(a_value_may_be_joined_by_an_equals_sign),
        cmocka_unit_test(what_is_not_given_has_its_usual_value),
        cmocka_unit_test(the_last_of_a_flag_and_its_undoing_wins),
        cmocka_unit_test(a_repeated_option_keeps_every_value),
        cmocka_unit_test(help_wins_over_everything_else),
        cmocka_unit_test(each_wrong_option_has_its_sentence),
        cmocka_unit_test(each_wrong_value_has_its_sentence),
        cmocka_unit_test(a_position_is_latitude_then_longitude),
        cmocka_unit_test(the_number_of_arguments_is_checked),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    arena_release(&arena);
    return failed;
}
