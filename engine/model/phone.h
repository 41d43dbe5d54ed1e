// SPDX-License-Identifier: GPL-3.0-or-later
/* phone: when a rep makes the remote touches of her week.
 *
 * The accounts that a plan leaves to a remote touch (REASON_REMOTE) are called while
 * she waits for a visit, or in the phone slot at the end of the day; on a day off she
 * calls nobody. The one that gains most chooses first: the earliest time that is long
 * enough and lies in its opening hours. Lunch is no time for it. */
#ifndef MODEL_PHONE_H
#define MODEL_PHONE_H

#include "base/arena.h"
#include "model/model.h"
#include "model/plan.h"

struct phone_touch {
    uint32_t account_ix;
    int32_t day, start_tod, end_tod;
    int64_t gain_ct; /* over a visit */
};

/* By day and start; how many. Who was called since the Monday of the plan is left out,
 * and who finds no time. O(touches x gaps). */
uint32_t phone_touches(const struct model *model, const struct plan *plan,
                       struct arena *arena, const struct phone_touch **touches);

#endif
