// SPDX-License-Identifier: GPL-3.0-or-later
/* sales_map: a made-up but lifelike country of accounts.
 *
 * 800 x 800 km; 60 towns of sizes by Zipf's law hold three accounts in four, the rest
 * is spread over the land. Workload: 3 to 40 hours a year by tier, more in the country,
 * where drives are long. Value: log-normal, and up to 35 % more or less by region, so
 * that the two loads do not go together. One account in 200 shares another's place. */
#ifndef BENCH_SALES_MAP_H
#define BENCH_SALES_MAP_H

#include "base/arena.h"
#include "model/alignment.h"

/* Free centres, equal targets, 5 % and 10 %. */
struct alignment_task sales_map_make(uint32_t accounts, uint32_t territories,
                                     uint64_t seed, struct arena *arena);

#endif
