// SPDX-License-Identifier: GPL-3.0-or-later
/* Order and independence.
 *
 * What a state costs is 1000 times its level (one more than the highest of its
 * neighbours that are gone), plus 1000 times edges added per edge removed, plus 1000
 * times roads in them per road; the weights are those of RoutingKit (Dibbelt, Strasser,
 * Wagner). In rounds: every state that is cheaper than all of its neighbours is judged
 * anew and goes if it still is. These are never neighbours, so they are judged on the
 * same graph, on as many threads as there are (Vetter 2009), and taken out in the order
 * of their numbers: the result does not depend on threads. A cost is brought up to date
 * only when its state is about to go, its level at once.
 *
 * Equal costs are told apart by a mixed number: by the plain one, a street of equal
 * junctions would go one a round. */
#include "osm/contract.h"

#include "base/threads.h"
#include "osm/relabel.h"
#include "osm/thin.h"
#include "osm/witness.h"

#include <assert.h>
#include <string.h>

enum { BATCH = 64, WORKERS_MAX = 64, SMALL_ROUND = 32, LINK_BLOCK = 1 << 16 };

/* Shortcuts of one batch of candidates. */
struct batch {
    struct arena arena;
    struct shortcut *shortcuts;
    uint32_t count;
    size_t capacity;
};

struct contracting {
    struct halves halves;
    uint32_t state_count, threads;
    struct arena *scratch;
    struct arena worker_arenas[WORKERS_MAX];
    struct witness *witnesses[WORKERS_MAX];
    uint32_t *active; /* states that are still there */
    uint32_t active_count;
    uint32_t *levels, *quotients; /* the two parts of a cost */
    uint8_t *leaving;             /* candidates of this round */
    uint32_t *candidates;
    uint32_t candidate_count;
    uint32_t *shortcut_ends; /* of a candidate in its batch */
    struct batch *batches;
    struct hierarchy *hierarchy;
    struct road_link **blocks; /* of LINK_BLOCK links: nothing is copied to grow */
    size_t block_capacity;
    struct arena link_arena;
    uint32_t gone_count;
};

static uint64_t cost_of(const struct contracting *contracting, uint32_t state)
{
    const uint32_t mixed = (state ^ state >> 15) * UINT32_C(0x2c1b3c6d);
    const uint64_t cost =
        (uint64_t)200 * contracting->levels[state] + contracting->quotients[state];
    return cost << 32 | (mixed ^ mixed >> 16);
}

static bool is_before(const struct contracting *contracting, uint32_t a, uint32_t b)
{
    const uint64_t cost_a = cost_of(contracting, a), cost_b = cost_of(contracting, b);
    return cost_a != cost_b ? cost_a < cost_b : a < b;
}

static bool is_first_of(const struct contracting *contracting, uint32_t state,
                        const struct half_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        if (!is_before(contracting, state, list->items[i].peer))
            return false;
    }
    return true;
}

static bool is_first(const struct contracting *contracting, uint32_t state)
{
    return is_first_of(contracting, state, &contracting->halves.out[state]) &&
           is_first_of(contracting, state, &contracting->halves.in[state]);
}

static uint32_t quotient_of(struct verdict verdict)
{
    return verdict.removed == 0 ? 0
                                : 1000 * verdict.added / verdict.removed +
                                      (uint32_t)((uint64_t)1000 * verdict.added_hops /
                                                 verdict.removed_hops);
}

static void run(struct contracting *contracting, uint32_t count, threads_task *task)
{
    const uint32_t batches = (count + BATCH - 1) / BATCH;
    threads_run(count < SMALL_ROUND ? 1 : contracting->threads, batches, task, NULL,
                contracting);
}

static void judge_first(void *context, uint32_t item, uint32_t worker)
{
    struct contracting *contracting = context;
    for (uint32_t i = item * BATCH;
         i < (item + 1) * BATCH && i < contracting->active_count; i++)
        contracting->quotients[i] = quotient_of(
            witness_judge(contracting->witnesses[worker], &contracting->halves,
                          contracting->leaving, i, NULL, NULL, NULL, NULL));
}

static void mark_candidates(void *context, uint32_t item, uint32_t worker)
{
    struct contracting *contracting = context;
    (void)worker;
    for (uint32_t i = item * BATCH;
         i < (item + 1) * BATCH && i < contracting->active_count; i++) {
        const uint32_t state = contracting->active[i];
        contracting->leaving[state] = is_first(contracting, state);
    }
}

