// SPDX-License-Identifier: GPL-3.0-or-later
/* Hours that are alike in every class are one kind. What a kind adds to a drive is a
 * sum over its roads, as its tolls are: so it is a tariff (road_tariff.h) of time. */
#include "travel/road_hours.h"

#include "travel/road_tariff.h"

#include <string.h>

enum { PERCENT = 100, SECOND_MS = 1000 };

struct road_hours {
    struct arena arena;                                      /* holds this too */
    uint32_t kind_of[ROAD_HOURS];                            /* 0: a free road */
    uint32_t kind_count;                                     /* 0 among them */
    int32_t extra_percent[ROAD_HOURS + 1][ROAD_CLASS_COUNT]; /* by kind */
    struct road_tariff *tariffs[ROAD_HOURS + 1];             /* by kind; of 0: NULL */
};

static void sort_kinds(struct road_hours *hours, const struct road_factors *factors)
{
    hours->kind_count = 1;
    for (int hour = 0; hour < ROAD_HOURS; hour++) {
        int32_t extra[ROAD_CLASS_COUNT];
        uint32_t kind = 0;
        for (int class = 0; class < ROAD_CLASS_COUNT; class ++)
            extra[class] = factors->percent[class][hour] - PERCENT;
        while (kind < hours->kind_count &&
               memcmp(extra, hours->extra_percent[kind], sizeof extra) != 0)
            kind++;
        if (kind == hours->kind_count)
            memcpy(hours->extra_percent[hours->kind_count++], extra, sizeof extra);
        hours->kind_of[hour] = kind;
    }
}

bool road_hours_open(struct roads *roads, const struct road_factors *factors,
                     struct road_hours **hours, struct err *err)
{
    struct arena arena = {0};
    struct road_hours *opened = ARENA_NEW(&arena, struct road_hours);
    opened->arena = arena;
    *hours = NULL;
    sort_kinds(opened, factors);
    for (uint32_t kind = 1; kind < opened->kind_count; kind++) {
        const struct road_prices prices = {.extra_percent =
                                               opened->extra_percent[kind]};
        if (!road_tariff_open(roads, prices, &opened->tariffs[kind], err)) {
            road_hours_close(opened);
            return false;
        }
    }
    if (opened->kind_count == 1) {
        road_hours_close(opened);
        return true;
    }
    *hours = opened;
    return true;
}

void road_hours_close(struct road_hours *hours)
{
    if (hours == NULL)
        return;
    struct arena arena = hours->arena;
    for (uint32_t kind = 1; kind < hours->kind_count; kind++)
        road_tariff_close(hours->tariffs[kind]);
    arena_release(&arena);
}

/* Hundredths of milliseconds more than on a free road, or less. */
static int64_t with_extra(uint64_t weight, int64_t extra)
{
    const int64_t ms =
        (int64_t)(weight >> 32) + (extra + (extra > 0 ? PERCENT - 1 : 0)) / PERCENT;
    return ms > 0 ? ms : 0;
}

static uint64_t slowest(const struct road_hours *hours, int64_t *const *extras,
                        size_t pair, int32_t first_tod, int32_t last_tod,
                        uint64_t weight)
{
    struct hour_drive drive;
    if (weight == ROADS_UNREACHED)
        return weight;
    for (int hour = 0; hour < ROAD_HOURS; hour++) {
        const uint32_t kind = hours->kind_of[hour];
        drive.ms[hour] = kind == 0 ? (int64_t)(weight >> 32)
                                   : with_extra(weight, extras[kind][pair]);
    }
    const int64_t ms = hour_drive_slowest_ms(&drive, (int64_t)first_tod * SECOND_MS,
                                             (int64_t)last_tod * SECOND_MS);
    return (uint64_t)ms << 32 | (weight & UINT32_MAX);
}

bool road_hours_slow(const struct road_hours *hours, struct roads_search *search,
                     const struct road_spot *from, uint32_t from_count,
                     const struct road_spot *to, uint32_t to_count, int32_t first_tod,
                     int32_t last_tod, uint64_t *weights, struct err *err)
{
    struct arena scratch = {0};
    const size_t size = (size_t)from_count * to_count;
    int64_t *extras[ROAD_HOURS + 1] = {NULL};
    bool is_done = true;
    for (uint32_t kind = 1; is_done && kind < hours->kind_count; kind++) {
        extras[kind] = ARENA_ARRAY(&scratch, size, int64_t);
        is_done = road_tariff_fees(hours->tariffs[kind], search, from, from_count, to,
                                   to_count, weights, extras[kind], err);
    }
    for (size_t i = 0; is_done && i < size; i++)
        weights[i] = slowest(hours, extras, i, first_tod, last_tod, weights[i]);
    arena_release(&scratch);
    return is_done;
}
