// SPDX-License-Identifier: GPL-3.0-or-later
/* A week with a night out, small enough to do by hand, and what audit says of it after
 * one deliberate fault of each kind. */
#include "audit/audit_plan.h"
#include "plan/nights.h"
#include "plan/planner.h"

#include "testing.h"

#include <string.h>

/* Two days of 8 hours from 9:00 to 17:00, no lunch. Home is 2:30 and 90.00 from both
 * shops, 30 minutes and 10.00 from each other; the inn stands between them, 15 minutes
 * and 5.00 from each, 2:30 and 90.00 from home. Each shop is 3 hours of work and worth
 * 300.00 on either day.
 *
 * Home every night: a day holds one shop (2:30 + 3 + 2:30 = 8 hours) and costs 180.00:
 * 120.00 a day, 240.00 in all. At the inn: 2:30 + 3 + 0:15 out, 0:15 + 3 + 2:30 back:
 * 300.00 - 95.00 a day, 410.00 less the night. So a night pays up to 170.00. */
enum { HOME, INN, SHOP_A, SHOP_B, PLACES };

struct trip {
    struct arena arena;
    struct week week;
    struct matrix matrix;
    struct week_node nodes[2];
    struct week_group groups[2];
    struct window open;
    int32_t drive_s[PLACES * PLACES], drive_m[PLACES * PLACES];
    int32_t cost_ct[PLACES * PLACES];
    struct plan plan;
    struct audit_faults faults;
};

static void put_leg(struct trip *trip, uint32_t a, uint32_t b, int32_t minutes,
                    int32_t cost_ct)
{
    const uint32_t cells[] = {a * PLACES + b, b * PLACES + a};
    for (int i = 0; i < 2; i++) {
        trip->drive_s[cells[i]] = minutes * 60;
        trip->drive_m[cells[i]] = minutes * 1000;
        trip->cost_ct[cells[i]] = cost_ct;
    }
}

static void put_nodes(struct trip *trip)
{
    trip->open = (struct window){9 * 3600, 14 * 3600};
    for (uint32_t i = 0; i < 2; i++) {
        trip->nodes[i] = (struct week_node){
            .account_ix = i,
            .appointment_ix = NO_IX,
            .event_ix = NO_IX,
            .group = i,
            .place = SHOP_A + i,
            .service_s = 3 * 3600,
            .windows = {{0, 1}, {0, 1}},
            .value_ct = {30000, 30000},
            .worth_ct = 30000,
        };
        trip->groups[i].account_ix = i;
    }
}

static void set_up(struct trip *trip, int64_t night_ct)
{
    *trip = (struct trip){0};
    struct week *week = &trip->week;
    put_leg(trip, HOME, INN, 150, 9000);
    put_leg(trip, HOME, SHOP_A, 150, 9000);
    put_leg(trip, HOME, SHOP_B, 150, 9000);
    put_leg(trip, INN, SHOP_A, 15, 500);
    put_leg(trip, INN, SHOP_B, 15, 500);
    put_leg(trip, SHOP_A, SHOP_B, 30, 1000);
    put_nodes(trip);
    week->day_count = 2;
    for (int32_t d = 0; d < 2; d++)
        week->days[d] = (struct week_day){.day = 20000 + d,
                                          .spans = {{9 * 3600, 17 * 3600}},
                                          .span_count = 1,
                                          .visits_max = UINT32_MAX,
                                          .driving_max_s = INT32_MAX};
    week->place_count = PLACES;
    week->nodes = trip->nodes;
    week->groups = trip->groups;
    week->node_count = week->group_count = 2;
    week->windows = &trip->open;
    week->window_count = 1;
    week->lodgings[0] = (struct week_lodging){7, INN, night_ct};
    week->lodging_count = 1;
    week->nights_max = week->nights_row_max = 2;
    trip->matrix = (struct matrix){PLACES, trip->drive_s, trip->drive_m, trip->cost_ct};
}

static void solve(struct trip *trip)
{
    struct err err;
    const struct plan_options options = plan_options_default();
    assert_ok(week_check(&trip->week, &trip->matrix, &err), &err);
    plan_week(&trip->week, &trip->matrix, &options, &trip->arena, &trip->plan, NULL);
}

static bool is_sound(struct trip *trip)
{
    trip->faults = (struct audit_faults){0};
    return audit_plan_week(&trip->plan, &trip->week, &trip->matrix, &trip->arena,
                           &trip->faults);
}

static void a_night_out_is_taken_where_it_pays(void **state)
{
    (void)state;
    struct trip trip;
    set_up(&trip, 16900);
    solve(&trip);
    assert_int_equal(trip.plan.night_ct, 16900);
    assert_int_equal(trip.plan.net_ct, 41000 - 16900);
    assert_int_equal(trip.plan.bound_ct, trip.plan.net_ct);
    assert_int_equal(trip.plan.days[0].end_lodging_ix, 7);
    assert_int_equal(trip.plan.days[1].start_lodging_ix, 7);
    assert_int_equal(trip.plan.days[0].back_tod, 9 * 3600 + (150 + 180 + 15) * 60);
    assert_true(is_sound(&trip));
    arena_release(&trip.arena);
}

