// SPDX-License-Identifier: GPL-3.0-or-later
/* place_store: accounts whose place is not known or was guessed, and where they are
 * put.
 */
#ifndef STORE_PLACE_STORE_H
#define STORE_PLACE_STORE_H

#include "base/arena.h"
#include "model/account.h"
#include "store/db.h"

struct unplaced {
    int64_t account_id;
    const char *crm_id, *name;
    const char *street, *postcode, *city, *country; /* NULL when not known */
    enum place_precision precision; /* PLACE_NONE, PLACE_POSTCODE or PLACE_TOWN */
};

/* All of them, in `arena`, by crm_id. What came with coordinates or was found by its
 * address is not among them. */
bool place_store_load(struct db *db, struct arena *arena, const struct unplaced **list,
                      uint32_t *count, struct err *err) MUST_CHECK;

struct placing {
    int64_t account_id;
    struct geo_point at;
    enum place_precision precision;
};

/* Puts them there, geometry and index too; one transaction. */
bool place_store_save(struct db *db, const struct placing *placings, uint32_t count,
                      struct err *err) MUST_CHECK;

#endif
