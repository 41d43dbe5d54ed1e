// SPDX-License-Identifier: GPL-3.0-or-later
/* override_store: a rep's own decisions about her days, with her reasons.
 *
 * A decision holds for one day. Loads turn it into a block or a must-visit of that day,
 * so whoever plans, replans or asks keeps to it. */
#ifndef STORE_OVERRIDE_STORE_H
#define STORE_OVERRIDE_STORE_H

#include "model/model.h"
#include "store/db.h"

enum override_kind {
    OVERRIDE_SKIP, /* not on that day */
    OVERRIDE_ADD,  /* on that day, whatever it displaces */
    OVERRIDE_MOVE, /* on that day in place of the planned one */
    OVERRIDE_COUNT
};
const char *override_word(enum override_kind kind);
bool override_find(const char *word, enum override_kind *kind);

struct override {
    uint32_t rep_ix, account_ix;
    enum override_kind kind;
    int32_t day;
    const char *reason; /* not empty */
};

/* A newer decision about the same account and day takes the place of the older one. In
 * the caller's transaction, or on its own. */
bool override_store_add(struct db *db, const struct model *model,
                        const struct override *override, int64_t made_utc,
                        struct err *err) MUST_CHECK;
/* Take back what this rep decided last about the account; its day. ERR_MISSING when
 * there is nothing. */
bool override_store_undo(struct db *db, const struct model *model, uint32_t rep_ix,
                         uint32_t account_ix, int32_t *day, struct err *err) MUST_CHECK;
/* How many were made for these days: by kind, of one rep, or NO_IX: of all. */
bool override_store_count(struct db *db, const struct model *model, uint32_t rep_ix,
                          int32_t first_day, int32_t last_day,
                          uint32_t counts[OVERRIDE_COUNT], struct err *err) MUST_CHECK;

#endif
