// SPDX-License-Identifier: GPL-3.0-or-later
/* unit_designer: territories of whole units (model/unit.h), compact around median
 * units. */
#ifndef TERRITORY_UNIT_DESIGNER_H
#define TERRITORY_UNIT_DESIGNER_H

#include "base/arena.h"
#include "model/unit.h"

/* Lengths between all units are kept in memory: 32 MB. */
enum { UNIT_COUNT_MAX = 2000 };

struct unit_options {
    uint32_t starts; /* annealings to choose from, >= 1 */
    uint64_t steps;  /* changes looked at in each */
    uint64_t seed;
    uint32_t threads; /* the answer does not depend on it */
};

struct unit_options unit_options_default(void);

/* Every territory in one piece, loads within their tolerances where the search finds
 * that; else with as little outside as it found, and is_feasible says so. ERR_INPUT for
 * indices, positions or loads that make no sense, fewer units than territories, or
 * units that do not all hang together; ERR_LIMIT beyond UNIT_COUNT_MAX. The plan lives
 * in `arena`. A million steps take about 0.3 s with 20 units a territory. */
bool unit_design(const struct unit_task *task, const struct unit_options *options,
                 struct arena *arena, struct unit_plan *plan,
                 struct err *err) MUST_CHECK;

#endif
