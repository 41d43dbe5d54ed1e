// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/recall_lay.h"

#include <assert.h>
#include <stdlib.h>

enum { NEAR_PERCENT = 20, CELLS_A_LABEL = 4000 /* take as long, as measured */ };

int16_t recall_units(const struct recall *recall, int64_t uct)
{
    const int64_t unit = recall->unit_uct;
    const int64_t units = uct >= 0 ? (uct + unit - 1) / unit : -(-uct / unit);
    assert(units <= UNITS_GAIN);
    return (int16_t)(units > UNITS_LOSS ? units : UNITS_LOSS);
}

int32_t recall_step_s(const struct pricing *pricing)
{
    int32_t least = INT32_MAX;
    for (uint32_t i = 0; i < pricing->count; i++) {
        for (uint32_t k = 0; k < pricing->count; k++) {
            const int32_t step = pricing->services_s[i] +
                                 pricing->legs[(size_t)i * pricing->count + k].drive_s;
            if (i != k && step < least)
                least = step;
        }
    }
    return least;
}

static int64_t larger(int64_t one, int64_t other)
{
    return one > other ? one : other;
}

/* What a day can bring, were all visits like the second best one by the minute; the
 * largest reward apart, because it is often an appointment's. */
static double day_uct(const struct pricing *pricing, int64_t largest_uct)
{
    const struct ground_day *day = pricing->day;
    double first = 0, second = 0;
    for (uint32_t i = 0; i < pricing->count; i++) {
        const double rate =
            (double)pricing->rewards_uct[i] / (pricing->services_s[i] + 60);
        second = rate > first ? first : rate > second ? rate : second;
        first = rate > first ? rate : first;
    }
    return (double)largest_uct + second * (day->close_tod - day->open_tod);
}

int64_t recall_unit_uct(const struct pricing *pricing)
{
    int64_t largest_uct = 0;
    for (uint32_t i = 0; i < pricing->count; i++)
        largest_uct = larger(largest_uct, pricing->rewards_uct[i]);
    const int64_t whole_uct = (int64_t)day_uct(pricing, largest_uct);
    for (uint32_t s = 0; s < pricing->sleep_count; s++)
        largest_uct = larger(largest_uct, llabs(pricing->sleeps[s].reward_uct));
    return larger(whole_uct / UNITS_MOST, largest_uct / UNITS_GAIN) + 1;
}

static void lay_tables(struct recall *recall, uint32_t slices_max, struct arena *arena)
{
    const struct pricing *pricing = recall->pricing;
    const struct ground_day *day = pricing->day;
    const uint32_t span_s =
        day->close_tod > day->open_tod ? (uint32_t)(day->close_tod - day->open_tod) : 0;
    recall->open_tod = day->open_tod;
    while ((span_s >> recall->shift) + 1 > slices_max)
        recall->shift++;
    recall->slices = (span_s >> recall->shift) + 1;
    recall->row = ARENA_ARRAY(arena, (size_t)pricing->count + 1, uint32_t);
    for (uint32_t i = 0; i < pricing->count; i++)
        recall->row[i + 1] = recall->row[i] + (1u << pricing->recall_count[i]);
    const size_t cells = (size_t)recall->row[pricing->count] * recall->slices;
    for (int eaten = 0; eaten < 2; eaten++) {
        recall->tables[eaten] =
            arena_alloc(arena, cells * sizeof *recall->tables[eaten]);
        for (size_t i = 0; i < cells; i++)
            recall->tables[eaten][i] = RECALL_NEVER;
    }
}

static bool can_follow(const struct pricing *pricing, uint32_t i, uint32_t k)
{
    return pricing->groups[i] != pricing->groups[k] &&
           pricing->legs[(size_t)i * pricing->count + k].drive_s < LEG_NONE_S;
}

static void lay_gains(struct filling *filling)
{
    const struct pricing *pricing = filling->pricing;
    const uint32_t count = pricing->count;
    filling->gains = ARENA_ARRAY(&filling->scratch, (size_t)count * count, int16_t);
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count; k++) {
            const size_t cell = (size_t)i * count + k;
            const int64_t gain_uct =
                pricing->rewards_uct[k] - (int64_t)pricing->legs[cell].cost_ct * CT_UCT;
            if (can_follow(pricing, i, k))
                filling->gains[cell] = recall_units(filling->recall, gain_uct);
        }
    }
}

static uint32_t slices_apart(const struct filling *filling, uint32_t i, uint32_t k)
{
    const struct pricing *pricing = filling->pricing;
    const struct leg leg = pricing->legs[(size_t)i * pricing->count + k];
    return (uint32_t)(pricing->services_s[i] + leg.drive_s) >> filling->recall->shift;
}

/* The longest run for which few pairs are nearer than the run is long. */
static uint32_t choose_long_run(const struct filling *filling)
{
    const uint32_t count = filling->pricing->count;
    uint32_t pairs[RUN_MAX + 1] = {0}, all = 0;
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < count; k++) {
            if (!can_follow(filling->pricing, i, k))
                continue;
            const uint32_t apart = slices_apart(filling, i, k);
            pairs[apart < RUN_MAX ? apart : RUN_MAX]++;
            all++;
        }
    }
    uint32_t run = filling->short_run, near = 0;
    for (uint32_t apart = 0; apart < RUN_MAX; apart++) {
        near += pairs[apart];
        if (near * 100 <= all * NEAR_PERCENT && apart + 1 > run)
            run = apart + 1;
    }
    return run;
}

