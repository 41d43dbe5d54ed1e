// SPDX-License-Identifier: GPL-3.0-or-later
/* contract: a contraction hierarchy of a weighted graph.
 *
 * States are taken out one after the other, the least important first; a shortcut takes
 * the place of each shortest way through one. What remains above a state when it is
 * taken out are its links (model/road_network.h). */
#ifndef OSM_CONTRACT_H
#define OSM_CONTRACT_H

#include "base/arena.h"
#include "base/meter.h"
#include "model/road_network.h"

struct contract_edge {
    uint64_t weight;
    uint32_t tail, head;
    uint32_t arc;
};

struct hierarchy {
    uint32_t *ranks;   /* of a state */
    uint32_t *offsets; /* 2 * state_count + 1, by rank */
    struct road_link *links;
    uint32_t link_count;
};

/* Everything but scratch lives in `arena`. Edges that lead back to their own state or
 * are heavier than a parallel one are dropped. The same at any number of threads. About
 * 250 bytes of scratch a state. */
void contract(const struct contract_edge *edges, uint32_t edge_count,
              uint32_t state_count, uint32_t threads, struct arena *arena,
              struct meter *meter, struct hierarchy *hierarchy);

#endif
