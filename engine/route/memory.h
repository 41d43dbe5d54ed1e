// SPDX-License-Identifier: GPL-3.0-or-later
/* memory: which earlier visits a route remembers where (ng-sets).
 *
 * A route that forgets may visit twice what it has forgotten; the less is remembered,
 * the faster the best route is found, and the higher its reward, which is still a bound
 * (Baldacci, Mingozzi & Roberti 2011, doi:10.1287/opre.1110.0975). Sets start with the
 * nearest groups and grow by the cycles that were found in use (Roberti & Mingozzi
 * 2014, doi:10.1287/trsc.2013.0474). */
#ifndef ROUTE_MEMORY_H
#define ROUTE_MEMORY_H

#include "route/ground.h"

enum { RECALL_MAX = 7 };

/* The few groups that recall.h has learnt to remember at a node, its own not among
 * them. */
struct recall_set {
    uint32_t groups[RECALL_MAX];
    uint32_t count;
};

struct memory {
    uint32_t group_count, words;
    uint64_t *sets; /* node x words: groups remembered at the node, its own included */
    struct recall_set *recalls; /* by node */
};

/* Each node remembers its own group and those of the `nearest` nodes around it, and all
 * that lie no time away. */
void memory_init(struct memory *memory, const struct ground *ground, uint32_t nearest,
                 struct arena *arena);

/* Remember at `node` the visits of `group`; true when it did not before. */
bool memory_add(struct memory *memory, uint32_t node, uint32_t group);

static inline bool memory_has(const struct memory *memory, uint32_t node,
                              uint32_t group)
{
    return memory->sets[(size_t)node * memory->words + group / 64] >> group % 64 & 1;
}

/* Does no node of this sequence come after another of its group that is still
 * remembered there? */
bool memory_allows(const struct memory *memory, const struct ground *ground,
                   const uint32_t *nodes, uint32_t count);

/* Make every cycle of this sequence of nodes impossible: between two visits of a group
 * all nodes remember it. Returns how many sets grew. */
uint32_t memory_learn(struct memory *memory, const struct ground *ground,
                      const uint32_t *nodes, uint32_t count);

/* Does recall.h see that the sequence has no cycle, as far as it recalls? */
bool memory_recalls(const struct memory *memory, const struct ground *ground,
                    const uint32_t *nodes, uint32_t count);

/* Recall what makes its cycles impossible, the shortest first, as far as there is room;
 * false when nothing is new. */
bool memory_recall_cycles(struct memory *memory, const struct ground *ground,
                          const uint32_t *nodes, uint32_t count);

#endif
