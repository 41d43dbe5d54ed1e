// SPDX-License-Identifier: GPL-3.0-or-later
/* section: see the header. Places where other sites are too become places of the
 * section with fewer points; edges that lead out of the section are left off. */
#include "territory/section.h"

#include "base/sorting.h"
#include "territory/connect.h"

#include <string.h>

struct cutting {
    struct section *section;
    const struct roster *whole;
    struct arena *arena;
    uint32_t *rank;  /* of the whole, rising */
    uint32_t *place; /* of the section's places: that of the whole, rising */
    struct arena scratch;
};

static int compare_numbers(const void *a, const void *b, const void *context)
{
    (void)context;
    const uint32_t x = *(const uint32_t *)a, y = *(const uint32_t *)b;
    return (x > y) - (x < y);
}

/* Number of a site or place of the whole in a rising list; NO_IX when it is not there.
 */
static uint32_t find_number(const uint32_t *list, uint32_t count, uint32_t number)
{
    uint32_t first = 0, end = count;
    while (first < end) {
        const uint32_t middle = first + (end - first) / 2;
        if (list[middle] < number)
            first = middle + 1;
        else
            end = middle;
    }
    return first < count && list[first] == number ? first : NO_IX;
}

static void cut_ranks(struct cutting *c, const uint32_t *sites, uint32_t site_count)
{
    uint32_t count = 0, at = 0;
    for (uint32_t s = 0; s < site_count; s++)
        count += c->whole->sums[sites[s]].count;
    c->rank = ARENA_ARRAY(c->arena, count, uint32_t);
    for (uint32_t s = 0; s < site_count; s++)
        for (uint32_t r = c->whole->head[sites[s]]; r != NO_IX; r = c->whole->next[r])
            c->rank[at++] = r;
    sorting_sort(c->rank, count, sizeof *c->rank, compare_numbers, NULL);
    c->section->terrain.count = count;
    c->section->rank = c->rank;
}

static void cut_places(struct cutting *c)
{
    const struct terrain *from = c->whole->terrain;
    struct terrain *to = &c->section->terrain;
    uint32_t *place = ARENA_ARRAY(c->arena, to->count, uint32_t);
    uint32_t *first = ARENA_ARRAY(c->arena, (size_t)to->count + 1, uint32_t);
    uint8_t *is_divisible = ARENA_ARRAY(c->arena, to->count, uint8_t);
    c->place = ARENA_ARRAY(&c->scratch, to->count, uint32_t);
    for (uint32_t r = 0; r < to->count; r++) {
        const uint32_t old = from->place[c->rank[r]];
        if (r == 0 || old != c->place[to->place_count - 1]) {
            is_divisible[to->place_count] = from->is_divisible[old];
            c->place[to->place_count] = old;
            first[to->place_count++] = r;
        }
        place[r] = to->place_count - 1;
    }
    first[to->place_count] = to->count;
    to->place = place;
    to->place_first = first;
    to->is_divisible = is_divisible;
}

static void cut_edges(struct cutting *c)
{
    const struct terrain *from = c->whole->terrain;
    struct terrain *to = &c->section->terrain;
    uint32_t most = 0;
    for (uint32_t p = 0; p < to->place_count; p++)
        most +=
            from->neighbour_first[c->place[p] + 1] - from->neighbour_first[c->place[p]];
    uint32_t *first = ARENA_ARRAY(c->arena, (size_t)to->place_count + 1, uint32_t);
    uint32_t *neighbour = ARENA_ARRAY(c->arena, most, uint32_t);
    struct edge *edges = ARENA_ARRAY(c->arena, most, struct edge);
    uint8_t *is_crossing =
        from->is_crossing ? ARENA_ARRAY(c->arena, most, uint8_t) : NULL;
    uint32_t count = 0;
    for (uint32_t p = 0; p < to->place_count; p++) {
        first[p] = count;
        for (uint32_t n = from->neighbour_first[c->place[p]];
             n < from->neighbour_first[c->place[p] + 1]; n++) {
            const uint32_t other =
                find_number(c->place, to->place_count, from->neighbour[n]);
            if (other == NO_IX)
                continue;
            if (is_crossing)
                is_crossing[count] = from->is_crossing[n];
            neighbour[count++] = other;
            if (p < other)
                edges[to->edge_count++] = (struct edge){p, other};
        }
    }
    first[to->place_count] = count;
    to->neighbour_first = first;
    to->neighbour = neighbour;
    to->edges = edges;
    to->is_crossing = is_crossing;
    to->crossing_price = from->crossing_price;
}

