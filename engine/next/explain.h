// SPDX-License-Identifier: GPL-3.0-or-later
/* explain: an account taken apart: what a visit is worth and why, what the plan does
 * with it, and which setting of which level each number comes from. */
#ifndef NEXT_EXPLAIN_H
#define NEXT_EXPLAIN_H

#include "base/arena.h"
#include "model/model.h"
#include "model/plan.h"
#include "travel/travel.h"
#include "value/trip.h"
#include "value/worth.h"

struct explain_task {
    uint32_t account_ix;
    int32_t day;
    const struct plan *plan;    /* of her week; NULL */
    const struct visit *visits; /* of the account, newest first; NULL */
    uint32_t visit_count;
};

/* One line for people and for JSON; texts live in the arena, never NULL. */
struct explain_line {
    const char *part;   /* "value", "waiting", "deal", "trip", "remote", "hours",
                           "visits", "plan" */
    const char *term;   /* "maintenance" */
    const char *text;   /* "427.00 EUR" */
    const char *source; /* "setting elasticity 0.34 (tier A)"; "" */
};

struct explain {
    struct worth worth;
    struct trip_cost trip;
    enum presence presence;
    const struct stop *stop;     /* in the plan; NULL */
    int32_t stop_day;            /* NO_DAY */
    const struct reason *reason; /* in the plan; NULL */
    int64_t price_uct;           /* -1: none known */
    const struct explain_line *lines;
    uint32_t line_count;
};

/* For the rep who visits the account; without one, the parts that need her are left
 * out. */
bool explain_account(const struct model *model, const struct explain_task *task,
                     const struct travel *travel, struct arena *arena,
                     struct explain *explain, struct err *err) MUST_CHECK;

#endif
