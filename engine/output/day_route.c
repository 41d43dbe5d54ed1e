// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/day_route.h"

#include "base/civil.h"
#include "text/number.h"

#include <inttypes.h>
#include <stddef.h>

static const char *joined(const char *a, const char *between, const char *b,
                          struct arena *arena)
{
    const bool has_a = a && a[0], has_b = b && b[0];
    return arena_format(arena, "%s%s%s", has_a ? a : "", has_a && has_b ? between : "",
                        has_b ? b : "");
}

const char *route_place_address(const struct account *account, struct arena *arena)
{
    const char *town = joined(account->postcode, " ", account->city, arena);
    return joined(account->street, ", ", town, arena);
}

const char *day_route_day_text(int32_t day, struct arena *arena)
{
    char date[CIVIL_DATE_SIZE];
    return arena_format(arena, "%s %s", civil_weekday_name(civil_weekday(day)),
                        civil_day_text(day, date));
}

static const char *drive_text(int32_t drive_s, int32_t drive_m, struct arena *arena)
{
    char km[NUMBER_SIZE];
    number_decimal_text((drive_m + 50) / 100, 1, km);
    return arena_format(arena, "%" PRId32 " min, %s km", (drive_s + 30) / 60, km);
}

static struct route_place stop_place(const struct model *model, const struct stop *stop,
                                     struct arena *arena)
{
    const struct account *account =
        stop->account_ix != NO_IX ? &model->accounts[stop->account_ix] : NULL;
    char from[CIVIL_TOD_SIZE], until[CIVIL_TOD_SIZE], value[NUMBER_SIZE];
    number_decimal_text(stop->value_ct, 2, value);
    return (struct route_place){
        .at = stop->at,
        .name = plan_stop_name(model, stop),
        .kind = plan_stop_kind(stop),
        .text = arena_format(
            arena, "%s-%s after %s\nValue %s %s", civil_tod_text(stop->start_tod, from),
            civil_tod_text(stop->end_tod, until),
            drive_text(stop->drive_s, stop->drive_m, arena), value, model->currency),
        .address = account ? route_place_address(account, arena) : NULL,
        .phone = account ? account->phone : NULL,
        .is_stop = true};
}

/* Where a day starts or ends. */
static void add_end(const struct model *model, const struct rep *rep,
                    uint32_t lodging_ix, const char *text, struct route_place *places,
                    uint32_t *count)
{
    if (lodging_ix != NO_IX)
        places[(*count)++] =
            (struct route_place){.at = model->lodgings[lodging_ix].at,
                                 .name = model->lodgings[lodging_ix].name,
                                 .kind = "lodging",
                                 .text = text};
    else if (rep->has_home)
        places[(*count)++] = (struct route_place){
            .at = rep->home, .name = "Home", .kind = "home", .text = text};
}

struct day_route day_route_of(const struct model *model, const struct plan *plan,
                              const struct plan_day *day, struct arena *arena)
{
    const struct rep *rep = &model->reps[plan->rep_ix];
    struct day_route route = {.name =
                                  arena_format(arena, "%s, %s", rep->name,
                                               day_route_day_text(day->day, arena))};
    char tod[CIVIL_TOD_SIZE];
    if (day->stop_count == 0)
        return route;
    struct route_place *places =
        ARENA_ARRAY(arena, (size_t)day->stop_count + 2, struct route_place);
    add_end(model, rep, day->start_lodging_ix,
            arena_format(arena, "Leave at %s", civil_tod_text(day->leave_tod, tod)),
            places, &route.place_count);
    for (uint32_t i = 0; i < day->stop_count; i++)
        places[route.place_count++] =
            stop_place(model, &plan->stops[day->stop_first + i], arena);
    add_end(model, rep, day->end_lodging_ix,
            arena_format(arena, "Back at %s after %s",
                         civil_tod_text(day->back_tod, tod),
                         drive_text(day->back_drive_s, day->back_drive_m, arena)),
            places, &route.place_count);
    route.places = places;
    return route;
}
