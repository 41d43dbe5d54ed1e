// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/rng.h"

#include <assert.h>
#include <math.h>

/* The finaliser of splitmix64 (Steele, Lea & Flood 2014, doi:10.1145/2660193.2660195);
 * it maps 0 to 0, so stream 0 is the plain sequence of its seed. */
static uint64_t mix(uint64_t z)
{
    z = (z ^ (z >> 30)) * UINT64_C(0xbf58476d1ce4e5b9);
    z = (z ^ (z >> 27)) * UINT64_C(0x94d049bb133111eb);
    return z ^ (z >> 31);
}

static uint64_t rotate(uint64_t x, int by)
{
    return (x << by) | (x >> (64 - by));
}

void rng_init(struct rng *rng, uint64_t seed, uint64_t stream)
{
    /* Mixing twice keeps (seed, stream) and (seed + 1, stream - 1) apart. */
    uint64_t state = seed ^ mix(mix(stream));
    for (int i = 0; i < 4; i++) {
        state += UINT64_C(0x9e3779b97f4a7c15);
        rng->s[i] = mix(state);
    }
}

uint64_t rng_next(struct rng *rng)
{
    uint64_t *s = rng->s;
    const uint64_t result = rotate(s[1] * 5, 7) * 9;
    const uint64_t t = s[1] << 17;
    s[2] ^= s[0];
    s[3] ^= s[1];
    s[1] ^= s[2];
    s[0] ^= s[3];
    s[2] ^= t;
    s[3] = rotate(s[3], 45);
    return result;
}

uint32_t rng_below(struct rng *rng, uint32_t bound)
{
    assert(bound >= 1);
    uint64_t product = (rng_next(rng) >> 32) * bound;
    if ((uint32_t)product < bound) {
        /* The first 2^32 mod bound low parts would make some results likelier. */
        const uint32_t reject_below = (uint32_t)(-bound) % bound;
        while ((uint32_t)product < reject_below)
            product = (rng_next(rng) >> 32) * bound;
    }
    return (uint32_t)(product >> 32);
}

double rng_real(struct rng *rng)
{
    return (double)(rng_next(rng) >> 11) * 0x1p-53;
}

double rng_normal(struct rng *rng)
{
    for (;;) {
        const double x = 2 * rng_real(rng) - 1;
        const double y = 2 * rng_real(rng) - 1;
        const double square = x * x + y * y;
        if (square > 0 && square < 1)
            return x * sqrt(-2 * log(square) / square);
    }
}

void rng_shuffle(struct rng *rng, uint32_t *items, uint32_t count)
{
    for (uint32_t left = count; left > 1; left--) {
        const uint32_t pick = rng_below(rng, left);
        const uint32_t moved = items[pick];
        items[pick] = items[left - 1];
        items[left - 1] = moved;
    }
}
