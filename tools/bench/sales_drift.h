// SPDX-License-Identifier: GPL-3.0-or-later
/* sales_drift: what some years do to an alignment that was balanced once. */
#ifndef BENCH_SALES_DRIFT_H
#define BENCH_SALES_DRIFT_H

#include "base/arena.h"
#include "model/alignment.h"

/* The same accounts, owned as `designed` has them, some years later: regions grow and
 * shrink by up to half, accounts by a log-normal share of their own; one in 50 is new
 * and nobody's, one in 50 is locked to its owner. A relation is worth a tenth of its
 * value for each of its 1 to 10 years. In `arena`; `task` must outlive it. */
struct alignment_task sales_drift_make(const struct alignment_task *task,
                                       const struct alignment *designed, uint64_t seed,
                                       struct arena *arena);

#endif
