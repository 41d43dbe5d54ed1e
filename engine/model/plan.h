// SPDX-License-Identifier: GPL-3.0-or-later
/* plan: one rep's week as it was decided. A result: complete when returned, not edited.
 */
#ifndef MODEL_PLAN_H
#define MODEL_PLAN_H

#include "model/account.h"

struct stop {
    uint32_t node;           /* in the week; NO_IX when loaded from a file */
    uint32_t account_ix;     /* in the model; NO_IX for an event */
    uint32_t appointment_ix; /* NO_IX: none */
    uint32_t event_ix;       /* NO_IX: none */
    struct geo_point at;
    int32_t arrive_tod, start_tod, end_tod;
    int32_t drive_s, drive_m; /* of the leg that leads here */
    int64_t value_ct, worth_ct;
    int64_t detour_ct; /* travel saved if this stop alone were dropped; where no way
                          leads around it, the travel of both its legs */
    bool is_pinned;
};

struct plan_day {
    int32_t day;
    uint32_t start_lodging_ix, end_lodging_ix; /* NO_IX: home */
    int32_t leave_tod, back_tod;               /* equal: no visits */
    int32_t lunch_tod;                         /* -1: none */
    int32_t back_drive_s, back_drive_m;        /* of the last leg */
    int32_t drive_s, drive_m;                  /* of all legs */
    int64_t value_ct, travel_ct;
    int64_t hour_uct; /* price of an hour of this day: what losing one would cost */
    uint32_t stop_first, stop_count;
};

/* "Cannot", "would not pay" and "was not tried" are never mixed up. */
enum reason_code {
    REASON_NONE,
    /* cannot */
    REASON_NOT_DUE,     /* until_day: when it may be visited again */
    REASON_BLOCKED,     /* until_day: last day of the block */
    REASON_NO_INTERVAL, /* its settings wish no visits */
    REASON_NO_WINDOW,   /* shut whenever the rep works */
    REASON_TOO_LONG,    /* no open window is as long as the visit */
    REASON_UNREACHABLE, /* no road or ferry leads there */
    REASON_NO_ROAD,     /* too far from any road */
    REASON_TOO_FAR,     /* there and back does not fit in a day */
    REASON_NOT_LOCATED, /* no coordinates */
    REASON_REP_AWAY,    /* the rep does not work when it could be visited */
    REASON_CLASH,       /* an appointment that overlaps another; by_account_ix */
    REASON_QUOTA,       /* a quota is full; amount_ct: what it would bring */
    /* would not pay */
    REASON_NOT_WORTH, /* amount_ct: how much more it would have to be worth */
    REASON_DISPLACED, /* by_account_ix; amount_ct: what forcing it in would cost */
    REASON_REMOTE,    /* a remote touch is worth more; amount_ct: by how much */
    /* was not tried */
    REASON_EFFORT, /* the search ended before it found out */
    REASON_COUNT
};

struct reason {
    uint32_t account_ix;
    enum reason_code code;
    int64_t amount_ct;      /* see the code; 0 where it has none */
    uint32_t by_account_ix; /* NO_IX: none */
    int32_t until_day;      /* NO_DAY: none */
};

struct price {
    uint32_t account_ix;
    int64_t price_uct; /* what a visit left for later in this week is worth; >= 0 */
};

struct certificate;

struct plan {
    uint32_t rep_ix;
    int32_t monday_day;
    const struct plan_day *days; /* every day of the week asked for, in order */
    uint32_t day_count;
    const struct stop *stops;
    uint32_t stop_count;
    const struct reason *reasons; /* one for each account of the rep without a stop */
    uint32_t reason_count;
    const struct price *prices; /* by account */
    uint32_t price_count;
    int64_t value_ct, worth_ct;
    int64_t travel_ct, night_ct, overtime_ct, penalty_ct;
    int64_t net_ct;         /* value - travel - night - overtime - penalty */
    int64_t bound_ct;       /* no plan of this week has a larger net_ct */
    const char *bound_kind; /* which bound: a constant word */
    const struct certificate *certificate; /* of the bound; NULL: there is none */
    int32_t drive_s, drive_m;
    uint64_t work; /* counted effort */
};

#endif