static void a_night_that_costs_more_than_it_saves_is_spent_at_home(void **state)
{
    (void)state;
    struct trip trip;
    set_up(&trip, 17100);
    solve(&trip);
    assert_int_equal(trip.plan.night_ct, 0);
    assert_int_equal(trip.plan.net_ct, 24000);
    assert_int_equal(trip.plan.bound_ct, 24000);
    assert_int_equal(trip.plan.days[0].end_lodging_ix, NO_IX);
    arena_release(&trip.arena);
}

static void no_night_is_spent_beyond_the_limits(void **state)
{
    (void)state;
    for (int limit = 0; limit < 3; limit++) {
        struct trip trip;
        set_up(&trip, 0);
        if (limit == 0)
            trip.week.nights_max = 0;
        else if (limit == 1)
            trip.week.nights_row_max = 0;
        else /* Friday to Monday: three nights */
            trip.week.days[1].day += 2;
        solve(&trip);
        assert_int_equal(trip.plan.days[0].end_lodging_ix, NO_IX);
        assert_int_equal(trip.plan.bound_ct, 24000);
        arena_release(&trip.arena);
    }
}

static void a_shop_beyond_a_day_is_reached_by_sleeping_near_it(void **state)
{
    (void)state;
    struct trip trip;
    set_up(&trip, 5000);
    /* 2:40 to either shop: there, three hours and back is more than a day. */
    put_leg(&trip, HOME, SHOP_A, 160, 9000);
    put_leg(&trip, HOME, SHOP_B, 160, 9000);
    solve(&trip);
    assert_int_equal(trip.plan.stop_count, 2);
    assert_int_equal(trip.plan.net_ct, 41000 - 5000);
    trip.week.nights_max = 0;
    solve(&trip);
    assert_int_equal(trip.plan.stop_count, 0);
    assert_int_equal(trip.plan.net_ct, 0);
    arena_release(&trip.arena);
}

static bool is_refused(struct trip *trip, const char *rule)
{
    if (is_sound(trip))
        return false;
    for (uint32_t i = 0; i < trip->faults.fault_count; i++)
        if (strcmp(trip->faults.faults[i].rule, rule) == 0)
            return true;
    return false;
}

static void a_plan_that_breaks_a_rule_of_nights_is_refused(void **state)
{
    (void)state;
    struct trip trip;
    set_up(&trip, 16900);
    solve(&trip);
    assert_true(is_sound(&trip));
    struct plan_day days[2] = {trip.plan.days[0], trip.plan.days[1]};
    trip.plan.days = days;

    days[1].start_lodging_ix = NO_IX; /* wakes up where she did not sleep */
    assert_true(is_refused(&trip, "night"));
    days[1].start_lodging_ix = 7;

    days[0].end_lodging_ix = days[1].start_lodging_ix = 8; /* no such lodging */
    assert_true(is_refused(&trip, "night"));
    days[0].end_lodging_ix = days[1].start_lodging_ix = 7;

    days[1].end_lodging_ix = 7; /* does not come home */
    assert_true(is_refused(&trip, "night"));
    days[1].end_lodging_ix = NO_IX;

    trip.week.nights_max = 0;
    assert_true(is_refused(&trip, "night"));
    trip.week.nights_max = 2;

    trip.week.nights_row_max = 0;
    assert_true(is_refused(&trip, "night"));
    trip.week.nights_row_max = 2;

    trip.plan.night_ct -= 100; /* and the net with it */
    trip.plan.net_ct += 100;
    assert_true(is_refused(&trip, "sum"));
    trip.plan.night_ct += 100;
    trip.plan.net_ct -= 100;
    assert_true(is_sound(&trip));
    arena_release(&trip.arena);
}

/* Days 0-4 are Monday to Friday, 5 the Monday after: Friday's night counts three. */
static void limits_count_every_calendar_night(void **state)
{
    (void)state;
    struct week week = {.day_count = 6, .lodging_count = 1};
    for (uint32_t d = 0; d < 6; d++)
        week.days[d].day = (int32_t)(d < 5 ? d : 7);
    const struct ground ground = {.week = &week, .day_count = 6};
    week.nights_max = 3;
    week.nights_row_max = 2;
    assert_true(nights_keep(&ground, 0));
    assert_true(nights_keep(&ground, 1u << 0 | 1u << 1 | 1u << 3)); /* Mon Tue, Thu */
    assert_false(nights_keep(&ground, 7u));                         /* three in a row */
    assert_false(nights_keep(&ground, 1u << 4));                    /* Fri Sat Sun */
    assert_false(nights_keep(&ground, 1u << 0 | 1u << 1 | 1u << 3 | 1u << 4));
    week.nights_row_max = 3;
    assert_true(nights_keep(&ground, 1u << 4));
    assert_true(nights_keep(&ground, 7u));
    assert_false(nights_keep(&ground, 1u << 4 | 1u << 0)); /* four in all */
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_night_out_is_taken_where_it_pays),
        cmocka_unit_test(a_night_that_costs_more_than_it_saves_is_spent_at_home),
        cmocka_unit_test(no_night_is_spent_beyond_the_limits),
        cmocka_unit_test(a_shop_beyond_a_day_is_reached_by_sleeping_near_it),
        cmocka_unit_test(a_plan_that_breaks_a_rule_of_nights_is_refused),
        cmocka_unit_test(limits_count_every_calendar_night),
    };
    const int failed = cmocka_run_group_tests(tests, NULL, NULL);
    plan_thread_end();
    return failed;
}
