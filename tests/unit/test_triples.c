// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/triples.h"

#include "testing.h"

/* Routes {0,1}, {1,2}, {0,2}, each for one half: 1.5 routes with two of three groups.
 */
static void half_of_each_pair_breaks_a_triple(void **state)
{
    (void)state;
    const uint64_t sets[3] = {3, 6, 5};
    const uint64_t *of[3] = {&sets[0], &sets[1], &sets[2]};
    const double values[3] = {0.5, 0.5, 0.5};
    uint32_t triples[4][3];
    const struct triples_question question = {of, values, 3, 4};
    assert_int_equal(triples_broken(&question, 4, triples), 1);
    assert_int_equal(triples[0][0], 0);
    assert_int_equal(triples[0][1], 1);
    assert_int_equal(triples[0][2], 2);
}

/* A route with all three counts once: 0.5 + 0.5 = 1, nothing is broken. */
static void a_route_with_all_three_counts_once(void **state)
{
    (void)state;
    const uint64_t sets[2] = {7, 3};
    const uint64_t *of[2] = {&sets[0], &sets[1]};
    const double values[2] = {0.5, 0.5};
    uint32_t triples[4][3];
    const struct triples_question question = {of, values, 2, 3};
    assert_int_equal(triples_broken(&question, 4, triples), 0);
}

/* Groups 64 and 65 lie in a second word; {0,64}, {64,65}, {0,65}: 0.9 + 0.6 + 0.5 = 2
 * comes before {1,2}, {2,3}, {1,3}: 1.5. */
static void the_worst_comes_first(void **state)
{
    (void)state;
    const uint64_t sets[6][2] = {{1, 1}, {0, 3}, {1, 2}, {6, 0}, {12, 0}, {10, 0}};
    const uint64_t *of[6];
    const double values[6] = {0.9, 0.6, 0.5, 0.5, 0.5, 0.5};
    uint32_t triples[2][3];
    for (uint32_t i = 0; i < 6; i++)
        of[i] = sets[i];
    const struct triples_question question = {of, values, 6, 66};
    assert_int_equal(triples_broken(&question, 2, triples), 2);
    assert_int_equal(triples[0][2], 65);
    assert_int_equal(triples[1][2], 3);
    assert_int_equal(triples_broken(&question, 1, triples), 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(half_of_each_pair_breaks_a_triple),
        cmocka_unit_test(a_route_with_all_three_counts_once),
        cmocka_unit_test(the_worst_comes_first),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
