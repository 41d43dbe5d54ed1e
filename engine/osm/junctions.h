// SPDX-License-Identifier: GPL-3.0-or-later
/* junctions: ways cut into segments where they meet.
 *
 * A junction is where driven ways meet, where one ends or comes back to itself, and a
 * point that is shut: there each side has a junction of its own, with nothing between.
 * A segment whose ends would be the same junction is cut in its middle. */
#ifndef OSM_JUNCTIONS_H
#define OSM_JUNCTIONS_H

#include "osm/extract.h"
#include "osm/road_draft.h"

/* Segments of a way, in the order of its points. */
struct way_segments {
    uint32_t first, count;
};

struct junction_map {
    struct way_segments *ways; /* as extract.ways */
    uint32_t *of_points;       /* junction of a point of extract.points; UINT32_MAX */
};

/* The draft lives in `arena`, the map in `map_arena`; the draft's names are the
 * extract's. Bans are not made. */
void junctions_make(const struct extract *extract, const struct profile *profile,
                    struct arena *arena, struct road_draft *draft,
                    struct arena *map_arena, struct junction_map *map);

#endif
