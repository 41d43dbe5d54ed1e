// SPDX-License-Identifier: GPL-3.0-or-later
/* extract: what one or more OpenStreetMap extracts hold for a car.
 *
 * Every file is read twice with libreadosm: ways and turn restrictions first, then the
 * points that those ways use. A way, point or relation that is in several files counts
 * once, in its newest version, so the order of the files changes nothing. */
#ifndef OSM_EXTRACT_H
#define OSM_EXTRACT_H

#include "base/meter.h"
#include "osm/road_tags.h"

enum { EXTRACT_FILES_MAX = 64, EXTRACT_REFS_MAX = 1 << 30 };

struct extract_way {
    int64_t id;
    int32_t version;
    uint32_t file; /* the first that has it */
    struct way_rule rule;
    uint32_t name;      /* in names; 0: none */
    uint32_t ref_first; /* in refs */
    uint32_t ref_count;
};

struct extract_point {
    int64_t id;
    struct road_point at;
    uint32_t wait_s;
    bool is_there; /* in any of the files */
    bool is_shut;
};

/* One member of a relation. */
struct extract_member {
    int64_t id;
    bool is_way; /* else a point */
};

struct extract_turn {
    int64_t id;
    int32_t version;
    enum turn_kind kind;
    uint32_t member_first;
    uint32_t from_count, via_count, to_count; /* members in this order */
};

struct extract {
    struct extract_way *ways; /* by id */
    uint32_t way_count;
    uint32_t *refs; /* indices into points */
    uint32_t ref_count;
    struct extract_point *points; /* by id */
    uint32_t point_count;
    struct extract_turn *turns; /* by id */
    uint32_t turn_count;
    struct extract_member *members;
    uint32_t member_count;
    const char *names; /* texts ended by NUL; the first is empty */
    uint32_t name_size;
};

/* Read all files into `arena`. ERR_SYSTEM when one cannot be read; ERR_INPUT when one
 * is no .osm or .pbf, is cut off or damaged, holds no roads or no points; ERR_LIMIT
 * beyond EXTRACT_REFS_MAX points of ways. Two passes of 0.2-0.5 s over a city. */
bool extract_read(const char *const *paths, uint32_t path_count,
                  const struct profile *profile, struct arena *arena,
                  struct meter *meter, struct extract *extract,
                  struct err *err) MUST_CHECK;

#endif
