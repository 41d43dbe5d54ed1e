// SPDX-License-Identifier: GPL-3.0-or-later
/* neighbours: for each of many places, the k-th nearest other one.
 *
 * Nearness is along the straight line through the earth, which orders as the great
 * circle does, poles and date line included. */
#ifndef AGENDA_NEIGHBOURS_H
#define AGENDA_NEIGHBOURS_H

#include "base/arena.h"
#include "geo/point.h"
#include <stdint.h>

enum { NEIGHBOURS_MAX = 16 };

/* kth[i] is the place that is k-th nearest to place i, itself not counted; among
 * places equally near any, the same each time. The farthest when there are fewer than k
 * others, i itself when it is alone. 1 <= k <= NEIGHBOURS_MAX. O(n log n). */
void neighbours_kth(const struct geo_point *places, uint32_t count, uint32_t k,
                    uint32_t *kth);

#endif
