// SPDX-License-Identifier: GPL-3.0-or-later
/* ground: a week made ready for millions of questions.
 *
 * Immutable once laid: legs packed side by side, windows cut down to what the start of
 * a visit can be inside one working span of the day, each day's hull and lunch in one
 * place. docs/model.md (4.1) defines the
 * two maps used everywhere: the earliest start at or after a time, and the latest at or
 * before it. Both are monotone, also through several windows, which is what makes
 * insertion exact in constant time. */
#ifndef ROUTE_GROUND_H
#define ROUTE_GROUND_H

#include "base/arena.h"
#include "model/week.h"

/* Times beyond any day; sums of a few of them stay within int32_t. */
enum { TOD_NEVER = 1 << 28, LEG_NONE_S = 1 << 27 };

enum { CT_UCT = 10000 }; /* micro-currency in a cent */

struct leg {
    int32_t drive_s; /* LEG_NONE_S: cannot be reached */
    int32_t cost_ct;
};

struct ground_day {
    int32_t open_tod,
        close_tod;   /* leave not before, back not after; open > close: off */
    int32_t lunch_s; /* 0: this day needs no lunch */
    int32_t lunch_open_tod, lunch_close_tod;
    uint32_t visits_max;
    int32_t driving_max_s;
    uint32_t start_place, end_place; /* at home; elsewhere: ground_wake_place */
};

/* The starts a node can have on one day: the first window here, more in
 * ground.windows. Shut: from TOD_NEVER to -TOD_NEVER. */
struct opening_range {
    int32_t open_tod, close_tod;
    uint32_t more_first, more_count;
};

struct ground_node {
    uint32_t place, group;
    int32_t service_s;
    int32_t need_s; /* no visit takes less of a day: service and the nearest legs */
};

struct ground {
    const struct week *week;
    const struct matrix *matrix;
    uint32_t day_count, node_count, group_count, place_count;
    const struct leg *legs; /* place_count x place_count */
    const struct ground_node *nodes;
    const struct opening_range *openings; /* day x node */
    const struct window *windows;
    struct ground_day days[WEEK_DAYS_MAX];
    const struct range *group_nodes; /* by group: its nodes are consecutive */
    int64_t grid_ct; /* every value, cost and penalty is a multiple, so every net is */
    /* Days that are alike in everything, values included, are one kind: a route of one
     * is a route of all. Named by the first of them. With lodgings each day is its own:
     * where it may begin and end is told from its neighbours. */
    uint32_t kind_of[WEEK_DAYS_MAX];    /* by day: the first day of its kind */
    uint32_t kind_count[WEEK_DAYS_MAX]; /* by that first day: how many there are */
};

/* `week` has passed week_check and outlives the ground. */
void ground_lay(struct ground *ground, const struct week *week,
                const struct matrix *matrix, struct arena *arena);

static inline struct leg ground_leg(const struct ground *ground, uint32_t from,
                                    uint32_t to)
{
    return ground->legs[(size_t)from * ground->place_count + to];
}

/* Where a day begins and ends: 0 is home, k the week's lodging k - 1. */
static inline uint32_t ground_wake_place(const struct ground *ground, uint32_t day,
                                         uint32_t wake)
{
    return wake == 0 ? ground->days[day].start_place
                     : ground->week->lodgings[wake - 1].place;
}

static inline uint32_t ground_sleep_place(const struct ground *ground, uint32_t day,
                                          uint32_t sleep)
{
    return sleep == 0 ? ground->days[day].end_place
                      : ground->week->lodgings[sleep - 1].place;
}

/* How many places the day can begin at, or end at: 1 is home alone. */
static inline uint32_t ground_wakes(const struct ground *ground, uint32_t day)
{
    return day > 0 ? 1 + ground->week->lodging_count : 1;
}

static inline uint32_t ground_sleeps(const struct ground *ground, uint32_t day)
{
    return day + 1 < ground->day_count ? 1 + ground->week->lodging_count : 1;
}

/* What sleeping there after that day costs, until the next day of the week. */
int64_t ground_night_ct(const struct ground *ground, uint32_t day, uint32_t sleep);

/* Can the day begin and end there without a visit? Staying always can; a drive must fit
 * into the day, lunch and the cap on driving kept. */
bool ground_transfer_fits(const struct ground *ground, uint32_t day, uint32_t wake,
                          uint32_t sleep);

static inline const struct opening_range *ground_opening(const struct ground *ground,
                                                         uint32_t day, uint32_t node)
{
    return &ground->openings[(size_t)day * ground->node_count + node];
}

static inline bool opening_is_shut(const struct opening_range *opening)
{
    return opening->open_tod > opening->close_tod;
}

/* The largest net that is possible and not above `bound_ct`. */
static inline int64_t ground_floor_ct(const struct ground *ground, int64_t bound_ct)
{
    const int64_t over = bound_ct % ground->grid_ct;
    return bound_ct - (over < 0 ? over + ground->grid_ct : over);
}

/* What these visits take of a quota. */
static inline int64_t ground_quota_taken(const struct ground *ground, uint32_t quota,
                                         const uint32_t *nodes, uint32_t count)
{
    const int32_t *amounts = ground->week->quotas[quota].amounts;
    int64_t taken = 0;
    for (uint32_t i = 0; i < count; i++)
        taken += amounts[nodes[i]];
    return taken;
}

/* The slow part of the two maps below: later windows. */
int32_t opening_next_more(const struct opening_range *opening,
                          const struct window *windows, int32_t tod);
int32_t opening_prev_more(const struct opening_range *opening,
                          const struct window *windows, int32_t tod);

/* Earliest start at or after `tod`; TOD_NEVER when there is none. */
static inline int32_t opening_next(const struct opening_range *opening,
                                   const struct window *windows, int32_t tod)
{
    if (tod <= opening->close_tod)
        return tod > opening->open_tod ? tod : opening->open_tod;
    if (opening->more_count == 0)
        return TOD_NEVER;
    return opening_next_more(opening, windows, tod);
}

/* Latest start at or before `tod`; -TOD_NEVER when there is none. */
static inline int32_t opening_prev(const struct opening_range *opening,
                                   const struct window *windows, int32_t tod)
{
    if (tod < opening->open_tod)
        return -TOD_NEVER;
    if (opening->more_count == 0)
        return tod < opening->close_tod ? tod : opening->close_tod;
    return opening_prev_more(opening, windows, tod);
}

/* Lunch on a leg of `drive_s` that is left at `tod`, before driving or after it: the
 * arrival with lunch eaten; TOD_NEVER when lunch cannot start in time. (4.2) */
int32_t ground_lunch_arrival(const struct ground_day *day, int32_t drive_s,
                             int32_t tod);
/* Its inverse: the latest time to leave so as to arrive fed by `tod`; -TOD_NEVER when
 * there is none. */
int32_t ground_lunch_leave(const struct ground_day *day, int32_t drive_s, int32_t tod);

#endif
