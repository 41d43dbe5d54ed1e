// SPDX-License-Identifier: GPL-3.0-or-later
/* regroup: groups of neighbouring sites are designed anew as a whole. */
#ifndef TERRITORY_REGROUP_H
#define TERRITORY_REGROUP_H

#include "territory/roster.h"

struct regroup_options {
    uint32_t rounds;      /* of groups; each site is in one group of a round at most */
    uint32_t first_round; /* kinds of groups follow each other, also between calls */
    bool for_workload;    /* only around sites that miss it, whatever their value */
    uint32_t threads;
    struct meter *meter;
};

/* What was tried before, between calls. */
enum { REGROUP_KINDS = 4 };
struct regroup_memory {
    uint64_t *tried[REGROUP_KINDS]; /* by site: versions of the group around it */
};

void regroup_memory_init(struct regroup_memory *memory, uint32_t site_count,
                         struct arena *arena);

/* Around sites with loads out of tolerance, worst first, a few neighbours are put
 * together, cut anew by bisection and improved by sweeps; what lessens burdens and
 * borders is kept. Scales must be set, pieces be right. Returns how many groups were
 * made anew. The answer does not depend on the number of threads. */
uint64_t regroup_run(struct roster *roster, const struct regroup_options *options,
                     struct regroup_memory *memory);

#endif
