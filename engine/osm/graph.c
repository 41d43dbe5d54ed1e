// SPDX-License-Identifier: GPL-3.0-or-later
/* States beyond the junctions are the proper prefixes of bans, kept as a trie: parent,
 * last arc, length, and the longest proper suffix that is a prefix too (`fail`). */
#include "osm/graph.h"

#include <assert.h>
#include <stdbool.h>

enum { ROOT = 0 };

struct prefix {
    uint32_t parent, fail;
    uint32_t arc;
    uint32_t child, sibling; /* 0: none */
    bool is_end;             /* a whole ban, or one of its suffixes is */
};

struct automaton {
    struct prefix *prefixes; /* [0] is the root: nothing begun */
    uint32_t count;
    uint32_t *starts; /* of an arc: the prefix of it alone, or 0 */
};

static uint32_t find_child(const struct automaton *automaton, uint32_t parent,
                           uint32_t arc)
{
    if (parent == ROOT)
        return automaton->starts[arc];
    uint32_t child = automaton->prefixes[parent].child;
    while (child != 0 && automaton->prefixes[child].arc != arc)
        child = automaton->prefixes[child].sibling;
    return child;
}

static uint32_t add_child(struct automaton *automaton, uint32_t parent, uint32_t arc)
{
    uint32_t child = find_child(automaton, parent, arc);
    if (child != 0)
        return child;
    child = automaton->count++;
    automaton->prefixes[child] = (struct prefix){
        .parent = parent,
        .arc = arc,
        .sibling = parent == ROOT ? 0 : automaton->prefixes[parent].child};
    if (parent == ROOT)
        automaton->starts[arc] = child;
    else
        automaton->prefixes[parent].child = child;
    return child;
}

/* The longest prefix that ends with `arc` after `from`; 0: none. */
static uint32_t step(const struct automaton *automaton, uint32_t from, uint32_t arc)
{
    for (;;) {
        const uint32_t child = find_child(automaton, from, arc);
        if (child != 0 || from == ROOT)
            return child;
        from = automaton->prefixes[from].fail;
    }
}

/* By rising length, so that shorter ones are ready: children follow their parents, but
 * not in order of length, hence the rounds. */
static void set_fails(struct automaton *automaton, struct arena *scratch)
{
    uint32_t *queue = ARENA_ARRAY(scratch, automaton->count, uint32_t);
    uint32_t begin = 0, end = 0;
    for (uint32_t i = 1; i < automaton->count; i++) {
        if (automaton->prefixes[i].parent == ROOT)
            queue[end++] = i;
    }
    for (; begin < end; begin++) {
        struct prefix *prefix = &automaton->prefixes[queue[begin]];
        if (prefix->parent != ROOT)
            prefix->fail =
                step(automaton, automaton->prefixes[prefix->parent].fail, prefix->arc);
        prefix->is_end |= automaton->prefixes[prefix->fail].is_end;
        for (uint32_t child = prefix->child; child != 0;
             child = automaton->prefixes[child].sibling)
            queue[end++] = child;
    }
}

static void make_automaton(const struct road_draft *draft, struct arena *scratch,
                           struct automaton *automaton)
{
    size_t most = 1;
    for (uint32_t i = 0; i < draft->ban_count; i++)
        most += draft->bans[i].count;
    automaton->prefixes = ARENA_ARRAY(scratch, most, struct prefix);
    automaton->count = 1;
    automaton->starts =
        ARENA_ARRAY(scratch, (size_t)2 * draft->segment_count, uint32_t);
    for (uint32_t i = 0; i < draft->ban_count; i++) {
        uint32_t at = ROOT;
        assert(draft->bans[i].count >= 2);
        for (uint32_t j = 0; j < draft->bans[i].count; j++)
            at = add_child(automaton, at, draft->ban_arcs[draft->bans[i].first + j]);
        automaton->prefixes[at].is_end = true;
    }
    set_fails(automaton, scratch);
}

struct expanding {
    const struct road_draft *draft;
    struct graph *graph;
    struct automaton automaton;
    uint32_t *leaving_first, *leaving; /* arcs by junction */
    uint32_t *states;                  /* of a prefix */
};

