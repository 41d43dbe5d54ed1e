// SPDX-License-Identifier: GPL-3.0-or-later
/* refine: see the header.
 *
 * Fiduccia & Mattheyses 1982 (doi:10.1109/DAC.1982.1585498): the best move at the
 * border is made even when it is for the worse, what moved stays where it is, and of
 * the whole run of moves the best beginning is kept. So two places change sides against
 * each other, or one against three, without anybody listing such exchanges. Where one
 * pair of loads has to be kept and another to be changed, most gains need that.
 *
 * The places of both sites are marked; only those at the border become nodes, and
 * others as the border comes to them. A place moves as a whole; places that hold a
 * point which may not move (rules.h), or several that may be divided (terrain.c), stay.
 */
#include "territory/refine.h"

#include "territory/burden.h"
#include "territory/rules.h"

#include <math.h>
#include <string.h>

enum { RUNS_MAX = 4, MOVES_MAX = 64, PATIENCE = 12 };
/* How far a flood goes. On large maps, where loads have far to travel along narrow
 * places, 200 leaves a fifth fewer values outside than 40, and 15 leaves more; it takes
 * a tenth of the time more. Small ones have several starts and groups instead. */
enum { FLOOD_SMALL = 40, FLOOD_LARGE = 200, LARGE_MAP = 20000 };
/* What a run must gain at least of a site's inertia. */
static const double LEAST_GAIN = 1e-5;

struct refine_node {
    struct roster_sum sum; /* kept: if it were with a */
    double kept_by_b;      /* if it were with b */
    double border;         /* what its edges would cost after a move, less now */
    uint32_t place;
    uint32_t across; /* neighbours on the other side */
    uint32_t run;    /* the last run in which it moved */
    uint32_t barred; /* the last run in which its side could not do without it */
    uint8_t side;    /* 0: a, 1: b */
    uint8_t first_side;
    bool is_listed;
};

/* What a side's loads and moments are worth. */
struct side_price {
    double share, workload_unit, value_unit;
    double workload_excess, value_excess, workload_toll, value_toll;
    double own; /* of the inertia around the own centre */
    double count_excess;
    uint32_t count_most; /* 0: any */
    struct geo_xy home;
    bool around_home;
};

/* A pair and a run of moves. */
struct trail {
    uint32_t sites[2];
    struct roster_sum sums[2];
    double burdens[2]; /* relations aside */
    struct side_price prices[2];
    double scale;
    double gain, best_gain; /* since the start of the run; above 0 is better */
    uint32_t count, best;   /* moves made; those of the best beginning */
    uint32_t run;
};

void refine_init(struct refine *refine, struct roster *roster, uint8_t *is_edge)
{
    *refine = (struct refine){.roster = roster, .is_edge = is_edge};
    const uint32_t place_count = roster->terrain->place_count;
    refine->flood_most = roster->terrain->count > LARGE_MAP ? FLOOD_LARGE : FLOOD_SMALL;
    refine->mark = ARENA_ARRAY(&refine->arena, place_count, uint32_t);
    refine->local = ARENA_ARRAY(&refine->arena, place_count, uint32_t);
    refine->seen = ARENA_ARRAY(&refine->arena, place_count, uint32_t);
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
    refine->queue = ARENA_ARRAY(&refine->arena, capacity, uint32_t);
    refine->edge = ARENA_ARRAY(&refine->arena, capacity, uint32_t);
    refine->capacity = capacity;
}

/* Sides that hold the place: 1 for a, 2 for b, 3 for both, 0 for none. */
static uint32_t sides_of(const struct refine *refine, uint32_t place)
{
    const uint32_t mark = refine->mark[place];
    return mark / 4 == refine->epoch ? mark % 4 : 0;
}

/* Marks all places of both; those that may be at a border are left in the queue.
 * Returns how many those are. */
