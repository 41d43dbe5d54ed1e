// SPDX-License-Identifier: GPL-3.0-or-later
/* settle: sweeps and tolls in turn, until loads are within their tolerances at as
 * little inertia as can be found. */
#ifndef TERRITORY_SETTLE_H
#define TERRITORY_SETTLE_H

#include "base/meter.h"
#include "territory/roster.h"

struct settle_options {
    uint32_t sweeps_max;
    uint32_t threads;
    struct meter *meter;
};

/* The roster is left at the best grade that was met (grade.h), with the last tolls.
 * Returns how many pairs were looked at. roster->pieces must be right, and is. The
 * answer does not depend on the number of threads. */
uint64_t settle_run(struct roster *roster, const struct settle_options *options);

#endif
