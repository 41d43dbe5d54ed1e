// SPDX-License-Identifier: GPL-3.0-or-later
/* locate: which of many areas a place lies in. */
#ifndef TERRITORY_LOCATE_H
#define TERRITORY_LOCATE_H

#include "base/arena.h"
#include "model/outline.h"

struct locate_box {
    double west_deg, east_deg, south_deg, north_deg;
};

/* Borrows the outlines. */
struct locate {
    const struct outline *outlines;
    const struct locate_box *boxes;
    uint32_t count;
};

void locate_init(struct locate *locate, const struct outline *outlines, uint32_t count,
                 struct arena *arena);

/* The first outline that holds the place; NO_IX when none does. A place on a common
 * border lies in exactly one of two outlines that share it. Outlines must not cross the
 * date line. O(outlines), and the points of those whose box holds the place. */
uint32_t locate_find(const struct locate *locate, struct geo_point at);

#endif
