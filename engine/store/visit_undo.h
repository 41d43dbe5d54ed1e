// SPDX-License-Identifier: GPL-3.0-or-later
/* visit_undo: an entry of the log taken back with all that it did. For store/ only;
 * always in the caller's transaction. */
#ifndef STORE_VISIT_UNDO_H
#define STORE_VISIT_UNDO_H

#include "store/db.h"

/* The entry must exist. Remembers that it was taken back, so that no merge brings it
 * again, and a merge of this file takes it back elsewhere. */
bool visit_undo_entry(struct db *db, int64_t visit_id, struct err *err) MUST_CHECK;

#endif
