// SPDX-License-Identifier: GPL-3.0-or-later
/* line_file: lines and boundaries on the map, from GeoJSON (RFC 7946). */
#ifndef INTAKE_LINE_FILE_H
#define INTAKE_LINE_FILE_H

#include "base/arena.h"
#include "base/err.h"
#include "model/outline.h"

#include <stddef.h>

struct line_list {
    const struct ring *lines; /* two positions or more; is_hole means nothing */
    uint32_t count;
};

/* All lines of a FeatureCollection, a Feature or a geometry: LineStrings and the
 * borders of polygons, single and multiple. ERR_INPUT says why a file cannot be read,
 * or names the feature, counted from 1, and what is wrong with it. */
bool line_file_read(const char *path, struct arena *arena, struct line_list *list,
                    struct err *err) MUST_CHECK;

/* Polygons alone, as one outline. */
bool line_file_outline(const char *path, struct arena *arena, struct outline *outline,
                       struct err *err) MUST_CHECK;

/* line_file_read from memory. */
bool line_file_parse(const char *bytes, size_t size, struct arena *arena,
                     struct line_list *list, struct err *err) MUST_CHECK;

#endif
