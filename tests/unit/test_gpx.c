// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/gpx.h"

#include "small_list.h"

static void a_plan_is_written_whole(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(gpx_write, &small_list, &writing);
    assert_string_equal(
        text, "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
              "<gpx version=\"1.1\" creator=\"Beat\" "
              "xmlns=\"http://www.topografix.com/GPX/1/1\">\n"
              "  <rte>\n"
              "    <name>Anna Bērziņa, Mon 2026-11-23</name>\n"
              "    <rtept lat=\"56.950000\" lon=\"24.100000\">\n"
              "      <name>Home</name>\n"
              "      <desc>Leave at 08:00</desc>\n"
              "      <type>home</type>\n"
              "    </rtept>\n"
              "    <rtept lat=\"56.900000\" lon=\"24.123457\">\n"
              "      <name>Café &quot;Rīts&quot;, SIA; \\ &lt;/script&gt;</name>\n"
              "      <cmt>Brīvības 1, LV-1001 Rīga</cmt>\n"
              "      <desc>08:30-09:15 after 20 min, 12.3 km\n"
              "Value 123.45 EUR</desc>\n"
              "      <type>visit</type>\n"
              "    </rtept>\n"
              "    <rtept lat=\"57.100000\" lon=\"24.900000\">\n"
              "      <name>Inn</name>\n"
              "      <desc>Back at 11:00 after 105 min, 80.0 km</desc>\n"
              "      <type>lodging</type>\n"
              "    </rtept>\n"
              "  </rte>\n"
              "  <rte>\n"
              "    <name>Anna Bērziņa, Tue 2026-11-24</name>\n"
              "    <rtept lat=\"57.100000\" lon=\"24.900000\">\n"
              "      <name>Inn</name>\n"
              "      <desc>Leave at 08:40</desc>\n"
              "      <type>lodging</type>\n"
              "    </rtept>\n"
              "    <rtept lat=\"57.000000\" lon=\"25.000000\">\n"
              "      <name>=SUM(A1)</name>\n"
              "      <desc>09:00-10:00 after 10 min, 9.0 km\n"
              "Value -0.05 EUR</desc>\n"
              "      <type>appointment</type>\n"
              "    </rtept>\n"
              "    <rtept lat=\"57.250000\" lon=\"24.500000\">\n"
              "      <name>Fair</name>\n"
              "      <desc>22:00-25:00 after 1 min, 1.0 km\n"
              "Value 0.00 EUR</desc>\n"
              "      <type>event</type>\n"
              "    </rtept>\n"
              "    <rtept lat=\"56.950000\" lon=\"24.100000\">\n"
              "      <name>Home</name>\n"
              "      <desc>Back at 26:00 after 60 min, 50.0 km</desc>\n"
              "      <type>home</type>\n"
              "    </rtept>\n"
              "  </rte>\n"
              "</gpx>\n");
    writing_close(&writing);
}

static void no_plan_is_a_file_without_routes(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(gpx_write, &empty_list, &writing);
    assert_null(strstr(text, "<rte>"));
    writing_close(&writing);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    assert_full_disk(gpx_write);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_plan_is_written_whole),
        cmocka_unit_test(no_plan_is_a_file_without_routes),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
