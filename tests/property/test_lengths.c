// SPDX-License-Identifier: GPL-3.0-or-later
/* Lengths held to PROJ's geodesic (Karney 2013), all over the globe: points dense at
 * poles and the date line, distances from a metre to half the way round. */
#include "base/rng.h"
#include "geo/point.h"
#include "testing.h"

#include <geodesic.h>

enum { CASES = 200000 };

static struct rng rng;

static double pick_near(double limit)
{
    /* 1e-9 .. 1 degrees short of the limit. */
    return limit * (1 - pow(10, -9 * rng_real(&rng)) / fabs(limit));
}

static struct geo_point pick_point(void)
{
    const double lat_deg = asin(2 * rng_real(&rng) - 1) * 57.29577951308232;
    struct geo_point point = {360 * rng_real(&rng) - 180, lat_deg};
    if (rng_below(&rng, 8) == 0)
        point.lat_deg = pick_near(rng_below(&rng, 2) ? 90 : -90);
    if (rng_below(&rng, 8) == 0)
        point.lon_deg = pick_near(rng_below(&rng, 2) ? 180 : -180);
    return point;
}

/* A point at 10^-1 .. 10^7.3 metres, in any direction. */
static struct geo_point pick_around(const struct geod_geodesic *earth,
                                    struct geo_point from)
{
    const double length_m = pow(10, 8.4 * rng_real(&rng) - 1.1);
    struct geo_point to;
    geod_direct(earth, from.lat_deg, from.lon_deg, 360 * rng_real(&rng), length_m,
                &to.lat_deg, &to.lon_deg, NULL);
    return to;
}

static void lengths_are_those_of_the_geodesic(void **state)
{
    (void)state;
    struct geod_geodesic earth;
    geod_init(&earth, 6378137.0, 1 / 298.257223563);
    for (uint32_t i = 0; i < CASES; i++) {
        const struct geo_point from = pick_point();
        const struct geo_point to = pick_around(&earth, from);
        struct err err;
        assert_ok(geo_point_check(to, &err), &err);
        double true_m;
        geod_inverse(&earth, from.lat_deg, from.lon_deg, to.lat_deg, to.lon_deg,
                     &true_m, NULL, NULL);
        const double share = true_m <= 10e6 ? 1.5e-6 : 1e-3;
        assert_near(geo_length_m(from, to), true_m, 1e-6 + share * true_m);
    }
}

static void lengths_are_symmetric_to_the_last_bit(void **state)
{
    (void)state;
    for (uint32_t i = 0; i < CASES; i++) {
        const struct geo_point a = pick_point(), b = pick_point();
        const double length_m = geo_length_m(a, b);
        assert_true(length_m >= 0); /* not NaN */
        assert_true(length_m == geo_length_m(b, a));
        assert_true(length_m == geo_spot_length_m(geo_spot_of(a), geo_spot_of(b)));
    }
}

int main(void)
{
    rng_init(&rng, testing_seed(20260105), 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(lengths_are_those_of_the_geodesic),
        cmocka_unit_test(lengths_are_symmetric_to_the_last_bit),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
