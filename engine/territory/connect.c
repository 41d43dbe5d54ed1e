// SPDX-License-Identifier: GPL-3.0-or-later
/* connect: see the header.
 *
 * A knot is what one site has at one place. Knots of a site at neighbouring places are
 * joined by union-find; the pieces are what comes out. Repair gives pieces away in
 * passes: in one pass a piece that changed hands, or whose receiver's border changed,
 * is not looked at twice, so each pass can work on one set of pieces. */
#include "territory/connect.h"

#include "base/sorting.h"
#include "territory/rules.h"

#include <assert.h>
#include <string.h>

enum { PASSES_MAX = 100 };

struct knots {
    uint32_t count;
    uint32_t *first;         /* of a place */
    uint32_t *site, *parent; /* by knot */
    uint32_t *of_rank;
};

static uint32_t find_knot(const struct knots *knots, uint32_t place, uint32_t end,
                          uint32_t site)
{
    for (uint32_t k = knots->first[place]; k < end; k++)
        if (knots->site[k] == site)
            return k;
    return NO_IX;
}

static void make_knots(const struct roster *roster, struct knots *knots,
                       struct arena *arena)
{
    const struct terrain *terrain = roster->terrain;
    *knots = (struct knots){
        .first = ARENA_ARRAY(arena, (size_t)terrain->place_count + 1, uint32_t),
        .site = ARENA_ARRAY(arena, terrain->count, uint32_t),
        .parent = ARENA_ARRAY(arena, terrain->count, uint32_t),
        .of_rank = ARENA_ARRAY(arena, terrain->count, uint32_t),
    };
    for (uint32_t p = 0; p < terrain->place_count; p++) {
        knots->first[p] = knots->count;
        for (uint32_t r = terrain->place_first[p]; r < terrain->place_first[p + 1];
             r++) {
            uint32_t knot = find_knot(knots, p, knots->count, roster->site[r]);
            if (knot == NO_IX) {
                knot = knots->count++;
                knots->site[knot] = roster->site[r];
                knots->parent[knot] = knot;
            }
            knots->of_rank[r] = knot;
        }
    }
    knots->first[terrain->place_count] = knots->count;
}

static uint32_t root_of(uint32_t *parent, uint32_t knot)
{
    while (parent[knot] != knot) {
        parent[knot] = parent[parent[knot]];
        knot = parent[knot];
    }
    return knot;
}

/* The lower number becomes the root, so a piece is found at its lowest knot. */
static void join_knots(const struct terrain *terrain, struct knots *knots)
{
    for (uint32_t e = 0; e < terrain->edge_count; e++) {
        const uint32_t a = terrain->edges[e].a, b = terrain->edges[e].b;
        for (uint32_t k = knots->first[a]; k < knots->first[a + 1]; k++) {
            const uint32_t other =
                find_knot(knots, b, knots->first[b + 1], knots->site[k]);
            if (other == NO_IX)
                continue;
            const uint32_t x = root_of(knots->parent, k);
            const uint32_t y = root_of(knots->parent, other);
            knots->parent[x > y ? x : y] = x > y ? y : x;
        }
    }
}

static void choose_main(const struct roster *roster, struct connect_pieces *pieces,
                        struct arena *arena)
{
    const uint32_t site_count = roster->terrain->site_count;
    uint32_t *main = ARENA_ARRAY(arena, site_count, uint32_t);
    memset(main, 0xff, site_count * sizeof *main);
    memset(roster->pieces, 0, site_count * sizeof *roster->pieces);
    for (uint32_t p = 0; p < pieces->count; p++) {
        const uint32_t site = pieces->site[p], best = main[site];
        roster->pieces[site]++;
        if (best == NO_IX || pieces->workload[p] > pieces->workload[best] ||
            (pieces->workload[p] == pieces->workload[best] &&
             pieces->rank_count[p] > pieces->rank_count[best]))
            main[site] = p;
    }
    pieces->main = main;
}

