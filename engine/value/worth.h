// SPDX-License-Identifier: GPL-3.0-or-later
/* worth: what a visit is worth, term by term; docs/model.md, section 1.
 *
 *   (1.1)  v(tau)      = [deal + maintenance] * urgency(tau) * presence
 *   (1.2)  deal        = margin * sum of amount * (p1 - p0) * closeness
 *   (1.3)  maintenance = margin * min(elasticity * R / f, cap * median of the tier)
 *   (1.4)  urgency     = (1 - exp(-tau/T)) / (1 - exp(-1))
 *   (1.5)  gain        = max(0, (V(T) - trip) / T)           V: maintenance alone
 *   (1.6)  later       = (V + deals still open) on the day it would be made instead
 *   (1.7)  value       = v - max(0, later - trip - gain * days waited)
 *
 * `worth` (1.1) is what a visit brings; `value` (1.7) is what is lost when it is made
 * later instead of now, and is what a week's plan weighs against the cost of going.
 * docs/decisions says how (1.7) comes about. Always 0 <= value <= worth, continuous in
 * every amount, and rising with the days since the last visit. All amounts are rounded
 * once, from doubles. */
#ifndef VALUE_WORTH_H
#define VALUE_WORTH_H

#include "model/model.h"

/* What is known of the chance to meet the contact. */
enum presence {
    PRESENCE_AGREED, /* by appointment */
    PRESENCE_HOURS,  /* within known opening hours */
    PRESENCE_COLD    /* nothing known */
};

/* Where the visit stands in its interval on the day asked for. */
enum due_state {
    DUE_NO_INTERVAL, /* no visits wished */
    DUE_NEVER,       /* never visited: counts as just due */
    DUE_EARLY,       /* before the earliest repeat */
    DUE_SOON,        /* may be made again, not due yet */
    DUE_NOW          /* due or overdue */
};

struct worth_task {
    uint32_t account_ix;
    uint32_t rep_ix; /* whose settings apply; NO_IX */
    int32_t day;     /* of the visit */
    int32_t
        wait_day; /* when it would be made instead; > day. 7 days on when in doubt */
    enum presence presence;
    int64_t trip_ct; /* usual cost of a trip there, trip.h; >= 0 */
};

struct worth {
    int64_t worth_ct; /* (1.1) */
    int64_t value_ct; /* (1.7) */

    /* terms of (1.1) */
    int64_t deal_ct;        /* (1.2) */
    int64_t maintenance_ct; /* (1.3) */
    bool is_capped;
    int64_t uncapped_ct; /* maintenance without the cap */
    double urgency;      /* (1.4) 0..1.582 */
    int32_t presence_ppm;
    enum due_state due;
    int32_t days_since;    /* since the last visit; -1: never */
    int32_t interval_days; /* T */
    int32_t earliest_day;  /* first day on which a visit is offered; NO_DAY: any */
    int32_t due_day;       /* last visit + T; NO_DAY: never visited or no interval */

    /* terms of (1.7) */
    int64_t trip_ct;
    int64_t later_ct; /* (1.6) */
    int64_t gain_ct;  /* (1.5) over the days waited */
    int32_t wait_days;

    /* by phone instead */
    int32_t remote_ppm;     /* worth of a remote touch as a share of a visit */
    int64_t remote_ct;      /* that share of worth_ct */
    int64_t remote_cost_ct; /* its time at the hour's price */
    /* Open amount at which a visit by the usual trip begins to beat a remote touch, all
     * deals growing alike; -1: no open opportunity or none would do. */
    int64_t break_even_ct;
};

/* An opportunity's share of (1.2). Won and lost ones are worth 0. */
struct worth_deal {
    int64_t deal_ct;
    int32_t win_remote_ppm, win_visit_ppm; /* p0, p1 */
    int32_t closeness_ppm;  /* chance that it is decided in this interval: 1 when it
                               closes within it or no date is known, else T / days */
    int32_t open_later_ppm; /* share of the chance still there on wait_day */
};

/* The account must be of the model; O(opportunities of the account). */
struct worth worth_of(const struct model *model, const struct worth_task *task);

/* `opportunity` must hang on the task's account. */
struct worth_deal worth_deal_of(const struct model *model,
                                const struct worth_task *task,
                                const struct opportunity *opportunity);

/* The setting that holds the chance to win from an open stage, with a visit or without.
 */
enum setting win_setting(enum stage stage, bool is_visited);

bool opportunity_is_open(const struct opportunity *opportunity);

/* "never", "early", "soon", "due"; "none" without an interval. */
const char *due_state_word(enum due_state due);

#endif
