// SPDX-License-Identifier: GPL-3.0-or-later
/* Tables of any provider, and what drives cost. All is rounded up, so that two legs are
 * never cheaper than the one they replace where their lengths are not. */
#include "travel/travel.h"

#include "model/leg_price.h"

#include <assert.h>

bool travel_table(const struct travel *travel, struct places from, struct places to,
                  struct drive *drives, struct err *err)
{
    return travel->provider->table(travel, from, to, drives, err);
}

bool travel_drive(const struct travel *travel, struct geo_point from,
                  struct geo_point to, struct drive *drive, struct err *err)
{
    return travel_table(travel, (struct places){&from, 1}, (struct places){&to, 1},
                        drive, err);
}

struct travel travel_leaving(const struct travel *travel, int32_t first_tod,
                             int32_t last_tod)
{
    enum { TOD_MAX = 86399 };
    struct travel leaving = *travel;
    leaving.has_leave = true;
    leaving.leave_first_tod = first_tod < 0         ? 0
                              : first_tod < TOD_MAX ? first_tod
                                                    : TOD_MAX;
    leaving.leave_last_tod = last_tod > TOD_MAX ? TOD_MAX : last_tod;
    if (leaving.leave_last_tod < leaving.leave_first_tod)
        leaving.leave_last_tod = leaving.leave_first_tod;
    return leaving;
}

bool travel_has_road(const struct travel *travel, struct geo_point at, bool *answer,
                     struct err *err)
{
    *answer = true;
    return travel->provider->has_road == NULL ||
           travel->provider->has_road(travel, at, answer, err);
}

bool travel_pairs(const struct travel *travel, const struct geo_point *from,
                  const struct geo_point *to, uint32_t count, struct drive *drives,
                  struct err *err)
{
    if (travel->provider->pairs != NULL)
        return travel->provider->pairs(travel, from, to, count, drives, err);
    for (uint32_t i = 0; i < count; i++) {
        if (!travel_drive(travel, from[i], to[i], &drives[i], err))
            return false;
    }
    return true;
}

int32_t travel_drive_ct(struct drive drive, int64_t km_uct)
{
    return leg_price_ct(drive.drive_m, km_uct) + drive.fee_ct;
}

bool travel_matrix(const struct travel *travel, struct places places, int64_t km_uct,
                   struct arena *arena, struct matrix *matrix, struct err *err)
{
    if (places.count > WEEK_PLACES_MAX)
        return err_set(err, ERR_LIMIT, "drives between %u places asked, more than %d",
                       places.count, WEEK_PLACES_MAX);
    struct arena scratch = {0};
    const size_t size = (size_t)places.count * places.count;
    struct drive *drives = ARENA_ARRAY(&scratch, size, struct drive);
    bool ok = travel_table(travel, places, places, drives, err);
    if (ok) {
        int32_t *drive_s = ARENA_ARRAY(arena, size, int32_t);
        int32_t *drive_m = ARENA_ARRAY(arena, size, int32_t);
        int32_t *cost_ct = ARENA_ARRAY(arena, size, int32_t);
        for (size_t i = 0; i < size; i++) {
            drive_s[i] = drives[i].drive_s;
            drive_m[i] = drives[i].drive_m;
            cost_ct[i] = travel_drive_ct(drives[i], km_uct);
        }
        *matrix = (struct matrix){places.count, drive_s, drive_m, cost_ct};
    }
    arena_release(&scratch);
    return ok;
}
