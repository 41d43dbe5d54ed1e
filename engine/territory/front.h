// SPDX-License-Identifier: GPL-3.0-or-later
/* front: of many alignments, the few that are worth a choice.
 *
 * Travel, unevenness and disruption pull against each other. An alignment that another
 * one beats in one of them and equals in the others is no choice. */
#ifndef TERRITORY_FRONT_H
#define TERRITORY_FRONT_H

#include "model/scenario.h"

enum { FRONT_MEASURES = 3, FRONT_MOST = 64 };

/* Less is better in each; all finite. */
struct front_point {
    double travel;     /* mean drive from home, s */
    double unevenness; /* mean square roots over the tolerances, (3.11) */
    double disruption; /* share of value that changes hands */
};

/* The task gives the tolerances. */
struct front_point front_point_of(const struct alignment_task *task,
                                  const struct scenario_figures *figures);

/* Indices of at most `most` (>= 3) points that no other beats: the best of each measure
 * (ties to the one better in the others, then the lower index), then always the one
 * farthest from those chosen, each measure scaled to its range. In order of disruption,
 * then index. `count` <= FRONT_MOST; `chosen` has room for `most`; returns how many. */
uint32_t front_choose(const struct front_point *points, uint32_t count, uint32_t most,
                      uint32_t *chosen);

#endif
