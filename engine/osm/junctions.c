// SPDX-License-Identifier: GPL-3.0-or-later
/* drive_ms of a segment is its length at the way's speed, rounded once, and the waits
 * of the points passed: of the point where an arc ends and of those between, not of the
 * point where it begins. Half of a ferry's boarding time stands at each end that is
 * ashore, so a crossing in several ways pays it once. */
#include "osm/junctions.h"

#include "geo/point.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { SHAPE_MAX = 30000, MS = 1000 };

/* How a point is used. */
enum { USED_ONCE = 1, USED_MORE = 2, IS_ASHORE = 4 };

struct building {
    const struct extract *extract;
    const struct profile *profile;
    struct arena *scratch;
    struct road_draft *draft;
    struct junction_map *map;
    uint8_t *uses; /* of points */
    struct road_point *junctions, *shape;
    struct draft_segment *segments;
    size_t junction_capacity, shape_capacity, segment_capacity;
};

/* A stretch of a way: points refs[first..last], all there. */
struct stretch {
    const struct extract_way *way;
    double kmh[2];
    uint32_t first, last;
};

static struct geo_point degrees(struct road_point at)
{
    return (struct geo_point){at.lon_e7 / 1e7, at.lat_e7 / 1e7};
}

static const struct extract_point *point_at(const struct building *building,
                                            uint32_t ref)
{
    return &building->extract->points[building->extract->refs[ref]];
}

/* A further time, or an end: then ways meet here. */
static void use_point(struct building *building, uint32_t ref, bool is_end,
                      bool is_ferry)
{
    uint8_t *uses = &building->uses[building->extract->refs[ref]];
    if (is_end || (*uses & USED_ONCE) != 0)
        *uses |= USED_MORE;
    *uses |= USED_ONCE;
    if (!is_ferry)
        *uses |= IS_ASHORE;
}

static bool is_there(const struct building *building, const struct extract_way *way,
                     uint32_t at)
{
    return at < way->ref_count && point_at(building, way->ref_first + at)->is_there;
}

static void use_way(struct building *building, const struct extract_way *way)
{
    for (uint32_t i = 0; i < way->ref_count; i++) {
        if (!is_there(building, way, i))
            continue;
        const bool is_end = i == 0 || !is_there(building, way, i - 1) ||
                            !is_there(building, way, i + 1);
        use_point(building, way->ref_first + i, is_end, way->rule.class == ROAD_FERRY);
    }
}

static uint32_t add_junction(struct building *building, struct road_point at)
{
    const uint32_t ix = building->draft->junction_count++;
    building->junctions =
        arena_grow(building->scratch, building->junctions, &building->junction_capacity,
                   ix + (size_t)1, sizeof *building->junctions);
    building->junctions[ix] = at;
    return ix;
}

/* The junction of a point. Shut points and the middles of loops get a new one each
 * time. */
static uint32_t junction_of(struct building *building, uint32_t ref)
{
    const uint32_t point = building->extract->refs[ref];
    uint32_t *junction = &building->map->of_points[point];
    if (building->extract->points[point].is_shut)
        return add_junction(building, building->extract->points[point].at);
    if (*junction == UINT32_MAX)
        *junction = add_junction(building, building->extract->points[point].at);
    return *junction;
}

static double stretch_length_m(const struct building *building, uint32_t first,
                               uint32_t last)
{
    double length_m = 0;
    for (uint32_t i = first; i < last; i++)
        length_m += geo_length_m(degrees(point_at(building, i)->at),
                                 degrees(point_at(building, i + 1)->at));
    return length_m;
}

static uint32_t wait_ms(const struct building *building, uint32_t first, uint32_t last)
{
    uint32_t wait = 0;
    for (uint32_t i = first; i <= last; i++)
        wait += point_at(building, i)->wait_s;
    return wait * MS;
}

static uint32_t boarding_ms(const struct building *building, const struct stretch *run)
{
    uint32_t ends = 0;
    if (run->way->rule.class != ROAD_FERRY)
        return 0;
    ends += (building->uses[building->extract->refs[run->first]] & IS_ASHORE) != 0;
    ends += (building->uses[building->extract->refs[run->last]] & IS_ASHORE) != 0;
    return ends * (uint32_t)building->profile->boarding_s * (MS / 2);
}

static uint32_t drive_ms(const struct building *building, const struct stretch *run,
                         int direction, double length_m)
{
    if (run->kmh[direction] <= 0)
        return DRAFT_SHUT;
    const double ms = length_m * 3600 / run->kmh[direction];
    const uint32_t wait = direction == 0 ? wait_ms(building, run->first + 1, run->last)
                                         : wait_ms(building, run->first, run->last - 1);
    return (uint32_t)fmax(1, round(fmin(ms, 1e9))) + wait + boarding_ms(building, run);
}

static void copy_shape(struct building *building, const struct stretch *run)
{
    const uint32_t count = run->last - run->first + 1;
    building->shape = arena_grow(
        building->scratch, building->shape, &building->shape_capacity,
        (size_t)building->draft->shape_count + count, sizeof *building->shape);
    for (uint32_t i = 0; i < count; i++)
        building->shape[building->draft->shape_count + i] =
            point_at(building, run->first + i)->at;
    building->draft->shape_count += count;
}

