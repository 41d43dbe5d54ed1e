// SPDX-License-Identifier: GPL-3.0-or-later
/* Strongly connected pieces by Tarjan (1972, doi:10.1137/0201010), with a stack of its
 * own: a road network is deeper than the machine's. */
#include "base/sorting.h"
#include "osm/graph.h"

#include <stdbool.h>
#include <string.h>

struct tarjan {
    const struct graph *graph;
    uint32_t *order, *low; /* order 0: not met */
    uint32_t *next;        /* the next edge to look at */
    uint32_t *stack, *path;
    uint32_t stack_count, path_count, met;
    uint32_t *component, component_count;
};

static void enter(struct tarjan *tarjan, uint32_t state)
{
    tarjan->order[state] = tarjan->low[state] = ++tarjan->met;
    tarjan->next[state] = tarjan->graph->first[state];
    tarjan->stack[tarjan->stack_count++] = state;
    tarjan->path[tarjan->path_count++] = state;
}

static void leave(struct tarjan *tarjan, uint32_t state)
{
    tarjan->path_count--;
    if (tarjan->path_count > 0) {
        const uint32_t before = tarjan->path[tarjan->path_count - 1];
        if (tarjan->low[state] < tarjan->low[before])
            tarjan->low[before] = tarjan->low[state];
    }
    if (tarjan->low[state] != tarjan->order[state])
        return;
    uint32_t member;
    do {
        member = tarjan->stack[--tarjan->stack_count];
        tarjan->component[member] = tarjan->component_count;
    } while (member != state);
    tarjan->component_count++;
}

static void visit(struct tarjan *tarjan, uint32_t from)
{
    enter(tarjan, from);
    while (tarjan->path_count > 0) {
        const uint32_t state = tarjan->path[tarjan->path_count - 1];
        if (tarjan->next[state] == tarjan->graph->first[state + 1]) {
            leave(tarjan, state);
            continue;
        }
        const uint32_t head = tarjan->graph->edges[tarjan->next[state]++].head;
        if (tarjan->order[head] == 0)
            enter(tarjan, head);
        else if (tarjan->component[head] == UINT32_MAX &&
                 tarjan->order[head] < tarjan->low[state])
            tarjan->low[state] = tarjan->order[head];
    }
}

static void find_components(struct tarjan *tarjan, struct arena *scratch)
{
    const uint32_t count = tarjan->graph->state_count;
    tarjan->order = ARENA_ARRAY(scratch, count, uint32_t);
    tarjan->low = ARENA_ARRAY(scratch, count, uint32_t);
    tarjan->next = ARENA_ARRAY(scratch, count, uint32_t);
    tarjan->stack = ARENA_ARRAY(scratch, count, uint32_t);
    tarjan->path = ARENA_ARRAY(scratch, count, uint32_t);
    tarjan->component = ARENA_ARRAY(scratch, count, uint32_t);
    memset(tarjan->component, 0xff, count * sizeof *tarjan->component);
    for (uint32_t i = 0; i < count; i++) {
        if (tarjan->order[i] == 0)
            visit(tarjan, i);
    }
}

uint32_t graph_pieces(const struct graph *graph, uint32_t junction_count,
                      uint32_t least, uint32_t *piece)
{
    struct arena scratch = {0};
    struct tarjan tarjan = {.graph = graph};
    uint32_t count = 0;
    find_components(&tarjan, &scratch);
    int64_t *sizes = ARENA_ARRAY(&scratch, tarjan.component_count, int64_t);
    uint32_t *order = ARENA_ARRAY(&scratch, tarjan.component_count, uint32_t);
    uint32_t *number = ARENA_ARRAY(&scratch, tarjan.component_count, uint32_t);
    for (uint32_t i = 0; i < junction_count; i++)
        sizes[tarjan.component[i]]--;
    sorting_order_i64(sizes, order, tarjan.component_count);
    for (uint32_t i = 0; i < tarjan.component_count; i++) {
        const bool counts = i == 0 || -sizes[order[i]] >= (int64_t)least;
        number[order[i]] = counts ? count++ : UINT32_MAX;
    }
    for (uint32_t i = 0; i < graph->state_count; i++)
        piece[i] = number[tarjan.component[i]];
    arena_release(&scratch);
    return count;
}
