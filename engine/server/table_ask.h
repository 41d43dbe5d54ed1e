// SPDX-License-Identifier: GPL-3.0-or-later
/* table_ask: blocks of drives from OSRM's and Valhalla's table services.
 *
 * OSRM: GET URL/table/v1/PROFILE/lon,lat;...?sources&destinations&annotations=
 * duration,distance. Valhalla: POST URL/sources_to_targets. Places are to be within
 * ROADS_WALK_MAX_M of a road, as for the provider `roads`. Both are asked
 * for blocks of TABLE_BLOCK places a side, which their usual limits allow (100 places;
 * 2,500 pairs), several at once. */
#ifndef SERVER_TABLE_ASK_H
#define SERVER_TABLE_ASK_H

#include "model/table_service.h"
#include "server/http.h"
#include "travel/travel.h"

enum { TABLE_BLOCK = 50 };

struct table_block {
    const struct geo_point *from, *to;
    uint32_t from_count, to_count; /* 1..TABLE_BLOCK */
    struct drive *drives;          /* row-major; filled */
};

/* All blocks. A block that the server refuses as too large, or for a place that it
 * knows no road near, is asked in halves, down to one pair; that pair then cannot be
 * reached. Whatever else the server refuses is an error with its own words. */
bool table_ask(struct http *http, const struct table_service *service,
               const struct table_block *blocks, uint32_t count,
               struct err *err) MUST_CHECK;

#endif
