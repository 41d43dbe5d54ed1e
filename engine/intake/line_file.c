// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/line_file.h"

#include "intake/geojson_shape.h"
#include "text/json.h"

#include <errno.h>
#include <stdio.h>
#include <string.h>

struct gathering {
    struct arena *arena;
    struct ring *lines;
    size_t capacity;
    uint32_t count;
    bool only_polygons;
};

static void add_line(struct gathering *g, struct ring line)
{
    g->lines =
        arena_grow(g->arena, g->lines, &g->capacity, (size_t)g->count + 1, sizeof line);
    g->lines[g->count++] = line;
}

static bool add_string(struct gathering *g, const struct json_value *positions,
                       struct err *err)
{
    if (positions->kind != JSON_KIND_ARRAY || positions->count < 2)
        return err_set(err, ERR_INPUT, "a line has fewer than 2 positions");
    struct geo_point *points =
        ARENA_ARRAY(g->arena, positions->count, struct geo_point);
    for (uint32_t i = 0; i < positions->count; i++)
        if (!geojson_point(&positions->items[i], &points[i], err))
            return false;
    add_line(g, (struct ring){points, positions->count, false});
    return true;
}

static bool add_strings(struct gathering *g, const struct json_value *strings,
                        struct err *err)
{
    for (uint32_t i = 0; i < strings->count; i++)
        if (!add_string(g, &strings->items[i], err))
            return false;
    return true;
}

static bool add_polygons(struct gathering *g, const struct json_value *geometry,
                         struct err *err)
{
    struct outline outline;
    if (!geojson_outline(geometry, g->arena, &outline, err))
        return false;
    for (uint32_t i = 0; i < outline.ring_count; i++)
        add_line(g, outline.rings[i]);
    return true;
}

static bool add_geometry(struct gathering *g, const struct json_value *geometry,
                         struct err *err)
{
    const struct json_value *coordinates =
        geometry != NULL ? json_find(geometry, "coordinates") : NULL;
    if (coordinates == NULL || coordinates->kind != JSON_KIND_ARRAY)
        return err_set(err, ERR_INPUT, "it has no coordinates");
    if (geojson_is_type(geometry, "Polygon") ||
        geojson_is_type(geometry, "MultiPolygon"))
        return add_polygons(g, geometry, err);
    if (g->only_polygons)
        return err_set(err, ERR_INPUT, "it is neither Polygon nor MultiPolygon");
    if (geojson_is_type(geometry, "LineString"))
        return add_string(g, coordinates, err);
    if (geojson_is_type(geometry, "MultiLineString"))
        return add_strings(g, coordinates, err);
    return err_set(err, ERR_INPUT, "it is neither a line nor a polygon");
}

static bool add_features(struct gathering *g, const struct json_value *root,
                         struct err *err)
{
    const struct json_value *features = json_find(root, "features");
    if (features == NULL || features->kind != JSON_KIND_ARRAY || features->count == 0)
        return err_set(err, ERR_INPUT, "it is no GeoJSON with features");
    for (uint32_t i = 0; i < features->count; i++)
        if (!add_geometry(g, json_find(&features->items[i], "geometry"), err))
            return err_in(err, "feature %u", (unsigned)i + 1);
    return true;
}

static bool add_root(struct gathering *g, const struct json_value *root,
                     struct err *err)
{
    if (geojson_is_type(root, "Feature"))
        return add_geometry(g, json_find(root, "geometry"), err);
    if (json_find(root, "coordinates") != NULL)
        return add_geometry(g, root, err);
    return add_features(g, root, err);
}

static bool read_file(struct gathering *g, const char *path, struct err *err)
{
    struct json_value root;
    FILE *file = fopen(path, "rb");
    if (file == NULL)
        return err_set(err, ERR_INPUT, "%s: %s", path, strerror(errno));
    const bool is_done =
        json_read_file(file, g->arena, &root, err) && add_root(g, &root, err);
    fclose(file);
    return is_done || err_in(err, "%s", path);
}

bool line_file_read(const char *path, struct arena *arena, struct line_list *list,
                    struct err *err)
{
    struct gathering g = {.arena = arena};
    if (!read_file(&g, path, err))
        return false;
    *list = (struct line_list){g.lines, g.count};
    return true;
}

bool line_file_outline(const char *path, struct arena *arena, struct outline *outline,
                       struct err *err)
{
    struct gathering g = {.arena = arena, .only_polygons = true};
    if (!read_file(&g, path, err))
        return false;
    *outline = (struct outline){g.lines, g.count};
    return true;
}

bool line_file_parse(const char *bytes, size_t size, struct arena *arena,
                     struct line_list *list, struct err *err)
{
    struct gathering g = {.arena = arena};
    struct json_value root;
    if (!json_read(bytes, size, arena, &root, err) || !add_root(&g, &root, err))
        return false;
    *list = (struct line_list){g.lines, g.count};
    return true;
}
