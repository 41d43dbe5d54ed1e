// SPDX-License-Identifier: GPL-3.0-or-later
/* replan_write: the tours of a replan as plans that others read. Only next/ uses this.
 */
#ifndef NEXT_REPLAN_WRITE_H
#define NEXT_REPLAN_WRITE_H

#include "next/replan.h"
#include "route/tour.h"

struct replan_tours {
    const struct ground *ground;
    const struct tour *tours; /* by day */
    const uint32_t *day_of;   /* by node; NO_IX */
};

/* replan->rest, plan, dropped; with times, sums, reasons and a bound that holds. */
void replan_write(const struct rest_week *rest, const struct rest_week_task *task,
                  const struct replan_tours *tours, struct arena *arena,
                  struct replan *replan);

#endif
