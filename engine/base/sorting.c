// SPDX-License-Identifier: GPL-3.0-or-later
/* Runs of a few items are sorted by insertion, then neighbouring runs are merged, each
 * round with twice the length, to and fro between the items and as much scratch space.
 */
#include "base/sorting.h"

#include "base/arena.h"

#include <string.h>

enum { RUN = 12 };

struct job {
    size_t size;
    sorting_compare *compare;
    const void *context;
};

static void insert_sort(char *items, size_t count, char *spare, const struct job *job)
{
    const size_t size = job->size;
    for (size_t i = 1; i < count; i++) {
        size_t at = i;
        while (at > 0 && job->compare(items + (at - 1) * size, items + i * size,
                                      job->context) > 0)
            at--;
        if (at == i)
            continue;
        memcpy(spare, items + i * size, size);
        memmove(items + (at + 1) * size, items + at * size, (i - at) * size);
        memcpy(items + at * size, spare, size);
    }
}

/* The runs [from, middle) and [middle, to) of `in` into the same places of `out`. */
static void merge(const char *in, size_t from, size_t middle, size_t to, char *out,
                  const struct job *job)
{
    const size_t size = job->size;
    size_t left = from, right = middle;
    for (size_t at = from; at < to; at++) {
        const size_t pick =
            right == to ||
                    (left < middle && job->compare(in + left * size, in + right * size,
                                                   job->context) <= 0)
                ? left++
                : right++;
        memcpy(out + at * size, in + pick * size, size);
    }
}

static size_t least(size_t a, size_t b)
{
    return a < b ? a : b;
}

void sorting_sort(void *items, size_t count, size_t size, sorting_compare *compare,
                  const void *context)
{
    if (count < 2)
        return;
    const struct job job = {size, compare, context};
    struct arena arena = {0};
    char *from = items;
    char *to = arena_array(&arena, count, size);
    for (size_t at = 0; at < count; at += RUN)
        insert_sort(from + at * size, least(RUN, count - at), to, &job);
    for (size_t length = RUN; length < count; length *= 2) {
        for (size_t at = 0; at < count; at += 2 * length)
            merge(from, at, least(at + length, count), least(at + 2 * length, count),
                  to, &job);
        char *merged = to;
        to = from;
        from = merged;
    }
    if (from != items)
        memcpy(items, from, count * size);
    arena_release(&arena);
}

static int compare_i64(const void *a, const void *b, const void *context)
{
    const int64_t *keys = context;
    const int64_t x = keys[*(const uint32_t *)a], y = keys[*(const uint32_t *)b];
    return (x > y) - (x < y);
}

/* NaN comes after every number, so that the order is total. */
static int compare_f64(const void *a, const void *b, const void *context)
{
    const double *keys = context;
    const double x = keys[*(const uint32_t *)a], y = keys[*(const uint32_t *)b];
    if (x != x || y != y)
        return (x != x) - (y != y);
    return (x > y) - (x < y);
}

static void fill_order(uint32_t *order, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++)
        order[i] = i;
}

void sorting_order_i64(const int64_t *keys, uint32_t *order, uint32_t count)
{
    fill_order(order, count);
    sorting_sort(order, count, sizeof *order, compare_i64, keys);
}

void sorting_order_f64(const double *keys, uint32_t *order, uint32_t count)
{
    fill_order(order, count);
    sorting_sort(order, count, sizeof *order, compare_f64, keys);
}
