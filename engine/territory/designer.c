// SPDX-License-Identifier: GPL-3.0-or-later
/* designer: see the header.
 *
 *   1. terrain    projection, Hilbert order, neighbours
 *   2. bisect     a first design by straight cuts, or the present one
 *   3. connect    pieces that lie apart go to the neighbour around them
 *   4. sweep      pairs of neighbours are split anew while that is better
 *   5. regroup    groups around loads that are still out of tolerance are cut anew
 *   6. balance    single places cross borders
 *
 * Steps 3 to 6 are repeated until nothing changes. Only step 3 may make the balance
 * worse; steps 4 to 6 never add a piece. */
#include "territory/designer.h"

#include "plane/nearest.h"
#include "territory/balance.h"
#include "territory/bisect.h"
#include "territory/connect.h"
#include "territory/regroup.h"
#include "territory/sweep.h"

#include <math.h>
#include <string.h>

enum { SWEEPS_FIRST = 12, SWEEPS_LATER = 4, REGROUPS = 4, FINISHES = 4 };
static const double WORTH_A_ROUND = 0.95;

struct territory_options territory_options_default(void)
{
    return (struct territory_options){
        .moved_share_max = 1, .rounds_max = 8, .threads = 1};
}

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

/* Rounds until the excess does not fall any more: what is left then is out of reach for
 * territories in one piece. Then workload alone, for sites that were left just outside
 * for the sake of value. */
static uint64_t improve(struct roster *roster, const struct territory_options *options)
{
    struct arena scratch = {0};
    struct regroup_memory memory;
    regroup_memory_init(&memory, roster->terrain->site_count, &scratch);
    connect_places(roster);
    uint64_t work = 0;
    double excess = roster_excess_total(roster);
    for (uint32_t round = 0; round < options->rounds_max; round++) {
        work += improve_once(roster, options, round, &memory);
        const double before = excess;
        excess = roster_excess_total(roster);
        if (round >= 1 && !(excess < WORTH_A_ROUND * before))
            break;
    }
    const struct sweep_options sweeps = {.sweeps_max = SWEEPS_LATER,
                                         .threads = options->threads};
    for (uint32_t n = 0; n < FINISHES && count_misses(roster) > 0; n++) {
        roster->workload_weight *= 8;
        work += sweep_run(roster, &sweeps) + balance_run(roster, NULL);
        connect_repair(roster);
    }
    connect_repair(roster);
    arena_release(&scratch);
    return work;
}

static void put_edges(const struct terrain *terrain, struct arena *arena,
                      struct alignment *out)
{
    struct alignment_edge *edges =
        ARENA_ARRAY(arena, terrain->edge_count, struct alignment_edge);
    for (uint32_t e = 0; e < terrain->edge_count; e++)
        edges[e] = (struct alignment_edge){terrain->edges[e].a, terrain->edges[e].b};
    out->edges = edges;
    out->edge_count = terrain->edge_count;
}

static void put_islands(struct roster *roster, struct arena *arena,
                        struct alignment *out)
{
    const struct terrain *terrain = roster->terrain;
    struct arena scratch = {0};
    const struct connect_pieces pieces = connect_find(roster, &scratch);
    uint8_t *is_island = ARENA_ARRAY(&scratch, terrain->count, uint8_t);
    uint32_t count = 0;
    for (uint32_t r = 0; r < terrain->count; r++)
        if (pieces.piece[r] != pieces.main[roster->site[r]]) {
            is_island[terrain->point[r]] = 1;
            count++;
        }
    uint32_t *islands = ARENA_ARRAY(arena, count, uint32_t);
    out->island_count = 0;
    for (uint32_t point = 0; point < terrain->count; point++)
        if (is_island[point])
            islands[out->island_count++] = point;
    out->islands = islands;
    arena_release(&scratch);
}

static bool put_centres(const struct roster *roster, struct arena *arena,
                        struct alignment *out, struct err *err)
{
    const struct terrain *terrain = roster->terrain;
    struct geo_point *centre =
        ARENA_ARRAY(arena, terrain->site_count, struct geo_point);
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        const struct geo_xy at = roster_centre(roster, s);
        if (terrain->has_home[s])
            centre[s] = terrain->task->home[s];
        else if (!projection_inverse(terrain->projection, &at, 1, &centre[s], err))
            return false;
    }
    out->centre = centre;
    return true;
}

static bool put_alignment(struct roster *roster, struct arena *arena,
                          struct alignment *alignment, struct err *err)
{
    const struct terrain *terrain = roster->terrain;
    uint32_t *territory = ARENA_ARRAY(arena, terrain->count, uint32_t);
    uint32_t *place = ARENA_ARRAY(arena, terrain->count, uint32_t);
    for (uint32_t r = 0; r < terrain->count; r++) {
        territory[terrain->point[r]] = roster->site[r];
        place[terrain->point[r]] = terrain->place[r];
    }
    struct alignment made = {
        .territory = territory,
        .point_count = terrain->count,
        .site_count = terrain->site_count,
        .place = place,
        .place_count = terrain->place_count,
        .plane_centre = terrain->centre,
    };
    if (!put_centres(roster, arena, &made, err))
        return false;
    put_edges(terrain, arena, &made);
    put_islands(roster, arena, &made);
    *alignment = made;
    return true;
}

bool territory_design(const struct alignment_task *task,
                      const struct territory_options *options, struct arena *arena,
                      struct alignment *alignment, struct err *err)
{
    if (!territory_task_check(task, err))
        return false;
    struct arena scratch = {0};
    struct terrain terrain;
    if (!terrain_open(task, &scratch, &terrain, err)) {
        arena_release(&scratch);
        return false;
    }
    struct roster roster;
    roster_init(&roster, &terrain, &scratch);
    const struct bisect_options cut = bisect_options_default();
    bisect(&roster, &cut);
    const uint64_t work = improve(&roster, options);
    const bool is_done = put_alignment(&roster, arena, alignment, err);
    if (is_done)
        alignment->work = work;
    terrain_close(&terrain);
    arena_release(&scratch);
    return is_done;
}

static void assign_ranks(struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    struct arena scratch = {0};
    struct nearest nearest;
    nearest_init(&nearest, terrain->home, terrain->site_count, &scratch);
    for (uint32_t r = 0; r < terrain->count; r++) {
        struct nearest_found found;
        nearest_find(&nearest, terrain->at[r], 1, &found);
        roster->site[r] = terrain->is_locked[r] ? terrain->owner[r] : found.place;
    }
    arena_release(&scratch);
    roster_rebuild(roster);
}

bool territory_assign(const struct alignment_task *task, struct arena *arena,
                      struct alignment *alignment, struct err *err)
{
    if (!territory_task_check(task, err))
        return false;
    for (uint32_t s = 0; s < task->site_count; s++)
        if (!task->has_home[s])
            return err_set(err, ERR_INPUT, "territory %u has no home to assign to", s);
    struct arena scratch = {0};
    struct terrain terrain;
    if (!terrain_open(task, &scratch, &terrain, err)) {
        arena_release(&scratch);
        return false;
    }
    struct roster roster;
    roster_init(&roster, &terrain, &scratch);
    assign_ranks(&roster);
    const bool is_done = put_alignment(&roster, arena, alignment, err);
    terrain_close(&terrain);
    arena_release(&scratch);
    return is_done;
}
