// SPDX-License-Identifier: GPL-3.0-or-later
/* certificate: see the header.
 *
 * The ascent: each point goes to its cheapest site; a site that gets too much becomes
 * dearer, one that gets too little cheaper. How far a price may go in one step depends
 * on the site: prices are squared metres, and what moves a border in a city by a street
 * moves one in the country by nothing. So steps are scaled by the mean squared distance
 * in the site, and their common length is Polyak's: the gap to the design's own inertia
 * over the scaled square of the gradient, times a factor that shrinks when nothing
 * improves. Newton's method was tried on such maps and diverges where city meets
 * country.
 *
 * In most steps a point looks only at the sites that were near it or cheapest before;
 * in every LOOK-th, and wherever a bound is reported, at all of them, through a tree.
 */
#include "territory/certificate.h"

#include "base/meter.h"
#include "base/threads.h"
#include "plane/nearest.h"
#include "territory/site_tree.h"

#include <math.h>
#include <string.h>

enum { CHUNK = 8192, NEAR = 12, LOOK = 10, PATIENCE = 12 };
static const double FACTOR_FIRST = 1, FACTOR_SHRINK = 0.7;
/* What rounding may have added to a bound. */
static const double SLACK = 1e-9;

struct loads {
    double workload, value;
};

struct ascent {
    const struct roster *roster;
    const struct terrain *terrain;
    struct site_tree tree; /* of centres */
    struct nearest sites;
    double *u, *v; /* prices by site */
    double *u_best, *v_best;
    double *scale;                               /* by site: square metres */
    double *a_least, *a_most, *b_least, *b_most; /* loads allowed, by site */
    struct loads *got;       /* by site: what the cheapest sites get */
    struct loads *chunk_got; /* by chunk and site */
    double *chunk_cost;
    uint32_t *near; /* by rank: NEAR sites to look at */
    uint32_t chunk_count;
    bool is_exact; /* this step looks at all sites */
    double inertia, best;
    const struct certificate_options *options;
    struct arena *scratch;
};

/* Loads within the tolerances, or as far outside as the design is. */
static void set_limits(struct ascent *a)
{
    const struct terrain *terrain = a->terrain;
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        const struct roster_sum *sum = &a->roster->sums[s];
        const double share = terrain->share[s];
        a->a_least[s] = fmin(share * (1 - terrain->workload_spread), sum->workload);
        a->a_most[s] = fmax(share * (1 + terrain->workload_spread), sum->workload);
        a->b_least[s] = fmin(share * (1 - terrain->value_spread), sum->value);
        a->b_most[s] = fmax(share * (1 + terrain->value_spread), sum->value);
    }
}

static void set_scales(struct ascent *a)
{
    const struct terrain *terrain = a->terrain;
    double mean = 0;
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        const struct roster_sum *sum = &a->roster->sums[s];
        const double inertia = roster_inertia(terrain, s, sum);
        a->inertia += inertia;
        a->scale[s] = sum->workload > 0 ? inertia / sum->workload : 0;
        mean += a->scale[s] / terrain->site_count;
    }
    for (uint32_t s = 0; s < terrain->site_count; s++)
        a->scale[s] = fmax(a->scale[s], 1e-3 * mean);
}

/* The sites nearest to each point. */
static void find_near(void *context, uint32_t chunk, uint32_t worker)
{
    struct ascent *a = context;
    (void)worker;
    const uint32_t end = (chunk + 1) * CHUNK;
    for (uint32_t r = chunk * CHUNK; r < end && r < a->terrain->count; r++) {
        struct nearest_found found[NEAR];
        const uint32_t count = nearest_find(&a->sites, a->terrain->at[r], NEAR, found);
        for (uint32_t i = 0; i < NEAR; i++)
            a->near[(size_t)NEAR * r + i] = found[i < count ? i : 0].place;
    }
}

/* A site found to be cheapest takes the place of the one that was remembered first. */
static void remember(uint32_t *near, uint32_t site)
{
    for (uint32_t i = 0; i < NEAR; i++)
        if (near[i] == site)
            return;
    memmove(near + 1, near, (NEAR - 1) * sizeof *near);
    near[0] = site;
}

