// SPDX-License-Identifier: GPL-3.0-or-later
/* joint_store: two reps at one account at one time, as an appointment of each.
 *
 * The keys of both are made from rep, account and week, so that a second time agreed
 * for the same week takes the place of the first. */
#ifndef STORE_JOINT_STORE_H
#define STORE_JOINT_STORE_H

#include "model/model.h"
#include "store/db.h"

struct joint_visit {
    uint32_t account_ix;
    uint32_t host_ix, guest_ix; /* whose account it is; who joins */
    int32_t monday_day, day, start_tod, duration_s;
    bool has_appointment; /* the host has one there already */
};

/* Both or neither. */
bool joint_store_save(struct db *db, const struct model *model,
                      const struct joint_visit *visit, struct err *err) MUST_CHECK;
/* Take it back; ERR_MISSING when there is none in that week. */
bool joint_store_undo(struct db *db, const struct model *model,
                      const struct joint_visit *visit, struct err *err) MUST_CHECK;

#endif
