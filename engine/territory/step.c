// SPDX-License-Identifier: GPL-3.0-or-later
/* step: see the header. */
#include "territory/step.h"

#include "territory/rules.h"

#include <math.h>

void stepper_init(struct stepper *stepper, struct roster *roster, struct arena *arena)
{
    const uint32_t place_count = roster->terrain->place_count;
    *stepper = (struct stepper){
        .roster = roster,
        .stamp = ARENA_ARRAY(arena, place_count, uint32_t),
        .queue = ARENA_ARRAY(arena, place_count, uint32_t),
    };
}

/* Does `rank` move when the unit does? Both are at one place. */
static bool is_in_unit(const struct roster *roster, uint32_t unit, uint32_t rank)
{
    if (roster->terrain->is_divisible[roster->terrain->place[unit]])
        return rank == unit;
    return roster->site[rank] == roster->site[unit] &&
           !rules_is_fixed(roster->terrain, rank);
}

bool step_is_unit(const struct roster *roster, uint32_t rank)
{
    const struct terrain *terrain = roster->terrain;
    if (rules_is_fixed(terrain, rank) || roster->sums[roster->site[rank]].count < 2)
        return false;
    const uint32_t first = terrain->place_first[terrain->place[rank]];
    for (uint32_t r = rank; r > first; r--)
        if (is_in_unit(roster, rank, r - 1))
            return false;
    return true;
}

static struct roster_sum unit_sum(const struct roster *roster, uint32_t unit,
                                  uint32_t at_site)
{
    const struct terrain *terrain = roster->terrain;
    const uint32_t end = terrain->place_first[terrain->place[unit] + 1];
    struct roster_sum sum = {0};
    for (uint32_t r = unit; r < end; r++)
        if (is_in_unit(roster, unit, r))
            sum = roster_add(sum, roster_sum_of(terrain, r, at_site));
    return sum;
}

static bool unit_may_move(const struct roster *roster, uint32_t unit, uint32_t to)
{
    const struct terrain *terrain = roster->terrain;
    const uint32_t end = terrain->place_first[terrain->place[unit] + 1];
    for (uint32_t r = unit; terrain->kind && r < end; r++)
        if (is_in_unit(roster, unit, r) && !rules_may_move(terrain, r, to))
            return false;
    return true;
}

/* Is `site` at the place, the unit `except` (NO_IX: none) not counted? */
static bool is_at(const struct roster *roster, uint32_t place, uint32_t site,
                  uint32_t except)
{
    const struct terrain *terrain = roster->terrain;
    const bool holds_unit = except != NO_IX && terrain->place[except] == place;
    for (uint32_t r = terrain->place_first[place]; r < terrain->place_first[place + 1];
         r++)
        if (roster->site[r] == site && !(holds_unit && is_in_unit(roster, except, r)))
            return true;
    return false;
}

/* Edges to places of `from` become borders, those to places of `to` are none any more.
 */
static double border_change(const struct roster *roster, uint32_t unit, uint32_t from,
                            uint32_t to)
{
    const struct terrain *terrain = roster->terrain;
    const uint32_t place = terrain->place[unit];
    double change = 0;
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++) {
        const uint32_t other = terrain->neighbour[n];
        const uint32_t site = roster->site[terrain->place_first[other]];
        if (site == from)
            change += roster_border_price(roster, place, n);
        if (site == to)
            change -= roster_border_price(roster, place, n);
    }
    return change;
}

/* When the two units of an exchange are neighbours, their edge is a border before and
 * after, and both have counted it as gone. */
static double edge_between(const struct roster *roster, uint32_t unit, uint32_t back)
{
    const struct terrain *terrain = roster->terrain;
    const uint32_t place = terrain->place[unit], other = terrain->place[back];
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++)
        if (terrain->neighbour[n] == other)
            return roster_border_price(roster, place, n);
    return 0;
}

double step_gain(const struct roster *roster, const struct step *step)
{
    const uint32_t a = step->from, b = step->to;
    if (!unit_may_move(roster, step->unit, b) ||
        (step->back != NO_IX && !unit_may_move(roster, step->back, a)))
        return HUGE_VAL;
    const struct roster_sum *from = &roster->sums[a], *to = &roster->sums[b];
    struct roster_sum new_from =
        roster_subtract(*from, unit_sum(roster, step->unit, a));
    struct roster_sum new_to = roster_add(*to, unit_sum(roster, step->unit, b));
    double border = border_change(roster, step->unit, a, b);
    if (step->back != NO_IX) {
        new_from = roster_add(new_from, unit_sum(roster, step->back, a));
        new_to = roster_subtract(new_to, unit_sum(roster, step->back, b));
        border += border_change(roster, step->back, b, a) +
                  2 * edge_between(roster, step->unit, step->back);
    }
    if (new_from.count == 0 || new_to.count == 0)
        return HUGE_VAL;
    return roster_burden(roster, a, &new_from) + roster_burden(roster, b, &new_to) -
           roster_burden(roster, a, from) - roster_burden(roster, b, to) + border;
}

