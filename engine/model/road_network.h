// SPDX-License-Identifier: GPL-3.0-or-later
/* road_network: a prepared road network as flat arrays.
 *
 * osm/ makes them, store/ keeps them in chunks, travel/ asks them without parsing: what
 * is in the database is what is in memory (little endian, no pointers).
 *
 * A *segment* is a piece of road between two junctions. An *arc* is a segment driven in
 * one direction: 2 * segment for forward, 2 * segment + 1 for back. The *hierarchy* is
 * a contraction hierarchy (Geisberger, Sanders, Schultes, Delling 2012,
 * doi:10.1287/trsc.1110.0401) over states: a state is a junction, or a junction reached
 * by an arc that begins a forbidden turn. States are numbered by rank: every link of a
 * state leads to a higher one.
 *
 * Weights carry two measures in one number, milliseconds above, decimetres below:
 * adding adds both, comparing prefers the quicker and among equals the shorter. So a
 * shortest path has one length, by whatever method it is found. */
#ifndef MODEL_ROAD_NETWORK_H
#define MODEL_ROAD_NETWORK_H

#include "base/err.h"
#include <stddef.h>
#include <stdint.h>

enum road_class {
    ROAD_MOTORWAY,
    ROAD_MOTORWAY_LINK,
    ROAD_TRUNK,
    ROAD_TRUNK_LINK,
    ROAD_PRIMARY,
    ROAD_PRIMARY_LINK,
    ROAD_SECONDARY,
    ROAD_SECONDARY_LINK,
    ROAD_TERTIARY,
    ROAD_TERTIARY_LINK,
    ROAD_UNCLASSIFIED,
    ROAD_RESIDENTIAL,
    ROAD_LIVING_STREET,
    ROAD_SERVICE,
    ROAD_TRACK,
    ROAD_ROAD, /* of unknown class */
    ROAD_FERRY,
    ROAD_CLASS_COUNT
};

/* How long roads take in an hour of the day, in percent of the time on a free road. */
enum { ROAD_HOURS = 24, ROAD_HOUR_LEAST_PERCENT = 20, ROAD_HOUR_MOST_PERCENT = 1000 };
struct road_factors {
    int32_t percent[ROAD_CLASS_COUNT][ROAD_HOURS];
};
/* 100 throughout. */
struct road_factors road_factors_none(void);

/* Bits of a segment. */
enum { ROAD_IS_FERRY = 1, ROAD_IS_TOLL = 2, ROAD_IS_ROUNDABOUT = 4 };

enum { ROAD_NONE = 0x7fffffff }; /* no state, no node, no segment */

/* Degrees times ten million, as OpenStreetMap counts: 1 cm. */
struct road_point {
    int32_t lon_e7, lat_e7;
};

struct road_segment {
    /* States: where the arc begins when nothing forbids it, and where it ends for who
     * started on it. `head` ROAD_NONE: not driven in this direction. `tail` ROAD_NONE:
     * begun from the states in ROAD_PART_TAIL only. */
    uint32_t tail[2], head[2];
    uint32_t drive_ms[2];
    uint32_t length_dm;
    uint32_t shape_first; /* its points, from the beginning to the end */
    uint16_t shape_count; /* >= 2 */
    uint8_t class;        /* enum road_class */
    uint8_t bits;
    uint32_t name; /* where in ROAD_PART_NAME; 0: none */
};

/* From a state to a higher one (or, in its second list, from a higher one to it). */
struct road_link {
    uint64_t weight; /* ms << 32 | dm */
    uint32_t peer;   /* the higher state */
    uint32_t via;    /* ROAD_VIA_ARC | arc: a road; else the state that was bypassed */
};

#define ROAD_VIA_ARC 0x80000000U

/* A further state from which an arc is begun; sorted by arc, state. */
struct road_tail {
    uint32_t arc, state;
};

/* A box of the map that roads touch; sorted by row, column. Ferries are in none: nobody
 * starts on one. */
struct road_cell {
    uint32_t row, column;  /* from the south, from the west */
    uint32_t first, count; /* in ROAD_PART_ITEM */
};

enum road_part {
    ROAD_PART_HEADER, /* struct road_header */
    ROAD_PART_OFFSET, /* uint32_t: links of state s are [2 s] .. [2 s + 1] .. [2 s + 2]:
                         out of it first, then into it */
    ROAD_PART_LINK,   /* struct road_link */
    ROAD_PART_SEGMENT, /* struct road_segment */
    ROAD_PART_SHAPE,   /* struct road_point */
    ROAD_PART_NAME,    /* char: texts ended by NUL; the first is empty */
    ROAD_PART_CELL, /* uint32_t: items of cell c are [c] .. [c + 1]; rows from south */
    ROAD_PART_ITEM, /* uint32_t: a segment that touches the cell's box */
    ROAD_PART_TAIL, /* struct road_tail */
    ROAD_PART_COUNT
};

enum { ROAD_FORMAT = 1, ROAD_CHUNK_SIZE = 1 << 16 };

struct road_header {
    uint32_t format;
    uint32_t state_count, segment_count, junction_count;
    uint64_t count[ROAD_PART_COUNT]; /* records of each part */
    int32_t west_e7, south_e7, east_e7, north_e7;
    uint32_t cell_lon_e7, cell_lat_e7; /* sizes; cell 0, 0 begins in the south-west */
};

/* All parts in memory. */
struct road_image {
    struct road_header header;
    const void *parts[ROAD_PART_COUNT];
};

/* Where the chunks are kept. `read` fills `size` bytes of one chunk, or says why not.
 */
struct road_source {
    void *context;
    bool (*read)(void *context, enum road_part part, uint32_t chunk, void *bytes,
                 size_t size, struct err *err);
};

/* Bytes of one record. A chunk holds whole records, as many as ROAD_CHUNK_SIZE has room
 * for. */
size_t road_part_size(enum road_part part);
/* "link": the name in the database. */
const char *road_part_name(enum road_part part);
uint64_t road_part_chunk_records(enum road_part part);
/* "primary_link" */
const char *road_class_name(enum road_class class);

#endif
