// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/opening_hours.h"
#include "testing.h"

/* What is understood, printed again; and what was left out. */
static void assert_read(const char *text, enum opening_grasp grasp, const char *printed,
                        const char *left_out)
{
    struct arena arena = {0};
    const struct opening_reading reading = opening_hours_read(text, &arena);
    assert_string_equal(opening_hours_text(reading.openings, reading.count, &arena),
                        printed);
    assert_int_equal(reading.grasp, grasp);
    if (left_out)
        assert_string_equal(reading.left_out, left_out);
    else
        assert_null(reading.left_out);
    arena_release(&arena);
}

static void assert_whole(const char *text, const char *printed)
{
    assert_read(text, OPENING_WHOLE, printed, NULL);
}

static void weekdays_come_in_ranges_and_lists(void **state)
{
    (void)state;
    assert_whole("Mo-Fr 09:00-18:00", "Mo-Fr 09:00-18:00");
    assert_whole("Mo,We,Fr 9:00-12:00",
                 "Mo 09:00-12:00; We 09:00-12:00; Fr 09:00-12:00");
    assert_whole("Th-Tu 10:00-20:00", "Mo,Tu 10:00-20:00; Th-Su 10:00-20:00");
    assert_whole("Mo, We-Fr 10:00-20:00", "Mo 10:00-20:00; We-Fr 10:00-20:00");
    assert_whole("mo-su 10:00-20:00", "Mo-Su 10:00-20:00");
    assert_whole("Monday - Friday 9am - 5:30 pm", "Mo-Fr 09:00-17:30");
    assert_whole("08:30-18:00", "Mo-Su 08:30-18:00");
}

static void a_day_has_several_windows(void **state)
{
    (void)state;
    assert_whole("Mo 08:00-12:00, 13:00-18:00", "Mo 08:00-12:00,13:00-18:00");
    /* what overlaps or touches is one */
    assert_whole("Mo 08:00-12:00,12:00-18:00,17:00-19:00", "Mo 08:00-19:00");
}

static void later_rules_replace_and_commas_add(void **state)
{
    (void)state;
    assert_whole("Mo-Su 09:00-18:00; Tu off", "Mo 09:00-18:00; We-Su 09:00-18:00");
    assert_whole("Mo-Fr 09:00-18:00; We 10:00-12:00",
                 "Mo,Tu 09:00-18:00; We 10:00-12:00; Th,Fr 09:00-18:00");
    assert_whole("Mo 09:00-12:00, Mo 14:00-18:00", "Mo 09:00-12:00,14:00-18:00");
    assert_whole("Mo-Fr 11:00-17:00; Tu closed", "Mo 11:00-17:00; We-Fr 11:00-17:00");
    /* a forgotten separator */
    assert_whole("Mo-Fr 07:00-22:00 Sa 08:30-22:00 Su 09:30-21:00",
                 "Mo-Fr 07:00-22:00; Sa 08:30-22:00; Su 09:30-21:00");
}

static void windows_may_pass_midnight(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct opening_reading reading =
        opening_hours_read("Fr,Sa 18:00-02:00", &arena);
    assert_int_equal(reading.count, 1);
    assert_int_equal(reading.openings[0].weekdays, 16 + 32);
    assert_int_equal(reading.openings[0].open_tod, 18 * 3600);
    assert_int_equal(reading.openings[0].close_tod, 26 * 3600);
    arena_release(&arena);
    assert_whole("Mo 12:00-00:00", "Mo 12:00-24:00");
    assert_whole("Mo 18:00-26:00", "Mo 18:00-02:00");
    assert_whole("Mo-Su 10:00-10:00", "Mo-Su 10:00-10:00");
}

static void open_ends_go_to_midnight(void **state)
{
    (void)state;
    assert_whole("Mo-Su 12:00+", "Mo-Su 12:00-24:00");
    assert_whole("Mo-Su 18:00-22:00+", "Mo-Su 18:00-22:00");
    assert_whole("24/7", "Mo-Su 00:00-24:00");
}

static void holidays_and_comments_are_passed_over(void **state)
{
    (void)state;
    assert_whole("Mo-Fr 10:00-16:00; PH off", "Mo-Fr 10:00-16:00");
    assert_whole("Mo-Su,PH 07:30-20:00", "Mo-Su 07:30-20:00");
    assert_whole("PH,Su 12:00-16:00; SH off", "Su 12:00-16:00");
    assert_whole("Mo-Fr 08:00-16:00 || \"on appointment\"", "Mo-Fr 08:00-16:00");
    assert_whole("Mo-Fr 11:00-15:00 open \"Lunch\"", "Mo-Fr 11:00-15:00");
}

static void rules_of_seasons_are_left_out_and_told(void **state)
{
    (void)state;
    assert_read("Mo 09:00-24:00; Dec 25 off; Jan 1 off", OPENING_PART, "Mo 09:00-24:00",
                "Dec 25 off");
    assert_read("Mo-Fr 09:00-17:00; Jun-Aug Mo-Fr 10:00-14:00; Sa 10:00-12:00",
                OPENING_PART, "Mo-Fr 09:00-17:00; Sa 10:00-12:00",
                "Jun-Aug Mo-Fr 10:00-14:00");
    assert_read("Jun 1 - Aug 31: Mo-Fr 08:00-14:00", OPENING_NONE, "off",
                "Jun 1 - Aug 31: Mo-Fr 08:00-14:00");
}

static void what_is_not_understood_gives_nothing(void **state)
{
    (void)state;
    static const char *const wrong[] = {"noon to late",
                                        "Mo-Fr",
                                        "Mo-Fr 9",
                                        "Mo 10:30-20:0",
                                        "Mo 25:00-26:00",
                                        "Mo 09:00-12:60",
                                        "Mo 09:00-",
                                        "sunrise-sunset",
                                        "Mo[1] 09:00-12:00",
                                        "week 1-20 Mo 09:00-12:00",
                                        "\"by appointment\"",
                                        "Mo 09:00-18:00 off"};
    struct arena arena = {0};
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_int_equal(opening_hours_read(wrong[i], &arena).grasp, OPENING_NONE);
    arena_release(&arena);
    assert_read("closed", OPENING_NONE, "off", NULL);
    assert_read("", OPENING_NONE, "off", NULL);
}

static void too_many_windows_leave_their_rule_out(void **state)
{
    (void)state;
    assert_read("Mo 01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00,"
                "11:00-12:00,13:00-14:00,15:00-16:00,17:00-18:00; Tu 09:00-10:00",
                OPENING_PART, "Tu 09:00-10:00",
                "Mo 01:00-02:00,03:00-04:00,05:00-06:00,07:00-08:00,09:00-10:00,"
                "11:00-12:00,13:00-14:00,15:00-16:00,17:00-18:00");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(weekdays_come_in_ranges_and_lists),
        cmocka_unit_test(a_day_has_several_windows),
        cmocka_unit_test(later_rules_replace_and_commas_add),
        cmocka_unit_test(windows_may_pass_midnight),
        cmocka_unit_test(open_ends_go_to_midnight),
        cmocka_unit_test(holidays_and_comments_are_passed_over),
        cmocka_unit_test(rules_of_seasons_are_left_out_and_told),
        cmocka_unit_test(what_is_not_understood_gives_nothing),
        cmocka_unit_test(too_many_windows_leave_their_rule_out),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
