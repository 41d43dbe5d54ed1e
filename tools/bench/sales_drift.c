// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/sales_drift.h"

#include "base/rng.h"

#include <math.h>

/* Waves of growth some three territories of 500 long: what neighbours cannot settle
 * between themselves. */
static const double GROWTH = 0.4, OWN_GROWTH = 0.25, TURN_LON = 2.3, TURN_LAT = 3.1;
enum { NEW_EVERY = 50, LOCKED_EVERY = 50, YEARS_MAX = 10 };

static double growth_of(struct geo_point at, double phase)
{
    return exp(GROWTH * sin(TURN_LON * at.lon_deg + phase) *
               cos(TURN_LAT * at.lat_deg));
}

struct alignment_task sales_drift_make(const struct alignment_task *task,
                                       const struct alignment *designed, uint64_t seed,
                                       struct arena *arena)
{
    const uint32_t count = task->point_count;
    double *workload_h = ARENA_ARRAY(arena, count, double);
    double *value_ct = ARENA_ARRAY(arena, count, double);
    double *relation_ct = ARENA_ARRAY(arena, count, double);
    uint32_t *owner = ARENA_ARRAY(arena, count, uint32_t);
    uint8_t *is_locked = ARENA_ARRAY(arena, count, uint8_t);
    struct rng rng;
    rng_init(&rng, seed, 1);
    for (uint32_t i = 0; i < count; i++) {
        const double years = 1 + rng_below(&rng, YEARS_MAX);
        const double region = growth_of(task->at[i], 0);
        workload_h[i] =
            task->workload_h[i] * region * exp(OWN_GROWTH * rng_normal(&rng));
        value_ct[i] = rint(task->value_ct[i] * region * growth_of(task->at[i], 1) *
                           exp(OWN_GROWTH * rng_normal(&rng)));
        owner[i] = rng_below(&rng, NEW_EVERY) ? designed->territory[i] : NO_IX;
        is_locked[i] = rng_below(&rng, LOCKED_EVERY) == 0 && owner[i] != NO_IX;
        relation_ct[i] = owner[i] == NO_IX ? 0 : value_ct[i] * years / YEARS_MAX;
    }
    struct alignment_task drifted = *task;
    drifted.workload_h = workload_h;
    drifted.value_ct = value_ct;
    drifted.relation_ct = relation_ct;
    drifted.owner = owner;
    drifted.is_locked = is_locked;
    return drifted;
}
