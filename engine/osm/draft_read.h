// SPDX-License-Identifier: GPL-3.0-or-later
/* draft_read: from extracts to a road network that is ready to be prepared. */
#ifndef OSM_DRAFT_READ_H
#define OSM_DRAFT_READ_H

#include "osm/extract.h"
#include "osm/road_draft.h"
#include "osm/turns.h"

struct draft_counts {
    uint32_t way_count, missing_points; /* points of ways that no file has */
    struct turn_counts turns;
};

/* Several extracts make one network. Errors as of extract_read. The draft lives in
 * `arena`; what was only needed for reading is given back. */
bool draft_read(const char *const *paths, uint32_t path_count,
                const struct profile *profile, struct arena *arena, struct meter *meter,
                struct road_draft *draft, struct draft_counts *counts,
                struct err *err) MUST_CHECK;

#endif
