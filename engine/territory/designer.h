// SPDX-License-Identifier: GPL-3.0-or-later
/* designer: which territory each account should belong to.
 *
 * Minimises the inertia of the workload around the homes (or around centres that are
 * found) under the tolerances of both loads, with every territory in one piece and
 * locked accounts where they are. docs/model.md, section 3, has the mathematics. */
#ifndef TERRITORY_DESIGNER_H
#define TERRITORY_DESIGNER_H

#include "base/arena.h"
#include "base/meter.h"
#include "model/alignment.h"

struct territory_options {
    bool keeps_present;     /* start from the present owners, not from nothing */
    double moved_share_max; /* of relation_ct: no more changes hands; 1: no limit */
    uint32_t starts;        /* designs from nothing to choose from; 0: by size */
    uint32_t rounds_max;    /* of sweeps and repair, 1..100 */
    uint32_t bound_steps;   /* of the ascent to a bound on inertia; 0: no bound */
    uint32_t threads;       /* the answer does not depend on it */
    struct meter *meter;    /* NULL: none */
};

struct territory_options territory_options_default(void);

/* Is the task sound? Positions within range, loads finite and >= 0, shares > 0 that sum
 * to 1, locked points with an owner, and enough points that no territory stays empty.
 * ERR_INPUT says what is wrong. */
bool territory_task_check(const struct alignment_task *task,
                          struct err *err) MUST_CHECK;

/* Points should come sorted by a key, since ties go to the lower index. The result
 * lives in `arena`. Loads that cannot be balanced are not an error: the measures say
 * which territories miss their targets. About 10 s of one core for 100,000 points and
 * 500 territories. */
bool territory_design(const struct alignment_task *task,
                      const struct territory_options *options, struct arena *arena,
                      struct alignment *alignment, struct err *err) MUST_CHECK;

/* Points into given territories without any balance: to the nearest home, locked points
 * to their owner. Every site needs a home. */
bool territory_assign(const struct alignment_task *task, struct arena *arena,
                      struct alignment *alignment, struct err *err) MUST_CHECK;

#endif
