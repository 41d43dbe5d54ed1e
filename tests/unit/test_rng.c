// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/rng.h"

#include "testing.h"

/* First outputs for the state {1, 2, 3, 4}, from the authors' C program. The first two
 * can be seen by hand: rotl(2 * 5, 7) * 9 = 11520, then s[1] = 2 ^ (3 ^ 1) = 0. */
static void xoshiro_gives_its_reference_values(void **state)
{
    (void)state;
    const uint64_t expected[] = {11520,
                                 0,
                                 1509978240,
                                 1215971899390074240,
                                 1216172134540287360,
                                 607988272756665600,
                                 UINT64_C(16172922978634559625),
                                 8476171486693032832,
                                 UINT64_C(10595114339597558777),
                                 2904607092377533576};
    struct rng rng = {{1, 2, 3, 4}};
    for (size_t i = 0; i < sizeof expected / sizeof *expected; i++)
        assert_true(rng_next(&rng) == expected[i]);
}

/* splitmix64 from 1234567, reference values of Rosetta Code's task on it. */
static void stream_0_is_seeded_by_splitmix64(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, 1234567, 0);
    assert_true(rng.s[0] == UINT64_C(6457827717110365317));
    assert_true(rng.s[1] == UINT64_C(3203168211198807973));
    assert_true(rng.s[2] == UINT64_C(9817491932198370423));
    assert_true(rng.s[3] == UINT64_C(4593380528125082431));
}

static void seeds_and_streams_differ(void **state)
{
    (void)state;
    enum { SEEDS = 20, STREAMS = 20, COUNT = SEEDS * STREAMS };
    uint64_t first[COUNT];
    for (uint32_t i = 0; i < COUNT; i++) {
        struct rng rng;
        rng_init(&rng, i / STREAMS, i % STREAMS);
        first[i] = rng_next(&rng);
        for (uint32_t j = 0; j < i; j++)
            assert_true(first[i] != first[j]);
    }
}

static void below_a_bound_all_are_equally_likely(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(7), 0);
    uint32_t counts[7] = {0};
    for (int i = 0; i < 70000; i++) {
        const uint32_t drawn = rng_below(&rng, 7);
        assert_true(drawn < 7);
        counts[drawn]++;
    }
    /* Standard deviation sqrt(70000 * 1/7 * 6/7) = 93; five of them. */
    for (int i = 0; i < 7; i++)
        assert_near(counts[i], 10000, 465);
    assert_int_equal(rng_below(&rng, 1), 0);
}

/* With a bound of 3/4 of 2^32, taking the high half of a product without rejection
 * would make every third number twice as likely. */
static void large_bounds_have_no_bias(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(11), 0);
    const uint32_t bound = UINT32_C(3) << 30;
    uint32_t counts[3] = {0};
    for (int i = 0; i < 30000; i++)
        counts[rng_below(&rng, bound) % 3]++;
    for (int i = 0; i < 3; i++)
        assert_near(counts[i], 10000, 410); /* five times sqrt(30000 * 2/9) */
}

static void reals_fill_the_unit_interval(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(3), 0);
    double sum = 0, least = 1, most = 0;
    for (int i = 0; i < 100000; i++) {
        const double real = rng_real(&rng);
        assert_true(real >= 0 && real < 1);
        sum += real;
        least = fmin(least, real);
        most = fmax(most, real);
    }
    assert_near(sum / 100000, 0.5, 0.005); /* deviation 0.289 / sqrt(1e5) = 0.0009 */
    assert_near(least, 0, 0.001);
    assert_near(most, 1, 0.001);
}

static void normals_have_their_moments(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(5), 0);
    const int count = 200000;
    double sum = 0, squares = 0, fourth = 0;
    for (int i = 0; i < count; i++) {
        const double x = rng_normal(&rng);
        sum += x;
        squares += x * x;
        fourth += x * x * x * x;
    }
    assert_near(sum / count, 0, 0.012);     /* five times 1 / sqrt(count) */
    assert_near(squares / count, 1, 0.016); /* five times sqrt(2 / count) */
    assert_near(fourth / count, 3, 0.11);   /* five times sqrt(96 / count) */
}

static void shuffling_reaches_every_order_equally(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(9), 0);
    uint32_t counts[27] = {0};
    for (int i = 0; i < 60000; i++) {
        uint32_t items[] = {0, 1, 2};
        rng_shuffle(&rng, items, 3);
        counts[items[0] * 9 + items[1] * 3 + items[2]]++;
    }
    uint32_t orders = 0;
    for (int i = 0; i < 27; i++) {
        if (counts[i] == 0)
            continue;
        orders++;
        assert_near(counts[i], 10000, 460); /* five times sqrt(60000 * 5/36) */
    }
    assert_int_equal(orders, 6);
    rng_shuffle(&rng, NULL, 0);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(xoshiro_gives_its_reference_values),
        cmocka_unit_test(stream_0_is_seeded_by_splitmix64),
        cmocka_unit_test(seeds_and_streams_differ),
        cmocka_unit_test(below_a_bound_all_are_equally_likely),
        cmocka_unit_test(large_bounds_have_no_bias),
        cmocka_unit_test(reals_fill_the_unit_interval),
        cmocka_unit_test(normals_have_their_moments),
        cmocka_unit_test(shuffling_reaches_every_order_equally),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
