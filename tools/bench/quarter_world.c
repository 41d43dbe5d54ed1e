// SPDX-License-Identifier: GPL-3.0-or-later
/* Each question has a stream of random numbers of its own (kind, day, account), so an
 * answer does not depend on which questions were put before it: common random numbers
 * (Law 2015, Simulation Modeling and Analysis, section 11.2). */
#include "bench/quarter_world.h"

#include "base/rng.h"
#include "base/sorting.h"
#include "model/maintenance.h"

#include <math.h>

enum {
    FIRST_MONDAY_DAY = 20458, /* 2026-01-05 */
    PPM = 1000000,
    HOUR_S = 3600,
    TOWNS = 7,
    TIERS = 3,
    HOURS_MAX = 2 * QUARTER_DAYS
};

static const struct geo_point HOME = {24.10, 56.95};
/* 40 km each way. */
static const double HALF_LON_DEG = 0.66, HALF_LAT_DEG = 0.36;

enum stream { STREAM_MEETING, STREAM_DRIVE, STREAM_REQUEST, STREAM_OPPORTUNITY };

static struct rng luck(const struct quarter_world *world, enum stream stream,
                       int32_t day, uint32_t account_ix)
{
    struct rng rng;
    rng_init(&rng, world->seed,
             (uint64_t)stream << 56 | (uint64_t)(uint32_t)day << 24 |
                 (account_ix & 0xffffff));
    return rng;
}

static int64_t lognormal_ct(struct rng *rng, double median_ct, double sigma)
{
    return (int64_t)llround(median_ct * exp(sigma * rng_normal(rng)));
}

struct quarter_meeting quarter_world_meeting(const struct quarter_world *world,
                                             int32_t day, uint32_t account_ix)
{
    struct rng rng = luck(world, STREAM_MEETING, day, account_ix);
    const uint32_t in_ppm =
        (uint32_t)world->model.organisation.value[SETTING_PRESENCE_HOURS_PPM];
    const double u = rng_real(&rng);
    return (struct quarter_meeting){
        .is_in = rng_below(&rng, PPM) < in_ppm,
        .service_ppm = (int32_t)(750000 + 200000 * u + 700000 * u * u * u),
    };
}

int32_t quarter_world_drive_ppm(const struct quarter_world *world, int32_t day,
                                uint32_t account_ix)
{
    struct rng rng = luck(world, STREAM_DRIVE, day, account_ix);
    const double u = rng_real(&rng);
    return (int32_t)(950000 + 500000 * u * u);
}

struct quarter_request quarter_world_request(const struct quarter_world *world,
                                             int32_t day)
{
    struct rng rng = luck(world, STREAM_REQUEST, day, 0);
    const bool is_there = rng_below(&rng, 10) < 6;
    return (struct quarter_request){
        .account_ix = is_there ? rng_below(&rng, world->model.account_count) : NO_IX,
        .heard_tod = 8 * HOUR_S + (int32_t)rng_below(&rng, 6 * HOUR_S),
        .amount_ct = lognormal_ct(&rng, 600000, 0.6),
    };
}

static struct opportunity any_opportunity(struct rng *rng, struct opportunity usual)
{
    static const enum stage stages[] = {STAGE_QUALIFIED, STAGE_PROPOSAL,
                                        STAGE_NEGOTIATION};
    usual.stage = stages[rng_below(rng, 3)];
    usual.amount_ct = lognormal_ct(rng, 300000, 0.8);
    return usual;
}

bool quarter_world_opportunity(const struct quarter_world *world, int32_t monday_day,
                               uint32_t account_ix, struct opportunity *opportunity)
{
    struct rng rng = luck(world, STREAM_OPPORTUNITY, monday_day, account_ix);
    if (rng_below(&rng, 25) > 0)
        return false;
    *opportunity = any_opportunity(&rng, *opportunity);
    return true;
}

/* The territory. */

