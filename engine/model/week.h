// SPDX-License-Identifier: GPL-3.0-or-later
/* week: one rep's days and what could be done in them; the question that plan/ answers.
 *
 * Made by agenda/ from a model, or by a benchmark's reader. Places are rows of the
 * travel matrix: 0 is home, then lodgings, then nodes' places. A node is one thing to
 * do at a place: a visit, an appointment (its own node, tied to its account), an event.
 * At most one node of a group is done in a week: an account's visit and its
 * appointments share a group.
 *
 * All measures are whole: seconds, metres, cents. docs/model.md has the mathematics. */
#ifndef MODEL_WEEK_H
#define MODEL_WEEK_H

#include "model/model.h"

#define WEEK_QUOTA_OPEN INT64_MAX

enum {
    WEEK_DAYS_MAX = 14,
    WEEK_NODES_MAX = 2000,
    WEEK_PLACES_MAX = 2100,
    WEEK_QUOTAS_MAX = 32,
    WEEK_AMOUNT_MAX = 1000000,
    WEEK_LODGINGS_MAX = 8,
    WEEK_ENDS_MAX = WEEK_LODGINGS_MAX + 1
};

/* Seconds, metres and cents between places; row-major, count x count, diagonal 0.
 * drive_s < 0: cannot be reached. */
struct matrix {
    uint32_t count;
    const int32_t *drive_s;
    const int32_t *drive_m;
    const int32_t *cost_ct; /* kilometres at their price, tolls */
};

struct week_day {
    int32_t day; /* civil day */
    struct window
        spans[WINDOWS_MAX]; /* working; none: a day off. Driving and visits lie within
                         the hull spans[0].open .. last.close, visits within one */
    uint32_t span_count;
    int32_t lunch_s;                         /* 0: no lunch */
    int32_t lunch_open_tod, lunch_close_tod; /* it starts between these. A day whose
                                   span starts after lunch_close, or that is back home
                                   by lunch_close, needs none */
    uint32_t visits_max;                     /* UINT32_MAX: no cap */
    int32_t driving_max_s;                   /* INT32_MAX: no cap */
    uint32_t start_place, end_place;
};

/* A place to sleep on the way. Where a day begins and ends is a number: 0 is home (the
 * day's own start_place and end_place), k is lodgings[k - 1]. A day begins where the
 * one before ended; the first begins and the last ends at home. On a day off she stays
 * where she is. */
struct week_lodging {
    uint32_t lodging_ix; /* in the model; its number where there is none */
    uint32_t place;
    int64_t night_ct; /* of one night, per diem included */
};

enum node_kind { NODE_VISIT, NODE_APPOINTMENT, NODE_EVENT };

struct week_node {
    enum node_kind kind;
    uint32_t account_ix; /* in the model; NO_IX for an event or a benchmark's vertex */
    uint32_t appointment_ix; /* in the model; NO_IX */
    uint32_t event_ix;       /* in the model; NO_IX */
    uint32_t group;          /* 0..group_count-1 */
    uint32_t place;          /* row of the matrix */
    int32_t service_s;
    struct range
        windows[WEEK_DAYS_MAX]; /* in week.windows: when the visit may START, sorted,
                                   disjoint; service already taken off the close */
    int64_t value_ct[WEEK_DAYS_MAX]; /* what waiting a week would lose */
    int64_t worth_ct;                /* what the visit is worth in all */
};

/* Why nothing of a group can be planned, decided before any search. */
struct week_group {
    uint32_t account_ix; /* NO_IX for an event or a vertex */
    int64_t miss_ct; /* penalty when no node of the group is done; 0: free to leave */
    bool is_must;    /* an appointment, an event or a must-visit is in it */
};

/* What all visits of the week come to together: a budget, a number of visits of some
 * sort. No more than `most`; less than `least` costs a penalty for each one missing. */
struct week_quota {
    int64_t most;           /* >= 0; WEEK_QUOTA_OPEN: no cap */
    const int32_t *amounts; /* by node, 0..WEEK_AMOUNT_MAX: what a visit takes of it */
    int64_t least;          /* 0..most; below WEEK_QUOTA_OPEN; 0: none */
    int64_t miss_ct;        /* >= 0: penalty for each one missing of `least` */
    uint32_t quota_ix;      /* in the model; its number where there is none */
};

/* What is missing of the least of a quota of which so much is taken. */
static inline int64_t week_quota_missing(const struct week_quota *quota, int64_t taken)
{
    return taken < quota->least ? quota->least - taken : 0;
}

struct week {
    uint32_t rep_ix; /* NO_IX in a benchmark */
    uint32_t day_count;
    struct week_day days[WEEK_DAYS_MAX];
    uint32_t place_count;
    const struct week_node
        *nodes; /* by group, then kind, then start of its first window */
    uint32_t node_count;
    const struct week_group *groups; /* by account; events last */
    uint32_t group_count;
    const struct window *windows;
    uint32_t window_count;
    const struct week_quota *quotas;
    uint32_t quota_count; /* at most WEEK_QUOTAS_MAX */
    struct week_lodging lodgings[WEEK_LODGINGS_MAX];
    uint32_t lodging_count;
    uint32_t nights_max; /* away from home in all; a weekend away counts each night */
    uint32_t nights_row_max; /* away one after the other */
};

/* Sound? Windows sorted, disjoint and within reach of a day; values >= 0; limits kept.
 */
bool week_check(const struct week *week, const struct matrix *matrix,
                struct err *err) MUST_CHECK;

/* Calendar nights between a day and the next; 0 after the last. */
uint32_t week_nights(const struct week *week, uint32_t d);

#endif
