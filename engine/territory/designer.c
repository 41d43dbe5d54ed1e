// SPDX-License-Identifier: GPL-3.0-or-later
/* designer: see the header.
 *
 *   1. terrain    projection, Hilbert order, neighbours
 *   2. bisect     a first design by straight cuts, or the present one
 *   3. connect    pieces that lie apart go to the neighbour around them
 *   4. sweep      pairs of neighbours are split anew while that is better
 *   5. balance    single accounts cross borders where loads are still out of tolerance
 *
 * Steps 3 to 5 are repeated until nothing changes. Only step 3 may make the balance
 * worse and only it may be needed for that; steps 4 and 5 never add a piece. */
#include "territory/designer.h"

#include "plane/nearest.h"
#include "territory/balance.h"
#include "territory/bisect.h"
#include "territory/connect.h"
#include "territory/sweep.h"

#include <math.h>
#include <string.h>

enum { SWEEPS_A_ROUND = 12 };

struct territory_options territory_options_default(void)
{
    return (struct territory_options){
        .moved_share_max = 1, .rounds_max = 6, .threads = 1};
}

static uint64_t improve(struct roster *roster, const struct territory_options *options)
{
    const struct sweep_options sweeps = {
        .sweeps_max = SWEEPS_A_ROUND,
        .threads = options->threads,
        .meter = options->meter,
    };
    uint64_t work = 0;
    connect_places(roster);
    for (uint32_t round = 0; round < options->rounds_max; round++) {
        const uint32_t repaired = connect_repair(roster);
        roster_set_scales(roster);
        const uint64_t swept = sweep_run(roster, &sweeps);
        const uint64_t balanced = balance_run(roster, NULL);
        work += swept + balanced;
        if (repaired == 0 && balanced == 0)
            break;
    }
    connect_repair(roster);
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
    bisect(&roster);
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
