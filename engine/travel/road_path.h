// SPDX-License-Identifier: GPL-3.0-or-later
/* road_path: the arcs of a drive out of two climbs. Only travel/road* use this. */
#ifndef TRAVEL_ROAD_PATH_H
#define TRAVEL_ROAD_PATH_H

#include "travel/road_climb.h"

void road_path_single(uint32_t arc, struct arena *arena, struct road_drive *drive);
/* A shortcut whose halves are not there leaves a failure in the network. */
void road_path_unpack(const struct climb *out, const struct climb *back,
                      uint32_t meeting, struct arena *arena, struct road_drive *drive);

/* On one segment, without passing a junction: the lightest, and the arc driven;
 * ROADS_UNREACHED when the spots are on two, or only a way round leads there. */
uint64_t road_direct_weight(struct roads *roads, const struct road_spot *from,
                            const struct road_spot *to, uint32_t *arc);

#endif
