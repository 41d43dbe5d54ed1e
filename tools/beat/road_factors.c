// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/road_factors.h"

#include <stddef.h>
#include <string.h>

static const char hours_key[] = "hours";

static bool is_alike(const int32_t *percent)
{
    for (int hour = 0; hour < ROAD_HOURS; hour++) {
        if (percent[hour] != 100)
            return false;
    }
    return true;
}

void road_factors_write(const struct road_factors *factors, struct json_writer *json)
{
    bool is_begun = false;
    for (int class = 0; class < ROAD_CLASS_COUNT; class ++) {
        const int32_t *percent = factors->percent[class];
        if (is_alike(percent))
            continue;
        if (!is_begun) {
            json_key(json, hours_key);
            json_begin_object(json);
        }
        is_begun = true;
        json_key(json, road_class_name((enum road_class) class));
        json_begin_array(json);
        for (int hour = 0; hour < ROAD_HOURS; hour++)
            json_whole(json, percent[hour]);
        json_end_array(json);
    }
    if (is_begun)
        json_end_object(json);
}

static bool read_class(const struct json_value *list, int32_t *percent)
{
    if (list->kind != JSON_KIND_ARRAY || list->count != ROAD_HOURS)
        return false;
    for (uint32_t hour = 0; hour < ROAD_HOURS; hour++) {
        const struct json_value *item = &list->items[hour];
        if (item->kind != JSON_KIND_WHOLE || item->whole < ROAD_HOUR_LEAST_PERCENT ||
            item->whole > ROAD_HOUR_MOST_PERCENT)
            return false;
        percent[hour] = (int32_t)item->whole;
    }
    return true;
}

bool road_factors_read(const char *summary, struct arena *arena,
                       struct road_factors *factors, struct err *err)
{
    struct json_value object;
    *factors = road_factors_none();
    /* Most networks have none: their summary need not be taken apart. */
    if (strstr(summary, hours_key) == NULL)
        return true;
    if (!json_read(summary, strlen(summary), arena, &object, err))
        return err_in(err, "the road network's summary");
    const struct json_value *hours = json_find(&object, hours_key);
    for (int class = 0; hours != NULL && class < ROAD_CLASS_COUNT; class ++) {
        const char *name = road_class_name((enum road_class) class);
        const struct json_value *list = json_find(hours, name);
        if (list != NULL && !read_class(list, factors->percent[class]))
            return err_set(err, ERR_INPUT,
                           "the road network's summary: '%s' has no 24 hours", name);
    }
    return true;
}
