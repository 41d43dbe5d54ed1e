// SPDX-License-Identifier: GPL-3.0-or-later
/* hull: the outline of places. */
#ifndef PLANE_HULL_H
#define PLANE_HULL_H

#include "base/arena.h"
#include "plane/plane_shape.h"

/* The concave hull of places, widened by margin_m > 0, without holes: one ring, every
 * place inside. One place gives a disc, places on a line a sausage. Places nearer to
 * each other than half the margin are thinned out first, so the cost falls with a wide
 * margin. ERR_SYSTEM when GEOS fails. `count` >= 1. */
bool hull_outline(const struct geo_xy *places, uint32_t count, double margin_m,
                  struct arena *arena, struct plane_shape *outline,
                  struct err *err) MUST_CHECK;

#endif
