// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/heap.h"

#include <assert.h>

enum { ROOT = 0 };
static const uint32_t OUT = UINT32_MAX;

void heap_init(struct heap *heap, uint32_t limit, struct arena *arena)
{
    *heap = (struct heap){
        .items = ARENA_ARRAY(arena, limit, uint32_t),
        .position = ARENA_ARRAY(arena, limit, uint32_t),
        .keys = ARENA_ARRAY(arena, limit, int64_t),
        .limit = limit,
    };
    for (uint32_t item = 0; item < limit; item++)
        heap->position[item] = OUT;
}

static bool comes_before(const struct heap *heap, uint32_t a, uint32_t b)
{
    if (heap->keys[a] != heap->keys[b])
        return heap->keys[a] < heap->keys[b];
    return a < b;
}

static void place(struct heap *heap, uint32_t at, uint32_t item)
{
    heap->items[at] = item;
    heap->position[item] = at;
}

static void rise(struct heap *heap, uint32_t at)
{
    const uint32_t item = heap->items[at];
    while (at != ROOT && comes_before(heap, item, heap->items[(at - 1) / 2])) {
        place(heap, at, heap->items[(at - 1) / 2]);
        at = (at - 1) / 2;
    }
    place(heap, at, item);
}

static void sink(struct heap *heap, uint32_t at)
{
    const uint32_t item = heap->items[at];
    /* A place has children while 2 * at + 1 < count; written so that it cannot
     * overflow. */
    while (at < heap->count / 2) {
        uint32_t child = 2 * at + 1;
        if (child + 1 < heap->count &&
            comes_before(heap, heap->items[child + 1], heap->items[child]))
            child++;
        if (!comes_before(heap, heap->items[child], item))
            break;
        place(heap, at, heap->items[child]);
        at = child;
    }
    place(heap, at, item);
}

void heap_put(struct heap *heap, uint32_t item, int64_t key)
{
    assert(item < heap->limit);
    heap->keys[item] = key;
    if (heap->position[item] == OUT)
        place(heap, heap->count++, item);
    rise(heap, heap->position[item]);
    sink(heap, heap->position[item]);
}

bool heap_has(const struct heap *heap, uint32_t item)
{
    return item < heap->limit && heap->position[item] != OUT;
}

uint32_t heap_top(const struct heap *heap)
{
    assert(heap->count > 0);
    return heap->items[ROOT];
}

uint32_t heap_take(struct heap *heap)
{
    const uint32_t item = heap_top(heap);
    heap_remove(heap, item);
    return item;
}

void heap_remove(struct heap *heap, uint32_t item)
{
    assert(heap_has(heap, item));
    const uint32_t hole = heap->position[item];
    const uint32_t last = heap->items[--heap->count];
    heap->position[item] = OUT;
    if (last == item)
        return;
    place(heap, hole, last);
    rise(heap, hole);
    sink(heap, heap->position[last]);
}
