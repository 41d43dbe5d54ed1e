// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "territory/travel_fit.h"

static const double travel_s[] = {600, 600, 1200, -1};
static const struct stop stops[] = {
    {.account_ix = 0}, {.account_ix = 1}, {.account_ix = 2}, {.account_ix = 3}};

static struct plan plan_of(const struct plan_day *days, uint32_t count)
{
    return (struct plan){
        .days = days, .day_count = count, .stops = stops, .stop_count = 4};
}

/* Both days are driven twice as long as told: 2 x 1200 each. */
static void days_on_a_line_leave_no_error(void **state)
{
    static const struct plan_day days[] = {
        {.stop_first = 0, .stop_count = 2, .drive_s = 2400},
        {.stop_first = 2, .stop_count = 1, .drive_s = 2400}};
    const struct plan plan = plan_of(days, 2);
    struct travel_fit fit;
    (void)state;
    assert_true(travel_fit_make(&plan, 1, travel_s, 1, &fit));
    assert_near(fit.share, 2, 1e-12);
    assert_near(fit.error, 0, 1e-9);
    assert_near(fit.present_error, 0.5, 1e-12); /* 1200 of 2400 */
    assert_int_equal(fit.day_count, 2);
    assert_int_equal(fit.stop_count, 3);
    assert_near(fit.drive_s, 4800, 0);
    assert_near(fit.told_s, 2400, 0);
}

/* Told 1200 and 1200, driven 1200 and 3600: share 2, each day off by 1200 of 2400. */
static void what_a_share_cannot_tell_is_the_error(void **state)
{
    static const struct plan_day days[] = {
        {.stop_first = 0, .stop_count = 2, .drive_s = 1200},
        {.stop_first = 2, .stop_count = 1, .drive_s = 3600}};
    const struct plan plan = plan_of(days, 2);
    struct travel_fit fit;
    (void)state;
    assert_true(travel_fit_make(&plan, 1, travel_s, 2, &fit));
    assert_near(fit.share, 2, 1e-12);
    assert_near(fit.error, 0.5, 1e-12);
    assert_near(fit.present_error, 0.5, 1e-12);
}

static void days_without_a_stop_that_is_known_count_for_nothing(void **state)
{
    static const struct plan_day days[] = {
        {.stop_first = 0, .stop_count = 0, .drive_s = 0},
        {.stop_first = 3, .stop_count = 1, .drive_s = 3600}};
    const struct plan plan = plan_of(days, 2);
    struct travel_fit fit;
    (void)state;
    assert_false(travel_fit_make(&plan, 1, travel_s, 1, &fit));
    assert_false(travel_fit_make(NULL, 0, travel_s, 1, &fit));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(days_on_a_line_leave_no_error),
        cmocka_unit_test(what_a_share_cannot_tell_is_the_error),
        cmocka_unit_test(days_without_a_stop_that_is_known_count_for_nothing),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
