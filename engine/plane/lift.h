// SPDX-License-Identifier: GPL-3.0-or-later
/* lift: polygons from the plane to the ellipsoid, and down again. */
#ifndef PLANE_LIFT_H
#define PLANE_LIFT_H

#include "base/arena.h"
#include "model/outline.h"
#include "plane/plane_shape.h"
#include "plane/projection.h"

/* In `arena`. A shape that crosses the date line is cut there (RFC 7946,
 * section 3.1.9); a ring that goes round a pole has no image, and the outline is then
 * empty. */
bool lift_shape(const struct projection *projection, const struct plane_shape *shape,
                struct arena *arena, struct outline *outline,
                struct err *err) MUST_CHECK;

/* The other way, ring by ring. */
bool lift_down(const struct projection *projection, const struct outline *outline,
               struct arena *arena, struct plane_shape *shape,
               struct err *err) MUST_CHECK;

#endif
