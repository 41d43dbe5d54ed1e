// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/road_network.h"

#include <assert.h>

static const struct {
    const char *name;
    size_t size;
} parts[ROAD_PART_COUNT] = {
    [ROAD_PART_HEADER] = {"header", sizeof(struct road_header)},
    [ROAD_PART_OFFSET] = {"offset", sizeof(uint32_t)},
    [ROAD_PART_LINK] = {"link", sizeof(struct road_link)},
    [ROAD_PART_SEGMENT] = {"segment", sizeof(struct road_segment)},
    [ROAD_PART_SHAPE] = {"shape", sizeof(struct road_point)},
    [ROAD_PART_NAME] = {"name", 1},
    [ROAD_PART_CELL] = {"cell", sizeof(struct road_cell)},
    [ROAD_PART_ITEM] = {"item", sizeof(uint32_t)},
    [ROAD_PART_TAIL] = {"tail", sizeof(struct road_tail)},
};

/* The format: what a compiler might lay out otherwise. */
static_assert(sizeof(struct road_segment) == 40, "a segment has 40 bytes");
static_assert(sizeof(struct road_link) == 16, "a link has 16 bytes");
static_assert(sizeof(struct road_header) == 112, "the header has 112 bytes");

size_t road_part_size(enum road_part part)
{
    return parts[part].size;
}

const char *road_part_name(enum road_part part)
{
    return parts[part].name;
}

uint64_t road_part_chunk_records(enum road_part part)
{
    return ROAD_CHUNK_SIZE / parts[part].size;
}

const char *road_class_name(enum road_class class)
{
    static const char *const names[ROAD_CLASS_COUNT] = {
        [ROAD_MOTORWAY] = "motorway",
        [ROAD_MOTORWAY_LINK] = "motorway_link",
        [ROAD_TRUNK] = "trunk",
        [ROAD_TRUNK_LINK] = "trunk_link",
        [ROAD_PRIMARY] = "primary",
        [ROAD_PRIMARY_LINK] = "primary_link",
        [ROAD_SECONDARY] = "secondary",
        [ROAD_SECONDARY_LINK] = "secondary_link",
        [ROAD_TERTIARY] = "tertiary",
        [ROAD_TERTIARY_LINK] = "tertiary_link",
        [ROAD_UNCLASSIFIED] = "unclassified",
        [ROAD_RESIDENTIAL] = "residential",
        [ROAD_LIVING_STREET] = "living_street",
        [ROAD_SERVICE] = "service",
        [ROAD_TRACK] = "track",
        [ROAD_ROAD] = "road",
        [ROAD_FERRY] = "ferry",
    };
    return names[class];
}

struct road_factors road_factors_none(void)
{
    struct road_factors factors;
    for (int class = 0; class < ROAD_CLASS_COUNT; class ++)
        for (int hour = 0; hour < ROAD_HOURS; hour++)
            factors.percent[class][hour] = 100;
    return factors;
}
