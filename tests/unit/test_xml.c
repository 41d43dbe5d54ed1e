// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/xml.h"

#include "writing.h"

static void text_is_escaped(void **state)
{
    (void)state;
    struct writing writing;
    writing_open(&writing);
    xml_text(writing.out, "A & <B> \"C\" 'D' \x01\x1b[31m\tĒ\n");
    xml_text(writing.out, NULL);
    assert_string_equal(writing_text(&writing),
                        "A &amp; &lt;B&gt; &quot;C&quot; 'D' [31m\tĒ\n");
    writing_close(&writing);
}

static void an_element_without_text_is_left_out(void **state)
{
    (void)state;
    struct writing writing;
    writing_open(&writing);
    xml_element(writing.out, 1, "a", NULL);
    xml_element(writing.out, 1, "b", "");
    xml_element(writing.out, 2, "c", "]]>");
    assert_string_equal(writing_text(&writing), "    <c>]]&gt;</c>\n");
    writing_close(&writing);
}

static void a_position_has_six_decimals(void **state)
{
    (void)state;
    struct writing writing;
    writing_open(&writing);
    xml_lat_lon(writing.out,
                (struct geo_point){.lon_deg = -0.5, .lat_deg = 56.9496001});
    assert_string_equal(writing_text(&writing), " lat=\"56.949600\" lon=\"-0.500000\"");
    writing_close(&writing);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(text_is_escaped),
        cmocka_unit_test(an_element_without_text_is_left_out),
        cmocka_unit_test(a_position_has_six_decimals),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
