// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/rides.h"

#include "base/civil.h"
#include "beat/show.h"
#include "geo/point.h"
#include "model/words.h"
#include "travel/journey.h"

#include <stddef.h>

enum { PLACE_HOME, PLACE_FIRST, PLACE_LAST, PLACE_COUNT, SAME_STOP_M = 1000 };

struct riding {
    struct session *session;
    const struct plan *plan;
    struct travel travel;
    struct settings settings;
    struct geo_point home;
};

/* Days of the plan from leaving home until being back, both counted. */
struct trip_days {
    uint32_t first, last;
};

struct ride {
    struct journey out, back;
    int64_t saved_ct;
};

/* The car stays where the first service starts: the second has to come back there. */
static bool comes_back(const struct model *model, const struct ride *ride)
{
    const struct service *out = &model->services[ride->out.service_ix];
    const struct service *back = &model->services[ride->back.service_ix];
    return geo_spot_length_m(geo_spot_of(out->from), geo_spot_of(back->to)) <=
           SAME_STOP_M;
}

/* The best is first; where the car is the only other way its price is there too. */
static bool find_way(const struct journeys *journeys,
                     const struct journey_question *question, struct arena *arena,
                     struct journey *best, int64_t *car_ct, struct err *err)
{
    const struct geo_point *at = journeys->places.at;
    struct journey *found =
        ARENA_ARRAY(arena, journeys->model->service_count + (size_t)1, struct journey);
    struct drive drive;
    if (!travel_drive(journeys->travel, at[question->from], at[question->to], &drive,
                      err))
        return false;
    const uint32_t count = journeys_find(journeys, question, drive, found);
    *best = (struct journey){.service_ix = NO_IX};
    *car_ct = 0;
    for (uint32_t i = 0; i < count; i++) {
        if (found[i].service_ix == NO_IX)
            *car_ct = found[i].price_ct;
    }
    if (count > 0)
        *best = found[0];
    return true;
}

static bool ask(const struct riding *riding, struct trip_days days, struct arena *arena,
                struct ride *ride, struct err *err)
{
    const struct plan *plan = riding->plan;
    const struct plan_day *out = &plan->days[days.first];
    const struct plan_day *back = &plan->days[days.last];
    const struct stop *first = &plan->stops[out->stop_first];
    const struct stop *last = &plan->stops[back->stop_first + back->stop_count - 1];
    const struct geo_point at[PLACE_COUNT] = {riding->home, first->at, last->at};
    const struct journey_question there = {PLACE_HOME, PLACE_FIRST,      out->day,
                                           0,          first->start_tod, true};
    const struct journey_question home = {PLACE_LAST,    PLACE_HOME,    back->day,
                                          last->end_tod, JOURNEY_DAY_S, false};
    struct journeys journeys;
    int64_t out_ct, back_ct;
    ride->saved_ct = 0;
    if (!journeys_lay(&riding->session->model, &riding->settings, &riding->travel,
                      (struct places){at, PLACE_COUNT}, arena, &journeys, err))
        return false;
    const int64_t hire_ct = journeys.hire_ct * (days.last - days.first + 1);
    journeys.hire_ct = 0; /* one car for the whole trip */
    if (!find_way(&journeys, &there, arena, &ride->out, &out_ct, err) ||
        !find_way(&journeys, &home, arena, &ride->back, &back_ct, err))
        return false;
    if (ride->out.service_ix != NO_IX && ride->back.service_ix != NO_IX && out_ct > 0 &&
        back_ct > 0 && comes_back(&riding->session->model, ride))
        ride->saved_ct =
            out_ct + back_ct - ride->out.price_ct - ride->back.price_ct - hire_ct;
    return true;
}

/* The trip that a day begins; false: none, or it has no visit at either end. */
static bool find_trip(const struct plan *plan, uint32_t first, struct trip_days *days)
{
    *days = (struct trip_days){first, first};
    while (days->last < plan->day_count &&
           plan->days[days->last].end_lodging_ix != NO_IX)
        days->last++;
    return plan->days[first].start_lodging_ix == NO_IX &&
           plan->days[first].stop_count > 0 && days->last < plan->day_count &&
           plan->days[days->last].stop_count > 0;
}

static const char *add_text(const struct riding *riding, struct trip_days days,
                            const struct ride *ride, const char *text)
{
    const struct model *model = &riding->session->model;
    const struct service *out = &model->services[ride->out.service_ix];
    const struct service *back = &model->services[ride->back.service_ix];
    struct arena *arena = &riding->session->arena;
    char out_tod[CIVIL_TOD_SIZE], back_tod[CIVIL_TOD_SIZE];
    return arena_format(
        arena, "%s%s%.3s by %s: %s at %s, back %s at %s, %s cheaper",
        text == NULL ? "" : text, text == NULL ? "" : "; ",
        civil_weekday_name(civil_weekday(riding->plan->days[days.first].day)),
        service_mode_word(out->mode), out->crm_id,
        civil_tod_text(ride->out.depart_tod, out_tod), back->crm_id,
        civil_tod_text(ride->back.depart_tod, back_tod),
        show_money(arena, ride->saved_ct, model->currency));
}

static bool find_all(const struct riding *riding, const struct plan_day *day,
                     const char **text, struct err *err)
{
    const struct plan *plan = riding->plan;
    struct trip_days days;
    for (uint32_t i = 0; i < plan->day_count; i++) {
        const bool is_trip = find_trip(plan, i, &days);
        struct ride ride;
        if (!is_trip || (day != NULL && (day < &plan->days[days.first] ||
                                         day > &plan->days[days.last])))
            continue;
        struct arena scratch = {0};
        const bool is_done = ask(riding, days, &scratch, &ride, err);
        arena_release(&scratch);
        if (!is_done)
            return false;
        if (ride.saved_ct > 0)
            *text = add_text(riding, days, &ride, *text);
        i = days.last;
    }
    return true;
}

bool rides_text(struct session *session, const struct request *request,
                const struct plan *plan, const struct plan_day *day, const char **text,
                struct err *err)
{
    const struct rep *rep = &session->model.reps[plan->rep_ix];
    struct riding riding = {.session = session,
                            .plan = plan,
                            .settings =
                                model_rep_settings(&session->model, plan->rep_ix),
                            .home = rep->home};
    *text = NULL;
    if (session->model.service_count == 0 || !rep->has_home)
        return true;
    return session_travel(session, request, false, &riding.travel, err) &&
           find_all(&riding, day, text, err);
}
