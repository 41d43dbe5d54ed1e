// SPDX-License-Identifier: GPL-3.0-or-later
/* Every link gets the fee of the roads in it, from the lowest state up: the halves of a
 * shortcut lie below it. A drive's fee is then that of its way up, its way down and the
 * parts of its first and last road; the highest state of a drive is one where the two
 * weights add up to what the table told.
 *
 * Fees could be carried through the table itself; that doubles its time for everybody.
 */
#include "travel/road_tariff.h"

#include "base/sorting.h"
#include "travel/road_path.h"
#include "travel/road_search.h"

#include <assert.h>

enum { PPM = 1000000, DM_PER_KM = 10000 };

struct road_tariff {
    struct arena arena; /* holds this too */
    struct roads *roads;
    struct road_prices prices;
    uint8_t *is_land;  /* by state: a road that is no ferry begins or ends there */
    int64_t *link_uct; /* by link */
};

/* ---- fees of links ---- */

static int64_t arc_fee(const struct road_tariff *tariff, uint32_t arc)
{
    const struct road_segment *segment = road_segment_get(tariff->roads, arc / 2);
    const uint32_t tail = segment->tail[arc % 2];
    int64_t fee_uct = 0;
    if (tariff->prices.extra_percent != NULL)
        return (int64_t)segment->drive_ms[arc % 2] *
               tariff->prices.extra_percent[segment->class];
    if ((segment->bits & ROAD_IS_TOLL) != 0)
        fee_uct += tariff->prices.toll_km_uct * segment->length_dm / DM_PER_KM;
    if ((segment->bits & ROAD_IS_FERRY) != 0 &&
        (tail == ROAD_NONE || tariff->is_land[tail]))
        fee_uct += tariff->prices.ferry_uct;
    return fee_uct;
}

/* Of the link to or from `peer` in one of a state's lists; 0 where the file lacks it.
 */
static int64_t fee_of_link(const struct road_tariff *tariff, uint32_t state,
                           uint32_t peer, bool is_in)
{
    const struct link_range range = road_links(tariff->roads, state);
    const struct road_link *all = tariff->roads->parts[ROAD_PART_LINK];
    const uint32_t first = is_in ? range.out_count : 0;
    const uint32_t count = is_in ? range.in_count : range.out_count;
    for (uint32_t i = first; i < first + count; i++) {
        if (range.links[i].peer == peer)
            return tariff->link_uct[&range.links[i] - all];
    }
    return 0;
}

static void price_link(struct road_tariff *tariff, uint32_t state,
                       const struct road_link *link, bool is_in)
{
    const struct road_link *all = tariff->roads->parts[ROAD_PART_LINK];
    const uint32_t tail = is_in ? link->peer : state;
    const uint32_t head = is_in ? state : link->peer;
    int64_t *fee_uct = &tariff->link_uct[link - all];
    if ((link->via & ROAD_VIA_ARC) != 0)
        *fee_uct = arc_fee(tariff, link->via & ~ROAD_VIA_ARC);
    else if (link->via < state) /* else the file is damaged */
        *fee_uct = fee_of_link(tariff, link->via, tail, true) +
                   fee_of_link(tariff, link->via, head, false);
}

static void price_links(struct road_tariff *tariff)
{
    for (uint32_t state = 0; state < tariff->roads->header.state_count; state++) {
        const struct link_range range = road_links(tariff->roads, state);
        for (uint32_t i = 0; i < range.out_count + range.in_count; i++)
            price_link(tariff, state, &range.links[i], i >= range.out_count);
    }
}

/* True: there is a ferry or a toll road. */
static bool look_at_segments(struct road_tariff *tariff)
{
    bool has_any = false;
    for (uint32_t i = 0; i < tariff->roads->header.segment_count; i++) {
        const struct road_segment *segment = road_segment_get(tariff->roads, i);
        const bool is_ferry = (segment->bits & ROAD_IS_FERRY) != 0;
        has_any |= is_ferry || (segment->bits & ROAD_IS_TOLL) != 0;
        for (uint32_t way = 0; !is_ferry && way < 2; way++) {
            if (segment->tail[way] != ROAD_NONE)
                tariff->is_land[segment->tail[way]] = 1;
            if (segment->head[way] != ROAD_NONE)
                tariff->is_land[segment->head[way]] = 1;
        }
    }
    return has_any;
}

bool road_tariff_open(struct roads *roads, struct road_prices prices,
                      struct road_tariff **tariff, struct err *err)
{
    struct arena arena = {0};
    assert(prices.ferry_uct >= 0 && prices.toll_km_uct >= 0);
    *tariff = NULL;
    if (prices.ferry_uct == 0 && prices.toll_km_uct == 0 &&
        prices.extra_percent == NULL)
        return true;
    if (!roads_fill(roads, err))
        return false;
    struct road_tariff *opened = ARENA_NEW(&arena, struct road_tariff);
    opened->roads = roads;
    opened->prices = prices;
    opened->is_land = ARENA_ARRAY(&arena, roads->header.state_count, uint8_t);
    if (look_at_segments(opened) || prices.extra_percent != NULL) {
        opened->link_uct =
            ARENA_ARRAY(&arena, roads->header.count[ROAD_PART_LINK], int64_t);
        price_links(opened);
        opened->arena = arena;
        *tariff = opened;
        return true;
    }
    arena_release(&arena);
    return true;
}

void road_tariff_close(struct road_tariff *tariff)
{
    if (tariff == NULL)
        return;
    struct arena arena = tariff->arena;
    arena_release(&arena);
}

/* ---- labels with fees ---- */

struct fee_label {
    uint64_t weight;
    int64_t fee_uct;
    uint32_t state;
};

