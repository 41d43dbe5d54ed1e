// SPDX-License-Identifier: GPL-3.0-or-later
/* resplit: see the header.
 *
 * The points of both sites are sorted along a direction; then every position of a cut
 * is judged in constant time from running sums: loads, first and second moments (which
 * give the inertia of both sides around their homes or around their own, moving
 * centres), and relations kept. Directions fan out from the line between the two
 * centres: with free centres the best cut is near a right angle to it, and a cut across
 * serves value.
 *
 * A side of a straight cut is the union of two territories within a half-plane. That
 * need not hang together, so a cut is only taken when neither side falls into more
 * pieces than there were; if the best direction fails that test, the next best is
 * tried.
 */
#include "territory/resplit.h"

#include <math.h>
#include <string.h>

/* A cut through a place that may be divided. */
static const double SPLIT_PRICE = 0.01;
/* What a new cut must gain at least, so that rounding does not keep the search alive.
 */
static const double LEAST_GAIN = 1e-6;

/* Radians off the line between the centres. */
static const double FAN[] = {0,    0.22, -0.22, 0.5,
                             -0.5, 0.95, -0.95, 1.5707963267948966};
enum { FAN_COUNT = sizeof FAN / sizeof FAN[0] };

enum { LOW = 1, HIGH = 2, LOW_SEEN = 4, HIGH_SEEN = 8 };

struct pair {
    uint32_t a, b;
    uint32_t count; /* of points that may change side */
    uint32_t place_count;
    struct roster_sum fixed_a, fixed_b; /* locked points */
    struct roster_sum loose;            /* all others, relations aside */
    double kept_by_a, kept_by_b;        /* relations if all loose ones went there */
    double scale;                       /* of both */
    double score;                       /* now: burdens; and edges between the two */
    double border;
};

/* A cut along one direction: items[0 .. at) go to a. */
struct cut_found {
    double angle, score;
    uint32_t at;
};

void resplit_init(struct resplit *resplit, struct roster *roster)
{
    *resplit = (struct resplit){.roster = roster};
    const uint32_t place_count = roster->terrain->place_count;
    resplit->stamp = ARENA_ARRAY(&resplit->arena, place_count, uint32_t);
    resplit->mark = ARENA_ARRAY(&resplit->arena, place_count, uint8_t);
}

void resplit_release(struct resplit *resplit)
{
    arena_release(&resplit->arena);
}

static void reserve(struct resplit *resplit, uint32_t count)
{
    if (count <= resplit->capacity)
        return;
    resplit->capacity = 2 * count;
    resplit->items = ARENA_ARRAY(&resplit->arena, resplit->capacity, struct cut_item);
    resplit->places = ARENA_ARRAY(&resplit->arena, resplit->capacity, uint32_t);
    resplit->stack = ARENA_ARRAY(&resplit->arena, resplit->capacity, uint32_t);
}

static double score_of(const struct roster *roster, const struct pair *pair,
                       const struct roster_sum *a, const struct roster_sum *b)
{
    return roster_burden(roster, pair->a, a) + roster_burden(roster, pair->b, b);
}

/* The points of one site: locked ones into `fixed`, the others into items. */
static void gather_site(struct resplit *resplit, struct pair *pair, uint32_t site,
                        struct roster_sum *fixed)
{
    const struct roster *roster = resplit->roster;
    const struct terrain *terrain = roster->terrain;
    for (uint32_t r = roster->head[site]; r != NO_IX; r = roster->next[r]) {
        const uint32_t place = terrain->place[r];
        if (resplit->stamp[place] != resplit->epoch) {
            resplit->stamp[place] = resplit->epoch;
            resplit->places[pair->place_count++] = place;
        }
        if (terrain->is_locked[r]) {
            *fixed = roster_add(*fixed, roster_sum_of(terrain, r, site));
            continue;
        }
        resplit->items[pair->count++].rank = r;
        pair->loose = roster_add(pair->loose, roster_sum_of(terrain, r, NO_IX));
        if (terrain->owner[r] == pair->a)
            pair->kept_by_a += terrain->relation[r];
        if (terrain->owner[r] == pair->b)
            pair->kept_by_b += terrain->relation[r];
    }
}