struct connect_pieces connect_find(struct roster *roster, struct arena *arena)
{
    const struct terrain *terrain = roster->terrain;
    struct arena scratch = {0};
    struct knots knots;
    make_knots(roster, &knots, &scratch);
    join_knots(terrain, &knots);
    uint32_t *number = ARENA_ARRAY(&scratch, knots.count, uint32_t);
    uint32_t *site = ARENA_ARRAY(arena, knots.count, uint32_t);
    uint32_t count = 0;
    for (uint32_t k = 0; k < knots.count; k++) {
        const uint32_t root = root_of(knots.parent, k);
        if (root == k) {
            site[count] = knots.site[k];
            number[k] = count++;
        } else {
            number[k] = number[root];
        }
    }
    uint32_t *piece = ARENA_ARRAY(arena, terrain->count, uint32_t);
    double *workload = ARENA_ARRAY(arena, count, double);
    uint32_t *rank_count = ARENA_ARRAY(arena, count, uint32_t);
    uint8_t *is_locked = ARENA_ARRAY(arena, count, uint8_t);
    for (uint32_t r = 0; r < terrain->count; r++) {
        piece[r] = number[knots.of_rank[r]];
        workload[piece[r]] += terrain->workload[r];
        rank_count[piece[r]]++;
        is_locked[piece[r]] |= rules_is_fixed(terrain, r);
    }
    arena_release(&scratch);
    struct connect_pieces pieces = {count,      piece,     site, workload,
                                    rank_count, is_locked, NULL};
    choose_main(roster, &pieces, arena);
    return pieces;
}

/* Ranks by piece: those of p are list[first[p]] .. before first[p + 1]. */
struct piece_index {
    uint32_t *first, *list;
};

static struct piece_index index_pieces(const struct connect_pieces *pieces,
                                       uint32_t rank_count, struct arena *arena)
{
    struct piece_index index = {
        .first = ARENA_ARRAY(arena, (size_t)pieces->count + 2, uint32_t),
        .list = ARENA_ARRAY(arena, rank_count, uint32_t),
    };
    for (uint32_t r = 0; r < rank_count; r++)
        index.first[pieces->piece[r] + 2]++;
    for (uint32_t p = 2; p < pieces->count + 2; p++)
        index.first[p] += index.first[p - 1];
    for (uint32_t r = 0; r < rank_count; r++)
        index.list[index.first[pieces->piece[r] + 1]++] = r;
    return index;
}

struct repair {
    struct roster *roster;
    struct connect_pieces pieces;
    struct piece_index index;
    uint32_t *border; /* by site: edges to the piece in hand; all 0 between pieces */
    uint32_t *met;    /* sites with border, as they were met */
    uint32_t met_count;
    double moved_share; /* of relations */
    struct arena scratch;
};

static void meet_place(struct repair *repair, uint32_t place, uint32_t own_site)
{
    const struct terrain *terrain = repair->roster->terrain;
    for (uint32_t r = terrain->place_first[place]; r < terrain->place_first[place + 1];
         r++) {
        const uint32_t site = repair->roster->site[r];
        if (site == own_site || repair->pieces.main[site] != repair->pieces.piece[r])
            continue;
        if (repair->border[site]++ == 0)
            repair->met[repair->met_count++] = site;
    }
}

static bool piece_may_move(const struct repair *repair, uint32_t piece, uint32_t to)
{
    const struct terrain *terrain = repair->roster->terrain;
    const struct piece_index *index = &repair->index;
    for (uint32_t i = index->first[piece]; terrain->kind && i < index->first[piece + 1];
         i++)
        if (!rules_may_move(terrain, index->list[i], to))
            return false;
    return true;
}

/* The site on whose main piece this one borders most, of those that may have it; NO_IX:
 * none. */
static uint32_t find_receiver(struct repair *repair, uint32_t piece)
{
    const struct terrain *terrain = repair->roster->terrain;
    const uint32_t own = repair->pieces.site[piece];
    repair->met_count = 0;
    for (uint32_t i = repair->index.first[piece]; i < repair->index.first[piece + 1];
         i++) {
        const uint32_t place = terrain->place[repair->index.list[i]];
        meet_place(repair, place, own);
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++)
            meet_place(repair, terrain->neighbour[n], own);
    }
    uint32_t best = NO_IX;
    for (uint32_t i = 0; i < repair->met_count; i++) {
        const uint32_t site = repair->met[i], border = repair->border[site];
        const uint32_t best_border = best == NO_IX ? 0 : repair->border[best];
        if ((border > best_border || (border == best_border && site < best)) &&
            piece_may_move(repair, piece, site))
            best = site;
    }
    for (uint32_t i = 0; i < repair->met_count; i++)
        repair->border[repair->met[i]] = 0;
    return best;
}

