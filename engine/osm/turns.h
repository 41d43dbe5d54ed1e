// SPDX-License-Identifier: GPL-3.0-or-later
/* turns: turn restrictions as sequences of arcs that must not be driven. */
#ifndef OSM_TURNS_H
#define OSM_TURNS_H

#include "osm/junctions.h"

struct turn_counts {
    uint32_t applied;
    uint32_t needless; /* forbid what is not driven anyway */
    uint32_t unclear;  /* members missing, or more than one way to read them */
};

/* Fills the draft's bans, in `arena`. "no": from, via ways, to must not be driven in
 * this order. "only": whoever comes by `from` and keeps to the via must go on to the
 * next member, at each of its junctions. */
void turns_make(const struct extract *extract, const struct junction_map *map,
                struct arena *arena, struct road_draft *draft,
                struct turn_counts *counts);

#endif
