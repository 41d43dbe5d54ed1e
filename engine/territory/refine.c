// SPDX-License-Identifier: GPL-3.0-or-later
/* refine: see the header.
 *
 * Fiduccia & Mattheyses 1982 (doi:10.1109/DAC.1982.1585498): the best move at the
 * border is made even when it is for the worse, what moved stays where it is, and of
 * the whole run of moves the best beginning is kept. So two places change sides against
 * each other, or one against three, without anybody listing such exchanges. Where one
 * pair of loads has to be kept and another to be changed, most gains need that.
 *
 * The places of both sites are first copied into a small graph of their own, which fits
 * the nearest cache. A place moves as a whole; places that both sites hold, that hold a
 * point which may not move (rules.h) or that may be divided (terrain.c) stay. */
#include "territory/refine.h"

#include "territory/burden.h"
#include "territory/rules.h"

#include <math.h>
#include <string.h>

enum { RUNS_MAX = 4, MOVES_MAX = 64, PATIENCE = 12, FLOOD_MAX = 40 };
/* What a run must gain at least of a site's inertia. */
static const double LEAST_GAIN = 1e-5;

struct refine_node {
    struct roster_sum sum; /* kept: if it were with a */
    double kept_by_b;      /* if it were with b */
    double border;         /* what its edges would cost after a move, less now */
    double scale;          /* of the place */
    uint32_t place;
    uint32_t across; /* neighbours on the other side */
    uint32_t run;    /* the last run in which it moved */
    uint32_t barred; /* the last run in which its side could not do without it */
    uint8_t side;    /* 0: a, 1: b */
    bool is_fixed, is_both, is_listed;
};

/* A pair and a run of moves. */
struct trail {
    uint32_t sites[2];
    struct roster_sum sums[2];
    double burdens[2];
    double scale;
    double gain, best_gain; /* since the start of the run; above 0 is better */
    uint32_t count, best;   /* moves made; those of the best beginning */
    uint32_t run;
};

void refine_init(struct refine *refine, struct roster *roster)
{
    *refine = (struct refine){.roster = roster};
    const uint32_t place_count = roster->terrain->place_count;
    refine->local = ARENA_ARRAY(&refine->arena, place_count, uint32_t);
    refine->stamp = ARENA_ARRAY(&refine->arena, place_count, uint32_t);
    refine->moves = ARENA_ARRAY(&refine->arena, MOVES_MAX, uint32_t);
}

void refine_release(struct refine *refine)
{
    arena_release(&refine->arena);
}

static void reserve(struct refine *refine, uint32_t count)
{
    if (count <= refine->capacity)
        return;
    const uint32_t capacity = 2 * count;
    refine->nodes = ARENA_ARRAY(&refine->arena, capacity, struct refine_node);
    refine->first = ARENA_ARRAY(&refine->arena, (size_t)capacity + 1, uint32_t);
    refine->queue = ARENA_ARRAY(&refine->arena, capacity, uint32_t);
    refine->seen = ARENA_ARRAY(&refine->arena, capacity, uint32_t);
    refine->edge = ARENA_ARRAY(&refine->arena, capacity, uint32_t);
    refine->capacity = capacity;
}

static struct refine_node *meet(struct refine *refine, uint32_t place, uint8_t side)
{
    if (refine->stamp[place] == refine->epoch) {
        struct refine_node *node = &refine->nodes[refine->local[place]];
        node->is_both |= node->side != side;
        node->is_fixed |= node->is_both || refine->roster->terrain->is_divisible[place];
        return node;
    }
    refine->stamp[place] = refine->epoch;
    refine->local[place] = refine->node_count;
    refine->seen[refine->node_count] = 0;
    struct refine_node *node = &refine->nodes[refine->node_count++];
    *node = (struct refine_node){
        .place = place, .side = side, .scale = refine->roster->place_scale[place]};
    return node;
}

static void gather_nodes(struct refine *refine, const struct trail *trail)
{
    const struct roster *roster = refine->roster;
    const struct terrain *terrain = roster->terrain;
    refine->epoch++;
    refine->node_count = 0;
    refine->flood = 0;
    for (uint8_t side = 0; side < 2; side++)
        for (uint32_t r = roster->head[trail->sites[side]]; r != NO_IX;
             r = roster->next[r]) {
            struct refine_node *node = meet(refine, terrain->place[r], side);
            node->sum =
                roster_add(node->sum, roster_sum_of(terrain, r, trail->sites[0]));
            node->kept_by_b +=
                terrain->owner[r] == trail->sites[1] ? terrain->relation[r] : 0;
            node->is_fixed |= !rules_may_move(terrain, r, trail->sites[1 - side]);
        }
}

/* Of node i's edge, the n-th of `neighbour`, when it is a border. */
static double edge_price(const struct refine *refine, uint32_t i, uint32_t n)
{
    const uint32_t j = refine->neighbour[n];
    const double price = (refine->nodes[i].scale + refine->nodes[j].scale) / 2 *
                         refine->roster->edge_price;
    return refine->is_crossing && refine->is_crossing[n]
               ? price * (1 - refine->roster->terrain->crossing_price)
               : price;
}

