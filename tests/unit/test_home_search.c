// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "model/settings.h"
#include "territory/home_search.h"
#include "travel/travel.h"

/* Four places on one road, 0.1 degrees apart; the last has all the work but one. */
static const struct geo_point at[] = {{24.0, 57}, {24.1, 57}, {24.2, 57}, {24.3, 57}};
static const struct geo_point home[] = {{24.0, 57}, {25.0, 57}};

static struct travel travel_usual(void)
{
    const struct settings settings = settings_default();
    return travel_straight(&settings);
}

static struct home_found search(const double *workload_h, const uint32_t *territory,
                                uint32_t site, struct arena *arena)
{
    const struct travel travel = travel_usual();
    const struct alignment_task task = {.point_count = 4,
                                        .at = at,
                                        .workload_h = workload_h,
                                        .site_count = 2,
                                        .home = home};
    const struct alignment alignment = {
        .territory = territory, .point_count = 4, .centre = home, .site_count = 2};
    const struct home_found *found;
    struct err err;
    assert_ok(home_search(&task, &alignment, &travel, arena, &found, &err), &err);
    return found[site];
}

static double drive_s(uint32_t from, uint32_t to)
{
    const struct travel travel = travel_usual();
    struct drive drive;
    struct err err;
    assert_ok(travel_drive(&travel, at[from], at[to], &drive, &err), &err);
    return drive.drive_s;
}

/* (1 x drive(3, 0) + 9 x 0) / 10 from the last; (1 x 0 + 9 x drive(0, 3)) / 10 now. */
static void a_home_is_where_the_work_is(void **state)
{
    static const double workload_h[] = {1, 0, 0, 9};
    static const uint32_t territory[] = {0, 0, 0, 0};
    struct arena arena = {0};
    (void)state;
    const struct home_found found = search(workload_h, territory, 0, &arena);
    assert_int_equal(found.point, 3);
    assert_int_equal(found.tried_count, 4);
    assert_near(found.drive_s, drive_s(3, 0) / 10, 1e-9);
    assert_near(found.present_s, drive_s(0, 3) * 9 / 10, 1e-9);
    arena_release(&arena);
}

/* Without work all count alike: both middle ones are as good, the first is taken. */
static void places_count_alike_where_there_is_no_work(void **state)
{
    static const uint32_t territory[] = {0, 0, 0, 0};
    struct arena arena = {0};
    (void)state;
    assert_int_equal(search(NULL, territory, 0, &arena).point, 1);
    arena_release(&arena);
}

static void only_her_own_places_are_tried(void **state)
{
    static const double workload_h[] = {1, 1, 1, 100};
    static const uint32_t territory[] = {0, 0, 0, 1};
    struct arena arena = {0};
    (void)state;
    assert_int_equal(search(workload_h, territory, 0, &arena).point, 1);
    assert_int_equal(search(workload_h, territory, 1, &arena).point, 3);
    arena_release(&arena);
}

static void a_territory_without_accounts_has_no_home_to_find(void **state)
{
    static const uint32_t territory[] = {0, 0, 0, 0};
    struct arena arena = {0};
    (void)state;
    assert_int_equal(search(NULL, territory, 1, &arena).point, NO_IX);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_home_is_where_the_work_is),
        cmocka_unit_test(places_count_alike_where_there_is_no_work),
        cmocka_unit_test(only_her_own_places_are_tried),
        cmocka_unit_test(a_territory_without_accounts_has_no_home_to_find),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
