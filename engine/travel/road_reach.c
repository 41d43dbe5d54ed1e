// SPDX-License-Identifier: GPL-3.0-or-later
#include "travel/road_climb.h"

/* Up from the spot, then once over all states from the highest down: each is as near
 * as the climb found it, or as its nearest higher neighbour lets it be. */
bool roads_reach(struct roads *roads, const struct road_spot *from, uint32_t limit_ms,
                 uint64_t *weights, struct err *err)
{
    struct climb climb;
    uint32_t state;
    climb_init(&climb, roads, false);
    climb_begin(&climb, from);
    while (climb.heap_count > 0)
        (void)climb_step(&climb, &state);
    for (uint32_t i = roads->header.state_count; i-- > 0;) {
        const struct link_range range = road_links(roads, i);
        const struct road_link *ins = range.links + range.out_count;
        uint64_t best = climb_has(&climb, i) ? climb.labels[i].weight : ROADS_UNREACHED;
        for (uint32_t j = 0; j < range.in_count; j++) {
            const uint64_t higher = weights[ins[j].peer];
            if (higher != ROADS_UNREACHED && higher + ins[j].weight < best)
                best = higher + ins[j].weight;
        }
        weights[i] = best >> 32 <= limit_ms ? best : ROADS_UNREACHED;
    }
    climb_release(&climb);
    return road_parts_check(roads, err);
}
