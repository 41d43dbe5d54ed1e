// SPDX-License-Identifier: GPL-3.0-or-later
/* sweep: see the header.
 *
 * A sweep takes every pair of sites that are neighbours, and of which one has changed
 * since the sweep before. Pairs are dealt into rounds in which no site occurs twice;
 * the pairs of a round share nothing, so threads may take them in any order. */
#include "territory/sweep.h"

#include "base/threads.h"
#include "territory/banks.h"
#include "territory/border.h"
#include "territory/refine.h"
#include "territory/resplit.h"

#include <string.h>

enum { ROUND_WORDS = 4, ROUNDS = 64 * ROUND_WORDS };

struct site_pair {
    uint32_t a, b; /* a < b */
};

/* Bits of the rounds in which a site is busy. */
struct busy {
    uint64_t words[ROUND_WORDS];
};

static uint32_t free_round(const struct busy *a, const struct busy *b)
{
    for (uint32_t w = 0; w < ROUND_WORDS; w++) {
        const uint64_t open = ~(a->words[w] | b->words[w]);
        for (uint32_t bit = 0; open && bit < 64; bit++)
            if (open >> bit & 1)
                return 64 * w + bit;
    }
    return ROUNDS;
}

static void occupy(struct busy *busy, uint32_t round)
{
    busy->words[round / 64] |= (uint64_t)1 << (round % 64);
}

/* Deal pairs into rounds: greedy, in order of a and b. What finds no free round, next
 * to a site with hundreds of neighbours, gets a round of its own at the end. */
static void deal_rounds(struct sweep *sweep, const struct site_pair *pairs,
                        struct arena *scratch)
{
    const uint32_t count = sweep->pair_count;
    struct busy *busy =
        ARENA_ARRAY(scratch, sweep->roster->terrain->site_count, struct busy);
    uint32_t *round = ARENA_ARRAY(scratch, count, uint32_t);
    sweep->round_count = 0;
    uint32_t own_round = ROUNDS;
    for (uint32_t i = 0; i < count; i++) {
        round[i] = free_round(&busy[pairs[i].a], &busy[pairs[i].b]);
        if (round[i] == ROUNDS) {
            round[i] = own_round++;
        } else {
            occupy(&busy[pairs[i].a], round[i]);
            occupy(&busy[pairs[i].b], round[i]);
        }
        if (round[i] >= sweep->round_count)
            sweep->round_count = round[i] + 1;
    }
    uint32_t *start = ARENA_ARRAY(scratch, (size_t)sweep->round_count + 2, uint32_t);
    for (uint32_t i = 0; i < count; i++)
        start[round[i] + 2]++;
    for (uint32_t r = 2; r < sweep->round_count + 2; r++)
        start[r] += start[r - 1];
    sweep->pairs = ARENA_ARRAY(scratch, count, struct site_pair);
    for (uint32_t i = 0; i < count; i++)
        sweep->pairs[start[round[i] + 1]++] = pairs[i];
    sweep->round_first = start;
}

/* Pairs worth a look. */
static struct site_pair *list_pairs(struct sweep *sweep, struct arena *scratch)
{
    const uint32_t site_count = sweep->roster->terrain->site_count;
    const struct border border = border_find(sweep->roster, scratch);
    struct site_pair *pairs =
        ARENA_ARRAY(scratch, border.first[site_count], struct site_pair);
    sweep->pair_count = 0;
    for (uint32_t a = 0; a < site_count; a++)
        for (uint32_t i = border.first[a]; i < border.first[a + 1]; i++) {
            const uint32_t b = border.neighbour[i];
            const bool is_stale = sweep->changed[a] + 1 < sweep->number &&
                                  sweep->changed[b] + 1 < sweep->number;
            if (b > a && !is_stale)
                pairs[sweep->pair_count++] = (struct site_pair){a, b};
        }
    return pairs;
}

/* After a new cut: the two may touch each other and others anywhere. */
static void put_edges(const struct sweep *sweep, struct site_pair pair)
{
    const struct roster *roster = sweep->roster;
    const uint32_t *place = roster->terrain->place;
    for (uint32_t r = roster->head[pair.a]; r != NO_IX; r = roster->next[r])
        sweep->is_edge[place[r]] = 1;
    for (uint32_t r = roster->head[pair.b]; r != NO_IX; r = roster->next[r])
        sweep->is_edge[place[r]] = 1;
}

