// SPDX-License-Identifier: GPL-3.0-or-later
/* attain: how well value can be balanced at all.
 *
 * A linear program on a coarse map: cells of neighbouring points go, whole or in parts,
 * to groups of sites nearby, workload within its tolerance (or as far outside as it is)
 * everywhere. What it cannot balance is out of reach for territories that keep to their
 * neighbourhood, as far as a coarse map can tell. Accounts that are too large for any
 * site count as well. It knows nothing of pieces, so a design may also stay behind it.
 */
#ifndef TERRITORY_ATTAIN_H
#define TERRITORY_ATTAIN_H

#include "base/arena.h"
#include "model/alignment.h"

struct attain {
    bool is_known;         /* false: the program has no answer, see below */
    double off_least;      /* the largest deviation of value at its least, as a share */
    const double *beyond;  /* by site: share of its target by which value must stay
                              outside the tolerance, > 0 too much, < 0 too little */
    uint32_t beyond_count; /* sites where that is not 0 */
    uint32_t cell_count, group_count;
    uint64_t work; /* simplex iterations */
};

/* Around the middles of the territories of `alignment`, of which only those are read;
 * in `arena`. Locked points count where they are.
 * Not known when there is no value or when GLPK's limit on iterations is hit. Some
 * seconds. ERR_SYSTEM when GLPK broke down. Programs of this thread that are open are
 * lost (lp/program.h). */
bool attain_find(const struct alignment_task *task, const struct alignment *alignment,
                 struct arena *arena, struct attain *attain,
                 struct err *err) MUST_CHECK;

#endif
