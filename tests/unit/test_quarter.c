// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/quarter.h"
#include "plan/planner.h"
#include "testing.h"

enum { WEEKS = 2, ACCOUNTS = 40, HOUR_S = 3600 };

/* One rep of 40 accounts, two weeks, each way; made once for all tests. */
struct ways {
    struct arena arena;
    struct quarter_world world;
    struct quarter quarters[QUARTER_WAYS];
};

static int set_up(void **state)
{
    static struct ways ways; /* cmocka hands it to the tests */
    struct err err;
    assert_ok(quarter_world_make(ACCOUNTS, 7, &ways.arena, &ways.world, &err), &err);
    for (uint32_t way = 0; way < QUARTER_WAYS; way++)
        assert_ok(quarter_work(&ways.world, (enum quarter_way)way, WEEKS, &ways.arena,
                               &ways.quarters[way], &err),
                  &err);
    *state = &ways;
    return 0;
}

static int tear_down(void **state)
{
    struct ways *ways = *state;
    arena_release(&ways->arena);
    plan_thread_end();
    return 0;
}

static const struct quarter_stop *find_stop(const struct quarter *quarter, int32_t day,
                                            uint32_t account_ix)
{
    for (uint32_t i = 0; i < quarter->stop_count; i++)
        if (quarter->stops[i].day == day && quarter->stops[i].account_ix == account_ix)
            return &quarter->stops[i];
    return NULL;
}

/* Who stands at the same door on the same day meets the same luck, whatever either did
 * before; and there are such doors, or the test would say nothing. */
static void the_same_door_on_the_same_day_has_the_same_luck(void **state)
{
    const struct ways *ways = *state;
    uint32_t common = 0;
    const struct quarter *plan = &ways->quarters[QUARTER_PLAN];
    for (uint32_t way = 0; way < QUARTER_WAYS; way++) {
        for (uint32_t i = 0; way != QUARTER_PLAN && i < plan->stop_count; i++) {
            const struct quarter_stop *one = &plan->stops[i];
            const struct quarter_stop *other =
                find_stop(&ways->quarters[way], one->day, one->account_ix);
            if (!other)
                continue;
            assert_int_equal(one->meeting.is_in, other->meeting.is_in);
            assert_int_equal(one->meeting.service_ppm, other->meeting.service_ppm);
            common++;
        }
    }
    assert_true(common > 10);
}

/* Weeks add up from their stops: what is earned, the ways there and the ways home, and
 * every stop is a meeting, no one in, or a closed door. */
static void weeks_add_up_from_their_stops(void **state)
{
    const struct ways *ways = *state;
    for (uint32_t way = 0; way < QUARTER_WAYS; way++) {
        uint32_t stop_count = 0;
        for (uint32_t w = 0; w < WEEKS; w++) {
            const struct quarter_week *week = &ways->quarters[way].weeks[w];
            int64_t earned_ct = 0, travel_ct = week->home_ct;
            uint32_t met = 0, urgent = 0;
            assert_int_equal(week->stop_first, stop_count);
            for (uint32_t i = 0; i < week->stop_count; i++) {
                const struct quarter_stop *stop =
                    &ways->quarters[way].stops[week->stop_first + i];
                earned_ct += stop->earned_ct;
                travel_ct += stop->travel_ct;
                met += stop->meeting.is_in && !stop->is_shut;
                urgent += stop->is_urgent;
            }
            assert_int_equal(earned_ct, week->earned_ct);
            assert_int_equal(travel_ct, week->travel_ct);
            assert_int_equal(met, week->met);
            assert_int_equal(urgent, week->urgent);
            assert_int_equal(week->met + week->not_in + week->shut, week->stop_count);
            stop_count += week->stop_count;
        }
        assert_int_equal(stop_count, ways->quarters[way].stop_count);
        assert_true(stop_count > 0);
    }
}

/* Not twice in a day at one door; one after the other; a visit where nobody was met
 * brings nothing, and takes ten minutes or, shut, none. */
static void a_day_is_lived_in_order(void **state)
{
    const struct ways *ways = *state;
    for (uint32_t way = 0; way < QUARTER_WAYS; way++) {
        const struct quarter *quarter = &ways->quarters[way];
        for (uint32_t i = 0; i < quarter->stop_count; i++) {
            const struct quarter_stop *stop = &quarter->stops[i];
            assert_ptr_equal(find_stop(quarter, stop->day, stop->account_ix), stop);
            assert_true(stop->start_tod >= 8 * HOUR_S);
            if (i > 0 && stop[-1].day == stop->day)
                assert_true(stop[-1].end_tod <= stop->start_tod);
            if (stop->is_shut || !stop->meeting.is_in) {
                assert_int_equal(stop->earned_ct, 0);
                assert_int_equal(stop->end_tod - stop->start_tod,
                                 stop->is_shut ? 0 : 600);
            }
        }
    }
}

/* 0.85 are in: of 20,000 draws 17,000, give or take 4 times 50. The mean lengths are
 * 0.75 + 0.2 / 2 + 0.7 / 4 = 1.025 of a visit, 0.95 + 0.5 / 3 = 1.117 of a drive. */
static void luck_has_the_means_it_is_said_to_have(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct quarter_world world;
    struct err err;
    assert_ok(quarter_world_make(200, 1, &arena, &world, &err), &err);
    double in = 0, service = 0, drive = 0, requests = 0;
    for (int32_t d = 0; d < 100; d++) {
        for (uint32_t a = 0; a < 200; a++) {
            const struct quarter_meeting meeting =
                quarter_world_meeting(&world, world.monday_day + d, a);
            in += meeting.is_in;
            service += meeting.service_ppm / 20000.0;
            drive += quarter_world_drive_ppm(&world, world.monday_day + d, a) / 20000.0;
        }
    }
    for (int32_t d = 0; d < 1000; d++)
        requests +=
            quarter_world_request(&world, world.monday_day + d).account_ix != NO_IX;
    assert_near(in, 17000, 200);
    assert_near(service, 1025000, 8000);
    assert_near(drive, 1116667, 5000);
    assert_near(requests, 600, 62);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_same_door_on_the_same_day_has_the_same_luck),
        cmocka_unit_test(weeks_add_up_from_their_stops),
        cmocka_unit_test(a_day_is_lived_in_order),
        cmocka_unit_test(luck_has_the_means_it_is_said_to_have),
    };
    return cmocka_run_group_tests(tests, set_up, tear_down);
}
