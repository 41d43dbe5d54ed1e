// SPDX-License-Identifier: GPL-3.0-or-later
/* barriers: see the header.
 *
 * Segments of all lines, cut into short parts, are sorted by their western end; an edge
 * looks at those that begin no farther west than the widest of them reaches. A touch
 * counts by which side an end is on, with the line itself belonging to the left, so an
 * edge along a chain of segments crosses it once or not at all. */
#include "territory/barriers.h"

#include "base/sorting.h"

#include <math.h>

/* Parts are no wider than this share of the map. */
enum { PARTS = 128, PARTS_MOST = 4096 };

struct segment {
    struct geo_xy a, b; /* a is the western one */
};

struct segments {
    struct segment *items;
    size_t capacity;
    uint32_t count;
    double widest_m;
};

static void add_segment(struct segments *segments, struct geo_xy a, struct geo_xy b,
                        double part_m, struct arena *arena)
{
    const double wide = fabs(b.x_m - a.x_m) / part_m;
    const uint32_t parts = wide > PARTS_MOST ? PARTS_MOST : (uint32_t)wide + 1;
    struct geo_xy from = a;
    for (uint32_t i = 1; i <= parts; i++) {
        const double share = (double)i / parts;
        const struct geo_xy to = {a.x_m + share * (b.x_m - a.x_m),
                                  a.y_m + share * (b.y_m - a.y_m)};
        segments->items =
            arena_grow(arena, segments->items, &segments->capacity,
                       (size_t)segments->count + 1, sizeof *segments->items);
        segments->items[segments->count++] = from.x_m <= to.x_m
                                                 ? (struct segment){from, to}
                                                 : (struct segment){to, from};
        segments->widest_m = fmax(segments->widest_m, fabs(to.x_m - from.x_m));
        from = to;
    }
}

static bool add_line(struct segments *segments, const struct terrain *terrain,
                     const struct ring *line, double part_m, struct arena *arena,
                     struct err *err)
{
    struct geo_xy *at = ARENA_ARRAY(arena, line->point_count, struct geo_xy);
    if (!projection_forward(terrain->projection, line->points, line->point_count, at,
                            err))
        return false;
    for (uint32_t i = 0; i + 1 < line->point_count; i++)
        add_segment(segments, at[i], at[i + 1], part_m, arena);
    return true;
}

static int compare_segments(const void *a, const void *b, const void *context)
{
    (void)context;
    const struct segment *s = a, *t = b;
    return (s->a.x_m > t->a.x_m) - (s->a.x_m < t->a.x_m);
}

/* Is c to the left of the way from a to b, or on it? */
static bool is_left(struct geo_xy a, struct geo_xy b, struct geo_xy c)
{
    return (b.x_m - a.x_m) * (c.y_m - a.y_m) - (b.y_m - a.y_m) * (c.x_m - a.x_m) >= 0;
}

static bool is_crossed(const struct segment *s, struct geo_xy a, struct geo_xy b)
{
    return is_left(s->a, s->b, a) != is_left(s->a, s->b, b) &&
           is_left(a, b, s->a) != is_left(a, b, s->b);
}

/* The first segment that begins at x or farther east. */
static uint32_t first_from(const struct segments *segments, double x_m)
{
    uint32_t first = 0, end = segments->count;
    while (first < end) {
        const uint32_t middle = first + (end - first) / 2;
        if (segments->items[middle].a.x_m < x_m)
            first = middle + 1;
        else
            end = middle;
    }
    return first;
}

static bool crosses(const struct segments *segments, struct geo_xy a, struct geo_xy b)
{
    const double west_m = fmin(a.x_m, b.x_m), east_m = fmax(a.x_m, b.x_m);
    for (uint32_t i = first_from(segments, west_m - segments->widest_m);
         i < segments->count && segments->items[i].a.x_m <= east_m; i++)
        if (is_crossed(&segments->items[i], a, b))
            return true;
    return false;
}

static double width_of(const struct geo_xy *at, uint32_t count)
{
    double west_m = HUGE_VAL, east_m = -HUGE_VAL;
    for (uint32_t i = 0; i < count; i++) {
        west_m = fmin(west_m, at[i].x_m);
        east_m = fmax(east_m, at[i].x_m);
    }
    return fmax(east_m - west_m, 1);
}

/* An edge is looked at from its lower place. */
static void mark_edges(struct terrain *terrain, const struct segments *segments,
                       const struct geo_xy *place_at, uint8_t *is_crossing)
{
    for (uint32_t p = 0; p < terrain->place_count; p++)
        for (uint32_t n = terrain->neighbour_first[p];
             n < terrain->neighbour_first[p + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            const uint32_t low = p < other ? p : other, high = p < other ? other : p;
            is_crossing[n] = crosses(segments, place_at[low], place_at[high]);
        }
}

bool barriers_lay_out(struct terrain *terrain, const struct geo_xy *place_at,
                      struct arena *arena, struct err *err)
{
    const struct alignment_barriers *barriers = terrain->task->barriers;
    struct arena scratch = {0};
    struct segments segments = {0};
    const double part_m = width_of(place_at, terrain->place_count) / PARTS;
    bool is_done = true;
    for (uint32_t i = 0; is_done && i < barriers->line_count; i++)
        is_done =
            add_line(&segments, terrain, &barriers->lines[i], part_m, &scratch, err);
    if (is_done) {
        uint8_t *is_crossing =
            ARENA_ARRAY(arena, (size_t)2 * terrain->edge_count, uint8_t);
        sorting_sort(segments.items, segments.count, sizeof *segments.items,
                     compare_segments, NULL);
        mark_edges(terrain, &segments, place_at, is_crossing);
        terrain->is_crossing = is_crossing;
        terrain->crossing_price = barriers->price;
    }
    arena_release(&scratch);
    return is_done;
}

const uint32_t *barriers_count(const struct roster *roster, struct arena *arena)
{
    const struct terrain *terrain = roster->terrain;
    if (terrain->is_crossing == NULL)
        return NULL;
    uint32_t *count = ARENA_ARRAY(arena, terrain->site_count, uint32_t);
    for (uint32_t p = 0; p < terrain->place_count; p++)
        for (uint32_t n = terrain->neighbour_first[p];
             n < terrain->neighbour_first[p + 1]; n++) {
            const uint32_t other = terrain->neighbour[n];
            const uint32_t site = roster->site[terrain->place_first[p]];
            if (p < other && terrain->is_crossing[n] &&
                site == roster->site[terrain->place_first[other]])
                count[site]++;
        }
    return count;
}
