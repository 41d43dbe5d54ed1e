// SPDX-License-Identifier: GPL-3.0-or-later
/* next: where now? The visits that add most from here and now.
 *
 * docs/model.md, section 5. Every account of the rep that can still be visited today is
 * scored by bid prices: value less what a visit left for later in the week is worth,
 * less the way and the time at their price. The best are then judged exactly: with that
 * stop first, the best rest of the day (rest.h) from what is planned today, what must
 * be kept, and the best of the others. Scores are measured against keeping the
 * appointments, doing nothing else, and driving home: that is 0.
 *
 * Done is what is logged: an account whose last visit is of today is not offered again,
 * and a planned stop without a log entry is still open. Appointments agreed for today,
 * must events, and what must be and is planned today are kept: an option that breaks
 * one that could be kept is not offered. */
#ifndef NEXT_NEXT_H
#define NEXT_NEXT_H

#include "base/arena.h"
#include "model/model.h"
#include "model/plan.h"
#include "next/seen.h"
#include "travel/travel.h"

enum { NEXT_OPTIONS_MAX = 10 };

struct next_task {
    uint32_t rep_ix;
    bool has_at; /* else: the last of today's stops that is logged, else home */
    struct geo_point at;
    int32_t day, tod;        /* now, on her clock */
    const struct plan *plan; /* of the week that holds `day`; NULL */
    struct seen seen;
    int32_t drive_max_s; /* options no farther than that; 0: any */
    int32_t gap_s;       /* options that are there, done and back here in it; 0: any */
};

enum next_kind { NEXT_VISIT, NEXT_APPOINTMENT, NEXT_EVENT };

struct next_option {
    enum next_kind kind;
    uint32_t account_ix, appointment_ix, event_ix; /* NO_IX: none */
    struct geo_point at;
    int32_t drive_s, drive_m;
    int32_t arrive_tod, start_tod, end_tod; /* leaving now */
    int32_t leave_tod;      /* leaving later than this would put off the start */
    int32_t open_until_tod; /* latest start that day */
    bool is_planned;        /* a stop of today's plan */
    bool is_must;           /* a visit that has to be made today */
    int64_t worth_ct;

    /* terms: score = value + due - price - travel - time + rest */
    int64_t score_ct;
    int64_t value_ct;
    int64_t due_ct;    /* penalty saved: planned today, or no working day is left */
    int64_t price_ct;  /* what a visit later this week would bring */
    int64_t travel_ct; /* kilometres more than driving home at once */
    int64_t time_ct;   /* time more than driving home at once, at hour_uct */
    int64_t rest_ct;   /* what the day still brings after it, net, beyond what it brings
                          with nothing but what is kept */

    uint32_t kept_appointment_ix; /* the next one today that stays in reach; NO_IX */
    int32_t kept_slack_s;         /* driving there at once: time to spare */
    uint32_t dropped_count;       /* of today's planned stops that no longer fit */
    bool is_exact; /* rest_ct has looked at all that is kept and planned today, not only
                      at the next seven */
};

/* Going home at once, or to where the plan has her sleep tonight, appointments apart:
 * what scores are measured against. */
struct next_home {
    int32_t drive_s, drive_m; /* drive_s < 0: no road leads there, and drive_m is 0 */
    int32_t back_tod;         /* without a road: now */
    int64_t travel_ct;
    const char *lodging; /* its name, where the plan has her sleep there; NULL: home */
};

struct next_answer {
    const struct next_option *options;    /* by score, falling */
    uint32_t option_count;                /* <= NEXT_OPTIONS_MAX */
    uint32_t open_count;                  /* what could still be done today, alone */
    const uint32_t *lost_appointment_ixs; /* of today, out of reach whatever is done */
    uint32_t lost_count;
    struct next_home home;
    struct geo_point at; /* where it was asked from */
    bool is_at_home;
    bool is_working; /* a working day that is not over; else there are no options */
    uint32_t visits_left; /* of the cap of today; UINT32_MAX: no cap */
    int64_t hour_uct; /* price of an hour: the setting's, or the plan's for today when
                         it has prices and that is less */
    bool has_prices;  /* of the plan */
    int64_t now_hour_uct; /* what an hour brings from now on: what a quarter of one lost
                             now would cost, times four; -1: there is none to lose */
};

/* ERR_MISSING when she has no home. No option is not an error. `task.tod` before work
 * means its start. Of the cap on driving, the drives of planned stops that
 * are made are taken off; an option that breaks it with the way home is not offered,
 * while the rest of the day after it is not held to it. */
bool next_best(const struct model *model, const struct next_task *task,
               const struct travel *travel, struct arena *arena,
               struct next_answer *answer, struct err *err) MUST_CHECK;

#endif
