// SPDX-License-Identifier: GPL-3.0-or-later
/* nearest: the places nearest to a position.
 *
 * A k-d tree laid out in one array (Bentley 1975, doi:10.1145/361002.361007). Equal
 * distances go to the lower index. Any number of threads may ask. */
#ifndef PLANE_NEAREST_H
#define PLANE_NEAREST_H

#include "base/arena.h"
#include "geo/point.h"
#include <stdint.h>

struct nearest {
    const struct geo_xy *places; /* kept */
    uint32_t count;
    uint32_t *order; /* of places: the middle of each range splits it */
    uint8_t *axis;   /* of that split: 0 x, 1 y */
};

enum { NEAREST_MAX = 128 };

struct nearest_found {
    uint32_t place;
    double squared_m2;
};

/* O(n log n): 0.5 s for a million. */
void nearest_init(struct nearest *nearest, const struct geo_xy *places, uint32_t count,
                  struct arena *arena);

/* The `limit` (1..NEAREST_MAX) nearest, nearest first; returns how many there are. */
uint32_t nearest_find(const struct nearest *nearest, struct geo_xy at, uint32_t limit,
                      struct nearest_found *found);

#endif
