// SPDX-License-Identifier: GPL-3.0-or-later
/* One drive: two climbs that meet. Each goes on while what it settles next is lighter
 * than the best meeting so far. */
#include "travel/road_path.h"
#include "travel/road_search.h"

uint64_t road_direct_weight(struct roads *roads, const struct road_spot *from,
                            const struct road_spot *to, uint32_t *arc)
{
    uint64_t best = ROADS_UNREACHED;
    if (from->segment != to->segment || from->segment == ROAD_NONE)
        return best;
    const struct road_segment *segment = road_segment_get(roads, from->segment);
    for (uint32_t way = 0; way < 2; way++) {
        const bool is_ahead = way == 0 ? from->share_ppm <= to->share_ppm
                                       : from->share_ppm >= to->share_ppm;
        const int32_t begin = way == 0 ? from->share_ppm : 1000000 - from->share_ppm;
        const int32_t end = way == 0 ? to->share_ppm : 1000000 - to->share_ppm;
        if (segment->head[way] == ROAD_NONE || !is_ahead)
            continue;
        const uint64_t weight = road_share_weight(segment, way, end) -
                                road_share_weight(segment, way, begin);
        if (weight < best) {
            best = weight;
            *arc = 2 * from->segment + way;
        }
    }
    return best;
}

/* One step of `mine`; the best weight by way of a state that both have. Nobody needs to
 * go as far as that again. */
static void advance(struct climb *mine, struct climb *other, uint64_t *best,
                    uint32_t *meeting)
{
    uint32_t state;
    if (!climb_settle(mine, &state) || !climb_has(other, state))
        return;
    const uint64_t weight = mine->labels[state].weight + other->labels[state].weight;
    if (weight < *best) {
        *best = weight;
        *meeting = state;
        mine->limit = weight < mine->limit ? weight : mine->limit;
        other->limit = mine->limit;
    }
}

bool roads_drive(struct roads_search *search, const struct road_spot *from,
                 const struct road_spot *to, struct arena *arena,
                 struct road_drive *drive, struct err *err)
{
    uint32_t meeting = ROAD_NONE, direct_arc = 0;
    uint64_t best = road_direct_weight(search->roads, from, to, &direct_arc);
    struct climb *out = &search->out, *back = &search->back;
    const uint64_t limit = best < ROADS_HEAVIEST ? best : ROADS_HEAVIEST;
    climb_begin(out, from, limit, arena != NULL);
    climb_begin(back, to, limit, arena != NULL);
    for (;;) {
        const uint64_t next_out = climb_next_weight(out);
        const uint64_t next_back = climb_next_weight(back);
        if (next_out >= best && next_back >= best)
            break;
        if (next_out <= next_back)
            advance(out, back, &best, &meeting);
        else
            advance(back, out, &best, &meeting);
    }
    *drive = (struct road_drive){.weight = best};
    if (arena != NULL && best != ROADS_UNREACHED) {
        if (meeting == ROAD_NONE)
            road_path_single(direct_arc, arena, drive);
        else
            road_path_unpack(out, back, meeting, arena, drive);
    }
    return road_parts_check(search->roads, err);
}