static void add_segment(struct building *building, const struct stretch *run,
                        uint32_t from, uint32_t to)
{
    const double length_m = stretch_length_m(building, run->first, run->last);
    building->segments = arena_grow(
        building->scratch, building->segments, &building->segment_capacity,
        building->draft->segment_count + (size_t)1, sizeof *building->segments);
    building->segments[building->draft->segment_count++] = (struct draft_segment){
        .from = from,
        .to = to,
        .drive_ms = {drive_ms(building, run, 0, length_m),
                     drive_ms(building, run, 1, length_m)},
        .length_dm = (uint32_t)lround(length_m * 10),
        .shape_first = building->draft->shape_count,
        .shape_count = run->last - run->first + 1,
        .name = run->way->name,
        .class = (uint8_t)run->way->rule.class,
        .bits = run->way->rule.bits,
    };
    copy_shape(building, run);
}

/* From one junction to the next; back to the same one: in two halves. */
static void close_stretch(struct building *building, const struct stretch *run)
{
    const uint32_t from = junction_of(building, run->first);
    const uint32_t to = junction_of(building, run->last);
    if (from != to) {
        add_segment(building, run, from, to);
        return;
    }
    if (run->last - run->first < 2)
        return;
    struct stretch half = *run;
    half.last = run->first + (run->last - run->first) / 2;
    const uint32_t middle = add_junction(building, point_at(building, half.last)->at);
    add_segment(building, &half, from, middle);
    half.first = half.last;
    half.last = run->last;
    add_segment(building, &half, middle, to);
}

static bool is_junction(const struct building *building, uint32_t ref)
{
    return (building->uses[building->extract->refs[ref]] & USED_MORE) != 0 ||
           point_at(building, ref)->is_shut;
}

static void cut_way(struct building *building, const struct extract_way *way)
{
    struct stretch run = {
        way, {way->rule.kmh[0], way->rule.kmh[1]}, way->ref_first, way->ref_first};
    const uint32_t end = way->ref_first + way->ref_count;
    for (uint32_t i = way->ref_first; i < end; i++) {
        if (!point_at(building, i)->is_there) {
            run.first = i + 1;
            continue;
        }
        if (i == run.first)
            continue;
        if (is_junction(building, i) || i - run.first + 1 >= SHAPE_MAX) {
            run.last = i;
            close_stretch(building, &run);
            run.first = i;
        }
    }
}

/* A ferry that says how long it takes goes as fast as that. */
static struct extract_way timed_way(const struct building *building,
                                    const struct extract_way *way)
{
    struct extract_way timed = *way;
    double length_m = 0;
    if (way->rule.duration_s == 0)
        return timed;
    for (uint32_t i = 0; i + 1 < way->ref_count; i++) {
        if (is_there(building, way, i) && is_there(building, way, i + 1))
            length_m +=
                stretch_length_m(building, way->ref_first + i, way->ref_first + i + 1);
    }
    const double kmh = fmax(length_m / way->rule.duration_s * 3.6, 0.1);
    for (int i = 0; i < 2; i++)
        timed.rule.kmh[i] = way->rule.kmh[i] > 0 ? kmh : 0;
    return timed;
}

static const void *keep(struct arena *arena, const void *bytes, size_t size)
{
    void *kept = arena_alloc(arena, size);
    if (size > 0)
        memcpy(kept, bytes, size);
    return kept;
}

static void finish(struct building *building, struct arena *arena)
{
    struct road_draft *draft = building->draft;
    draft->junctions = keep(arena, building->junctions,
                            draft->junction_count * sizeof *building->junctions);
    draft->segments = keep(arena, building->segments,
                           draft->segment_count * sizeof *building->segments);
    draft->shape =
        keep(arena, building->shape, draft->shape_count * sizeof *building->shape);
    draft->names = building->extract->names;
    draft->name_size = building->extract->name_size;
}

void junctions_make(const struct extract *extract, const struct profile *profile,
                    struct arena *arena, struct road_draft *draft,
                    struct arena *map_arena, struct junction_map *map)
{
    struct arena scratch = {0};
    struct building building = {.extract = extract,
                                .profile = profile,
                                .scratch = &scratch,
                                .draft = draft,
                                .map = map};
    *draft = (struct road_draft){0};
    map->ways = ARENA_ARRAY(map_arena, extract->way_count, struct way_segments);
    map->of_points = ARENA_ARRAY(map_arena, extract->point_count, uint32_t);
    memset(map->of_points, 0xff, extract->point_count * sizeof *map->of_points);
    building.uses = ARENA_ARRAY(&scratch, extract->point_count, uint8_t);
    for (uint32_t i = 0; i < extract->way_count; i++)
        use_way(&building, &extract->ways[i]);
    for (uint32_t i = 0; i < extract->way_count; i++) {
        const struct extract_way way = timed_way(&building, &extract->ways[i]);
        map->ways[i].first = draft->segment_count;
        cut_way(&building, &way);
        map->ways[i].count = draft->segment_count - map->ways[i].first;
    }
    finish(&building, arena);
    arena_release(&scratch);
}
