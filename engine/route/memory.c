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

uint32_t memory_learn(struct memory *memory, const struct ground *ground,
                      const uint32_t *nodes, uint32_t count)
{
    uint32_t grown = 0;
    for (uint32_t j = 1; j < count; j++) {
        const uint32_t group = ground->nodes[nodes[j]].group;
        uint32_t i = j;
        while (i > 0 && ground->nodes[nodes[i - 1]].group != group)
            i--;
        /* nodes[i - 1] is the visit before of the same group, when i > 0 */
        for (uint32_t between = i; i > 0 && between < j; between++)
            grown += memory_add(memory, nodes[between], group);
    }
    return grown;
}
