// SPDX-License-Identifier: GPL-3.0-or-later
/* graph: states and edges, with forbidden turns worked in.
 *
 * A state is a junction and what forbidden sequence of arcs has been begun on the way
 * to it. Most junctions are one state. A sequence a1 a2 .. ak gives k - 1 more: `came
 * by a1`, `came by a1 a2`, ...; from each lead the arcs that leave the junction, less
 * the one that would complete a sequence. That is the automaton of Aho and Corasick
 * (1975, doi:10.1145/360825.360855) over arcs, as Villeneuve and Desaulniers (2005,
 * doi:10.1016/j.ejor.2004.01.032) use it for forbidden paths: exact for any lengths and
 * overlaps, and it splits only the junctions that have a rule. */
#ifndef OSM_GRAPH_H
#define OSM_GRAPH_H

#include "base/arena.h"
#include "osm/road_draft.h"

struct graph_edge {
    uint32_t tail, head; /* states */
    uint32_t arc;
};

struct graph {
    uint32_t state_count;     /* the first junction_count are the plain ones */
    uint32_t *junctions;      /* of a state */
    struct graph_edge *edges; /* by tail, arc */
    uint32_t edge_count;
    uint32_t *first; /* edges of a state: [s] .. [s + 1] */
    uint32_t *heads; /* of an arc: the state of who started on it */
};

/* In `arena`; O(arcs + states * degree). */
void graph_make(const struct road_draft *draft, struct arena *arena,
                struct graph *graph);

/* piece[s]: the strongly connected piece of a state that counts, UINT32_MAX for states
 * of pieces with fewer than `least` junctions (the largest always counts). Returns how
 * many pieces count; they are numbered from the largest down. */
uint32_t graph_pieces(const struct graph *graph, uint32_t junction_count,
                      uint32_t least, uint32_t *piece);

#endif
