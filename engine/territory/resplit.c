// SPDX-License-Identifier: GPL-3.0-or-later
/* resplit: see the header.
 *
 * The points of both sites are sorted along a direction; then every position of a cut
 * is judged in constant time from running sums: loads, first and second moments (which
 * give the inertia of both sides around their homes or around their own, moving
 * centres), and relations kept. Directions fan out from the line between the two
 * centres: with free centres the best cut is near a right angle to it, and a cut across
 * serves value. Positions that leave a side with a workload far off its target are not
 * looked at: that is most of them.
 *
 * A side of a straight cut is the union of two territories within a half-plane. That
 * need not hang together, so a cut is only taken when neither side falls into more
 * pieces than there were; if the best direction fails that test, the next best is
 * tried. */
#include "territory/resplit.h"

#include "territory/burden.h"
#include "territory/keysort.h"
#include "territory/rules.h"

#include <math.h>
#include <string.h>

/* A cut through a place that may be divided. */
static const double SPLIT_PRICE = 0.01;
/* What a new cut must gain at least of a site's inertia. Less would keep the search
 * busy for nothing that shows on a map: 1e-5 takes twice the sweeps for 0.1 % of
 * inertia. */
static const double LEAST_GAIN = 3e-5;
/* Workloads further off than so many tolerances are not looked at, unless a site is
 * there already. */
static const double REACH = 3;

/* Radians off the line between the centres; one row for each turn. */
enum { FAN_TURNS = 2, FAN_COUNT = 4 };
static const double FAN[FAN_TURNS][FAN_COUNT] = {
    {0, 0.5, -0.5, 1.5707963267948966},
    {0.2, -0.2, 0.95, -0.95},
};

struct pair {
    uint32_t a, b;
    uint32_t count;                     /* of points that may change side */
    struct roster_sum fixed_a, fixed_b; /* points that may not */
    struct roster_sum loose;            /* all others; kept: if they all went to a */
    double kept_by_b;                   /* if they all went to b */
    double scale;                       /* of both */
    double score;                       /* burdens and border now */
    double least, most;                 /* workload of points for a worth a look */
};

/* A cut along one direction: the first `at` of the order go to a. */
struct cut_found {
    double angle, score;
    uint32_t at;
};

void resplit_init(struct resplit *resplit, struct roster *roster)
{
    *resplit = (struct resplit){.roster = roster};
    sides_init(&resplit->sides, roster, &resplit->arena);
}

void resplit_release(struct resplit *resplit)
{
    arena_release(&resplit->arena);
}

static void reserve(struct resplit *resplit, uint32_t count)
{
    if (count <= resplit->capacity)
        return;
    const uint32_t capacity = 2 * count;
    resplit->points = ARENA_ARRAY(&resplit->arena, capacity, struct resplit_point);
    resplit->key = ARENA_ARRAY(&resplit->arena, capacity, double);
    resplit->order = ARENA_ARRAY(&resplit->arena, capacity, uint64_t);
    resplit->spare = ARENA_ARRAY(&resplit->arena, capacity, uint64_t);
    resplit->ranks = ARENA_ARRAY(&resplit->arena, capacity, uint32_t);
    resplit->capacity = capacity;
}

static double score_of(const struct roster *roster, const struct pair *pair,
                       const struct roster_sum *a, const struct roster_sum *b)
{
    return burden_of(roster, pair->a, a) + burden_of(roster, pair->b, b);
}

/* Ranks of one site: what may not move into `fixed`, the others are listed. */
static void list_site(struct resplit *resplit, struct pair *pair, uint32_t site,
                      struct roster_sum *fixed)
{
    const uint32_t other = site == pair->a ? pair->b : pair->a;
    const struct roster *roster = resplit->roster;
    const struct terrain *terrain = roster->terrain;
    for (uint32_t r = roster->head[site]; r != NO_IX; r = roster->next[r]) {
        sides_meet(&resplit->sides, terrain->place[r]);
        if (!rules_may_move(terrain, r, other))
            *fixed = roster_add(*fixed, roster_sum_of(terrain, r, site));
        else
            resplit->ranks[pair->count++] = r;
    }
}

static struct resplit_point point_of(const struct terrain *terrain,
                                     const struct pair *pair, uint32_t rank)
{
    const uint32_t place = terrain->place[rank];
    return (struct resplit_point){
        .sum = roster_sum_of(terrain, rank, pair->a),
        .kept_by_b = terrain->owner[rank] == pair->b ? terrain->relation[rank] : 0,
        .rank = rank,
        .place = place,
        .at = terrain->at[terrain->place_first[place]],
    };
}

