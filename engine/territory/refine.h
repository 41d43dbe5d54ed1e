// SPDX-License-Identifier: GPL-3.0-or-later
/* refine: the border between two neighbouring sites is worked over place by place.
 *
 * Where a straight cut cannot serve both loads at once, accounts along the border can:
 * those with much value for their workload go one way, those with little the other. */
#ifndef TERRITORY_REFINE_H
#define TERRITORY_REFINE_H

#include "territory/roster.h"

struct refine_node;

/* Scratch of one worker; grows as pairs need it. */
struct refine {
    struct roster *roster;
    uint8_t *is_edge; /* by place: see refine_init */
    uint32_t *mark;   /* by place: the pair that met it last, and its sides */
    uint32_t *local;  /* by place: its node, when that node names the place */
    uint32_t *seen;   /* by place: the flood that was there last */
    uint32_t epoch;   /* of the pair in hand */
    struct refine_node *nodes;
    uint32_t *queue; /* places */
    uint32_t *edge;  /* nodes at the border */
    uint32_t *moves; /* nodes in the order they moved */
    uint32_t node_count, edge_count, flood, flood_most, capacity;
    struct arena arena;
};

/* `is_edge`, by place, says which places may have a neighbour with another site; where
 * it says no, nobody looks. A move of refine_pair brings it up to date. */
void refine_init(struct refine *refine, struct roster *roster, uint8_t *is_edge);
void refine_release(struct refine *refine);

/* Move places between sites a and b when that lessens their burdens and the border
 * between them (roster.h); no site gets more pieces than before, no locked point moves,
 * no site is left empty. True when something moved. Touches nothing but what belongs to
 * a and b. O(n) in the points of both, and some 50 ns for each place at the border and
 * each move looked at. */
bool refine_pair(struct refine *refine, uint32_t a, uint32_t b);

#endif
