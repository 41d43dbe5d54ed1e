// SPDX-License-Identifier: GPL-3.0-or-later
#include "travel/road_search.h"

/* Up from the spot, then once over all states from the highest down: each is as near
 * as the climb found it, or as its nearest higher neighbour lets it be. */
bool roads_reach(struct roads_search *search, const struct road_spot *from,
                 uint32_t limit_ms, uint64_t *weights, struct err *err)
{
    struct climb *climb = &search->out;
    uint32_t state;
    climb_begin(climb, from, ROADS_HEAVIEST, false);
    while (climb->heap_count > 0)
        (void)climb_settle(climb, &state);
    for (uint32_t i = search->roads->header.state_count; i-- > 0;) {
        const struct link_range range = road_links(search->roads, i);
        const struct road_link *ins = range.links + range.out_count;
        uint64_t best = climb_has(climb, i) ? climb->labels[i].weight : ROADS_UNREACHED;
        for (uint32_t j = 0; j < range.in_count; j++) {
            const uint64_t higher = weights[ins[j].peer];
            if (higher != ROADS_UNREACHED && higher + ins[j].weight < best)
                best = higher + ins[j].weight;
        }
        weights[i] = best;
    }
    for (uint32_t i = 0; i < search->roads->header.state_count; i++) {
        if (weights[i] >> 32 > limit_ms)
            weights[i] = ROADS_UNREACHED;
    }
    return road_parts_check(search->roads, err);
}
