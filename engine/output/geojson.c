// SPDX-License-Identifier: GPL-3.0-or-later
/* What plans and territories share is the frame of a collection; each kind of feature
 * has one function. A line that crosses the date line is cut there (RFC 7946, section
 * 3.1.9), so that readers do not draw it around the world. */
#include "output/geojson.h"

#include "base/civil.h"
#include "model/words.h"
#include "output/member.h"
#include "output/place.h"

#include <math.h>

static void collection_begin(struct json_writer *json)
{
    json_begin_object(json);
    member_text(json, "type", "FeatureCollection");
    json_key(json, "features");
    json_begin_array(json);
}

static bool collection_end(struct json_writer *json, struct err *err)
{
    json_end_array(json);
    json_end_object(json);
    return json_writer_check(json, err);
}

/* A feature is type, geometry, properties; each writer below opens one, writes its
 * geometry, then its properties. */
static void feature_begin(struct json_writer *json)
{
    json_begin_object(json);
    member_text(json, "type", "Feature");
    json_key(json, "geometry");
}

static void properties_begin(struct json_writer *json, const char *kind)
{
    json_key(json, "properties");
    json_begin_object(json);
    member_text(json, "kind", kind);
}

static void feature_end(struct json_writer *json)
{
    json_end_object(json);
    json_end_object(json);
}

static void geometry_begin(struct json_writer *json, const char *type)
{
    json_begin_object(json);
    member_text(json, "type", type);
    json_key(json, "coordinates");
}

static void point_write(struct json_writer *json, struct geo_point at)
{
    geometry_begin(json, "Point");
    place_write(json, at);
    json_end_object(json);
}

static bool is_across(struct geo_point a, struct geo_point b)
{
    return fabs(a.lon_deg - b.lon_deg) > 180;
}

static bool has_crossing(const struct geo_point *places, uint32_t count)
{
    for (uint32_t i = 1; i < count; i++) {
        if (is_across(places[i - 1], places[i]))
            return true;
    }
    return false;
}

/* Ends the part on the side of `a` and begins one on the side of `b`, at the latitude
 * where the straight line meets the date line. */
static void crossing_write(struct json_writer *json, struct geo_point a,
                           struct geo_point b)
{
    const double side = a.lon_deg > 0 ? 180 : -180;
    const double whole = 360 - fabs(a.lon_deg - b.lon_deg);
    const double part = whole > 0 ? (180 - fabs(a.lon_deg)) / whole : 0;
    const double lat_deg = a.lat_deg + part * (b.lat_deg - a.lat_deg);
    place_write(json, (struct geo_point){side, lat_deg});
    json_end_array(json);
    json_begin_array(json);
    place_write(json, (struct geo_point){-side, lat_deg});
}

static void line_write(struct json_writer *json, const struct geo_point *places,
                       uint32_t count)
{
    const bool is_cut = has_crossing(places, count);
    geometry_begin(json, is_cut ? "MultiLineString" : "LineString");
    if (is_cut)
        json_begin_array(json);
    json_begin_array(json);
    for (uint32_t i = 0; i < count; i++) {
        if (i > 0 && is_across(places[i - 1], places[i]))
            crossing_write(json, places[i - 1], places[i]);
        place_write(json, places[i]);
    }
    json_end_array(json);
    if (is_cut)
        json_end_array(json);
    json_end_object(json);
}

/* ---- plans ---- */

static void rep_members(struct json_writer *json, const struct rep *rep)
{
    member_text(json, "rep_id", rep->crm_id);
    member_text(json, "rep", rep->name);
}

static void home_write(struct json_writer *json, const struct rep *rep)
{
    if (!rep->has_home)
        return;
    feature_begin(json);
    point_write(json, rep->home);
    properties_begin(json, "home");
    rep_members(json, rep);
    feature_end(json);
}

static void route_write(struct json_writer *json, const struct model *model,
                        const struct plan *plan, const struct plan_day *day,
                        const struct day_line *line)
{
    const bool is_by_road = line != NULL && line->points != NULL;
    struct arena arena = {0};
    struct geo_point *places =
        ARENA_ARRAY(&arena, day->stop_count + 2, struct geo_point);
    const uint32_t count = plan_day_places(model, plan, day, places);
    if (day->stop_count > 0 && count > 1) {
        feature_begin(json);
        line_write(json, is_by_road ? line->points : places,
                   is_by_road ? line->count : count);
        properties_begin(json, "route");
        rep_members(json, &model->reps[plan->rep_ix]);
        member_day(json, "day", day->day);
        member_whole(json, "stop_count", day->stop_count);
        member_tod(json, "leave_tod", day->leave_tod);
        member_tod(json, "back_tod", day->back_tod);
        member_whole(json, "drive_s", day->drive_s);
        member_whole(json, "drive_m", day->drive_m);
        member_whole(json, "value_ct", day->value_ct);
        member_whole(json, "travel_ct", day->travel_ct);
        member_flag(json, "is_by_road", is_by_road);
        member_flag(json, "has_ferry", is_by_road && line->has_ferry);
        member_whole(json, "straight_legs",
                     is_by_road ? line->straight_count : count - 1);
        feature_end(json);
    }
    arena_release(&arena);
}

