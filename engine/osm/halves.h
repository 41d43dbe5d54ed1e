// SPDX-License-Identifier: GPL-3.0-or-later
/* halves: the edges at each state of a graph that shrinks: one list for those that
 * leave, one for those that come. Blocks of lists that are gone are used again. */
#ifndef OSM_HALVES_H
#define OSM_HALVES_H

#include "base/arena.h"
#include <stdbool.h>
#include <stdint.h>

struct half {
    uint32_t peer;
    uint32_t ms, dm;
    uint32_t via;  /* as of struct road_link, by state */
    uint32_t hops; /* roads in it */
};

struct half_list {
    struct half *items;
    uint32_t count, capacity;
};

enum { HALF_CLASSES = 48 };

struct halves {
    struct half_list *out, *in; /* by state */
    struct arena arena;
    struct half *unused[HALF_CLASSES]; /* by size; the first bytes lead to the next */
};

static inline uint64_t half_weight(const struct half *half)
{
    return (uint64_t)half->ms << 32 | half->dm;
}

void halves_init(struct halves *halves, uint32_t state_count);
void halves_release(struct halves *halves);

/* Put an edge in; of two between the same states the lighter stays, of equals the
 * first. */
void halves_put(struct halves *halves, uint32_t tail, uint32_t head,
                const struct half *edge);
/* Take a state's edges out of its neighbours' lists, and give its own lists back. */
void halves_remove(struct halves *halves, uint32_t state);

#endif
