// SPDX-License-Identifier: GPL-3.0-or-later
/* key_list: which index of an array each database key has. */
#ifndef STORE_KEY_LIST_H
#define STORE_KEY_LIST_H

#include "base/arena.h"
#include "model/account.h"

struct key_list {
    struct key_ix {
        int64_t key;
        uint32_t ix;
    } * items; /* by key */
    uint32_t count;
};

/* The keys (int64_t, `key_at` bytes into each item) of an array. */
void key_list_init(struct key_list *list, const void *items, uint32_t count,
                   size_t size, size_t key_at, struct arena *arena);
/* Sort items that were filled in by hand. */
void key_list_sort(struct key_list *list);

bool key_list_find(const struct key_list *list, int64_t key, uint32_t *ix);
/* NO_IX when it is not in the list. */
uint32_t key_list_ix(const struct key_list *list, int64_t key);

#endif