/* Of all places, one after the other, each by state. */
struct fee_labels {
    struct fee_label *labels;
    size_t capacity;
    uint32_t count;
    uint32_t *ends;
};

static int compare_labels(const void *a, const void *b, const void *context)
{
    const struct fee_label *left = a, *right = b;
    (void)context;
    return (left->state > right->state) - (left->state < right->state);
}

/* Toll of a road from one share of it to another. */
static int64_t part_fee(const struct road_tariff *tariff, uint32_t arc,
                        int64_t part_ppm)
{
    const struct road_segment *segment = road_segment_get(tariff->roads, arc / 2);
    if (tariff->prices.extra_percent != NULL)
        return (int64_t)segment->drive_ms[arc % 2] *
               tariff->prices.extra_percent[segment->class] * part_ppm / PPM;
    if ((segment->bits & ROAD_IS_TOLL) == 0)
        return 0;
    return tariff->prices.toll_km_uct * segment->length_dm / DM_PER_KM * part_ppm / PPM;
}

/* What was driven of the spot's road to come to a seed. */
static int64_t seed_fee(const struct road_tariff *tariff, const struct road_spot *spot,
                        uint32_t arc, bool is_back)
{
    const int32_t share = arc % 2 == 0 ? spot->share_ppm : PPM - spot->share_ppm;
    return part_fee(tariff, arc, is_back ? share : PPM - share);
}

static int64_t label_fee(const struct road_tariff *tariff, const struct climb *climb,
                         const struct road_spot *spot, const int64_t *fees_uct,
                         uint32_t state)
{
    const struct climb_step *step = &climb->steps[state];
    if (step->parent == ROAD_NONE)
        return seed_fee(tariff, spot, step->via, climb->is_back);
    return fees_uct[step->parent] +
           fee_of_link(tariff, step->parent, state, climb->is_back);
}

static void add_label(const struct road_tariff *tariff, struct climb *climb,
                      const struct road_spot *spot, int64_t *fees_uct,
                      struct fee_labels *labels, struct arena *arena)
{
    const uint32_t first = labels->count;
    uint32_t state;
    climb_begin(climb, spot, ROADS_HEAVIEST, true);
    while (climb->heap_count > 0) {
        if (!climb_settle(climb, &state))
            continue;
        fees_uct[state] = label_fee(tariff, climb, spot, fees_uct, state);
        labels->labels = arena_grow(arena, labels->labels, &labels->capacity,
                                    labels->count + (size_t)1, sizeof *labels->labels);
        labels->labels[labels->count++] =
            (struct fee_label){climb->labels[state].weight, fees_uct[state], state};
    }
    if (labels->count > first)
        sorting_sort(labels->labels + first, labels->count - first,
                     sizeof *labels->labels, compare_labels, NULL);
}

static struct fee_labels make_labels(const struct road_tariff *tariff,
                                     struct climb *climb, const struct road_spot *spots,
                                     uint32_t count, struct arena *arena)
{
    struct fee_labels labels = {.ends = ARENA_ARRAY(arena, count, uint32_t)};
    int64_t *fees_uct = ARENA_ARRAY(arena, tariff->roads->header.state_count, int64_t);
    for (uint32_t i = 0; i < count; i++) {
        add_label(tariff, climb, &spots[i], fees_uct, &labels, arena);
        labels.ends[i] = labels.count;
    }
    return labels;
}

/* The cheapest of the ways that weigh `weight`; INT64_MAX: none passes a junction. */
static int64_t join(const struct fee_labels *outs, uint32_t from,
                    const struct fee_labels *backs, uint32_t to, uint64_t weight)
{
    uint32_t i = from == 0 ? 0 : outs->ends[from - 1];
    uint32_t j = to == 0 ? 0 : backs->ends[to - 1];
    int64_t best_uct = INT64_MAX;
    while (i < outs->ends[from] && j < backs->ends[to]) {
        const struct fee_label *out = &outs->labels[i], *back = &backs->labels[j];
        if (out->state == back->state && out->weight + back->weight == weight &&
            out->fee_uct + back->fee_uct < best_uct)
            best_uct = out->fee_uct + back->fee_uct;
        i += out->state <= back->state;
        j += back->state <= out->state;
    }
    return best_uct;
}

static int64_t pair_fee(const struct road_tariff *tariff, const struct road_spot *from,
                        const struct road_spot *to, uint64_t weight, int64_t fee_uct)
{
    uint32_t arc;
    if (from->segment == to->segment &&
        road_direct_weight(tariff->roads, from, to, &arc) == weight) {
        const int64_t part_ppm = from->share_ppm < to->share_ppm
                                     ? to->share_ppm - from->share_ppm
                                     : from->share_ppm - to->share_ppm;
        return part_fee(tariff, arc, part_ppm);
    }
    return fee_uct == INT64_MAX ? 0 : fee_uct;
}

bool road_tariff_fees(const struct road_tariff *tariff, struct roads_search *search,
                      const struct road_spot *from, uint32_t from_count,
                      const struct road_spot *to, uint32_t to_count,
                      const uint64_t *weights, int64_t *fees_uct, struct err *err)
{
    struct arena scratch = {0};
    const struct fee_labels outs =
        make_labels(tariff, &search->out, from, from_count, &scratch);
    const struct fee_labels backs =
        make_labels(tariff, &search->back, to, to_count, &scratch);
    for (uint32_t i = 0; i < from_count; i++) {
        for (uint32_t j = 0; j < to_count; j++) {
            const size_t at = (size_t)i * to_count + j;
            fees_uct[at] = weights[at] == ROADS_UNREACHED
                               ? 0
                               : pair_fee(tariff, &from[i], &to[j], weights[at],
                                          join(&outs, i, &backs, j, weights[at]));
        }
    }
    arena_release(&scratch);
    return road_parts_check(search->roads, err);
}
