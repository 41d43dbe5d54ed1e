// SPDX-License-Identifier: GPL-3.0-or-later
/* Laws of a drive through the hours, whatever they are like: who leaves later never
 * arrives earlier, to the millisecond; nobody takes longer than the slowest. */
#include "base/rng.h"
#include "testing.h"
#include "travel/hour_drive.h"

enum { ROUNDS = 2000, HOUR_MS = 3600000, DAY_MS = 24 * HOUR_MS };

static struct rng rng;

static struct hour_drive pick_drive(void)
{
    struct hour_drive drive;
    /* From none at all to twice round the clock. */
    const int64_t free_ms =
        rng_below(&rng, rng_below(&rng, 4) == 0 ? 2 * DAY_MS : HOUR_MS);
    int64_t percent = 100;
    for (int hour = 0; hour < ROAD_HOURS; hour++) {
        if (rng_below(&rng, 3) == 0)
            percent = 20 + rng_below(&rng, 500);
        drive.ms[hour] = free_ms * percent / 100;
    }
    return drive;
}

static void who_leaves_later_never_arrives_earlier(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        const struct hour_drive drive = pick_drive();
        int64_t before_ms = 0;
        for (int64_t leave_ms = rng_below(&rng, 60000); leave_ms < DAY_MS;
             leave_ms += 1 + rng_below(&rng, rng_below(&rng, 8) == 0 ? 2 : 1200000)) {
            const int64_t arrive_ms = hour_drive_arrive_ms(&drive, leave_ms);
            assert_true(arrive_ms >= before_ms);
            assert_true(arrive_ms >= leave_ms);
            before_ms = arrive_ms;
        }
    }
}

static void nobody_takes_longer_than_the_slowest(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        const struct hour_drive drive = pick_drive();
        const int64_t first_ms = rng_below(&rng, DAY_MS - 1000);
        const int64_t last_ms =
            first_ms + rng_below(&rng, (uint32_t)(DAY_MS - first_ms));
        const int64_t slowest_ms = hour_drive_slowest_ms(&drive, first_ms, last_ms);
        int64_t most_ms = 0;
        for (uint32_t i = 0; i <= 500; i++) {
            const int64_t leave_ms = first_ms + (last_ms - first_ms) * i / 500;
            const int64_t ms = hour_drive_arrive_ms(&drive, leave_ms) - leave_ms;
            most_ms = ms > most_ms ? ms : most_ms;
        }
        /* Rounding at the ends of up to 60 hours, stretched from one to the next. */
        assert_true(most_ms <= slowest_ms + 500);
        /* And not by much more: a kink lies within a step of some sample. */
        const int64_t step_ms = (last_ms - first_ms) / 500 + 1;
        assert_true(slowest_ms <= most_ms + 25 * step_ms + 500);
    }
}

static void hours_that_are_alike_change_nothing(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        struct hour_drive drive;
        const int64_t ms = rng_below(&rng, 200000000);
        for (int hour = 0; hour < ROAD_HOURS; hour++)
            drive.ms[hour] = ms;
        const int64_t leave_ms = rng_below(&rng, DAY_MS);
        assert_true(hour_drive_arrive_ms(&drive, leave_ms) == leave_ms + ms);
        assert_true(hour_drive_slowest_ms(&drive, 0, DAY_MS - 1) == ms);
    }
}

/* Half an hour of way, twice as slow from eight to nine. Left at 7:40: 20 minutes do
 * two thirds, the last third takes 20. Left at 8:40: a third in 20 minutes, the rest in
 * 20. Left at 8:00: an hour, and no longer at any time. */
static void a_rush_hour_by_hand(void **state)
{
    (void)state;
    enum { MINUTE_MS = 60000 };
    struct hour_drive drive;
    for (int hour = 0; hour < ROAD_HOURS; hour++)
        drive.ms[hour] = (hour == 8 ? 60 : 30) * MINUTE_MS;
    const int64_t seven_ms = 7 * HOUR_MS;
    assert_true(hour_drive_arrive_ms(&drive, seven_ms + 40 * MINUTE_MS) ==
                seven_ms + 80 * MINUTE_MS);
    assert_true(hour_drive_arrive_ms(&drive, seven_ms + 100 * MINUTE_MS) ==
                seven_ms + 140 * MINUTE_MS);
    assert_true(hour_drive_slowest_ms(&drive, 0, DAY_MS - 1) == 60 * MINUTE_MS);
    assert_true(hour_drive_slowest_ms(&drive, 0, seven_ms + 40 * MINUTE_MS) ==
                40 * MINUTE_MS);
    assert_true(hour_drive_slowest_ms(&drive, seven_ms + 100 * MINUTE_MS, DAY_MS - 1) ==
                40 * MINUTE_MS);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(who_leaves_later_never_arrives_earlier),
        cmocka_unit_test(nobody_takes_longer_than_the_slowest),
        cmocka_unit_test(hours_that_are_alike_change_nothing),
        cmocka_unit_test(a_rush_hour_by_hand),
    };
    rng_init(&rng, testing_seed(20261124), 0);
    return cmocka_run_group_tests(tests, NULL, NULL);
}