static uint32_t mark_places(struct refine *refine, const struct trail *trail)
{
    const struct roster *roster = refine->roster;
    const uint32_t *place_of = roster->terrain->place;
    uint32_t count = 0;
    refine->epoch++;
    for (uint32_t side = 0; side < 2; side++)
        for (uint32_t r = roster->head[trail->sites[side]]; r != NO_IX;
             r = roster->next[r]) {
            const uint32_t place = place_of[r], sides = sides_of(refine, place);
            refine->mark[place] = 4 * refine->epoch + (sides | 1u << side);
            if (sides == 0 && refine->is_edge[place])
                refine->queue[count++] = place;
        }
    return count;
}

/* May the place not go to the other side? */
static bool is_fixed(const struct refine *refine, const struct trail *trail,
                     uint32_t place)
{
    const struct terrain *terrain = refine->roster->terrain;
    const uint32_t first = terrain->place_first[place];
    const uint32_t end = terrain->place_first[place + 1];
    const uint32_t sides = sides_of(refine, place);
    const uint32_t other = trail->sites[sides == 1 ? 1 : 0];
    bool is_fixed = sides == 3 || (terrain->is_divisible[place] && end - first > 1);
    for (uint32_t r = first; r < end; r++)
        is_fixed |= !rules_may_move(terrain, r, other);
    return is_fixed;
}

static void list_edge(struct refine *refine, uint32_t i)
{
    struct refine_node *node = &refine->nodes[i];
    if (node->is_listed || node->across == 0)
        return;
    node->is_listed = true;
    refine->edge[refine->edge_count++] = i;
}

/* Neighbours across and what the border would become, as sides are now. */
static void count_border(const struct refine *refine, struct refine_node *node)
{
    const struct terrain *terrain = refine->roster->terrain;
    for (uint32_t n = terrain->neighbour_first[node->place];
         n < terrain->neighbour_first[node->place + 1]; n++) {
        const uint32_t other = terrain->neighbour[n], sides = sides_of(refine, other);
        const double price = roster_border_price(refine->roster, node->place, n);
        node->across += sides != 0 && sides != 1u << node->side;
        if (sides == 1u << node->side)
            node->border += price;
        else if (sides != 0 && sides != 3)
            node->border -= price;
    }
}

static uint32_t find_node(const struct refine *refine, uint32_t place)
{
    const uint32_t i = refine->local[place];
    return i < refine->node_count && refine->nodes[i].place == place ? i : NO_IX;
}

/* A node for a place that has none, as sides are now. */
static void meet(struct refine *refine, const struct trail *trail, uint32_t place)
{
    const struct terrain *terrain = refine->roster->terrain;
    const uint32_t i = refine->local[place] = refine->node_count++;
    struct refine_node *node = &refine->nodes[i];
    const uint8_t side = sides_of(refine, place) == 2;
    *node = (struct refine_node){.place = place, .side = side, .first_side = side};
    for (uint32_t r = terrain->place_first[place]; r < terrain->place_first[place + 1];
         r++) {
        node->sum = roster_add(node->sum, roster_sum_of(terrain, r, trail->sites[0]));
        if (terrain->owner[r] == trail->sites[1])
            node->kept_by_b += terrain->relation[r];
    }
    count_border(refine, node);
    list_edge(refine, i);
}

static bool touches_other(const struct refine *refine, uint32_t place)
{
    const struct terrain *terrain = refine->roster->terrain;
    const uint32_t own = sides_of(refine, place);
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++) {
        const uint32_t sides = sides_of(refine, terrain->neighbour[n]);
        if (sides != 0 && sides != own)
            return true;
    }
    return false;
}

