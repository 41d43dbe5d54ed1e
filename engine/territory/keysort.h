// SPDX-License-Identifier: GPL-3.0-or-later
/* keysort: short lists of doubles put in order, very often. */
#ifndef TERRITORY_KEYSORT_H
#define TERRITORY_KEYSORT_H

#include <stdint.h>

enum { KEYSORT_COUNT_MAX = 1 << 24 };

/* Sort 0..count-1 by key into `order`; equal keys by number. Keys are told apart to
 * 2^-40 of their range, finer than any place on a map. `spare` is scratch; all three
 * have room for `count`. O(n): 400 keys in 4 us. */
void keysort_order(const double *key, uint32_t count, uint64_t *order, uint64_t *spare);

/* The number at a position of the order. */
static inline uint32_t keysort_at(const uint64_t *order, uint32_t position)
{
    return (uint32_t)(order[position] & (KEYSORT_COUNT_MAX - 1));
}

#endif
