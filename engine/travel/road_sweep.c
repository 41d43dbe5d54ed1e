// SPDX-License-Identifier: GPL-3.0-or-later
/* States that wait are bits of a set that is read from its lowest on; the second level
 * of it tells which words of the first are not empty. Most of a sweep is lanes_lower.
 */
#include "travel/road_sweep.h"

#include "travel/road_climb.h"

enum { WORD = 64 };

void road_sweep_init(struct road_sweep *sweep, struct roads *roads, bool is_back)
{
    const size_t words = roads->header.state_count / WORD + 1;
    *sweep = (struct road_sweep){.roads = roads, .is_back = is_back};
    sweep->open = ARENA_ARRAY(&sweep->arena, words, uint64_t);
    sweep->open_words = ARENA_ARRAY(&sweep->arena, words / WORD + 1, uint64_t);
    sweep->slots = ARENA_ARRAY(&sweep->arena, roads->header.state_count, uint32_t);
}

void road_sweep_release(struct road_sweep *sweep)
{
    arena_release(&sweep->arena);
}

static union lanes *lanes_at(struct road_sweep *sweep, uint32_t state)
{
    if (sweep->slots[state] == 0) {
        sweep->slots[state] = ++sweep->slot_count;
        sweep->open[state / WORD] |= UINT64_C(1) << state % WORD;
        sweep->open_words[state / WORD / WORD] |= UINT64_C(1) << state / WORD % WORD;
        sweep->lanes[sweep->slot_count - 1] = lanes_none();
    }
    return &sweep->lanes[sweep->slots[state] - 1];
}

static void make_room(struct road_sweep *sweep, uint32_t more)
{
    sweep->lanes = arena_grow(&sweep->arena, sweep->lanes, &sweep->lane_capacity,
                              sweep->slot_count + (size_t)more, sizeof *sweep->lanes);
}

struct seeding {
    struct road_sweep *sweep;
    uint32_t lane;
};

static void seed(void *context, uint32_t state, uint64_t weight, uint32_t arc)
{
    const struct seeding *seeding = context;
    (void)arc;
    make_room(seeding->sweep, 1);
    uint64_t *bits = &lanes_at(seeding->sweep, state)->bits[seeding->lane];
    if (weight < ROADS_HEAVIEST && weight + LANE_BIAS < *bits)
        *bits = weight + LANE_BIAS;
}

/* By way of higher states, as near as they are known to be by now. */
static union lanes from_above(const struct road_sweep *sweep, uint32_t state)
{
    const struct link_range range = road_links(sweep->roads, state);
    const uint32_t first = sweep->is_back ? 0 : range.out_count;
    const uint32_t count = sweep->is_back ? range.out_count : range.in_count;
    union lanes best = lanes_none();
    for (uint32_t i = first; i < first + count; i++) {
        if (sweep->slots[range.links[i].peer] != 0 &&
            range.links[i].weight < ROADS_HEAVIEST)
            lanes_lower(&best, road_sweep_lanes(sweep, range.links[i].peer),
                        range.links[i].weight);
    }
    return best;
}

/* Is it reached more cheaply from above by all that reach it? Then nothing goes on from
 * it (stalling on demand, Geisberger et al. 2012). */
static bool is_stalled(const struct road_sweep *sweep, uint32_t state)
{
    const union lanes *lanes = road_sweep_lanes(sweep, state);
    const union lanes best = from_above(sweep, state);
    bool is_open = false;
    for (int i = 0; i < ROAD_LANES; i++)
        is_open |= lanes->bits[i] <= best.bits[i] && lanes->bits[i] != LANE_NONE;
    return !is_open;
}

