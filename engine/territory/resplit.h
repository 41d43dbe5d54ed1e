// SPDX-License-Identifier: GPL-3.0-or-later
/* resplit: the points of two neighbouring sites are shared out anew by a straight cut.
 */
#ifndef TERRITORY_RESPLIT_H
#define TERRITORY_RESPLIT_H

#include "territory/cut.h"
#include "territory/roster.h"

/* Scratch of one worker; grows as pairs need it. */
struct resplit {
    struct roster *roster;
    uint32_t *stamp; /* by place: the pair that met it last */
    uint8_t *mark;   /* by place: which side is there, and was it visited */
    uint32_t epoch;  /* of the pair in hand */
    uint32_t capacity;
    struct cut_item *items;   /* points that may change side */
    uint32_t *places, *stack; /* places of the pair */
    struct arena arena;
};

void resplit_init(struct resplit *resplit, struct roster *roster);
void resplit_release(struct resplit *resplit);

/* Share out the points of sites a and b anew when that is better: less excess of loads,
 * less inertia, more relations kept; never in more pieces than before, never with a
 * locked point moved or a site left empty. True when something moved. Touches nothing
 * but what belongs to a and b. O(n log n) in the points of both. */
bool resplit_pair(struct resplit *resplit, uint32_t a, uint32_t b);

#endif