/* Points in the order of ranks, so that those of a place follow each other and nothing
 * depends on the order of lists. */
static void list_points(struct resplit *resplit, struct pair *pair)
{
    for (uint32_t i = 0; i < pair->count; i++)
        resplit->key[i] = resplit->ranks[i];
    keysort_order(resplit->key, pair->count, resplit->order, resplit->spare);
    for (uint32_t i = 0; i < pair->count; i++) {
        const uint32_t rank = resplit->ranks[keysort_at(resplit->order, i)];
        resplit->points[i] = point_of(resplit->roster->terrain, pair, rank);
        pair->loose = roster_add(pair->loose, resplit->points[i].sum);
        pair->kept_by_b += resplit->points[i].kept_by_b;
    }
}

/* Mark where the two are now. */
static void mark_now(struct resplit *resplit, const struct pair *pair)
{
    const struct roster *roster = resplit->roster;
    const uint32_t *place = roster->terrain->place;
    sides_clear(&resplit->sides);
    for (uint32_t r = roster->head[pair->a]; r != NO_IX; r = roster->next[r])
        sides_put(&resplit->sides, place[r], SIDES_LOW);
    for (uint32_t r = roster->head[pair->b]; r != NO_IX; r = roster->next[r])
        sides_put(&resplit->sides, place[r], SIDES_HIGH);
}

/* Bounds of a's part of the loose workload: where both sites are within reach of their
 * targets, or no further off than now. */
static void set_window(const struct roster *roster, struct pair *pair)
{
    const struct terrain *terrain = roster->terrain;
    const double a_share = terrain->share[pair->a], b_share = terrain->share[pair->b];
    const double reach = REACH * terrain->workload_spread;
    const double a_off =
        fmax(fabs(roster->sums[pair->a].workload / a_share - 1), reach);
    const double b_off =
        fmax(fabs(roster->sums[pair->b].workload / b_share - 1), reach);
    const double all = pair->loose.workload + pair->fixed_b.workload;
    pair->least = fmax((1 - a_off) * a_share - pair->fixed_a.workload,
                       all - (1 + b_off) * b_share);
    pair->most = fmin((1 + a_off) * a_share - pair->fixed_a.workload,
                      all - (1 - b_off) * b_share);
}

static void gather(struct resplit *resplit, struct pair *pair)
{
    const struct roster *roster = resplit->roster;
    const struct roster_sum *a = &roster->sums[pair->a], *b = &roster->sums[pair->b];
    reserve(resplit, a->count + b->count);
    sides_begin(&resplit->sides, a->count + b->count, &resplit->arena);
    list_site(resplit, pair, pair->a, &pair->fixed_a);
    list_site(resplit, pair, pair->b, &pair->fixed_b);
    list_points(resplit, pair);
    mark_now(resplit, pair);
    pair->scale = roster->scale[pair->a] + roster->scale[pair->b];
    pair->score = score_of(roster, pair, a, b) + sides_border(&resplit->sides);
    set_window(roster, pair);
}

static void sort_along(struct resplit *resplit, const struct pair *pair, double angle)
{
    const double x = cos(angle), y = sin(angle);
    for (uint32_t i = 0; i < pair->count; i++)
        resplit->key[i] = x * resplit->points[i].at.x_m + y * resplit->points[i].at.y_m;
    keysort_order(resplit->key, pair->count, resplit->order, resplit->spare);
}

static const struct resplit_point *point_at(const struct resplit *resplit,
                                            uint32_t position)
{
    return &resplit->points[keysort_at(resplit->order, position)];
}

static bool splits_place(const struct resplit *resplit, const struct pair *pair,
                         uint32_t at)
{
    return at > 0 && at < pair->count &&
           point_at(resplit, at - 1)->place == point_at(resplit, at)->place;
}

/* The score of a cut before the `at`-th point, `low` before it; HUGE_VAL where no cut
 * may be. */
static double score_cut(const struct resplit *resplit, const struct pair *pair,
                        uint32_t at, const struct roster_sum *low, double kept_by_b)
{
    if (low->workload < pair->least || low->workload > pair->most ||
        at + pair->fixed_a.count == 0 || pair->count - at + pair->fixed_b.count == 0)
        return HUGE_VAL;
    const bool splits = splits_place(resplit, pair, at);
    if (splits && !resplit->roster->terrain->is_divisible[point_at(resplit, at)->place])
        return HUGE_VAL;
    const struct roster_sum a = roster_add(pair->fixed_a, *low);
    struct roster_sum b = roster_add(pair->fixed_b, roster_subtract(pair->loose, *low));
    b.kept = pair->fixed_b.kept + kept_by_b;
    return score_of(resplit->roster, pair, &a, &b) +
           (splits ? SPLIT_PRICE * pair->scale : 0);
}

