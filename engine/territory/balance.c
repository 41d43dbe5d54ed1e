// SPDX-License-Identifier: GPL-3.0-or-later
/* balance: see the header.
 *
 * The site that is furthest out of its tolerances is mended first. Each time all units
 * on its borders are looked at: giving one away, taking one, and, when neither helps,
 * exchanging two with the same neighbour; the step that gains most is taken. Excess is
 * convex: a surplus that a neighbour can bear better than this site goes there, and is
 * passed on when the neighbour's turn comes. */
#include "territory/balance.h"

#include "base/sorting.h"
#include "territory/step.h"

#include <string.h>

enum {
    PASSES_MAX = 30,
    STEPS_MAX = 300,
    TIDY_PASSES_MAX = 4,
    KEPT = 24,
    SIDE_MAX = 64
};
static const double LEAST_GAIN = 1e-5; /* of a site's inertia */

struct balance {
    struct roster *roster;
    const struct terrain *terrain;
    struct stepper stepper;
    struct step kept[KEPT]; /* best first */
    uint32_t kept_count;
    uint64_t *idle; /* by site: version around it when it found no step */
};

static bool gains(const struct balance *b, const struct step *step, double gain)
{
    const double scale = b->roster->scale[step->from] + b->roster->scale[step->to];
    return gain < -LEAST_GAIN * scale;
}

static void keep(struct balance *b, struct step step)
{
    step.gain = step_gain(b->roster, &step);
    if (!gains(b, &step, step.gain))
        return;
    uint32_t slot = b->kept_count;
    if (slot == KEPT) {
        if (!step_is_better(&step, &b->kept[KEPT - 1]))
            return;
        slot--;
    } else {
        b->kept_count++;
    }
    for (; slot > 0 && step_is_better(&step, &b->kept[slot - 1]); slot--)
        b->kept[slot] = b->kept[slot - 1];
    b->kept[slot] = step;
}

/* Steps between the site of `rank` and others at `place`, which is its own or next to
 * it. */
static void look_at_place(struct balance *b, uint32_t rank, bool may_go, uint32_t place)
{
    const struct terrain *terrain = b->terrain;
    const uint32_t *site = b->roster->site;
    const uint32_t own = site[rank];
    for (uint32_t r = terrain->place_first[place]; r < terrain->place_first[place + 1];
         r++) {
        if (site[r] == own)
            continue;
        if (may_go)
            keep(b, (struct step){rank, NO_IX, own, site[r], 0});
        if (step_is_unit(b->roster, r))
            keep(b, (struct step){r, NO_IX, site[r], own, 0});
    }
}

static void look_at_moves(struct balance *b, uint32_t site)
{
    const struct terrain *terrain = b->terrain;
    for (uint32_t r = b->roster->head[site]; r != NO_IX; r = b->roster->next[r]) {
        const uint32_t place = terrain->place[r];
        const bool may_go = step_is_unit(b->roster, r);
        look_at_place(b, r, may_go, place);
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++)
            look_at_place(b, r, may_go, terrain->neighbour[n]);
    }
}

static bool has_site(const struct balance *b, uint32_t place, uint32_t site)
{
    for (uint32_t r = b->terrain->place_first[place];
         r < b->terrain->place_first[place + 1]; r++)
        if (b->roster->site[r] == site)
            return true;
    return false;
}

/* Units of `site` that touch `other`, at most SIDE_MAX. */
static uint32_t list_side(const struct balance *b, uint32_t site, uint32_t other,
                          uint32_t *side)
{
    const struct terrain *terrain = b->terrain;
    uint32_t count = 0;
    for (uint32_t r = b->roster->head[site]; r != NO_IX && count < SIDE_MAX;
         r = b->roster->next[r]) {
        if (!step_is_unit(b->roster, r))
            continue;
        const uint32_t place = terrain->place[r];
        bool touches = has_site(b, place, other);
        for (uint32_t n = terrain->neighbour_first[place];
             !touches && n < terrain->neighbour_first[place + 1]; n++)
            touches = has_site(b, terrain->neighbour[n], other);
        if (touches)
            side[count++] = r;
    }
    return count;
}

static void look_at_exchanges(struct balance *b, uint32_t site, uint32_t other)
{
    uint32_t mine[SIDE_MAX], theirs[SIDE_MAX];
    const uint32_t my_count = list_side(b, site, other, mine);
    const uint32_t their_count = list_side(b, other, site, theirs);
    for (uint32_t i = 0; i < my_count; i++)
        for (uint32_t j = 0; j < their_count; j++)
            keep(b, (struct step){mine[i], theirs[j], site, other, 0});
}

/* Sites that border on `site`, each once, at most `most`. */
static uint32_t list_neighbours(const struct balance *b, uint32_t site, uint32_t *list,
                                uint32_t most)
{
    const struct terrain *terrain = b->terrain;
    uint32_t count = 0;
    for (uint32_t r = b->roster->head[site]; r != NO_IX; r = b->roster->next[r]) {
        const uint32_t place = terrain->place[r];
        for (uint32_t n = terrain->neighbour_first[place];
             n < terrain->neighbour_first[place + 1]; n++) {
            const uint32_t other =
                b->roster->site[terrain->place_first[terrain->neighbour[n]]];
            bool is_known = other == site;
            for (uint32_t i = 0; i < count && !is_known; i++)
                is_known = list[i] == other;
            if (!is_known && count < most)
                list[count++] = other;
        }
    }
    return count;
}

