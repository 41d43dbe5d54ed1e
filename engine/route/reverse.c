// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/reverse.h"

#include <assert.h>

enum { RUN_MAX = 64 };

static struct splice reversed(const struct tour *tour, uint32_t first, uint32_t count,
                              uint32_t *nodes)
{
    for (uint32_t i = 0; i < count; i++)
        nodes[i] = tour->stops[first + count - 1 - i].node;
    return (struct splice){first, count, nodes, count};
}

bool reverse_best(const struct ground *ground, const struct tour *tour,
                  struct reversal *best)
{
    bool found = false;
    uint32_t nodes[RUN_MAX];
    for (uint32_t first = 1; first < tour->count; first++) {
        for (uint32_t count = 2; count <= RUN_MAX && first + count <= tour->count + 1;
             count++) {
            const struct splice splice = reversed(tour, first, count, nodes);
            struct splice_change change;
            if (!splice_test(ground, tour, &splice, &change) ||
                -change.cost_ct <= best->change_ct)
                continue;
            *best = (struct reversal){first, count, -change.cost_ct};
            found = true;
        }
    }
    return found;
}

void reverse_apply(const struct ground *ground, struct tour *tour,
                   const struct reversal *reversal)
{
    uint32_t nodes[RUN_MAX];
    const int64_t before_ct = tour_net_ct(tour);
    const struct splice splice =
        reversed(tour, reversal->first, reversal->count, nodes);
    splice_apply(ground, tour, &splice);
    assert(tour_net_ct(tour) == before_ct + reversal->change_ct);
    (void)before_ct;
}
