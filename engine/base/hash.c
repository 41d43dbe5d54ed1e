// SPDX-License-Identifier: GPL-3.0-or-later
/* Open addressing with linear probing, at most two thirds full. Slots keep the hash, so
 * that growing and most comparisons look at no key. */
#include "base/hash.h"

#include <assert.h>
#include <string.h>

struct hash_slot {
    const char *key; /* NULL when free */
    uint64_t hash;
    uint32_t value;
};

enum { SMALLEST = 16 };

/* FNV-1a (draft-eastlake-fnv), then the 64-bit finaliser of MurmurHash3, because FNV's
 * low bits alone are poor and the table uses those. */
uint64_t hash_bytes(const void *bytes, size_t length, uint64_t seed)
{
    const unsigned char *byte = bytes;
    uint64_t hash = UINT64_C(0xcbf29ce484222325) ^ seed;
    for (size_t i = 0; i < length; i++)
        hash = (hash ^ byte[i]) * UINT64_C(0x100000001b3);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xff51afd7ed558ccd);
    hash = (hash ^ (hash >> 33)) * UINT64_C(0xc4ceb9fe1a85ec53);
    return hash ^ (hash >> 33);
}

/* The slot that holds the key, or the free one where it belongs. */
static struct hash_slot *find_slot(const struct hash_table *table, const char *key,
                                   uint64_t hash)
{
    const uint32_t mask = table->capacity - 1;
    for (uint32_t at = (uint32_t)hash & mask;; at = (at + 1) & mask) {
        struct hash_slot *slot = &table->slots[at];
        if (!slot->key || (slot->hash == hash && strcmp(slot->key, key) == 0))
            return slot;
    }
}

static void make_room(struct hash_table *table, uint32_t capacity)
{
    const struct hash_slot *old = table->slots;
    const uint32_t old_capacity = table->capacity;
    table->slots = ARENA_ARRAY(table->arena, capacity, struct hash_slot);
    table->capacity = capacity;
    for (uint32_t i = 0; i < old_capacity; i++)
        if (old[i].key)
            *find_slot(table, old[i].key, old[i].hash) = old[i];
}

void hash_table_init(struct hash_table *table, uint32_t expected, struct arena *arena)
{
    *table = (struct hash_table){.arena = arena};
    uint32_t capacity = SMALLEST;
    while (capacity / 3 * 2 <= expected && capacity < UINT32_C(1) << 31)
        capacity *= 2;
    make_room(table, capacity);
}

uint32_t hash_table_put(struct hash_table *table, const char *key, uint32_t value)
{
    const uint64_t hash = hash_bytes(key, strlen(key), 0);
    struct hash_slot *slot = find_slot(table, key, hash);
    if (slot->key)
        return slot->value;
    if (table->count >= table->capacity / 3 * 2) {
        assert(table->capacity < UINT32_C(1) << 31);
        make_room(table, table->capacity * 2);
        slot = find_slot(table, key, hash);
    }
    *slot = (struct hash_slot){.key = key, .hash = hash, .value = value};
    table->count++;
    return value;
}

bool hash_table_find(const struct hash_table *table, const char *key, uint32_t *value)
{
    if (table->count == 0)
        return false;
    const struct hash_slot *slot =
        find_slot(table, key, hash_bytes(key, strlen(key), 0));
    if (!slot->key)
        return false;
    *value = slot->value;
    return true;
}