static void judge_candidates(void *context, uint32_t item, uint32_t worker)
{
    struct contracting *contracting = context;
    struct batch *batch = &contracting->batches[item];
    arena_empty(&batch->arena);
    batch->shortcuts = NULL;
    batch->count = 0;
    batch->capacity = 0;
    for (uint32_t i = item * BATCH;
         i < (item + 1) * BATCH && i < contracting->candidate_count; i++) {
        const uint32_t state = contracting->candidates[i];
        contracting->quotients[state] = quotient_of(witness_judge(
            contracting->witnesses[worker], &contracting->halves, contracting->leaving,
            state, &batch->shortcuts, &batch->count, &batch->capacity, &batch->arena));
        contracting->shortcut_ends[i] = batch->count;
    }
}

static struct road_link *next_link(struct contracting *contracting)
{
    struct arena *arena = &contracting->link_arena;
    const uint32_t at = contracting->hierarchy->link_count++;
    const uint32_t block = at / LINK_BLOCK;
    if (at % LINK_BLOCK == 0) {
        contracting->blocks =
            arena_grow(arena, contracting->blocks, &contracting->block_capacity,
                       block + (size_t)1, sizeof *contracting->blocks);
        contracting->blocks[block] = ARENA_ARRAY(arena, LINK_BLOCK, struct road_link);
    }
    return &contracting->blocks[block][at % LINK_BLOCK];
}

static void keep_links(struct contracting *contracting, const struct half_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        const struct half *half = &list->items[i];
        *next_link(contracting) =
            (struct road_link){half_weight(half), half->peer, half->via};
    }
}

static void raise_levels(struct contracting *contracting, uint32_t level,
                         const struct half_list *list)
{
    for (uint32_t i = 0; i < list->count; i++) {
        uint32_t *peer = &contracting->levels[list->items[i].peer];
        *peer = *peer > level ? *peer : level + 1;
    }
}

static void take_out(struct contracting *contracting, uint32_t state)
{
    struct hierarchy *hierarchy = contracting->hierarchy;
    const uint32_t rank = contracting->gone_count++;
    const struct half_list *out = &contracting->halves.out[state];
    const struct half_list *in = &contracting->halves.in[state];
    hierarchy->ranks[state] = rank;
    hierarchy->offsets[2 * (size_t)rank] = hierarchy->link_count;
    keep_links(contracting, out);
    hierarchy->offsets[2 * (size_t)rank + 1] = hierarchy->link_count;
    keep_links(contracting, in);
    raise_levels(contracting, contracting->levels[state], out);
    raise_levels(contracting, contracting->levels[state], in);
    halves_remove(&contracting->halves, state);
}

static void list_candidates(struct contracting *contracting)
{
    contracting->candidate_count = 0;
    for (uint32_t i = 0; i < contracting->active_count; i++) {
        if (contracting->leaving[contracting->active[i]])
            contracting->candidates[contracting->candidate_count++] =
                contracting->active[i];
    }
}

/* Who still is cheaper than all neighbours, all judged; the cheapest goes in any case,
 * so that each round has an end. */
static void choose_leaving(struct contracting *contracting)
{
    uint32_t best = contracting->candidates[0];
    for (uint32_t i = 0; i < contracting->candidate_count; i++) {
        const uint32_t state = contracting->candidates[i];
        contracting->leaving[state] = is_first(contracting, state);
        if (is_before(contracting, state, best))
            best = state;
    }
    contracting->leaving[best] = 1;
}

static void settle_candidates(struct contracting *contracting)
{
    choose_leaving(contracting);
    for (uint32_t i = 0; i < contracting->candidate_count; i++) {
        const uint32_t state = contracting->candidates[i];
        const struct batch *batch = &contracting->batches[i / BATCH];
        const uint32_t begin = i % BATCH == 0 ? 0 : contracting->shortcut_ends[i - 1];
        if (!contracting->leaving[state])
            continue;
        take_out(contracting, state);
        for (uint32_t j = begin; j < contracting->shortcut_ends[i]; j++)
            halves_put(&contracting->halves, batch->shortcuts[j].tail,
                       batch->shortcuts[j].head, &batch->shortcuts[j].half);
    }
}

static void drop_gone(struct contracting *contracting)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < contracting->active_count; i++) {
        const uint32_t state = contracting->active[i];
        if (!contracting->leaving[state])
            contracting->active[kept++] = state;
    }
    contracting->active_count = kept;
}

static void run_round(struct contracting *contracting)
{
    run(contracting, contracting->active_count, mark_candidates);
    list_candidates(contracting);
    run(contracting, contracting->candidate_count, judge_candidates);
    settle_candidates(contracting);
    drop_gone(contracting);
}

