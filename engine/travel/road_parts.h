// SPDX-License-Identifier: GPL-3.0-or-later
/* road_parts: the arrays of a network, read chunk by chunk. Only travel/road* use this.
 *
 * Each part is one block of memory as large as all of its records; what was not read is
 * zero. A chunk that cannot be read, or holds numbers that lead out of their part,
 * stays zero and leaves its error in `failure`: searches run on over zeros without
 * harm, and the question fails at its end. */
#ifndef TRAVEL_ROAD_PARTS_H
#define TRAVEL_ROAD_PARTS_H

#include "travel/roads.h"

struct roads {
    struct arena arena; /* holds this too */
    struct road_source source;
    struct road_header header;
    void *parts[ROAD_PART_COUNT];
    uint8_t *is_read[ROAD_PART_COUNT]; /* by chunk */
    bool is_full;                      /* all chunks are read */
    struct err failure;                /* ERR_NONE: none */
};

/* Sees to it that records first..first + count - 1 are read. */
void road_parts_read(struct roads *roads, enum road_part part, uint64_t first,
                     uint64_t count);
/* Takes the failure out: false when there was one. */
bool road_parts_check(struct roads *roads, struct err *err) MUST_CHECK;

struct link_range {
    const struct road_link *links;
    uint32_t out_count, in_count; /* in this order */
};

/* Sees to it that the links of a state are read. */
void road_links_read(struct roads *roads, uint32_t state);

/* The links of a state. */
static inline struct link_range road_links(struct roads *roads, uint32_t state)
{
    if (!roads->is_full)
        road_links_read(roads, state);
    const uint32_t *offsets =
        (const uint32_t *)roads->parts[ROAD_PART_OFFSET] + 2 * (size_t)state;
    /* Chunks that failed are zero: nothing. */
    if (offsets[1] < offsets[0] || offsets[2] < offsets[1])
        return (struct link_range){NULL, 0, 0};
    return (struct link_range){(const struct road_link *)roads->parts[ROAD_PART_LINK] +
                                   offsets[0],
                               offsets[1] - offsets[0], offsets[2] - offsets[1]};
}

const struct road_segment *road_segment_get(struct roads *roads, uint32_t segment);
const struct road_point *road_shape_get(struct roads *roads,
                                        const struct road_segment *segment);

/* States an arc may be begun from, beyond its tail: a range of ROAD_PART_TAIL. */
const struct road_tail *road_tails_find(struct roads *roads, uint32_t arc,
                                        uint32_t *count);

#endif
