// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_list: what is written about: some plans of one model. */
#ifndef OUTPUT_PLAN_LIST_H
#define OUTPUT_PLAN_LIST_H

#include "model/model.h"
#include "model/plan.h"

/* The way of a day route along roads, from where it starts by its stops to where it
 * ends. */
struct day_line {
    const struct geo_point *points; /* NULL: not known, straight from place to place */
    uint32_t count;
    bool has_ferry;
    uint32_t straight_count; /* legs that no road leads along: straight lines in it */
};

/* At most one plan a rep and week; indices are of `model`. */
struct plan_list {
    const struct model *model;
    const struct plan *plans;
    uint32_t plan_count;
    const struct day_line *const *lines; /* by plan, then by its days; NULL: none */
};

/* The places of a day route in order: where it starts, the stops, where it ends. A home
 * that is not known is left out. `places` has room for stop_count + 2; returns how
 * many. */
uint32_t plan_day_places(const struct model *model, const struct plan *plan,
                         const struct plan_day *day, struct geo_point *places);

/* "appointment", "visit" or "event": what a stop is. */
const char *plan_stop_kind(const struct stop *stop);

/* Name of the account or event; never NULL. */
const char *plan_stop_name(const struct model *model, const struct stop *stop);

#endif
