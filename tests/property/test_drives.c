// SPDX-License-Identifier: GPL-3.0-or-later
/* Laws of drives by straight lines, at any setting: longer is slower but faster a
 * kilometre, nowhere is reached sooner by way of another place, there is as long as
 * back. */
#include "base/rng.h"
#include "testing.h"
#include "travel/travel.h"

enum { PLACES = 120, ROUNDS = 40 };

static struct rng rng;

static struct travel pick_travel(void)
{
    struct settings settings = settings_default();
    const enum setting keys[] = {SETTING_DETOUR_PPM, SETTING_SPEED_FAR_KMH,
                                 SETTING_SPEED_START_S};
    for (size_t i = 0; i < sizeof keys / sizeof *keys; i++) {
        const struct setting_info *info = setting_info_get(keys[i]);
        const uint32_t steps = (uint32_t)(info->most - info->least + 1);
        settings.value[keys[i]] = info->least + rng_below(&rng, steps);
    }
    return travel_straight(&settings);
}

static void longer_drives_take_longer_and_are_faster(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < 1000; round++) {
        const struct travel travel = pick_travel();
        double before_s = 0, before_speed = 0;
        for (double road_m = 100; road_m < 1e6; road_m *= 1.3) {
            const double drive_s = straight_drive_s(&travel.straight, road_m);
            assert_true(drive_s > before_s);
            assert_true(road_m / drive_s >= before_speed * (1 - 1e-12));
            before_s = drive_s;
            before_speed = road_m / drive_s;
        }
    }
}

/* Lengths are good to 1.5e-6 and rounded up: that much a way round may win. */
static void no_way_round_is_shorter(void **state)
{
    (void)state;
    for (uint32_t round = 0; round < ROUNDS; round++) {
        const struct travel travel = pick_travel();
        struct geo_point at[PLACES];
        const double reach_deg = pow(10, 2 * rng_real(&rng) - 2);
        for (uint32_t i = 0; i < PLACES; i++)
            at[i] = (struct geo_point){24 + reach_deg * rng_real(&rng),
                                       56 + reach_deg * rng_real(&rng)};
        struct arena arena = {0};
        struct matrix matrix;
        struct err err;
        assert_ok(travel_matrix(&travel, (struct places){at, PLACES}, 450000, &arena,
                                &matrix, &err),
                  &err);
        for (uint32_t a = 0; a < PLACES; a++) {
            for (uint32_t b = 0; b < PLACES; b++) {
                const int32_t *row = matrix.drive_s + a * PLACES;
                assert_int_equal(row[b], matrix.drive_s[b * PLACES + a]);
                for (uint32_t c = 0; c < PLACES; c++) {
                    const int32_t round_s = row[b] + matrix.drive_s[b * PLACES + c];
                    assert_true(row[c] <= round_s + 1 + row[c] / 100000);
                }
            }
        }
        arena_release(&arena);
    }
}

int main(void)
{
    rng_init(&rng, testing_seed(20260106), 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(longer_drives_take_longer_and_are_faster),
        cmocka_unit_test(no_way_round_is_shorter),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
