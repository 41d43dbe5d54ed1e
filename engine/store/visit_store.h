// SPDX-License-Identifier: GPL-3.0-or-later
/* visit_store: the log of what happened. */
#ifndef STORE_VISIT_STORE_H
#define STORE_VISIT_STORE_H

#include "model/model.h"
#include "store/db.h"

/* Was the contact met? Then the interval starts anew; missed, moved and not in do not
 * count. */
bool visit_outcome_is_met(enum visit_outcome outcome);

/* Append an entry; it is on the disk when this returns true. A visit that met somebody
 * moves the account's last visit forward and makes its open appointments of that day
 * (the rep's or anybody's) done; one of outcome moved cancels the appointment that it
 * puts off. `visit_id` may be NULL. */
bool visit_store_add(struct db *db, const struct model *model,
                     const struct visit *visit, int64_t logged_utc, int64_t *visit_id,
                     struct err *err) MUST_CHECK;

/* When a moved visit is made instead. */
struct visit_move {
    int32_t day; /* not before the entry's */
    int32_t tod; /* -1: any time of that day */
};
/* An entry of outcome moved: the account's first open appointment of the entry's day
 * and the seven after it is cancelled, as by any entry of that outcome; in its place
 * there is one at the new time, and no visit is planned or offered before that day. */
bool visit_store_add_move(struct db *db, const struct model *model,
                          const struct visit *visit, int64_t logged_utc,
                          const struct visit_move *move, struct err *err) MUST_CHECK;

/* What an entry says of an opportunity of its account: a new one, or another stage of
 * one that is there. */
struct visit_deal {
    bool is_new;
    int64_t amount_ct; /* of a new one */
    enum stage stage;
    const char *crm_id; /* which; NULL: the only open one */
};
/* The same with an opportunity, in one transaction. In *deal: its crm_id, made up for a
 * new one; *stage_before is the stage it had, STAGE_COUNT: new. ERR_MISSING when there
 * is no such opportunity, ERR_INPUT when several are open and none is named. */
bool visit_store_add_deal(struct db *db, const struct model *model,
                          const struct visit *visit, int64_t logged_utc,
                          struct visit_deal *deal, enum stage *stage_before,
                          struct arena *arena, struct err *err) MUST_CHECK;

/* An entry that was taken back; rep and account are not indices. */
struct visit_undone {
    struct visit visit; /* account_ix and rep_ix are NO_IX */
    const char *account_crm_id, *account_name;
};

/* Take back the entry that this rep logged last (imported ones stay): as if it had not
 * been made, for the last visit, its opportunity and what it moved too. Appointments
 * that were made done by it are open again, unless another entry of that day met
 * somebody. ERR_MISSING when she has logged nothing. */
bool visit_store_undo(struct db *db, const struct model *model, uint32_t rep_ix,
                      struct arena *arena, struct visit_undone *undone,
                      struct err *err) MUST_CHECK;

/* The entries of an account, newest first, at most `limit`; rep_ix is NO_IX for reps
 * that are not in the model. */
bool visit_store_load(struct db *db, const struct model *model, uint32_t account_ix,
                      uint32_t limit, struct arena *arena, const struct visit **visits,
                      uint32_t *visit_count, struct err *err) MUST_CHECK;

/* All entries from first_day to last_day of accounts in the model, by day and then in
 * the order in which they were logged. */
bool visit_store_load_days(struct db *db, const struct model *model, int32_t first_day,
                           int32_t last_day, struct arena *arena,
                           const struct visit **visits, uint32_t *visit_count,
                           struct err *err) MUST_CHECK;

/* The same of one rep alone, by her own index: a few microseconds in a file of any
 * size.
 */
bool visit_store_load_rep(struct db *db, const struct model *model, uint32_t rep_ix,
                          int32_t first_day, int32_t last_day, struct arena *arena,
                          const struct visit **visits, uint32_t *visit_count,
                          struct err *err) MUST_CHECK;

#endif