static void cut_loads(struct cutting *c, const uint32_t *sites, uint32_t site_count)
{
    const struct terrain *from = c->whole->terrain;
    struct terrain *to = &c->section->terrain;
    struct geo_xy *at = ARENA_ARRAY(c->arena, to->count, struct geo_xy);
    double *workload = ARENA_ARRAY(c->arena, to->count, double);
    double *value = ARENA_ARRAY(c->arena, to->count, double);
    double *relation = ARENA_ARRAY(c->arena, to->count, double);
    uint32_t *owner = ARENA_ARRAY(c->arena, to->count, uint32_t);
    uint8_t *is_locked = ARENA_ARRAY(c->arena, to->count, uint8_t);
    for (uint32_t r = 0; r < to->count; r++) {
        const uint32_t old = c->rank[r];
        at[r] = from->at[old];
        workload[r] = from->workload[old];
        value[r] = from->value[old];
        relation[r] = from->relation[old];
        owner[r] = find_number(sites, site_count, from->owner[old]);
        is_locked[r] = from->is_locked[old];
    }
    to->at = at;
    to->workload = workload;
    to->value = value;
    to->relation = relation;
    to->owner = owner;
    to->is_locked = is_locked;
}

/* Those of the points and sites that are here; everybody of one parent is, since they
 * are all with one site. */
static void cut_rules(struct cutting *c, const uint32_t *sites, uint32_t site_count)
{
    const struct terrain *from = c->whole->terrain;
    struct terrain *to = &c->section->terrain;
    if (from->kind == NULL)
        return;
    const uint32_t kind_count = from->task->rules->kind_count;
    uint32_t *kind = ARENA_ARRAY(c->arena, to->count, uint32_t);
    uint32_t *parent = ARENA_ARRAY(c->arena, to->count, uint32_t);
    uint8_t *is_bound = ARENA_ARRAY(c->arena, to->count, uint8_t);
    uint8_t *may_have = ARENA_ARRAY(c->arena, kind_count * site_count, uint8_t);
    double *reach_m = ARENA_ARRAY(c->arena, site_count, double);
    uint32_t *count_most = ARENA_ARRAY(c->arena, site_count, uint32_t);
    struct geo_point *at_deg = ARENA_ARRAY(c->arena, to->count, struct geo_point);
    struct geo_point *home_deg = ARENA_ARRAY(c->arena, site_count, struct geo_point);
    for (uint32_t r = 0; r < to->count; r++) {
        kind[r] = from->kind[c->rank[r]];
        parent[r] = from->parent[c->rank[r]];
        is_bound[r] = from->is_bound[c->rank[r]];
        at_deg[r] = from->at_deg[c->rank[r]];
    }
    for (uint32_t s = 0; s < site_count; s++) {
        reach_m[s] = from->reach_m[sites[s]];
        count_most[s] = from->count_most[sites[s]];
        home_deg[s] = from->home_deg[sites[s]];
        for (uint32_t k = 0; k < kind_count; k++)
            may_have[k * site_count + s] =
                from->may_have[k * from->site_count + sites[s]];
    }
    to->kind = kind;
    to->parent = parent;
    to->is_bound = is_bound;
    to->may_have = may_have;
    to->reach_m = reach_m;
    to->count_most = count_most;
    to->at_deg = at_deg;
    to->home_deg = home_deg;
}

