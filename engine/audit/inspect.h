// SPDX-License-Identifier: GPL-3.0-or-later
/* inspect: the parts of auditing a plan that do not care whether the facts come from a
 * model or from a week. Only audit/ includes this. */
#ifndef AUDIT_INSPECT_H
#define AUDIT_INSPECT_H

#include "audit/audit_plan.h"

struct inspection {
    const struct plan *plan;
    struct arena *arena;
    struct audit_faults *faults;
    uint32_t day_ix; /* under inspection; NO_IX: the plan as a whole */
};

/* Add a fault of the day under inspection; `stop_ix` NO_IX: of no stop. Returns false.
 */
bool inspect_fault(const struct inspection *inspection, const char *rule,
                   uint32_t stop_ix, const char *format, ...) PRINTF_LIKE(4, 5);

/* What a day's times must keep to. */
struct day_rules {
    const struct window *spans; /* working; sorted */
    uint32_t span_count;
    int32_t lunch_s; /* 0: none */
    int32_t lunch_open_tod, lunch_close_tod;
    uint32_t visits_max;
    int32_t driving_max_s;
    bool is_long;        /* driving may lie outside the spans */
    uint32_t done_count; /* of its first stops, up to the last one that was made
                            already: they say what was planned, the day went on in other
                            times from where she was. Nothing is asked of the drives up
                            to the stop after them, nor of a lunch that is not ahead */
};

/* Order, arrivals after drives, waits, visits inside one span each, lunch in a gap of
 * its length, start and return inside the hull, caps. Uses the drives that the plan
 * states. */
void inspect_day_times(const struct inspection *inspection,
                       const struct day_rules *rules);

/* Stops numbered through, days in order, sums of days and plan, bound. */
void inspect_sums(struct inspection *inspection);

#endif
