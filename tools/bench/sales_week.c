// SPDX-License-Identifier: GPL-3.0-or-later
#include "bench/sales_week.h"

#include "base/rng.h"

#include <math.h>

enum {
    DAYS = 5,
    SIDE_M = 80000,
    TOWNS = 7,
    HOUR_S = 3600,
    DAY_OPEN_TOD = 8 * HOUR_S,
    DAY_CLOSE_TOD = 18 * HOUR_S,
    KM_CT = 45
};

struct maker {
    struct rng rng;
    struct arena *arena;
    uint32_t accounts;
    double *x_m, *y_m; /* by place; 0 is home */
    struct week_node *nodes;
    struct week_group *groups;
    struct window *windows;
    uint32_t window_count;
    uint32_t agreed; /* appointments so far */
};

static bool chance(struct maker *maker, uint32_t percent)
{
    return rng_below(&maker->rng, 100) < percent;
}

static void place_accounts(struct maker *maker)
{
    double town_x[TOWNS], town_y[TOWNS];
    maker->x_m[0] = maker->y_m[0] = SIDE_M / 2.0;
    for (int t = 0; t < TOWNS; t++) {
        town_x[t] = rng_real(&maker->rng) * SIDE_M;
        town_y[t] = rng_real(&maker->rng) * SIDE_M;
    }
    for (uint32_t i = 1; i <= maker->accounts; i++) {
        const uint32_t t = rng_below(&maker->rng, TOWNS);
        const bool in_town = chance(maker, 65);
        maker->x_m[i] = in_town ? town_x[t] + 4000 * rng_normal(&maker->rng)
                                : rng_real(&maker->rng) * SIDE_M;
        maker->y_m[i] = in_town ? town_y[t] + 4000 * rng_normal(&maker->rng)
                                : rng_real(&maker->rng) * SIDE_M;
    }
}

/* A drive loses 4 minutes in streets and goes at 75 km/h otherwise. */
static void fill_matrix(const struct maker *maker, struct matrix *matrix)
{
    const uint32_t count = maker->accounts + 1;
    const size_t cells = (size_t)count * count;
    int32_t *drive_s = ARENA_ARRAY(maker->arena, cells, int32_t);
    int32_t *drive_m = ARENA_ARRAY(maker->arena, cells, int32_t);
    int32_t *cost_ct = ARENA_ARRAY(maker->arena, cells, int32_t);
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < count; j++) {
            const size_t at = (size_t)i * count + j;
            const double length_m = 1.3 * hypot(maker->x_m[i] - maker->x_m[j],
                                                maker->y_m[i] - maker->y_m[j]);
            if (i == j)
                continue;
            drive_m[at] = (int32_t)lround(length_m);
            drive_s[at] = (int32_t)lround(240 * length_m / (length_m + 2000) +
                                          length_m * 3.6 / 75);
            cost_ct[at] = (int32_t)lround(length_m * KM_CT / 1000);
        }
    }
    *matrix = (struct matrix){count, drive_s, drive_m, cost_ct};
}

static void add_window(struct maker *maker, struct range *range, int32_t open_tod,
                       int32_t close_tod, int32_t service_s)
{
    if (close_tod - service_s < open_tod)
        return;
    if (range->count++ == 0)
        range->first = maker->window_count;
    maker->windows[maker->window_count++] =
        (struct window){open_tod, close_tod - service_s};
}

static void fill_windows(struct maker *maker, struct week_node *node)
{
    const int32_t open_tod = DAY_OPEN_TOD + (int32_t)rng_below(&maker->rng, 5) * 1800;
    const int32_t close_tod = DAY_CLOSE_TOD - (int32_t)rng_below(&maker->rng, 7) * 1800;
    const bool has_midday = chance(maker, 35);
    const double value =
        exp(log(12000) + 0.8 * rng_normal(&maker->rng)); /* ct; median 120 */
    node->worth_ct = (int64_t)value * 3 / 2;
    for (uint32_t d = 0; d < DAYS; d++) {
        struct range *range = &node->windows[d];
        node->value_ct[d] = (int64_t)(value * (1 + 0.01 * d));
        if (chance(maker, 15))
            continue;
        if (!has_midday) {
            add_window(maker, range, open_tod, close_tod, node->service_s);
            continue;
        }
        add_window(maker, range, open_tod, 12 * HOUR_S, node->service_s);
        add_window(maker, range, 13 * HOUR_S + HOUR_S / 2, close_tod, node->service_s);
    }
}

/* One in thirty has an appointment: one day, one start, and it must be kept. They are
 * dealt out over the days, three hours apart, so that all can be kept. */
