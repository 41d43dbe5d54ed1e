// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/scenario_json.h"

#include "text/json.h"

#include <stddef.h>
#include <string.h>

struct member {
    const char *key;
    size_t offset;
    bool is_count; /* uint32_t, else double */
};

#define FIGURE_REAL(name)                                     \
    {                                                         \
#name, offsetof(struct scenario_figures, name), false \
    }
#define FIGURE_COUNT(name)                                   \
    {                                                        \
#name, offsetof(struct scenario_figures, name), true \
    }

static const struct member members[] = {
    FIGURE_COUNT(territory_count),     FIGURE_COUNT(account_count),
    FIGURE_REAL(workload_off_max),     FIGURE_REAL(workload_off_rms),
    FIGURE_REAL(value_off_max),        FIGURE_REAL(value_off_rms),
    FIGURE_REAL(workload_gini),        FIGURE_REAL(value_gini),
    FIGURE_COUNT(workload_out_count),  FIGURE_COUNT(value_out_count),
    FIGURE_REAL(inertia_normalised),   FIGURE_REAL(home_drive_s),
    FIGURE_COUNT(pieces_max),          FIGURE_COUNT(moved_count),
    FIGURE_REAL(moved_workload_share), FIGURE_REAL(moved_value_share),
};

enum { MEMBER_COUNT = sizeof members / sizeof *members };

static void write_member(struct json_writer *json, const struct member *member,
                         const struct scenario_figures *figures)
{
    const char *at = (const char *)figures + member->offset;
    json_key(json, member->key);
    if (member->is_count) {
        uint32_t count;
        memcpy(&count, at, sizeof count);
        json_whole(json, count);
    } else {
        double real;
        memcpy(&real, at, sizeof real);
        json_number(json, real, 6);
    }
}

static void write_figures(struct json_writer *json, const void *context)
{
    json_begin_object(json);
    for (uint32_t i = 0; i < MEMBER_COUNT; i++)
        write_member(json, &members[i], context);
    json_end_object(json);
}

static void write_territories(struct json_writer *json, const void *context)
{
    const struct scenario *scenario = context;
    json_begin_array(json);
    for (uint32_t i = 0; i < scenario->territory_count; i++) {
        const struct scenario_territory *row = &scenario->territories[i];
        json_begin_object(json);
        json_key(json, "name");
        json_text(json, row->name);
        json_key(json, "rep");
        json_text(json, row->rep_crm_id);
        json_key(json, "rep_name");
        json_text(json, row->rep_name);
        json_key(json, "lon_deg");
        json_number(json, row->home.lon_deg, -1);
        json_key(json, "lat_deg");
        json_number(json, row->home.lat_deg, -1);
        json_key(json, "share");
        json_number(json, row->share, -1);
        json_end_object(json);
    }
    json_end_array(json);
}

bool scenario_json_write_figures(const struct scenario_figures *figures,
                                 struct arena *arena, const char **text,
                                 struct err *err)
{
    return json_to_text(write_figures, figures, arena, text, err);
}

bool scenario_json_write_territories(const struct scenario *scenario,
                                     struct arena *arena, const char **text,
                                     struct err *err)
{
    return json_to_text(write_territories, scenario, arena, text, err);
}

static bool is_number(const struct json_value *value)
{
    return value != NULL &&
           (value->kind == JSON_KIND_WHOLE || value->kind == JSON_KIND_REAL);
}

bool scenario_json_read_figures(const char *text, struct arena *arena,
                                struct scenario_figures *figures, struct err *err)
{
    struct json_value object;
    if (!json_read(text, strlen(text), arena, &object, err))
        return false;
    *figures = (struct scenario_figures){0};
    for (uint32_t i = 0; i < MEMBER_COUNT; i++) {
        const struct json_value *value = json_find(&object, members[i].key);
        char *at = (char *)figures + members[i].offset;
        if (!is_number(value))
            continue;
        const uint32_t count = (uint32_t)value->real;
        if (members[i].is_count)
            memcpy(at, &count, sizeof count);
        else
            memcpy(at, &value->real, sizeof value->real);
    }
    return true;
}

static const char *text_of(const struct json_value *object, const char *key)
{
    const struct json_value *value = json_find(object, key);
    return value != NULL && value->kind == JSON_KIND_TEXT ? value->text : NULL;
}

static double number_of(const struct json_value *object, const char *key)
{
    const struct json_value *value = json_find(object, key);
    return is_number(value) ? value->real : -1e9;
}

bool scenario_json_read_territories(const char *text, struct arena *arena,
                                    struct scenario *scenario, struct err *err)
{
    struct json_value array;
    if (!json_read(text, strlen(text), arena, &array, err))
        return false;
    struct scenario_territory *rows =
        ARENA_ARRAY(arena, array.count, struct scenario_territory);
    for (uint32_t i = 0; i < array.count; i++) {
        const struct json_value *item = &array.items[i];
        rows[i] = (struct scenario_territory){
            .name = text_of(item, "name"),
            .rep_crm_id = text_of(item, "rep"),
            .rep_name = text_of(item, "rep_name"),
            .home = {number_of(item, "lon_deg"), number_of(item, "lat_deg")},
            .share = number_of(item, "share"),
        };
        if (rows[i].name == NULL || !geo_point_check(rows[i].home, err) ||
            !(rows[i].share > 0))
            return err_set(err, ERR_INPUT, "territory %u is not as it should be", i);
    }
    scenario->territories = rows;
    scenario->territory_count = array.count;
    return true;
}
