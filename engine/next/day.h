// SPDX-License-Identifier: GPL-3.0-or-later
/* day: one day of a stored plan, as the rep looks at it. */
#ifndef NEXT_DAY_H
#define NEXT_DAY_H

#include "model/model.h"
#include "model/plan.h"

struct day_view {
    const struct plan_day *day; /* NULL: the plan has no such day */
    const struct stop *stops;   /* all of that day */
    uint32_t stop_count;
    uint32_t done_count; /* the first so many are logged */
    uint32_t next_ix;    /* first stop not done; stop_count: none */
    int32_t late_s;      /* behind the plan, when asked for today; 0: in time */
    int32_t free_s;      /* waiting and idle time until the end of work */
    int64_t value_left_ct;
};

/* `now_tod` < 0: the whole day, not seen from a moment of it. */
struct day_view day_view_of(const struct model *model, const struct plan *plan,
                            int32_t day, int32_t now_tod);

#endif
