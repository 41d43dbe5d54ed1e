// SPDX-License-Identifier: GPL-3.0-or-later
/* witness: which shortcuts a state needs when it is taken out. */
#ifndef OSM_WITNESS_H
#define OSM_WITNESS_H

#include "osm/halves.h"

struct shortcut {
    uint32_t tail, head;
    struct half half; /* peer unused */
};

/* Scratch of one thread. */
struct witness;

struct witness *witness_new(uint32_t state_count, struct arena *arena);

struct verdict {
    uint32_t added, removed;           /* edges */
    uint32_t added_hops, removed_hops; /* roads in them */
};

/* Shortcuts that taking `state` out makes necessary, appended to *shortcuts (grown in
 * `arena`), unless it is NULL: then they are only counted.
 *
 * Searches for a way around are bounded, so there may be more shortcuts than needed,
 * never fewer. States marked in `leaving` may be taken out at the same time: a way
 * around through one of them counts only when it is strictly shorter. So no two states
 * can each be left out for the other's sake, and all of them may go at once. */
struct verdict witness_judge(struct witness *witness, const struct halves *halves,
                             const uint8_t *leaving, uint32_t state,
                             struct shortcut **shortcuts, uint32_t *count,
                             size_t *capacity, struct arena *arena);

#endif
