// SPDX-License-Identifier: GPL-3.0-or-later
/* resplit: the points of two neighbouring sites are shared out anew by a straight cut.
 */
#ifndef TERRITORY_RESPLIT_H
#define TERRITORY_RESPLIT_H

#include "territory/sides.h"

/* A point that may change side. */
struct resplit_point {
    struct roster_sum sum; /* kept: if it went to a */
    double kept_by_b;      /* if it went to b */
    uint32_t rank, place;
    struct geo_xy at; /* the same for all points of a place */
};

/* Scratch of one worker; grows as pairs need it. */
struct resplit {
    struct roster *roster;
    struct sides sides;
    struct resplit_point *points; /* by rank */
    double *key;
    uint64_t *order, *spare;
    uint32_t *ranks;
    uint32_t capacity;
    struct arena arena;
};

void resplit_init(struct resplit *resplit, struct roster *roster);
void resplit_release(struct resplit *resplit);

/* Share out the points of sites a and b anew when that lessens their burdens and the
 * border between them (roster.h); never in more pieces than before, never with a locked
 * point moved or a site left empty. True when something moved. Touches nothing but what
 * belongs to a and b. `turn` chooses between fans of directions. O(n) in the points of
 * both. */
bool resplit_pair(struct resplit *resplit, uint32_t a, uint32_t b, uint32_t turn);

#endif
