// SPDX-License-Identifier: GPL-3.0-or-later
/* With x = road_m and y = road_m / (road_m + town), (2.2) is seconds = a x + b y; the
 * relative error's least squares are a 2 x 2 system. */
#include "travel/straight_fit.h"

#include "base/rng.h"
#include "base/sorting.h"
#include "travel/road_parts.h"

#include <math.h>

enum { PPM = 1000000, LEAST_M = 1000 };

struct pair {
    double line_m, road_m, drive_s;
};

struct sample {
    struct pair *pairs;
    uint32_t count;
};

static struct road_spot pick_spot(struct roads *roads, struct rng *rng)
{
    const uint32_t segment = rng_below(rng, roads->header.segment_count);
    const struct road_segment *found = road_segment_get(roads, segment);
    const struct road_point *shape = road_shape_get(roads, found);
    struct road_spot spot = {.segment = segment};
    if (shape != NULL)
        spot.on_road = (struct geo_point){shape[0].lon_e7 / 1e7, shape[0].lat_e7 / 1e7};
    return spot;
}

static bool take_sample(struct roads *roads, uint32_t spots, struct arena *arena,
                        struct sample *sample, struct err *err)
{
    struct rng rng;
    struct road_spot *at = ARENA_ARRAY(arena, spots, struct road_spot);
    uint64_t *weights = ARENA_ARRAY(arena, (size_t)spots * spots, uint64_t);
    rng_init(&rng, 1, 0);
    for (uint32_t i = 0; i < spots; i++)
        at[i] = pick_spot(roads, &rng);
    struct roads_search *search = roads_search_open(roads);
    const bool is_done = roads_table(search, at, spots, at, spots, weights, err);
    roads_search_close(search);
    sample->pairs = ARENA_ARRAY(arena, (size_t)spots * spots, struct pair);
    sample->count = 0;
    for (size_t i = 0; is_done && i < (size_t)spots * spots; i++) {
        const double line_m =
            geo_length_m(at[i / spots].on_road, at[i % spots].on_road);
        if (weights[i] == ROADS_UNREACHED || !(line_m >= LEAST_M))
            continue;
        sample->pairs[sample->count++] =
            (struct pair){line_m, road_weight_m(weights[i]), road_weight_s(weights[i])};
    }
    return is_done;
}

static double quantile(double *values, uint32_t count, double share,
                       struct arena *arena)
{
    uint32_t *order = ARENA_ARRAY(arena, count, uint32_t);
    sorting_order_f64(values, order, count);
    return values[order[(uint32_t)(share * (count - 1))]];
}

static double find_detour(const struct sample *sample, struct arena *arena)
{
    double *ratios = ARENA_ARRAY(arena, sample->count, double);
    for (uint32_t i = 0; i < sample->count; i++)
        ratios[i] = sample->pairs[i].road_m / sample->pairs[i].line_m;
    return fmax(1, quantile(ratios, sample->count, 0.5, arena));
}

/* Seconds a metre far out, and seconds lost in town. */
static void find_speeds(const struct sample *sample, double detour, double *a,
                        double *b)
{
    double xx = 0, xy = 0, yy = 0, x1 = 0, y1 = 0;
    for (uint32_t i = 0; i < sample->count; i++) {
        const double road_m = detour * sample->pairs[i].line_m;
        const double seconds = fmax(1, sample->pairs[i].drive_s);
        const double x = road_m / seconds;
        const double y = road_m / (road_m + STRAIGHT_TOWN_M) / seconds;
        xx += x * x;
        xy += x * y;
        yy += y * y;
        x1 += x;
        y1 += y;
    }
    const double det = xx * yy - xy * xy;
    *a = det > 1e-12 * xx * yy ? (x1 * yy - y1 * xy) / det : x1 / xx;
    *b = det > 1e-12 * xx * yy ? (y1 * xx - x1 * xy) / det : 0;
    if (!(*b >= 0)) {
        *a = x1 / xx;
        *b = 0;
    }
}

static void find_errors(const struct sample *sample, const struct straight *straight,
                        struct arena *arena, struct straight_fit *fit)
{
    double *errors = ARENA_ARRAY(arena, sample->count, double);
    for (uint32_t i = 0; i < sample->count; i++) {
        const struct pair *pair = &sample->pairs[i];
        errors[i] = fabs(straight_drive_s(straight, straight->detour * pair->line_m) /
                             fmax(1, pair->drive_s) -
                         1);
    }
    fit->median_error_ppm =
        (int32_t)lround(PPM * quantile(errors, sample->count, 0.5, arena));
    fit->high_error_ppm =
        (int32_t)lround(PPM * fmin(1000, quantile(errors, sample->count, 0.9, arena)));
}

static double within(double value, double least, double most)
{
    return fmin(most, fmax(least, value));
}

bool straight_fit_make(struct roads *roads, uint32_t spots, struct straight_fit *fit,
                       struct err *err)
{
    struct arena scratch = {0};
    struct sample sample;
    const bool is_done = take_sample(roads, spots, &scratch, &sample, err);
    *fit = (struct straight_fit){.drive_count = is_done ? sample.count : 0};
    if (fit->drive_count > 0) {
        double a, b;
        const double detour = within(find_detour(&sample, &scratch), 1, 5);
        find_speeds(&sample, detour, &a, &b);
        fit->detour_ppm = (int32_t)lround(detour * 100) * (PPM / 100);
        fit->speed_far_kmh = (int32_t)lround(within(3.6 / a, 1, 300));
        fit->speed_start_s = (int32_t)lround(within(b, 0, 3600) / 60) * 60;
        const struct straight straight = {(double)fit->detour_ppm / PPM,
                                          fit->speed_far_kmh / 3.6, fit->speed_start_s};
        find_errors(&sample, &straight, &scratch, fit);
    }
    arena_release(&scratch);
    return is_done;
}

bool straight_fit_judge(struct roads *roads, uint32_t spots, struct straight straight,
                        struct straight_fit *fit, struct err *err)
{
    struct arena scratch = {0};
    struct sample sample;
    const bool is_done = take_sample(roads, spots, &scratch, &sample, err);
    *fit = (struct straight_fit){.drive_count = is_done ? sample.count : 0};
    if (fit->drive_count > 0)
        find_errors(&sample, &straight, &scratch, fit);
    arena_release(&scratch);
    return is_done;
}
