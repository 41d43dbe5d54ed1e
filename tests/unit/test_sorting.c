// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/sorting.h"

#include "base/rng.h"
#include "testing.h"

struct card {
    int32_t key;
    uint32_t was_at;
};

/* The context says the direction. */
static int compare_cards(const void *a, const void *b, const void *context)
{
    const struct card *x = a, *y = b;
    const int rising = (x->key > y->key) - (x->key < y->key);
    return *(const int *)context * rising;
}

static void check_sorted(uint32_t count, uint32_t keys, int direction, struct rng *rng)
{
    static struct card cards[5000];
    static unsigned char seen[5000];
    for (uint32_t i = 0; i < count; i++)
        cards[i] = (struct card){(int32_t)rng_below(rng, keys) - 3, i};
    sorting_sort(cards, count, sizeof *cards, compare_cards, &direction);
    memset(seen, 0, sizeof seen);
    for (uint32_t i = 0; i < count; i++) {
        assert_false(seen[cards[i].was_at]++);
        if (i == 0)
            continue;
        const int order = compare_cards(&cards[i - 1], &cards[i], &direction);
        assert_true(order < 0 || (order == 0 && cards[i - 1].was_at < cards[i].was_at));
    }
}

static void equals_keep_their_order_at_every_length(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(2), 0);
    for (uint32_t count = 0; count < 200; count++) {
        check_sorted(count, 1, 1, &rng);
        check_sorted(count, 5, 1, &rng);
        check_sorted(count, 1000000, -1, &rng);
    }
    check_sorted(4999, 50, 1, &rng);
    check_sorted(5000, 1000000, -1, &rng);
}

static void sorted_and_reversed_runs_come_out_right(void **state)
{
    (void)state;
    struct card cards[1000];
    const int direction = 1;
    for (uint32_t i = 0; i < 1000; i++)
        cards[i] = (struct card){(int32_t)(1000 - i) / 2, i};
    for (int round = 0; round < 2; round++) {
        sorting_sort(cards, 1000, sizeof *cards, compare_cards, &direction);
        for (uint32_t i = 1; i < 1000; i++)
            assert_true(cards[i - 1].key < cards[i].key ||
                        (cards[i - 1].key == cards[i].key &&
                         cards[i - 1].was_at < cards[i].was_at));
    }
}

static void order_of_integers_rises_and_ties_go_to_the_lower_index(void **state)
{
    (void)state;
    const int64_t keys[] = {5, INT64_MIN, 5, INT64_MAX, -1, 5, INT64_MIN};
    const uint32_t expected[] = {1, 6, 4, 0, 2, 5, 3};
    uint32_t order[7];
    sorting_order_i64(keys, order, 7);
    assert_memory_equal(order, expected, sizeof expected);
    sorting_order_i64(NULL, order, 0);
}

static void order_of_reals_is_total(void **state)
{
    (void)state;
    const double keys[] = {NAN, 1.5, -INFINITY, 0.0, NAN, -0.0, INFINITY, 1e-300, 1.5};
    /* Zeros of either sign are equal; what is no number comes last. */
    const uint32_t expected[] = {2, 3, 5, 7, 1, 8, 6, 0, 4};
    uint32_t order[9];
    sorting_order_f64(keys, order, 9);
    assert_memory_equal(order, expected, sizeof expected);
}

static void long_orders_agree_with_their_keys(void **state)
{
    (void)state;
    enum { COUNT = 30000 };
    static int64_t keys[COUNT];
    static double reals[COUNT];
    static uint32_t order[COUNT], same[COUNT];
    struct rng rng;
    rng_init(&rng, testing_seed(4), 0);
    for (uint32_t i = 0; i < COUNT; i++) {
        keys[i] = (int64_t)rng_below(&rng, 10000) - 5000;
        reals[i] = (double)keys[i] / 7;
    }
    sorting_order_i64(keys, order, COUNT);
    sorting_order_f64(reals, same, COUNT);
    assert_memory_equal(order, same, sizeof order);
    for (uint32_t i = 1; i < COUNT; i++)
        assert_true(keys[order[i - 1]] < keys[order[i]] ||
                    (keys[order[i - 1]] == keys[order[i]] && order[i - 1] < order[i]));
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(equals_keep_their_order_at_every_length),
        cmocka_unit_test(sorted_and_reversed_runs_come_out_right),
        cmocka_unit_test(order_of_integers_rises_and_ties_go_to_the_lower_index),
        cmocka_unit_test(order_of_reals_is_total),
        cmocka_unit_test(long_orders_agree_with_their_keys),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