static uint32_t cheapest_near(const struct ascent *a, uint32_t rank)
{
    const struct terrain *terrain = a->terrain;
    const uint32_t *near = a->near + (size_t)NEAR * rank;
    uint32_t best = near[0];
    double best_cost = HUGE_VAL;
    for (uint32_t i = 0; i < NEAR; i++) {
        const double cost =
            site_tree_cost(&a->tree, near[i], terrain->at[rank],
                           terrain->workload[rank], terrain->value[rank]);
        if (cost < best_cost || (cost == best_cost && near[i] < best)) {
            best = near[i];
            best_cost = cost;
        }
    }
    return best;
}

static uint32_t cheapest_site(struct ascent *a, uint32_t rank)
{
    const struct terrain *terrain = a->terrain;
    if (terrain->is_locked[rank])
        return terrain->owner[rank];
    const uint32_t near = cheapest_near(a, rank);
    if (!a->is_exact)
        return near;
    const uint32_t site =
        site_tree_find(&a->tree, terrain->at[rank], terrain->workload[rank],
                       terrain->value[rank], near);
    remember(a->near + (size_t)NEAR * rank, site);
    return site;
}

/* Points of a chunk to their cheapest sites: loads by site, and what they cost. */
static void assign_chunk(void *context, uint32_t chunk, uint32_t worker)
{
    struct ascent *a = context;
    const struct terrain *terrain = a->terrain;
    (void)worker;
    struct loads *got = a->chunk_got + (size_t)chunk * terrain->site_count;
    memset(got, 0, terrain->site_count * sizeof *got);
    double cost = 0;
    const uint32_t end = (chunk + 1) * CHUNK;
    for (uint32_t r = chunk * CHUNK; r < end && r < terrain->count; r++) {
        const uint32_t site = cheapest_site(a, r);
        got[site].workload += terrain->workload[r];
        got[site].value += terrain->value[r];
        cost += site_tree_cost(&a->tree, site, terrain->at[r], terrain->workload[r],
                               terrain->value[r]);
    }
    a->chunk_cost[chunk] = cost;
}

/* (3.9) at the present prices, when every point has looked at all sites. */
static double assign(struct ascent *a)
{
    const uint32_t site_count = a->terrain->site_count;
    site_tree_price(&a->tree, a->u, a->v);
    threads_run(a->options->threads, a->chunk_count, assign_chunk, NULL, a);
    memset(a->got, 0, site_count * sizeof *a->got);
    double bound = 0;
    for (uint32_t c = 0; c < a->chunk_count; c++) {
        const struct loads *got = a->chunk_got + (size_t)c * site_count;
        bound += a->chunk_cost[c];
        for (uint32_t s = 0; s < site_count; s++) {
            a->got[s].workload += got[s].workload;
            a->got[s].value += got[s].value;
        }
    }
    for (uint32_t s = 0; s < site_count; s++) {
        bound += a->u[s] > 0 ? a->u[s] * a->a_least[s] : a->u[s] * a->a_most[s];
        bound += a->v[s] > 0 ? a->v[s] * a->b_least[s] : a->v[s] * a->b_most[s];
    }
    return bound;
}

/* How the bound changes with a price. At 0 there are two slopes, and in between is room
 * for none at all. */
static double slope(double price, double got, double least, double most)
{
    if (price > 0 || (price == 0 && got < least))
        return least - got;
    if (price < 0 || got > most)
        return most - got;
    return 0;
}

/* A price that would change its sign stops at 0, where the bound has its kink. */
static double step_price(double price, double change)
{
    const double new_price = price + change;
    return price != 0 && (price > 0) != (new_price > 0) ? 0 : new_price;
}

