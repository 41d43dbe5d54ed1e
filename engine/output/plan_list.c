// SPDX-License-Identifier: GPL-3.0-or-later
#include "output/plan_list.h"

static void place_add(struct geo_point *places, uint32_t *count, const struct rep *rep,
                      const struct lodging *lodging)
{
    if (lodging)
        places[(*count)++] = lodging->at;
    else if (rep->has_home)
        places[(*count)++] = rep->home;
}

static const struct lodging *lodging_of(const struct model *model, uint32_t lodging_ix)
{
    return lodging_ix == NO_IX ? NULL : &model->lodgings[lodging_ix];
}

uint32_t plan_day_places(const struct model *model, const struct plan *plan,
                         const struct plan_day *day, struct geo_point *places)
{
    const struct rep *rep = &model->reps[plan->rep_ix];
    uint32_t count = 0;
    place_add(places, &count, rep, lodging_of(model, day->start_lodging_ix));
    for (uint32_t i = 0; i < day->stop_count; i++)
        places[count++] = plan->stops[day->stop_first + i].at;
    place_add(places, &count, rep, lodging_of(model, day->end_lodging_ix));
    return count;
}

const char *plan_stop_kind(const struct stop *stop)
{
    if (stop->appointment_ix != NO_IX)
        return "appointment";
    return stop->account_ix != NO_IX ? "visit" : "event";
}

const char *plan_stop_name(const struct model *model, const struct stop *stop)
{
    if (stop->account_ix != NO_IX)
        return model->accounts[stop->account_ix].name;
    return stop->event_ix != NO_IX ? model->events[stop->event_ix].name : "";
}
