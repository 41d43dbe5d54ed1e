// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/meter.h"

#include "base/threads.h"
#include "testing.h"

static void a_stretch_begins_at_nothing_done(void **state)
{
    (void)state;
    struct meter meter = {0};
    meter_begin(&meter, "planning weeks", 10);
    meter_add(&meter, 3);
    meter_add(&meter, 4);
    assert_int_equal(meter.done, 7);
    assert_int_equal(meter.total, 10);
    assert_string_equal(meter.doing, "planning weeks");
    meter_begin(&meter, "writing", 2);
    assert_int_equal(meter.done, 0);
    assert_int_equal(meter.total, 2);
}

static void nobody_may_be_watching(void **state)
{
    (void)state;
    meter_begin(NULL, "x", 1);
    meter_add(NULL, 1);
}

static void add_one(void *context, uint32_t item, uint32_t worker)
{
    (void)item;
    (void)worker;
    meter_add(context, 1);
}

static void threads_add_up(void **state)
{
    (void)state;
    struct meter meter = {0};
    threads_run(4, 20000, add_one, NULL, &meter);
    assert_int_equal(meter.done, 20000);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_stretch_begins_at_nothing_done),
        cmocka_unit_test(nobody_may_be_watching),
        cmocka_unit_test(threads_add_up),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