static void cut_sites(struct cutting *c, const uint32_t *sites, uint32_t site_count)
{
    const struct terrain *from = c->whole->terrain;
    struct terrain *to = &c->section->terrain;
    struct geo_xy *home = ARENA_ARRAY(c->arena, site_count, struct geo_xy);
    uint8_t *has_home = ARENA_ARRAY(c->arena, site_count, uint8_t);
    double *share = ARENA_ARRAY(c->arena, site_count, double);
    uint32_t *site = ARENA_ARRAY(c->arena, site_count, uint32_t);
    for (uint32_t s = 0; s < site_count; s++) {
        site[s] = sites[s];
        home[s] = from->home[sites[s]];
        has_home[s] = from->has_home[sites[s]];
        share[s] = from->share[sites[s]];
    }
    to->site_count = site_count;
    to->home = home;
    to->has_home = has_home;
    to->share = share;
    c->section->site = site;
}

/* The present state, at the prices of the whole. */
static void cut_roster(struct cutting *c, uint32_t site_count)
{
    struct roster *roster = &c->section->roster;
    roster_init(roster, &c->section->terrain, c->arena);
    roster->keep_price = c->whole->keep_price;
    roster->edge_price = c->whole->edge_price;
    roster->workload_weight = c->whole->workload_weight;
    roster->excess_price = c->whole->excess_price;
    for (uint32_t r = 0; r < c->section->terrain.count; r++)
        roster->site[r] =
            find_number(c->section->site, site_count, c->whole->site[c->rank[r]]);
    for (uint32_t s = 0; s < site_count; s++) {
        const uint32_t site = c->section->site[s];
        roster->scale[s] = c->whole->scale[site];
        roster->workload_toll[s] = c->whole->workload_toll[site];
        roster->value_toll[s] = c->whole->value_toll[site];
    }
    for (uint32_t p = 0; p < c->section->terrain.place_count; p++)
        roster->place_scale[p] = c->whole->place_scale[c->place[p]];
    roster_rebuild(roster);
    connect_find(roster, &c->scratch);
}

void section_cut(struct section *section, const struct roster *whole,
                 const uint32_t *sites, uint32_t site_count, struct arena *arena)
{
    const struct terrain *from = whole->terrain;
    *section = (struct section){.whole = whole};
    section->terrain = (struct terrain){
        .task = from->task,
        .has_value = from->has_value,
        .workload_spread = from->workload_spread,
        .value_spread = from->value_spread,
        .centre = from->centre,
    };
    struct cutting c = {.section = section, .whole = whole, .arena = arena};
    cut_ranks(&c, sites, site_count);
    cut_places(&c);
    cut_edges(&c);
    cut_loads(&c, sites, site_count);
    cut_sites(&c, sites, site_count);
    cut_rules(&c, sites, site_count);
    cut_roster(&c, site_count);
    arena_release(&c.scratch);
}

double section_burden(const struct section *section)
{
    const struct roster *roster = &section->roster;
    const struct terrain *terrain = &section->terrain;
    double burden = 0;
    for (uint32_t s = 0; s < terrain->site_count; s++)
        burden += roster_burden(roster, s, &roster->sums[s]);
    for (uint32_t a = 0; a < terrain->place_count; a++)
        for (uint32_t n = terrain->neighbour_first[a];
             n < terrain->neighbour_first[a + 1]; n++) {
            const uint32_t b = terrain->neighbour[n];
            if (a < b && roster->site[terrain->place_first[a]] !=
                             roster->site[terrain->place_first[b]])
                burden += roster_border_price(roster, a, n);
        }
    return burden;
}

void section_put_back(const struct section *section, struct roster *whole)
{
    for (uint32_t r = 0; r < section->terrain.count; r++)
        roster_move(whole, section->rank[r], section->site[section->roster.site[r]]);
    for (uint32_t s = 0; s < section->terrain.site_count; s++)
        whole->pieces[section->site[s]] = section->roster.pieces[s];
}
