// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/maintenance.h"

#include "testing.h"

static void a_visit_keeps_its_share_of_the_revenue(void **state)
{
    (void)state;
    /* 0.34 * 18,000.00 / (365 / 73 = 5 visits) = 1,224.00. */
    assert_int_equal(maintenance_ct(1800000, 340000, 73), 122400);
    /* Less than one visit a year counts as one. */
    assert_int_equal(maintenance_ct(100000, 340000, 365), 34000);
    assert_int_equal(maintenance_ct(100000, 340000, 730), 34000);
    assert_int_equal(maintenance_ct(0, 340000, 30), 0);
    assert_int_equal(maintenance_ct(100000, 0, 30), 0);
    /* No visits wished: nothing to keep. */
    assert_int_equal(maintenance_ct(100000, 340000, 0), 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_visit_keeps_its_share_of_the_revenue),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
