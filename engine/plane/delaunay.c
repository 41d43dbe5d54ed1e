// SPDX-License-Identifier: GPL-3.0-or-later
/* delaunay: see the header.
 *
 * GEOS hands back edges as lines between coordinates; it keeps coordinates as they
 * were, so a table from coordinates to places finds the ends. GEOS sometimes loses a
 * place among near-cocircular ones: a graph that is not connected is thrown away and
 * made again from places moved by less than a millimetre. */
#include "plane/delaunay.h"

#include "plane/geos.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { ATTEMPTS = 4 };
static const double JITTER_M = 1e-4;

/* Open addressing; slots hold place + 1, 0 is empty. */
struct place_table {
    uint32_t *slots;
    uint32_t mask;
    const struct geo_xy *places;
};

static uint64_t mix(uint64_t bits)
{
    bits = (bits ^ (bits >> 30)) * 0xbf58476d1ce4e5b9u;
    bits = (bits ^ (bits >> 27)) * 0x94d049bb133111ebu;
    return bits ^ (bits >> 31);
}

static uint64_t bits_of(double value)
{
    uint64_t bits;
    value += 0.0; /* -0 is 0 */
    memcpy(&bits, &value, sizeof bits);
    return bits;
}

static uint32_t slot_of(const struct place_table *table, struct geo_xy at)
{
    const uint64_t hash = mix(mix(bits_of(at.x_m)) + bits_of(at.y_m));
    uint32_t slot = (uint32_t)hash & table->mask;
    while (table->slots[slot]) {
        const struct geo_xy other = table->places[table->slots[slot] - 1];
        if (other.x_m == at.x_m && other.y_m == at.y_m)
            break;
        slot = (slot + 1) & table->mask;
    }
    return slot;
}

static void place_table_init(struct place_table *table, const struct geo_xy *places,
                             uint32_t count, struct arena *arena)
{
    uint32_t capacity = 16;
    while (capacity < 2 * (uint64_t)count)
        capacity *= 2;
    *table = (struct place_table){
        .slots = ARENA_ARRAY(arena, capacity, uint32_t),
        .mask = capacity - 1,
        .places = places,
    };
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t slot = slot_of(table, places[i]);
        assert(!table->slots[slot]); /* places are distinct */
        table->slots[slot] = i + 1;
    }
}

static bool read_edge(struct geos *geos, const GEOSGeometry *lines, int line,
                      const struct place_table *table, struct edge *edge)
{
    struct geo_xy ends[2];
    const GEOSGeometry *part = GEOSGetGeometryN_r(geos->handle, lines, line);
    const GEOSCoordSequence *sequence =
        part ? GEOSGeom_getCoordSeq_r(geos->handle, part) : NULL;
    unsigned size = 0;
    if (!sequence || !GEOSCoordSeq_getSize_r(geos->handle, sequence, &size) ||
        size != 2 ||
        !GEOSCoordSeq_copyToBuffer_r(geos->handle, sequence, &ends[0].x_m, 0, 0))
        return false;
    const uint32_t a = table->slots[slot_of(table, ends[0])];
    const uint32_t b = table->slots[slot_of(table, ends[1])];
    if (!a || !b || a == b)
        return false;
    *edge = a < b ? (struct edge){a - 1, b - 1} : (struct edge){b - 1, a - 1};
    return true;
}

struct edge_list {
    struct edge *edges;
    uint32_t count;
};

static bool read_edges(struct geos *geos, const GEOSGeometry *lines,
                       const struct geo_xy *places, uint32_t count,
                       struct arena *scratch, struct edge_list *list)
{
    struct place_table table;
    place_table_init(&table, places, count, scratch);
    const int line_count = GEOSGetNumGeometries_r(geos->handle, lines);
    if (line_count < 0)
        return false;
    *list = (struct edge_list){
        .edges = ARENA_ARRAY(scratch, (size_t)line_count, struct edge),
        .count = (uint32_t)line_count,
    };
    for (int i = 0; i < line_count; i++)
        if (!read_edge(geos, lines, i, &table, &list->edges[i]))
            return false;
    return true;
}

static uint32_t find_root(uint32_t *parent, uint32_t item)
{
    while (parent[item] != item) {
        parent[item] = parent[parent[item]];
        item = parent[item];
    }
    return item;
}

static bool is_connected(const struct edge_list *list, uint32_t count,
                         struct arena *scratch)
{
    uint32_t *parent = ARENA_ARRAY(scratch, count, uint32_t);
    uint32_t pieces = count;
    for (uint32_t i = 0; i < count; i++)
        parent[i] = i;
    for (uint32_t i = 0; i < list->count; i++) {
        const uint32_t a = find_root(parent, list->edges[i].a);
        const uint32_t b = find_root(parent, list->edges[i].b);
        pieces -= a != b;
        parent[a > b ? a : b] = a > b ? b : a;
    }
    return pieces == 1;
}

/* One pass of a counting sort, stable. */
static void sort_by_end(const struct edge *from, struct edge *to, uint32_t edge_count,
                        bool by_a, uint32_t *first, uint32_t place_count)
{
    memset(first, 0, (place_count + 1) * sizeof *first);
    for (uint32_t i = 0; i < edge_count; i++)
        first[(by_a ? from[i].a : from[i].b) + 1]++;
    for (uint32_t i = 0; i < place_count; i++)
        first[i + 1] += first[i];
    for (uint32_t i = 0; i < edge_count; i++)
        to[first[by_a ? from[i].a : from[i].b]++] = from[i];
}

