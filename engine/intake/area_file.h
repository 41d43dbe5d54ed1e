// SPDX-License-Identifier: GPL-3.0-or-later
/* area_file: areas from GeoJSON (RFC 7946). */
#ifndef INTAKE_AREA_FILE_H
#define INTAKE_AREA_FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/area.h"

#include <stddef.h>

/* The features of a FeatureCollection that are polygons or multipolygons. A code is the
 * property `code_field`; NULL: the feature's id, else the first of the properties code,
 * GEOID, postcode, zip, name that it has. The name is the property name or NAME, else
 * the code. Rings are put the right way round. ERR_INPUT says why a file
 * cannot be read, or names the feature, counted from 1, and what is wrong with it. */
bool area_file_read(const char *path, const char *code_field, struct arena *arena,
                    struct area_list *list, struct err *err) MUST_CHECK;

/* The same from memory. */
bool area_file_parse(const char *bytes, size_t size, const char *code_field,
                     struct arena *arena, struct area_list *list,
                     struct err *err) MUST_CHECK;

#endif