bool step_is_better(const struct step *a, const struct step *b)
{
    if (a->gain != b->gain)
        return a->gain < b->gain;
    if (a->unit != b->unit)
        return a->unit < b->unit;
    return a->to != b->to ? a->to < b->to : a->back < b->back;
}

/* Stamp the neighbours of a place where `site` stays; returns how many, and one of them
 * in the queue. */
static uint32_t stamp_near(struct stepper *stepper, uint32_t unit, uint32_t place,
                           uint32_t site, uint32_t near)
{
    const struct terrain *terrain = stepper->roster->terrain;
    uint32_t count = 0;
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++) {
        const uint32_t other = terrain->neighbour[n];
        if (!is_at(stepper->roster, other, site, unit))
            continue;
        stepper->stamp[other] = near;
        if (count++ == 0)
            stepper->queue[0] = other;
    }
    return count;
}

/* Do the places of the unit's site around it still hang together without it? The flood
 * starts at one of them and stops when all are reached. */
static bool keeps_together(struct stepper *stepper, uint32_t unit)
{
    const struct roster *roster = stepper->roster;
    const struct terrain *terrain = roster->terrain;
    const uint32_t site = roster->site[unit], place = terrain->place[unit];
    if (is_at(roster, place, site, unit))
        return true;
    const uint32_t near = ++stepper->epoch, seen = ++stepper->epoch;
    uint32_t open = stamp_near(stepper, unit, place, site, near);
    if (open <= 1)
        return true;
    uint32_t depth = 1;
    stepper->stamp[stepper->queue[0]] = seen;
    open--;
    while (depth > 0 && open > 0) {
        const uint32_t from = stepper->queue[--depth];
        for (uint32_t n = terrain->neighbour_first[from];
             n < terrain->neighbour_first[from + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            if (other == place || stepper->stamp[other] == seen ||
                !is_at(roster, other, site, unit))
                continue;
            open -= stepper->stamp[other] == near;
            stepper->stamp[other] = seen;
            stepper->queue[depth++] = other;
        }
    }
    return open == 0;
}

/* Does the unit touch `site` at its place or next to it, the unit `except` aside? */
static bool touches(const struct roster *roster, uint32_t unit, uint32_t site,
                    uint32_t except)
{
    const struct terrain *terrain = roster->terrain;
    const uint32_t place = terrain->place[unit];
    if (is_at(roster, place, site, except))
        return true;
    for (uint32_t n = terrain->neighbour_first[place];
         n < terrain->neighbour_first[place + 1]; n++)
        if (is_at(roster, terrain->neighbour[n], site, except))
            return true;
    return false;
}

static void move_unit(struct roster *roster, uint32_t unit, uint32_t to)
{
    const struct terrain *terrain = roster->terrain;
    const uint32_t end = terrain->place_first[terrain->place[unit] + 1];
    for (uint32_t r = end; r > unit; r--) /* the rank that names the unit comes last */
        if (is_in_unit(roster, unit, r - 1))
            roster_move(roster, r - 1, to);
}

/* Each unit to the other's site. Where the other site is at the unit's place already,
 * the two would melt into one unit and could not be taken apart again: then nothing is
 * done.
 */
static bool exchange(struct stepper *stepper, const struct step *step)
{
    struct roster *roster = stepper->roster;
    const struct terrain *terrain = roster->terrain;
    if (is_at(roster, terrain->place[step->unit], step->to, NO_IX) ||
        is_at(roster, terrain->place[step->back], step->from, NO_IX))
        return false;
    move_unit(roster, step->unit, step->to);
    if (keeps_together(stepper, step->back) &&
        touches(roster, step->back, step->from, NO_IX)) {
        move_unit(roster, step->back, step->from);
        return true;
    }
    move_unit(roster, step->unit, step->from);
    return false;
}

bool step_take(struct stepper *stepper, const struct step *step)
{
    struct roster *roster = stepper->roster;
    if (!keeps_together(stepper, step->unit) ||
        !touches(roster, step->unit, step->to, step->back))
        return false;
    if (step->back != NO_IX)
        return exchange(stepper, step);
    move_unit(roster, step->unit, step->to);
    return true;
}
