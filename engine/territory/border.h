// SPDX-License-Identifier: GPL-3.0-or-later
/* border: which sites are neighbours. */
#ifndef TERRITORY_BORDER_H
#define TERRITORY_BORDER_H

#include "territory/roster.h"

/* Sites that have neighbouring places, or share one. */
struct border {
    uint32_t
        *first; /* neighbours of site s: neighbour[first[s]] .. before first[s+1] */
    uint32_t *neighbour; /* rising */
};

/* In `arena`. O(edges). */
struct border border_find(const struct roster *roster, struct arena *arena);

#endif
