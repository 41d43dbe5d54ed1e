// SPDX-License-Identifier: GPL-3.0-or-later
/* connect: territories in one piece.
 *
 * A piece is a largest set of points of one site that hang together: points at one
 * place touch, and so do points at neighbouring places. */
#ifndef TERRITORY_CONNECT_H
#define TERRITORY_CONNECT_H

#include "territory/roster.h"

/* The pieces of all sites. */
struct connect_pieces {
    uint32_t count;
    const uint32_t *piece;      /* by rank */
    const uint32_t *site;       /* by piece */
    const double *workload;     /* by piece */
    const uint32_t *rank_count; /* by piece */
    const uint8_t *is_locked;   /* by piece: holds a point that does not
                                   move by itself */
    const uint32_t *main;       /* by site: its piece with the most workload, ties to
                                   the one with more points, then the lower rank */
};

/* In `arena`; roster->pieces is set. O(points + edges). */
struct connect_pieces connect_find(struct roster *roster, struct arena *arena);

/* What is free at a place that is not divisible goes to the site that has the most
 * workload there, unless that would leave a site empty. Lists and sums are made anew.
 */
void connect_places(struct roster *roster);

/* Give each piece that is not the main one of its site to the site it borders on most,
 * the smallest first, until every site is in one piece but for what is locked, borders
 * on nobody, or would move more relations than the roster allows. Lists, sums and
 * pieces are made anew. Returns how many points moved. */
uint32_t connect_repair(struct roster *roster);

#endif
