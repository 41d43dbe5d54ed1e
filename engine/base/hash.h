// SPDX-License-Identifier: GPL-3.0-or-later
/* hash: 64-bit fingerprints (FNV-1a, then a finaliser), and a table from text to
 * number.
 *
 * For finding, never for order: nothing that is written depends on a hash. */
#ifndef BASE_HASH_H
#define BASE_HASH_H

#include "base/arena.h"
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

uint64_t hash_bytes(const void *bytes, size_t length, uint64_t seed);

/* From text to a number; keys are borrowed and must outlive the table. */
struct hash_table {
    struct hash_slot *slots;
    uint32_t count, capacity; /* a power of two */
    struct arena *arena;
};

void hash_table_init(struct hash_table *table, uint32_t expected, struct arena *arena);
/* Put `value` under `key` unless it is there; returns the value now under `key`. */
uint32_t hash_table_put(struct hash_table *table, const char *key, uint32_t value);
bool hash_table_find(const struct hash_table *table, const char *key, uint32_t *value);

#endif
