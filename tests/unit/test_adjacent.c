// SPDX-License-Identifier: GPL-3.0-or-later
#include "plane/adjacent.h"
#include "testing.h"

/* Four squares of 1 km; c lies 5 m off b, d touches b at a corner only:
 *
 *       +---+---+ +---+
 *       | a | b | | c |
 *       +---+---+-+---+
 *               | d |
 *               +---+
 */
#define BOX(name, west, south)                                                 \
    static const struct geo_xy name##_points[] = {{west, south},               \
                                                  {west + 1000, south},        \
                                                  {west + 1000, south + 1000}, \
                                                  {west, south + 1000},        \
                                                  {west, south}};              \
    static const struct plane_ring name##_ring = {name##_points, 5, false}

BOX(a, 0, 0);
BOX(b, 1000, 0);
BOX(c, 2005, 0);
BOX(d, 2000, -1000);

static void neighbours_share_more_than_a_corner(void **state)
{
    const struct plane_shape areas[] = {
        {&a_ring, 1}, {&b_ring, 1}, {&c_ring, 1}, {&d_ring, 1}};
    struct arena arena = {0};
    const struct edge *edges;
    uint32_t count;
    struct err err;
    (void)state;
    assert_ok(adjacent_find(areas, 4, 10, &arena, &edges, &count, &err), &err);
    assert_int_equal(count, 3);
    assert_int_equal(edges[0].a, 0); /* a b */
    assert_int_equal(edges[0].b, 1);
    assert_int_equal(edges[1].a, 1); /* b c, across the slit */
    assert_int_equal(edges[1].b, 2);
    assert_int_equal(edges[2].a, 2); /* c d, along the bottom of c */
    assert_int_equal(edges[2].b, 3);
    arena_release(&arena);
}

static void what_lies_too_far_off_is_no_neighbour(void **state)
{
    const struct plane_shape areas[] = {{&b_ring, 1}, {&c_ring, 1}};
    struct arena arena = {0};
    const struct edge *edges;
    uint32_t count;
    struct err err;
    (void)state;
    assert_ok(adjacent_find(areas, 2, 4, &arena, &edges, &count, &err), &err);
    assert_int_equal(count, 0);
    arena_release(&arena);
}

static void areas_of_a_label_become_one(void **state)
{
    const struct plane_shape areas[] = {{&a_ring, 1}, {&b_ring, 1}, {&d_ring, 1}};
    static const uint32_t label[] = {0, 0, 2};
    struct plane_shape joined[3];
    struct arena arena = {0};
    struct err err;
    (void)state;
    assert_ok(adjacent_join(areas, label, 3, 3, &arena, joined, &err), &err);
    assert_near(plane_shape_area_m2(&joined[0]), 2e6, 1e-3);
    assert_near(plane_shape_border_m(&joined[0]), 6000, 1e-6);
    assert_int_equal(plane_shape_part_count(&joined[0]), 1);
    assert_int_equal(joined[1].ring_count, 0);
    assert_near(plane_shape_area_m2(&joined[2]), 1e6, 1e-3);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(neighbours_share_more_than_a_corner),
        cmocka_unit_test(what_lies_too_far_off_is_no_neighbour),
        cmocka_unit_test(areas_of_a_label_become_one),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
