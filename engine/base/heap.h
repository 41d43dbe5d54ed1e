// SPDX-License-Identifier: GPL-3.0-or-later
/* heap: the smallest of many, with keys that can be changed.
 *
 * A binary heap of item numbers 0..limit-1 by an int64_t key; equal keys come out by
 * item number, so the order never depends on how it was filled. */
#ifndef BASE_HEAP_H
#define BASE_HEAP_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

struct heap {
    uint32_t *items;    /* heap order */
    uint32_t *position; /* of an item in `items`; UINT32_MAX when out */
    int64_t *keys;      /* by item */
    uint32_t count, limit;
};

void heap_init(struct heap *heap, uint32_t limit, struct arena *arena);
/* Put in, or change the key of an item that is in (up or down). O(log n). */
void heap_put(struct heap *heap, uint32_t item, int64_t key);
bool heap_has(const struct heap *heap, uint32_t item);
/* The item with the smallest key; the heap must not be empty. */
uint32_t heap_top(const struct heap *heap);
uint32_t heap_take(struct heap *heap);
void heap_remove(struct heap *heap, uint32_t item);

#endif
