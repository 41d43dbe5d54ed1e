// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/plan_lines.h"

#include "travel/roads.h"

#include <stddef.h>

struct drawing {
    struct session *session;
    struct roads_search *search;
    struct geo_point *points;
    uint32_t count;
    size_t capacity;
    bool has_ferry;
    uint32_t straight_count;
};

/* Each once in a row: a door on the road is a point of it. */
static void add_point(struct drawing *drawing, struct geo_point at)
{
    const struct geo_point *last =
        drawing->count > 0 ? &drawing->points[drawing->count - 1] : NULL;
    if (last != NULL && last->lon_deg == at.lon_deg && last->lat_deg == at.lat_deg)
        return;
    drawing->points =
        arena_grow(&drawing->session->arena, drawing->points, &drawing->capacity,
                   drawing->count + (size_t)1, sizeof *drawing->points);
    drawing->points[drawing->count++] = at;
}

static void add_line(struct drawing *drawing, const struct road_line *line)
{
    for (uint32_t i = 0; i < line->point_count; i++)
        add_point(drawing, (struct geo_point){line->points[i].lon_e7 / 1e7,
                                              line->points[i].lat_e7 / 1e7});
    for (uint32_t i = 0; i < line->leg_count; i++)
        drawing->has_ferry |= (line->legs[i].bits & ROAD_IS_FERRY) != 0;
}

/* From the door to the road, along it, and to the other door. */
static bool draw_leg(struct drawing *drawing, struct geo_point from,
                     struct geo_point to, struct err *err)
{
    struct roads *roads = drawing->session->roads;
    struct arena scratch = {0};
    struct road_spot from_spot, to_spot;
    struct road_drive drive;
    struct road_line line;
    bool is_done =
        roads_snap(roads, from, &from_spot, err) &&
        roads_snap(roads, to, &to_spot, err) &&
        roads_drive(drawing->search, &from_spot, &to_spot, &scratch, &drive, err);
    if (is_done && drive.weight != ROADS_UNREACHED) {
        is_done = roads_line(roads, &from_spot, &to_spot, &drive, &scratch, &line, err);
        if (is_done)
            add_line(drawing, &line);
    } else {
        drawing->straight_count++;
    }
    arena_release(&scratch);
    add_point(drawing, to);
    return is_done;
}

static bool draw_day(struct drawing *drawing, const struct plan *plan,
                     const struct plan_day *day, struct day_line *line, struct err *err)
{
    struct arena *arena = &drawing->session->arena;
    struct geo_point *places =
        ARENA_ARRAY(arena, day->stop_count + (size_t)2, struct geo_point);
    const uint32_t count = plan_day_places(&drawing->session->model, plan, day, places);
    drawing->points = NULL;
    drawing->count = 0;
    drawing->capacity = 0;
    drawing->has_ferry = false;
    drawing->straight_count = 0;
    if (day->stop_count == 0 || count < 2)
        return true;
    add_point(drawing, places[0]);
    for (uint32_t i = 1; i < count; i++) {
        if (!draw_leg(drawing, places[i - 1], places[i], err))
            return false;
    }
    *line = (struct day_line){drawing->points, drawing->count, drawing->has_ferry,
                              drawing->straight_count};
    return true;
}

static bool draw_all(struct drawing *drawing, const struct planned *planned,
                     const struct day_line *const **lines, struct err *err)
{
    struct arena *arena = &drawing->session->arena;
    const struct day_line **drawn =
        arena_array(arena, planned->plan_count, sizeof *drawn);
    for (uint32_t i = 0; i < planned->plan_count; i++) {
        const struct plan *plan = &planned->plans[i];
        struct day_line *days = ARENA_ARRAY(arena, plan->day_count, struct day_line);
        for (uint32_t j = 0; j < plan->day_count; j++) {
            if (!draw_day(drawing, plan, &plan->days[j], &days[j], err))
                return false;
        }
        drawn[i] = days;
    }
    *lines = drawn;
    return true;
}

bool plan_lines_find(struct session *session, const struct request *request,
                     const struct planned *planned,
                     const struct day_line *const **lines, struct err *err)
{
    struct drawing drawing = {.session = session};
    *lines = NULL;
    if (!session_roads(session, request, err))
        return false;
    if (session->roads == NULL || planned->plan_count == 0)
        return true;
    drawing.search = roads_search_open(session->roads);
    const bool is_done = draw_all(&drawing, planned, lines, err);
    roads_search_close(drawing.search);
    return is_done;
}
