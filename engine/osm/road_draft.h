// SPDX-License-Identifier: GPL-3.0-or-later
/* road_draft: a road network before it is prepared: junctions, segments, forbidden
 * turns. */
#ifndef OSM_ROAD_DRAFT_H
#define OSM_ROAD_DRAFT_H

#include "model/road_network.h"

#define DRAFT_SHUT UINT32_MAX

/* An arc is 2 * segment (forward) or 2 * segment + 1 (back), as in
 * model/road_network.h. */
struct draft_segment {
    uint32_t from, to;    /* junctions, which differ */
    uint32_t drive_ms[2]; /* forward, back; DRAFT_SHUT: not driven */
    uint32_t length_dm;
    uint32_t shape_first, shape_count;
    uint32_t name;
    uint8_t class, bits;
};

/* Arcs that must not be driven one after the other; each begins where the one before
 * ends; at least two. */
struct draft_ban {
    uint32_t first, count; /* in ban_arcs */
};

struct road_draft {
    const struct road_point *junctions;
    uint32_t junction_count;
    const struct draft_segment *segments;
    uint32_t segment_count;
    const struct road_point *shape;
    uint32_t shape_count;
    const char *names; /* texts ended by NUL, the first empty */
    uint32_t name_size;
    const struct draft_ban *bans;
    uint32_t ban_count;
    const uint32_t *ban_arcs;
};

/* Where an arc begins and ends. */
static inline uint32_t draft_tail(const struct road_draft *draft, uint32_t arc)
{
    const struct draft_segment *segment = &draft->segments[arc / 2];
    return arc % 2 == 0 ? segment->from : segment->to;
}

static inline uint32_t draft_head(const struct road_draft *draft, uint32_t arc)
{
    return draft_tail(draft, arc ^ 1);
}

static inline uint32_t draft_arc_ms(const struct road_draft *draft, uint32_t arc)
{
    return draft->segments[arc / 2].drive_ms[arc % 2];
}

#endif
