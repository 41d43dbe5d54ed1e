// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/ical.h"

#include "small_list.h"
#include "week_fixture.h"

static void every_line_is_as_expected(void **state)
{
    (void)state;
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(ical_write(&small_list, SMALL_NOW_UTC, writing.out, &err), &err);
    assert_string_equal(
        writing_text(&writing),
        "BEGIN:VCALENDAR\r\n"
        "VERSION:2.0\r\n"
        "PRODID:-//Beat//Beat//EN\r\n"
        "CALSCALE:GREGORIAN\r\n"
        "METHOD:PUBLISH\r\n"
        "BEGIN:VTIMEZONE\r\n"
        "TZID:Europe/Riga\r\n"
        "BEGIN:DAYLIGHT\r\n"
        "DTSTART:20260507T030000\r\n"
        "TZOFFSETFROM:+0300\r\n"
        "TZOFFSETTO:+0300\r\n"
        "TZNAME:EEST\r\n"
        "END:DAYLIGHT\r\n"
        "BEGIN:STANDARD\r\n"
        "DTSTART:20261025T040000\r\n"
        "TZOFFSETFROM:+0300\r\n"
        "TZOFFSETTO:+0200\r\n"
        "TZNAME:EET\r\n"
        "END:STANDARD\r\n"
        "BEGIN:DAYLIGHT\r\n"
        "DTSTART:20270328T030000\r\n"
        "TZOFFSETFROM:+0200\r\n"
        "TZOFFSETTO:+0300\r\n"
        "TZNAME:EEST\r\n"
        "END:DAYLIGHT\r\n"
        "END:VTIMEZONE\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:visit.2026-W48.R%201.A1.1@beat\r\n"
        "DTSTAMP:20261123T050000Z\r\n"
        "SEQUENCE:14145420\r\n"
        "DTSTART;TZID=Europe/Riga:20261123T083000\r\n"
        "DTEND;TZID=Europe/Riga:20261123T091600\r\n"
        "SUMMARY:Caf\u00e9 \"R\u012bts\"\\, SIA\\; \\\\ </script>\r\n"
        "DESCRIPTION:Arrive 08:20 after 20 min\\, 12.3 km\\nValue 123.45 EUR\\, worth "
        "\r\n 200.00 EUR\\n+371 6000 0000\\nJ\u0101nis\\, 123\r\n"
        "CATEGORIES:visit\r\n"
        "STATUS:TENTATIVE\r\n"
        "GEO:56.900000;24.123457\r\n"
        "LOCATION:Br\u012bv\u012bbas 1\\, LV-1001 R\u012bga\r\n"
        "END:VEVENT\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:night.2026-11-23.R%201@beat\r\n"
        "DTSTAMP:20261123T050000Z\r\n"
        "SEQUENCE:14145420\r\n"
        "DTSTART;TZID=Europe/Riga:20261123T110000\r\n"
        "DTEND;TZID=Europe/Riga:20261124T084000\r\n"
        "SUMMARY:Sleep at Inn\r\n"
        "CATEGORIES:night\r\n"
        "STATUS:TENTATIVE\r\n"
        "GEO:57.100000;24.900000\r\n"
        "END:VEVENT\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:appointment.M%2F1.R%201@beat\r\n"
        "DTSTAMP:20261123T050000Z\r\n"
        "SEQUENCE:14145420\r\n"
        "DTSTART;TZID=Europe/Riga:20261124T090000\r\n"
        "DTEND;TZID=Europe/Riga:20261124T100000\r\n"
        "SUMMARY:=SUM(A1)\r\n"
        "DESCRIPTION:Prices\\, next year\\nArrive 08:50 after 10 min\\, 9.0 km\\nValue "
        "\r\n -0.05 EUR\\, worth 0.00 EUR\r\n"
        "CATEGORIES:appointment\r\n"
        "STATUS:CONFIRMED\r\n"
        "GEO:57.000000;25.000000\r\n"
        "END:VEVENT\r\n"
        "BEGIN:VEVENT\r\n"
        "UID:event.E1.R%201@beat\r\n"
        "DTSTAMP:20261123T050000Z\r\n"
        "SEQUENCE:14145420\r\n"
        "DTSTART;TZID=Europe/Riga:20261124T220000\r\n"
        "DTEND;TZID=Europe/Riga:20261125T010000\r\n"
        "SUMMARY:Fair\r\n"
        "DESCRIPTION:Arrive 22:00 after 1 min\\, 1.0 km\\nValue 0.00 EUR\\, worth \r\n "
        "0.00 EUR\r\n"
        "CATEGORIES:event\r\n"
        "STATUS:CONFIRMED\r\n"
        "GEO:57.250000;24.500000\r\n"
        "END:VEVENT\r\n"
        "END:VCALENDAR\r\n");
    writing_close(&writing);
}

