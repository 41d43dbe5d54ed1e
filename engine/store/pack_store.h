// SPDX-License-Identifier: GPL-3.0-or-later
/* pack_store: a rep's own file, and its way back.
 *
 * A pack is a file like any other that holds one rep with her accounts, what hangs on
 * them, her plans and the road network. It is made anew, row by row, so nothing of
 * anybody else's accounts was ever in it. What she logs and decides there is brought
 * back by a merge, as often as one likes. */
#ifndef STORE_PACK_STORE_H
#define STORE_PACK_STORE_H

#include "base/arena.h"
#include "store/db.h"

/* Fill `pack`, which was just created with the geometry columns registered, from the
 * file at `source_path`, which learns that the pack exists. One transaction.
 * ERR_MISSING when there is no such rep. */
bool pack_store_write(struct db *pack, const char *source_path, const char *rep_crm_id,
                      int64_t made_utc, struct err *err) MUST_CHECK;

struct pack_merge {
    /* Brought back by this merge; undone_count: taken back by it. */
    uint32_t visit_count, deal_count, override_count, plan_count, undone_count;
    const char *const
        *conflicts; /* sentences: what differs here and was left as it is */
    uint32_t conflict_count;
};

/* Bring back what was logged, decided and planned anew in the pack at `pack_path`. What
 * is here already changes nothing; what was taken back here or there does not come or
 * goes. One transaction; `merge` in `arena`. ERR_INPUT when the
 * pack was not made of this file. */
bool pack_store_merge(struct db *db, const char *pack_path, struct arena *arena,
                      struct pack_merge *merge, struct err *err) MUST_CHECK;

#endif
