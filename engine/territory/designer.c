// SPDX-License-Identifier: GPL-3.0-or-later
/* designer: see the header.
 *
 *   1. terrain    projection, Hilbert order, neighbours
 *   2. bisect     a first design by straight cuts, or the present one
 *   3. connect    pieces that lie apart go to the neighbour around them
 *   4. settle     pairs of neighbours share out their points anew, and tolls carry
 *                 loads from where there is too much of them to where they are wanted
 *   5. regroup    groups around loads that are still out of tolerance are cut anew
 *   6. balance    single places cross borders
 *
 * Only step 3 may make the balance worse; steps 4 to 6 never add a piece. */
#include "territory/designer.h"

#include "plane/nearest.h"
#include "territory/barriers.h"
#include "territory/certificate.h"
#include "territory/connect.h"
#include "territory/improve.h"
#include "territory/present.h"
#include "territory/restarts.h"
#include "territory/rules.h"

#include <math.h>
#include <string.h>

struct territory_options territory_options_default(void)
{
    return (struct territory_options){
        .moved_share_max = 1, .rounds_max = 8, .bound_steps = 200, .threads = 1};
}

/* Prices tried for a budget, from one that lets a tenth of the relations weigh as much
 * as a tenth of the inertia. */
enum { PRICES_MAX = 8 };
static const double PRICE_STEP = 8, PRICE_NEAR = 1.5;

/* What is best so far under a budget. */
struct trial {
    uint32_t *start, *best; /* sites by rank */
    bool has_best;
    double too_low, enough; /* prices; 0: none yet */
    double excess;          /* of the best */
};

static void set_sites(struct roster *roster, const uint32_t *sites)
{
    memcpy(roster->site, sites, roster->terrain->count * sizeof *sites);
    roster_rebuild(roster);
}

static double next_price(const struct trial *trial, double price)
{
    if (!(trial->enough > 0))
        return price * PRICE_STEP;
    return trial->too_low > 0 ? sqrt(trial->too_low * trial->enough)
                              : trial->enough / PRICE_STEP;
}

static void note_trial(const struct roster *roster, double price, struct trial *trial)
{
    const double excess = roster_excess_total(roster);
    if (roster_moved_share(roster) > roster->moved_share_max * (1 + 1e-9)) {
        trial->too_low = price;
        return;
    }
    trial->enough = price;
    if (trial->has_best && !(excess < trial->excess))
        return;
    memcpy(trial->best, roster->site, roster->terrain->count * sizeof *trial->best);
    trial->has_best = true;
    trial->excess = excess;
}

/* From the present owners with a price on relations, as low as the budget allows; with
 * none when there is no budget. When even a high price moves too much, what little was
 * moved to fill empty sites and mend pieces is all that is done. */
static uint64_t realign(struct roster *roster, const struct territory_options *options)
{
    roster->moved_share_max = options->moved_share_max;
    if (options->moved_share_max >= 1)
        return improve(roster, options);
    struct arena scratch = {0};
    const uint32_t count = roster->terrain->count;
    struct trial trial = {
        .start = ARENA_ARRAY(&scratch, count, uint32_t),
        .best = ARENA_ARRAY(&scratch, count, uint32_t),
    };
    memcpy(trial.start, roster->site, count * sizeof *trial.start);
    double price = 0;
    for (uint32_t s = 0; s < roster->terrain->site_count; s++)
        price += roster_cost(roster->terrain, s, &roster->sums[s]);
    uint64_t work = 0;
    for (uint32_t n = 0; n < PRICES_MAX; n++) {
        set_sites(roster, trial.start);
        roster->keep_price = price;
        work += improve(roster, options);
        note_trial(roster, price, &trial);
        if (trial.too_low > 0 && trial.enough > 0 &&
            trial.enough < PRICE_NEAR * trial.too_low)
            break;
        price = next_price(&trial, price);
    }
    set_sites(roster, trial.has_best ? trial.best : trial.start);
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

/* In hours and cents, as the task has them. */
static void put_bound(const struct roster *roster,
                      const struct territory_options *options, struct arena *arena,
                      struct alignment *out)
{
    const struct alignment_task *task = roster->terrain->task;
    const struct certificate_options steps = {
        .steps = options->bound_steps,
        .threads = options->threads,
        .meter = options->meter,
    };
    double workload_h = 0, value_ct = 0;
    for (uint32_t i = 0; i < task->point_count; i++) {
        workload_h += task->workload_h ? task->workload_h[i] : 0;
        value_ct += task->value_ct ? task->value_ct[i] : 0;
    }
    if (!(workload_h > 0) || options->bound_steps == 0)
        return;
    const struct certificate found = certificate_find(roster, &steps, arena);
    double *value_price = ARENA_ARRAY(arena, task->site_count, double);
    for (uint32_t s = 0; value_ct > 0 && s < task->site_count; s++)
        value_price[s] = found.value[s] * workload_h / value_ct;
    out->inertia_bound = found.bound * workload_h;
    out->workload_price = found.workload;
    out->value_price = value_price;
    out->work += found.work;
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
    made.crossings = barriers_count(roster, arena);
    *alignment = made;
    return true;
}

static uint64_t search(struct roster *roster, const struct territory_options *options)
{
    if (options->keeps_present && present_start(roster))
        return realign(roster, options);
    const uint32_t starts =
        options->starts ? options->starts : starts_usual(roster->terrain->count);
    return starts_run(roster, starts, options);
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
    const uint64_t work = search(&roster, options);
    const bool is_done = put_alignment(&roster, arena, alignment, err);
    if (is_done) {
        alignment->work = work;
        put_bound(&roster, options, arena, alignment);
    }
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
    rules_settle(roster);
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
