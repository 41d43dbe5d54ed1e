// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/geojson_shape.h"

#include <string.h>

enum { RING_LEAST = 4 };

bool geojson_is_type(const struct json_value *object, const char *type)
{
    const struct json_value *value = json_find(object, "type");
    return value != NULL && value->kind == JSON_KIND_TEXT &&
           strcmp(value->text, type) == 0;
}

static bool is_number(const struct json_value *value)
{
    return value->kind == JSON_KIND_WHOLE || value->kind == JSON_KIND_REAL;
}

bool geojson_point(const struct json_value *value, struct geo_point *point,
                   struct err *err)
{
    if (value->kind != JSON_KIND_ARRAY || value->count < 2 ||
        !is_number(&value->items[0]) || !is_number(&value->items[1]))
        return err_set(err, ERR_INPUT, "a position is not two numbers");
    *point = (struct geo_point){value->items[0].real, value->items[1].real};
    return geo_point_check(*point, err);
}

static double twice_area(const struct geo_point *points, uint32_t count)
{
    double sum = 0;
    for (uint32_t i = 0; i + 1 < count; i++)
        sum += points[i].lon_deg * points[i + 1].lat_deg -
               points[i + 1].lon_deg * points[i].lat_deg;
    return sum;
}

static void reverse(struct geo_point *points, uint32_t count)
{
    for (uint32_t i = 0, j = count - 1; i < j; i++, j--) {
        const struct geo_point point = points[i];
        points[i] = points[j];
        points[j] = point;
    }
}

static bool read_ring(const struct json_value *value, bool is_hole, struct arena *arena,
                      struct ring *ring, struct err *err)
{
    if (value->kind != JSON_KIND_ARRAY || value->count < RING_LEAST)
        return err_set(err, ERR_INPUT, "a ring has fewer than %d positions",
                       RING_LEAST);
    const uint32_t count = value->count;
    struct geo_point *points = ARENA_ARRAY(arena, count, struct geo_point);
    for (uint32_t i = 0; i < count; i++)
        if (!geojson_point(&value->items[i], &points[i], err))
            return false;
    if (memcmp(&points[0], &points[count - 1], sizeof *points) != 0)
        return err_set(err, ERR_INPUT, "a ring is not closed");
    if ((twice_area(points, count) < 0) != is_hole)
        reverse(points, count);
    *ring = (struct ring){points, count, is_hole};
    return true;
}

static uint32_t count_rings(const struct json_value *polygons, uint32_t count)
{
    uint32_t ring_count = 0;
    for (uint32_t i = 0; i < count; i++)
        ring_count += polygons[i].kind == JSON_KIND_ARRAY ? polygons[i].count : 0;
    return ring_count;
}

static bool read_polygons(const struct json_value *polygons, uint32_t count,
                          struct arena *arena, struct outline *outline, struct err *err)
{
    const uint32_t most = count_rings(polygons, count);
    struct ring *rings = ARENA_ARRAY(arena, most, struct ring);
    uint32_t ring_count = 0;
    for (uint32_t i = 0; i < count; i++)
        for (uint32_t r = 0;
             polygons[i].kind == JSON_KIND_ARRAY && r < polygons[i].count; r++)
            if (!read_ring(&polygons[i].items[r], r > 0, arena, &rings[ring_count++],
                           err))
                return false;
    if (ring_count == 0)
        return err_set(err, ERR_INPUT, "it has no rings");
    *outline = (struct outline){rings, ring_count};
    return true;
}

bool geojson_outline(const struct json_value *geometry, struct arena *arena,
                     struct outline *outline, struct err *err)
{
    const struct json_value *coordinates =
        geometry != NULL ? json_find(geometry, "coordinates") : NULL;
    if (coordinates == NULL || coordinates->kind != JSON_KIND_ARRAY)
        return err_set(err, ERR_INPUT, "it has no coordinates");
    if (geojson_is_type(geometry, "Polygon"))
        return read_polygons(coordinates, 1, arena, outline, err);
    if (geojson_is_type(geometry, "MultiPolygon"))
        return read_polygons(coordinates->items, coordinates->count, arena, outline,
                             err);
    return err_set(err, ERR_INPUT, "it is neither Polygon nor MultiPolygon");
}
