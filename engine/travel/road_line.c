// SPDX-License-Identifier: GPL-3.0-or-later
/* The first and the last arc are driven in part: from where the one spot is on the
 * road, and to where the other is. */
#include "travel/road_climb.h"

#include <math.h>
#include <string.h>

enum { PPM = 1000000 };

struct lining {
    struct roads *roads;
    struct arena *arena;
    struct road_point *points;
    struct road_leg *legs;
    uint32_t point_count, leg_count;
    size_t point_capacity, leg_capacity;
};

static struct road_point e7_of(struct geo_point at)
{
    return (struct road_point){(int32_t)lround(at.lon_deg * 1e7),
                               (int32_t)lround(at.lat_deg * 1e7)};
}

static void add_point(struct lining *lining, struct road_point at)
{
    const uint32_t count = lining->point_count;
    if (count > 0 && memcmp(&lining->points[count - 1], &at, sizeof at) == 0)
        return;
    lining->points = arena_grow(lining->arena, lining->points, &lining->point_capacity,
                                count + (size_t)1, sizeof *lining->points);
    lining->points[lining->point_count++] = at;
}

/* Lengths of the pieces before point `ix` of a shape, as a share of all of it. */
static double share_at(const struct road_point *shape, uint32_t count, uint32_t ix)
{
    double before_m = 0, all_m = 0;
    for (uint32_t i = 0; i + 1 < count; i++) {
        const double piece_m = geo_length_m(
            (struct geo_point){shape[i].lon_e7 / 1e7, shape[i].lat_e7 / 1e7},
            (struct geo_point){shape[i + 1].lon_e7 / 1e7, shape[i + 1].lat_e7 / 1e7});
        before_m += i < ix ? piece_m : 0;
        all_m += piece_m;
    }
    return all_m > 0 ? before_m / all_m : 0;
}

/* Points of a segment strictly between two shares of it, in the direction driven. */
static void add_between(struct lining *lining, const struct road_segment *segment,
                        uint32_t way, double begin, double end)
{
    const struct road_point *shape = road_shape_get(lining->roads, segment);
    const uint32_t count = segment->shape_count;
    const bool is_whole = begin <= 0 && end >= 1;
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t ix = way == 0 ? i : count - 1 - i;
        const double share = is_whole ? 0.5 : share_at(shape, count, ix);
        const double driven = way == 0 ? share : 1 - share;
        const bool is_end = end >= 1 && i + 1 == count; /* where the next leg begins */
        if (is_whole || is_end || (driven > begin && driven < end))
            add_point(lining, shape[ix]);
    }
}

static void add_leg(struct lining *lining, const struct road_segment *segment,
                    uint64_t weight)
{
    const char *name = (const char *)lining->roads->parts[ROAD_PART_NAME];
    if (lining->roads->header.count[ROAD_PART_NAME] > segment->name)
        name += segment->name;
    struct road_leg *last =
        lining->leg_count > 0 ? &lining->legs[lining->leg_count - 1] : NULL;
    if (last != NULL && strcmp(last->name, name) == 0 && last->bits == segment->bits) {
        last->weight += weight;
        return;
    }
    lining->legs = arena_grow(lining->arena, lining->legs, &lining->leg_capacity,
                              lining->leg_count + (size_t)1, sizeof *lining->legs);
    lining->legs[lining->leg_count++] = (struct road_leg){
        .name = name,
        .point_first = lining->point_count > 0 ? lining->point_count - 1 : 0,
        .weight = weight,
        .class = (enum road_class)segment->class,
        .bits = segment->bits};
}

static void add_arc(struct lining *lining, uint32_t arc, int32_t begin_ppm,
                    int32_t end_ppm)
{
    const struct road_segment *segment = road_segment_get(lining->roads, arc / 2);
    add_leg(lining, segment,
            road_share_weight(segment, arc % 2, end_ppm) -
                road_share_weight(segment, arc % 2, begin_ppm));
    add_between(lining, segment, arc % 2, (double)begin_ppm / PPM,
                (double)end_ppm / PPM);
}

static int32_t share_in(const struct road_spot *spot, uint32_t arc)
{
    return arc % 2 == 0 ? spot->share_ppm : PPM - spot->share_ppm;
}

bool roads_line(struct roads *roads, const struct road_spot *from,
                const struct road_spot *to, const struct road_drive *drive,
                struct arena *arena, struct road_line *line, struct err *err)
{
    struct lining lining = {.roads = roads, .arena = arena};
    if (roads->header.count[ROAD_PART_NAME] > 0)
        road_parts_read(roads, ROAD_PART_NAME, 0, roads->header.count[ROAD_PART_NAME]);
    add_point(&lining, e7_of(from->on_road));
    for (uint32_t i = 0; i < drive->arc_count; i++) {
        const uint32_t arc = drive->arcs[i];
        const bool is_last = i + 1 == drive->arc_count;
        add_arc(&lining, arc, i == 0 ? share_in(from, arc) : 0,
                is_last ? share_in(to, arc) : PPM);
    }
    add_point(&lining, e7_of(to->on_road));
    *line = (struct road_line){lining.points, lining.point_count, lining.legs,
                               lining.leg_count};
    return road_parts_check(roads, err);
}