struct stop_at {
    const struct plan *plan;
    const struct plan_day *day;
    uint32_t number; /* from 1 */
};

static void stop_write(struct json_writer *json, const struct model *model,
                       struct stop_at at)
{
    const struct stop *stop = &at.plan->stops[at.day->stop_first + at.number - 1];
    feature_begin(json);
    point_write(json, stop->at);
    properties_begin(json, plan_stop_kind(stop));
    rep_members(json, &model->reps[at.plan->rep_ix]);
    member_day(json, "day", at.day->day);
    member_whole(json, "stop", at.number);
    member_text(json, "account_id",
                stop->account_ix != NO_IX ? model->accounts[stop->account_ix].crm_id
                                          : NULL);
    member_text(json, "name", plan_stop_name(model, stop));
    stop_members(json, stop);
    feature_end(json);
}

static void left_write(struct json_writer *json, const struct model *model,
                       const struct plan *plan, const struct reason *reason)
{
    const struct account *account = &model->accounts[reason->account_ix];
    feature_begin(json);
    if (account->precision == PLACE_NONE)
        json_none(json);
    else
        point_write(json, account->at);
    properties_begin(json, "left_out");
    rep_members(json, &model->reps[plan->rep_ix]);
    member_text(json, "account_id", account->crm_id);
    member_text(json, "name", account->name);
    member_text(json, "reason", reason_word(reason->code));
    member_whole(json, "amount_ct", reason->amount_ct);
    member_text(json, "by_account_id",
                reason->by_account_ix != NO_IX
                    ? model->accounts[reason->by_account_ix].crm_id
                    : NULL);
    member_day(json, "until_day", reason->until_day);
    feature_end(json);
}

static void plan_write(struct json_writer *json, const struct model *model,
                       const struct plan *plan, const struct day_line *lines)
{
    home_write(json, &model->reps[plan->rep_ix]);
    for (uint32_t d = 0; d < plan->day_count; d++) {
        const struct plan_day *day = &plan->days[d];
        route_write(json, model, plan, day, lines != NULL ? &lines[d] : NULL);
        for (uint32_t i = 1; i <= day->stop_count; i++)
            stop_write(json, model, (struct stop_at){plan, day, i});
    }
    for (uint32_t i = 0; i < plan->reason_count; i++)
        left_write(json, model, plan, &plan->reasons[i]);
}

bool geojson_plan_write(const struct plan_list *list, FILE *out, struct err *err)
{
    struct json_writer json = json_to(out, 0);
    collection_begin(&json);
    for (uint32_t i = 0; i < list->plan_count; i++)
        plan_write(&json, list->model, &list->plans[i],
                   list->lines != NULL ? list->lines[i] : NULL);
    return collection_end(&json, err);
}

bool geojson_route_write(const struct plan_list *list, FILE *out, struct err *err)
{
    struct json_writer json = json_to(out, 0);
    collection_begin(&json);
    for (uint32_t i = 0; i < list->plan_count; i++) {
        const struct plan *plan = &list->plans[i];
        const struct day_line *lines = list->lines != NULL ? list->lines[i] : NULL;
        for (uint32_t d = 0; d < plan->day_count; d++)
            route_write(&json, list->model, plan, &plan->days[d],
                        lines != NULL ? &lines[d] : NULL);
    }
    return collection_end(&json, err);
}

/* ---- territories ---- */

/* Polygons are an outer ring and the holes that follow it. */
static void polygons_write(struct json_writer *json, const struct outline *outline)
{
    if (!outline || outline->ring_count == 0) {
        json_none(json);
        return;
    }
    geometry_begin(json, "MultiPolygon");
    json_begin_array(json);
    for (uint32_t i = 0; i < outline->ring_count; i++) {
        if (!outline->rings[i].is_hole)
            json_begin_array(json);
        place_ring_write(json, &outline->rings[i]);
        if (i + 1 == outline->ring_count || !outline->rings[i + 1].is_hole)
            json_end_array(json);
    }
    json_end_array(json);
    json_end_object(json);
}

static void measure_members(struct json_writer *json,
                            const struct territory_measures *measures)
{
    member_whole(json, "account_count", measures->account_count);
    member_number(json, "workload_h", measures->workload_h, 2);
    member_number(json, "workload_off", measures->workload_off, 6);
    member_number(json, "value_ct", measures->value_ct, 0);
    member_number(json, "value_off", measures->value_off, 6);
    member_number(json, "polsby_popper", measures->polsby_popper, 4);
    member_number(json, "reock", measures->reock, 4);
    member_number(json, "home_drive_s", measures->home_drive_s, 0);
    member_whole(json, "piece_count", measures->piece_count);
    member_whole(json, "island_count", measures->island_count);
    member_whole(json, "moved_count", measures->moved_count);
}

