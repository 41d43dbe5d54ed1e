// SPDX-License-Identifier: GPL-3.0-or-later
/* improve: see the header. */
#include "territory/improve.h"

#include "territory/balance.h"
#include "territory/connect.h"
#include "territory/regroup.h"
#include "territory/rules.h"
#include "territory/settle.h"
#include "territory/sweep.h"

#include <string.h>

enum {
    SWEEPS_A_ROUND = 6,
    GROUPED_MAX = 20000,
    SWEEPS_LATER = 4,
    REGROUPS = 4,
    FINISHES = 4
};

/* Workload against value when only workload is left to mend. */
static const double FINISH_STEP = 8;
/* Excess against shapes in rounds of mending; one that leaves more of the excess than
 * WORTH_A_ROUND was the last. */
static const double MEND_STEP = 3, WORTH_A_ROUND = 0.95;

static uint32_t count_misses(const struct roster *roster)
{
    uint32_t count = 0;
    for (uint32_t s = 0; s < roster->terrain->site_count; s++)
        count += roster_misses_workload(roster, s);
    return count;
}

/* Workload alone, for sites that were left outside for the sake of value. */
static uint64_t finish(struct roster *roster, const struct territory_options *options)
{
    const struct sweep_options sweeps = {
        .kind = SWEEP_BOTH, .sweeps_max = SWEEPS_LATER, .threads = options->threads};
    const double weight = roster->workload_weight;
    uint64_t work = 0;
    for (uint32_t n = 0; n < FINISHES && count_misses(roster) > 0; n++) {
        struct arena scratch = {0};
        struct regroup_memory memory;
        const struct regroup_options regroups = {.rounds = REGROUPS,
                                                 .first_round = REGROUPS * n,
                                                 .for_workload = true,
                                                 .threads = options->threads};
        regroup_memory_init(&memory, roster->terrain->site_count, &scratch);
        roster->workload_weight *= FINISH_STEP;
        work += sweep_run(roster, &sweeps);
        work += regroup_run(roster, &regroups, &memory);
        work += balance_run(roster, NULL);
        connect_repair(roster);
        arena_release(&scratch);
    }
    roster->workload_weight = weight;
    return work;
}

/* What settles nowhere, giant accounts above all, is tried in groups and in steps: on
 * maps where one account can make a difference. There excess is dearer and tolls would
 * only be in the way. Rounds until the excess does not fall any more. */
static uint64_t mend(struct roster *roster, const struct territory_options *options)
{
    const uint32_t site_count = roster->terrain->site_count;
    struct arena scratch = {0};
    struct regroup_memory memory;
    const struct sweep_options sweeps = {
        .kind = SWEEP_BOTH, .sweeps_max = SWEEPS_LATER, .threads = options->threads};
    struct regroup_options regroups = {.rounds = REGROUPS, .threads = options->threads};
    regroup_memory_init(&memory, site_count, &scratch);
    memset(roster->workload_toll, 0, site_count * sizeof *roster->workload_toll);
    memset(roster->value_toll, 0, site_count * sizeof *roster->value_toll);
    double excess = roster_excess_total(roster);
    uint64_t work = 0;
    for (uint32_t round = 0; round < options->rounds_max && excess > 0; round++) {
        roster_set_scales(roster);
        roster->excess_price *= MEND_STEP;
        work += sweep_run(roster, &sweeps);
        regroups.first_round = REGROUPS * round;
        work += regroup_run(roster, &regroups, &memory);
        work += balance_run(roster, NULL);
        connect_repair(roster);
        const double before = excess;
        excess = roster_excess_total(roster);
        if (round >= 1 && !(excess < WORTH_A_ROUND * before))
            break;
    }
    arena_release(&scratch);
    return work;
}

uint64_t improve(struct roster *roster, const struct territory_options *options)
{
    const struct settle_options settle = {
        .sweeps_max = SWEEPS_A_ROUND * options->rounds_max,
        .threads = options->threads,
        .meter = options->meter,
    };
    connect_repair(roster);
    uint64_t work = settle_run(roster, &settle);
    connect_repair(roster);
    if (rules_move_families(roster) > 0)
        work += settle_run(roster, &settle);
    if (roster->terrain->count <= GROUPED_MAX && roster_excess_total(roster) > 0)
        work += mend(roster, options);
    work += finish(roster, options);
    connect_repair(roster);
    return work;
}
