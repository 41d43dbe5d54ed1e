// SPDX-License-Identifier: GPL-3.0-or-later
/* One service a journey: people on their rounds do not change trains to save a quarter
 * of an hour, and a traveller's timetable is not in the file. Whatever is driven, the
 * car stays where the service starts; where it ends a car is hired (hire_ct) when there
 * is more than a walk to go. */
#include "travel/journey.h"

#include "base/civil.h"

enum { HOUR_S = 3600, WALK_M = 1000 };

/* Platform, counter, security; getting off, and out. */
static const int32_t before_s[] = {[SERVICE_RAIL] = 300,
                                   [SERVICE_AIR] = 3600,
                                   [SERVICE_FERRY] = 1800,
                                   [SERVICE_BUS] = 300};
static const int32_t after_s[] = {[SERVICE_RAIL] = 300,
                                  [SERVICE_AIR] = 1200,
                                  [SERVICE_FERRY] = 600,
                                  [SERVICE_BUS] = 300};

bool journeys_lay(const struct model *model, const struct settings *settings,
                  const struct travel *travel, struct places places,
                  struct arena *arena, struct journeys *journeys, struct err *err)
{
    const size_t count = model->service_count;
    struct geo_point *starts = ARENA_ARRAY(arena, count, struct geo_point);
    struct geo_point *ends = ARENA_ARRAY(arena, count, struct geo_point);
    struct drive *access = ARENA_ARRAY(arena, places.count * count, struct drive);
    struct drive *egress = ARENA_ARRAY(arena, places.count * count, struct drive);
    for (size_t i = 0; i < count; i++) {
        starts[i] = model->services[i].from;
        ends[i] = model->services[i].to;
    }
    const struct places from = {starts, model->service_count};
    const struct places to = {ends, model->service_count};
    if (count > 0 && (!travel_table(travel, places, from, access, err) ||
                      !travel_table(travel, to, places, egress, err)))
        return false;
    *journeys = (struct journeys){.model = model,
                                  .travel = travel,
                                  .places = places,
                                  .km_uct = settings->value[SETTING_KM_UCT],
                                  .hour_ct = settings->value[SETTING_HOUR_CT],
                                  .hire_ct = settings->value[SETTING_HIRE_CT],
                                  .access = access,
                                  .egress = egress};
    return true;
}

/* Whether it keeps to the question; its price. */
static bool settle(const struct journeys *journeys,
                   const struct journey_question *question, struct journey *journey)
{
    const int32_t time_s = question->is_late
                               ? question->by_tod - journey->leave_tod
                               : journey->arrive_tod - question->ready_tod;
    if (journey->leave_tod < question->ready_tod ||
        journey->arrive_tod > question->by_tod)
        return false;
    journey->price_ct =
        journey->cost_ct + (time_s * journeys->hour_ct + HOUR_S - 1) / HOUR_S;
    return true;
}

static bool by_car(const struct journeys *journeys,
                   const struct journey_question *question, struct drive drive,
                   struct journey *journey)
{
    if (drive.drive_s < 0)
        return false;
    const int32_t leave_tod =
        question->is_late ? question->by_tod - drive.drive_s : question->ready_tod;
    *journey = (struct journey){.service_ix = NO_IX,
                                .leave_tod = leave_tod,
                                .depart_tod = leave_tod,
                                .arrive_tod = leave_tod + drive.drive_s,
                                .access = drive,
                                .cost_ct = travel_drive_ct(drive, journeys->km_uct)};
    return settle(journeys, question, journey);
}

/* The first departure that one can be in time for; late: the last that is in time. */
static bool find_departure(const struct service *service,
                           const struct journey_question *question, int32_t there_s,
                           int32_t on_s, int32_t *depart_tod)
{
    bool is_found = false;
    for (uint32_t i = 0; i < service->departure_count; i++) {
        const int32_t tod = service->departure_tods[i];
        if (tod - there_s < question->ready_tod || tod + on_s > question->by_tod)
            continue;
        *depart_tod = tod;
        is_found = true;
        if (!question->is_late)
            break;
    }
    return is_found;
}

/* One that does not save driving is none: back from the far end of a line, say. */
static bool by_service(const struct journeys *journeys,
                       const struct journey_question *question, struct drive drive,
                       uint32_t service_ix, struct journey *journey)
{
    const struct model *model = journeys->model;
    const struct service *service = &model->services[service_ix];
    const struct drive access =
        journeys->access[(size_t)question->from * model->service_count + service_ix];
    const struct drive egress =
        journeys->egress[(size_t)service_ix * journeys->places.count + question->to];
    const int32_t there_s = access.drive_s + before_s[service->mode];
    const int32_t on_s = service->ride_s + after_s[service->mode] + egress.drive_s;
    int32_t depart_tod;
    if (access.drive_s < 0 || egress.drive_s < 0 ||
        (drive.drive_s >= 0 && access.drive_s + egress.drive_s >= drive.drive_s) ||
        (service->weekdays >> civil_weekday(question->day) & 1) == 0 ||
        !find_departure(service, question, there_s, on_s, &depart_tod))
        return false;
    *journey = (struct journey){.service_ix = service_ix,
                                .leave_tod = depart_tod - there_s,
                                .depart_tod = depart_tod,
                                .ride_s = service->ride_s,
                                .arrive_tod = depart_tod + on_s,
                                .access = access,
                                .egress = egress};
    journey->cost_ct = travel_drive_ct(access, journeys->km_uct) +
                       travel_drive_ct(egress, journeys->km_uct) + service->fare_ct +
                       (egress.drive_m > WALK_M ? journeys->hire_ct : 0);
    return settle(journeys, question, journey);
}

/* Into the list by price; what came first stays first among equals. */
static void put(struct journey *found, uint32_t count, struct journey journey)
{
    uint32_t at = count;
    for (; at > 0 && found[at - 1].price_ct > journey.price_ct; at--)
        found[at] = found[at - 1];
    found[at] = journey;
}

uint32_t journeys_find(const struct journeys *journeys,
                       const struct journey_question *question, struct drive drive,
                       struct journey *found)
{
    struct journey journey;
    uint32_t count = 0;
    if (by_car(journeys, question, drive, &journey))
        put(found, count++, journey);
    for (uint32_t i = 0; i < journeys->model->service_count; i++) {
        if (by_service(journeys, question, drive, i, &journey))
            put(found, count++, journey);
    }
    return count;
}

bool journeys_best(const struct journeys *journeys,
                   const struct journey_question *question, struct drive drive,
                   struct journey *best)
{
    struct journey journey;
    bool is_found = by_car(journeys, question, drive, best);
    for (uint32_t i = 0; i < journeys->model->service_count; i++) {
        if (by_service(journeys, question, drive, i, &journey) &&
            (!is_found || journey.price_ct < best->price_ct)) {
            *best = journey;
            is_found = true;
        }
    }
    return is_found;
}