static void gather(struct refine *refine, const struct trail *trail)
{
    const uint32_t count = mark_places(refine, trail);
    refine->node_count = refine->edge_count = 0;
    for (uint32_t i = 0; i < count; i++)
        if (touches_other(refine, refine->queue[i]) &&
            !is_fixed(refine, trail, refine->queue[i]))
            meet(refine, trail, refine->queue[i]);
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

/* burden_of (burden.h) of one of the two sites with its constants drawn out of the
 * divisions: this is asked for every place at the border before every move, and is half
 * of the time that a design takes. */
static struct side_price side_price(const struct roster *roster, uint32_t site)
{
    const struct terrain *terrain = roster->terrain;
    const double share = terrain->share[site], excess = roster->excess_price / 2;
    const bool has_home = terrain->has_home[site];
    return (struct side_price){
        .share = share,
        .workload_unit = 1 / (share * terrain->workload_spread),
        .value_unit = terrain->has_value ? 1 / (share * terrain->value_spread) : 0,
        .workload_excess = excess * roster->workload_weight,
        .value_excess = terrain->has_value ? excess : 0,
        .workload_toll = roster->workload_toll[site],
        .value_toll = roster->value_toll[site],
        .count_excess = 2 * excess * roster->workload_weight,
        .count_most = terrain->count_most ? terrain->count_most[site] : 0,
        .own = has_home ? BURDEN_OWN_CENTRE : 1,
        .home = has_home ? terrain->home[site] : (struct geo_xy){0},
        .around_home = has_home,
    };
}

static inline double excess_price(double off, double unit, double price)
{
    const double over = fabs(off) * unit - BURDEN_AIM;
    return over > 0 ? price * over * (1 + over) : 0;
}

/* What the side's burden would be with a node more (sign 1) or less (-1), relations
 * aside. */
static inline double side_burden(const struct side_price *price,
                                 const struct roster_sum *sum, double sign,
                                 const struct roster_sum *node)
{
    const double workload = sum->workload + sign * node->workload;
    const double value = sum->value + sign * node->value;
    const double x = sum->x + sign * node->x, y = sum->y + sign * node->y;
    const double xx = sum->xx + sign * node->xx;
    double own = workload > 0 ? xx - (x * x + y * y) / workload : 0;
    own = own > 0 ? own : 0;
    double burden =
        price->own * own + price->workload_toll * workload + price->value_toll * value;
    burden += excess_price(workload - price->share, price->workload_unit,
                           price->workload_excess);
    burden +=
        excess_price(value - price->share, price->value_unit, price->value_excess);
    if (price->count_most) {
        const uint32_t count = sign < 0   ? sum->count - node->count
                               : sign > 0 ? sum->count + node->count
                                          : sum->count;
        burden += price->count_excess * burden_over_count(count, price->count_most);
    }
    if (price->around_home)
        burden += burden_around(&(struct roster_sum){workload, value, x, y, xx, 0, 0},
                                price->home);
    return burden;
}

static double gain_of(const struct refine *refine, const struct trail *trail,
                      const struct refine_node *node)
{
    const uint8_t from = node->side, to = 1 - from;
    if (trail->sums[from].count == node->sum.count)
        return -HUGE_VAL;
    const double lost =
        from == 0 ? node->sum.kept - node->kept_by_b : node->kept_by_b - node->sum.kept;
    return trail->burdens[0] + trail->burdens[1] - node->border -
           refine->roster->keep_price * lost -
           side_burden(&trail->prices[from], &trail->sums[from], -1, &node->sum) -
           side_burden(&trail->prices[to], &trail->sums[to], 1, &node->sum);
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

/* Marks the neighbours on the place's side; returns how many, one of them in the queue.
 */
static uint32_t mark_near(struct refine *refine, uint32_t place, uint32_t side,
                          uint32_t near)
{
    const struct terrain *terrain = refine->roster->terrain;
    uint32_t count = 0;
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++) {
        const uint32_t other = terrain->neighbour[n];
        if (!(sides_of(refine, other) & side))
            continue;
        refine->seen[other] = near;
        if (count++ == 0)
            refine->queue[0] = other;
    }
    return count;
}

/* Do the node's neighbours on its side hang together without it? The flood starts at
 * one of them, spreads evenly and so meets the others soon; where it does not, the node
 * is a narrow place, or what remained would be a ring. */
static bool is_spare(struct refine *refine, const struct refine_node *node)
{
    const struct terrain *terrain = refine->roster->terrain;
    const uint32_t side = 1u << node->side;
    const uint32_t near = ++refine->flood, seen = ++refine->flood;
    uint32_t open = mark_near(refine, node->place, side, near);
    if (open <= 1)
        return open == 1;
    uint32_t head = 0, tail = 1;
    refine->seen[refine->queue[0]] = seen;
    open--;
    while (head < tail && head < refine->flood_most && open > 0) {
        const uint32_t from = refine->queue[head++];
        for (uint32_t n = terrain->neighbour_first[from];
             n < terrain->neighbour_first[from + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            if (other == node->place || refine->seen[other] == seen ||
                !(sides_of(refine, other) & side))
                continue;
            open -= refine->seen[other] == near;
            refine->seen[other] = seen;
            refine->queue[tail++] = other;
        }
    }
    return open == 0;
}

/* The n-th neighbour of a node that has just changed sides. */
static void follow(struct refine *refine, const struct trail *trail, uint32_t i,
                   uint32_t n)
{
    const uint32_t place = refine->roster->terrain->neighbour[n];
    const uint32_t sides = sides_of(refine, place);
    struct refine_node *node = &refine->nodes[i];
    if (sides == 0)
        return;
    const bool is_across = sides != 1u << node->side;
    node->across += is_across;
    const uint32_t j = find_node(refine, place);
    if (j == NO_IX) {
        if (!is_fixed(refine, trail, place))
            meet(refine, trail, place);
        return;
    }
    struct refine_node *other = &refine->nodes[j];
    const double price = roster_border_price(refine->roster, node->place, n);
    other->across += is_across ? 1 : -1u;
    other->border += is_across ? -2 * price : 2 * price;
    other->barred = 0;
    list_edge(refine, j);
}

/* To the other side; neighbours' counts and borders follow. */
static void flip(struct refine *refine, struct trail *trail, uint32_t i)
{
    const struct terrain *terrain = refine->roster->terrain;
    struct refine_node *node = &refine->nodes[i];
    const uint32_t place = node->place;
    struct roster_sum sums[2];
    sums_after(trail, node, sums);
    for (uint32_t s = 0; s < 2; s++) {
        trail->sums[s] = sums[s];
        trail->burdens[s] =
            side_burden(&trail->prices[s], &sums[s], 0, &(struct roster_sum){0});
    }
    node->side = 1 - node->side;
    node->border = -node->border;
    node->across = 0;
    refine->mark[place] ^= 3;
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++)
        follow(refine, trail, i, n);
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
        if (!is_spare(refine, &refine->nodes[i])) {
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

/* A place has a new site: what lies around it in both sites is at a border now. */
static void put_edge(struct refine *refine, uint32_t place)
{
    const struct terrain *terrain = refine->roster->terrain;
    refine->is_edge[place] = 1;
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++)
        if (sides_of(refine, terrain->neighbour[n]) != 0)
            refine->is_edge[terrain->neighbour[n]] = 1;
}

static void put_back(struct refine *refine, const struct trail *trail)
{
    const struct terrain *terrain = refine->roster->terrain;
    for (uint32_t i = 0; i < refine->node_count; i++) {
        const struct refine_node *node = &refine->nodes[i];
        if (node->side == node->first_side)
            continue;
        put_edge(refine, node->place);
        for (uint32_t r = terrain->place_first[node->place];
             r < terrain->place_first[node->place + 1]; r++)
            roster_move(refine->roster, r, trail->sites[node->side]);
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
    for (uint32_t s = 0; s < 2; s++) {
        trail.prices[s] = side_price(roster, trail.sites[s]);
        trail.burdens[s] =
            side_burden(&trail.prices[s], &trail.sums[s], 0, &(struct roster_sum){0});
    }
    reserve(refine, roster->sums[a].count + roster->sums[b].count);
    gather(refine, &trail);
    bool has_moved = false;
    while (trail.run < RUNS_MAX && run_once(refine, &trail))
        has_moved = true;
    if (has_moved)
        put_back(refine, &trail);
    return has_moved;
}
