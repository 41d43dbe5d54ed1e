// SPDX-License-Identifier: GPL-3.0-or-later
/* geojson_shape: positions and polygons of GeoJSON (RFC 7946), for the readers of its
 * files. */
#ifndef INTAKE_GEOJSON_SHAPE_H
#define INTAKE_GEOJSON_SHAPE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/outline.h"
#include "text/json.h"

bool geojson_is_type(const struct json_value *object, const char *type);

/* Two numbers in range, longitude first; ERR_INPUT says what is wrong. */
bool geojson_point(const struct json_value *value, struct geo_point *point,
                   struct err *err) MUST_CHECK;

/* A Polygon or MultiPolygon, its rings put the right way round; NULL is none. */
bool geojson_outline(const struct json_value *geometry, struct arena *arena,
                     struct outline *outline, struct err *err) MUST_CHECK;

#endif
