// SPDX-License-Identifier: GPL-3.0-or-later
/* road_factors: the hours of a road network in its summary: "hours", by class, an array
 * of 24 percentages; classes that are alike all day are left out. */
#ifndef BEAT_ROAD_FACTORS_H
#define BEAT_ROAD_FACTORS_H

#include "base/arena.h"
#include "model/road_network.h"
#include "text/json.h"

/* A member of the object being written; nothing where all hours are alike. */
void road_factors_write(const struct road_factors *factors, struct json_writer *json);
/* From a summary; 100 throughout where it says nothing. */
bool road_factors_read(const char *summary, struct arena *arena,
                       struct road_factors *factors, struct err *err) MUST_CHECK;

#endif
