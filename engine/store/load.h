// SPDX-License-Identifier: GPL-3.0-or-later
/* load: the database as a model.
 *
 * Reads one state of the database, though others write meanwhile. What is derived: who
 * visits an account (the rep of its territory, else its owner), the last visit and
 * remote touch, leads that have no open opportunity yet (as opportunities of stage
 * lead), the zone of reps that have none of their own. The model passes model_check.
 *
 * A load for one rep has the accounts that she visits and those where she has an open
 * appointment; the reps that these name and no others; their territories; common
 * holidays; all lodgings; quotas and events that are hers or everybody's. Appointments
 * of other reps are left out. It costs a few milliseconds in a file of any size: about
 * 6 us an account. */
#ifndef STORE_LOAD_H
#define STORE_LOAD_H

#include "base/arena.h"
#include "model/model.h"
#include "store/db.h"

struct load_scope {
    const char *rep_crm_id; /* NULL: everything */
};

/* ERR_MISSING when the rep does not exist; ERR_INPUT when the file holds what the
 * program does not understand. `scope` NULL: everything. The model lives in `arena`. */
bool store_load(struct db *db, const struct load_scope *scope, struct arena *arena,
                struct model *model, struct err *err) MUST_CHECK;

/* The crm_id of the one rep that `text` means: a crm_id, else a name, else an e-mail
 * address, the latter two in any case. ERR_MISSING when there is none, ERR_INPUT when
 * there are several. */
bool store_find_rep(struct db *db, const char *text, struct arena *arena,
                    const char **crm_id, struct err *err) MUST_CHECK;
/* The rep who visits an account: of its territory, else its owner. ERR_MISSING when
 * nobody does, or there is no such account. */
bool store_find_rep_of(struct db *db, const char *account_crm_id, struct arena *arena,
                       const char **crm_id, struct err *err) MUST_CHECK;
/* The same for an account: a crm_id, else a name. */
bool store_find_account(struct db *db, const char *text, struct arena *arena,
                        const char **crm_id, struct err *err) MUST_CHECK;

#endif
