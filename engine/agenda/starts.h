// SPDX-License-Identifier: GPL-3.0-or-later
/* starts: when a visit may start on a day, so that it can really be made.
 *
 * A start is kept when the whole visit lies in an opening window and in a working span,
 * and a day with this visit alone works: reached after leaving home at the start of
 * work, back by its end, lunch eaten on the way where the day asks for one
 * (docs/model.md, 4.2). */
#ifndef AGENDA_STARTS_H
#define AGENDA_STARTS_H

#include "model/week.h"

/* Two parts (lunch before it, lunch after it) of each window in each span. */
enum { STARTS_MAX = 4 * WINDOWS_MAX };

struct starts_task {
    const struct week_day *day;
    int32_t out_s, back_s; /* between home and the place; >= 0 */
    int32_t service_s;
};

/* Starts within `open` (opening windows, sorted, disjoint), sorted, not touching;
 * returns how many. */
uint32_t starts_of(const struct starts_task *task, const struct window *open,
                   uint32_t open_count, struct window starts[STARTS_MAX]);

/* The same, for a time that was agreed: a start in [first, last], opening hours apart.
 */
uint32_t starts_agreed(const struct starts_task *task, int32_t first_tod,
                       int32_t last_tod, struct window starts[STARTS_MAX]);

/* Lunch on a drive that is left at `tod`: the arrival with lunch eaten, before or after
 * driving; INT32_MAX when it cannot start in time. */
int32_t starts_lunch_arrival(const struct week_day *day, int32_t drive_s, int32_t tod);
/* Its inverse: the latest time to leave so as to arrive fed by `tod`; INT32_MIN when
 * there is none. */
int32_t starts_lunch_leave(const struct week_day *day, int32_t drive_s, int32_t tod);

/* A day off: open > close. */
struct window week_day_hull(const struct week_day *day);

#endif
