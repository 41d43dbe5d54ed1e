// SPDX-License-Identifier: GPL-3.0-or-later
/* spatial: SpatiaLite on the database, so that QGIS opens it as it is.
 *
 * Only the heavy program links this. The geometry columns themselves are written by
 * store/, which knows their bytes; here they are registered, indexed and looked at. */
#ifndef SPATIAL_SPATIAL_H
#define SPATIAL_SPATIAL_H

#include "store/db.h"

/* db_open for the heavy program: opens or creates, loads SpatiaLite, applies all
 * migrations, registers the layers. About 20 ms more than db_open. */
bool spatial_open(const char *path, enum db_access access, struct db **db,
                  struct err *err) MUST_CHECK;

/* Load SpatiaLite on a connection; its cache is given back when the connection closes.
 */
bool spatial_attach(struct db *db, struct err *err) MUST_CHECK;

/* Make the spatial metadata (WGS 84 only), register the geometry columns of reps,
 * territories, accounts, lodgings and areas, make their indexes, and give QGIS views
 * and styles (spatial/layer_style.h), where that has not been done; one transaction. */
bool spatial_prepare(struct db *db, struct err *err) MUST_CHECK;

/* Do geometries, indexes and plain coordinates agree, and are geometries valid?
 * ERR_INPUT with the first fault. O(rows). */
bool spatial_check(struct db *db, struct err *err) MUST_CHECK;

#endif
