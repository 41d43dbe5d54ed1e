// SPDX-License-Identifier: GPL-3.0-or-later
#include "plane/nearest.h"
#include "testing.h"

#include "base/rng.h"

static void they_come_nearest_first(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct geo_xy places[5] = {{0, 0}, {5, 0}, {1, 0}, {3, 0}, {-2, 0}};
    const uint32_t expected[5] = {0, 2, 4, 3, 1};
    struct nearest nearest;
    struct nearest_found found[8];
    nearest_init(&nearest, places, 5, &arena);
    assert_int_equal(nearest_find(&nearest, places[0], 8, found), 5);
    for (int i = 0; i < 5; i++)
        assert_int_equal(found[i].place, expected[i]);
    assert_near(found[4].squared_m2, 25, 0);
    arena_release(&arena);
}

static void ties_go_to_the_lower_index(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct geo_xy places[40] = {{0, 0}};
    struct nearest nearest;
    struct nearest_found found[3];
    nearest_init(&nearest, places, 40, &arena);
    assert_int_equal(nearest_find(&nearest, (struct geo_xy){1, 1}, 3, found), 3);
    for (uint32_t i = 0; i < 3; i++)
        assert_int_equal(found[i].place, i);
    arena_release(&arena);
}

static void none_are_found_among_none(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct nearest nearest;
    struct nearest_found found[1];
    nearest_init(&nearest, NULL, 0, &arena);
    assert_int_equal(nearest_find(&nearest, (struct geo_xy){0}, 1, found), 0);
    arena_release(&arena);
}

/* On a coarse grid, so that ties are frequent. */
static void a_tree_finds_what_looking_at_all_finds(void **state)
{
    (void)state;
    enum { COUNT = 300, LIMIT = 7 };
    struct rng rng;
    rng_init(&rng, testing_seed(1), 0);
    for (int round = 0; round < 50; round++) {
        struct arena arena = {0};
        struct geo_xy places[COUNT];
        for (int i = 0; i < COUNT; i++)
            places[i] = (struct geo_xy){rng_below(&rng, 20), rng_below(&rng, 20)};
        const struct geo_xy at = {rng_below(&rng, 20), rng_below(&rng, 20)};
        struct nearest nearest;
        struct nearest_found found[LIMIT];
        nearest_init(&nearest, places, COUNT, &arena);
        assert_int_equal(nearest_find(&nearest, at, LIMIT, found), LIMIT);
        uint8_t is_taken[COUNT] = {0};
        for (int n = 0; n < LIMIT; n++) {
            uint32_t best = UINT32_MAX;
            double best_m2 = INFINITY;
            for (uint32_t i = 0; i < COUNT; i++) {
                const double x = places[i].x_m - at.x_m, y = places[i].y_m - at.y_m;
                if (!is_taken[i] && x * x + y * y < best_m2) {
                    best = i;
                    best_m2 = x * x + y * y;
                }
            }
            assert_int_equal(found[n].place, best);
            is_taken[best] = 1;
        }
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(they_come_nearest_first),
        cmocka_unit_test(ties_go_to_the_lower_index),
        cmocka_unit_test(none_are_found_among_none),
        cmocka_unit_test(a_tree_finds_what_looking_at_all_finds),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
