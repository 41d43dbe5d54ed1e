// SPDX-License-Identifier: GPL-3.0-or-later
/* prepare: a draft becomes a network that can be asked. */
#ifndef OSM_PREPARE_H
#define OSM_PREPARE_H

#include "base/arena.h"
#include "base/err.h"
#include "base/meter.h"
#include "osm/road_draft.h"

struct prepare_options {
    uint32_t piece_junctions; /* pieces with fewer junctions are left out */
    uint32_t threads;
};

struct prepare_counts {
    uint32_t piece_count;
    uint32_t junction_count, left_out_junctions;
    uint32_t split_states; /* states beyond the junctions */
    uint32_t segment_count, left_out_segments;
};

/* `image` lives in `arena`. ERR_INPUT when no two junctions can reach each other. The
 * same bytes at any number of threads. */
bool prepare_roads(const struct road_draft *draft,
                   const struct prepare_options *options, struct arena *arena,
                   struct meter *meter, struct road_image *image,
                   struct prepare_counts *counts, struct err *err) MUST_CHECK;

#endif
