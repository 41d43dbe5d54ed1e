// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/road_judge.h"

#include <stdbool.h>
#include <string.h>

enum { PPM = 1000000 };

static bool is_kept(const struct road_judge *judge, const struct graph_edge *edge)
{
    return judge->piece[edge->tail] != UINT32_MAX &&
           judge->piece[edge->tail] == judge->piece[edge->head];
}

/* Where who starts on an arc is: nothing begun before it; else, where nobody comes to
 * that state, the first state that is come to. */
static void find_starts(struct road_judge *judge)
{
    for (uint32_t i = 0; i < judge->graph.edge_count; i++) {
        const struct graph_edge *edge = &judge->graph.edges[i];
        const uint32_t plain = judge->graph.heads[edge->arc];
        if (!is_kept(judge, edge))
            continue;
        if (judge->piece[plain] == judge->piece[edge->tail])
            judge->starts[edge->arc] = plain;
        else if (judge->starts[edge->arc] == UINT32_MAX)
            judge->starts[edge->arc] = edge->head;
    }
}

void road_judge_init(struct road_judge *judge, const struct road_draft *draft,
                     uint32_t piece_junctions, struct arena *arena)
{
    const uint32_t arc_count = 2 * draft->segment_count;
    *judge = (struct road_judge){.draft = draft};
    graph_make(draft, arena, &judge->graph);
    judge->piece = ARENA_ARRAY(arena, judge->graph.state_count, uint32_t);
    judge->starts = ARENA_ARRAY(arena, arc_count, uint32_t);
    judge->segments = ARENA_ARRAY(arena, draft->segment_count, uint32_t);
    judge->weights = ARENA_ARRAY(arena, judge->graph.state_count, uint64_t);
    const size_t entries = judge->graph.edge_count + (size_t)4;
    judge->heap_weights = ARENA_ARRAY(arena, entries, uint64_t);
    judge->heap_states = ARENA_ARRAY(arena, entries, uint32_t);
    graph_pieces(&judge->graph, draft->junction_count, piece_junctions, judge->piece);
    memset(judge->starts, 0xff, arc_count * sizeof *judge->starts);
    find_starts(judge);
    for (uint32_t i = 0; i < draft->segment_count; i++) {
        if (judge->starts[2 * i] != UINT32_MAX ||
            judge->starts[2 * i + 1] != UINT32_MAX)
            judge->segments[judge->segment_count++] = i;
    }
}

static uint64_t arc_weight(const struct road_judge *judge, uint32_t arc,
                           int32_t share_ppm)
{
    const struct draft_segment *segment = &judge->draft->segments[arc / 2];
    return (uint64_t)segment->drive_ms[arc % 2] * (uint64_t)share_ppm / PPM << 32 |
           (uint64_t)segment->length_dm * (uint64_t)share_ppm / PPM;
}

static void swap(struct road_judge *judge, uint32_t a, uint32_t b)
{
    const uint64_t weight = judge->heap_weights[a];
    const uint32_t state = judge->heap_states[a];
    judge->heap_weights[a] = judge->heap_weights[b];
    judge->heap_states[a] = judge->heap_states[b];
    judge->heap_weights[b] = weight;
    judge->heap_states[b] = state;
}

static void reach(struct road_judge *judge, uint32_t state, uint64_t weight)
{
    if (weight >= judge->weights[state])
        return;
    judge->weights[state] = weight;
    uint32_t at = judge->heap_count++;
    judge->heap_weights[at] = weight;
    judge->heap_states[at] = state;
    for (; at > 0 && judge->heap_weights[(at - 1) / 2] > judge->heap_weights[at];
         at = (at - 1) / 2)
        swap(judge, at, (at - 1) / 2);
}

static uint32_t take(struct road_judge *judge, uint64_t *weight)
{
    const uint32_t state = judge->heap_states[0];
    *weight = judge->heap_weights[0];
    swap(judge, 0, --judge->heap_count);
    for (uint32_t at = 0;;) {
        uint32_t least = at;
        for (uint32_t i = 2 * at + 1; i <= 2 * at + 2 && i < judge->heap_count; i++)
            least = judge->heap_weights[i] < judge->heap_weights[least] ? i : least;
        if (least == at)
            return state;
        swap(judge, at, least);
        at = least;
    }
}

void road_judge_from(struct road_judge *judge, const struct road_spot *from)
{
    judge->from = *from;
    judge->heap_count = 0;
    memset(judge->weights, 0xff, judge->graph.state_count * sizeof *judge->weights);
    for (uint32_t way = 0; way < 2; way++) {
        const uint32_t arc = 2 * judge->segments[from->segment] + way;
        const int32_t share = way == 0 ? from->share_ppm : PPM - from->share_ppm;
        if (judge->starts[arc] != UINT32_MAX)
            reach(judge, judge->starts[arc],
                  arc_weight(judge, arc, PPM) - arc_weight(judge, arc, share));
    }
    while (judge->heap_count > 0) {
        uint64_t weight;
        const uint32_t state = take(judge, &weight);
        if (weight > judge->weights[state])
            continue;
        for (uint32_t i = judge->graph.first[state]; i < judge->graph.first[state + 1];
             i++) {
            const struct graph_edge *edge = &judge->graph.edges[i];
            if (is_kept(judge, edge))
                reach(judge, edge->head, weight + arc_weight(judge, edge->arc, PPM));
        }
    }
}

/* Along the segment that both are on. */
static uint64_t direct(const struct road_judge *judge, const struct road_spot *to,
                       uint32_t way)
{
    const uint32_t arc = 2 * judge->segments[to->segment] + way;
    const int32_t begin =
        way == 0 ? judge->from.share_ppm : PPM - judge->from.share_ppm;
    const int32_t end = way == 0 ? to->share_ppm : PPM - to->share_ppm;
    if (to->segment != judge->from.segment || begin > end ||
        judge->starts[arc] == UINT32_MAX)
        return ROADS_UNREACHED;
    return arc_weight(judge, arc, end) - arc_weight(judge, arc, begin);
}

/* Every state at the arc's beginning that may go on along it. */
static uint64_t by_junction(const struct road_judge *judge, const struct road_spot *to,
                            uint32_t way)
{
    const uint32_t arc = 2 * judge->segments[to->segment] + way;
    const int32_t share = way == 0 ? to->share_ppm : PPM - to->share_ppm;
    const uint32_t junction = draft_tail(judge->draft, arc);
    uint64_t best = ROADS_UNREACHED;
    for (uint32_t state = 0; state < judge->graph.state_count; state++) {
        if (state < judge->draft->junction_count && state != junction) {
            /* The plain state of a junction is its number; split ones come after. */
            state = state < junction ? junction - 1 : judge->draft->junction_count - 1;
            continue;
        }
        for (uint32_t i = judge->graph.first[state]; i < judge->graph.first[state + 1];
             i++) {
            const struct graph_edge *edge = &judge->graph.edges[i];
            if (edge->arc != arc || !is_kept(judge, edge) ||
                judge->weights[state] == ROADS_UNREACHED)
                continue;
            const uint64_t weight =
                judge->weights[state] + arc_weight(judge, arc, share);
            best = weight < best ? weight : best;
        }
    }
    return best;
}

uint64_t road_judge_to(const struct road_judge *judge, const struct road_spot *to)
{
    uint64_t best = ROADS_UNREACHED;
    for (uint32_t way = 0; way < 2; way++) {
        const uint64_t by_road = by_junction(judge, to, way);
        const uint64_t along = direct(judge, to, way);
        best = by_road < best ? by_road : best;
        best = along < best ? along : best;
    }
    return best;
}
