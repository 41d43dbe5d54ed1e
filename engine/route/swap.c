// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/swap.h"

#include <assert.h>

enum { RUN_MAX = 64 }; /* swaps within a tour over longer runs are left alone */

static uint32_t swapped_run(const struct tour *tour, uint32_t a, uint32_t b,
                            uint32_t *nodes)
{
    for (uint32_t p = a; p <= b; p++)
        nodes[p - a] = tour->stops[p].node;
    nodes[0] = tour->stops[b].node;
    nodes[b - a] = tour->stops[a].node;
    return b - a + 1;
}

static bool test_within(const struct ground *ground, const struct tour *tour,
                        uint32_t a, uint32_t b, int64_t *change_ct)
{
    uint32_t nodes[RUN_MAX];
    struct splice_change change;
    if (b - a >= RUN_MAX)
        return false;
    const struct splice splice = {a, b - a + 1, nodes, swapped_run(tour, a, b, nodes)};
    if (!splice_test(ground, tour, &splice, &change))
        return false;
    *change_ct = change.value_ct - change.cost_ct;
    return true;
}

static bool test_across(const struct ground *ground, const struct tour *one, uint32_t a,
                        const struct tour *other, uint32_t b, int64_t *change_ct)
{
    const struct splice in_one = {a, 1, &other->stops[b].node, 1};
    const struct splice in_other = {b, 1, &one->stops[a].node, 1};
    struct splice_change first, second;
    if (!splice_test(ground, one, &in_one, &first) ||
        !splice_test(ground, other, &in_other, &second))
        return false;
    *change_ct = first.value_ct - first.cost_ct + second.value_ct - second.cost_ct;
    return true;
}

bool swap_best(const struct ground *ground, const struct tour *one,
               const struct tour *other, struct swap *best)
{
    const bool within = one->day == other->day;
    bool found = false;
    for (uint32_t a = 1; a <= one->count; a++) {
        for (uint32_t b = within ? a + 1 : 1; b <= other->count; b++) {
            int64_t change_ct;
            const bool fits = within
                                  ? test_within(ground, one, a, b, &change_ct)
                                  : test_across(ground, one, a, other, b, &change_ct);
            if (!fits || change_ct <= best->change_ct)
                continue;
            *best = (struct swap){a, b, change_ct};
            found = true;
        }
    }
    return found;
}

void swap_apply(const struct ground *ground, struct tour *one, struct tour *other,
                const struct swap *swap)
{
    const int64_t before_ct =
        tour_net_ct(one) + (one == other ? 0 : tour_net_ct(other));
    if (one == other) {
        uint32_t nodes[RUN_MAX];
        const struct splice splice = {swap->a, swap->b - swap->a + 1, nodes,
                                      swapped_run(one, swap->a, swap->b, nodes)};
        splice_apply(ground, one, &splice);
    } else {
        const uint32_t a = one->stops[swap->a].node, b = other->stops[swap->b].node;
        splice_apply(ground, one, &(struct splice){swap->a, 1, &b, 1});
        splice_apply(ground, other, &(struct splice){swap->b, 1, &a, 1});
    }
    assert(tour_net_ct(one) + (one == other ? 0 : tour_net_ct(other)) ==
           before_ct + swap->change_ct);
    (void)before_ct;
}
