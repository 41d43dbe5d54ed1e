// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "text/fold.h"

static void names_lose_case_accents_and_punctuation(void **state)
{
    (void)state;
    struct arena arena = {0};
    static const char *const cases[][2] = {
        {"Café  Zaļā-Pērle, SIA", "cafe zala perle sia"},
        {"Ħaż-Żabbar", "haz zabbar"},
        {"STRASSE", "strasse"},
        {"Straße", "strasse"},
        {"Łódź & Gdańsk", "lodz gdansk"},
        {"Ørsted A/S", "orsted a s"},
        {"  ", ""},
        {"", ""},
        {"ﬁsh １２", "fish 12"},
        {"O'Brien’s", "o brien s"},
        {"\xFF"
         "a\xC3",
         "a"},
        {"İstanbul", "istanbul"},
    };
    for (size_t i = 0; i < sizeof cases / sizeof *cases; i++)
        assert_string_equal(fold_name(cases[i][0], &arena), cases[i][1]);
    arena_release(&arena);
}

static void keys_have_no_gaps(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(fold_key("Annual Revenue (EUR)", &arena), "annualrevenueeur");
    assert_string_equal(fold_key("Address 1: ZIP/Postal Code", &arena),
                        "address1zippostalcode");
    assert_string_equal(fold_key("Breitengrad °", &arena), "breitengrad");
    arena_release(&arena);
}

/* The longest growth in Unicode: one character of three bytes becomes eighteen. */
static void growing_characters_fit(void **state)
{
    (void)state;
    struct arena arena = {0};
    const char *folded = fold_name("\uFDFA\uFDFA\uFDFA\uFDFA", &arena);
    assert_true(strlen(folded) > 4 * 20);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(names_lose_case_accents_and_punctuation),
        cmocka_unit_test(keys_have_no_gaps),
        cmocka_unit_test(growing_characters_fit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