static void list_leaving(struct expanding *expanding, struct arena *scratch)
{
    const struct road_draft *draft = expanding->draft;
    const uint32_t arc_count = 2 * draft->segment_count;
    uint32_t *first = ARENA_ARRAY(scratch, draft->junction_count + (size_t)2, uint32_t);
    expanding->leaving = ARENA_ARRAY(scratch, arc_count, uint32_t);
    for (uint32_t arc = 0; arc < arc_count; arc++) {
        if (draft_arc_ms(draft, arc) != DRAFT_SHUT)
            first[draft_tail(draft, arc) + 2]++;
    }
    for (uint32_t i = 2; i < draft->junction_count + 2; i++)
        first[i] += first[i - 1];
    for (uint32_t arc = 0; arc < arc_count; arc++) {
        if (draft_arc_ms(draft, arc) != DRAFT_SHUT)
            expanding->leaving[first[draft_tail(draft, arc) + 1]++] = arc;
    }
    expanding->leaving_first = first;
}

/* Whole bans are no states. */
static void number_states(struct expanding *expanding, struct arena *arena,
                          struct arena *scratch)
{
    const struct automaton *automaton = &expanding->automaton;
    struct graph *graph = expanding->graph;
    graph->state_count = expanding->draft->junction_count;
    expanding->states = ARENA_ARRAY(scratch, automaton->count, uint32_t);
    graph->junctions = ARENA_ARRAY(
        arena, expanding->draft->junction_count + (size_t)automaton->count, uint32_t);
    for (uint32_t i = 0; i < graph->state_count; i++)
        graph->junctions[i] = i;
    for (uint32_t i = 1; i < automaton->count; i++) {
        if (automaton->prefixes[i].is_end)
            continue;
        expanding->states[i] = graph->state_count;
        graph->junctions[graph->state_count++] =
            draft_head(expanding->draft, automaton->prefixes[i].arc);
    }
}

static uint32_t state_after(const struct expanding *expanding, uint32_t prefix,
                            uint32_t arc)
{
    return prefix == ROOT ? draft_head(expanding->draft, arc)
                          : expanding->states[prefix];
}

/* The edges of one state; only counted while graph->edges is NULL. */
static void add_edges(struct expanding *expanding, uint32_t state, uint32_t prefix)
{
    struct graph *graph = expanding->graph;
    const uint32_t junction = graph->junctions[state];
    for (uint32_t i = expanding->leaving_first[junction];
         i < expanding->leaving_first[junction + 1]; i++) {
        const uint32_t arc = expanding->leaving[i];
        const uint32_t next = step(&expanding->automaton, prefix, arc);
        if (next != ROOT && expanding->automaton.prefixes[next].is_end)
            continue;
        if (graph->edges != NULL)
            graph->edges[graph->edge_count] =
                (struct graph_edge){state, state_after(expanding, next, arc), arc};
        graph->edge_count++;
    }
}

static void add_all_edges(struct expanding *expanding)
{
    struct graph *graph = expanding->graph;
    graph->edge_count = 0;
    for (uint32_t i = 0; i < expanding->draft->junction_count; i++) {
        graph->first[i] = graph->edge_count;
        add_edges(expanding, i, ROOT);
    }
    for (uint32_t i = 1; i < expanding->automaton.count; i++) {
        if (expanding->automaton.prefixes[i].is_end)
            continue;
        graph->first[expanding->states[i]] = graph->edge_count;
        add_edges(expanding, expanding->states[i], i);
    }
    graph->first[graph->state_count] = graph->edge_count;
}

void graph_make(const struct road_draft *draft, struct arena *arena,
                struct graph *graph)
{
    struct arena scratch = {0};
    struct expanding expanding = {.draft = draft, .graph = graph};
    *graph = (struct graph){0};
    make_automaton(draft, &scratch, &expanding.automaton);
    list_leaving(&expanding, &scratch);
    number_states(&expanding, arena, &scratch);
    graph->first = ARENA_ARRAY(arena, graph->state_count + (size_t)1, uint32_t);
    add_all_edges(&expanding);
    graph->edges = ARENA_ARRAY(arena, graph->edge_count, struct graph_edge);
    add_all_edges(&expanding);
    graph->heads = ARENA_ARRAY(arena, (size_t)2 * draft->segment_count, uint32_t);
    for (uint32_t arc = 0; arc < 2 * draft->segment_count; arc++)
        graph->heads[arc] =
            state_after(&expanding, expanding.automaton.starts[arc], arc);
    arena_release(&scratch);
}
