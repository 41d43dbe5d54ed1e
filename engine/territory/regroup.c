// SPDX-License-Identifier: GPL-3.0-or-later
/* regroup: see the header.
 *
 * Pair splits and single moves get stuck where three or more sites would have to change
 * at once: two giant accounts in one territory, say, with neighbours that are full.
 * Here such a group is cut by bisection as if it were a map of its own, with more
 * weight on value and other directions each time. Groups of a round share no site, so
 * threads may take them in any order, and results are put back in order. */
#include "territory/regroup.h"

#include "base/meter.h"
#include "base/sorting.h"
#include "base/threads.h"
#include "territory/balance.h"
#include "territory/bisect.h"
#include "territory/border.h"
#include "territory/connect.h"
#include "territory/section.h"
#include "territory/sweep.h"

#include <math.h>
#include <string.h>

enum { GROUP_MAX = 7, SWEEPS = 8, KINDS = REGROUP_KINDS };

/* How groups are made in the rounds, in turn. */
static const uint32_t GROUP_SIZES[KINDS] = {4, 6, 3, 7};
static const double VALUE_WEIGHTS[KINDS] = {3, 8, 16, 4};

static const double LEAST_GAIN = 1e-4;

struct group {
    uint32_t sites[GROUP_MAX]; /* rising */
    uint32_t count;
    bool is_better;
    struct section section;
    struct arena arena;
};

struct regroup {
    struct roster *roster;
    struct regroup_memory *memory;
    struct border border;
    uint8_t *is_taken; /* by site */
    struct group *groups;
    uint32_t group_count;
    uint32_t round;
    bool for_workload;
};

/* Of the load that the groups are for. */
static double load_off(const struct regroup *regroup, uint32_t site)
{
    const struct roster_sum *sum = &regroup->roster->sums[site];
    return (regroup->for_workload ? sum->workload : sum->value) /
               regroup->roster->terrain->share[site] -
           1;
}

/* The free neighbour of the group that can best make up for the seed's load; NO_IX
 * when there is none. */
static uint32_t best_neighbour(const struct regroup *regroup, const struct group *group,
                               double sign)
{
    uint32_t best = NO_IX;
    double best_off = 0;
    for (uint32_t g = 0; g < group->count; g++) {
        const uint32_t site = group->sites[g];
        for (uint32_t i = regroup->border.first[site];
             i < regroup->border.first[site + 1]; i++) {
            const uint32_t other = regroup->border.neighbour[i];
            if (regroup->is_taken[other])
                continue;
            const double off = sign * load_off(regroup, other);
            if (best == NO_IX || off < best_off || (off == best_off && other < best)) {
                best = other;
                best_off = off;
            }
        }
    }
    return best;
}

static void sort_sites(struct group *group)
{
    for (uint32_t i = 1; i < group->count; i++)
        for (uint32_t j = i; j > 0 && group->sites[j] < group->sites[j - 1]; j--) {
            const uint32_t kept = group->sites[j];
            group->sites[j] = group->sites[j - 1];
            group->sites[j - 1] = kept;
        }
}

static void make_group(struct regroup *regroup, uint32_t seed, struct group *group)
{
    const double sign = load_off(regroup, seed) > 0 ? 1 : -1;
    const uint32_t size = GROUP_SIZES[regroup->round % KINDS];
    *group = (struct group){.sites = {seed}, .count = 1};
    regroup->is_taken[seed] = 1;
    while (group->count < size) {
        const uint32_t next = best_neighbour(regroup, group, sign);
        if (next == NO_IX)
            break;
        regroup->is_taken[next] = 1;
        group->sites[group->count++] = next;
    }
    sort_sites(group);
}

static uint64_t version_of(const struct roster *roster, const struct group *group)
{
    uint64_t sum = 1;
    for (uint32_t g = 0; g < group->count; g++)
        sum += roster->version[group->sites[g]];
    return sum;
}

/* A group that was tried in this way before and has not changed is not worth a second
 * look. Sites of one group may by chance have had as many changes as those of another:
 * then a group is passed over that could have been tried, and the next kind has its
 * turn.
 */
