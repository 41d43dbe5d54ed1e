// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "text/number.h"

static int64_t read_ct(const char *text, char mark)
{
    int64_t units = -1;
    struct err err;
    assert_ok(number_decimal_read(text, mark, 2, &units, &err), &err);
    return units;
}

static void money_is_read_as_people_write_it(void **state)
{
    (void)state;
    assert_int_equal(read_ct("1234.5", '.'), 123450);
    assert_int_equal(read_ct("1,234.50", '.'), 123450);
    assert_int_equal(read_ct("1.234,50", ','), 123450);
    assert_int_equal(read_ct("1 234,50", ','), 123450);
    assert_int_equal(read_ct("1\u00A0234\u00A0567,5", ','), 123456750);
    assert_int_equal(read_ct("1\u202F234,50 €", ','), 123450);
    assert_int_equal(read_ct("1'234.50", '.'), 123450);
    assert_int_equal(read_ct("CHF 1’234.50", '.'), 123450);
    assert_int_equal(read_ct("12,34,567.00", '.'), 123456700);
    assert_int_equal(read_ct("$1,176,880.95", '.'), 117688095);
    assert_int_equal(read_ct("EUR 900", '.'), 90000);
    assert_int_equal(read_ct("900 kr", '.'), 90000);
    assert_int_equal(read_ct(".5", '.'), 50);
    assert_int_equal(read_ct("5.", '.'), 500);
    assert_int_equal(read_ct("1.2E+05", '.'), 12000000);
    assert_int_equal(read_ct("25e-3", '.'), 3); /* 0.025 -> 2.5 -> 3 */
}

static void numbers_below_zero_have_one_sign(void **state)
{
    (void)state;
    assert_int_equal(read_ct("-12.00", '.'), -1200);
    assert_int_equal(read_ct("12.00-", '.'), -1200);
    assert_int_equal(read_ct("(12.00)", '.'), -1200);
    assert_int_equal(read_ct("−12,5 zł", ','), -1250);
    assert_int_equal(read_ct("-$12", '.'), -1200);
    assert_int_equal(read_ct("+12", '.'), 1200);
}

static void halves_are_rounded_away_from_zero(void **state)
{
    (void)state;
    assert_int_equal(read_ct("0.005", '.'), 1);
    assert_int_equal(read_ct("0.00499999999999999999999", '.'), 0);
    assert_int_equal(read_ct("-0.005", '.'), -1);
    assert_int_equal(read_ct("1.005", '.'), 101); /* 1.005 is no double */
}

static void what_is_no_number_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {
        "",    "abc",   "12k",     "1.2M",    "1,23.50",  "--5",
        "1 2", "12 34", "5 EUR 6", "EURUSD5", "1..5",     "1,234 567",
        "NaN", "inf",   "0x10",    "12%",     "(5",       "5)",
        "1e",  ".",     "1,,234",  "3 mio",   "EUR EUR 5"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        int64_t units = 7;
        struct err err;
        assert_false(number_decimal_read(wrong[i], '.', 2, &units, &err));
        assert_err(&err, ERR_INPUT, "is not a number");
        assert_int_equal(units, 7);
    }
}

static void the_other_mark_is_named_in_the_message(void **state)
{
    (void)state;
    int64_t units;
    struct err err;
    assert_false(number_decimal_read("1.234,50", '.', 2, &units, &err));
    assert_err(&err, ERR_INPUT, "is not a number with a decimal point");
    assert_false(number_decimal_read("1,2345", '.', 2, &units, &err));
    assert_err(&err, ERR_INPUT, "is not a number with a decimal point");
    assert_false(number_decimal_read("1,234.50", ',', 2, &units, &err));
    assert_err(&err, ERR_INPUT, "is not a number with a decimal comma");
}

static void more_than_64_bits_is_a_limit(void **state)
{
    (void)state;
    int64_t units;
    struct err err;
    assert_int_equal(read_ct("92233720368547758.07", '.'), INT64_MAX);
    assert_false(number_decimal_read("92233720368547758.08", '.', 2, &units, &err));
    assert_err(&err, ERR_LIMIT, "is too large a number");
    assert_false(number_decimal_read("1e300", '.', 2, &units, &err));
    assert_err(&err, ERR_LIMIT, "is too large a number");
    assert_int_equal(read_ct("0e300", '.'), 0);
    assert_int_equal(read_ct("1e-300", '.'), 0);
}

