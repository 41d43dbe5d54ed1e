// SPDX-License-Identifier: GPL-3.0-or-later
/* relocate: move one visit to another place in its tour or in another day's. */
#ifndef ROUTE_RELOCATE_H
#define ROUTE_RELOCATE_H

#include "route/insert.h"

struct relocation {
    uint32_t from;     /* position in the one tour */
    uint32_t to;       /* position in the other, before which it goes there; within one
                          tour: its position afterwards */
    int64_t change_ct; /* of the net of both */
};

/* The best move of one visit from `from` to `to` (the same tour, or another day's);
 * false when none changes the net by more than best->change_ct, which the caller sets.
 */
bool relocate_best(const struct ground *ground, const struct tour *from,
                   const struct tour *to, struct relocation *best);
void relocate_apply(const struct ground *ground, struct tour *from, struct tour *to,
                    const struct relocation *relocation);

#endif
