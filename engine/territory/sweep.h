// SPDX-License-Identifier: GPL-3.0-or-later
/* sweep: pair after pair of neighbouring sites shares out its points anew, on one or
 * more threads. The answer does not depend on how many. */
#ifndef TERRITORY_SWEEP_H
#define TERRITORY_SWEEP_H

#include "base/meter.h"
#include "territory/roster.h"

enum sweep_kind {
    SWEEP_CUT = 1,    /* by straight cuts */
    SWEEP_REFINE = 2, /* place by place along the border */
    SWEEP_BOTH = 3
};

struct sweep_options {
    enum sweep_kind kind;
    uint32_t sweeps_max;
    uint32_t threads;
    struct meter *meter;
};

/* Sweeps until nothing gets better. Returns how many pairs were looked at, for the
 * count of work. roster->pieces must be right, and is kept so. */
uint64_t sweep_run(struct roster *roster, const struct sweep_options *options);

/* The same sweep by sweep, for those who change tolls in between. */
struct resplit;
struct refine;
struct site_pair;
struct sweep {
    struct roster *roster;
    enum sweep_kind kind;
    uint32_t threads;
    struct meter *meter;
    struct resplit *resplits; /* by worker */
    struct refine *refines;
    uint8_t *is_edge;        /* by place: for the refines */
    uint32_t number;         /* of the sweep, from 1 */
    uint32_t *changed;       /* by site: the last sweep in which it changed */
    struct site_pair *pairs; /* by round, then a, b */
    uint32_t pair_count;
    uint32_t *round_first; /* in pairs; round_count + 1 of them */
    uint32_t round_count;
    uint32_t first; /* of the round in hand */
};

void sweep_init(struct sweep *sweep, struct roster *roster, uint32_t threads,
                struct arena *arena);
void sweep_release(struct sweep *sweep);
/* One sweep over the pairs of which a site has changed since the one before. Returns
 * their number. */
uint32_t sweep_once(struct sweep *sweep, enum sweep_kind kind);
/* Something about a site has changed: look at its pairs in the next sweep. */
void sweep_touch(struct sweep *sweep, uint32_t site);
/* Has the last sweep moved anything, or was a site touched since? */
bool sweep_has_changed(const struct sweep *sweep);

#endif