static void sort_edges(struct edge_list *list, uint32_t place_count,
                       struct arena *scratch)
{
    struct edge *other = ARENA_ARRAY(scratch, list->count, struct edge);
    uint32_t *first = ARENA_ARRAY(scratch, (size_t)place_count + 1, uint32_t);
    sort_by_end(list->edges, other, list->count, false, first, place_count);
    sort_by_end(other, list->edges, list->count, true, first, place_count);
}

static bool triangulate(const struct geo_xy *places, uint32_t count,
                        struct arena *scratch, struct edge_list *list, struct err *err)
{
    struct geos geos;
    if (!geos_open(&geos, err))
        return false;
    bool is_read = false;
    GEOSGeometry *line = geos_line(&geos, places, count);
    GEOSGeometry *lines =
        line ? GEOSDelaunayTriangulation_r(geos.handle, line, 0, 1) : NULL;
    if (lines)
        is_read = read_edges(&geos, lines, places, count, scratch, list);
    if (!is_read)
        geos_fail(&geos, "neighbours of places", err);
    if (lines)
        GEOSGeom_destroy_r(geos.handle, lines);
    if (line)
        GEOSGeom_destroy_r(geos.handle, line);
    geos_close(&geos);
    return is_read;
}

void delaunay_jitter(struct geo_xy *places, uint32_t count, uint32_t attempt)
{
    const double step_m = JITTER_M * attempt / UINT32_MAX;
    for (uint32_t i = 0; i < count; i++) {
        const uint64_t bits = mix(((uint64_t)attempt << 32) + i + 1);
        places[i].x_m += step_m * (double)(bits >> 32);
        places[i].y_m += step_m * (double)(bits & UINT32_MAX);
    }
}

bool delaunay_edges(const struct geo_xy *places, uint32_t count, struct arena *arena,
                    struct edge **edges, uint32_t *edge_count, struct err *err)
{
    *edges = NULL;
    *edge_count = 0;
    if (count < 2)
        return true;
    for (uint32_t attempt = 0; attempt < ATTEMPTS; attempt++) {
        struct arena scratch = {0};
        struct geo_xy *moved = ARENA_ARRAY(&scratch, count, struct geo_xy);
        memcpy(moved, places, count * sizeof *moved);
        delaunay_jitter(moved, count, attempt);
        struct edge_list list = {0};
        const bool is_good = triangulate(moved, count, &scratch, &list, err) &&
                             is_connected(&list, count, &scratch);
        if (is_good) {
            sort_edges(&list, count, &scratch);
            struct edge *kept = ARENA_ARRAY(arena, list.count, struct edge);
            memcpy(kept, list.edges, list.count * sizeof *kept);
            *edges = kept;
            *edge_count = list.count;
        }
        arena_release(&scratch);
        if (is_good)
            return true;
    }
    return err_set(err, ERR_SYSTEM, "GEOS does not find the neighbours of %u places",
                   count);
}

/* Is the angle from a over c to b more than 140 degrees? */
static bool is_between(struct geo_xy a, struct geo_xy c, struct geo_xy b)
{
    const double cos_140 = -0.76604444311897804;
    const double ax = a.x_m - c.x_m, ay = a.y_m - c.y_m;
    const double bx = b.x_m - c.x_m, by = b.y_m - c.y_m;
    const double lengths = sqrt((ax * ax + ay * ay) * (bx * bx + by * by));
    return ax * bx + ay * by < cos_140 * lengths;
}

/* Of all places beside an edge, the tips of its two triangles see it at the widest
 * angles, and they are neighbours of both ends; so common neighbours are enough. `mark`
 * holds the edge's number at the neighbours of a. */
static bool is_sliver(const struct geo_xy *places, struct edge edge,
                      const uint32_t *first, const uint32_t *neighbour,
                      const uint32_t *mark)
{
    for (uint32_t i = first[edge.b]; i < first[edge.b + 1]; i++) {
        const uint32_t c = neighbour[i];
        if (mark[c] == edge.a + 1 &&
            is_between(places[edge.a], places[c], places[edge.b]))
            return true;
    }
    return false;
}

uint32_t delaunay_drop_slivers(const struct geo_xy *places, uint32_t count,
                               struct edge *edges, uint32_t edge_count)
{
    struct arena scratch = {0};
    uint32_t *first = ARENA_ARRAY(&scratch, (size_t)count + 2, uint32_t);
    uint32_t *neighbour = ARENA_ARRAY(&scratch, (size_t)2 * edge_count, uint32_t);
    uint32_t *mark = ARENA_ARRAY(&scratch, count, uint32_t);
    for (uint32_t e = 0; e < edge_count; e++) {
        first[edges[e].a + 2]++;
        first[edges[e].b + 2]++;
    }
    for (uint32_t p = 2; p < count + 2; p++)
        first[p] += first[p - 1];
    for (uint32_t e = 0; e < edge_count; e++) {
        neighbour[first[edges[e].a + 1]++] = edges[e].b;
        neighbour[first[edges[e].b + 1]++] = edges[e].a;
    }
    uint32_t kept = 0, marked = UINT32_MAX;
    for (uint32_t e = 0; e < edge_count; e++) {
        const uint32_t a = edges[e].a;
        if (a != marked)
            for (uint32_t i = first[a]; i < first[a + 1]; i++)
                mark[neighbour[i]] = a + 1;
        marked = a;
        const struct edge edge = edges[e];
        if (!is_sliver(places, edge, first, neighbour, mark))
            edges[kept++] = edge;
    }
    arena_release(&scratch);
    return kept;
}