static uint32_t bit_of(const struct pricing *pricing, uint32_t i, uint32_t group)
{
    uint32_t b = 0;
    while (b < pricing->recall_count[i] && pricing->recalled[i][b] != group)
        b++;
    return b < pricing->recall_count[i] ? 1u << b : 0;
}

/* Do i and k recall each other or a third? */
static bool is_close(const struct pricing *pricing, uint32_t i, uint32_t k)
{
    bool close = bit_of(pricing, i, pricing->groups[k]) ||
                 bit_of(pricing, k, pricing->groups[i]);
    for (uint32_t b = 0; b < pricing->recall_count[i] && !close; b++)
        close = bit_of(pricing, k, pricing->recalled[i][b]) != 0;
    return close;
}

static void lay_targets(const struct pricing *pricing, uint32_t i, uint32_t k,
                        uint8_t *targets)
{
    const uint32_t banned = bit_of(pricing, i, pricing->groups[k]);
    for (uint32_t m = 0; m < 1u << pricing->recall_count[i]; m++) {
        uint32_t target = bit_of(pricing, k, pricing->groups[i]);
        for (uint32_t b = 0; b < pricing->recall_count[i]; b++)
            if (m >> b & 1)
                target |= bit_of(pricing, k, pricing->recalled[i][b]);
        targets[m] = m & banned ? NO_ROW : (uint8_t)target;
    }
}

static void sort_followers(struct filling *filling)
{
    const struct pricing *pricing = filling->pricing;
    const uint32_t count = pricing->count;
    filling->lists = ARENA_ARRAY(&filling->scratch, (size_t)count * LISTS, struct list);
    for (uint32_t i = 0; i < count; i++) {
        struct list *lists = &filling->lists[i * LISTS];
        for (int kind = 0; kind < LISTS; kind++) {
            lists[kind].nodes = ARENA_ARRAY(&filling->scratch, count, uint32_t);
            lists[kind].targets =
                arena_alloc(&filling->scratch,
                            (kind == NEAR_CLOSE || kind == FAR_CLOSE ? count : 1) *
                                sizeof *lists[kind].targets);
        }
        for (uint32_t k = 0; k < count; k++) {
            if (!can_follow(pricing, i, k))
                continue;
            const bool is_far = slices_apart(filling, i, k) >= filling->long_run;
            const bool close = is_close(pricing, i, k);
            struct list *list = &lists[is_far  ? close ? FAR_CLOSE : FAR_APART
                                       : close ? NEAR_CLOSE
                                               : NEAR_APART];
            if (close)
                lay_targets(pricing, i, k, list->targets[list->count]);
            list->nodes[list->count++] = k;
        }
    }
}

static void choose_runs(struct filling *filling, int32_t step_s)
{
    const uint32_t shift = filling->recall->shift;
    const uint32_t apart = (uint32_t)step_s >> shift;
    filling->short_run = apart > RUN_MAX ? RUN_MAX : apart > 1 ? apart : 1;
    filling->passes = 1;
    if (apart == 0)
        filling->passes =
            step_s > 0 ? (1u << shift) / (uint32_t)step_s + 1 : filling->pricing->count;
    filling->long_run = choose_long_run(filling);
    const uint32_t count = filling->pricing->count;
    filling->bases = ARENA_ARRAY(&filling->scratch, count, struct run);
    filling->runs =
        ARENA_ARRAY(&filling->scratch, filling->recall->row[count], struct run);
    sort_followers(filling);
}

static void lay_open(struct filling *filling)
{
    const struct recall *recall = filling->recall;
    const struct pricing *pricing = recall->pricing;
    filling->open = ARENA_ARRAY(&filling->scratch,
                                (size_t)pricing->count * recall->slices, uint8_t);
    filling->is_open = ARENA_ARRAY(&filling->scratch, pricing->count, uint8_t);
    for (uint32_t i = 0; i < pricing->count; i++) {
        uint8_t *open = &filling->open[(size_t)i * recall->slices];
        filling->is_open[i] = 1;
        for (uint32_t slice = 0; slice < recall->slices; slice++) {
            open[slice] = opening_next(&pricing->openings[i], pricing->ground->windows,
                                       recall_slice_tod(recall, slice)) <
                          recall_slice_tod(recall, slice + 1);
            filling->is_open[i] = filling->is_open[i] && open[slice];
        }
    }
}

static uint64_t work_of(const struct filling *filling)
{
    const struct pricing *pricing = filling->pricing;
    uint64_t rows = 0;
    for (uint32_t i = 0; i < pricing->count; i++) {
        const struct list *lists = &filling->lists[i * LISTS];
        rows += lists[NEAR_APART].count + lists[FAR_APART].count;
        rows += (uint64_t)(lists[NEAR_CLOSE].count + lists[FAR_CLOSE].count)
                << pricing->recall_count[i];
    }
    return rows * filling->recall->slices * (pricing->day->lunch_s > 0 ? 2 : 1) /
           CELLS_A_LABEL;
}

void recall_lay(struct filling *filling, struct recall *recall, uint32_t slices_max,
                int32_t step_s, struct arena *arena)
{
    *filling = (struct filling){.recall = recall, .pricing = recall->pricing};
    lay_tables(recall, slices_max, arena);
    lay_gains(filling);
    lay_open(filling);
    choose_runs(filling, step_s);
    recall->work += work_of(filling);
}

void recall_lay_release(struct filling *filling)
{
    arena_release(&filling->scratch);
}
