// SPDX-License-Identifier: GPL-3.0-or-later
/* rules: see the header. */
#include "territory/rules.h"

#include "base/sorting.h"
#include "territory/sides.h"

#include <math.h>
#include <string.h>

enum { NEAR_MOST = 24, PASSES = 2 };
/* Of the scale of both sites: less is not worth a customer's new face. */
static const double LEAST_GAIN = 1e-4;

static const uint8_t *bind_families(const struct terrain *terrain,
                                    const uint32_t *parent, struct arena *arena)
{
    uint8_t *is_bound = ARENA_ARRAY(arena, terrain->count, uint8_t);
    for (uint32_t r = 0; r < terrain->count; r++)
        is_bound[r] = parent[r] != NO_IX && !terrain->is_locked[r];
    return is_bound;
}

void rules_lay_out(struct terrain *terrain, struct arena *arena)
{
    const struct alignment_task *task = terrain->task;
    const struct alignment_rules *rules = task->rules;
    if (rules == NULL)
        return;
    uint32_t *kind = ARENA_ARRAY(arena, terrain->count, uint32_t);
    uint32_t *parent = ARENA_ARRAY(arena, terrain->count, uint32_t);
    struct geo_point *at_deg = ARENA_ARRAY(arena, terrain->count, struct geo_point);
    for (uint32_t r = 0; r < terrain->count; r++) {
        kind[r] = rules->kind[terrain->point[r]];
        parent[r] = rules->parent[terrain->point[r]];
        at_deg[r] = task->at[terrain->point[r]];
    }
    terrain->kind = kind;
    terrain->parent = parent;
    terrain->is_bound = bind_families(terrain, parent, arena);
    terrain->may_have = rules->may_have;
    terrain->reach_m = rules->reach_m;
    terrain->count_most = rules->count_most;
    terrain->at_deg = at_deg;
    terrain->home_deg = task->home;
}

bool rules_allow(const struct terrain *terrain, uint32_t rank, uint32_t site)
{
    if (terrain->kind[rank] == NO_IX)
        return true;
    if (!terrain->may_have[terrain->kind[rank] * terrain->site_count + site])
        return false;
    return !(terrain->reach_m[site] > 0) || !terrain->has_home[site] ||
           geo_length_m(terrain->at_deg[rank], terrain->home_deg[site]) <=
               terrain->reach_m[site];
}

/* Ranks that move together: a family, or one rank by itself. */
struct company {
    const uint32_t *ranks;
    uint32_t count;
};

struct families {
    uint32_t *ranks; /* of all bound ranks, by parent, then rank */
    uint32_t *first; /* of family f: ranks[first[f]] .. before first[f + 1] */
    uint32_t count;
};

static int compare_parents(const void *a, const void *b, const void *context)
{
    const struct terrain *terrain = context;
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    if (terrain->parent[x] != terrain->parent[y])
        return terrain->parent[x] < terrain->parent[y] ? -1 : 1;
    return (x > y) - (x < y);
}

static struct families list_families(const struct terrain *terrain, struct arena *arena)
{
    struct families families = {.ranks = ARENA_ARRAY(arena, terrain->count, uint32_t)};
    uint32_t bound = 0;
    for (uint32_t r = 0; r < terrain->count; r++)
        if (terrain->is_bound[r])
            families.ranks[bound++] = r;
    sorting_sort(families.ranks, bound, sizeof *families.ranks, compare_parents,
                 terrain);
    families.first = ARENA_ARRAY(arena, (size_t)bound + 1, uint32_t);
    for (uint32_t i = 0; i < bound; i++)
        if (i == 0 || terrain->parent[families.ranks[i]] !=
                          terrain->parent[families.ranks[i - 1]])
            families.first[families.count++] = i;
    families.first[families.count] = bound;
    return families;
}

static struct company family_at(const struct families *families, uint32_t f)
{
    return (struct company){families->ranks + families->first[f],
                            families->first[f + 1] - families->first[f]};
}

static bool allow_all(const struct terrain *terrain, struct company company,
                      uint32_t site)
{
    for (uint32_t i = 0; i < company.count; i++)
        if (!rules_allow(terrain, company.ranks[i], site))
            return false;
    return true;
}