static void split_pair(void *context, uint32_t item, uint32_t worker)
{
    struct sweep *sweep = context;
    const struct site_pair pair = sweep->pairs[sweep->first + item];
    bool has_moved = false;
    if (sweep->kind & SWEEP_CUT)
        has_moved =
            resplit_pair(&sweep->resplits[worker], pair.a, pair.b, sweep->number) |
            banks_pair(&sweep->resplits[worker], pair.a, pair.b);
    if (has_moved)
        put_edges(sweep, pair);
    if (sweep->kind & SWEEP_REFINE)
        has_moved |= refine_pair(&sweep->refines[worker], pair.a, pair.b);
    if (!has_moved)
        return;
    sweep->changed[pair.a] = sweep->number;
    sweep->changed[pair.b] = sweep->number;
}

static void run_rounds(struct sweep *sweep)
{
    for (uint32_t r = 0; r < sweep->round_count; r++) {
        sweep->first = sweep->round_first[r];
        const uint32_t count = sweep->round_first[r + 1] - sweep->first;
        /* A thread is not worth starting for a handful of pairs. */
        const uint32_t threads = count >= 16 ? sweep->threads : 1;
        threads_run(threads, count, split_pair, NULL, sweep);
        meter_add(sweep->meter, count);
    }
}

static bool is_shared(const struct roster *roster, uint32_t place)
{
    const struct terrain *terrain = roster->terrain;
    bool is_shared = terrain->is_divisible[place];
    for (uint32_t r = terrain->place_first[place] + 1;
         r < terrain->place_first[place + 1]; r++)
        is_shared |= roster->site[r] != roster->site[r - 1];
    return is_shared;
}

/* Places that several sites hold or may hold, and those next to another site. */
static void find_edges(struct sweep *sweep)
{
    const struct terrain *terrain = sweep->roster->terrain;
    const uint32_t *site = sweep->roster->site, *first = terrain->place_first;
    for (uint32_t p = 0; p < terrain->place_count; p++)
        sweep->is_edge[p] = is_shared(sweep->roster, p);
    for (uint32_t p = 0; p < terrain->place_count; p++) {
        const uint32_t begin = terrain->neighbour_first[p];
        for (uint32_t n = begin; n < terrain->neighbour_first[p + 1]; n++)
            sweep->is_edge[p] |= site[first[p]] != site[first[terrain->neighbour[n]]] ||
                                 is_shared(sweep->roster, terrain->neighbour[n]);
    }
}

void sweep_init(struct sweep *sweep, struct roster *roster, uint32_t threads,
                struct arena *arena)
{
    *sweep = (struct sweep){
        .roster = roster,
        .threads = threads,
        .resplits = ARENA_ARRAY(arena, threads, struct resplit),
        .refines = ARENA_ARRAY(arena, threads, struct refine),
        .changed = ARENA_ARRAY(arena, roster->terrain->site_count, uint32_t),
        .is_edge = ARENA_ARRAY(arena, roster->terrain->place_count, uint8_t),
    };
    for (uint32_t w = 0; w < threads; w++) {
        resplit_init(&sweep->resplits[w], roster);
        refine_init(&sweep->refines[w], roster, sweep->is_edge);
    }
}

void sweep_release(struct sweep *sweep)
{
    for (uint32_t w = 0; w < sweep->threads; w++) {
        resplit_release(&sweep->resplits[w]);
        refine_release(&sweep->refines[w]);
    }
}

uint32_t sweep_once(struct sweep *sweep, enum sweep_kind kind)
{
    struct arena scratch = {0};
    sweep->number++;
    sweep->kind = kind;
    struct site_pair *pairs = list_pairs(sweep, &scratch);
    deal_rounds(sweep, pairs, &scratch);
    find_edges(sweep);
    meter_begin(sweep->meter, "balancing territories", sweep->pair_count);
    run_rounds(sweep);
    arena_release(&scratch);
    return sweep->pair_count;
}

void sweep_touch(struct sweep *sweep, uint32_t site)
{
    sweep->changed[site] = sweep->number;
}

bool sweep_has_changed(const struct sweep *sweep)
{
    for (uint32_t s = 0; s < sweep->roster->terrain->site_count; s++)
        if (sweep->changed[s] == sweep->number)
            return true;
    return false;
}

uint64_t sweep_run(struct roster *roster, const struct sweep_options *options)
{
    struct arena scratch = {0};
    struct sweep sweep;
    sweep_init(&sweep, roster, options->threads, &scratch);
    sweep.meter = options->meter;
    uint64_t work = 0;
    while (sweep.number < options->sweeps_max) {
        work += sweep_once(&sweep, options->kind);
        if (!sweep_has_changed(&sweep))
            break;
    }
    sweep_release(&sweep);
    arena_release(&scratch);
    roster_rebuild(roster);
    return work;
}
