// SPDX-License-Identifier: GPL-3.0-or-later
#include "travel/road_climb.h"

enum { PPM = 1000000 };

void climb_init(struct climb *climb, struct roads *roads, bool is_back)
{
    *climb = (struct climb){.roads = roads, .is_back = is_back};
    climb->labels =
        ARENA_ARRAY(&climb->arena, roads->header.state_count, struct climb_label);
}

void climb_release(struct climb *climb)
{
    arena_release(&climb->arena);
}

static void push(struct climb *climb, uint64_t weight, uint32_t state)
{
    uint32_t at = climb->heap_count;
    if (at == climb->heap_capacity)
        climb->heap = arena_grow(&climb->arena, climb->heap, &climb->heap_capacity,
                                 at + (size_t)1, sizeof *climb->heap);
    climb->heap_count++;
    while (at > 0 && climb->heap[(at - 1) / 4].weight > weight) {
        climb->heap[at] = climb->heap[(at - 1) / 4];
        at = (at - 1) / 4;
    }
    climb->heap[at] = (struct climb_entry){weight, state};
}

static struct climb_entry pop(struct climb *climb)
{
    struct climb_entry *heap = climb->heap;
    const struct climb_entry top = heap[0], last = heap[--climb->heap_count];
    uint32_t at = 0;
    for (;;) {
        const uint32_t first = 4 * at + 1;
        uint32_t child = first;
        if (first >= climb->heap_count)
            break;
        for (uint32_t i = first + 1; i < first + 4 && i < climb->heap_count; i++)
            child = heap[i].weight < heap[child].weight ? i : child;
        if (heap[child].weight >= last.weight)
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = last;
    return top;
}

static void reach(struct climb *climb, uint32_t state, uint64_t weight, uint32_t parent,
                  uint32_t via)
{
    struct climb_label *label = &climb->labels[state];
    if (label->stamp == climb->stamp && label->weight <= weight)
        return;
    *label = (struct climb_label){weight, climb->stamp, parent, via, 0};
    push(climb, weight, state);
}

uint64_t road_share_weight(const struct road_segment *segment, uint32_t way,
                           int32_t share_ppm)
{
    const uint64_t share = (uint64_t)share_ppm;
    return segment->drive_ms[way] * share / PPM << 32 |
           segment->length_dm * share / PPM;
}

static void seed_ahead(struct climb *climb, const struct road_segment *segment,
                       const struct road_spot *spot, uint32_t way)
{
    const int32_t share = way == 0 ? spot->share_ppm : PPM - spot->share_ppm;
    if (segment->head[way] != ROAD_NONE)
        reach(climb, segment->head[way],
              road_share_weight(segment, way, PPM) -
                  road_share_weight(segment, way, share),
              ROAD_NONE, 2 * spot->segment + way);
}

static void seed_behind(struct climb *climb, const struct road_segment *segment,
                        const struct road_spot *spot, uint32_t way)
{
    const int32_t share = way == 0 ? spot->share_ppm : PPM - spot->share_ppm;
    const uint32_t arc = 2 * spot->segment + way;
    const uint64_t weight = road_share_weight(segment, way, share);
    uint32_t count;
    if (segment->head[way] == ROAD_NONE)
        return;
    if (segment->tail[way] != ROAD_NONE)
        reach(climb, segment->tail[way], weight, ROAD_NONE, arc);
    const struct road_tail *tails = road_tails_find(climb->roads, arc, &count);
    for (uint32_t i = 0; i < count; i++)
        reach(climb, tails[i].state, weight, ROAD_NONE, arc);
}

void climb_begin(struct climb *climb, const struct road_spot *spot)
{
    climb->stamp++;
    climb->heap_count = 0;
    if (spot->segment == ROAD_NONE)
        return;
    const struct road_segment *segment = road_segment_get(climb->roads, spot->segment);
    for (uint32_t way = 0; way < 2; way++) {
        if (climb->is_back)
            seed_behind(climb, segment, spot, way);
        else
            seed_ahead(climb, segment, spot, way);
    }
}

static bool is_stalled(const struct climb *climb, uint64_t weight,
                       const struct road_link *links, uint32_t count)
{
    for (uint32_t i = 0; i < count; i++) {
        const struct climb_label *higher = &climb->labels[links[i].peer];
        if (higher->stamp == climb->stamp && higher->weight + links[i].weight < weight)
            return true;
    }
    return false;
}

bool climb_step(struct climb *climb, uint32_t *state)
{
    const struct climb_entry entry = pop(climb);
    struct climb_label *label = &climb->labels[entry.state];
    if (label->weight < entry.weight)
        return false;
    const struct link_range range = road_links(climb->roads, entry.state);
    const struct road_link *outs = range.links, *ins = range.links + range.out_count;
    const uint32_t up_count = climb->is_back ? range.in_count : range.out_count;
    const struct road_link *up = climb->is_back ? ins : outs;
    if (is_stalled(climb, entry.weight, climb->is_back ? outs : ins,
                   range.out_count + range.in_count - up_count)) {
        label->is_stalled = 1;
        return false;
    }
    for (uint32_t i = 0; i < up_count; i++)
        reach(climb, up[i].peer, entry.weight + up[i].weight, entry.state, up[i].via);
    *state = entry.state;
    return true;
}
