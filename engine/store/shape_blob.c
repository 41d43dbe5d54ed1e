// SPDX-License-Identifier: GPL-3.0-or-later
/* The layout, in bytes:
 *
 *     00 01 | srid 4 | west south east north 8 each | 7C | class 4 | body | FE
 *
 * with body = x y for a POINT (class 1); ring count 4, then of each ring its point
 * count 4 and points, for a POLYGON (3); count 4, then of each 69 | class 4 | its body,
 * for a MULTIPOLYGON (6). 00 starts, 01 says little-endian, 7C, 69 and FE are marks. */
#include "store/shape_blob.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum {
    SRID = 4326,
    HEAD_SIZE = 43, /* up to and with the class */
    MARK_START = 0x00,
    MARK_LITTLE = 0x01,
    MARK_BOX = 0x7c,
    MARK_PART = 0x69,
    MARK_END = 0xfe,
    CLASS_POINT = 1,
    CLASS_POLYGON = 3,
    CLASS_MULTIPOLYGON = 6,
    POINT_SIZE = 16
};

static unsigned char *put_byte(unsigned char *at, unsigned byte)
{
    *at = (unsigned char)byte;
    return at + 1;
}

static unsigned char *put_number(unsigned char *at, uint32_t number)
{
    for (int i = 0; i < 4; i++)
        at[i] = (unsigned char)(number >> 8 * i);
    return at + 4;
}

static unsigned char *put_real(unsigned char *at, double real)
{
    uint64_t bits;
    memcpy(&bits, &real, sizeof bits);
    for (int i = 0; i < 8; i++)
        at[i] = (unsigned char)(bits >> 8 * i);
    return at + 8;
}

static unsigned char *put_head(unsigned char *at, struct shape_box box, uint32_t class)
{
    at = put_byte(at, MARK_START);
    at = put_byte(at, MARK_LITTLE);
    at = put_number(at, SRID);
    at = put_real(at, box.west_deg);
    at = put_real(at, box.south_deg);
    at = put_real(at, box.east_deg);
    at = put_real(at, box.north_deg);
    at = put_byte(at, MARK_BOX);
    return put_number(at, class);
}

void shape_point_write(struct geo_point point, unsigned char blob[SHAPE_POINT_SIZE])
{
    const struct shape_box box = {point.lon_deg, point.lat_deg, point.lon_deg,
                                  point.lat_deg};
    unsigned char *at = put_head(blob, box, CLASS_POINT);
    at = put_real(at, point.lon_deg);
    at = put_real(at, point.lat_deg);
    at = put_byte(at, MARK_END);
    assert(at == blob + SHAPE_POINT_SIZE);
}

static struct shape_box box_of(const struct outline *outline)
{
    struct shape_box box = {INFINITY, INFINITY, -INFINITY, -INFINITY};
    for (uint32_t r = 0; r < outline->ring_count; r++) {
        for (uint32_t i = 0; i < outline->rings[r].point_count; i++) {
            const struct geo_point point = outline->rings[r].points[i];
            box.west_deg = fmin(box.west_deg, point.lon_deg);
            box.south_deg = fmin(box.south_deg, point.lat_deg);
            box.east_deg = fmax(box.east_deg, point.lon_deg);
            box.north_deg = fmax(box.north_deg, point.lat_deg);
        }
    }
    return box;
}

static size_t outline_size(const struct outline *outline, uint32_t *part_count)
{
    size_t size = HEAD_SIZE + 4 + 1;
    *part_count = 0;
    for (uint32_t r = 0; r < outline->ring_count; r++) {
        size += 4 + (size_t)outline->rings[r].point_count * POINT_SIZE;
        if (!outline->rings[r].is_hole) {
            size += 1 + 4 + 4;
            ++*part_count;
        }
    }
    return size;
}

static unsigned char *put_ring(unsigned char *at, const struct ring *ring)
{
    at = put_number(at, ring->point_count);
    for (uint32_t i = 0; i < ring->point_count; i++) {
        at = put_real(at, ring->points[i].lon_deg);
        at = put_real(at, ring->points[i].lat_deg);
    }
    return at;
}

size_t shape_outline_write(const struct outline *outline, struct arena *arena,
                           const unsigned char **blob)
{
    assert(outline->ring_count > 0 && !outline->rings[0].is_hole);
    uint32_t part_count;
    const size_t size = outline_size(outline, &part_count);
    unsigned char *first = arena_alloc(arena, size);
    unsigned char *at = put_head(first, box_of(outline), CLASS_MULTIPOLYGON);
    at = put_number(at, part_count);
    for (uint32_t r = 0; r < outline->ring_count;) {
        uint32_t end = r + 1;
        while (end < outline->ring_count && outline->rings[end].is_hole)
            end++;
        at = put_byte(at, MARK_PART);
        at = put_number(at, CLASS_POLYGON);
        at = put_number(at, end - r);
        for (; r < end; r++)
            at = put_ring(at, &outline->rings[r]);
    }
    at = put_byte(at, MARK_END);
    assert(at == first + size);
    *blob = first;
    return size;
}