static void step_all(struct ascent *a, double bound, double factor)
{
    const struct terrain *terrain = a->terrain;
    double squares = 0;
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        const double unit = a->scale[s] / terrain->share[s];
        const double du =
            slope(a->u[s], a->got[s].workload, a->a_least[s], a->a_most[s]);
        const double dv = slope(a->v[s], a->got[s].value, a->b_least[s], a->b_most[s]);
        squares += unit * (du * du + dv * dv);
    }
    if (!(squares > 0))
        return;
    const double length = factor * (a->inertia - bound) / squares;
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        const double unit = length * a->scale[s] / terrain->share[s];
        a->u[s] = step_price(a->u[s], unit * slope(a->u[s], a->got[s].workload,
                                                   a->a_least[s], a->a_most[s]));
        a->v[s] = step_price(a->v[s], unit * slope(a->v[s], a->got[s].value,
                                                   a->b_least[s], a->b_most[s]));
    }
}

static void climb(struct ascent *a)
{
    const size_t size = a->terrain->site_count * sizeof *a->u;
    double factor = FACTOR_FIRST, guess = -HUGE_VAL;
    uint32_t idle = 0;
    meter_begin(a->options->meter, "certifying territories", a->options->steps);
    for (uint32_t step = 0; step < a->options->steps; step++) {
        a->is_exact = step % LOOK == 0 || step + 1 == a->options->steps;
        const double bound = assign(a);
        if (a->is_exact && bound > a->best) {
            a->best = bound;
            memcpy(a->u_best, a->u, size);
            memcpy(a->v_best, a->v, size);
        }
        idle = bound > guess + 1e-4 * fabs(guess) ? 0 : idle + 1;
        guess = fmax(guess, bound);
        if (idle > PATIENCE) {
            factor *= FACTOR_SHRINK;
            idle = 0;
        }
        step_all(a, bound, factor);
        meter_add(a->options->meter, 1);
    }
}

static void ascent_init(struct ascent *a, struct arena *arena)
{
    const uint32_t site_count = a->terrain->site_count;
    struct geo_xy *centre = ARENA_ARRAY(a->scratch, site_count, struct geo_xy);
    for (uint32_t s = 0; s < site_count; s++)
        centre[s] = roster_centre(a->roster, s);
    a->u = ARENA_ARRAY(a->scratch, site_count, double);
    a->v = ARENA_ARRAY(a->scratch, site_count, double);
    a->u_best = ARENA_ARRAY(arena, site_count, double);
    a->v_best = ARENA_ARRAY(arena, site_count, double);
    a->scale = ARENA_ARRAY(a->scratch, site_count, double);
    a->a_least = ARENA_ARRAY(a->scratch, site_count, double);
    a->a_most = ARENA_ARRAY(a->scratch, site_count, double);
    a->b_least = ARENA_ARRAY(a->scratch, site_count, double);
    a->b_most = ARENA_ARRAY(a->scratch, site_count, double);
    a->got = ARENA_ARRAY(a->scratch, site_count, struct loads);
    a->chunk_count = (a->terrain->count + CHUNK - 1) / CHUNK;
    a->chunk_cost = ARENA_ARRAY(a->scratch, a->chunk_count, double);
    a->chunk_got =
        ARENA_ARRAY(a->scratch, (size_t)a->chunk_count * site_count, struct loads);
    a->near = ARENA_ARRAY(a->scratch, (size_t)NEAR * a->terrain->count, uint32_t);
    site_tree_init(&a->tree, centre, site_count, a->scratch);
    nearest_init(&a->sites, centre, site_count, a->scratch);
    set_limits(a);
    set_scales(a);
}

struct certificate certificate_find(const struct roster *roster,
                                    const struct certificate_options *options,
                                    struct arena *arena)
{
    if (options->steps == 0)
        return (struct certificate){0};
    struct arena scratch = {0};
    struct ascent a = {
        .roster = roster,
        .terrain = roster->terrain,
        .options = options,
        .scratch = &scratch,
    };
    ascent_init(&a, arena);
    threads_run(options->threads, a.chunk_count, find_near, NULL, &a);
    climb(&a);
    arena_release(&scratch);
    return (struct certificate){
        .bound = fmax(a.best - SLACK * a.inertia, 0),
        .workload = a.u_best,
        .value = a.v_best,
        .work = (uint64_t)options->steps * roster->terrain->count,
    };
}
