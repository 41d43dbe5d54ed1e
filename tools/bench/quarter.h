// SPDX-License-Identifier: GPL-3.0-or-later
/* quarter: one rep works for some weeks, by one way or another to choose where to go.
 *
 * A visit brings its worth (docs/model.md, 1.1) on that day, without the chance to meet
 * anyone, when someone is in, and nothing else; kilometres are paid. When somebody was
 * met is carried from day to day and week to week, and so are opportunities: a visit
 * takes what is open. No one in costs ten minutes, and she does not come back that day.
 */
#ifndef BENCH_QUARTER_H
#define BENCH_QUARTER_H

#include "base/arena.h"
#include "bench/quarter_world.h"

enum quarter_way {
    QUARTER_NEXT,    /* a week is planned; next/ is asked at every stop, and its first
                        option taken */
    QUARTER_PLAN,    /* the same planner's week, stop by stop; one that can no longer be
                        kept is left out */
    QUARTER_NEAREST, /* the nearest account that may be visited and can be made */
    QUARTER_HOME,    /* as QUARTER_NEXT, but home when the first option gains nothing */
    QUARTER_UNPRICED, /* as QUARTER_HOME; of the plan next/ gets the stops without the
                         prices, and so reckons with the setting's price of an hour */
    QUARTER_WAYS
};

struct quarter_stop {
    int32_t day;
    uint32_t account_ix;
    int32_t start_tod, end_tod;
    bool is_shut;   /* it came too late */
    bool is_urgent; /* a request was answered */
    struct quarter_meeting meeting;
    int64_t earned_ct;
    int64_t travel_ct; /* of the way there */
};

struct quarter_week {
    int64_t earned_ct, travel_ct;
    uint32_t met, not_in, shut;
    uint32_t urgent;          /* requests answered */
    int32_t drive_s, after_s; /* after_s: worked past the end of work */
    uint32_t stop_first, stop_count;
    int64_t home_ct; /* of travel_ct: the ways home */
};

struct quarter {
    struct quarter_week *weeks;
    uint32_t week_count;
    struct quarter_stop *stops;
    size_t stop_capacity;
    uint32_t stop_count;
};

const char *quarter_way_word(enum quarter_way way);

/* The result lives in `arena`. */
bool quarter_work(const struct quarter_world *world, enum quarter_way way,
                  uint32_t week_count, struct arena *arena, struct quarter *quarter,
                  struct err *err) MUST_CHECK;

#endif
