// SPDX-License-Identifier: GPL-3.0-or-later
#include "plane/delaunay.h"
#include "testing.h"

static uint32_t edges_of(const struct geo_xy *places, uint32_t count,
                         struct arena *arena, struct edge **edges)
{
    struct err err = {0};
    uint32_t edge_count = 0;
    assert_ok(delaunay_edges(places, count, arena, edges, &edge_count, &err), &err);
    return edge_count;
}

static void none_and_one_have_no_edges(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct edge *edges;
    const struct geo_xy place = {3, 4};
    assert_int_equal(edges_of(NULL, 0, &arena, &edges), 0);
    assert_int_equal(edges_of(&place, 1, &arena, &edges), 0);
    arena_release(&arena);
}

/*   2 --- 3     The kite 0 1 3 2: the short diagonal 1-2 is an edge, 0-3 is not. */
static void a_kite_has_its_short_diagonal(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct geo_xy places[4] = {{0, 0}, {1000, 0}, {0, 1000}, {1200, 1200}};
    const struct edge expected[5] = {{0, 1}, {0, 2}, {1, 2}, {1, 3}, {2, 3}};
    struct edge *edges;
    assert_int_equal(edges_of(places, 4, &arena, &edges), 5);
    assert_memory_equal(edges, expected, sizeof expected);
    arena_release(&arena);
}

static void places_on_a_line_form_a_chain(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct geo_xy places[4] = {{0, 0}, {300, 150}, {100, 50}, {200, 100}};
    const struct edge expected[3] = {{0, 2}, {1, 3}, {2, 3}};
    struct edge *edges;
    assert_int_equal(edges_of(places, 4, &arena, &edges), 3);
    assert_memory_equal(edges, expected, sizeof expected);
    arena_release(&arena);
}

/* A regular grid is all cocircular fours: any diagonal will do, so the number of edges
 * is fixed: n x n squares of 2 x 2 places have 3 n^2 + 2 n edges. */
static void a_grid_has_all_its_edges(void **state)
{
    (void)state;
    enum { SIDE = 20 };
    struct arena arena = {0};
    struct geo_xy places[SIDE * SIDE];
    for (uint32_t i = 0; i < SIDE * SIDE; i++)
        places[i] = (struct geo_xy){i % SIDE * 100.0, i / SIDE * 100.0};
    struct edge *edges;
    const uint32_t n = SIDE - 1;
    assert_int_equal(edges_of(places, SIDE * SIDE, &arena, &edges), 3 * n * n + 2 * n);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(none_and_one_have_no_edges),
        cmocka_unit_test(a_kite_has_its_short_diagonal),
        cmocka_unit_test(places_on_a_line_form_a_chain),
        cmocka_unit_test(a_grid_has_all_its_edges),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
