// SPDX-License-Identifier: GPL-3.0-or-later
/* restarts: several designs from nothing, of which the best is kept. */
#ifndef TERRITORY_RESTARTS_H
#define TERRITORY_RESTARTS_H

#include "territory/designer.h"
#include "territory/roster.h"

/* How many designs a map of so many points is worth: 6 for thousands, 1 for 100,000. */
uint32_t starts_usual(uint32_t point_count);

/* Bisection in `count` ways, each improved; the one with the fewest workloads out of
 * tolerance, and of those the one with the least inertia and excess, is left in the
 * roster. Starts run on threads; the answer does not depend on their number. Returns
 * the work of all, counted. */
uint64_t starts_run(struct roster *roster, uint32_t count,
                    const struct territory_options *options);

#endif