static void territory_write(struct json_writer *json, const struct territory_list *list,
                            uint32_t ix)
{
    const struct territory *territory = &list->model->territories[ix];
    const struct rep *rep =
        territory->rep_ix != NO_IX ? &list->model->reps[territory->rep_ix] : NULL;
    feature_begin(json);
    polygons_write(json, list->outlines ? &list->outlines[ix] : NULL);
    properties_begin(json, "territory");
    member_text(json, "territory", territory->name);
    member_text(json, "district", territory->district);
    member_text(json, "region", territory->region);
    member_text(json, "rep_id", rep ? rep->crm_id : NULL);
    member_text(json, "rep", rep ? rep->name : NULL);
    if (list->measures)
        measure_members(json, &list->measures[ix]);
    feature_end(json);
}

bool geojson_territory_write(const struct territory_list *list, FILE *out,
                             struct err *err)
{
    struct json_writer json = json_to(out, 0);
    collection_begin(&json);
    for (uint32_t i = 0; i < list->model->territory_count; i++)
        territory_write(&json, list, i);
    return collection_end(&json, err);
}

bool geojson_area_write(const struct model *model, const struct area_record *areas,
                        uint32_t area_count, FILE *out, struct err *err)
{
    struct json_writer json = json_to(out, 0);
    collection_begin(&json);
    for (uint32_t i = 0; i < area_count; i++) {
        const struct area_record *area = &areas[i];
        feature_begin(&json);
        polygons_write(&json, area->outline.ring_count > 0 ? &area->outline : NULL);
        properties_begin(&json, "area");
        member_text(&json, "area", area->kind);
        member_text(&json, "code", area->code);
        member_text(&json, "name", area->name);
        member_text(&json, "territory",
                    area->territory_ix != NO_IX
                        ? model->territories[area->territory_ix].name
                        : NULL);
        feature_end(&json);
    }
    return collection_end(&json, err);
}

/* ---- homes, events, lodgings ---- */

static void rep_write(struct json_writer *json, const struct model *model,
                      const struct rep *rep)
{
    feature_begin(json);
    if (rep->has_home)
        point_write(json, rep->home);
    else
        json_none(json);
    properties_begin(json, "home");
    rep_members(json, rep);
    member_text(json, "territory",
                rep->territory_ix != NO_IX ? model->territories[rep->territory_ix].name
                                           : NULL);
    member_text(json, "zone", rep->zone);
    member_whole(json, "availability_ppm", rep->availability_ppm);
    member_flag(json, "is_specialist", rep->is_specialist);
    feature_end(json);
}

bool geojson_home_write(const struct rep_list *list, FILE *out, struct err *err)
{
    struct json_writer json = json_to(out, 0);
    collection_begin(&json);
    for (uint32_t i = 0; i < list->rep_count; i++)
        rep_write(&json, list->model, &list->model->reps[list->rep_ixs[i]]);
    return collection_end(&json, err);
}

static bool is_for(const struct rep_list *list, const struct event *event)
{
    for (uint32_t i = 0; i < list->rep_count; i++)
        if (list->rep_ixs[i] == event->rep_ix)
            return true;
    return event->rep_ix == NO_IX;
}

static void event_write(struct json_writer *json, const struct model *model,
                        const struct event *event)
{
    const struct rep *rep = event->rep_ix != NO_IX ? &model->reps[event->rep_ix] : NULL;
    feature_begin(json);
    point_write(json, event->at);
    properties_begin(json, "event");
    member_text(json, "event_id", event->crm_id);
    member_text(json, "name", event->name);
    member_text(json, "rep_id", rep ? rep->crm_id : NULL);
    member_text(json, "rep", rep ? rep->name : NULL);
    member_day(json, "day", event->day);
    member_tod(json, "start_tod", event->start_tod);
    member_tod(json, "end_tod", event->end_tod);
    member_whole(json, "value_ct", event->value_ct);
    member_flag(json, "is_must", event->is_must);
    feature_end(json);
}

bool geojson_event_write(const struct rep_list *list, FILE *out, struct err *err)
{
    const struct model *model = list->model;
    struct json_writer json = json_to(out, 0);
    collection_begin(&json);
    for (uint32_t i = 0; i < model->event_count; i++)
        if (is_for(list, &model->events[i]))
            event_write(&json, model, &model->events[i]);
    return collection_end(&json, err);
}

bool geojson_lodging_write(const struct model *model, FILE *out, struct err *err)
{
    struct json_writer json = json_to(out, 0);
    collection_begin(&json);
    for (uint32_t i = 0; i < model->lodging_count; i++) {
        const struct lodging *lodging = &model->lodgings[i];
        feature_begin(&json);
        point_write(&json, lodging->at);
        properties_begin(&json, "lodging");
        member_text(&json, "lodging_id", lodging->crm_id);
        member_text(&json, "name", lodging->name);
        member_whole(&json, "night_ct", lodging->night_ct);
        feature_end(&json);
    }
    return collection_end(&json, err);
}