static uint32_t add_site(uint32_t *sites, uint32_t count, uint32_t site)
{
    for (uint32_t i = 0; i < count; i++)
        if (sites[i] == site)
            return count;
    if (count < NEAR_MOST)
        sites[count++] = site;
    return count;
}

/* Sites at the places of a company and next to them, in the order of ranks. */
static uint32_t list_near(const struct roster *roster, struct company company,
                          uint32_t sites[NEAR_MOST])
{
    const struct terrain *terrain = roster->terrain;
    uint32_t count = 0;
    for (uint32_t i = 0; i < company.count; i++)
        count = add_site(sites, count, roster->site[company.ranks[i]]);
    for (uint32_t i = 0; i < company.count; i++) {
        const uint32_t place = terrain->place[company.ranks[i]];
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++)
            count = add_site(sites, count,
                             roster->site[terrain->place_first[terrain->neighbour[n]]]);
    }
    return count;
}

/* Squared metres to a centre, by workload; a rank without any counts a little. */
static double length_to(const struct terrain *terrain, struct company company,
                        struct geo_xy centre)
{
    double sum = 0;
    for (uint32_t i = 0; i < company.count; i++) {
        const uint32_t r = company.ranks[i];
        const double x = terrain->at[r].x_m - centre.x_m;
        const double y = terrain->at[r].y_m - centre.y_m;
        sum += (terrain->workload[r] + 1e-9) * (x * x + y * y);
    }
    return sum;
}

/* The nearest site that may have them all, of `sites` (NULL: of all); NO_IX: none. */
static uint32_t nearest_site(const struct roster *roster, struct company company,
                             const uint32_t *sites, uint32_t count)
{
    uint32_t best = NO_IX;
    double best_length = HUGE_VAL;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t site = sites ? sites[i] : i;
        const bool has_centre =
            roster->terrain->has_home[site] || roster->sums[site].count > 0;
        if (!has_centre || !allow_all(roster->terrain, company, site))
            continue;
        const double length =
            length_to(roster->terrain, company, roster_centre(roster, site));
        if (length < best_length || (length == best_length && site < best)) {
            best = site;
            best_length = length;
        }
    }
    return best;
}

static void move_company(struct roster *roster, struct company company, uint32_t to)
{
    for (uint32_t i = 0; i < company.count; i++)
        roster_move(roster, company.ranks[i], to);
}

static bool is_together(const struct roster *roster, struct company company)
{
    for (uint32_t i = 1; i < company.count; i++)
        if (roster->site[company.ranks[i]] != roster->site[company.ranks[0]])
            return false;
    return true;
}

static void settle_company(struct roster *roster, struct company company)
{
    uint32_t near[NEAR_MOST];
    const uint32_t now = roster->site[company.ranks[0]];
    if (is_together(roster, company) && allow_all(roster->terrain, company, now))
        return;
    const uint32_t near_count = list_near(roster, company, near);
    uint32_t to = nearest_site(roster, company, near, near_count);
    if (to == NO_IX)
        to = nearest_site(roster, company, NULL, roster->terrain->site_count);
    if (to != NO_IX)
        move_company(roster, company, to);
}

/* The point nearest to its home, or the first, that may come and can be spared. */
static void fill_site(struct roster *roster, uint32_t empty)
{
    const struct terrain *terrain = roster->terrain;
    uint32_t best = NO_IX;
    double best_length = HUGE_VAL;
    for (uint32_t r = 0; r < terrain->count; r++) {
        const struct company one = {&r, 1};
        if (roster->sums[roster->site[r]].count < 2 ||
            !rules_may_move(terrain, r, empty))
            continue;
        const double length = terrain->has_home[empty]
                                  ? length_to(terrain, one, terrain->home[empty])
                                  : 0;
        if (length < best_length) {
            best = r;
            best_length = length;
        }
    }
    if (best != NO_IX)
        roster_move(roster, best, empty);
}

void rules_settle(struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    if (terrain->kind == NULL)
        return;
    struct arena scratch = {0};
    const struct families families = list_families(terrain, &scratch);
    for (uint32_t f = 0; f < families.count; f++)
        settle_company(roster, family_at(&families, f));
    for (uint32_t r = 0; r < terrain->count; r++)
        if (!rules_is_fixed(terrain, r))
            settle_company(roster, (struct company){&r, 1});
    for (uint32_t s = 0; s < terrain->site_count; s++)
        if (roster->sums[s].count == 0)
            fill_site(roster, s);
    arena_release(&scratch);
    roster_rebuild(roster);
}

