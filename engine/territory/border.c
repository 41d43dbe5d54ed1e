// SPDX-License-Identifier: GPL-3.0-or-later
/* border: see the header. Every edge between two sites is listed under both; then each
 * site's list is sorted out. */
#include "territory/border.h"

#include <string.h>

struct listing {
    const struct roster *roster;
    struct arena scratch;
    uint32_t *from, *to; /* one way each */
    size_t capacity_from, capacity_to;
    uint32_t count;
};

static void list_pair(struct listing *listing, uint32_t a, uint32_t b)
{
    if (a == b)
        return;
    listing->from =
        arena_grow(&listing->scratch, listing->from, &listing->capacity_from,
                   (size_t)listing->count + 2, sizeof *listing->from);
    listing->to = arena_grow(&listing->scratch, listing->to, &listing->capacity_to,
                             (size_t)listing->count + 2, sizeof *listing->to);
    listing->from[listing->count] = a;
    listing->to[listing->count++] = b;
    listing->from[listing->count] = b;
    listing->to[listing->count++] = a;
}

/* Each site at place p with each at place q; runs of one site are looked at once. */
static void list_places(struct listing *listing, uint32_t p, uint32_t q)
{
    const struct terrain *terrain = listing->roster->terrain;
    const uint32_t *site = listing->roster->site;
    const uint32_t p_first = terrain->place_first[p], q_first = terrain->place_first[q];
    for (uint32_t i = p_first; i < terrain->place_first[p + 1]; i++) {
        if (i > p_first && site[i] == site[i - 1])
            continue;
        for (uint32_t j = q_first; j < terrain->place_first[q + 1]; j++)
            if (j == q_first || site[j] != site[j - 1])
                list_pair(listing, site[i], site[j]);
    }
}

static void list_all(struct listing *listing)
{
    const struct terrain *terrain = listing->roster->terrain;
    for (uint32_t e = 0; e < terrain->edge_count; e++)
        list_places(listing, terrain->edges[e].a, terrain->edges[e].b);
    for (uint32_t p = 0; p < terrain->place_count; p++)
        if (terrain->place_first[p + 1] - terrain->place_first[p] > 1)
            list_places(listing, p, p);
}

/* Neighbours of one site, each once, rising; returns how many. */
static uint32_t sort_out(uint32_t *sites, uint32_t count)
{
    uint32_t kept = 0;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t site = sites[i];
        uint32_t slot = kept;
        while (slot > 0 && sites[slot - 1] > site)
            slot--;
        if (slot > 0 && sites[slot - 1] == site)
            continue;
        memmove(sites + slot + 1, sites + slot, (kept - slot) * sizeof *sites);
        sites[slot] = site;
        kept++;
    }
    return kept;
}

struct border border_find(const struct roster *roster, struct arena *arena)
{
    const uint32_t site_count = roster->terrain->site_count;
    struct listing listing = {.roster = roster};
    list_all(&listing);
    uint32_t *start = ARENA_ARRAY(&listing.scratch, (size_t)site_count + 2, uint32_t);
    uint32_t *list = ARENA_ARRAY(&listing.scratch, listing.count, uint32_t);
    for (uint32_t i = 0; i < listing.count; i++)
        start[listing.from[i] + 2]++;
    for (uint32_t s = 2; s < site_count + 2; s++)
        start[s] += start[s - 1];
    for (uint32_t i = 0; i < listing.count; i++)
        list[start[listing.from[i] + 1]++] = listing.to[i];
    struct border border = {.first =
                                ARENA_ARRAY(arena, (size_t)site_count + 1, uint32_t)};
    uint32_t total = 0;
    for (uint32_t s = 0; s < site_count; s++) {
        const uint32_t kept = sort_out(list + start[s], start[s + 1] - start[s]);
        memmove(list + total, list + start[s], kept * sizeof *list);
        total += kept;
        border.first[s + 1] = total;
    }
    border.neighbour = ARENA_ARRAY(arena, total, uint32_t);
    memcpy(border.neighbour, list, total * sizeof *list);
    arena_release(&listing.scratch);
    return border;
}
