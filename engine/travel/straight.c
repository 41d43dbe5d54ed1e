// SPDX-License-Identifier: GPL-3.0-or-later
/* The provider `straight`: drives guessed from straight lines by (2.1) and (2.2).
 *
 * Why this curve: an offset (start_s on every drive) makes the shop next door seven
 * minutes away; a power of the length has a speed without end; a saturating exponential
 * does the same as the fraction here and costs a call of exp for each of four million
 * drives. With the defaults (detour 1.3, 80 km/h, 8 min) 5 km as the crow flies take
 * 11 minutes, 20 km 27, 77 km (100 on the road) 83. */
#include "travel/travel.h"

#include <assert.h>
#include <math.h>

enum { PPM = 1000000 };

struct straight straight_of(const struct settings *settings)
{
    return (struct straight){
        .detour = (double)settings->value[SETTING_DETOUR_PPM] / PPM,
        .far_m_s = (double)settings->value[SETTING_SPEED_FAR_KMH] / 3.6,
        .start_s = (double)settings->value[SETTING_SPEED_START_S],
    };
}

double straight_drive_s(const struct straight *straight, double road_m)
{
    return road_m / straight->far_m_s +
           straight->start_s * road_m / (road_m + STRAIGHT_TOWN_M);
}

static struct drive drive_of(const struct straight *straight, struct geo_spot from,
                             struct geo_spot to)
{
    const double road_m = straight->detour * geo_spot_length_m(from, to);
    return (struct drive){
        .drive_s = (int32_t)ceil(straight_drive_s(straight, road_m)),
        .drive_m = (int32_t)ceil(road_m),
    };
}

static struct geo_spot *spots_of(struct places places, struct arena *arena)
{
    struct geo_spot *spots = ARENA_ARRAY(arena, places.count, struct geo_spot);
    for (uint32_t i = 0; i < places.count; i++)
        spots[i] = geo_spot_of(places.at[i]);
    return spots;
}

/* There and back are the same: half of the lengths will do. */
static void fill_square(const struct straight *straight, const struct geo_spot *spots,
                        uint32_t count, struct drive *drives)
{
    for (uint32_t from = 0; from < count; from++) {
        drives[(size_t)from * count + from] = (struct drive){0};
        for (uint32_t to = from + 1; to < count; to++) {
            const struct drive drive = drive_of(straight, spots[from], spots[to]);
            drives[(size_t)from * count + to] = drive;
            drives[(size_t)to * count + from] = drive;
        }
    }
}

/* Few rows: a place that drives lead to is looked at `from.count` times only. */
static void fill_rows(const struct straight *straight, struct places from,
                      struct places to, struct drive *drives)
{
    for (uint32_t i = 0; i < from.count; i++) {
        const struct geo_spot from_spot = geo_spot_of(from.at[i]);
        for (uint32_t j = 0; j < to.count; j++)
            *drives++ = drive_of(straight, from_spot, geo_spot_of(to.at[j]));
    }
}

static bool straight_table(const struct travel *travel, struct places from,
                           struct places to, struct drive *drives, struct err *err)
{
    (void)err;
    const struct straight *straight = &travel->straight;
    if (from.at != to.at || from.count != to.count) {
        fill_rows(straight, from, to, drives);
        return true;
    }
    struct arena scratch = {0};
    fill_square(straight, spots_of(from, &scratch), from.count, drives);
    arena_release(&scratch);
    return true;
}

static const struct travel_provider PROVIDER = {
    .name = "straight",
    .table = straight_table,
};

struct travel travel_straight(const struct settings *settings)
{
    return (struct travel){.provider = &PROVIDER, .straight = straight_of(settings)};
}
