// SPDX-License-Identifier: GPL-3.0-or-later
/* map: territories, plans and what was left out as one HTML page.
 *
 * The page holds its data, its style and its program; it asks no network for anything
 * and says so to the browser by a content security policy. It is made of
 * data/templates/map and Leaflet (BSD-2-Clause, its licence is inside). */
#ifndef OUTPUT_MAP_H
#define OUTPUT_MAP_H

#include "model/alignment.h"
#include "model/model.h"
#include "model/outline.h"
#include "model/plan.h"
#include "output/plan_list.h"

#include <stdio.h>

/* What a visit would be worth, taken apart; as value/worth.h tells it. */
struct map_terms {
    uint32_t account_ix;
    int64_t deal_ct, maintenance_ct; /* margin included */
    double urgency;
    int32_t presence_ppm;
    int64_t worth_ct;                   /* (deal + maintenance) x urgency x presence */
    int64_t later_ct, trip_ct, gain_ct; /* what the same visit brings if it waits, what
                                           going there costs, what the wait earns */
    int32_t wait_days;
    int64_t value_ct;
};

struct map_input {
    const char *title; /* of the page: "Sales, week 48" */
    const char *made;  /* when, as people read it; NULL: not told */
    const struct model *model;
    const struct plan *plans; /* at most one a rep and week; may be none */
    uint32_t plan_count;
    const struct day_line *const *lines; /* by plan, then by its days; NULL: none */
    const struct outline *outlines;      /* by territory of the model; NULL: none */
    const struct territory_measures *measures; /* by territory; NULL: not told */
    const struct map_terms *terms;             /* by account; may be none */
    uint32_t terms_count;
    const struct account_move *moves; /* by account_ix; may be none */
    uint32_t move_count;
    bool is_ahead; /* the moves are of a scenario that is not in use */
    /* Pictures of a map under it, asked for where the page is opened, as
     * "https://tiles.example.com/{z}/{x}/{y}.png"; it passed map_tiles_check. NULL:
     * none, and the page asks no network for anything. */
    const char *tiles;
    const char *tiles_by; /* whose they are, in words; NULL: not told */
};

/* ERR_SYSTEM when the stream does not take it. About 300 bytes an account besides the
 * 250 kB of the page itself. */
bool map_write(const struct map_input *input, FILE *out, struct err *err) MUST_CHECK;

#endif