/* The kept steps, the best first, as long as they still gain: each changes what the
 * others are worth. Returns how many were taken. */
static uint32_t take_kept(struct balance *b)
{
    const struct roster *roster = b->roster;
    uint32_t taken = 0;
    for (uint32_t i = 0; i < b->kept_count; i++) {
        const struct step *step = &b->kept[i];
        if (roster->site[step->unit] != step->from ||
            !step_is_unit(roster, step->unit) ||
            (step->back != NO_IX && (roster->site[step->back] != step->to ||
                                     !step_is_unit(roster, step->back))))
            continue;
        if (taken > 0 && !gains(b, step, step_gain(roster, step)))
            continue;
        taken += step_take(&b->stepper, step);
    }
    return taken;
}

static uint32_t move_steps(struct balance *b, uint32_t site)
{
    b->kept_count = 0;
    look_at_moves(b, site);
    return take_kept(b);
}

static uint32_t exchange_steps(struct balance *b, uint32_t site)
{
    uint32_t neighbours[SIDE_MAX];
    const uint32_t count = list_neighbours(b, site, neighbours, SIDE_MAX);
    b->kept_count = 0;
    for (uint32_t i = 0; i < count; i++)
        look_at_exchanges(b, site, neighbours[i]);
    return take_kept(b);
}

/* Of the site and its neighbours; never 0. */
static uint64_t version_around(const struct balance *b, uint32_t site)
{
    uint32_t neighbours[SIDE_MAX];
    const uint32_t count = list_neighbours(b, site, neighbours, SIDE_MAX);
    uint64_t sum = 1 + b->roster->version[site];
    for (uint32_t i = 0; i < count; i++)
        sum += b->roster->version[neighbours[i]];
    return sum;
}

/* As many steps as gain. A site that found none is not looked at again before something
 * around it has changed. */
static uint64_t mend_site(struct balance *b, uint32_t site)
{
    uint64_t steps = 0;
    if (b->idle[site] == version_around(b, site))
        return 0;
    while (steps < STEPS_MAX &&
           roster_excess(b->roster, site, &b->roster->sums[site]) > 0) {
        uint32_t taken = move_steps(b, site);
        if (taken == 0)
            taken = exchange_steps(b, site);
        if (taken == 0) {
            b->idle[site] = version_around(b, site);
            break;
        }
        steps += taken;
    }
    return steps;
}

/* Sites by excess, the worst first; returns how many have any. */
static uint32_t list_worst(const struct balance *b, uint32_t *order,
                           struct arena *scratch)
{
    const uint32_t site_count = b->terrain->site_count;
    double *key = ARENA_ARRAY(scratch, site_count, double);
    for (uint32_t s = 0; s < site_count; s++)
        key[s] = -roster_excess(b->roster, s, &b->roster->sums[s]);
    sorting_order_f64(key, order, site_count);
    uint32_t count = 0;
    while (count < site_count && key[order[count]] < 0)
        count++;
    return count;
}

static uint64_t mend_pass(struct balance *b)
{
    struct arena scratch = {0};
    uint32_t *order = ARENA_ARRAY(&scratch, b->terrain->site_count, uint32_t);
    const uint32_t count = list_worst(b, order, &scratch);
    uint64_t steps = 0;
    for (uint32_t i = 0; i < count; i++)
        steps += mend_site(b, order[i]);
    arena_release(&scratch);
    return steps;
}

static uint64_t tidy_pass(struct balance *b)
{
    uint64_t steps = 0;
    for (uint32_t s = 0; s < b->terrain->site_count; s++) {
        if (b->idle[s] == version_around(b, s))
            continue;
        uint32_t taken;
        do {
            taken = move_steps(b, s);
            steps += taken;
        } while (taken > 0);
        b->idle[s] = version_around(b, s);
    }
    return steps;
}

uint64_t balance_run(struct roster *roster, uint64_t *tidied)
{
    struct arena scratch = {0};
    struct balance b = {.roster = roster, .terrain = roster->terrain};
    stepper_init(&b.stepper, roster, &scratch);
    b.idle = ARENA_ARRAY(&scratch, roster->terrain->site_count, uint64_t);
    uint64_t mended = 0, steps = 1;
    for (uint32_t pass = 0; pass < PASSES_MAX && steps > 0; pass++)
        mended += steps = mend_pass(&b);
    uint64_t tidy = 0;
    steps = 1;
    for (uint32_t pass = 0; pass < TIDY_PASSES_MAX && steps > 0; pass++)
        tidy += steps = tidy_pass(&b);
    arena_release(&scratch);
    roster_rebuild(roster);
    if (tidied)
        *tidied = tidy;
    return mended;
}