struct maker {
    struct rng rng;
    struct arena *arena;
    struct geo_point towns[TOWNS];
    struct account *accounts;
    struct opportunity *opportunities;
    struct hours *hours;
    uint32_t hours_count;
};

static struct geo_point around(struct rng *rng)
{
    return (struct geo_point){
        HOME.lon_deg + HALF_LON_DEG * (2 * rng_real(rng) - 1),
        HOME.lat_deg + HALF_LAT_DEG * (2 * rng_real(rng) - 1),
    };
}

static struct geo_point place_of(struct maker *maker)
{
    struct rng *rng = &maker->rng;
    if (rng_below(rng, 100) >= 65)
        return around(rng);
    const struct geo_point town = maker->towns[rng_below(rng, TOWNS)];
    return (struct geo_point){town.lon_deg + 0.066 * rng_normal(rng),
                              town.lat_deg + 0.036 * rng_normal(rng)};
}

static void put_span(struct maker *maker, uint32_t a, int32_t weekday, int32_t open_tod,
                     int32_t close_tod)
{
    maker->hours[maker->hours_count++] =
        (struct hours){a, weekday, open_tod, close_tod};
    maker->accounts[a].hours.count++;
}

static void put_hours(struct maker *maker, uint32_t a)
{
    struct rng *rng = &maker->rng;
    const int32_t open_tod = 8 * HOUR_S + (int32_t)rng_below(rng, 4) * 1800;
    const int32_t close_tod = 18 * HOUR_S - (int32_t)rng_below(rng, 5) * 1800;
    const bool has_midday = rng_below(rng, 100) < 35;
    maker->accounts[a].hours.first = maker->hours_count;
    for (int32_t weekday = 0; weekday < QUARTER_DAYS; weekday++) {
        if (rng_below(rng, 100) < 15)
            continue;
        put_span(maker, a, weekday, open_tod, has_midday ? 12 * HOUR_S : close_tod);
        if (has_midday)
            put_span(maker, a, weekday, 13 * HOUR_S + HOUR_S / 2, close_tod);
    }
}

static void put_opportunities(struct maker *maker, uint32_t a)
{
    static const char *const names[QUARTER_SLOTS] = {"usual", "urgent"};
    struct opportunity *slots = &maker->opportunities[a * QUARTER_SLOTS];
    for (uint32_t i = 0; i < QUARTER_SLOTS; i++)
        slots[i] =
            (struct opportunity){.account_ix = a,
                                 .crm_id = arena_format(maker->arena, "O%05u-%u", a, i),
                                 .name = names[i],
                                 .stage = STAGE_LOST,
                                 .close_day = NO_DAY};
    if (rng_below(&maker->rng, 5) == 0)
        slots[0] = any_opportunity(&maker->rng, slots[0]);
}

/* Last visited at some time of the last interval and a half. */
static void put_account(struct maker *maker, uint32_t a)
{
    static const int32_t interval_days[TIERS] = {14, 30, 60};
    static const double median_ct[TIERS] = {4000000, 1400000, 500000};
    struct rng *rng = &maker->rng;
    const uint32_t draw = rng_below(rng, 10);
    const uint32_t tier = draw < 2 ? 0 : draw < 5 ? 1 : 2;
    const uint32_t since = rng_below(rng, (uint32_t)interval_days[tier] * 3 / 2);
    const char *crm_id = arena_format(maker->arena, "A%05u", a);
    maker->accounts[a] = (struct account){
        .account_id = a + 1,
        .crm_id = crm_id,
        .name = crm_id,
        .tier_ix = tier,
        .at = place_of(maker),
        .territory_ix = NO_IX,
        .yearly_revenue_ct = lognormal_ct(rng, median_ct[tier], 0.7),
        .visit_s = 1200 + 300 * (int32_t)rng_below(rng, 9),
        .interval_days = interval_days[tier],
        .last_visit_day = FIRST_MONDAY_DAY - 3 - (int32_t)since,
        .last_touch_day = NO_DAY,
        .opportunities = {a * QUARTER_SLOTS, QUARTER_SLOTS},
        .blocks = {a, 1},
    };
    put_opportunities(maker, a);
    put_hours(maker, a);
}

