// SPDX-License-Identifier: GPL-3.0-or-later
#include "route/schedule.h"

#include <assert.h>

/* The leg that lunch is eaten on: the visit at its end is the first reached fed. Walks
 * back from the end as long as coming fed from the stop before is as early as eating on
 * the leg between. */
static uint32_t lunch_leg(const struct ground *ground, const struct tour *tour)
{
    for (uint32_t p = tour->count + 1; p > 0; p--) {
        const struct tour_stop *before = &tour->stops[p - 1];
        const int32_t drive_s = tour->stops[p].leg.drive_s;
        const int32_t fed = before->early1 + before->service_s + drive_s;
        if (ground_lunch_arrival(&ground->days[tour->day], drive_s,
                                 before->early0 + before->service_s) < fed)
            return p;
    }
    assert(false); /* no one starts the day fed */
    return 0;
}

/* Lunch on the leg to p, left at `leave`: before driving when that is no later. */
static int32_t lunch_start(const struct ground_day *day, int32_t drive_s, int32_t leave)
{
    const int32_t first = leave > day->lunch_open_tod ? leave : day->lunch_open_tod;
    const int32_t there = leave + drive_s;
    const int32_t last = there > day->lunch_open_tod ? there : day->lunch_open_tod;
    if (first <= day->lunch_close_tod &&
        (last > day->lunch_close_tod ||
         first + day->lunch_s + drive_s <= last + day->lunch_s))
        return first;
    return last;
}

/* The first leg is driven as late as possible; what is eaten on it is eaten at home
 * before leaving when it fits there, else after arriving. */
static void leave_late(const struct ground_day *day, const struct tour *tour,
                       struct schedule *schedule, uint32_t eat_at)
{
    const int32_t drive_s = tour->stops[1].leg.drive_s;
    struct schedule_stop *first = &schedule->stops[0];
    const int32_t home_tod =
        day->open_tod > day->lunch_open_tod ? day->open_tod : day->lunch_open_tod;
    bool eats_there = eat_at == 1 && schedule->lunch_tod >= first->arrive_tod;
    if (eats_there && home_tod <= day->lunch_close_tod &&
        home_tod + day->lunch_s + drive_s <= first->start_tod) {
        schedule->lunch_tod = home_tod;
        eats_there = false;
    }
    first->arrive_tod = eats_there ? schedule->lunch_tod : first->start_tod;
    schedule->leave_tod = first->arrive_tod - drive_s;
}

static void fill_stops(const struct ground *ground, const struct tour *tour,
                       struct schedule *schedule, uint32_t eat_at)
{
    const struct ground_day *day = &ground->days[tour->day];
    int32_t leave = day->open_tod;
    for (uint32_t p = 1; p <= tour->count + 1; p++) {
        const struct tour_stop *stop = &tour->stops[p];
        int32_t arrive = leave + stop->leg.drive_s, ready = arrive;
        if (p == eat_at) {
            schedule->lunch_tod = lunch_start(day, stop->leg.drive_s, leave);
            ready = ground_lunch_arrival(day, stop->leg.drive_s, leave);
            if (schedule->lunch_tod < arrive)
                arrive = ready;
        }
        if (p == tour->count + 1) {
            schedule->back_tod = arrive;
            return;
        }
        const int32_t start = opening_next(
            ground_opening(ground, tour->day, stop->node), ground->windows, ready);
        leave = start + stop->service_s;
        schedule->stops[p - 1] = (struct schedule_stop){arrive, start, leave};
    }
}

struct schedule schedule_of(const struct ground *ground, const struct tour *tour,
                            struct arena *arena)
{
    const struct ground_day *day = &ground->days[tour->day];
    struct schedule schedule = {.lunch_tod = -1};
    schedule.stops = ARENA_ARRAY(arena, tour->count, struct schedule_stop);
    if (tour->count == 0 && tour->wake == tour->sleep) {
        /* A day off may have no span at all; then the times mean nothing but equal. */
        schedule.leave_tod = schedule.back_tod =
            day->open_tod <= day->close_tod ? day->open_tod : 0;
        return schedule;
    }
    const struct tour_stop *end = &tour->stops[tour->count + 1];
    const bool needs_lunch = day->lunch_s > 0 && end->early0 > end->late0;
    const uint32_t eat_at = needs_lunch ? lunch_leg(ground, tour) : 0;
    fill_stops(ground, tour, &schedule, eat_at);
    if (tour->count > 0)
        leave_late(day, tour, &schedule, eat_at);
    else
        schedule.leave_tod = schedule.back_tod - tour->stops[1].leg.drive_s;
    assert(schedule.back_tod <= day->close_tod);
    return schedule;
}
