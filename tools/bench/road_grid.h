// SPDX-License-Identifier: GPL-3.0-or-later
/* road_grid: a made network: side x side junctions 100 m apart, streets in both
 * directions whose lengths differ by up to 15 %, every tenth row and column a main road
 * (60 km/h in place of 30), every fiftieth a highway (100 km/h). */
#ifndef BENCH_ROAD_GRID_H
#define BENCH_ROAD_GRID_H

#include "base/arena.h"
#include "osm/road_draft.h"

/* `side` 2..4000. In `arena`. */
void road_grid_make(uint32_t side, struct arena *arena, struct road_draft *draft);

#endif
