// SPDX-License-Identifier: GPL-3.0-or-later
/* audit_alignment: is an alignment what it claims to be?
 *
 * Recomputes everything from the task, the assignment and plain edges, with code of its
 * own: loads, measures, pieces by union-find, inertia on its own equal-area projection
 * (Snyder 1987, Map Projections: A Working Manual, p. 187). */
#ifndef AUDIT_ALIGNMENT_H
#define AUDIT_ALIGNMENT_H

#include "base/arena.h"
#include "model/alignment.h"

enum audit_alignment_kind {
    AUDIT_ALIGNMENT_SIZE, /* counts of points or sites differ; nothing else is said */
    AUDIT_ALIGNMENT_OUTSIDE, /* a point without a territory of the task */
    AUDIT_ALIGNMENT_LOCK,    /* a locked point is not with its owner */
    AUDIT_ALIGNMENT_EMPTY,   /* a territory without points */
    AUDIT_ALIGNMENT_PLACE,   /* points at one place differ in position, or an edge leads
                                nowhere */
    AUDIT_ALIGNMENT_LOAD,    /* workload or value of a territory is not as claimed */
    AUDIT_ALIGNMENT_BALANCE, /* a deviation, its extremes or the count outside */
    AUDIT_ALIGNMENT_INERTIA, /* of a territory or in all */
    AUDIT_ALIGNMENT_PIECES,  /* of a territory, or an island not named */
    AUDIT_ALIGNMENT_MOVED,   /* accounts, workload or value that change hands */
    AUDIT_ALIGNMENT_BOUND,   /* the bound is above the inertia */
    AUDIT_ALIGNMENT_CENTRE   /* a home that moved, or a position out of range */
};

struct audit_alignment_fault {
    enum audit_alignment_kind kind;
    uint32_t territory; /* NO_IX: the whole */
    uint32_t point;     /* NO_IX: none in particular */
    const char *text;   /* what was found and what was claimed */
};

/* Faults in the order of the kinds above, then territories; none when sound. Claims are
 * held to 1e-6 of themselves. `measures` may be NULL: then only the assignment is
 * judged. */
void audit_alignment(const struct alignment_task *task,
                     const struct alignment *alignment,
                     const struct alignment_measures *measures, struct arena *arena,
                     const struct audit_alignment_fault **faults,
                     uint32_t *fault_count);

#endif
