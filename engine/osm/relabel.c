// SPDX-License-Identifier: GPL-3.0-or-later
/* By the order of contraction, the states of a climb lie all over the network: each
 * costs a miss of the cache for its offsets and one for its links, which is most of the
 * time of a climb in a large one. Here the first state of the map gets its whole climb
 * side by side at the upper end, the next one what its climb has beyond that, and so
 * on: the order in which a depth-first search leaves states, from the end. A state is
 * left after all that it leads to, so links lead to higher numbers as before. */
#include "osm/relabel.h"

#include <string.h>

struct relabelling {
    const struct hierarchy *hierarchy;
    uint32_t *labels; /* by rank: the new one; UINT32_MAX: none yet */
    uint32_t *next;   /* by rank: the link to follow next */
    uint32_t *stack;
    uint32_t left; /* labels not given yet: the next is the highest of them */
};

static void visit(struct relabelling *relabelling, uint32_t first)
{
    const uint32_t *offsets = relabelling->hierarchy->offsets;
    uint32_t depth = 0;
    if (relabelling->labels[first] != UINT32_MAX)
        return;
    relabelling->stack[depth++] = first;
    while (depth > 0) {
        const uint32_t rank = relabelling->stack[depth - 1];
        const uint32_t link = relabelling->next[rank];
        if (link == offsets[2 * (size_t)rank + 2]) {
            if (relabelling->labels[rank] == UINT32_MAX)
                relabelling->labels[rank] = --relabelling->left;
            depth--;
            continue;
        }
        relabelling->next[rank]++;
        const uint32_t peer = relabelling->hierarchy->links[link].peer;
        if (relabelling->labels[peer] == UINT32_MAX)
            relabelling->stack[depth++] = peer;
    }
}

static void move_links(struct hierarchy *hierarchy, const uint32_t *labels,
                       uint32_t state_count, struct arena *scratch, struct arena *arena)
{
    uint32_t *ranks = ARENA_ARRAY(scratch, state_count, uint32_t); /* by label */
    uint32_t *offsets = ARENA_ARRAY(scratch, 2 * (size_t)state_count + 1, uint32_t);
    struct road_link *links =
        ARENA_ARRAY(arena, hierarchy->link_count, struct road_link);
    uint32_t count = 0;
    for (uint32_t rank = 0; rank < state_count; rank++)
        ranks[labels[rank]] = rank;
    for (uint32_t label = 0; label < state_count; label++) {
        const uint32_t *from = &hierarchy->offsets[2 * (size_t)ranks[label]];
        offsets[2 * (size_t)label] = count;
        offsets[2 * (size_t)label + 1] = count + from[1] - from[0];
        for (uint32_t i = from[0]; i < from[2]; i++) {
            struct road_link link = hierarchy->links[i];
            link.peer = labels[link.peer];
            if ((link.via & ROAD_VIA_ARC) == 0)
                link.via = labels[link.via];
            links[count++] = link;
        }
    }
    offsets[2 * (size_t)state_count] = count;
    memcpy(hierarchy->offsets, offsets,
           (2 * (size_t)state_count + 1) * sizeof *offsets);
    hierarchy->links = links;
}

void relabel(struct hierarchy *hierarchy, uint32_t state_count, struct arena *arena)
{
    struct arena scratch = {0};
    struct relabelling relabelling = {
        .hierarchy = hierarchy,
        .labels = ARENA_ARRAY(&scratch, state_count, uint32_t),
        .next = ARENA_ARRAY(&scratch, state_count, uint32_t),
        .stack = ARENA_ARRAY(&scratch, hierarchy->link_count + (size_t)1, uint32_t),
        .left = state_count,
    };
    memset(relabelling.labels, 0xff, state_count * sizeof *relabelling.labels);
    for (uint32_t rank = 0; rank < state_count; rank++)
        relabelling.next[rank] = hierarchy->offsets[2 * (size_t)rank];
    for (uint32_t state = 0; state < state_count; state++)
        visit(&relabelling, hierarchy->ranks[state]);
    for (uint32_t state = 0; state < state_count; state++)
        hierarchy->ranks[state] = relabelling.labels[hierarchy->ranks[state]];
    move_links(hierarchy, relabelling.labels, state_count, &scratch, arena);
    arena_release(&scratch);
}
