// SPDX-License-Identifier: GPL-3.0-or-later
/* improve: see the header. */
#include "territory/improve.h"

#include "territory/balance.h"
#include "territory/connect.h"
#include "territory/regroup.h"
#include "territory/sweep.h"

enum { SWEEPS_FIRST = 12, SWEEPS_LATER = 4, REGROUPS = 4, FINISHES = 4 };

/* A round that leaves more of the excess than this was the last. */
static const double WORTH_A_ROUND = 0.95;
/* Workload against value when only workload is left to mend. */
static const double FINISH_STEP = 8;

/* One round of steps 3 to 6. */
static uint64_t improve_once(struct roster *roster,
                             const struct territory_options *options, uint32_t round,
                             struct regroup_memory *memory)
{
    const struct sweep_options sweeps = {
        .sweeps_max = round == 0 ? SWEEPS_FIRST : SWEEPS_LATER,
        .threads = options->threads,
        .meter = options->meter,
    };
    const struct regroup_options regroups = {
        .rounds = REGROUPS,
        .first_round = REGROUPS * round,
        .threads = options->threads,
        .meter = options->meter,
    };
    connect_repair(roster);
    roster_set_scales(roster);
    uint64_t work = sweep_run(roster, &sweeps);
    work += regroup_run(roster, &regroups, memory);
    return work + balance_run(roster, NULL);
}

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
    const struct sweep_options sweeps = {.sweeps_max = SWEEPS_LATER,
                                         .threads = options->threads};
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

/* Rounds until the excess does not fall any more: what is left then is out of reach for
 * territories in one piece. */
uint64_t improve(struct roster *roster, const struct territory_options *options)
{
    struct arena scratch = {0};
    struct regroup_memory memory;
    regroup_memory_init(&memory, roster->terrain->site_count, &scratch);
    uint64_t work = 0;
    double excess = roster_excess_total(roster);
    for (uint32_t round = 0; round < options->rounds_max; round++) {
        work += improve_once(roster, options, round, &memory);
        const double before = excess;
        excess = roster_excess_total(roster);
        if (round >= 1 && !(excess < WORTH_A_ROUND * before))
            break;
    }
    work += finish(roster, options);
    connect_repair(roster);
    arena_release(&scratch);
    return work;
}
