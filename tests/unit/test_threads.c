// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/threads.h"

#include "base/rng.h"
#include "testing.h"

#include <stdatomic.h>

enum { ITEMS = 500, MOST_THREADS = 4 };

struct work {
    uint64_t results[ITEMS];
    uint32_t times[ITEMS];
    uint32_t by_worker[MOST_THREADS], finished[MOST_THREADS];
};

static void do_item(void *context, uint32_t item, uint32_t worker)
{
    struct work *work = context;
    struct rng rng;
    rng_init(&rng, 1, item);
    for (int i = 0; i < 200; i++)
        work->results[item] += rng_next(&rng);
    work->times[item]++;
    work->by_worker[worker]++;
}

static void finish(void *context, uint32_t worker)
{
    struct work *work = context;
    work->finished[worker]++;
}

static void results_do_not_depend_on_the_number_of_threads(void **state)
{
    (void)state;
    static struct work one, many;
    threads_run(1, ITEMS, do_item, finish, &one);
    assert_int_equal(one.by_worker[0], ITEMS);
    assert_int_equal(one.finished[0], 1);
    for (uint32_t threads = 2; threads <= MOST_THREADS; threads++) {
        memset(&many, 0, sizeof many);
        threads_run(threads, ITEMS, do_item, finish, &many);
        assert_memory_equal(many.results, one.results, sizeof one.results);
        uint32_t sum = 0;
        for (uint32_t i = 0; i < threads; i++) {
            sum += many.by_worker[i];
            assert_int_equal(many.finished[i], 1);
        }
        assert_int_equal(sum, ITEMS);
    }
}

static void every_item_is_done_once(void **state)
{
    (void)state;
    static struct work work;
    memset(&work, 0, sizeof work);
    threads_run(3, ITEMS, do_item, NULL, &work);
    for (uint32_t i = 0; i < ITEMS; i++)
        assert_int_equal(work.times[i], 1);
}

static void nothing_to_do_and_too_many_threads_are_fine(void **state)
{
    (void)state;
    static struct work work;
    memset(&work, 0, sizeof work);
    threads_run(4, 0, do_item, finish, &work);
    assert_int_equal(work.by_worker[0], 0);
    assert_int_equal(work.finished[0], 1);
    threads_run(4, 2, do_item, NULL, &work);
    assert_int_equal(work.times[0] + work.times[1], 2);
}

struct meeting {
    _Atomic uint32_t here;
};

/* Each waits for the other; with fewer than two threads at once this would never end.
 */
static void wait_for_two(void *context, uint32_t item, uint32_t worker)
{
    (void)item;
    (void)worker;
    struct meeting *meeting = context;
    atomic_fetch_add(&meeting->here, 1);
    while (atomic_load(&meeting->here) < 2)
        continue;
}

static void two_threads_work_at_the_same_time(void **state)
{
    (void)state;
    struct meeting meeting = {0};
    threads_run(2, 2, wait_for_two, NULL, &meeting);
    assert_int_equal(meeting.here, 2);
}

static void at_least_one_processor_is_available(void **state)
{
    (void)state;
    assert_true(threads_available() >= 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(results_do_not_depend_on_the_number_of_threads),
        cmocka_unit_test(every_item_is_done_once),
        cmocka_unit_test(nothing_to_do_and_too_many_threads_are_fine),
        cmocka_unit_test(two_threads_work_at_the_same_time),
        cmocka_unit_test(at_least_one_processor_is_available),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
