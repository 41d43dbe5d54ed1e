// SPDX-License-Identifier: GPL-3.0-or-later
/* rest_week: what is left of a planned week, as a question.
 *
 * The days from today on, with today cut down to what is left of it: it begins now,
 * where she is, lunch eaten or not, visits and driving already made taken off the caps.
 * And what the plan has for each of these days, by node. */
#ifndef NEXT_REST_WEEK_H
#define NEXT_REST_WEEK_H

#include "agenda/agenda.h"
#include "model/plan.h"
#include "next/seen.h"
#include "travel/travel.h"

struct rest_week_task {
    uint32_t rep_ix;
    bool has_at; /* else: the last of today's stops that is logged, else
                    where she woke up */
    struct geo_point at;
    int32_t day, tod;            /* from when on; in the plan's week */
    const struct plan *plan;     /* of the week that holds `day` */
    bool is_off;                 /* she does not work any more today */
    uint32_t ordered_account_ix; /* to be visited whatever it costs; NO_IX */
    int32_t ordered_until_day;   /* from today until then; 0: today */
    struct seen seen;
};

struct rest_week {
    struct agenda agenda;  /* its week is cut down as said; with matrix */
    uint32_t *planned_day; /* by node: the day of the week the plan has it; NO_IX */
    bool *is_pinned;       /* by node: it stays on its day */
    /* The plan's nodes in its order, day by day; what is done, blocked by now or not
     * worth a visit any more is not among them. */
    uint32_t *planned_nodes;
    struct range planned[WEEK_DAYS_MAX];
    uint32_t first_plan_day;  /* today, in plan.days */
    const struct stop **made; /* the plan's stops of today that are made or over */
    uint32_t made_count;
    int64_t km_uct;
};

/* In `arena`. ERR_MISSING when the plan has no such day, she has no home, or the
 * account that is ordered cannot be visited today, with the reason. */
bool rest_week_lay(struct rest_week *rest, const struct model *model,
                   const struct rest_week_task *task, const struct travel *travel,
                   struct arena *arena, struct err *err) MUST_CHECK;

#endif
