// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/ferries.h"

#include "base/civil.h"
#include "travel/roads.h"

#include <stddef.h>

/* Places of a day in order: the start, the stops, the end. */
static uint32_t list_places(const struct session *session, const struct plan *plan,
                            const struct plan_day *day, struct geo_point *places)
{
    const struct model *model = &session->model;
    const struct geo_point home = model->reps[plan->rep_ix].home;
    uint32_t count = 0;
    places[count++] = day->start_lodging_ix == NO_IX
                          ? home
                          : model->lodgings[day->start_lodging_ix].at;
    for (uint32_t i = 0; i < day->stop_count; i++)
        places[count++] = plan->stops[day->stop_first + i].at;
    places[count++] =
        day->end_lodging_ix == NO_IX ? home : model->lodgings[day->end_lodging_ix].at;
    return count;
}

static bool goes_by_ferry(struct session *session, struct roads_search *search,
                          struct geo_point from, struct geo_point to, bool *answer,
                          struct err *err)
{
    struct arena scratch = {0};
    struct road_spot spots[2];
    struct road_drive drive;
    struct road_line line;
    *answer = false;
    const bool is_done =
        roads_snap(session->roads, from, &spots[0], err) &&
        roads_snap(session->roads, to, &spots[1], err) &&
        roads_drive(search, &spots[0], &spots[1], &scratch, &drive, err) &&
        (drive.arc_count == 0 || roads_line(session->roads, &spots[0], &spots[1],
                                            &drive, &scratch, &line, err));
    for (uint32_t i = 0; is_done && drive.arc_count > 0 && i < line.leg_count; i++)
        *answer |= (line.legs[i].bits & ROAD_IS_FERRY) != 0;
    arena_release(&scratch);
    return is_done;
}

static bool find_legs(struct session *session, const struct plan *plan,
                      const struct plan_day *day, const char **text, struct err *err)
{
    struct arena *arena = &session->arena;
    struct geo_point *places =
        ARENA_ARRAY(arena, day->stop_count + (size_t)2, struct geo_point);
    const uint32_t count = list_places(session, plan, day, places);
    struct roads_search *search = roads_search_open(session->roads);
    bool is_done = true;
    for (uint32_t i = 1; is_done && i < count; i++) {
        bool is_ferry;
        is_done =
            goes_by_ferry(session, search, places[i - 1], places[i], &is_ferry, err);
        if (!is_done || !is_ferry)
            continue;
        const char *leg =
            i + 1 < count ? arena_format(arena, "to %u", i) : "on the way back";
        *text = *text == NULL ? leg : arena_format(arena, "%s, %s", *text, leg);
    }
    roads_search_close(search);
    return is_done;
}

bool ferries_text(struct session *session, const struct request *request,
                  const struct plan *plan, const struct plan_day *day,
                  const char **text, struct err *err)
{
    *text = NULL;
    if (!session_roads(session, request, err))
        return false;
    return session->roads == NULL || day->stop_count == 0 ||
           find_legs(session, plan, day, text, err);
}

bool ferries_days(struct session *session, const struct request *request,
                  const struct plan *plan, const char **text, struct err *err)
{
    *text = NULL;
    for (uint32_t i = 0; i < plan->day_count; i++) {
        const struct plan_day *day = &plan->days[i];
        const char *legs;
        if (!ferries_text(session, request, plan, day, &legs, err))
            return false;
        if (legs == NULL)
            continue;
        const char *name = civil_weekday_name(civil_weekday(day->day));
        *text =
            *text == NULL ? name : arena_format(&session->arena, "%s, %s", *text, name);
    }
    return true;
}
