// SPDX-License-Identifier: GPL-3.0-or-later
/* hilbert: positions in the order of a curve that keeps neighbours near each other. */
#ifndef TERRITORY_HILBERT_H
#define TERRITORY_HILBERT_H

#include "base/arena.h"
#include "geo/point.h"
#include <stdint.h>

/* Fill `order` with 0..count-1 along a Hilbert curve through the box of the positions.
 * Equal positions follow each other, by index. O(n log n). */
void hilbert_order(const struct geo_xy *at, uint32_t count, uint32_t *order);

#endif