/* Every cut along the direction. */
static struct cut_found scan(const struct resplit *resplit, const struct pair *pair,
                             double angle)
{
    struct cut_found best = {.angle = angle, .score = HUGE_VAL};
    struct roster_sum low = {0};
    double kept_by_b = pair->kept_by_b;
    for (uint32_t at = 0; at <= pair->count && low.workload <= pair->most; at++) {
        const double score = score_cut(resplit, pair, at, &low, kept_by_b);
        if (score < best.score) {
            best.score = score;
            best.at = at;
        }
        if (at == pair->count)
            break;
        const struct resplit_point *point = point_at(resplit, at);
        low = roster_add(low, point->sum);
        kept_by_b -= point->kept_by_b;
    }
    return best;
}

/* Mark the sides of a cut; what may not move stays. */
static void mark_cut(struct resplit *resplit, const struct pair *pair, uint32_t at)
{
    const struct roster *roster = resplit->roster;
    const struct terrain *terrain = roster->terrain;
    sides_clear(&resplit->sides);
    for (uint32_t i = 0; i < pair->count; i++)
        sides_put(&resplit->sides, point_at(resplit, i)->place,
                  i < at ? SIDES_LOW : SIDES_HIGH);
    for (uint32_t s = 0; s < 2; s++) {
        if ((s == 0 ? pair->fixed_a : pair->fixed_b).count == 0)
            continue;
        const uint32_t head = roster->head[s == 0 ? pair->a : pair->b];
        const uint32_t other = s == 0 ? pair->b : pair->a;
        for (uint32_t r = head; r != NO_IX; r = roster->next[r])
            if (!rules_may_move(terrain, r, other))
                sides_put(&resplit->sides, terrain->place[r],
                          s == 0 ? SIDES_LOW : SIDES_HIGH);
    }
}

/* `order` is that of the cut. Moves when no piece is added and the border is worth it.
 */
static bool take_cut(struct resplit *resplit, const struct pair *pair,
                     const struct cut_found *cut)
{
    struct roster *roster = resplit->roster;
    mark_cut(resplit, pair, cut->at);
    if (!(cut->score + sides_border(&resplit->sides) <
          pair->score - LEAST_GAIN * pair->scale))
        return false;
    const uint32_t a_pieces = sides_pieces(&resplit->sides, SIDES_LOW);
    const uint32_t b_pieces = sides_pieces(&resplit->sides, SIDES_HIGH);
    if (a_pieces + b_pieces > roster->pieces[pair->a] + roster->pieces[pair->b])
        return false;
    for (uint32_t i = 0; i < pair->count; i++)
        roster_move(roster, point_at(resplit, i)->rank,
                    i < cut->at ? pair->a : pair->b);
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

/* The best cut of each direction that may gain, best first; ties keep the order of the
 * fan. */
static uint32_t find_cuts(struct resplit *resplit, const struct pair *pair,
                          const double *fan, struct cut_found *found)
{
    const double line = line_of_centres(resplit->roster, pair);
    uint32_t count = 0;
    for (uint32_t d = 0; d < FAN_COUNT; d++) {
        sort_along(resplit, pair, line + fan[d]);
        const struct cut_found cut = scan(resplit, pair, line + fan[d]);
        if (!(cut.score < pair->score - LEAST_GAIN * pair->scale))
            continue;
        uint32_t slot = count++;
        for (; slot > 0 && cut.score < found[slot - 1].score; slot--)
            found[slot] = found[slot - 1];
        found[slot] = cut;
    }
    return count;
}

bool resplit_pair(struct resplit *resplit, uint32_t a, uint32_t b, uint32_t turn)
{
    struct pair pair = {.a = a, .b = b};
    gather(resplit, &pair);
    struct cut_found found[FAN_COUNT];
    const uint32_t count = find_cuts(resplit, &pair, FAN[turn % FAN_TURNS], found);
    for (uint32_t i = 0; i < count; i++) {
        sort_along(resplit, &pair, found[i].angle);
        if (take_cut(resplit, &pair, &found[i]))
            return true;
    }
    return false;
}
