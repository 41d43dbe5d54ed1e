// SPDX-License-Identifier: GPL-3.0-or-later
/* From each neighbour that leads to the state, a search by Dijkstra around it until all
 * neighbours that it leads to are reached as quickly as through it, or cannot be.
 *
 * SETTLED_MAX: with 30 Porto's hierarchy has 9 % more links than with 200, and with 500
 * hardly fewer; past 100 only the time rises.
 *
 * Why "strictly shorter" through `leaving` is enough: replace each way through a state
 * that leaves by its shortcut or its witness. A witness that itself passes such states
 * is strictly shorter, so repeating this ends, and ends without any of them. */
#include "osm/witness.h"

#include <string.h>

enum { SETTLED_MAX = 300 };

struct label {
    uint64_t weight;
    uint32_t stamp;
    uint32_t goal_stamp; /* a goal of this search */
};

struct entry {
    uint64_t weight;
    uint32_t state;
};

struct witness {
    struct label *labels; /* by state */
    uint64_t *goals;      /* by state: weight through the state */
    uint32_t stamp;
    struct entry *heap;
    uint32_t heap_count;
    size_t heap_capacity;
    struct arena *arena;
};

struct witness *witness_new(uint32_t state_count, struct arena *arena)
{
    struct witness *witness = ARENA_NEW(arena, struct witness);
    witness->labels = ARENA_ARRAY(arena, state_count, struct label);
    witness->goals = ARENA_ARRAY(arena, state_count, uint64_t);
    witness->arena = arena;
    return witness;
}

static void push(struct witness *witness, uint64_t weight, uint32_t state)
{
    uint32_t at = witness->heap_count++;
    witness->heap = arena_grow(witness->arena, witness->heap, &witness->heap_capacity,
                               witness->heap_count, sizeof *witness->heap);
    while (at > 0 && witness->heap[(at - 1) / 2].weight > weight) {
        witness->heap[at] = witness->heap[(at - 1) / 2];
        at = (at - 1) / 2;
    }
    witness->heap[at] = (struct entry){weight, state};
}

static struct entry pop(struct witness *witness)
{
    struct entry *heap = witness->heap;
    const struct entry top = heap[0], last = heap[--witness->heap_count];
    uint32_t at = 0;
    for (;;) {
        uint32_t child = 2 * at + 1;
        if (child >= witness->heap_count)
            break;
        if (child + 1 < witness->heap_count &&
            heap[child + 1].weight < heap[child].weight)
            child++;
        if (heap[child].weight >= last.weight)
            break;
        heap[at] = heap[child];
        at = child;
    }
    heap[at] = last;
    return top;
}

/* Goals of a search that begins at `from`; returns how many, and the largest weight. */
static uint32_t set_goals(struct witness *witness, const struct half_list *outs,
                          const struct half *from, uint64_t *limit)
{
    uint32_t count = 0;
    witness->stamp++;
    *limit = 0;
    for (uint32_t i = 0; i < outs->count; i++) {
        const uint32_t goal = outs->items[i].peer;
        if (goal == from->peer)
            continue;
        witness->goals[goal] = half_weight(from) + half_weight(&outs->items[i]);
        witness->labels[goal].goal_stamp = witness->stamp;
        *limit = witness->goals[goal] > *limit ? witness->goals[goal] : *limit;
        count++;
    }
    return count;
}

/* True: a goal was reached as quickly as through the state, for the first time. */
static bool reach(struct witness *witness, uint32_t state, uint64_t weight)
{
    struct label *label = &witness->labels[state];
    const bool is_known = label->stamp == witness->stamp;
    if (is_known && label->weight <= weight)
        return false;
    const bool was_met = is_known && label->goal_stamp == witness->stamp &&
                         label->weight <= witness->goals[state];
    label->weight = weight;
    label->stamp = witness->stamp;
    push(witness, weight, state);
    return label->goal_stamp == witness->stamp && !was_met &&
           weight <= witness->goals[state];
}

static void search(struct witness *witness, const struct halves *halves,
                   const uint8_t *leaving, uint32_t without, uint32_t from,
                   uint64_t limit, uint32_t open)
{
    uint32_t settled = 0;
    witness->heap_count = 0;
    reach(witness, from, 0);
    while (witness->heap_count > 0 && open > 0 && settled < SETTLED_MAX) {
        const struct entry entry = pop(witness);
        if (entry.weight > witness->labels[entry.state].weight)
            continue;
        settled++;
        const struct half_list *outs = &halves->out[entry.state];
        const uint64_t base = entry.weight + leaving[entry.state];
        for (uint32_t i = 0; i < outs->count; i++) {
            const uint64_t weight = base + half_weight(&outs->items[i]);
            const uint32_t peer = outs->items[i].peer;
            if (peer != without && weight <= limit)
                open -= reach(witness, peer, weight);
        }
    }
}

static bool is_needed(const struct witness *witness, uint32_t goal)
{
    return witness->labels[goal].stamp != witness->stamp ||
           witness->labels[goal].weight > witness->goals[goal];
}

struct verdict witness_judge(struct witness *witness, const struct halves *halves,
                             const uint8_t *leaving, uint32_t state,
                             struct shortcut **shortcuts, uint32_t *count,
                             size_t *capacity, struct arena *arena)
{
    const struct half_list *ins = &halves->in[state], *outs = &halves->out[state];
    struct verdict verdict = {0, ins->count + outs->count, 0, 0};
    for (uint32_t i = 0; i < outs->count; i++)
        verdict.removed_hops += outs->items[i].hops;
    for (uint32_t i = 0; i < ins->count; i++) {
        const struct half *from = &ins->items[i];
        uint64_t limit;
        const uint32_t goals = set_goals(witness, outs, from, &limit);
        verdict.removed_hops += from->hops;
        search(witness, halves, leaving, state, from->peer, limit, goals);
        for (uint32_t j = 0; j < outs->count; j++) {
            const struct half *to = &outs->items[j];
            if (to->peer == from->peer || !is_needed(witness, to->peer))
                continue;
            verdict.added++;
            verdict.added_hops += from->hops + to->hops;
            if (shortcuts == NULL)
                continue;
            *shortcuts = arena_grow(arena, *shortcuts, capacity, *count + (size_t)1,
                                    sizeof **shortcuts);
            (*shortcuts)[(*count)++] =
                (struct shortcut){from->peer,
                                  to->peer,
                                  {.ms = from->ms + to->ms,
                                   .dm = from->dm + to->dm,
                                   .via = state,
                                   .hops = from->hops + to->hops}};
        }
    }
    return verdict;
}
