// SPDX-License-Identifier: GPL-3.0-or-later
/* place: positions and borders in JSON, longitude first, six decimals (11 cm). */
#ifndef OUTPUT_PLACE_H
#define OUTPUT_PLACE_H

#include "model/outline.h"
#include "text/json.h"

enum { PLACE_DECIMALS = 6 };

/* [24.105200, 56.949600] */
void place_write(struct json_writer *json, struct geo_point at);
/* An array of positions. */
void place_ring_write(struct json_writer *json, const struct ring *ring);

#endif
