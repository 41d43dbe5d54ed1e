// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/kml.h"

#include "small_list.h"

static const char monday[] =
    "    <Folder>\n"
    "      <name>Anna Bērziņa</name>\n"
    "      <Folder>\n"
    "        <name>Mon 2026-11-23</name>\n"
    "        <Placemark>\n"
    "          <name>Route</name>\n"
    "          <styleUrl>#Mon</styleUrl>\n"
    "          "
    "<LineString><tessellate>1</tessellate><coordinates>24.100000,56.950000 "
    "24.123457,56.900000 24.900000,57.100000</coordinates></LineString>\n"
    "        </Placemark>\n"
    "        <Placemark>\n"
    "          <name>Home</name>\n"
    "          <description>Leave at 08:00</description>\n"
    "          <styleUrl>#Mon</styleUrl>\n"
    "          <Point><coordinates>24.100000,56.950000</coordinates></Point>\n"
    "        </Placemark>\n"
    "        <Placemark>\n"
    "          <name>1. Café &quot;Rīts&quot;, SIA; \\ &lt;/script&gt;</name>\n"
    "          <address>Brīvības 1, LV-1001 Rīga</address>\n"
    "          <phoneNumber>+371 6000 0000</phoneNumber>\n"
    "          <description>08:30-09:15 after 20 min, 12.3 km\n"
    "Value 123.45 EUR</description>\n"
    "          <styleUrl>#Mon</styleUrl>\n"
    "          <Point><coordinates>24.123457,56.900000</coordinates></Point>\n"
    "        </Placemark>\n"
    "        <Placemark>\n"
    "          <name>Inn</name>\n"
    "          <description>Back at 11:00 after 105 min, 80.0 km</description>\n"
    "          <styleUrl>#Mon</styleUrl>\n"
    "          <Point><coordinates>24.900000,57.100000</coordinates></Point>\n"
    "        </Placemark>\n"
    "      </Folder>\n";
static const char tuesday_to_end[] =
    "      <Folder>\n"
    "        <name>Tue 2026-11-24</name>\n"
    "        <Placemark>\n"
    "          <name>Route</name>\n"
    "          <styleUrl>#Tue</styleUrl>\n"
    "          "
    "<LineString><tessellate>1</tessellate><coordinates>24.900000,57.100000 "
    "25.000000,57.000000 24.500000,57.250000 "
    "24.100000,56.950000</coordinates></LineString>\n"
    "        </Placemark>\n"
    "        <Placemark>\n"
    "          <name>Inn</name>\n"
    "          <description>Leave at 08:40</description>\n"
    "          <styleUrl>#Tue</styleUrl>\n"
    "          <Point><coordinates>24.900000,57.100000</coordinates></Point>\n"
    "        </Placemark>\n"
    "        <Placemark>\n"
    "          <name>1. =SUM(A1)</name>\n"
    "          <description>09:00-10:00 after 10 min, 9.0 km\n"
    "Value -0.05 EUR</description>\n"
    "          <styleUrl>#Tue</styleUrl>\n"
    "          <Point><coordinates>25.000000,57.000000</coordinates></Point>\n"
    "        </Placemark>\n"
    "        <Placemark>\n"
    "          <name>2. Fair</name>\n"
    "          <description>22:00-25:00 after 1 min, 1.0 km\n"
    "Value 0.00 EUR</description>\n"
    "          <styleUrl>#Tue</styleUrl>\n"
    "          <Point><coordinates>24.500000,57.250000</coordinates></Point>\n"
    "        </Placemark>\n"
    "        <Placemark>\n"
    "          <name>Home</name>\n"
    "          <description>Back at 26:00 after 60 min, 50.0 km</description>\n"
    "          <styleUrl>#Tue</styleUrl>\n"
    "          <Point><coordinates>24.100000,56.950000</coordinates></Point>\n"
    "        </Placemark>\n"
    "      </Folder>\n"
    "    </Folder>\n"
    "  </Document>\n"
    "</kml>\n";

static void a_plan_is_written_whole(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(kml_write, &small_list, &writing);
    const char *folder = strstr(text, "    <Folder>");
    assert_non_null(folder);
    assert_non_null(strstr(text, "<Style id=\"Mon\"><IconStyle>"));
    assert_true(strlen(folder) > strlen(monday));
    assert_memory_equal(folder, monday, strlen(monday));
    assert_string_equal(folder + strlen(monday), tuesday_to_end);
    writing_close(&writing);
}

static void no_plan_is_a_file_without_routes(void **state)
{
    (void)state;
    struct writing writing;
    const char *text = list_text(kml_write, &empty_list, &writing);
    assert_null(strstr(text, "<Folder>"));
    writing_close(&writing);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    assert_full_disk(kml_write);
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