static int64_t tier_median_ct(const struct maker *maker, const struct model *model,
                              uint32_t tier)
{
    int64_t *keys = ARENA_ARRAY(maker->arena, model->account_count, int64_t);
    uint32_t *order = ARENA_ARRAY(maker->arena, model->account_count, uint32_t);
    uint32_t count = 0;
    for (uint32_t a = 0; a < model->account_count; a++) {
        const struct account *account = &model->accounts[a];
        if (account->tier_ix == tier)
            keys[count++] =
                maintenance_ct(account->yearly_revenue_ct,
                               model->organisation.value[SETTING_ELASTICITY_PPM],
                               account->interval_days);
    }
    sorting_order_i64(keys, order, count);
    return count > 0 ? keys[order[count / 2]] : 0;
}

static void put_tiers(struct maker *maker, struct model *model)
{
    static const char *const names[TIERS] = {"A", "B", "C"};
    struct tier *tiers = ARENA_ARRAY(maker->arena, TIERS, struct tier);
    for (uint32_t t = 0; t < TIERS; t++)
        tiers[t] =
            (struct tier){.tier_id = t + 1,
                          .name = names[t],
                          .median_maintenance_ct = tier_median_ct(maker, model, t)};
    model->tiers = tiers;
    model->tier_count = TIERS;
}

static void put_rep(struct maker *maker, struct model *model)
{
    struct rep *rep = ARENA_ARRAY(maker->arena, 1, struct rep);
    *rep = (struct rep){.rep_id = 1,
                        .crm_id = "R",
                        .name = "R",
                        .zone = "UTC",
                        .has_home = true,
                        .home = HOME,
                        .availability_ppm = PPM,
                        .territory_ix = NO_IX};
    model->reps = rep;
    model->rep_count = 1;
}

static void put_blocks(struct maker *maker, struct model *model)
{
    struct block *blocks =
        ARENA_ARRAY(maker->arena, model->account_count, struct block);
    for (uint32_t a = 0; a < model->account_count; a++)
        blocks[a] = (struct block){a, BLOCK_OUT, 0, 0, ""};
    model->blocks = blocks;
    model->block_count = model->account_count;
}

bool quarter_world_make(uint32_t accounts, uint64_t seed, struct arena *arena,
                        struct quarter_world *world, struct err *err)
{
    struct maker maker = {
        .arena = arena,
        .accounts = ARENA_ARRAY(arena, accounts, struct account),
        .opportunities =
            ARENA_ARRAY(arena, (size_t)accounts * QUARTER_SLOTS, struct opportunity),
        .hours = ARENA_ARRAY(arena, (size_t)accounts * HOURS_MAX, struct hours),
    };
    *world = (struct quarter_world){.seed = seed, .monday_day = FIRST_MONDAY_DAY};
    struct model *model = &world->model;
    rng_init(&maker.rng, seed, UINT64_MAX);
    for (uint32_t t = 0; t < TOWNS; t++)
        maker.towns[t] = around(&maker.rng);
    for (uint32_t a = 0; a < accounts; a++)
        put_account(&maker, a);
    *model = (struct model){
        .currency = "EUR",
        .zone = "UTC",
        .organisation = settings_default(),
        .accounts = maker.accounts,
        .account_count = accounts,
        .opportunities = maker.opportunities,
        .opportunity_count = accounts * QUARTER_SLOTS,
        .hours = maker.hours,
        .hours_count = maker.hours_count,
    };
    model->organisation.value[SETTING_LUNCH_S] = 0;
    model->organisation.value[SETTING_WORK_END_TOD] = 16 * HOUR_S + HOUR_S / 2;
    put_tiers(&maker, model);
    put_rep(&maker, model);
    put_blocks(&maker, model);
    return model_check(model, err);
}
