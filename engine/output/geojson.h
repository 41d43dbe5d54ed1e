// SPDX-License-Identifier: GPL-3.0-or-later
/* geojson: plans, territories, homes, lodgings and events as feature collections of RFC
 * 7946.
 *
 * Longitude first, six decimals, outer rings counter-clockwise, lines cut at the date
 * line. docs/formats.md has the properties. */
#ifndef OUTPUT_GEOJSON_H
#define OUTPUT_GEOJSON_H

#include "model/alignment.h"
#include "model/area_record.h"
#include "model/outline.h"
#include "output/plan_list.h"

#include <stdio.h>

/* Of each plan: its homes, its day routes as lines (list->lines, else straight), its
 * stops, and the accounts it left out as points. Accounts without coordinates have no
 * geometry and are null, as the RFC has it. ERR_SYSTEM when the stream does not take
 * it. */
bool geojson_plan_write(const struct plan_list *list, FILE *out,
                        struct err *err) MUST_CHECK;

/* The day routes of each plan alone. */
bool geojson_route_write(const struct plan_list *list, FILE *out,
                         struct err *err) MUST_CHECK;

struct territory_list {
    const struct model *model;
    const struct outline *outlines;            /* by territory; NULL: none */
    const struct territory_measures *measures; /* by territory; NULL: none */
};

/* One feature an area. */
bool geojson_area_write(const struct model *model, const struct area_record *areas,
                        uint32_t area_count, FILE *out, struct err *err) MUST_CHECK;

/* One feature a territory, with its measures. */
bool geojson_territory_write(const struct territory_list *list, FILE *out,
                             struct err *err) MUST_CHECK;

/* Of these reps, what the model has. */
struct rep_list {
    const struct model *model;
    const uint32_t *rep_ixs;
    uint32_t rep_count;
};

/* The home of each; null for a rep without one. */
bool geojson_home_write(const struct rep_list *list, FILE *out,
                        struct err *err) MUST_CHECK;
/* What one of them, or everybody, may attend. */
bool geojson_event_write(const struct rep_list *list, FILE *out,
                         struct err *err) MUST_CHECK;
/* All of them: anybody may sleep anywhere. */
bool geojson_lodging_write(const struct model *model, FILE *out,
                           struct err *err) MUST_CHECK;

#endif
