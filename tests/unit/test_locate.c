// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"

#include "model/account.h"
#include "territory/locate.h"

/* Two squares side by side, the left with a hole, and a triangle far off:
 *
 *   2 +---+---+
 *     | o |   |        hole: 0.25..0.75 both ways
 *   0 +---+---+
 *     0   1   2
 */
static const struct geo_point left[] = {{0, 0}, {1, 0}, {1, 1}, {0, 1}, {0, 0}};
static const struct geo_point hole[] = {
    {0.25, 0.25}, {0.25, 0.75}, {0.75, 0.75}, {0.75, 0.25}, {0.25, 0.25}};
static const struct geo_point right[] = {{1, 0}, {2, 0}, {2, 1}, {1, 1}, {1, 0}};
static const struct geo_point triangle[] = {{10, 10}, {12, 10}, {11, 12}, {10, 10}};
static const struct ring left_rings[] = {{left, 5, false}, {hole, 5, true}};
static const struct ring right_rings[] = {{right, 5, false}};
static const struct ring triangle_rings[] = {{triangle, 4, false}};
static const struct outline outlines[] = {
    {left_rings, 2}, {right_rings, 1}, {NULL, 0}, {triangle_rings, 1}};

static uint32_t find(double lon_deg, double lat_deg)
{
    struct arena arena = {0};
    struct locate locate;
    locate_init(&locate, outlines, 4, &arena);
    const uint32_t found = locate_find(&locate, (struct geo_point){lon_deg, lat_deg});
    arena_release(&arena);
    return found;
}

static void a_place_inside_is_found(void **state)
{
    (void)state;
    assert_int_equal(find(0.1, 0.5), 0);
    assert_int_equal(find(1.5, 0.5), 1);
    assert_int_equal(find(11, 11), 3);
}

static void a_place_in_a_hole_or_outside_is_in_none(void **state)
{
    (void)state;
    assert_int_equal(find(0.5, 0.5), NO_IX);
    assert_int_equal(find(5, 5), NO_IX);
    assert_int_equal(find(10.1, 11.9), NO_IX); /* in the box, not in the triangle */
}

/* On the border x = 1 and its ends: in one of the two, never in none or both. */
static void a_place_on_a_common_border_is_in_one(void **state)
{
    (void)state;
    assert_int_equal(find(1, 0.5), 1);
    assert_int_equal(find(1, 0), 1);
}

static void a_place_that_is_no_number_is_in_none(void **state)
{
    (void)state;
    assert_int_equal(find(NAN, 0.5), NO_IX);
    assert_int_equal(find(0.1, NAN), NO_IX);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(a_place_inside_is_found),
        cmocka_unit_test(a_place_in_a_hole_or_outside_is_in_none),
        cmocka_unit_test(a_place_on_a_common_border_is_in_one),
        cmocka_unit_test(a_place_that_is_no_number_is_in_none),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
