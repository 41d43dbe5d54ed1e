// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/place.h"

void place_write(struct json_writer *json, struct geo_point at)
{
    json_begin_array(json);
    json_number(json, at.lon_deg, PLACE_DECIMALS);
    json_number(json, at.lat_deg, PLACE_DECIMALS);
    json_end_array(json);
}

void place_ring_write(struct json_writer *json, const struct ring *ring)
{
    json_begin_array(json);
    for (uint32_t i = 0; i < ring->point_count; i++)
        place_write(json, ring->points[i]);
    json_end_array(json);
}