/* What is left to read; `is_bad` once more was asked for than there is. */
struct bytes {
    const unsigned char *at;
    size_t left;
    bool is_bad;
};

static const unsigned char *take(struct bytes *bytes, size_t size)
{
    static const unsigned char zeros[8];
    assert(size <= sizeof zeros);
    if (bytes->is_bad || size > bytes->left) {
        bytes->is_bad = true;
        return zeros;
    }
    const unsigned char *at = bytes->at;
    bytes->at += size;
    bytes->left -= size;
    return at;
}

static void take_mark(struct bytes *bytes, unsigned mark)
{
    if (*take(bytes, 1) != mark)
        bytes->is_bad = true;
}

static uint32_t take_number(struct bytes *bytes)
{
    const unsigned char *at = take(bytes, 4);
    return at[0] | (uint32_t)at[1] << 8 | (uint32_t)at[2] << 16 | (uint32_t)at[3] << 24;
}

static double take_real(struct bytes *bytes)
{
    const unsigned char *at = take(bytes, 8);
    uint64_t bits = 0;
    double real;
    for (int i = 7; i >= 0; i--)
        bits = bits << 8 | at[i];
    memcpy(&real, &bits, sizeof real);
    return real;
}

static uint32_t take_head(struct bytes *bytes, struct shape_box *box)
{
    take_mark(bytes, MARK_START);
    take_mark(bytes, MARK_LITTLE);
    (void)take_number(bytes);
    box->west_deg = take_real(bytes);
    box->south_deg = take_real(bytes);
    box->east_deg = take_real(bytes);
    box->north_deg = take_real(bytes);
    take_mark(bytes, MARK_BOX);
    return take_number(bytes);
}

bool shape_box_read(const void *blob, size_t size, struct shape_box *box)
{
    struct bytes bytes = {.at = blob, .left = size};
    take_head(&bytes, box);
    return !bytes.is_bad;
}

struct ring_list {
    struct ring *rings;
    size_t capacity;
    uint32_t count;
};

static void take_ring(struct bytes *bytes, bool is_hole, struct ring_list *list,
                      struct arena *arena)
{
    const uint32_t count = take_number(bytes);
    if (bytes->is_bad || count < 4 || count > bytes->left / POINT_SIZE) {
        bytes->is_bad = true;
        return;
    }
    struct geo_point *points = ARENA_ARRAY(arena, count, struct geo_point);
    for (uint32_t i = 0; i < count; i++) {
        points[i].lon_deg = take_real(bytes);
        points[i].lat_deg = take_real(bytes);
    }
    list->rings = arena_grow(arena, list->rings, &list->capacity,
                             list->count + (size_t)1, sizeof *list->rings);
    list->rings[list->count++] =
        (struct ring){.points = points, .point_count = count, .is_hole = is_hole};
}

static void take_polygon(struct bytes *bytes, struct ring_list *list,
                         struct arena *arena)
{
    const uint32_t ring_count = take_number(bytes);
    for (uint32_t r = 0; r < ring_count && !bytes->is_bad; r++)
        take_ring(bytes, r > 0, list, arena);
}

bool shape_outline_read(const void *blob, size_t size, struct arena *arena,
                        struct outline *outline, struct err *err)
{
    struct bytes bytes = {.at = blob, .left = size};
    struct ring_list list = {0};
    struct shape_box box;
    const uint32_t class = take_head(&bytes, &box);
    if (!bytes.is_bad && class != CLASS_POLYGON && class != CLASS_MULTIPOLYGON)
        return err_set(err, ERR_INPUT, "geometry is of class %u, not a polygon", class);
    if (class == CLASS_POLYGON) {
        take_polygon(&bytes, &list, arena);
    } else {
        const uint32_t part_count = take_number(&bytes);
        for (uint32_t i = 0; i < part_count && !bytes.is_bad; i++) {
            take_mark(&bytes, MARK_PART);
            if (take_number(&bytes) != CLASS_POLYGON)
                bytes.is_bad = true;
            take_polygon(&bytes, &list, arena);
        }
    }
    take_mark(&bytes, MARK_END);
    if (bytes.is_bad || bytes.left > 0)
        return err_set(err, ERR_INPUT, "geometry is damaged");
    *outline = (struct outline){.rings = list.rings, .ring_count = list.count};
    return true;
}
