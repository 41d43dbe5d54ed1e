// SPDX-License-Identifier: GPL-3.0-or-later
/* layer_index: the spatial index (R*Tree) of a layer, kept without SpatiaLite's
 * triggers.
 *
 * SpatiaLite's own triggers cost 40 us a row and its rebuild 15 us. When the rows of a
 * table are written with triggers off, one of the two functions below follows in the
 * same transaction. Without an index (a file that no heavy program has seen yet) both
 * do nothing. */
#ifndef STORE_LAYER_INDEX_H
#define STORE_LAYER_INDEX_H

#include "store/db.h"
#include <stddef.h>

enum layer {
    LAYER_REPS,
    LAYER_TERRITORIES,
    LAYER_ACCOUNTS,
    LAYER_LODGINGS,
    LAYER_AREAS
};
enum { LAYER_COUNT = LAYER_AREAS + 1 };

struct layer_info {
    const char *table, *key; /* "accounts", "account_id" */
    const char *shape;       /* "POINT", "MULTIPOLYGON" */
};

const struct layer_info *layer_info_get(enum layer layer);

bool layer_index_find(struct db *db, enum layer layer, bool *is_there,
                      struct err *err) MUST_CHECK;

/* After `key_count` rows have been added, changed or deleted: about 20 us each, or the
 * whole anew where that is cheaper. */
bool layer_index_update(struct db *db, enum layer layer, const int64_t *keys,
                        size_t key_count, struct err *err) MUST_CHECK;

/* The whole index anew, packed; 1.2 us a row. */
bool layer_index_rebuild(struct db *db, enum layer layer, struct err *err) MUST_CHECK;

/* Switch all triggers of this connection off or on. Foreign keys are not triggers. */
void layer_triggers(struct db *db, bool is_on);

#endif