static void a_number_tells_its_decimal_mark(void **state)
{
    (void)state;
    static const struct {
        const char *text;
        enum number_mark mark;
    } cases[] = {{"1234", NUMBER_MARK_NONE},       {"1 234", NUMBER_MARK_NONE},
                 {"1234.5", NUMBER_MARK_POINT},    {"1,234.50", NUMBER_MARK_POINT},
                 {"1,234,567", NUMBER_MARK_POINT}, {"1234,5", NUMBER_MARK_COMMA},
                 {"1.234,50", NUMBER_MARK_COMMA},  {"1.234.567", NUMBER_MARK_COMMA},
                 {"1,234", NUMBER_MARK_AMBIGUOUS}, {"1.234", NUMBER_MARK_AMBIGUOUS},
                 {"0.123", NUMBER_MARK_POINT},     {"1234.567", NUMBER_MARK_POINT},
                 {"1 234,567", NUMBER_MARK_COMMA}, {"€ 12,50", NUMBER_MARK_COMMA},
                 {"none", NUMBER_MARK_INVALID},    {"1..5", NUMBER_MARK_INVALID},
                 {"1,23.5", NUMBER_MARK_INVALID},  {"", NUMBER_MARK_INVALID}};
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_int_equal(number_mark_of(cases[i].text), cases[i].mark);
}

static void whole_numbers_are_digits_alone(void **state)
{
    (void)state;
    int64_t number;
    struct err err;
    assert_ok(number_whole_read("-42", &number, &err), &err);
    assert_int_equal(number, -42);
    assert_false(number_whole_read("4.0", &number, &err));
    assert_err(&err, ERR_INPUT, "is not a whole number");
    assert_false(number_whole_read("", &number, &err));
    assert_err(&err, ERR_INPUT, "is not a whole number");
    assert_false(number_whole_read("99999999999999999999", &number, &err));
    assert_err(&err, ERR_LIMIT, "is too large a number");
}

static double read_real(const char *text)
{
    double real = NAN;
    struct err err;
    assert_ok(number_real_read(text, &real, &err), &err);
    return real;
}

static void reals_are_the_nearest_doubles(void **state)
{
    (void)state;
    assert_true(read_real("24.9515812") == 24.9515812);
    assert_true(read_real("24,9515812") == 24.9515812);
    assert_true(read_real("-0.1") == -0.1);
    assert_true(read_real("24.951581200000000123456789") == 24.9515812);
    assert_true(read_real("9007199254740993") == 9007199254740992.0); /* 2^53 + 1 */
    assert_true(read_real("1e-7") == 1e-7);
    assert_true(read_real("2.2250738585072011e-308") == 2.2250738585072011e-308);
}

static void what_is_no_real_is_refused(void **state)
{
    (void)state;
    static const char *const wrong[] = {"",    " 1", "1 ",    "1,2.3", "nan",
                                        "inf", "1e", "0x1p3", "-",     "."};
    double real;
    struct err err;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        assert_false(number_real_read(wrong[i], &real, &err));
        assert_err(&err, ERR_INPUT, "is not a number");
    }
    assert_false(number_real_read("1e400", &real, &err));
    assert_err(&err, ERR_LIMIT, "is too large a number");
}

static void numbers_are_written_plainly(void **state)
{
    (void)state;
    char text[NUMBER_SIZE];
    assert_int_equal(number_decimal_text(123450, 2, text), 7);
    assert_string_equal(text, "1234.50");
    number_decimal_text(-5, 2, text);
    assert_string_equal(text, "-0.05");
    number_decimal_text(0, 0, text);
    assert_string_equal(text, "0");
    number_decimal_text(INT64_MIN, 2, text);
    assert_string_equal(text, "-92233720368547758.08");
    number_real_text(24.1052, 6, text);
    assert_string_equal(text, "24.105200");
    number_real_text(-0.001, 2, text);
    assert_string_equal(text, "0.00");
    number_shortest_text(0.1, text);
    assert_string_equal(text, "0.1");
    number_shortest_text(1.0 / 3, text);
    assert_string_equal(text, "0.3333333333333333");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(money_is_read_as_people_write_it),
        cmocka_unit_test(numbers_below_zero_have_one_sign),
        cmocka_unit_test(halves_are_rounded_away_from_zero),
        cmocka_unit_test(what_is_no_number_is_refused),
        cmocka_unit_test(the_other_mark_is_named_in_the_message),
        cmocka_unit_test(more_than_64_bits_is_a_limit),
        cmocka_unit_test(a_number_tells_its_decimal_mark),
        cmocka_unit_test(whole_numbers_are_digits_alone),
        cmocka_unit_test(reals_are_the_nearest_doubles),
        cmocka_unit_test(what_is_no_real_is_refused),
        cmocka_unit_test(numbers_are_written_plainly),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
