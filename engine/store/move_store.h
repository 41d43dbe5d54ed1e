// SPDX-License-Identifier: GPL-3.0-or-later
/* move_store: what an entry of the log does to appointments. For visit_store.c only;
 * always in its transaction. */
#ifndef STORE_MOVE_STORE_H
#define STORE_MOVE_STORE_H

#include "store/db.h"

struct move_entry {
    int64_t visit_id, account_id, rep_id; /* rep_id 0: nobody's */
    int32_t day;                          /* of the entry */
};

/* Somebody was met: open appointments of the day, hers or anybody's, are done; and open
 * again when the entry has gone and no other of the day met somebody. */
bool move_store_meet(struct db *db, const struct move_entry *entry,
                     struct err *err) MUST_CHECK;
bool move_store_unmeet(struct db *db, const struct move_entry *entry,
                       struct err *err) MUST_CHECK;

/* The visit is put off: the account's first open appointment of the day and the seven
 * after it, hers or anybody's, is cancelled. */
bool move_store_put_off(struct db *db, const struct move_entry *entry,
                        struct err *err) MUST_CHECK;
/* After that: an appointment at the new time (`tod` -1: any time of that day) in its
 * place, as long as it was, and no visit before that day. */
bool move_store_agree(struct db *db, const struct move_entry *entry, int32_t day,
                      int32_t tod, struct err *err) MUST_CHECK;
/* Both taken back; before the entry is deleted. Nothing happens when it did neither. */
bool move_store_undo(struct db *db, int64_t visit_id, struct err *err) MUST_CHECK;

#endif
