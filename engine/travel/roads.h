// SPDX-License-Identifier: GPL-3.0-or-later
/* roads: questions to a prepared road network (model/road_network.h).
 *
 * The network stays where it is kept, in chunks; a chunk is read when a question first
 * needs it. Opening reads the header alone. A handle belongs to one thread until
 * roads_fill has read everything; from then on any number of threads may ask through
 * it. */
#ifndef TRAVEL_ROADS_H
#define TRAVEL_ROADS_H

#include "base/arena.h"
#include "base/err.h"
#include "geo/point.h"
#include "model/road_network.h"

struct roads;

/* Keeps a copy of `source`, whose context must outlive the handle. ERR_INPUT for a
 * format that this program does not know. */
bool roads_open(const struct road_source *source, struct roads **roads,
                struct err *err) MUST_CHECK;
void roads_close(struct roads *roads);
/* Read all chunks that were not yet. */
bool roads_fill(struct roads *roads, struct err *err) MUST_CHECK;

/* A source that hands out an image in memory; the image is borrowed. */
struct road_source road_source_of(const struct road_image *image);

const struct road_header *roads_header(const struct roads *roads);

/* A place on the network: on a segment, share_ppm of the way from its beginning.
 * Places that no road is near have segment ROAD_NONE. */
struct road_spot {
    uint32_t segment;
    int32_t share_ppm; /* 0..1000000 */
    int32_t walk_m;    /* from the place to the road */
    bool is_left;      /* of the road, seen from its beginning */
    struct geo_point on_road;
};

enum { ROADS_WALK_MAX_M = 2000 };

/* The nearest road to `at` within ROADS_WALK_MAX_M that can be reached and left; of
 * equally near ones the lowest segment. Some 5 µs in a town. */
bool roads_snap(struct roads *roads, struct geo_point at, struct road_spot *spot,
                struct err *err) MUST_CHECK;

/* One way through the network. */
struct road_drive {
    uint64_t weight;      /* ms << 32 | dm; ROADS_UNREACHED */
    const uint32_t *arcs; /* driven, first and last in part; NULL unless asked for */
    uint32_t arc_count;
};
#define ROADS_UNREACHED UINT64_MAX
/* Half of a drive that takes as long (74 hours) counts as none. */
#define ROADS_HEAVIEST (UINT64_C(1) << 60)

/* Scratch of one thread for many questions. */
struct roads_search;
struct roads_search *roads_search_open(struct roads *roads);
void roads_search_close(struct roads_search *search);

/* The quickest drive between two spots; with its arcs, in `arena`, unless that is NULL.
 * Two searches up the hierarchy with stalling on demand: 15-25 µs in a city. */
bool roads_drive(struct roads_search *search, const struct road_spot *from,
                 const struct road_spot *to, struct arena *arena,
                 struct road_drive *drive, struct err *err) MUST_CHECK;

/* weights[i * to_count + j] from spot i to spot j: the same as roads_drive tells. A
 * label for every place, then a join over what they share: about 6 µs a place and 8 ns
 * a pair in a city. */
bool roads_table(struct roads_search *search, const struct road_spot *from,
                 uint32_t from_count, const struct road_spot *to, uint32_t to_count,
                 uint64_t *weights, struct err *err) MUST_CHECK;

/* Weights from a spot to every state (by number), ROADS_UNREACHED beyond limit_ms. One
 * sweep down the hierarchy (PHAST, Delling, Goldberg, Nowatzyk, Werneck 2013,
 * doi:10.1016/j.jpdc.2012.02.007). Reads the whole network. */
bool roads_reach(struct roads_search *search, const struct road_spot *from,
                 uint32_t limit_ms, uint64_t *weights, struct err *err) MUST_CHECK;

/* The line of a drive, and what it passes; in `arena`. */
struct road_leg {
    const char *name; /* "" where the road has none; lives as long as `roads` */
    uint32_t point_first;
    uint64_t weight;
    enum road_class class;
    uint8_t bits;
};
struct road_line {
    const struct road_point *points;
    uint32_t point_count;
    const struct road_leg *legs; /* one for each run of roads of one name and kind */
    uint32_t leg_count;
};
bool roads_line(struct roads *roads, const struct road_spot *from,
                const struct road_spot *to, const struct road_drive *drive,
                struct arena *arena, struct road_line *line,
                struct err *err) MUST_CHECK;

static inline int32_t road_weight_s(uint64_t weight)
{
    return (int32_t)(((weight >> 32) + 999) / 1000);
}
static inline int32_t road_weight_m(uint64_t weight)
{
    return (int32_t)(((weight & UINT32_MAX) + 9) / 10);
}

#endif
