// SPDX-License-Identifier: GPL-3.0-or-later
/* pack_plans: plans that were changed in a pack. For pack_merge.c only: `pack` is
 * attached, and a transaction is open. */
#ifndef STORE_PACK_PLANS_H
#define STORE_PACK_PLANS_H

#include "store/db.h"

/* Fill temp.replanned with the pack's newest plan of each of her weeks that was made
 * there: there_id its batch, entry_key what it is called here, base_id the batch it
 * goes back to, here_id the newest here, is_known when it was brought before. */
bool pack_plans_list(struct db *db, struct err *err) MUST_CHECK;

/* Bring those whose base is the newest here; *count is how many. */
bool pack_plans_bring(struct db *db, uint32_t *count, struct err *err) MUST_CHECK;

/* The sentences of those that are left: statement of one text column. */
extern const char pack_plans_conflicts[];

#endif
