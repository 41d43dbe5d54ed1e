// SPDX-License-Identifier: GPL-3.0-or-later
/* sorting: order with a context, and a stable result.
 *
 * A merge sort: qsort gives the comparator no context and promises nothing for equals.
 */
#ifndef BASE_SORTING_H
#define BASE_SORTING_H

#include <stddef.h>
#include <stdint.h>

/* Below zero, zero, above zero, as strcmp. */
typedef int sorting_compare(const void *a, const void *b, const void *context);

/* Sort `count` items of `size` bytes in place; equals keep their order. O(n log n),
 * n * size bytes of scratch. */
void sorting_sort(void *items, size_t count, size_t size, sorting_compare *compare,
                  const void *context);

/* Fill `order` with 0..count-1 so that keys[order[i]] rises; equals by index, NaN last.
 * O(n), 32 n bytes of scratch. */
void sorting_order_i64(const int64_t *keys, uint32_t *order, uint32_t count);
void sorting_order_f64(const double *keys, uint32_t *order, uint32_t count);

#endif
