// SPDX-License-Identifier: GPL-3.0-or-later
#include "travel/road_climb.h"

enum { PPM = 1000000 };

void climb_init(struct climb *climb, struct roads *roads, bool is_back)
{
    const uint32_t count = roads->header.state_count;
    *climb = (struct climb){.roads = roads, .is_back = is_back};
    climb->labels = ARENA_ARRAY(&climb->arena, count, struct climb_label);
    climb->steps = ARENA_ARRAY(&climb->arena, count, struct climb_step);
}

void climb_release(struct climb *climb)
{
    arena_release(&climb->arena);
}

static void put(struct climb *climb, uint32_t at, struct climb_entry entry)
{
    climb->heap[at] = entry;
    climb->labels[entry.state].at = at;
}

static void sift_up(struct climb *climb, uint32_t at, struct climb_entry entry)
{
    while (at > 0 && climb->heap[(at - 1) / 4].weight > entry.weight) {
        put(climb, at, climb->heap[(at - 1) / 4]);
        at = (at - 1) / 4;
    }
    put(climb, at, entry);
}

static uint32_t least_child(const struct climb *climb, uint32_t first)
{
    const struct climb_entry *heap = climb->heap;
    const uint32_t end = first + 4 < climb->heap_count ? first + 4 : climb->heap_count;
    uint32_t least = first;
    for (uint32_t i = first + 1; i < end; i++)
        least = heap[i].weight < heap[least].weight ? i : least;
    return least;
}

static struct climb_entry pop(struct climb *climb)
{
    struct climb_entry *heap = climb->heap;
    const struct climb_entry top = heap[0], last = heap[--climb->heap_count];
    uint32_t at = 0;
    while (4 * at + 1 < climb->heap_count) {
        const uint32_t child = least_child(climb, 4 * at + 1);
        if (heap[child].weight >= last.weight)
            break;
        put(climb, at, heap[child]);
        at = child;
    }
    if (climb->heap_count > 0)
        put(climb, at, last);
    climb->labels[top.state].at = CLIMB_SETTLED;
    return top;
}

/* Equal weights change nothing: the first to come stays. */
static void reach(struct climb *climb, uint32_t state, uint64_t weight, uint32_t parent,
                  uint32_t via)
{
    struct climb_label *label = &climb->labels[state];
    if (weight >= climb->limit)
        return;
    if (label->stamp != climb->stamp) {
        if (climb->heap_count == climb->heap_capacity)
            climb->heap =
                arena_grow(&climb->arena, climb->heap, &climb->heap_capacity,
                           climb->heap_count + (size_t)1, sizeof *climb->heap);
        *label = (struct climb_label){weight, climb->stamp, climb->heap_count++};
    } else if (weight < label->weight && label->at != CLIMB_SETTLED) {
        label->weight = weight;
    } else {
        return;
    }
    if (climb->has_steps)
        climb->steps[state] = (struct climb_step){parent, via};
    sift_up(climb, label->at, (struct climb_entry){weight, state});
}

uint64_t road_share_weight(const struct road_segment *segment, uint32_t way,
                           int32_t share_ppm)
{
    const uint64_t share = (uint64_t)share_ppm;
    return segment->drive_ms[way] * share / PPM << 32 |
           segment->length_dm * share / PPM;
}

static void seed_ahead(const struct road_segment *segment, const struct road_spot *spot,
                       uint32_t way, road_seed *seed, void *context)
{
    const int32_t share = way == 0 ? spot->share_ppm : PPM - spot->share_ppm;
    if (segment->head[way] != ROAD_NONE)
        seed(context, segment->head[way],
             road_share_weight(segment, way, PPM) -
                 road_share_weight(segment, way, share),
             2 * spot->segment + way);
}

static void seed_behind(struct roads *roads, const struct road_spot *spot, uint32_t way,
                        road_seed *seed, void *context)
{
    const struct road_segment *segment = road_segment_get(roads, spot->segment);
    const int32_t share = way == 0 ? spot->share_ppm : PPM - spot->share_ppm;
    const uint32_t arc = 2 * spot->segment + way;
    const uint64_t weight = road_share_weight(segment, way, share);
    uint32_t count;
    if (segment->head[way] == ROAD_NONE)
        return;
    if (segment->tail[way] != ROAD_NONE)
        seed(context, segment->tail[way], weight, arc);
    const struct road_tail *tails = road_tails_find(roads, arc, &count);
    for (uint32_t i = 0; i < count; i++)
        seed(context, tails[i].state, weight, arc);
}

void road_seeds(struct roads *roads, bool is_back, const struct road_spot *spot,
                road_seed *seed, void *context)
{
    for (uint32_t way = 0; spot->segment != ROAD_NONE && way < 2; way++) {
        if (is_back)
            seed_behind(roads, spot, way, seed, context);
        else
            seed_ahead(road_segment_get(roads, spot->segment), spot, way, seed,
                       context);
    }
}

static void reach_seed(void *context, uint32_t state, uint64_t weight, uint32_t arc)
{
    reach(context, state, weight, ROAD_NONE, arc);
}

void climb_begin(struct climb *climb, const struct road_spot *spot, uint64_t limit,
                 bool has_steps)
{
    climb->limit = limit;
    climb->has_steps = has_steps;
    climb->stamp++;
    climb->heap_count = 0;
    road_seeds(climb->roads, climb->is_back, spot, reach_seed, climb);
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

bool climb_settle(struct climb *climb, uint32_t *state)
{
    const struct climb_entry entry = pop(climb);
    const struct link_range range = road_links(climb->roads, entry.state);
    const struct road_link *outs = range.links, *ins = range.links + range.out_count;
    const uint32_t up_count = climb->is_back ? range.in_count : range.out_count;
    const struct road_link *up = climb->is_back ? ins : outs;
    *state = entry.state;
    if (is_stalled(climb, entry.weight, climb->is_back ? outs : ins,
                   range.out_count + range.in_count - up_count))
        return false;
    for (uint32_t i = 0; i < up_count; i++)
        reach(climb, up[i].peer, entry.weight + up[i].weight, entry.state, up[i].via);
    return true;
}
