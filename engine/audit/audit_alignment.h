// SPDX-License-Identifier: GPL-3.0-or-later
/* audit_alignment: is an alignment what it claims to be?
 *
 * Recomputes everything from the task, the assignment and plain edges, with code of its
 * own: loads, measures, pieces by union-find, inertia on its own equal-area projection.
 * Edges are taken as given; whether they are those of neighbours is not judged. */
#ifndef AUDIT_AUDIT_ALIGNMENT_H
#define AUDIT_AUDIT_ALIGNMENT_H

#include "base/arena.h"
#include "model/alignment.h"

/* What a rule is called when it is broken; the word is stable, the text is for people:
 *
 *   size     counts of points or sites differ         (nothing else is judged then)
 *   outside  a point is in no territory of the task                     (the same)
 *   place    a place or edge that is not there, or points of one place that are apart
 *                                                                       (the same)
 *   lock     a locked point is not with its owner
 *   needs    a territory has a point that it may not have
 *   reach    a point is too far from the home of its territory
 *   parent   points of one parent are in two territories
 *   barrier  edges that cross one, of a territory
 *   empty    a territory without points
 *   centre   a home that moved, or a position out of range
 *   island   points outside the main pieces are not those named
 *   load     accounts, workload or value of a territory
 *   balance  deviations, their extremes, Gini, how many are outside
 *   inertia  of a territory or in all
 *   pieces   of a territory, or the most of any
 *   moved    what changes hands or is kept
 *   bound    the bound is above the inertia, or above what its prices prove */
struct audit_alignment_fault {
    const char *rule;
    uint32_t territory; /* NO_IX: the whole */
    uint32_t point;     /* NO_IX: none in particular */
    char text[160];
};

struct audit_alignment {
    const struct audit_alignment_fault *faults; /* as they were found; none: sound */
    uint32_t fault_count;
};

/* Sums are held to 1e-9 of themselves, inertia to 1e-6, so that another order of
 * summation and another projection are no fault. `measures` NULL: the assignment alone
 * is judged. The answer lives in `arena`. O(points + edges), about 2 us each. */
struct audit_alignment audit_alignment(const struct alignment_task *task,
                                       const struct alignment *alignment,
                                       const struct alignment_measures *measures,
                                       struct arena *arena);

#endif