/* Mark which of the two is where now. */
static void mark_now(struct resplit *resplit, const struct pair *pair)
{
    const struct roster *roster = resplit->roster;
    const uint32_t *place = roster->terrain->place;
    for (uint32_t i = 0; i < pair->place_count; i++)
        resplit->mark[resplit->places[i]] = 0;
    for (uint32_t r = roster->head[pair->a]; r != NO_IX; r = roster->next[r])
        resplit->mark[place[r]] |= LOW;
    for (uint32_t r = roster->head[pair->b]; r != NO_IX; r = roster->next[r])
        resplit->mark[place[r]] |= HIGH;
}

/* Edges between the sides as marked; a place with both counts as low. */
static double border_between(const struct resplit *resplit, const struct pair *pair)
{
    const struct terrain *terrain = resplit->roster->terrain;
    double border = 0;
    for (uint32_t i = 0; i < pair->place_count; i++) {
        const uint32_t place = resplit->places[i];
        if (!(resplit->mark[place] & LOW))
            continue;
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            if (resplit->stamp[other] == resplit->epoch &&
                !(resplit->mark[other] & LOW))
                border += roster_edge_price(resplit->roster, place, other);
        }
    }
    return border;
}

static void gather(struct resplit *resplit, struct pair *pair)
{
    const struct roster *roster = resplit->roster;
    reserve(resplit, roster->sums[pair->a].count + roster->sums[pair->b].count);
    resplit->epoch++;
    gather_site(resplit, pair, pair->a, &pair->fixed_a);
    gather_site(resplit, pair, pair->b, &pair->fixed_b);
    pair->scale = roster->scale[pair->a] + roster->scale[pair->b];
    pair->score =
        score_of(roster, pair, &roster->sums[pair->a], &roster->sums[pair->b]);
    mark_now(resplit, pair);
    pair->border = border_between(resplit, pair);
}

static void sort_along(struct resplit *resplit, const struct pair *pair, double angle)
{
    const struct terrain *terrain = resplit->roster->terrain;
    const struct geo_xy *at = terrain->at;
    const double x = cos(angle), y = sin(angle);
    for (uint32_t i = 0; i < pair->count; i++) {
        /* One key a place, so that its points follow each other. */
        const uint32_t rank = resplit->items[i].rank;
        const struct geo_xy here = at[terrain->place_first[terrain->place[rank]]];
        resplit->items[i].key = x * here.x_m + y * here.y_m;
    }
    cut_sort(resplit->items, pair->count);
}

static bool splits_place(const struct resplit *resplit, const struct pair *pair,
                         uint32_t at)
{
    const uint32_t *place = resplit->roster->terrain->place;
    return at > 0 && at < pair->count &&
           place[resplit->items[at - 1].rank] == place[resplit->items[at].rank];
}

/* Every cut along the direction; the first `at` items go to a. */
static struct cut_found scan(const struct resplit *resplit, const struct pair *pair,
                             double angle)
{
    const struct terrain *terrain = resplit->roster->terrain;
    struct cut_found best = {.angle = angle, .score = HUGE_VAL};
    struct roster_sum low = {0};
    double kept_by_a = 0, kept_by_b = pair->kept_by_b;
    for (uint32_t at = 0; at <= pair->count; at++) {
        if (at > 0) {
            const uint32_t rank = resplit->items[at - 1].rank;
            low = roster_add(low, roster_sum_of(terrain, rank, NO_IX));
            kept_by_a += terrain->owner[rank] == pair->a ? terrain->relation[rank] : 0;
            kept_by_b -= terrain->owner[rank] == pair->b ? terrain->relation[rank] : 0;
        }
        if (at + pair->fixed_a.count == 0 ||
            pair->count - at + pair->fixed_b.count == 0)
            continue;
        struct roster_sum a = roster_add(pair->fixed_a, low);
        struct roster_sum b =
            roster_add(pair->fixed_b, roster_subtract(pair->loose, low));
        a.kept += kept_by_a;
        b.kept += kept_by_b;
        double score = score_of(resplit->roster, pair, &a, &b);
        if (splits_place(resplit, pair, at)) {
            if (!terrain->is_divisible[terrain->place[resplit->items[at].rank]])
                continue;
            score += SPLIT_PRICE * pair->scale;
        }
        if (score < best.score) {
            best.score = score;
            best.at = at;
        }
    }
    return best;
}

