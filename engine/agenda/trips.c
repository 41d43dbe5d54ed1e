// SPDX-License-Identifier: GPL-3.0-or-later
#include "agenda/trips.h"

#include "agenda/neighbours.h"

/* Drives one by one in both directions with home: a table of n x 1 has no square. */
static bool fill_home(const struct travel *travel, struct places places,
                      struct geo_point home, struct trip_there *there, struct err *err)
{
    struct arena scratch = {0};
    const struct places from_home = {&home, 1};
    struct drive *out = ARENA_ARRAY(&scratch, places.count, struct drive);
    struct drive *back = ARENA_ARRAY(&scratch, places.count, struct drive);
    const bool ok = travel_table(travel, from_home, places, out, err) &&
                    travel_table(travel, places, from_home, back, err);
    for (uint32_t i = 0; ok && i < places.count; i++) {
        there[i].out = out[i];
        there[i].back = back[i];
    }
    arena_release(&scratch);
    return ok;
}

static bool fill_hops(const struct travel *travel, struct places places,
                      struct trip_there *there, struct err *err)
{
    struct arena scratch = {0};
    uint32_t *kth = ARENA_ARRAY(&scratch, places.count, uint32_t);
    struct geo_point *to = ARENA_ARRAY(&scratch, places.count, struct geo_point);
    struct drive *hops = ARENA_ARRAY(&scratch, places.count, struct drive);
    neighbours_kth(places.at, places.count, TRIPS_NEIGHBOURS, kth);
    for (uint32_t i = 0; i < places.count; i++)
        to[i] = places.at[kth[i]];
    const bool ok = travel_pairs(travel, places.at, to, places.count, hops, err);
    for (uint32_t i = 0; ok && i < places.count; i++)
        there[i].hop = hops[i];
    arena_release(&scratch);
    return ok;
}

/* Why places cannot be reached: most can. */
static bool look_for_roads(const struct travel *travel, struct places places,
                           struct trip_there *there, struct err *err)
{
    for (uint32_t i = 0; i < places.count; i++) {
        bool has_road = true;
        if ((there[i].out.drive_s < 0 || there[i].back.drive_s < 0) &&
            !travel_has_road(travel, places.at[i], &has_road, err))
            return false;
        there[i].has_no_road = !has_road;
    }
    return true;
}

static int32_t work_s_of(const struct settings *settings)
{
    const int64_t work_s = settings->value[SETTING_WORK_END_TOD] -
                           settings->value[SETTING_WORK_START_TOD] -
                           settings->value[SETTING_LUNCH_S];
    return work_s > 0 ? (int32_t)work_s : 0;
}

/* Half the way there and back: providers need not be symmetric. */
static struct trip_cost cost_of(const struct model *model, uint32_t rep_ix,
                                const struct trip_there *there)
{
    const struct settings settings = model_settings(model, there->account_ix, rep_ix);
    const bool is_reached = there->out.drive_s >= 0 && there->back.drive_s >= 0;
    const struct drive hop = there->hop.drive_s >= 0 ? there->hop : (struct drive){0};
    return trip_usual(&(struct trip){
        .home_s = is_reached ? (there->out.drive_s + there->back.drive_s) / 2 : 0,
        .home_m = is_reached ? (there->out.drive_m + there->back.drive_m) / 2 : 0,
        .hop_s = hop.drive_s,
        .hop_m = hop.drive_m,
        .visit_s = (int32_t)settings.value[SETTING_VISIT_S],
        .work_s = work_s_of(&settings),
        .visits_max = (uint32_t)settings.value[SETTING_VISITS_MAX],
        .km_uct = settings.value[SETTING_KM_UCT],
        .hour_ct = settings.value[SETTING_HOUR_CT],
    });
}

bool trips_of_rep(const struct model *model, uint32_t rep_ix, struct geo_point home,
                  const uint32_t *account_ixs, uint32_t count,
                  const struct travel *travel, struct arena *arena, struct trips *trips,
                  struct err *err)
{
    struct trip_there *there = ARENA_ARRAY(arena, count, struct trip_there);
    struct arena scratch = {0};
    struct geo_point *at = ARENA_ARRAY(&scratch, count, struct geo_point);
    for (uint32_t i = 0; i < count; i++) {
        there[i].account_ix = account_ixs[i];
        there[i].near_out.drive_s = there[i].near_back.drive_s = -1;
        at[i] = model->accounts[account_ixs[i]].at;
    }
    const struct places places = {at, count};
    const bool ok = fill_home(travel, places, home, there, err) &&
                    look_for_roads(travel, places, there, err) &&
                    fill_hops(travel, places, there, err);
    if (ok) {
        for (uint32_t i = 0; i < count; i++)
            there[i].cost = cost_of(model, rep_ix, &there[i]);
        *trips = (struct trips){there, count};
    }
    arena_release(&scratch);
    return ok;
}

const struct trip_there *trips_find(const struct trips *trips, uint32_t account_ix)
{
    uint32_t low = 0, high = trips->count;
    while (low < high) {
        const uint32_t middle = low + (high - low) / 2;
        if (trips->there[middle].account_ix == account_ix)
            return &trips->there[middle];
        if (trips->there[middle].account_ix < account_ix)
            low = middle + 1;
        else
            high = middle;
    }
    return NULL;
}