static void gather_edges(struct refine *refine)
{
    const struct terrain *terrain = refine->roster->terrain;
    uint32_t most = 0, count = 0;
    for (uint32_t i = 0; i < refine->node_count; i++) {
        const uint32_t place = refine->nodes[i].place;
        most += terrain->neighbour_first[place + 1] - terrain->neighbour_first[place];
    }
    if (most > refine->neighbour_capacity) {
        refine->neighbour_capacity = 2 * most;
        refine->neighbour =
            ARENA_ARRAY(&refine->arena, refine->neighbour_capacity, uint32_t);
        if (terrain->is_crossing)
            refine->is_crossing =
                ARENA_ARRAY(&refine->arena, refine->neighbour_capacity, uint8_t);
    }
    for (uint32_t i = 0; i < refine->node_count; i++) {
        const uint32_t place = refine->nodes[i].place;
        refine->first[i] = count;
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++)
            if (refine->stamp[terrain->neighbour[n]] == refine->epoch) {
                if (refine->is_crossing)
                    refine->is_crossing[count] = terrain->is_crossing[n];
                refine->neighbour[count++] = refine->local[terrain->neighbour[n]];
            }
    }
    refine->first[refine->node_count] = count;
}

static void list_edge(struct refine *refine, uint32_t i)
{
    struct refine_node *node = &refine->nodes[i];
    if (node->is_listed || node->is_fixed || node->across == 0)
        return;
    node->is_listed = true;
    refine->edge[refine->edge_count++] = i;
}

static void find_edge(struct refine *refine)
{
    refine->edge_count = 0;
    for (uint32_t i = 0; i < refine->node_count; i++) {
        struct refine_node *node = &refine->nodes[i];
        for (uint32_t n = refine->first[i]; n < refine->first[i + 1]; n++) {
            const struct refine_node *other = &refine->nodes[refine->neighbour[n]];
            const double price = edge_price(refine, i, n);
            if (other->is_both) {
                node->across++;
                continue;
            }
            node->across += other->side != node->side;
            node->border += other->side != node->side ? -price : price;
        }
        list_edge(refine, i);
    }
}

/* The sums of both sites if the node changed sides. */
static void sums_after(const struct trail *trail, const struct refine_node *node,
                       struct roster_sum *sums)
{
    struct roster_sum leaves = node->sum, comes = node->sum;
    leaves.kept = node->side ? node->kept_by_b : node->sum.kept;
    comes.kept = node->side ? node->sum.kept : node->kept_by_b;
    sums[node->side] = roster_subtract(trail->sums[node->side], leaves);
    sums[1 - node->side] = roster_add(trail->sums[1 - node->side], comes);
}

/* Of the loads, moments and count of a site, with a node more or less. */
static inline struct roster_sum with_node(const struct roster_sum *sum, double sign,
                                          const struct roster_sum *node, double kept)
{
    return (struct roster_sum){
        .workload = sum->workload + sign * node->workload,
        .value = sum->value + sign * node->value,
        .x = sum->x + sign * node->x,
        .y = sum->y + sign * node->y,
        .xx = sum->xx + sign * node->xx,
        .kept = sum->kept + sign * kept,
        .count = sign > 0 ? sum->count + node->count : sum->count - node->count,
    };
}

static double gain_of(const struct refine *refine, const struct trail *trail,
                      const struct refine_node *node)
{
    const uint8_t from = node->side, to = 1 - from;
    if (trail->sums[from].count == node->sum.count)
        return -HUGE_VAL;
    const double kept[2] = {node->sum.kept, node->kept_by_b};
    const struct roster_sum less =
        with_node(&trail->sums[from], -1, &node->sum, kept[from]);
    const struct roster_sum more = with_node(&trail->sums[to], 1, &node->sum, kept[to]);
    return trail->burdens[0] + trail->burdens[1] - node->border -
           burden_of(refine->roster, trail->sites[from], &less) -
           burden_of(refine->roster, trail->sites[to], &more);
}

/* The best that may move, NO_IX: none. Ties go to the lower place. */
static uint32_t best_node(const struct refine *refine, const struct trail *trail,
                          double *gain)
{
    uint32_t best = NO_IX;
    for (uint32_t e = 0; e < refine->edge_count; e++) {
        const uint32_t i = refine->edge[e];
        const struct refine_node *node = &refine->nodes[i];
        if (node->across == 0 || node->run == trail->run || node->barred == trail->run)
            continue;
        const double found = gain_of(refine, trail, node);
        if (best == NO_IX || found > *gain ||
            (found == *gain && node->place < refine->nodes[best].place)) {
            best = i;
            *gain = found;
        }
    }
    return best;
}

static bool is_on_side(const struct refine_node *node, uint8_t side)
{
    return node->side == side || node->is_both;
}

/* Marks the node's neighbours on its side; returns how many, one of them in the queue.
 */
