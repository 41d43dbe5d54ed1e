// SPDX-License-Identifier: GPL-3.0-or-later
/* layer_style: how QGIS shows the layers of the file, and the views that are layers. */
#ifndef SPATIAL_LAYER_STYLE_H
#define SPATIAL_LAYER_STYLE_H

#include "store/db.h"

struct layer_style {
    const char *layer; /* a table or view with a column geom */
    const char *qml;   /* as QGIS writes styles; from data/styles */
};

extern const struct layer_style layer_styles[]; /* by name */
extern const unsigned layer_style_count;

/* Has layer_style_prepare been done? */
bool layer_style_find(struct db *db, bool *is_there, struct err *err) MUST_CHECK;

/* Register the views with SpatiaLite, make the table layer_styles where QGIS has not,
 * and give each layer a style that has none of that name: what a user changed stays.
 * Within the caller's transaction; SpatiaLite's metadata is there. */
bool layer_style_prepare(struct db *db, struct err *err) MUST_CHECK;

#endif