/* Relations that are lost when a piece goes to `receiver`. */
static double relation_lost(const struct repair *repair, uint32_t piece,
                            uint32_t receiver)
{
    const struct terrain *terrain = repair->roster->terrain;
    double lost = 0;
    for (uint32_t i = repair->index.first[piece]; i < repair->index.first[piece + 1];
         i++) {
        const uint32_t rank = repair->index.list[i];
        if (terrain->owner[rank] == repair->pieces.site[piece])
            lost += terrain->relation[rank];
        if (terrain->owner[rank] == receiver)
            lost -= terrain->relation[rank];
    }
    return lost;
}

/* One pass over pieces that may go, lightest first; returns how many points moved. */
static uint32_t repair_pass(struct repair *repair)
{
    const struct connect_pieces *pieces = &repair->pieces;
    uint32_t *order = ARENA_ARRAY(&repair->scratch, pieces->count, uint32_t);
    sorting_order_f64(pieces->workload, order, pieces->count);
    uint32_t moved = 0;
    for (uint32_t i = 0; i < pieces->count; i++) {
        const uint32_t piece = order[i];
        if (pieces->is_locked[piece] || pieces->main[pieces->site[piece]] == piece)
            continue;
        const uint32_t receiver = find_receiver(repair, piece);
        if (receiver == NO_IX)
            continue;
        const double lost = relation_lost(repair, piece, receiver);
        if (lost > 0 && repair->moved_share + lost > repair->roster->moved_share_max)
            continue;
        repair->moved_share += lost;
        for (uint32_t k = repair->index.first[piece];
             k < repair->index.first[piece + 1]; k++)
            repair->roster->site[repair->index.list[k]] = receiver;
        moved += pieces->rank_count[piece];
    }
    return moved;
}

uint32_t connect_repair(struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    uint32_t moved_total = 0, moved = 1;
    for (uint32_t pass = 0; moved > 0 && pass < PASSES_MAX; pass++) {
        struct repair repair = {.roster = roster,
                                .moved_share = roster_moved_share(roster)};
        repair.pieces = connect_find(roster, &repair.scratch);
        repair.index = index_pieces(&repair.pieces, terrain->count, &repair.scratch);
        repair.border = ARENA_ARRAY(&repair.scratch, terrain->site_count, uint32_t);
        repair.met = ARENA_ARRAY(&repair.scratch, terrain->site_count, uint32_t);
        moved = repair_pass(&repair);
        moved_total += moved;
        arena_release(&repair.scratch);
    }
    if (moved_total > 0)
        roster_rebuild(roster);
    return moved_total;
}

/* The site with the most workload at a place, ties to the one met first. */
static uint32_t strongest_site(const struct roster *roster, uint32_t first,
                               uint32_t end)
{
    double best_workload = -1;
    uint32_t best = NO_IX;
    for (uint32_t r = first; r < end; r++) {
        double workload = 0;
        for (uint32_t i = first; i < end; i++)
            if (roster->site[i] == roster->site[r])
                workload += roster->terrain->workload[i];
        if (workload > best_workload) {
            best_workload = workload;
            best = roster->site[r];
        }
    }
    return best;
}

static bool is_shared(const struct roster *roster, uint32_t first, uint32_t end)
{
    for (uint32_t r = first + 1; r < end; r++)
        if (roster->site[r] != roster->site[first])
            return true;
    return false;
}

void connect_places(struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    for (uint32_t p = 0; p < terrain->place_count; p++) {
        const uint32_t first = terrain->place_first[p],
                       end = terrain->place_first[p + 1];
        if (terrain->is_divisible[p] || !is_shared(roster, first, end))
            continue;
        const uint32_t site = strongest_site(roster, first, end);
        for (uint32_t r = first; r < end; r++)
            if (rules_may_move(terrain, r, site) &&
                roster->sums[roster->site[r]].count > 1)
                roster_move(roster, r, site);
    }
    roster_rebuild(roster);
}
