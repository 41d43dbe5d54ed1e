// SPDX-License-Identifier: GPL-3.0-or-later
/* day: one day of a stored plan, as the rep looks at it. */
#ifndef NEXT_DAY_H
#define NEXT_DAY_H

#include "model/model.h"
#include "model/plan.h"
#include "next/seen.h"

struct day_view {
    const struct plan_day *day; /* NULL: the plan has no such day */
    const struct stop *stops;   /* all of that day */
    uint32_t stop_count;
    uint32_t done_count;   /* of the first stops, without a gap */
    uint32_t next_ix;      /* first stop after the last that is done, and after those
                              where nobody was met; stop_count: none */
    int32_t late_s;        /* since the next stop should have been over; 0: in time */
    int32_t free_s;        /* waiting, and idle until the end of work */
    int64_t value_left_ct; /* of the stops from next_ix on */
    struct seen seen;
};

/* A stop is done when a visit of that day is logged at its account; an event when it is
 * over. `now_tod` < 0: the whole day, not seen from a moment of it: never late. `seen`
 * is kept in the view. */
struct day_view day_view_of(const struct model *model, const struct plan *plan,
                            int32_t day, int32_t now_tod, const struct seen *seen);

/* Nobody was met there today. */
bool day_view_is_seen(const struct model *model, const struct day_view *view,
                      uint32_t stop_ix, int32_t now_tod);

/* Also for a stop that was skipped in between. */
bool day_view_is_done(const struct model *model, const struct day_view *view,
                      uint32_t stop_ix, int32_t now_tod);

/* The price of an hour of a planned day: the setting's, or the plan's when it has
 * prices and that is less. An hour of a plan without prices is not free: nobody has
 * priced it. One that the plan prices higher than the setting is worth that to another
 * visit of the day, and those are weighed themselves; to go home for it would waste it.
 */
int64_t day_hour_uct(const struct plan *plan, const struct plan_day *day,
                     int64_t setting_uct);

#endif
