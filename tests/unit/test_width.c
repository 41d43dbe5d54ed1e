// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "text/width.h"

static void widths_are_columns_not_bytes(void **state)
{
    (void)state;
    assert_int_equal(width_of(""), 0);
    assert_int_equal(width_of("Rīga"), 4);
    assert_int_equal(width_of("漢字"), 4);
    assert_int_equal(width_of("e\u0301"), 1); /* an accent of its own */
    assert_int_equal(width_of("a\tb"), 3);    /* shown as a replacement */
    assert_int_equal(width_of("a\xFF"), 2);
}

static void texts_are_padded_or_cut_to_fit(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(width_fit("ab", 4, WIDTH_LEFT, &arena), "ab  ");
    assert_string_equal(width_fit("ab", 4, WIDTH_RIGHT, &arena), "  ab");
    assert_string_equal(width_fit("abcd", 4, WIDTH_LEFT, &arena), "abcd");
    assert_string_equal(width_fit("abcde", 4, WIDTH_LEFT, &arena), "abc…");
    assert_string_equal(width_fit("漢字漢", 4, WIDTH_LEFT, &arena), "漢… ");
    assert_string_equal(width_fit("abc", 1, WIDTH_LEFT, &arena), "…");
    assert_string_equal(width_fit("abc", 0, WIDTH_LEFT, &arena), "");
    assert_string_equal(width_cut("abcde", 4, &arena), "abc…");
    assert_string_equal(width_cut("ab", 4, &arena), "ab");
    arena_release(&arena);
}

static void nothing_moves_the_cursor(void **state)
{
    (void)state;
    struct arena arena = {0};
    assert_string_equal(width_cut("\x1B[2J\n\u202Ex\xC2\x9B", 40, &arena),
                        "\uFFFD[2J\uFFFD\uFFFDx\uFFFD");
    assert_string_equal(width_cut("\xC3(", 40, &arena), "\uFFFD(");
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(widths_are_columns_not_bytes),
        cmocka_unit_test(texts_are_padded_or_cut_to_fit),
        cmocka_unit_test(nothing_moves_the_cursor),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
