// SPDX-License-Identifier: GPL-3.0-or-later
/* cut: points in order of a key, and where to cut that order. */
#ifndef TERRITORY_CUT_H
#define TERRITORY_CUT_H

#include <stdint.h>

struct cut_item {
    double key; /* never NaN */
    uint32_t rank;
};

/* By key, equal keys by rank. O(n log n). */
void cut_sort(struct cut_item *items, uint32_t count);

/* The lowest items whose weights come nearest to `goal`: they are moved to the front,
 * and the answer is how many they are, within [least, most]. `weight` is by rank; NULL
 * counts each as 1. O(n) on average. */
uint32_t cut_select(struct cut_item *items, uint32_t count, const double *weight,
                    double goal, uint32_t least, uint32_t most);

#endif
