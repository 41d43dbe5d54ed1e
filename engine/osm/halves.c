// SPDX-License-Identifier: GPL-3.0-or-later
#include "osm/halves.h"

#include <assert.h>
#include <string.h>

/* Sizes of blocks: 4, 6, 8, 12, 16, 24, ... */
static uint32_t class_size(uint32_t class)
{
    return class % 2 == 0 ? UINT32_C(4) << class / 2 : UINT32_C(6) << class / 2;
}

static uint32_t class_of(uint32_t capacity)
{
    uint32_t class = 0;
    while (class_size(class) < capacity)
        class ++;
    assert(class < HALF_CLASSES);
    return class;
}

void halves_init(struct halves *halves, uint32_t state_count)
{
    *halves = (struct halves){.out = NULL};
    halves->out = ARENA_ARRAY(&halves->arena, state_count, struct half_list);
    halves->in = ARENA_ARRAY(&halves->arena, state_count, struct half_list);
}

void halves_release(struct halves *halves)
{
    arena_release(&halves->arena);
}

static void give_back(struct halves *halves, struct half_list *list)
{
    if (list->capacity > 0) {
        const uint32_t class = class_of(list->capacity);
        memcpy(list->items, &halves->unused[class], sizeof halves->unused[class]);
        halves->unused[class] = list->items;
    }
    *list = (struct half_list){NULL, 0, 0};
}

static struct half *take_block(struct halves *halves, uint32_t class)
{
    struct half *block = halves->unused[class];
    if (block == NULL)
        return ARENA_ARRAY(&halves->arena, class_size(class), struct half);
    memcpy(&halves->unused[class], block, sizeof halves->unused[class]);
    return block;
}

static void append(struct halves *halves, struct half_list *list,
                   const struct half *half)
{
    if (list->count == list->capacity) {
        const uint32_t class = class_of(list->capacity + 1);
        struct half_list larger = {take_block(halves, class), list->count,
                                   class_size(class)};
        if (list->count > 0)
            memcpy(larger.items, list->items, list->count * sizeof *list->items);
        give_back(halves, list);
        *list = larger;
    }
    list->items[list->count++] = *half;
}

static struct half *find(const struct half_list *list, uint32_t peer)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (list->items[i].peer == peer)
            return &list->items[i];
    }
    return NULL;
}

void halves_put(struct halves *halves, uint32_t tail, uint32_t head,
                const struct half *edge)
{
    struct half out = *edge, in = *edge;
    struct half *known = find(&halves->out[tail], head);
    out.peer = head;
    in.peer = tail;
    if (known == NULL) {
        append(halves, &halves->out[tail], &out);
        append(halves, &halves->in[head], &in);
    } else if (half_weight(edge) < half_weight(known)) {
        *known = out;
        *find(&halves->in[head], tail) = in;
    }
}

/* Order within a list is kept: it decides which of equals is found first. */
static void drop(struct half_list *list, uint32_t peer)
{
    struct half *gone = find(list, peer);
    const size_t after = (size_t)(list->items + list->count - (gone + 1));
    memmove(gone, gone + 1, after * sizeof *gone);
    list->count--;
}

void halves_remove(struct halves *halves, uint32_t state)
{
    for (uint32_t i = 0; i < halves->out[state].count; i++)
        drop(&halves->in[halves->out[state].items[i].peer], state);
    for (uint32_t i = 0; i < halves->in[state].count; i++)
        drop(&halves->out[halves->in[state].items[i].peer], state);
    give_back(halves, &halves->out[state]);
    give_back(halves, &halves->in[state]);
}
