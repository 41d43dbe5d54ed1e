// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "value/trip.h"

static struct trip usual_trip(void)
{
    return (struct trip){
        .home_s = 3600,
        .home_m = 60000,
        .hop_s = 600,
        .hop_m = 5000,
        .visit_s = 1800,
        .work_s = 30600, /* 8:00 to 17:00 with half an hour of lunch */
        .visits_max = 0,
        .km_uct = 450000,
        .hour_ct = 3500,
    };
}

static void a_day_out_is_shared_by_its_stops(void **state)
{
    (void)state;
    const struct trip trip = usual_trip();
    const struct trip_cost cost = trip_usual(&trip);
    /* (30,600 - 7,200 + 600) / 2,400 = 10 stops; a stop's share of the way is
     * (7,200 + 9 * 600) / 10 = 1,260 s and (120,000 + 45,000) / 10 = 16,500 m. */
    assert_near(cost.stops, 10, 1e-12);
    assert_int_equal(cost.away_s, 3060);
    assert_int_equal(cost.away_m, 16500);
    assert_int_equal(cost.travel_ct, 743); /* 16.5 km at 0.45 */
    assert_int_equal(cost.time_ct, 2975);  /* 0.85 h at 35.00 */
    assert_int_equal(cost.cost_ct, 3718);
}

static void a_cap_on_visits_makes_trips_dearer(void **state)
{
    (void)state;
    struct trip trip = usual_trip();
    trip.visits_max = 4;
    /* (7,200 + 3 * 600) / 4 = 2,250 s */
    assert_near(trip_usual(&trip).stops, 4, 1e-12);
    assert_int_equal(trip_usual(&trip).away_s, 4050);
}

static void a_place_beyond_a_days_reach_has_its_trip_to_itself(void **state)
{
    (void)state;
    struct trip trip = usual_trip();
    trip.home_s = 20000;
    assert_near(trip_usual(&trip).stops, 1, 1e-12);
    assert_int_equal(trip_usual(&trip).away_s, 41800);
}

static void farther_trips_are_never_cheaper(void **state)
{
    (void)state;
    struct trip trip = usual_trip();
    int64_t before_ct = 0;
    for (int32_t home_s = 0; home_s < 40000; home_s += 60) {
        trip.home_s = home_s;
        trip.home_m = home_s * 20;
        const int64_t cost_ct = trip_usual(&trip).cost_ct;
        assert_true(cost_ct >= before_ct);
        before_ct = cost_ct;
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_day_out_is_shared_by_its_stops),
        cmocka_unit_test(a_cap_on_visits_makes_trips_dearer),
        cmocka_unit_test(a_place_beyond_a_days_reach_has_its_trip_to_itself),
        cmocka_unit_test(farther_trips_are_never_cheaper),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