static void settle(struct road_sweep *sweep, uint32_t state)
{
    const struct link_range range = road_links(sweep->roads, state);
    const uint32_t first = sweep->is_back ? range.out_count : 0;
    const uint32_t count = sweep->is_back ? range.in_count : range.out_count;
    sweep->states = arena_grow(&sweep->arena, sweep->states, &sweep->state_capacity,
                               sweep->count + (size_t)1, sizeof *sweep->states);
    sweep->states[sweep->count++] = state;
    if (is_stalled(sweep, state))
        return;
    make_room(sweep, count);
    const union lanes from = *road_sweep_lanes(sweep, state); /* stays in registers */
    for (uint32_t i = first; i < first + count; i++) {
        /* A lower peer only a damaged file has. */
        if (range.links[i].peer > state && range.links[i].weight < ROADS_HEAVIEST)
            lanes_lower(lanes_at(sweep, range.links[i].peer), &from,
                        range.links[i].weight);
    }
}

static uint32_t lowest_bit(uint64_t bits)
{
    uint32_t at = 0;
    for (uint32_t half = WORD / 2; half > 0; half /= 2) {
        if ((bits & ((UINT64_C(1) << half) - 1)) == 0) {
            bits >>= half;
            at += half;
        }
    }
    return at;
}

static void settle_word(struct road_sweep *sweep, uint32_t word)
{
    while (sweep->open[word] != 0) {
        const uint32_t bit = lowest_bit(sweep->open[word]);
        sweep->open[word] &= sweep->open[word] - 1;
        settle(sweep, word * WORD + bit);
    }
}

static void climb_all(struct road_sweep *sweep)
{
    const uint32_t words = sweep->roads->header.state_count / WORD + 1;
    for (uint32_t top = 0; top <= words / WORD; top++) {
        while (sweep->open_words[top] != 0) {
            const uint32_t bit = lowest_bit(sweep->open_words[top]);
            settle_word(sweep, top * WORD + bit);
            sweep->open_words[top] &= ~(UINT64_C(1) << bit);
        }
    }
}

/* Down: bits of the lanes for which each state is on no shortest way. Half drives that
 * count as none are left out with them. */
static void descend(struct road_sweep *sweep, uint16_t *needless)
{
    for (uint32_t i = sweep->count; i-- > 0;) {
        union lanes *lanes = &sweep->lanes[sweep->slots[sweep->states[i]] - 1];
        const union lanes best = from_above(sweep, sweep->states[i]);
        unsigned bits = 0;
        for (int j = 0; j < ROAD_LANES; j++) {
            const bool is_less = best.bits[j] < lanes->bits[j];
            const bool is_far = lanes->bits[j] >= LANE_BIAS + ROADS_HEAVIEST;
            bits |= (unsigned)(is_less || is_far) << j;
            lanes->bits[j] = is_less ? best.bits[j] : lanes->bits[j];
        }
        needless[i] = (uint16_t)bits;
    }
}

static void leave_out(struct road_sweep *sweep, const uint16_t *needless)
{
    for (uint32_t i = 0; i < sweep->count; i++) {
        union lanes *lanes = &sweep->lanes[sweep->slots[sweep->states[i]] - 1];
        for (int j = 0; j < ROAD_LANES; j++)
            lanes->bits[j] = needless[i] >> j & 1 ? LANE_NONE : lanes->bits[j];
    }
}

void road_sweep_run(struct road_sweep *sweep, const struct road_spot *const *spots,
                    uint32_t count)
{
    struct arena scratch = {0};
    for (uint32_t i = 0; i < sweep->count; i++)
        sweep->slots[sweep->states[i]] = 0;
    sweep->count = sweep->slot_count = 0;
    for (uint32_t i = 0; i < count; i++) {
        struct seeding seeding = {sweep, i};
        road_seeds(sweep->roads, sweep->is_back, spots[i], seed, &seeding);
    }
    climb_all(sweep);
    uint16_t *needless = ARENA_ARRAY(&scratch, sweep->count, uint16_t);
    descend(sweep, needless);
    leave_out(sweep, needless);
    arena_release(&scratch);
}
