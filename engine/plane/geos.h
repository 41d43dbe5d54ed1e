// SPDX-License-Identifier: GPL-3.0-or-later
/* geos: one context of GEOS, and plain rings in and out of it. Only plane/ uses this.
 *
 * A context belongs to one thread. What GEOS says when it fails is kept in `said` and
 * never printed. */
#ifndef PLANE_GEOS_H
#define PLANE_GEOS_H

#include "base/arena.h"
#include "plane/plane_shape.h"

#include <geos_c.h>

enum { GEOS_SAID_SIZE = 256 };

struct geos {
    GEOSContextHandle_t handle;
    char said[GEOS_SAID_SIZE];
};

/* `geos` must stay where it is until closed. */
bool geos_open(struct geos *geos, struct err *err) MUST_CHECK;
void geos_close(struct geos *geos);
/* ERR_SYSTEM: "<doing>: <what GEOS said>"; returns false. */
bool geos_fail(const struct geos *geos, const char *doing, struct err *err);

/* Points as one geometry: a line through all of them in the order given (2 or more).
 * NULL when GEOS fails. The caller destroys it. */
GEOSGeometry *geos_line(struct geos *geos, const struct geo_xy *points, uint32_t count);
/* Two or more points, each for itself. */
GEOSGeometry *geos_points(struct geos *geos, const struct geo_xy *points,
                          uint32_t count);
GEOSGeometry *geos_from_shape(struct geos *geos, const struct plane_shape *shape);
/* The polygons of any geometry; lines and points in it are left out. False when GEOS
 * fails. */
bool geos_to_shape(struct geos *geos, const GEOSGeometry *geometry, struct arena *arena,
                   struct plane_shape *shape) MUST_CHECK;

#endif
