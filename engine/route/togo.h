// SPDX-License-Identifier: GPL-3.0-or-later
/* togo: the most that the rest of a day can still bring, from a place and a time.
 *
 * A table by node, lunch (still to take, taken) and slice of time, filled from the
 * evening back. It forgets which visits were made, but for the last one: a route may
 * come back to a visit, only not at once (q-routes without 2-cycles: Christofides,
 * Mingozzi & Toth 1981). Times are rounded down to slices and money up to whole units,
 * so it is never too low: a bound for what a label can become, and for the day.
 * docs/model.md (4.7). */
#ifndef ROUTE_TOGO_H
#define ROUTE_TOGO_H

#include "route/pricing.h"

/* One state of lunch; cells are node x slices. */
struct togo_table {
    int32_t *best;  /* of arriving at the node in the slice or later, in units */
    int32_t *group; /* of the visit that follows in `best`; -1: none, back home */
    int32_t *other; /* the best with another group to follow */
};

struct togo {
    const struct pricing *pricing;
    int32_t open_tod;
    uint32_t shift; /* a slice is 2^shift seconds */
    uint32_t slices;
    int64_t unit_uct;            /* >= 1 */
    struct togo_table tables[2]; /* [lunch taken] */
};

#define TOGO_NEVER (-(1 << 30))

/* Slices as fine as they can be with at most `slices_max` (>= 16) of them a day. In
 * `arena`; O(count^2 x slices). */
void togo_fill(struct togo *togo, const struct pricing *pricing, uint32_t slices_max,
               struct arena *arena);

/* What can follow a visit of node i that starts at `start_tod`, the groups in `memory`
 * (pricing.words of them) not coming next; the node's own reward is not in it.
 * REWARD_NEVER: there is no way back. */
static inline int64_t togo_at(const struct togo *togo, uint32_t i, bool has_eaten,
                              int32_t start_tod, const uint64_t *memory)
{
    const uint32_t slice = (uint32_t)(start_tod - togo->open_tod) >> togo->shift;
    const size_t cell = (size_t)i * togo->slices + slice;
    const struct togo_table *table = &togo->tables[has_eaten];
    const int32_t group = table->group[cell];
    const bool is_barred = group >= 0 && (memory[group / 64] >> group % 64 & 1);
    const int32_t units = is_barred ? table->other[cell] : table->best[cell];
    return units == TOGO_NEVER ? REWARD_NEVER : units * togo->unit_uct;
}

/* The most a whole day can bring that is left for at `leave_tod` or later; an empty day
 * counts. */
int64_t togo_day_uct(const struct togo *togo, int32_t leave_tod);

#endif
