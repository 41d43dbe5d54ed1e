// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/memory.h"

#include "base/sorting.h"

static void remember_near(struct memory *memory, const struct ground *ground,
                          uint32_t node, uint32_t nearest, int64_t *keys,
                          uint32_t *order)
{
    const uint32_t place = ground->nodes[node].place;
    for (uint32_t n = 0; n < ground->node_count; n++) {
        const uint32_t other = ground->nodes[n].place;
        keys[n] = (int64_t)ground_leg(ground, place, other).drive_s +
                  ground_leg(ground, other, place).drive_s + ground->nodes[n].service_s;
    }
    sorting_order_i64(keys, order, ground->node_count);
    for (uint32_t i = 0; i < ground->node_count; i++) {
        const bool is_instant = keys[order[i]] + ground->nodes[node].service_s == 0;
        if (i < nearest || is_instant)
            memory_add(memory, node, ground->nodes[order[i]].group);
    }
}

void memory_init(struct memory *memory, const struct ground *ground, uint32_t nearest,
                 struct arena *arena)
{
    struct arena scratch = {0};
    int64_t *keys = ARENA_ARRAY(&scratch, ground->node_count, int64_t);
    uint32_t *order = ARENA_ARRAY(&scratch, ground->node_count, uint32_t);
    *memory = (struct memory){.group_count = ground->group_count,
                              .words = (ground->group_count + 63) / 64};
    memory->sets =
        ARENA_ARRAY(arena, (size_t)ground->node_count * memory->words, uint64_t);
    memory->recalls = ARENA_ARRAY(arena, ground->node_count, struct recall_set);
    for (uint32_t n = 0; n < ground->node_count; n++) {
        memory_add(memory, n, ground->nodes[n].group);
        remember_near(memory, ground, n, nearest, keys, order);
    }
    arena_release(&scratch);
}

bool memory_add(struct memory *memory, uint32_t node, uint32_t group)
{
    uint64_t *word = &memory->sets[(size_t)node * memory->words + group / 64];
    const uint64_t bit = (uint64_t)1 << group % 64;
    const bool is_new = !(*word & bit);
    *word |= bit;
    return is_new;
}

/* The visit before of the same group; NO_IX. */
static uint32_t before_of(const struct ground *ground, const uint32_t *nodes,
                          uint32_t at)
{
    const uint32_t group = ground->nodes[nodes[at]].group;
    for (uint32_t i = at; i-- > 0;)
        if (ground->nodes[nodes[i]].group == group)
            return i;
    return NO_IX;
}

bool memory_allows(const struct memory *memory, const struct ground *ground,
                   const uint32_t *nodes, uint32_t count)
{
    for (uint32_t j = 1; j < count; j++) {
        const uint32_t before = before_of(ground, nodes, j);
        if (before == NO_IX)
            continue;
        uint32_t i = before + 1;
        while (i < j && memory_has(memory, nodes[i], ground->nodes[nodes[j]].group))
            i++;
        if (i == j)
            return false;
    }
    return true;
}

uint32_t memory_learn(struct memory *memory, const struct ground *ground,
                      const uint32_t *nodes, uint32_t count)
{
    uint32_t grown = 0;
    for (uint32_t j = 1; j < count; j++) {
        const uint32_t before = before_of(ground, nodes, j);
        for (uint32_t i = before; before != NO_IX && i < j; i++)
            grown += memory_add(memory, nodes[i], ground->nodes[nodes[j]].group);
    }
    return grown;
}

static bool recalls(const struct recall_set *recall, uint32_t group)
{
    for (uint32_t b = 0; b < recall->count; b++)
        if (recall->groups[b] == group)
            return true;
    return false;
}

/* How many nodes between two visits of a group do not recall it; NO_IX when one of them
 * has no room for it. */
static uint32_t missing_between(const struct memory *memory,
                                const struct ground *ground, const uint32_t *nodes,
                                uint32_t from, uint32_t to)
{
    uint32_t missing = 0;
    for (uint32_t i = from + 1; i < to; i++) {
        const struct recall_set *recall = &memory->recalls[nodes[i]];
        if (recalls(recall, ground->nodes[nodes[to]].group))
            continue;
        if (recall->count == RECALL_MAX)
            return NO_IX;
        missing++;
    }
    return missing;
}

bool memory_recalls(const struct memory *memory, const struct ground *ground,
                    const uint32_t *nodes, uint32_t count)
{
    for (uint32_t to = 1; to < count; to++) {
        const uint32_t from = before_of(ground, nodes, to);
        if (from != NO_IX && missing_between(memory, ground, nodes, from, to) == 0)
            return false;
    }
    return true;
}

/* The shortest cycle that is not recalled yet and that there is room for. */
static bool find_cycle(const struct memory *memory, const struct ground *ground,
                       const uint32_t *nodes, uint32_t count, uint32_t *first,
                       uint32_t *last)
{
    bool found = false;
    for (uint32_t to = 1; to < count; to++) {
        const uint32_t from = before_of(ground, nodes, to);
        if (from == NO_IX || (found && to - from >= *last - *first))
            continue;
        const uint32_t missing = missing_between(memory, ground, nodes, from, to);
        if (missing == 0 || missing == NO_IX)
            continue;
        *first = from;
        *last = to;
        found = true;
    }
    return found;
}

bool memory_recall_cycles(struct memory *memory, const struct ground *ground,
                          const uint32_t *nodes, uint32_t count)
{
    uint32_t first = 0, last = 0;
    bool found = false;
    while (find_cycle(memory, ground, nodes, count, &first, &last)) {
        const uint32_t group = ground->nodes[nodes[last]].group;
        for (uint32_t i = first + 1; i < last; i++) {
            struct recall_set *recall = &memory->recalls[nodes[i]];
            if (!recalls(recall, group))
                recall->groups[recall->count++] = group;
            memory_add(memory, nodes[i], group);
        }
        found = true;
    }
    return found;
}
