// SPDX-License-Identifier: GPL-3.0-or-later
/* recall: the most that a day can bring, remembering a few visits at each node.
 *
 * A table as in togo.h, with one row a node for each set of the groups recalled there
 * that were visited before (ng-routes, Baldacci, Mingozzi & Roberti 2011,
 * doi:10.1287/opre.1110.0975): a visit recalled is not made again. Few groups a node
 * suffice when they are the right ones: the nearest, and those whose cycles the master
 * was found to use (memory.h). Times are rounded down to slices and money up to whole
 * units, so it is never too low. docs/model.md (4.7). */
#ifndef ROUTE_RECALL_H
#define ROUTE_RECALL_H

#include "route/pricing.h"

struct recall {
    const struct pricing *pricing;
    int32_t open_tod;
    uint32_t shift; /* a slice is 2^shift seconds */
    uint32_t slices;
    int64_t unit_uct;   /* >= 1 */
    uint32_t *row;      /* by node: its first row, of 2^recall_count: one a set of
                           groups recalled */
    int16_t *tables[2]; /* [lunch taken]: row x slice: of starting at the node in the
                           slice or later, in units */
    uint64_t work;      /* counted effort, in labels that would take as long */
};

#define RECALL_NEVER (-16000)

/* Slices as fine as they can be with at most `slices_max` (>= 16) of them a day. In
 * `arena`; O(count^2 x slices). */
void recall_fill(struct recall *recall, const struct pricing *pricing,
                 uint32_t slices_max, struct arena *arena);

/* The most a whole day can bring that is left for at `leave_tod` or later; an empty day
 * counts. */
int64_t recall_day_uct(const struct recall *recall, int32_t leave_tod);

#endif
