// SPDX-License-Identifier: GPL-3.0-or-later
#include "map_fixture.h"

#include <math.h>
#include <string.h>

void map_init(struct map *map, uint32_t count, uint32_t site_count)
{
    *map = (struct map){0};
    struct arena *arena = &map->arena;
    map->at = ARENA_ARRAY(arena, count, struct geo_point);
    map->workload_h = ARENA_ARRAY(arena, count, double);
    map->value_ct = ARENA_ARRAY(arena, count, double);
    map->relation_ct = ARENA_ARRAY(arena, count, double);
    map->owner = ARENA_ARRAY(arena, count, uint32_t);
    map->is_locked = ARENA_ARRAY(arena, count, uint8_t);
    map->home = ARENA_ARRAY(arena, site_count, struct geo_point);
    map->has_home = ARENA_ARRAY(arena, site_count, uint8_t);
    map->share = ARENA_ARRAY(arena, site_count, double);
    for (uint32_t i = 0; i < count; i++) {
        map->workload_h[i] = 1;
        map->value_ct[i] = 100;
        map->owner[i] = NO_IX;
    }
    for (uint32_t s = 0; s < site_count; s++)
        map->share[s] = 1.0 / site_count;
    map->task = (struct alignment_task){
        .point_count = count,
        .at = map->at,
        .workload_h = map->workload_h,
        .value_ct = map->value_ct,
        .owner = map->owner,
        .relation_ct = map->relation_ct,
        .is_locked = map->is_locked,
        .site_count = site_count,
        .home = map->home,
        .has_home = map->has_home,
        .target_share = map->share,
        .workload_spread = 0.05,
        .value_spread = 0.10,
    };
}

void map_release(struct map *map)
{
    arena_release(&map->arena);
}

static struct geo_point wrap(double lon_deg, double lat_deg)
{
    return (struct geo_point){remainder(lon_deg, 360), fmin(fmax(lat_deg, -89), 89)};
}

void map_scatter(struct map *map, struct geo_point middle, struct rng *rng)
{
    enum { TOWNS = 12 };
    double lon_deg[TOWNS], lat_deg[TOWNS];
    for (int t = 0; t < TOWNS; t++) {
        lon_deg[t] = middle.lon_deg + 4 * rng_real(rng) - 2;
        lat_deg[t] = middle.lat_deg + 3 * rng_real(rng) - 1.5;
    }
    for (uint32_t i = 0; i < map->task.point_count; i++) {
        const uint32_t t = rng_below(rng, 2 * TOWNS);
        if (t < TOWNS) /* in a town, on streets a few hundred metres apart */
            map->at[i] = wrap(lon_deg[t] + 0.005 * rint(8 * rng_normal(rng)),
                              lat_deg[t] + 0.005 * rint(8 * rng_normal(rng)));
        else
            map->at[i] = wrap(middle.lon_deg + 4 * rng_real(rng) - 2,
                              middle.lat_deg + 3 * rng_real(rng) - 1.5);
        map->workload_h[i] = 1 + rng_below(rng, 12);
        map->value_ct[i] = rint(1e5 * exp(rng_normal(rng)));
        map->relation_ct[i] = rint(map->value_ct[i] * rng_real(rng));
    }
}

void map_grid(struct map *map, uint32_t columns)
{
    for (uint32_t i = 0; i < map->task.point_count; i++)
        map->at[i] =
            (struct geo_point){10 + 0.1 * (i % columns), 50 + 0.1 * (i / columns)};
}
