// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/key_list.h"

#include "base/sorting.h"
#include <string.h>

void key_list_init(struct key_list *list, const void *items, uint32_t count,
                   size_t size, size_t key_at, struct arena *arena)
{
    list->items = ARENA_ARRAY(arena, count, struct key_ix);
    list->count = count;
    for (uint32_t i = 0; i < count; i++) {
        memcpy(&list->items[i].key, (const char *)items + i * size + key_at,
               sizeof list->items[i].key);
        list->items[i].ix = i;
    }
    key_list_sort(list);
}

static int compare_keys(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct key_ix *x = a, *y = b;
    return (x->key > y->key) - (x->key < y->key);
}

void key_list_sort(struct key_list *list)
{
    for (uint32_t i = 1; i < list->count; i++) {
        if (list->items[i - 1].key > list->items[i].key) {
            sorting_sort(list->items, list->count, sizeof *list->items, compare_keys,
                         NULL);
            return;
        }
    }
}

bool key_list_find(const struct key_list *list, int64_t key, uint32_t *ix)
{
    uint32_t low = 0, high = list->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (list->items[middle].key == key) {
            *ix = list->items[middle].ix;
            return true;
        }
        if (list->items[middle].key < key)
            low = middle + 1;
        else
            high = middle;
    }
    return false;
}

uint32_t key_list_ix(const struct key_list *list, int64_t key)
{
    uint32_t ix;
    return key_list_find(list, key, &ix) ? ix : NO_IX;
}