static bool is_new(struct regroup *regroup, const struct group *group, uint32_t seed)
{
    uint64_t *tried = regroup->memory->tried[regroup->round % KINDS];
    const uint64_t version = version_of(regroup->roster, group);
    if (tried[seed] == version)
        return false;
    tried[seed] = version;
    return true;
}

/* Groups around sites with excess, the worst first. */
static void make_groups(struct regroup *regroup, struct arena *scratch)
{
    const struct roster *roster = regroup->roster;
    const uint32_t site_count = roster->terrain->site_count;
    double *key = ARENA_ARRAY(scratch, site_count, double);
    uint32_t *order = ARENA_ARRAY(scratch, site_count, uint32_t);
    for (uint32_t s = 0; s < site_count; s++)
        if (!regroup->for_workload || roster_misses_workload(roster, s))
            key[s] = -roster_excess(roster, s, &roster->sums[s]);
    sorting_order_f64(key, order, site_count);
    memset(regroup->is_taken, 0, site_count);
    regroup->border = border_find(roster, scratch);
    regroup->groups = ARENA_ARRAY(scratch, site_count, struct group);
    regroup->group_count = 0;
    for (uint32_t i = 0; i < site_count && key[order[i]] < 0; i++) {
        struct group *group = &regroup->groups[regroup->group_count];
        if (regroup->is_taken[order[i]])
            continue;
        make_group(regroup, order[i], group);
        regroup->group_count += group->count >= 2 && is_new(regroup, group, order[i]);
    }
}

static uint32_t all_pieces(const struct roster *roster)
{
    uint32_t sum = 0;
    for (uint32_t s = 0; s < roster->terrain->site_count; s++)
        sum += roster->pieces[s];
    return sum;
}

static void try_group(void *context, uint32_t item, uint32_t worker)
{
    struct regroup *regroup = context;
    struct group *group = &regroup->groups[item];
    (void)worker;
    struct section *section = &group->section;
    section_cut(section, regroup->roster, group->sites, group->count, &group->arena);
    struct roster *roster = &section->roster;
    const double burden = section_burden(section);
    const uint32_t pieces = all_pieces(roster);
    double scale = 0;
    for (uint32_t s = 0; s < group->count; s++)
        scale += roster->scale[s];
    const struct bisect_options cut = {
        .value_weight =
            regroup->for_workload ? 0 : VALUE_WEIGHTS[regroup->round % KINDS],
        .turn_rad = 0.09 * regroup->round,
    };
    const struct sweep_options sweeps = {
        .kind = SWEEP_CUT, .sweeps_max = SWEEPS, .threads = 1};
    bisect(roster, &cut);
    connect_places(roster);
    connect_repair(roster);
    sweep_run(roster, &sweeps);
    balance_run(roster, NULL);
    group->is_better = all_pieces(roster) <= pieces &&
                       section_burden(section) < burden - LEAST_GAIN * scale;
}

void regroup_memory_init(struct regroup_memory *memory, uint32_t site_count,
                         struct arena *arena)
{
    for (uint32_t k = 0; k < KINDS; k++)
        memory->tried[k] = ARENA_ARRAY(arena, site_count, uint64_t);
}

uint64_t regroup_run(struct roster *roster, const struct regroup_options *options,
                     struct regroup_memory *memory)
{
    uint64_t made = 0;
    for (uint32_t round = 0; round < options->rounds; round++) {
        struct arena scratch = {0};
        struct regroup regroup = {
            .roster = roster,
            .memory = memory,
            .is_taken = ARENA_ARRAY(&scratch, roster->terrain->site_count, uint8_t),
            .round = options->first_round + round,
            .for_workload = options->for_workload,
        };
        make_groups(&regroup, &scratch);
        meter_begin(options->meter, "regrouping territories", regroup.group_count);
        threads_run(options->threads, regroup.group_count, try_group, NULL, &regroup);
        for (uint32_t g = 0; g < regroup.group_count; g++) {
            struct group *group = &regroup.groups[g];
            if (group->is_better) {
                section_put_back(&group->section, roster);
                made++;
            }
            arena_release(&group->arena);
        }
        arena_release(&scratch);
    }
    roster_rebuild(roster);
    return made;
}
