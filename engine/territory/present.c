// SPDX-License-Identifier: GPL-3.0-or-later
#include "territory/present.h"

#include "territory/bisect.h"
#include "territory/rules.h"
#include "territory/section.h"

#include <string.h>

/* By place: the site of its first owned rank. */
static uint32_t seed_places(const struct terrain *terrain, uint32_t *site,
                            uint32_t *queue)
{
    uint32_t count = 0;
    memset(site, 0xff, terrain->place_count * sizeof *site);
    for (uint32_t r = 0; r < terrain->count; r++) {
        const uint32_t place = terrain->place[r];
        if (terrain->owner[r] == NO_IX || site[place] != NO_IX)
            continue;
        site[place] = terrain->owner[r];
        queue[count++] = place;
    }
    return count;
}

/* A flood from all owned places at once, in the order of places. */
static bool spread_owners(struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    struct arena scratch = {0};
    uint32_t *site = ARENA_ARRAY(&scratch, terrain->place_count, uint32_t);
    uint32_t *queue = ARENA_ARRAY(&scratch, terrain->place_count, uint32_t);
    uint32_t end = seed_places(terrain, site, queue);
    const bool is_owned = end > 0;
    for (uint32_t at = 0; at < end; at++)
        for (uint32_t n = terrain->neighbour_first[queue[at]];
             n < terrain->neighbour_first[queue[at] + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            if (site[other] != NO_IX)
                continue;
            site[other] = site[queue[at]];
            queue[end++] = other;
        }
    for (uint32_t r = 0; is_owned && r < terrain->count; r++)
        roster->site[r] =
            terrain->owner[r] != NO_IX ? terrain->owner[r] : site[terrain->place[r]];
    arena_release(&scratch);
    return is_owned;
}

/* Points of a site that may leave it, less the one it must keep. */
static uint32_t spare_count(const struct roster *roster, uint32_t site)
{
    uint32_t loose = 0;
    for (uint32_t r = roster->head[site]; r != NO_IX; r = roster->next[r])
        loose += !rules_is_fixed(roster->terrain, r);
    return loose < roster->sums[site].count ? loose : loose > 0 ? loose - 1 : 0;
}

static uint32_t nearest_rank(const struct terrain *terrain, struct geo_xy at,
                             const uint8_t *is_able, const uint32_t *site)
{
    uint32_t best = NO_IX;
    double best_m2 = 0;
    for (uint32_t r = 0; r < terrain->count; r++) {
        const double x = terrain->at[r].x_m - at.x_m, y = terrain->at[r].y_m - at.y_m;
        if (is_able[site[r]] && (best == NO_IX || x * x + y * y < best_m2)) {
            best = r;
            best_m2 = x * x + y * y;
        }
    }
    return best;
}

/* Who gives half of hers to an empty site. */
static uint32_t find_donor(const struct roster *roster, uint32_t empty,
                           struct arena *scratch)
{
    const struct terrain *terrain = roster->terrain;
    uint8_t *is_able = ARENA_ARRAY(scratch, terrain->site_count, uint8_t);
    uint32_t best = NO_IX;
    double best_load = -1;
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        is_able[s] = spare_count(roster, s) > 0;
        const double load = roster->sums[s].workload / terrain->share[s];
        if (is_able[s] && load > best_load) {
            best = s;
            best_load = load;
        }
    }
    if (!terrain->has_home[empty])
        return best;
    const uint32_t rank =
        nearest_rank(terrain, terrain->home[empty], is_able, roster->site);
    return rank == NO_IX ? best : roster->site[rank];
}

/* The check of the task has made sure that there is a donor. */
static void fill_site(struct roster *roster, uint32_t empty)
{
    struct arena scratch = {0};
    const uint32_t donor = find_donor(roster, empty, &scratch);
    const uint32_t sites[2] = {donor < empty ? donor : empty,
                               donor < empty ? empty : donor};
    const struct bisect_options cut = bisect_options_default();
    struct section section;
    section_cut(&section, roster, sites, 2, &scratch);
    bisect(&section.roster, &cut);
    section_put_back(&section, roster);
    arena_release(&scratch);
}

bool present_start(struct roster *roster)
{
    if (!spread_owners(roster))
        return false;
    roster_rebuild(roster);
    for (uint32_t s = 0; s < roster->terrain->site_count; s++)
        if (roster->sums[s].count == 0)
            fill_site(roster, s);
    roster_rebuild(roster);
    rules_settle(roster);
    return true;
}
