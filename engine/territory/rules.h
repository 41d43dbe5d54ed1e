// SPDX-License-Identifier: GPL-3.0-or-later
/* rules: who may have a point, and which points stay together.
 *
 * Rules enter the search in one place only: rules_may_move is asked before a point
 * crosses a border. A family is all points of one parent that are not locked; it moves
 * as a whole, by rules_move_families, and is bound otherwise. A task without rules pays
 * a test of a pointer. */
#ifndef TERRITORY_RULES_H
#define TERRITORY_RULES_H

#include "territory/roster.h"

/* Rules of the task by rank and by site. In `arena`; nothing for a task without. */
void rules_lay_out(struct terrain *terrain, struct arena *arena);

/* May the site have the point, its lock and its family aside? */
bool rules_allow(const struct terrain *terrain, uint32_t rank, uint32_t site);

/* Is it locked, or does it move with its family only? */
static inline bool rules_is_fixed(const struct terrain *terrain, uint32_t rank)
{
    return terrain->is_locked[rank] || (terrain->is_bound && terrain->is_bound[rank]);
}

/* May it move there by itself? */
static inline bool rules_may_move(const struct terrain *terrain, uint32_t rank,
                                  uint32_t to)
{
    return !rules_is_fixed(terrain, rank) &&
           (terrain->kind == NULL || rules_allow(terrain, rank, to));
}

/* Everybody is somewhere: families come together, and whoever is where it may not be
 * goes to a site around it, else to the one with the nearest centre; a site that this
 * empties gets the nearest point that may come. Lists and sums are made anew. O(points)
 * and O(sites) for each that moves. */
void rules_settle(struct roster *roster);

/* Families go as a whole to a site next to one of theirs when that lessens the burdens
 * of both (roster.h) and adds no piece. roster->pieces must be right, and is. Returns
 * how many moved. */
uint32_t rules_move_families(struct roster *roster);

#endif
