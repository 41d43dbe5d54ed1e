// SPDX-License-Identifier: GPL-3.0-or-later
/* names: ids and names alone, for finding what people mean without loading a model. */
#ifndef STORE_NAMES_H
#define STORE_NAMES_H

#include "base/arena.h"
#include "store/db.h"

struct name_row {
    const char *crm_id, *name;
};

/* All of them by crm_id, in `arena`. About 1 us a row. */
bool names_load_reps(struct db *db, struct arena *arena, const struct name_row **names,
                     uint32_t *count, struct err *err) MUST_CHECK;
bool names_load_accounts(struct db *db, struct arena *arena,
                         const struct name_row **names, uint32_t *count,
                         struct err *err) MUST_CHECK;

/* The crm_id of the rep who visits an account: of its territory's, else its owner; NULL
 * when it has neither, or does not exist. */
bool names_find_rep_of(struct db *db, const char *account_crm_id, struct arena *arena,
                       const char **rep_crm_id, struct err *err) MUST_CHECK;

#endif
