// SPDX-License-Identifier: GPL-3.0-or-later
/* deal_store: what an entry of the log does to an opportunity. For visit_store.c only;
 * always in its transaction. */
#ifndef STORE_DEAL_STORE_H
#define STORE_DEAL_STORE_H

#include "base/arena.h"
#include "model/model.h"
#include "store/db.h"

struct deal_entry {
    int64_t account_id;
    const char *account_crm_id;
    bool is_new;
    int64_t amount_ct;
    enum stage stage;
    const char *crm_id;      /* in: which, NULL the only open one; out: it */
    enum stage stage_before; /* out; STAGE_COUNT: new */
    struct arena *arena;
};

bool deal_store_add(struct db *db, int64_t visit_id, struct deal_entry *entry,
                    struct err *err) MUST_CHECK;
/* Nothing happens when the entry had none. */
bool deal_store_undo(struct db *db, int64_t visit_id, struct err *err) MUST_CHECK;

#endif
