// SPDX-License-Identifier: GPL-3.0-or-later
/* settle: see the header.
 *
 * A region can have more value than its sites may hold. It must go out from site to
 * site, through neighbours that have enough of their own, and no exchange between two
 * sites alone sees a reason for that. So loads get prices: after each sweep, a site
 * with too much gets a toll on the load, one with too little a reward, in proportion; a
 * site back within its tolerance is slowly let off. Tolls rise from the middle of a
 * region outwards like water, until there is a slope from it to where the load is
 * wanted. This is the method of multipliers (Hestenes 1969, doi:10.1007/BF00927673;
 * Powell 1969), with the sweep as the inner search: tolls are the multipliers, the
 * excess in the burden (roster.h) is the penalty. As always there, the penalty may be
 * modest, which is good for shapes.
 *
 * Tolls also swing around what they are after, and that carries the search out of many
 * a local optimum: inertia keeps falling long after all tolerances are kept (30,000
 * points, 150 sites: 5 % from sweep 30 to 100). */
#include "territory/settle.h"

#include "territory/connect.h"
#include "territory/grade.h"
#include "territory/sweep.h"

#include <math.h>
#include <string.h>

/* Straight cuts bring large changes: alone at first, later now and then. */
enum { CUTS_FIRST = 4, CUTS_EVERY = 3, SCALES_EVERY = 12 };

/* Of the slope that the excess has where the tolerance ends. With steps of 1 the tolls
 * of large maps overtake the excess and swing ever further. */
static const double TOLL_STEP = 0.5;
/* In the same measure: what cannot be had at this price is given up. */
static const double TOLL_MOST = 4;
/* A toll is due from here on, as a share of the tolerance. */
static const double TOLL_FROM = 0.95;

struct settling {
    struct roster *roster;
    struct sweep sweep;
    uint32_t *best; /* sites by rank */
    struct grade grade;
    bool has_best;
};

static double new_toll(double toll, double off, double step)
{
    const double over = step * (off - TOLL_FROM), under = step * (off + TOLL_FROM);
    if (toll > 0)
        return fmax(toll + over, 0);
    if (toll < 0)
        return fmin(toll + under, 0);
    return off > 0 ? fmax(over, 0) : fmin(under, 0);
}

/* The toll of a load, its total 1; returns whether it is another now. */
static bool set_toll(const struct roster *roster, double *toll, double load,
                     double share, double spread)
{
    const double unit = roster->excess_price / (share * spread);
    const double before = *toll;
    const double wanted =
        new_toll(before, (load / share - 1) / spread, TOLL_STEP * unit);
    *toll = fmax(-TOLL_MOST * unit, fmin(wanted, TOLL_MOST * unit));
    return *toll != before;
}

static void set_tolls(struct settling *settling)
{
    const struct roster *roster = settling->roster;
    const struct terrain *terrain = roster->terrain;
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        const double share = terrain->share[s];
        bool is_new =
            set_toll(roster, &roster->workload_toll[s], roster->sums[s].workload, share,
                     terrain->workload_spread);
        if (terrain->has_value)
            is_new |= set_toll(roster, &roster->value_toll[s], roster->sums[s].value,
                               share, terrain->value_spread);
        if (is_new)
            sweep_touch(&settling->sweep, s);
    }
}

static void note_best(struct settling *settling)
{
    const struct roster *roster = settling->roster;
    const struct grade grade = grade_of(roster);
    if (settling->has_best && !grade_is_better(&grade, &settling->grade))
        return;
    settling->grade = grade;
    settling->has_best = true;
    memcpy(settling->best, roster->site, roster->terrain->count * sizeof *roster->site);
}

static enum sweep_kind kind_of(uint32_t number)
{
    if (number < CUTS_FIRST)
        return SWEEP_CUT;
    return number % CUTS_EVERY == 0 ? SWEEP_BOTH : SWEEP_REFINE;
}

static void put_best(struct settling *settling)
{
    struct roster *roster = settling->roster;
    struct arena scratch = {0};
    if (settling->has_best)
        memcpy(roster->site, settling->best,
               roster->terrain->count * sizeof *roster->site);
    roster_rebuild(roster);
    connect_find(roster, &scratch);
    arena_release(&scratch);
}

uint64_t settle_run(struct roster *roster, const struct settle_options *options)
{
    struct arena scratch = {0};
    struct settling settling = {
        .roster = roster,
        .best = ARENA_ARRAY(&scratch, roster->terrain->count, uint32_t),
    };
    sweep_init(&settling.sweep, roster, options->threads, &scratch);
    meter_begin(options->meter, "balancing territories", options->sweeps_max);
    uint64_t work = 0;
    for (uint32_t n = 0; n < options->sweeps_max; n++) {
        if (n == CUTS_FIRST || n % SCALES_EVERY == 0)
            roster_set_scales(roster);
        work += sweep_once(&settling.sweep, kind_of(n));
        roster_rebuild(roster);
        meter_add(options->meter, 1);
        if (n < CUTS_FIRST)
            continue;
        note_best(&settling);
        set_tolls(&settling);
        if (!sweep_has_changed(&settling.sweep))
            break;
    }
    put_best(&settling);
    sweep_release(&settling.sweep);
    arena_release(&scratch);
    return work;
}
