// SPDX-License-Identifier: GPL-3.0-or-later
/* shape_blob: geometries as SpatiaLite keeps them, written and read without it.
 *
 * The layout ("BLOB-Geometry") is fixed and documented by SpatiaLite; little-endian,
 * WGS 84 (SRID 4326), two dimensions. Tests compare with what SpatiaLite itself makes.
 */
#ifndef STORE_SHAPE_BLOB_H
#define STORE_SHAPE_BLOB_H

#include "base/arena.h"
#include "base/err.h"
#include "model/outline.h"
#include <stddef.h>

enum { SHAPE_POINT_SIZE = 60 };

struct shape_box {
    double west_deg, south_deg, east_deg, north_deg;
};

/* A POINT into `blob`. */
void shape_point_write(struct geo_point point, unsigned char blob[SHAPE_POINT_SIZE]);

/* A MULTIPOLYGON in `arena`; the outline must have a ring. Returns its size. */
size_t shape_outline_write(const struct outline *outline, struct arena *arena,
                           const unsigned char **blob);

/* A POLYGON or MULTIPOLYGON, by whomever it was made; in `arena`. ERR_INPUT for
 * anything else and for bytes that are none of it. */
bool shape_outline_read(const void *blob, size_t size, struct arena *arena,
                        struct outline *outline, struct err *err) MUST_CHECK;

/* The box that every geometry carries; false when these are no geometry's bytes. */
bool shape_box_read(const void *blob, size_t size, struct shape_box *box);

#endif
