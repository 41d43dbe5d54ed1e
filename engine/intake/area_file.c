// SPDX-License-Identifier: GPL-3.0-or-later
#include "intake/area_file.h"

#include "base/sorting.h"
#include "intake/geojson_shape.h"
#include "text/json.h"

#include <errno.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

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
            !geojson_outline(json_find(feature, "geometry"), arena, &areas[i].outline,
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
