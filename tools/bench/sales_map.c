// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/sales_map.h"

#include "base/rng.h"

#include <math.h>
#include <string.h>

enum { TOWNS = 60 };
static const struct geo_point MIDDLE = {10, 50};
static const double HALF_LON_DEG = 5.6, HALF_LAT_DEG = 3.6;

struct town {
    double lon_deg, lat_deg, spread_deg;
    double up_to; /* running share of all towns' people */
};

static void make_towns(struct town *towns, struct rng *rng)
{
    double sum = 0;
    for (uint32_t t = 0; t < TOWNS; t++) {
        const double size = 1.0 / (t + 2);
        sum += size;
        towns[t] = (struct town){
            .lon_deg = MIDDLE.lon_deg + HALF_LON_DEG * (2 * rng_real(rng) - 1) * 0.95,
            .lat_deg = MIDDLE.lat_deg + HALF_LAT_DEG * (2 * rng_real(rng) - 1) * 0.95,
            .spread_deg = 0.16 * sqrt(size),
            .up_to = sum,
        };
    }
    for (uint32_t t = 0; t < TOWNS; t++)
        towns[t].up_to /= sum;
}

static struct geo_point in_town(const struct town *towns, struct rng *rng)
{
    const double at = rng_real(rng);
    uint32_t t = 0;
    while (t + 1 < TOWNS && towns[t].up_to < at)
        t++;
    return (struct geo_point){
        .lon_deg = towns[t].lon_deg + 1.55 * towns[t].spread_deg * rng_normal(rng),
        .lat_deg = towns[t].lat_deg + towns[t].spread_deg * rng_normal(rng),
    };
}

static struct geo_point in_country(struct rng *rng)
{
    return (struct geo_point){
        .lon_deg = MIDDLE.lon_deg + HALF_LON_DEG * (2 * rng_real(rng) - 1),
        .lat_deg = MIDDLE.lat_deg + HALF_LAT_DEG * (2 * rng_real(rng) - 1),
    };
}

static double region_of(struct geo_point at)
{
    return 1 + 0.35 * sin(1.1 * at.lon_deg) * cos(1.7 * at.lat_deg);
}

struct alignment_task sales_map_make(uint32_t accounts, uint32_t territories,
                                     uint64_t seed, struct arena *arena)
{
    static const double visits[4] = {26, 12, 4, 2}, up_to[4] = {0.05, 0.25, 0.65, 1};
    struct geo_point *at = ARENA_ARRAY(arena, accounts, struct geo_point);
    double *workload_h = ARENA_ARRAY(arena, accounts, double);
    double *value_ct = ARENA_ARRAY(arena, accounts, double);
    double *share = ARENA_ARRAY(arena, territories, double);
    uint32_t *owner = ARENA_ARRAY(arena, accounts, uint32_t);
    memset(owner, 0xff, accounts * sizeof *owner);
    struct town towns[TOWNS];
    struct rng rng;
    rng_init(&rng, seed, 0);
    make_towns(towns, &rng);
    for (uint32_t i = 0; i < accounts; i++) {
        const bool is_town = rng_below(&rng, 4) > 0;
        at[i] = is_town ? in_town(towns, &rng) : in_country(&rng);
        if (i > 0 && rng_below(&rng, 200) == 0)
            at[i] = at[rng_below(&rng, i)];
        const double draw = rng_real(&rng);
        uint32_t tier = 0;
        while (up_to[tier] < draw)
            tier++;
        workload_h[i] = visits[tier] * (is_town ? 0.9 : 1.2);
        value_ct[i] =
            rint(2e6 / (tier + 1) * exp(0.8 * rng_normal(&rng)) * region_of(at[i]));
    }
    for (uint32_t s = 0; s < territories; s++)
        share[s] = 1.0 / territories;
    return (struct alignment_task){
        .point_count = accounts,
        .at = at,
        .workload_h = workload_h,
        .value_ct = value_ct,
        .owner = owner,
        .site_count = territories,
        .home = ARENA_ARRAY(arena, territories, struct geo_point),
        .has_home = ARENA_ARRAY(arena, territories, uint8_t),
        .target_share = share,
        .workload_spread = 0.05,
        .value_spread = 0.10,
    };
}
