// SPDX-License-Identifier: GPL-3.0-or-later
/* delaunay: which places are neighbours.
 *
 * The Delaunay triangulation of distinct places (GEOS). Its graph is connected, and any
 * half-plane cuts it into connected parts. */
#ifndef PLANE_DELAUNAY_H
#define PLANE_DELAUNAY_H

#include "base/arena.h"
#include "geo/point.h"
#include <stdint.h>

struct edge {
    uint32_t a, b; /* a < b */
};

/* Edges by a, then b, each once. Places must be distinct; none or one place has no
 * edges, places on one line form a chain. ERR_SYSTEM when GEOS fails. O(n log n): 0.3 s
 * and 100 MB for 100,000 places. */
bool delaunay_edges(const struct geo_xy *places, uint32_t count, struct arena *arena,
                    struct edge **edges, uint32_t *edge_count,
                    struct err *err) MUST_CHECK;

/* Leave out edges that pass close by a third place: those whose ends are seen from it
 * at more than 140 degrees. The Voronoi cells of such ends touch at best in a corner,
 * or, along the rim of the places, far outside. What is left contains the Gabriel
 * graph, so it is still connected. Edges as delaunay_edges made them; returns how many
 * are left, in their order. O(n). */
uint32_t delaunay_drop_slivers(const struct geo_xy *places, uint32_t count,
                               struct edge *edges, uint32_t edge_count);

/* Move places by less than a millimetre, differently for each attempt and not at all
 * for attempt 0: what makes GEOS lose a place is gone on the next try. */
void delaunay_jitter(struct geo_xy *places, uint32_t count, uint32_t attempt);

#endif
