// SPDX-License-Identifier: GPL-3.0-or-later
/* map_fixture: made-up maps of accounts to design territories on. */
#ifndef UNIT_MAP_FIXTURE_H
#define UNIT_MAP_FIXTURE_H

#include "base/arena.h"
#include "base/rng.h"
#include "model/alignment.h"

/* A task whose arrays may be written to. */
struct map {
    struct alignment_task task;
    struct geo_point *at, *home;
    double *workload_h, *value_ct, *relation_ct, *share;
    uint32_t *owner;
    uint8_t *is_locked, *has_home;
    struct arena arena;
};

/* `count` points at 0, 0 with workload 1 h and value 100 ct; free sites of equal
 * shares, nobody owns anything, 5 % and 10 %. */
void map_init(struct map *map, uint32_t count, uint32_t site_count);
void map_release(struct map *map);

/* Points in towns and between them, some degrees around `middle`; loads of all sizes.
 */
void map_scatter(struct map *map, struct geo_point middle, struct rng *rng);

/* Points of a grid, 0.1 degrees apart, row by row from the south-west; `columns` each.
 */
void map_grid(struct map *map, uint32_t columns);

#endif
