// SPDX-License-Identifier: GPL-3.0-or-later
/* The provider `roads`: places are snapped, then asked for in one table. Places that
 * come twice (from and to are mostly the same) are snapped once. */
#include "travel/road_hours.h"
#include "travel/road_tariff.h"
#include "travel/roads.h"
#include "travel/travel.h"

static bool snap_all(struct roads *roads, struct places places, struct arena *arena,
                     const struct road_spot **spots, struct err *err)
{
    struct road_spot *snapped = ARENA_ARRAY(arena, places.count, struct road_spot);
    for (uint32_t i = 0; i < places.count; i++) {
        if (!roads_snap(roads, places.at[i], &snapped[i], err))
            return false;
    }
    *spots = snapped;
    return true;
}

static struct drive drive_of(uint64_t weight, int64_t fee_uct)
{
    enum { UCT_PER_CT = 10000, FEE_MAX_CT = 100000000 };
    if (weight == ROADS_UNREACHED)
        return (struct drive){-1, 0, 0};
    const int64_t fee_ct = (fee_uct + UCT_PER_CT - 1) / UCT_PER_CT;
    return (struct drive){road_weight_s(weight), road_weight_m(weight),
                          (int32_t)(fee_ct < FEE_MAX_CT ? fee_ct : FEE_MAX_CT)};
}

/* The network knows no way between places that no road is near; equal points are 0
 * apart all the same. */
static bool is_same(struct geo_point a, struct geo_point b)
{
    return a.lon_deg == b.lon_deg && a.lat_deg == b.lat_deg;
}

static bool slow(const struct travel *travel, struct roads_search *search,
                 const struct road_spot *from, uint32_t from_count,
                 const struct road_spot *to, uint32_t to_count, uint64_t *weights,
                 struct err *err)
{
    enum { TOD_MAX = 86399 };
    return road_hours_slow(travel->hours, search, from, from_count, to, to_count,
                           travel->has_leave ? travel->leave_first_tod : 0,
                           travel->has_leave ? travel->leave_last_tod : TOD_MAX,
                           weights, err);
}

static bool fill(const struct travel *travel, struct places from, struct places to,
                 struct arena *scratch, struct drive *drives, struct err *err)
{
    const size_t size = (size_t)from.count * to.count;
    const bool is_square = from.at == to.at && from.count == to.count;
    const struct road_spot *from_spots, *to_spots;
    if (!snap_all(travel->roads, from, scratch, &from_spots, err))
        return false;
    to_spots = from_spots;
    if (!is_square && !snap_all(travel->roads, to, scratch, &to_spots, err))
        return false;
    uint64_t *weights = ARENA_ARRAY(scratch, size, uint64_t);
    struct roads_search *search = roads_search_open(travel->roads);
    const struct road_tariff *tariff = travel->tariff;
    int64_t *fees_uct = tariff == NULL ? NULL : ARENA_ARRAY(scratch, size, int64_t);
    const bool is_done =
        roads_table(search, from_spots, from.count, to_spots, to.count, weights, err) &&
        (tariff == NULL ||
         road_tariff_fees(tariff, search, from_spots, from.count, to_spots, to.count,
                          weights, fees_uct, err)) &&
        (travel->hours == NULL || slow(travel, search, from_spots, from.count, to_spots,
                                       to.count, weights, err));
    roads_search_close(search);
    for (size_t i = 0; is_done && i < size; i++)
        drives[i] = is_same(from.at[i / to.count], to.at[i % to.count])
                        ? (struct drive){0, 0, 0}
                        : drive_of(weights[i], tariff == NULL ? 0 : fees_uct[i]);
    return is_done;
}

static bool road_table(const struct travel *travel, struct places from,
                       struct places to, struct drive *drives, struct err *err)
{
    struct arena scratch = {0};
    const bool is_done = fill(travel, from, to, &scratch, drives, err);
    arena_release(&scratch);
    return is_done;
}

static bool road_has_road(const struct travel *travel, struct geo_point at,
                          bool *answer, struct err *err)
{
    struct road_spot spot;
    if (!roads_snap(travel->roads, at, &spot, err))
        return false;
    *answer = spot.segment != ROAD_NONE;
    return true;
}

static const struct travel_provider PROVIDER = {
    .name = "roads",
    .table = road_table,
    .has_road = road_has_road,
};

struct travel travel_roads(struct roads *roads, const struct road_tariff *tariff)
{
    return (struct travel){.provider = &PROVIDER, .roads = roads, .tariff = tariff};
}
