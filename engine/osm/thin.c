// SPDX-License-Identifier: GPL-3.0-or-later
/* From the highest state down. `out` weights of a state v are marked by peer; for each
 * peer x the links between x and higher states tell which other peers are reached more
 * cheaply by way of x. Only strictly lighter ways count, so of equals one stays.
 *
 * A shortcut that stays is the sum of its halves; were one of those heavier than some
 * other way, the shortcut would be, too. So no half of a link that lies on a shortest
 * way is dropped, and a link that lies on none is never unpacked. */
#include "osm/thin.h"

#include <stdbool.h>

/* The weight of a link that is dropped: no sum with it is light. */
#define DROPPED (UINT64_C(1) << 62)

struct thinning {
    const struct hierarchy *hierarchy;
    uint64_t *marks; /* by state: weight of the link of the state at work; 0: none */
    struct arena scratch;
};

static struct road_link *list_of(const struct hierarchy *hierarchy, uint32_t state,
                                 bool is_in, uint32_t *count)
{
    const uint32_t *offsets = &hierarchy->offsets[2 * (size_t)state + is_in];
    *count = offsets[1] - offsets[0];
    return hierarchy->links + offsets[0];
}

/* By way of `middle`, at `weight`: from there up, and from there down (to what the
 * middle is a peer of, seen from below). */
static void lower_marks(struct thinning *thinning, uint32_t middle, uint64_t weight,
                        bool is_in)
{
    uint32_t count;
    const struct road_link *links = list_of(thinning->hierarchy, middle, is_in, &count);
    for (uint32_t i = 0; i < count; i++) {
        uint64_t *mark = &thinning->marks[links[i].peer];
        if (weight + links[i].weight < *mark)
            *mark = weight + links[i].weight;
    }
}

/* The least weight to `peer` from any marked state above it. */
static void lower_own_mark(struct thinning *thinning, uint32_t peer, bool is_in)
{
    uint32_t count;
    const struct road_link *links = list_of(thinning->hierarchy, peer, !is_in, &count);
    uint64_t *own = &thinning->marks[peer];
    for (uint32_t i = 0; i < count; i++) {
        const uint64_t mark = thinning->marks[links[i].peer];
        if (mark != 0 && mark + links[i].weight < *own)
            *own = mark + links[i].weight;
    }
}

static void thin_list(struct thinning *thinning, uint32_t state, bool is_in)
{
    uint32_t count;
    struct road_link *links = list_of(thinning->hierarchy, state, is_in, &count);
    for (uint32_t i = 0; i < count; i++)
        thinning->marks[links[i].peer] = links[i].weight;
    for (uint32_t i = 0; i < count; i++) {
        lower_marks(thinning, links[i].peer, links[i].weight, is_in);
        lower_own_mark(thinning, links[i].peer, is_in);
    }
    for (uint32_t i = 0; i < count; i++) {
        if (thinning->marks[links[i].peer] < links[i].weight)
            links[i].weight = DROPPED;
        thinning->marks[links[i].peer] = 0;
    }
}

/* Close the gaps. */
static void pack_links(struct hierarchy *hierarchy, uint32_t state_count)
{
    uint32_t kept = 0, at = 0;
    for (size_t i = 0; i < 2 * (size_t)state_count; i++) {
        const uint32_t end = hierarchy->offsets[i + 1];
        hierarchy->offsets[i] = kept;
        for (; at < end; at++) {
            if (hierarchy->links[at].weight != DROPPED)
                hierarchy->links[kept++] = hierarchy->links[at];
        }
    }
    hierarchy->offsets[2 * (size_t)state_count] = kept;
    hierarchy->link_count = kept;
}

void thin_links(struct hierarchy *hierarchy, uint32_t state_count)
{
    struct thinning thinning = {.hierarchy = hierarchy};
    thinning.marks = ARENA_ARRAY(&thinning.scratch, state_count, uint64_t);
    for (uint32_t state = state_count; state-- > 0;) {
        thin_list(&thinning, state, false);
        thin_list(&thinning, state, true);
    }
    pack_links(hierarchy, state_count);
    arena_release(&thinning.scratch);
}
