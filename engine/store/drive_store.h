// SPDX-License-Identifier: GPL-3.0-or-later
/* drive_store: drives that a server has told, remembered by server and place.
 *
 * It has a connection of its own, so that drives can be kept while the caller reads on
 * another. Places are told apart to a millionth of a degree (0.1 m). */
#ifndef STORE_DRIVE_STORE_H
#define STORE_DRIVE_STORE_H

#include "base/err.h"
#include "geo/point.h"
#include <stdint.h>

/* One number for a place that passes geo_point_check; equal for places that are told
 * apart by nothing. */
int64_t drive_key(struct geo_point at);
struct geo_point drive_key_point(int64_t key);

struct drive_store;

/* What is kept under the name `source`, in the file at `path`. A file that cannot be
 * written is read all the same. */
bool drive_store_open(const char *path, const char *source, struct drive_store **store,
                      struct err *err) MUST_CHECK;
void drive_store_close(struct drive_store *store);

struct drive_kept {
    int64_t to_key;
    int32_t drive_s; /* -1: cannot be reached */
    int32_t drive_m;
    bool is_known;
};

/* Fills what is known of drives from one place; `kept` is sorted by to_key, which is
 * set. */
bool drive_store_find(struct drive_store *store, int64_t from_key,
                      struct drive_kept *kept, uint32_t count,
                      struct err *err) MUST_CHECK;

/* Between begin and commit: one transaction. Without effect on a file that cannot be
 * written. After a failure nothing of it is kept. */
bool drive_store_begin(struct drive_store *store, struct err *err) MUST_CHECK;
bool drive_store_put(struct drive_store *store, int64_t from_key,
                     const struct drive_kept *kept, struct err *err) MUST_CHECK;
bool drive_store_commit(struct drive_store *store, struct err *err) MUST_CHECK;

#endif
