// SPDX-License-Identifier: GPL-3.0-or-later
/* rng: random numbers that are the same on every machine.
 *
 * xoshiro256** (Blackman & Vigna 2021, doi:10.1145/3460772), seeded through splitmix64.
 */
#ifndef BASE_RNG_H
#define BASE_RNG_H

#include <stdint.h>

struct rng {
    uint64_t s[4];
};

/* `stream` gives independent sequences for one seed (a rep, a day, a thread's task). */
void rng_init(struct rng *rng, uint64_t seed, uint64_t stream);

uint64_t rng_next(struct rng *rng);
/* Uniform in 0..bound-1, without bias (Lemire 2019); bound >= 1. */
uint32_t rng_below(struct rng *rng, uint32_t bound);
/* Uniform in [0, 1) with 53 bits. */
double rng_real(struct rng *rng);
/* Standard normal (polar method; draws until accepted). */
double rng_normal(struct rng *rng);
/* Fisher-Yates over `count` indices. */
void rng_shuffle(struct rng *rng, uint32_t *items, uint32_t count);

#endif
