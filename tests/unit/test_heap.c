// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/heap.h"

#include "base/rng.h"
#include "testing.h"

enum { LIMIT = 60 };

/* The same by looking at everything: keys of what is in. */
struct naive {
    int64_t keys[LIMIT];
    bool in[LIMIT];
};

static uint32_t naive_top(const struct naive *naive)
{
    uint32_t top = UINT32_MAX;
    for (uint32_t i = 0; i < LIMIT; i++)
        if (naive->in[i] && (top == UINT32_MAX || naive->keys[i] < naive->keys[top]))
            top = i;
    return top;
}

static void step(struct heap *heap, struct naive *naive, struct rng *rng)
{
    const uint32_t item = rng_below(rng, LIMIT);
    /* Few different keys, so that equal ones are common; also the ends of the type. */
    const int64_t keys[] = {INT64_MIN, -3, 0, 0, 1, 2, 5, INT64_MAX};
    const uint32_t action = rng_below(rng, 6);
    if (action == 0 && heap->count > 0) {
        const uint32_t top = naive_top(naive);
        assert_int_equal(heap_take(heap), top);
        naive->in[top] = false;
    } else if (action == 1 && heap_has(heap, item)) {
        heap_remove(heap, item);
        naive->in[item] = false;
    } else {
        naive->keys[item] = keys[rng_below(rng, 8)];
        naive->in[item] = true;
        heap_put(heap, item, naive->keys[item]);
    }
}

static void it_answers_as_looking_at_everything_does(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct heap heap;
    struct naive naive = {0};
    struct rng rng;
    rng_init(&rng, testing_seed(1), 0);
    heap_init(&heap, LIMIT, &arena);
    for (int i = 0; i < 20000; i++) {
        step(&heap, &naive, &rng);
        uint32_t count = 0;
        for (uint32_t item = 0; item < LIMIT; item++) {
            assert_int_equal(heap_has(&heap, item), naive.in[item]);
            count += naive.in[item];
        }
        assert_int_equal(heap.count, count);
        if (count > 0)
            assert_int_equal(heap_top(&heap), naive_top(&naive));
    }
    arena_release(&arena);
}

static void equal_keys_come_out_by_number(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct heap heap;
    heap_init(&heap, 5, &arena);
    const uint32_t order[] = {3, 0, 4, 2, 1};
    for (int i = 0; i < 5; i++)
        heap_put(&heap, order[i], 7);
    for (uint32_t i = 0; i < 5; i++)
        assert_int_equal(heap_take(&heap), i);
    assert_int_equal(heap.count, 0);
    arena_release(&arena);
}

static void nothing_outside_its_limit_is_in(void **state)
{
    (void)state;
    struct arena arena = {0};
    struct heap heap;
    heap_init(&heap, 0, &arena);
    assert_false(heap_has(&heap, 0));
    assert_false(heap_has(&heap, UINT32_MAX));
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(it_answers_as_looking_at_everything_does),
        cmocka_unit_test(equal_keys_come_out_by_number),
        cmocka_unit_test(nothing_outside_its_limit_is_in),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
