// SPDX-License-Identifier: GPL-3.0-or-later
/* cut: see the header. Quicksort and quickselect after Hoare; all items differ, because
 * ranks do. */
#include "territory/cut.h"

#include <assert.h>
#include <stdbool.h>

enum { SMALL = 16 };

static bool before(struct cut_item a, struct cut_item b)
{
    return a.key < b.key || (a.key == b.key && a.rank < b.rank);
}

static void exchange(struct cut_item *a, struct cut_item *b)
{
    const struct cut_item kept = *a;
    *a = *b;
    *b = kept;
}

/* The middle one of first, middle and last is put in the middle. */
static struct cut_item choose_pivot(struct cut_item *items, uint32_t count)
{
    struct cut_item *first = items, *last = items + count - 1;
    struct cut_item *middle = items + (count - 1) / 2;
    if (before(*middle, *first))
        exchange(middle, first);
    if (before(*last, *middle)) {
        exchange(last, middle);
        if (before(*middle, *first))
            exchange(middle, first);
    }
    return *middle;
}

/* Two or more items: none of the first `answer` comes after any of the others, and
 * neither part is empty. */
static uint32_t partition(struct cut_item *items, uint32_t count)
{
    const struct cut_item pivot = choose_pivot(items, count);
    uint32_t i = 0, j = count - 1;
    for (;;) {
        while (before(items[i], pivot))
            i++;
        while (before(pivot, items[j]))
            j--;
        if (i >= j)
            return j + 1 < count ? j + 1 : j;
        exchange(&items[i++], &items[j--]);
    }
}

void cut_sort(struct cut_item *items, uint32_t count)
{
    while (count > SMALL) {
        const uint32_t low = partition(items, count);
        if (low < count - low) {
            cut_sort(items, low);
            items += low;
            count -= low;
        } else {
            cut_sort(items + low, count - low);
            count = low;
        }
    }
    for (uint32_t i = 1; i < count; i++) {
        const struct cut_item item = items[i];
        uint32_t j = i;
        for (; j > 0 && before(item, items[j - 1]); j--)
            items[j] = items[j - 1];
        items[j] = item;
    }
}

static double weigh(const struct cut_item *items, uint32_t count, const double *weight)
{
    double sum = 0;
    for (uint32_t i = 0; i < count; i++)
        sum += weight[items[i].rank];
    return sum;
}

/* The item at which the weights pass `goal`; what lies lower is in front of it. */
static uint32_t select_goal(struct cut_item *items, uint32_t count,
                            const double *weight, double goal)
{
    uint32_t first = 0, end = count;
    double below = 0;
    while (end - first > 1) {
        const uint32_t low = partition(items + first, end - first);
        const double sum = weight ? weigh(items + first, low, weight) : low;
        if (below + sum >= goal) {
            end = first + low;
        } else {
            below += sum;
            first += low;
        }
    }
    const double last = weight ? weight[items[first].rank] : 1;
    return goal - below > last / 2 ? first + 1 : first;
}

uint32_t cut_select(struct cut_item *items, uint32_t count, const double *weight,
                    double goal, uint32_t least, uint32_t most)
{
    assert(least <= most && most <= count);
    if (count == 0)
        return 0;
    const uint32_t low = select_goal(items, count, weight, goal);
    if (low >= least && low <= most)
        return low;
    const uint32_t bound = low < least ? least : most;
    if (bound > 0 && bound < count)
        select_goal(items, count, 0, bound);
    return bound;
}
