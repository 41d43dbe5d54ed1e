// SPDX-License-Identifier: GPL-3.0-or-later
/* keysort: see the header. Key and number are packed into one word; then a radix sort,
 * least byte first, over the key's five bytes. It is stable and numbers come in order,
 * so their bytes need no pass. */
#include "territory/keysort.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SHIFT = 24, BYTES = 5, SMALL = 48 };
static const double STEPS = (double)(((uint64_t)1 << 40) - 1);

static void pack(const double *key, uint32_t count, uint64_t *order)
{
    double low = key[0], high = key[0];
    for (uint32_t i = 1; i < count; i++) {
        low = fmin(low, key[i]);
        high = fmax(high, key[i]);
    }
    const double scale = high > low ? STEPS / (high - low) : 0;
    for (uint32_t i = 0; i < count; i++)
        order[i] = (uint64_t)((key[i] - low) * scale) << SHIFT | i;
}

static void insert_sort(uint64_t *order, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        const uint64_t item = order[i];
        uint32_t j = i;
        for (; j > 0 && order[j - 1] > item; j--)
            order[j] = order[j - 1];
        order[j] = item;
    }
}

static void pass(const uint64_t *from, uint64_t *to, uint32_t count, uint32_t shift)
{
    uint32_t start[257] = {0};
    for (uint32_t i = 0; i < count; i++)
        start[(from[i] >> shift & 255) + 1]++;
    for (uint32_t d = 0; d < 255; d++)
        start[d + 1] += start[d];
    for (uint32_t i = 0; i < count; i++)
        to[start[from[i] >> shift & 255]++] = from[i];
}

void keysort_order(const double *key, uint32_t count, uint64_t *order, uint64_t *spare)
{
    assert(count <= KEYSORT_COUNT_MAX);
    if (count == 0)
        return;
    pack(key, count, order);
    if (count <= SMALL) {
        insert_sort(order, count);
        return;
    }
    for (uint32_t byte = 0; byte < BYTES; byte++) {
        pass(order, spare, count, SHIFT + 8 * byte);
        memcpy(order, spare, count * sizeof *order);
    }
}