static void agree(struct maker *maker, struct week_node *node, struct week_group *group)
{
    const uint32_t day = maker->agreed % DAYS;
    const int32_t start_tod =
        DAY_OPEN_TOD + HOUR_S + (int32_t)(maker->agreed / DAYS) * 3 * HOUR_S;
    maker->agreed++;
    node->kind = NODE_APPOINTMENT;
    for (uint32_t d = 0; d < DAYS; d++)
        node->windows[d].count = 0;
    node->windows[day] = (struct range){maker->window_count, 1};
    maker->windows[maker->window_count++] = (struct window){start_tod, start_tod};
    group->is_must = true;
    group->miss_ct = 1000000;
}

static void fill_node(struct maker *maker, uint32_t i)
{
    struct week_node *node = &maker->nodes[i];
    struct week_group *group = &maker->groups[i];
    *node = (struct week_node){.account_ix = i,
                               .appointment_ix = NO_IX,
                               .event_ix = NO_IX,
                               .group = i,
                               .place = i + 1,
                               .service_s =
                                   1200 + 300 * (int32_t)rng_below(&maker->rng, 9)};
    *group = (struct week_group){.account_ix = i};
    fill_windows(maker, node);
    if (maker->agreed < 3 * DAYS && chance(maker, 3))
        agree(maker, node, group);
    else if (chance(maker, 2))
        *group = (struct week_group){i, 1000000, true};
    else if (chance(maker, 10))
        group->miss_ct = node->value_ct[0] / 2;
}

static void fill_days(struct week *week, struct maker *maker)
{
    const uint32_t half = rng_below(&maker->rng, DAYS);
    for (uint32_t d = 0; d < DAYS; d++) {
        struct week_day *day = &week->days[d];
        *day = (struct week_day){.day = (int32_t)d,
                                 .span_count = 1,
                                 .lunch_s = 2700,
                                 .lunch_open_tod = 11 * HOUR_S + 1800,
                                 .lunch_close_tod = 14 * HOUR_S,
                                 .visits_max = 14,
                                 .driving_max_s = 6 * HOUR_S};
        day->spans[0] = (struct window){DAY_OPEN_TOD, DAY_CLOSE_TOD};
        if (d == half) {
            /* A meeting in the office takes the middle of the morning. */
            day->spans[0].close_tod = 9 * HOUR_S + 1800;
            day->spans[1] = (struct window){11 * HOUR_S, DAY_CLOSE_TOD};
            day->span_count = 2;
        }
    }
}

void sales_week_make(uint32_t accounts, uint64_t seed, struct arena *arena,
                     struct week *week, struct matrix *matrix)
{
    struct maker maker = {
        .arena = arena,
        .accounts = accounts,
        .x_m = ARENA_ARRAY(arena, (size_t)accounts + 1, double),
        .y_m = ARENA_ARRAY(arena, (size_t)accounts + 1, double),
        .nodes = ARENA_ARRAY(arena, accounts, struct week_node),
        .groups = ARENA_ARRAY(arena, accounts, struct week_group),
        .windows = ARENA_ARRAY(arena, (size_t)accounts * (2 * DAYS + 1), struct window),
    };
    rng_init(&maker.rng, seed, accounts);
    place_accounts(&maker);
    fill_matrix(&maker, matrix);
    *week =
        (struct week){.rep_ix = NO_IX, .day_count = DAYS, .place_count = accounts + 1};
    fill_days(week, &maker);
    for (uint32_t i = 0; i < accounts; i++)
        fill_node(&maker, i);
    week->nodes = maker.nodes;
    week->groups = maker.groups;
    week->windows = maker.windows;
    week->node_count = week->group_count = accounts;
    week->window_count = maker.window_count;
}

void sales_week_add_quotas(uint64_t seed, struct arena *arena, struct week *week)
{
    enum { PROSPECTS, FIRST_SORT, SECOND_SORT, COUNT };
    struct week_quota *quotas = ARENA_ARRAY(arena, COUNT, struct week_quota);
    struct rng rng;
    const uint32_t few = week->node_count / 20 + 1;
    rng_init(&rng, seed, 77);
    for (uint32_t q = 0; q < COUNT; q++) {
        int32_t *amounts = ARENA_ARRAY(arena, week->node_count, int32_t);
        for (uint32_t n = 0; n < week->node_count; n++)
            amounts[n] =
                !week->groups[week->nodes[n].group].is_must && rng_below(&rng, 4) == 0;
        quotas[q] = (struct week_quota){
            .most = WEEK_QUOTA_OPEN, .amounts = amounts, .quota_ix = q};
    }
    quotas[PROSPECTS].least = 5;
    quotas[PROSPECTS].miss_ct = 15000;
    quotas[FIRST_SORT].most = few;
    quotas[SECOND_SORT].most = 2 * (int64_t)few + 3;
    quotas[SECOND_SORT].least = 3;
    quotas[SECOND_SORT].miss_ct = 8000;
    week->quotas = quotas;
    week->quota_count = COUNT;
}
