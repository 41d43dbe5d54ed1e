// SPDX-License-Identifier: GPL-3.0-or-later
/* travel: how long and how far it is from place to place.
 *
 * A provider answers tables of whole seconds and metres; what a drive costs is worked
 * out here, from its metres. `straight` needs nothing but the settings (straight.h);
 * providers on road networks and servers (server/server_drives.h) take its place
 * without a change to callers. A
 * place that cannot be reached is an answer, not an error. */
#ifndef TRAVEL_TRAVEL_H
#define TRAVEL_TRAVEL_H

#include "base/arena.h"
#include "model/settings.h"
#include "model/week.h"
#include "travel/straight.h"

/* One leg. drive_s < 0: cannot be reached, and drive_m is 0. */
struct drive {
    int32_t drive_s, drive_m;
    int32_t fee_ct; /* tickets and tolls, where the provider knows them */
};

/* Points that pass geo_point_check; borrowed. */
struct places {
    const struct geo_point *at;
    uint32_t count;
};

struct travel;

/* What a provider must know to answer. */
struct travel_provider {
    const char *name; /* "straight" */
    /* Row-major, from.count x to.count; equal points are 0 s, 0 m apart. */
    bool (*table)(const struct travel *travel, struct places from, struct places to,
                  struct drive *drives, struct err *err);
    /* from[i] to to[i]. NULL: one by one by `table`. */
    bool (*pairs)(const struct travel *travel, const struct geo_point *from,
                  const struct geo_point *to, uint32_t count, struct drive *drives,
                  struct err *err);
    /* Is a road near enough? NULL: nobody knows, and it is taken to be. */
    bool (*has_road)(const struct travel *travel, struct geo_point at, bool *answer,
                     struct err *err);
};

struct server_drives;

/* Cheap to copy; holds nothing that needs closing. */
struct travel {
    const struct travel_provider *provider;
    struct straight straight;         /* of the provider `straight` */
    struct roads *roads;              /* of the provider `roads`; borrowed */
    const struct road_tariff *tariff; /* of it too; NULL: no road asks for anything */
    const struct road_hours *hours;   /* of it too; NULL: all hours are alike */
    /* When drives are left for, where hours differ: the slowest is told. Without: at
     * any time of the day. */
    bool has_leave;
    int32_t leave_first_tod, leave_last_tod;
    struct server_drives *server; /* of the provider `server` (server/); borrowed */
};

/* The organisation's detour and speeds. */
struct travel travel_straight(const struct settings *settings);

/* Drives on a road network, which must outlive the result. On several threads at once
 * after roads_fill only. Seconds and metres are rounded up; a place without a road
 * within ROADS_WALK_MAX_M cannot be reached; the walk to the road is not counted. */
struct roads;
struct road_tariff;
struct travel travel_roads(struct roads *roads, const struct road_tariff *tariff);

/* The same for drives that are left for between two times of day (road_hours.h): each
 * takes what the slowest of them takes, so that a plan made of them can be kept. Where
 * hours are alike nothing changes. */
struct travel travel_leaving(const struct travel *travel, int32_t first_tod,
                             int32_t last_tod);

/* `drives` has room for from.count x to.count. */
bool travel_table(const struct travel *travel, struct places from, struct places to,
                  struct drive *drives, struct err *err) MUST_CHECK;

/* Is there a road near a place? Where the provider does not know: yes. */
bool travel_has_road(const struct travel *travel, struct geo_point at, bool *answer,
                     struct err *err) MUST_CHECK;

/* drives[i] is from[i] to to[i]. */
bool travel_pairs(const struct travel *travel, const struct geo_point *from,
                  const struct geo_point *to, uint32_t count, struct drive *drives,
                  struct err *err) MUST_CHECK;

bool travel_drive(const struct travel *travel, struct geo_point from,
                  struct geo_point to, struct drive *drive, struct err *err) MUST_CHECK;

/* All drives between `places`, in `arena`; costs at km_uct a kilometre. At most
 * WEEK_PLACES_MAX places, else ERR_LIMIT. 2,000 places: 0.4 s by straight lines. */
bool travel_matrix(const struct travel *travel, struct places places, int64_t km_uct,
                   struct arena *arena, struct matrix *matrix,
                   struct err *err) MUST_CHECK;

/* Kilometres at their price, and the fee. */
int32_t travel_drive_ct(struct drive drive, int64_t km_uct);

#endif