static void put_edges(struct contracting *contracting,
                      const struct contract_edge *edges, uint32_t edge_count)
{
    for (uint32_t i = 0; i < edge_count; i++) {
        if (edges[i].tail == edges[i].head)
            continue;
        const struct half half = {.ms = (uint32_t)(edges[i].weight >> 32),
                                  .dm = (uint32_t)edges[i].weight,
                                  .via = ROAD_VIA_ARC | edges[i].arc,
                                  .hops = 1};
        halves_put(&contracting->halves, edges[i].tail, edges[i].head, &half);
    }
}

static void open_contracting(struct contracting *contracting, struct arena *arena)
{
    const uint32_t count = contracting->state_count;
    struct arena *scratch = contracting->scratch;
    struct hierarchy *hierarchy = contracting->hierarchy;
    halves_init(&contracting->halves, count);
    contracting->active = ARENA_ARRAY(scratch, count, uint32_t);
    contracting->levels = ARENA_ARRAY(scratch, count, uint32_t);
    contracting->quotients = ARENA_ARRAY(scratch, count, uint32_t);
    contracting->leaving = ARENA_ARRAY(scratch, count, uint8_t);
    contracting->candidates = ARENA_ARRAY(scratch, count, uint32_t);
    contracting->shortcut_ends = ARENA_ARRAY(scratch, count, uint32_t);
    contracting->batches = ARENA_ARRAY(scratch, count / BATCH + 1, struct batch);
    for (uint32_t i = 0; i < contracting->threads; i++)
        contracting->witnesses[i] = witness_new(count, &contracting->worker_arenas[i]);
    for (uint32_t i = 0; i < count; i++)
        contracting->active[i] = i;
    contracting->active_count = count;
    *hierarchy = (struct hierarchy){0};
    hierarchy->ranks = ARENA_ARRAY(arena, count, uint32_t);
    hierarchy->offsets = ARENA_ARRAY(arena, 2 * (size_t)count + 1, uint32_t);
}

/* States to ranks, and the links into one array in `arena`. */
static void finish(struct contracting *contracting, struct arena *arena)
{
    struct hierarchy *hierarchy = contracting->hierarchy;
    hierarchy->offsets[2 * (size_t)contracting->state_count] = hierarchy->link_count;
    hierarchy->links = ARENA_ARRAY(arena, hierarchy->link_count, struct road_link);
    for (uint32_t i = 0; i < hierarchy->link_count; i++) {
        struct road_link link = contracting->blocks[i / LINK_BLOCK][i % LINK_BLOCK];
        link.peer = hierarchy->ranks[link.peer];
        if ((link.via & ROAD_VIA_ARC) == 0)
            link.via = hierarchy->ranks[link.via];
        hierarchy->links[i] = link;
    }
}

static void close_contracting(struct contracting *contracting)
{
    for (uint32_t i = 0; i < contracting->threads; i++)
        arena_release(&contracting->worker_arenas[i]);
    for (uint32_t i = 0; i <= contracting->state_count / BATCH; i++)
        arena_release(&contracting->batches[i].arena);
    halves_release(&contracting->halves);
}

/* The links as they stay, in `arena`; at no time more than two copies. */
static void order_links(struct contracting *contracting, struct arena *arena)
{
    struct arena flat = {0};
    finish(contracting, &flat);
    arena_release(&contracting->link_arena);
    thin_links(contracting->hierarchy, contracting->state_count);
    relabel(contracting->hierarchy, contracting->state_count, arena);
    arena_release(&flat);
}

void contract(const struct contract_edge *edges, uint32_t edge_count,
              uint32_t state_count, uint32_t threads, struct arena *arena,
              struct meter *meter, struct hierarchy *hierarchy)
{
    struct arena scratch = {0};
    struct contracting *contracting = ARENA_NEW(&scratch, struct contracting);
    contracting->state_count = state_count;
    contracting->threads = threads < WORKERS_MAX ? threads : WORKERS_MAX;
    contracting->scratch = &scratch;
    contracting->hierarchy = hierarchy;
    open_contracting(contracting, arena);
    put_edges(contracting, edges, edge_count);
    meter_begin(meter, "preparing roads", state_count);
    run(contracting, state_count, judge_first);
    while (contracting->active_count > 0) {
        const uint32_t before = contracting->gone_count;
        run_round(contracting);
        meter_add(meter, contracting->gone_count - before);
    }
    close_contracting(contracting);
    order_links(contracting, arena);
    arena_release(&scratch);
}
