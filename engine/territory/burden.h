// SPDX-License-Identifier: GPL-3.0-or-later
/* burden: what the search lessens, written so that it can be compiled into the loops
 * that judge millions of moves; roster.h says what the parts mean. */
#ifndef TERRITORY_BURDEN_H
#define TERRITORY_BURDEN_H

#include "territory/roster.h"

#include <math.h>

/* Where homes lie close together, distance to them says little about the shape of a
 * territory; so some of the inertia around its own centre is added. 0.2 leaves the sum
 * to homes within a percent of what 0 gives when homes are spread out. */
static const double BURDEN_OWN_CENTRE = 0.2;

/* The search aims this far inside the tolerances, to leave room for later repairs. */
static const double BURDEN_AIM = 0.98;

static inline double burden_around(const struct roster_sum *sum, struct geo_xy at)
{
    const double squared = at.x_m * at.x_m + at.y_m * at.y_m;
    return sum->xx - 2 * (at.x_m * sum->x + at.y_m * sum->y) + squared * sum->workload;
}

static inline double burden_own_inertia(const struct roster_sum *sum)
{
    if (!(sum->workload > 0))
        return 0;
    const double own = sum->xx - (sum->x * sum->x + sum->y * sum->y) / sum->workload;
    return own > 0 ? own : 0;
}

static inline double burden_cost(const struct terrain *terrain, uint32_t site,
                                 const struct roster_sum *sum)
{
    const double own = burden_own_inertia(sum);
    return terrain->has_home[site]
               ? burden_around(sum, terrain->home[site]) + BURDEN_OWN_CENTRE * own
               : own;
}

/* Convex, so that what one site cannot bear is shared out between its neighbours, and
 * from there to theirs. A straight line would let it pile up where shapes suffer least:
 * in the smallest site of a city. */
static inline double burden_excess_of(double load, double share, double spread)
{
    const double over = (fabs(load / share - 1) - BURDEN_AIM * spread) / spread;
    if (!(over > 0))
        return 0;
    return over * (1 + over) / 2;
}

/* Points over the limit of a site, as shares of it, count like workload outside a
 * tolerance of 5 %. */
static const double BURDEN_COUNT_SPREAD = 0.05;

static inline double burden_over_count(uint32_t count, uint32_t most)
{
    if (most == 0 || count <= most)
        return 0;
    const double over = ((double)count / most - 1) / BURDEN_COUNT_SPREAD;
    return over * (1 + over) / 2;
}

static inline double burden_excess(const struct roster *roster, uint32_t site,
                                   const struct roster_sum *sum)
{
    const struct terrain *terrain = roster->terrain;
    const double share = terrain->share[site];
    double excess = roster->workload_weight *
                    burden_excess_of(sum->workload, share, terrain->workload_spread);
    if (terrain->has_value)
        excess += burden_excess_of(sum->value, share, terrain->value_spread);
    if (terrain->count_most)
        excess += roster->workload_weight *
                  burden_over_count(sum->count, terrain->count_most[site]);
    return excess;
}

static inline double burden_of(const struct roster *roster, uint32_t site,
                               const struct roster_sum *sum)
{
    const struct terrain *terrain = roster->terrain;
    return burden_cost(terrain, site, sum) +
           roster->excess_price * burden_excess(roster, site, sum) +
           roster->workload_toll[site] * sum->workload +
           roster->value_toll[site] * sum->value - roster->keep_price * sum->kept;
}

#endif
