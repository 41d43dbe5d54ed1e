// SPDX-License-Identifier: GPL-3.0-or-later
/* proof_bits: sets of numbers, as bits in `words` words of 64. */
#ifndef AUDIT_PROOF_BITS_H
#define AUDIT_PROOF_BITS_H

#include <stdbool.h>
#include <stdint.h>

/* Have they one in common? */
static inline bool bits_overlap(const uint64_t *a, const uint64_t *b, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        if (a[w] & b[w])
            return true;
    return false;
}

/* Is all of `a` in `b`? */
static inline bool bits_are_within(const uint64_t *a, const uint64_t *b, uint32_t words)
{
    for (uint32_t w = 0; w < words; w++)
        if (a[w] & ~b[w])
            return false;
    return true;
}

/* A number spread over 32 bits; summed over its members it tells a set. */
static inline uint32_t bits_mixed(uint32_t x)
{
    x = (x ^ (x >> 16)) * 0x7feb352du;
    x = (x ^ (x >> 15)) * 0x846ca68bu;
    return x ^ (x >> 16);
}

#endif