/* Mark which side is at each place of the pair: the first `at` items are low. */
static void mark_sides(struct resplit *resplit, const struct pair *pair, uint32_t at)
{
    const struct roster *roster = resplit->roster;
    const struct terrain *terrain = roster->terrain;
    for (uint32_t i = 0; i < pair->place_count; i++)
        resplit->mark[resplit->places[i]] = 0;
    for (uint32_t i = 0; i < pair->count; i++)
        resplit->mark[terrain->place[resplit->items[i].rank]] |= i < at ? LOW : HIGH;
    const uint32_t sites[2] = {pair->a, pair->b};
    for (uint32_t s = 0; s < 2; s++) {
        if ((s == 0 ? pair->fixed_a : pair->fixed_b).count == 0)
            continue;
        for (uint32_t r = roster->head[sites[s]]; r != NO_IX; r = roster->next[r])
            if (terrain->is_locked[r])
                resplit->mark[terrain->place[r]] |= s == 0 ? LOW : HIGH;
    }
}

static void flood(struct resplit *resplit, uint32_t start, uint8_t side, uint8_t seen)
{
    const struct terrain *terrain = resplit->roster->terrain;
    uint32_t depth = 0;
    resplit->mark[start] |= seen;
    resplit->stack[depth++] = start;
    while (depth > 0) {
        const uint32_t place = resplit->stack[--depth];
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            if (resplit->stamp[other] != resplit->epoch ||
                (resplit->mark[other] & (side | seen)) != side)
                continue;
            resplit->mark[other] |= seen;
            resplit->stack[depth++] = other;
        }
    }
}

static uint32_t count_pieces(struct resplit *resplit, const struct pair *pair,
                             uint8_t side, uint8_t seen)
{
    uint32_t pieces = 0;
    for (uint32_t i = 0; i < pair->place_count; i++) {
        const uint32_t place = resplit->places[i];
        if ((resplit->mark[place] & (side | seen)) != side)
            continue;
        flood(resplit, place, side, seen);
        pieces++;
    }
    return pieces;
}

/* items are in the order of the cut. Moves when no piece is added and the border is
 * worth it. */
static bool take_cut(struct resplit *resplit, const struct pair *pair,
                     const struct cut_found *cut)
{
    const uint32_t at = cut->at;
    struct roster *roster = resplit->roster;
    mark_sides(resplit, pair, at);
    const uint32_t a_pieces = count_pieces(resplit, pair, LOW, LOW_SEEN);
    const uint32_t b_pieces = count_pieces(resplit, pair, HIGH, HIGH_SEEN);
    if (a_pieces + b_pieces > roster->pieces[pair->a] + roster->pieces[pair->b])
        return false;
    if (!(cut->score + border_between(resplit, pair) <
          pair->score + pair->border - LEAST_GAIN * pair->scale))
        return false;
    for (uint32_t i = 0; i < pair->count; i++)
        roster_move(roster, resplit->items[i].rank, i < at ? pair->a : pair->b);
    roster->pieces[pair->a] = a_pieces;
    roster->pieces[pair->b] = b_pieces;
    return true;
}

static double line_of_centres(const struct roster *roster, const struct pair *pair)
{
    const struct geo_xy a = roster_centre(roster, pair->a);
    const struct geo_xy b = roster_centre(roster, pair->b);
    return atan2(b.y_m - a.y_m, b.x_m - a.x_m);
}

/* The best cut of each direction, best first; ties keep the order of the fan. */
static uint32_t find_cuts(struct resplit *resplit, const struct pair *pair,
                          struct cut_found *found)
{
    const double line = line_of_centres(resplit->roster, pair);
    uint32_t count = 0;
    for (uint32_t d = 0; d < FAN_COUNT; d++) {
        sort_along(resplit, pair, line + FAN[d]);
        const struct cut_found cut = scan(resplit, pair, line + FAN[d]);
        if (!(cut.score < pair->score + pair->border - LEAST_GAIN * pair->scale))
            continue;
        uint32_t slot = count++;
        for (; slot > 0 && cut.score < found[slot - 1].score; slot--)
            found[slot] = found[slot - 1];
        found[slot] = cut;
    }
    return count;
}

bool resplit_pair(struct resplit *resplit, uint32_t a, uint32_t b)
{
    struct pair pair = {.a = a, .b = b};
    gather(resplit, &pair);
    struct cut_found found[FAN_COUNT];
    const uint32_t count = find_cuts(resplit, &pair, found);
    for (uint32_t i = 0; i < count; i++) {
        sort_along(resplit, &pair, found[i].angle);
        if (take_cut(resplit, &pair, &found[i]))
            return true;
    }
    return false;
}