static uint32_t mark_near(struct refine *refine, uint32_t i, uint32_t near)
{
    uint32_t count = 0;
    for (uint32_t n = refine->first[i]; n < refine->first[i + 1]; n++) {
        const uint32_t j = refine->neighbour[n];
        if (!is_on_side(&refine->nodes[j], refine->nodes[i].side))
            continue;
        refine->seen[j] = near;
        if (count++ == 0)
            refine->queue[0] = j;
    }
    return count;
}

/* Do the node's neighbours on its side hang together without it? The flood starts at
 * one of them, spreads evenly and so meets the others soon; where it does not, the node
 * is a narrow place, or what remained would be a ring. */
static bool is_spare(struct refine *refine, uint32_t i)
{
    const uint8_t side = refine->nodes[i].side;
    const uint32_t near = ++refine->flood, seen = ++refine->flood;
    uint32_t open = mark_near(refine, i, near);
    if (open <= 1)
        return open == 1;
    uint32_t head = 0, tail = 1;
    refine->seen[refine->queue[0]] = seen;
    open--;
    while (head < tail && head < FLOOD_MAX && open > 0) {
        const uint32_t from = refine->queue[head++];
        for (uint32_t n = refine->first[from]; n < refine->first[from + 1]; n++) {
            const uint32_t j = refine->neighbour[n];
            if (j == i || refine->seen[j] == seen ||
                !is_on_side(&refine->nodes[j], side))
                continue;
            open -= refine->seen[j] == near;
            refine->seen[j] = seen;
            refine->queue[tail++] = j;
        }
    }
    return open == 0;
}

/* To the other side; neighbours' counts and borders follow. */
static void flip(struct refine *refine, struct trail *trail, uint32_t i)
{
    struct refine_node *node = &refine->nodes[i];
    struct roster_sum sums[2];
    sums_after(trail, node, sums);
    for (uint32_t s = 0; s < 2; s++) {
        trail->sums[s] = sums[s];
        trail->burdens[s] = burden_of(refine->roster, trail->sites[s], &sums[s]);
    }
    node->side = 1 - node->side;
    node->border = -node->border;
    node->across = 0;
    for (uint32_t n = refine->first[i]; n < refine->first[i + 1]; n++) {
        const uint32_t j = refine->neighbour[n];
        struct refine_node *other = &refine->nodes[j];
        if (other->is_both) {
            node->across++;
            continue;
        }
        const double price = edge_price(refine, i, n);
        const bool is_across = other->side != node->side;
        node->across += is_across;
        other->across += is_across ? 1 : -1u;
        other->border += is_across ? -2 * price : 2 * price;
        other->barred = 0;
        list_edge(refine, j);
    }
}

/* One run; true when its best beginning is worth keeping, all else is undone. */
static bool run_once(struct refine *refine, struct trail *trail)
{
    trail->gain = trail->best_gain = 0;
    trail->count = trail->best = 0;
    trail->run++;
    while (trail->count < MOVES_MAX && trail->count - trail->best < PATIENCE) {
        double gain = 0;
        const uint32_t i = best_node(refine, trail, &gain);
        if (i == NO_IX || !(gain > -HUGE_VAL))
            break;
        if (!is_spare(refine, i)) {
            refine->nodes[i].barred = trail->run;
            continue;
        }
        flip(refine, trail, i);
        refine->nodes[i].run = trail->run;
        refine->moves[trail->count++] = i;
        trail->gain += gain;
        if (trail->gain > trail->best_gain + LEAST_GAIN * trail->scale) {
            trail->best_gain = trail->gain;
            trail->best = trail->count;
        }
    }
    while (trail->count > trail->best)
        flip(refine, trail, refine->moves[--trail->count]);
    return trail->best > 0;
}

/* What moves is put in front of the other list, where it is at home when met again. */
static void put_back(struct refine *refine, const struct trail *trail)
{
    struct roster *roster = refine->roster;
    const uint32_t *place = roster->terrain->place;
    for (uint8_t side = 0; side < 2; side++)
        for (uint32_t r = roster->head[trail->sites[side]], next; r != NO_IX;
             r = next) {
            next = roster->next[r];
            const struct refine_node *node = &refine->nodes[refine->local[place[r]]];
            if (!node->is_fixed)
                roster_move(roster, r, trail->sites[node->side]);
        }
}

bool refine_pair(struct refine *refine, uint32_t a, uint32_t b)
{
    const struct roster *roster = refine->roster;
    struct trail trail = {
        .sites = {a, b},
        .sums = {roster->sums[a], roster->sums[b]},
        .scale = roster->scale[a] + roster->scale[b],
    };
    trail.burdens[0] = burden_of(roster, a, &trail.sums[0]);
    trail.burdens[1] = burden_of(roster, b, &trail.sums[1]);
    reserve(refine, roster->sums[a].count + roster->sums[b].count);
    gather_nodes(refine, &trail);
    gather_edges(refine);
    find_edge(refine);
    bool has_moved = false;
    while (trail.run < RUNS_MAX && run_once(refine, &trail))
        has_moved = true;
    if (has_moved)
        put_back(refine, &trail);
    return has_moved;
}
