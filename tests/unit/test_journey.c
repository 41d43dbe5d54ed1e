// SPDX-License-Identifier: GPL-3.0-or-later
/* On a line along the equator a degree takes 1,000 s and is 10 km long. */
#include "testing.h"
#include "travel/journey.h"

#include <math.h>

static bool line_table(const struct travel *travel, struct places from,
                       struct places to, struct drive *drives, struct err *err)
{
    (void)travel, (void)err;
    for (uint32_t i = 0; i < from.count * to.count; i++) {
        const double degrees =
            fabs(from.at[i / to.count].lon_deg - to.at[i % to.count].lon_deg);
        drives[i] = (struct drive){(int32_t)(degrees * 1000 + 0.5),
                                   (int32_t)(degrees * 10000 + 0.5), 0};
    }
    return true;
}

static const struct travel_provider line = {.name = "line", .table = line_table};
static const struct travel travel = {.provider = &line};

/* Home at 0, the customer at 21; a train from 1 to 20 in 3,600 s on weekdays. */
enum { SIX = 6 * 3600, EIGHT = 8 * 3600, TEN = 10 * 3600, MONDAY = 4 };

static const int32_t departures[] = {EIGHT, TEN};
static const struct service train = {.crm_id = "T",
                                     .mode = SERVICE_RAIL,
                                     .from = {1, 0},
                                     .to = {20, 0},
                                     .ride_s = 3600,
                                     .fare_ct = 2000,
                                     .weekdays = 31,
                                     .departure_tods = departures,
                                     .departure_count = 2};
static const struct geo_point places[] = {{0, 0}, {21, 0}, {0.5, 0}};
static const struct drive far = {21000, 210000, 0};

static struct journeys lay(struct arena *arena, int64_t hire_ct)
{
    static struct model model;
    struct settings settings = settings_default();
    struct journeys journeys;
    struct err err;
    model = (struct model){.services = &train, .service_count = 1};
    settings.value[SETTING_KM_UCT] = 500000;
    settings.value[SETTING_HOUR_CT] = 3600; /* a cent a second */
    settings.value[SETTING_HIRE_CT] = hire_ct;
    assert_ok(journeys_lay(&model, &settings, &travel, (struct places){places, 3},
                           arena, &journeys, &err),
              &err);
    return journeys;
}

static void a_train_is_reached_in_time_and_left_for_as_late_as_that_allows(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct journey found[2];
    const struct journeys journeys = lay(&arena, 0);
    const struct journey_question question = {0, 1, MONDAY, SIX, JOURNEY_DAY_S, false};
    assert_int_equal(journeys_find(&journeys, &question, far, found), 2);
    /* 1,000 s to the station, there 300 s before; 3,600 s of ride, 300 s, 1,000 s. */
    assert_int_equal(found[0].service_ix, 0);
    assert_int_equal(found[0].depart_tod, EIGHT);
    assert_int_equal(found[0].leave_tod, EIGHT - 1300);
    assert_int_equal(found[0].arrive_tod, EIGHT + 4900);
    /* 20 km at 0.50 and 20.00; from six o'clock 2 h and 4,900 s, a cent each. */
    assert_int_equal(found[0].cost_ct, 1000 + 2000);
    assert_int_equal(found[0].price_ct, 3000 + 7200 + 4900);
    /* The car: 210 km, and 21,000 s. */
    assert_int_equal(found[1].service_ix, NO_IX);
    assert_int_equal(found[1].arrive_tod, SIX + 21000);
    assert_int_equal(found[1].price_ct, 10500 + 21000);
    arena_release(&arena);
}

static void a_train_just_missed_is_waited_for_until_the_next(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct journey best;
    const struct journeys journeys = lay(&arena, 0);
    struct journey_question question = {0,    1, MONDAY, EIGHT - 1300, JOURNEY_DAY_S,
                                        false};
    assert_true(journeys_best(&journeys, &question, far, &best));
    assert_int_equal(best.depart_tod, EIGHT);
    question.ready_tod++;
    assert_true(journeys_best(&journeys, &question, far, &best));
    assert_int_equal(best.depart_tod, TEN);
    arena_release(&arena);
}

static void who_has_to_be_there_takes_the_last_that_is_in_time(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct journey found[2];
    const struct journeys journeys = lay(&arena, 0);
    struct journey_question question = {0, 1, MONDAY, 0, TEN + 4900, true};
    assert_int_equal(journeys_find(&journeys, &question, far, found), 2);
    assert_int_equal(found[0].depart_tod, TEN);
    /* Counted until she has to be there: nothing is waited for. */
    assert_int_equal(found[0].price_ct, 3000 + 1300 + 4900);
    question.by_tod--;
    assert_int_equal(journeys_find(&journeys, &question, far, found), 2);
    assert_int_equal(found[0].depart_tod, EIGHT);
    arena_release(&arena);
}

static void a_day_without_trains_leaves_the_car(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct journey found[2];
    const struct journeys journeys = lay(&arena, 0);
    const struct journey_question question = {0,    1, MONDAY + 5, SIX, JOURNEY_DAY_S,
                                              false};
    assert_int_equal(journeys_find(&journeys, &question, far, found), 1);
    assert_int_equal(found[0].service_ix, NO_IX);
    arena_release(&arena);
}

static void a_service_that_saves_no_driving_is_none(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct journey found[2];
    const struct journeys journeys = lay(&arena, 0);
    /* Half a degree away; the train would bring her 19.5 degrees too far. */
    const struct journey_question question = {0, 2, MONDAY, SIX, JOURNEY_DAY_S, false};
    assert_int_equal(
        journeys_find(&journeys, &question, (struct drive){500, 5000, 0}, found), 1);
    arena_release(&arena);
}

static void a_car_is_hired_where_there_is_more_than_a_walk_to_go(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct journey found[2];
    const struct journeys journeys = lay(&arena, 4500);
    const struct journey_question question = {0, 1, MONDAY, SIX, JOURNEY_DAY_S, false};
    assert_int_equal(journeys_find(&journeys, &question, far, found), 2);
    assert_int_equal(found[0].cost_ct, 3000 + 4500);
    arena_release(&arena);
}

static void what_cannot_be_reached_by_road_may_be_by_a_service(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct journey found[2];
    const struct journeys journeys = lay(&arena, 0);
    const struct journey_question question = {0, 1, MONDAY, SIX, JOURNEY_DAY_S, false};
    assert_int_equal(
        journeys_find(&journeys, &question, (struct drive){-1, 0, 0}, found), 1);
    assert_int_equal(found[0].service_ix, 0);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(
            a_train_is_reached_in_time_and_left_for_as_late_as_that_allows),
        cmocka_unit_test(a_train_just_missed_is_waited_for_until_the_next),
        cmocka_unit_test(who_has_to_be_there_takes_the_last_that_is_in_time),
        cmocka_unit_test(a_day_without_trains_leaves_the_car),
        cmocka_unit_test(a_service_that_saves_no_driving_is_none),
        cmocka_unit_test(a_car_is_hired_where_there_is_more_than_a_walk_to_go),
        cmocka_unit_test(what_cannot_be_reached_by_road_may_be_by_a_service),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