static void no_plan_is_an_empty_calendar(void **state)
{
    (void)state;
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(ical_write(&empty_list, 0, writing.out, &err), &err);
    assert_string_equal(writing_text(&writing),
                        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//Beat//Beat//EN\r\n"
                        "CALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\nEND:VCALENDAR\r\n");
    writing_close(&writing);
}

static uint32_t count_of(const char *text, const char *part)
{
    uint32_t count = 0;
    for (text = strstr(text, part); text; text = strstr(text + 1, part))
        count++;
    return count;
}

static void lines_are_short_and_every_stop_is_an_event(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct week_fixture fixture = week_fixture_make(6, 420, &arena);
    const struct plan_list list = {&fixture.model, fixture.plans, fixture.plan_count,
                                   NULL};
    uint32_t stop_count = 0;
    for (uint32_t i = 0; i < list.plan_count; i++)
        stop_count += list.plans[i].stop_count;
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(ical_write(&list, SMALL_NOW_UTC, writing.out, &err), &err);
    const char *text = writing_text(&writing);
    assert_int_equal(count_of(text, "BEGIN:VEVENT\r\n"), stop_count);
    assert_int_equal(count_of(text, "BEGIN:VTIMEZONE\r\n"), 1);
    for (const char *line = text; *line;) {
        const char *end = strstr(line, "\r\n");
        assert_non_null(end);
        assert_true(end - line <= 75);
        line = end + 2;
    }
    writing_close(&writing);
    arena_release(&arena);
}

static void times_in_utc_need_no_zone(void **state)
{
    (void)state;
    struct rep rep = small_model.reps[0];
    struct model model = small_model;
    rep.zone = "UTC";
    model.reps = &rep;
    const struct plan_list list = {&model, &small_plan, 1, NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_ok(ical_write(&list, SMALL_NOW_UTC, writing.out, &err), &err);
    const char *text = writing_text(&writing);
    assert_non_null(strstr(text, "\r\nDTSTART:20261123T083000Z\r\n"));
    assert_non_null(strstr(text, "\r\nDTEND:20261125T010000Z\r\n"));
    assert_null(strstr(text, "TZID"));
    writing_close(&writing);
}

static void a_zone_without_a_file_is_missing(void **state)
{
    (void)state;
    struct rep rep = small_model.reps[0];
    struct model model = small_model;
    rep.zone = "Europe/Nowhere";
    model.reps = &rep;
    const struct plan_list list = {&model, &small_plan, 1, NULL};
    struct err err = {0};
    struct writing writing;
    writing_open(&writing);
    assert_false(ical_write(&list, SMALL_NOW_UTC, writing.out, &err));
    assert_int_equal(err.code, ERR_MISSING);
    assert_string_equal(writing_text(&writing), "");
    writing_close(&writing);
}

static void a_full_disk_is_an_error(void **state)
{
    (void)state;
    struct err err = {0};
    FILE *full = fopen("/dev/full", "w");
    assert_non_null(full);
    assert_false(ical_write(&small_list, SMALL_NOW_UTC, full, &err));
    assert_err(&err, ERR_SYSTEM, "cannot write: No space left on device");
    fclose(full);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(every_line_is_as_expected),
        cmocka_unit_test(no_plan_is_an_empty_calendar),
        cmocka_unit_test(lines_are_short_and_every_stop_is_an_event),
        cmocka_unit_test(times_in_utc_need_no_zone),
        cmocka_unit_test(a_zone_without_a_file_is_missing),
        cmocka_unit_test(a_full_disk_is_an_error),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