static struct roster_sum sum_of(const struct terrain *terrain, struct company company,
                                uint32_t site)
{
    struct roster_sum sum = {0};
    for (uint32_t i = 0; i < company.count; i++)
        sum = roster_add(sum, roster_sum_of(terrain, company.ranks[i], site));
    return sum;
}

/* Change of both burdens; HUGE_VAL when the site would be empty. */
static double gain_of(const struct roster *roster, struct company company, uint32_t to)
{
    const struct terrain *terrain = roster->terrain;
    const uint32_t from = roster->site[company.ranks[0]];
    const struct roster_sum *a = &roster->sums[from], *b = &roster->sums[to];
    const struct roster_sum new_a = roster_subtract(*a, sum_of(terrain, company, from));
    const struct roster_sum new_b = roster_add(*b, sum_of(terrain, company, to));
    if (new_a.count == 0)
        return HUGE_VAL;
    return roster_burden(roster, from, &new_a) + roster_burden(roster, to, &new_b) -
           roster_burden(roster, from, a) - roster_burden(roster, to, b);
}

struct moving {
    struct roster *roster;
    struct sides sides;
    struct arena *arena;
};

/* Pieces of two sites as they are now. */
static void count_pieces(struct moving *moving, const uint32_t sites[2],
                         uint32_t pieces[2])
{
    const struct roster *roster = moving->roster;
    const uint32_t *place = roster->terrain->place;
    sides_begin(&moving->sides,
                roster->sums[sites[0]].count + roster->sums[sites[1]].count,
                moving->arena);
    for (int side = 0; side < 2; side++)
        for (uint32_t r = roster->head[sites[side]]; r != NO_IX; r = roster->next[r])
            sides_meet(&moving->sides, place[r]);
    sides_clear(&moving->sides);
    for (int side = 0; side < 2; side++)
        for (uint32_t r = roster->head[sites[side]]; r != NO_IX; r = roster->next[r])
            sides_put(&moving->sides, place[r], side == 0 ? SIDES_LOW : SIDES_HIGH);
    pieces[0] = sides_pieces(&moving->sides, SIDES_LOW);
    pieces[1] = sides_pieces(&moving->sides, SIDES_HIGH);
}

static bool try_family(struct moving *moving, struct company company)
{
    struct roster *roster = moving->roster;
    const uint32_t from = roster->site[company.ranks[0]];
    uint32_t near[NEAR_MOST], best = NO_IX;
    const uint32_t count = list_near(roster, company, near);
    double best_gain = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (near[i] == from || !allow_all(roster->terrain, company, near[i]))
            continue;
        const double gain = gain_of(roster, company, near[i]);
        const double scale = roster->scale[from] + roster->scale[near[i]];
        if (gain < best_gain && gain < -LEAST_GAIN * scale) {
            best = near[i];
            best_gain = gain;
        }
    }
    if (best == NO_IX)
        return false;
    const uint32_t sites[2] = {from, best};
    uint32_t pieces[2];
    move_company(roster, company, best);
    count_pieces(moving, sites, pieces);
    if (pieces[0] + pieces[1] > roster->pieces[from] + roster->pieces[best]) {
        move_company(roster, company, from);
        return false;
    }
    roster->pieces[from] = pieces[0];
    roster->pieces[best] = pieces[1];
    return true;
}

uint32_t rules_move_families(struct roster *roster)
{
    if (roster->terrain->kind == NULL)
        return 0;
    struct arena scratch = {0};
    struct moving moving = {.roster = roster, .arena = &scratch};
    const struct families families = list_families(roster->terrain, &scratch);
    uint32_t moved = 0;
    sides_init(&moving.sides, roster, &scratch);
    for (uint32_t pass = 0; pass < PASSES; pass++)
        for (uint32_t f = 0; f < families.count; f++)
            moved += try_family(&moving, family_at(&families, f));
    arena_release(&scratch);
    if (moved > 0)
        roster_rebuild(roster);
    return moved;
}
