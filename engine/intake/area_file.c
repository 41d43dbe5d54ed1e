// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/area_file.h"

#include "base/sorting.h"
#include "text/json.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

enum { RING_LEAST = 4 };

static bool is_type(const struct json_value *object, const char *type)
{
    const struct json_value *value = json_find(object, "type");
    return value != NULL && value->kind == JSON_KIND_TEXT &&
           strcmp(value->text, type) == 0;
}

/* Text as it is, a whole number as its digits; NULL for all else. */
static const char *text_of(const struct json_value *value, struct arena *arena)
{
    if (value == NULL)
        return NULL;
    if (value->kind == JSON_KIND_TEXT)
        return value->text;
    return value->kind == JSON_KIND_WHOLE
               ? arena_format(arena, "%lld", (long long)value->whole)
               : NULL;
}

static const char *find_text(const struct json_value *feature, const char *const *names,
                             struct arena *arena)
{
    const struct json_value *properties = json_find(feature, "properties");
    for (; properties != NULL && *names != NULL; names++) {
        const char *text = text_of(json_find(properties, *names), arena);
        if (text != NULL && *text != '\0')
            return text;
    }
    return NULL;
}

static bool read_code(const struct json_value *feature, const char *code_field,
                      struct arena *arena, struct area *area, struct err *err)
{
    static const char *const codes[] = {"code", "GEOID", "postcode",
                                        "zip",  "name",  NULL};
    static const char *const names[] = {"name", "NAME", NULL};
    const char *const asked[] = {code_field, NULL};
    area->code = code_field != NULL ? find_text(feature, asked, arena)
                                    : text_of(json_find(feature, "id"), arena);
    if (area->code == NULL && code_field == NULL)
        area->code = find_text(feature, codes, arena);
    if (area->code == NULL)
        return err_set(err, ERR_INPUT, "it has no '%s'",
                       code_field != NULL ? code_field : "id");
    area->name = find_text(feature, names, arena);
    if (area->name == NULL)
        area->name = area->code;
    return true;
}

static bool is_number(const struct json_value *value)
{
    return value->kind == JSON_KIND_WHOLE || value->kind == JSON_KIND_REAL;
}

static bool read_point(const struct json_value *value, struct geo_point *point,
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
        if (!read_point(&value->items[i], &points[i], err))
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

static bool read_geometry(const struct json_value *geometry, struct arena *arena,
                          struct outline *outline, struct err *err)
{
    const struct json_value *coordinates =
        geometry != NULL ? json_find(geometry, "coordinates") : NULL;
    if (coordinates == NULL || coordinates->kind != JSON_KIND_ARRAY)
        return err_set(err, ERR_INPUT, "it has no coordinates");
    if (is_type(geometry, "Polygon"))
        return read_polygons(coordinates, 1, arena, outline, err);
    if (is_type(geometry, "MultiPolygon"))
        return read_polygons(coordinates->items, coordinates->count, arena, outline,
                             err);
    return err_set(err, ERR_INPUT, "it is neither Polygon nor MultiPolygon");
}

static int compare_areas(const void *a, const void *b, const void *context)
{
    (void)context;
    return strcmp(((const struct area *)a)->code, ((const struct area *)b)->code);
}

static bool check_codes(const struct area *areas, uint32_t count, struct err *err)
{
    for (uint32_t i = 1; i < count; i++)
        if (strcmp(areas[i - 1].code, areas[i].code) == 0)
            return err_set(err, ERR_INPUT, "two areas have the code '%s'",
                           areas[i].code);
    return true;
}

static bool read_features(const struct json_value *root, const char *code_field,
                          struct arena *arena, struct area_list *list, struct err *err)
{
    const struct json_value *features = json_find(root, "features");
    if (features == NULL || features->kind != JSON_KIND_ARRAY || features->count == 0)
        return err_set(err, ERR_INPUT, "it is no GeoJSON with features");
    struct area *areas = ARENA_ARRAY(arena, features->count, struct area);
    for (uint32_t i = 0; i < features->count; i++) {
        const struct json_value *feature = &features->items[i];
        if (!read_code(feature, code_field, arena, &areas[i], err) ||
            !read_geometry(json_find(feature, "geometry"), arena, &areas[i].outline,
                           err))
            return err_in(err, "feature %u", (unsigned)i + 1);
    }
    sorting_sort(areas, features->count, sizeof *areas, compare_areas, NULL);
    *list = (struct area_list){areas, features->count};
    return check_codes(areas, list->count, err);
}

bool area_file_read(const char *path, const char *code_field, struct arena *arena,
                    struct area_list *list, struct err *err)
{
    struct json_value root;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return err_set(err, ERR_INPUT, "%s: %s", path, strerror(errno));
    const bool is_done = json_read_file(file, arena, &root, err) &&
                         read_features(&root, code_field, arena, list, err);
    fclose(file);
    return is_done || err_in(err, "%s", path);
}

bool area_file_parse(const char *bytes, size_t size, const char *code_field,
                     struct arena *arena, struct area_list *list, struct err *err)
{
    struct json_value root;
    return json_read(bytes, size, arena, &root, err) &&
           read_features(&root, code_field, arena, list, err);
}
