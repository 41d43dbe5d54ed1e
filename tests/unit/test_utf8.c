// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "text/utf8.h"

static size_t sound(const char *text)
{
    return utf8_sound_length(text, strlen(text));
}

static void sound_text_is_sound_to_its_end(void **state)
{
    (void)state;
    static const char *const texts[] = {"", "abcdefghijk", "ī€\U0001F600", "abcdefgī",
                                        "\uD7FF\uE000\U0010FFFF"};
    for (size_t i = 0; i < sizeof texts / sizeof *texts; i++)
        assert_int_equal(sound(texts[i]), strlen(texts[i]));
}

static void what_is_not_sound_stops_it(void **state)
{
    (void)state;
    static const char *const wrong[] = {"\x80",             /* a tail alone */
                                        "\xC0\xAF",         /* overlong */
                                        "\xE0\x80\xAF",     /* overlong */
                                        "\xED\xA0\x80",     /* a surrogate */
                                        "\xF0\x8F\xBF\xBF", /* overlong */
                                        "\xF4\x90\x80\x80", /* beyond U+10FFFF */
                                        "\xF5\x80\x80\x80",
                                        "\xC3",
                                        "\xE2\x82",
                                        "\xF0\x9F\x98",
                                        "\xFF"};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++) {
        char text[16] = "abc";
        strcat(text, wrong[i]);
        assert_int_equal(sound(text), 3);
    }
}

static void every_character_that_is_put_is_sound(void **state)
{
    (void)state;
    for (uint32_t code = 0; code <= 0x10FFFF; code++) {
        if (code >= 0xD800 && code <= 0xDFFF)
            continue;
        char text[4];
        const size_t size = utf8_put(code, text);
        assert_int_equal(utf8_sound_length(text, size), size);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(sound_text_is_sound_to_its_end),
        cmocka_unit_test(what_is_not_sound_stops_it),
        cmocka_unit_test(every_character_that_is_put_is_sound),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
