// SPDX-License-Identifier: GPL-3.0-or-later
/* alignment_crossings: how often territories cross barriers, counted apart from the
 * code that says so. */
#ifndef AUDIT_ALIGNMENT_CROSSINGS_H
#define AUDIT_ALIGNMENT_CROSSINGS_H

#include "base/arena.h"
#include "model/alignment.h"

/* The first territory whose claim is wrong; NO_IX: none, or there are no barriers.
 * Edges with an end within a metre of a barrier may be counted or not. `at` is by
 * point, on the plane around the alignment's centre; all indices have been checked.
 * O(edges x segments). */
uint32_t alignment_crossings_check(const struct alignment_task *task,
                                   const struct alignment *alignment,
                                   const struct geo_xy *at, struct arena *arena);

#endif
