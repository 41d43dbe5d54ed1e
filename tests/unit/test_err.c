// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/err.h"

#include "testing.h"

static void setting_returns_false_and_fills(void **state)
{
    (void)state;
    struct err err = {0};
    assert_false(err_set(&err, ERR_INPUT, "latitude %g is outside -90..90", 91.0));
    assert_err(&err, ERR_INPUT, "latitude 91 is outside -90..90");
}

static void places_are_put_in_front(void **state)
{
    (void)state;
    struct err err;
    (void)err_set(&err, ERR_LIMIT, "too long");
    assert_false(err_in(&err, "column '%s'", "name"));
    assert_false(err_in(&err, "accounts.csv:%d", 17));
    assert_err(&err, ERR_LIMIT, "accounts.csv:17: column 'name': too long");
}

static void too_long_text_ends_with_dots(void **state)
{
    (void)state;
    char large[2 * ERR_TEXT_SIZE];
    memset(large, 'x', sizeof large - 1);
    large[sizeof large - 1] = '\0';
    struct err err;
    (void)err_set(&err, ERR_INPUT, "%s", large);
    assert_int_equal(strlen(err.text), ERR_TEXT_SIZE - 1);
    assert_string_equal(err.text + ERR_TEXT_SIZE - 5, "x...");
    (void)err_in(&err, "place");
    assert_int_equal(strlen(err.text), ERR_TEXT_SIZE - 1);
    assert_memory_equal(err.text, "place: xxx", 10);
    assert_string_equal(err.text + ERR_TEXT_SIZE - 5, "x...");
}

static void text_that_just_fits_is_not_cut(void **state)
{
    (void)state;
    char exact[ERR_TEXT_SIZE];
    memset(exact, 'y', sizeof exact - 1);
    exact[sizeof exact - 1] = '\0';
    struct err err;
    (void)err_set(&err, ERR_INPUT, "%s", exact);
    assert_string_equal(err.text, exact);
}

static void the_kind_decides_the_exit_code(void **state)
{
    (void)state;
    const int codes[] = {[ERR_NONE] = 0,    [ERR_USAGE] = 2, [ERR_INPUT] = 3,
                         [ERR_MISSING] = 3, [ERR_LIMIT] = 3, [ERR_SYSTEM] = 4};
    for (size_t i = 0; i < sizeof codes / sizeof *codes; i++) {
        const struct err err = {.code = (enum err_code)i};
        assert_int_equal(err_exit_code(&err), codes[i]);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(setting_returns_false_and_fills),
        cmocka_unit_test(places_are_put_in_front),
        cmocka_unit_test(too_long_text_ends_with_dots),
        cmocka_unit_test(text_that_just_fits_is_not_cut),
        cmocka_unit_test(the_kind_decides_the_exit_code),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
