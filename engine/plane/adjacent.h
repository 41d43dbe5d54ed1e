// SPDX-License-Identifier: GPL-3.0-or-later
/* adjacent: which given areas are neighbours, and areas joined. */
#ifndef PLANE_ADJACENT_H
#define PLANE_ADJACENT_H

#include "base/arena.h"
#include "base/err.h"
#include "plane/delaunay.h"
#include "plane/plane_shape.h"

/* Pairs (a < b, rising) that run along each other, no farther apart than `tolerance_m`,
 * for more than a corner does: four times of it. Borders need not have the same
 * points, and may leave slits. In `arena`. O(n^2) boxes, and GEOS for those that
 * touch: 2,000 areas in some seconds. ERR_SYSTEM when GEOS fails. */
bool adjacent_find(const struct plane_shape *areas, uint32_t count, double tolerance_m,
                   struct arena *arena, const struct edge **edges, uint32_t *edge_count,
                   struct err *err) MUST_CHECK;

/* joined[label]: the union of its areas, in `arena`; none where it has none. */
bool adjacent_join(const struct plane_shape *areas, const uint32_t *label,
                   uint32_t count, uint32_t label_count, struct arena *arena,
                   struct plane_shape *joined, struct err *err) MUST_CHECK;

#endif
