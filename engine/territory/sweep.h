// SPDX-License-Identifier: GPL-3.0-or-later
/* sweep: pair after pair of neighbouring sites is split anew, until nothing gets
 * better.
 */
#ifndef TERRITORY_SWEEP_H
#define TERRITORY_SWEEP_H

#include "base/meter.h"
#include "territory/roster.h"

struct sweep_options {
    uint32_t sweeps_max;
    uint32_t threads;
    struct meter *meter;
};

/* Returns how many pairs were split, for the count of work. roster->pieces must be
 * right, and is kept so. The answer does not depend on the number of threads. */
uint64_t sweep_run(struct roster *roster, const struct sweep_options *options);

#endif
