// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/relocate.h"

#include <assert.h>

/* Within one tour a move turns the run between the two places by one: visit first, or
 * visit last. The run is rewritten by one splice. */
static uint32_t turned_run(const struct tour *tour, uint32_t from, uint32_t to,
                           uint32_t *nodes)
{
    uint32_t count = 0;
    if (to < from)
        nodes[count++] = tour->stops[from].node;
    const uint32_t first = from < to ? from : to, last = from < to ? to : from;
    for (uint32_t p = first; p <= last; p++)
        if (p != from)
            nodes[count++] = tour->stops[p].node;
    if (to > from)
        nodes[count++] = tour->stops[from].node;
    return count;
}

enum { RUN_MAX = 64 }; /* moves over longer runs are left alone */

static void relocate_within(const struct ground *ground, const struct tour *tour,
                            uint32_t from, struct relocation *best, bool *found)
{
    uint32_t nodes[RUN_MAX];
    for (uint32_t to = 1; to <= tour->count; to++) {
        const uint32_t first = from < to ? from : to;
        const uint32_t length = (from < to ? to - from : from - to) + 1;
        struct splice_change change;
        if (to == from || length > RUN_MAX)
            continue;
        const struct splice splice = {first, length, nodes,
                                      turned_run(tour, from, to, nodes)};
        if (!splice_test(ground, tour, &splice, &change) ||
            -change.cost_ct <= best->change_ct)
            continue;
        *best = (struct relocation){from, to, -change.cost_ct};
        *found = true;
    }
}

static void relocate_across(const struct ground *ground, const struct tour *from,
                            uint32_t p, const struct tour *to, struct relocation *best,
                            bool *found)
{
    const struct splice out = {p, 1, NULL, 0};
    const uint32_t node = from->stops[p].node;
    struct splice_change left;
    if (!splice_test(ground, from, &out, &left))
        return;
    const int64_t gone_ct = left.value_ct - left.cost_ct;
    const int64_t value_ct = ground->week->nodes[node].value_ct[to->day];
    struct insertion insertion = {.score_uct = (best->change_ct - gone_ct) * CT_UCT};
    if (!insert_best(ground, to, node, value_ct * CT_UCT, 0, NULL, &insertion))
        return;
    *best = (struct relocation){p, insertion.position,
                                gone_ct + value_ct - insertion.travel_ct};
    *found = true;
}

bool relocate_best(const struct ground *ground, const struct tour *from,
                   const struct tour *to, struct relocation *best)
{
    bool found = false;
    for (uint32_t p = 1; p <= from->count; p++) {
        if (from->day == to->day)
            relocate_within(ground, from, p, best, &found);
        else
            relocate_across(ground, from, p, to, best, &found);
    }
    return found;
}

void relocate_apply(const struct ground *ground, struct tour *from, struct tour *to,
                    const struct relocation *relocation)
{
    const uint32_t node = from->stops[relocation->from].node;
    const int64_t before_ct = tour_net_ct(from) + (from == to ? 0 : tour_net_ct(to));
    if (from == to) {
        uint32_t nodes[RUN_MAX];
        const uint32_t a = relocation->from, b = relocation->to;
        const struct splice splice = {a < b ? a : b, (a < b ? b - a : a - b) + 1, nodes,
                                      turned_run(from, a, b, nodes)};
        splice_apply(ground, from, &splice);
    } else {
        splice_apply(ground, from, &(struct splice){relocation->from, 1, NULL, 0});
        splice_apply(ground, to, &(struct splice){relocation->to, 0, &node, 1});
    }
    assert(tour_net_ct(from) + (from == to ? 0 : tour_net_ct(to)) ==
           before_ct + relocation->change_ct);
    (void)before_ct;
}
