// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_diff: what differs between two plans of one rep's week, stop by stop. */
#ifndef NEXT_PLAN_DIFF_H
#define NEXT_PLAN_DIFF_H

#include "base/arena.h"
#include "model/plan.h"

enum plan_change_kind {
    CHANGE_IN,  /* only in the later plan */
    CHANGE_OUT, /* only in the earlier one */
    CHANGE_DAY, /* on another day */
    CHANGE_TIME /* the same day, a minute or more earlier or later */
};

struct plan_change {
    enum plan_change_kind kind;
    const struct stop *before, *after; /* NULL: not in that plan; borrowed */
    int32_t before_day, after_day;     /* NO_DAY: not in that plan */
};

/* In the order of day and start, of the later plan where it is in that; in `arena`.
 * Stops are the same when account, appointment and event are; an appointment that is
 * known to one plan only (it was made, or agreed since) is matched by its account. */
void plan_diff(const struct plan *before, const struct plan *after, struct arena *arena,
               const struct plan_change **changes, uint32_t *count);

#endif
