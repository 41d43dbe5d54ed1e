// SPDX-License-Identifier: GPL-3.0-or-later
/* unit: territories made of whole units (postcodes, counties, blocks) that know their
 * neighbours. Several loads are balanced; compactness is the sum of straight lengths
 * from each unit to the median unit of its territory. */
#ifndef MODEL_UNIT_H
#define MODEL_UNIT_H

#include "model/alignment.h"

enum { UNIT_LOADS_MAX = 4 };

struct unit_task {
    uint32_t unit_count;
    const struct geo_xy *at;             /* by unit; metres, or any other unit */
    uint32_t load_count;                 /* 0..UNIT_LOADS_MAX */
    const double *loads[UNIT_LOADS_MAX]; /* by unit, >= 0; each sums to more than 0 */
    double spreads[UNIT_LOADS_MAX]; /* tolerance of each, > 0, a share of the mean */
    const struct alignment_edge *edges; /* neighbours: a < b */
    uint32_t edge_count;
    uint32_t territory_count;
};

struct unit_plan {
    const uint32_t *territory; /* by unit */
    const uint32_t *median; /* by territory: the unit with the least sum of lengths */
    double compactness;     /* of all lengths */
    bool is_feasible;       /* no load is outside its tolerance */
    uint64_t work;          /* changes looked at */
};

#endif
