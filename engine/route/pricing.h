// SPDX-License-Identifier: GPL-3.0-or-later
/* pricing: one day at given prices, cut down to the visits that can gain something.
 *
 * Prices arrive as one number a node, whatever rows of the master they come from
 * (docs/model.md, 4.6), so what follows never grows: value-to-go (togo.h) and labels
 * (label.h) know rewards, legs, windows and lunch, and nothing else. All amounts are
 * whole micro-currency. */
#ifndef ROUTE_PRICING_H
#define ROUTE_PRICING_H

#include "route/ground.h"
#include "route/memory.h"
#include "route/skip.h"

#define REWARD_NEVER (INT64_MIN / 4)

/* A place where the day may begin or end. */
struct pricing_end {
    uint32_t end; /* 0 home, k the week's lodging k - 1 */
    int64_t reward_uct;
    struct leg *legs; /* by node: from it, or to it */
};

struct pricing {
    const struct ground *ground;
    const struct ground_day *day;
    uint32_t day_ix;
    uint32_t count;       /* nodes looked at; numbered 0..count-1 here */
    uint32_t words;       /* 64-bit words of a set of groups */
    uint32_t *nodes;      /* in the ground */
    int64_t *rewards_uct; /* value less price */
    int32_t *services_s;
    uint32_t *groups; /* numbered 0.. here, below 64 x words */
    struct opening_range *openings;
    struct leg *legs; /* count x count */
    struct pricing_end wakes[WEEK_ENDS_MAX], sleeps[WEEK_ENDS_MAX];
    uint32_t wake_count, sleep_count;
    int64_t empty_uct;    /* the best day without a visit */
    uint64_t *remembered; /* count x words: groups that a label at this node keeps */
    uint32_t (*recalled)[RECALL_MAX]; /* by node: groups that recall.h remembers there,
                                         numbered as here; see pricing_recall */
    uint32_t *recall_count;
    bool eats_anywhere; /* lunch in the middle of a long drive is allowed: see .c */
    bool counts_visits, counts_driving; /* keep the day's caps; else they are relaxed */
};

/* What a day is priced with; all by node of the ground. */
struct pricing_task {
    uint32_t day;
    const int64_t *rewards_uct;
    const int64_t *wake_uct, *sleep_uct; /* by end: what beginning and ending there
                                            earns; NULL: nothing */
    const int32_t *skip_ct;              /* from skip_costs_ct */
    int64_t spare_uct; /* keep also what costs a route no more than this; 0 where only
                          the best is wanted */
    const struct memory *memory;        /* which groups are remembered where */
    bool counts_visits, counts_driving; /* keep the caps: slower, only where a route
                                           that breaks one would win */
};

/* In `arena`; O(count^2). */
void pricing_lay(struct pricing *pricing, const struct ground *ground,
                 const struct pricing_task *task, struct arena *arena);

/* Lay what recall.h works with; `memory` then holds it too, so that who is given the
 * memory can prove the bound again. O(count^2 log count). */
void pricing_recall(struct pricing *pricing, struct memory *memory,
                    struct arena *arena);

/* As ground_lunch_arrival, or its kinder form on a day with very long drives. */
static inline int32_t pricing_fed(const struct pricing *pricing, int32_t drive_s,
                                  int32_t tod)
{
    const struct ground_day *day = pricing->day;
    if (!pricing->eats_anywhere)
        return ground_lunch_arrival(day, drive_s, tod);
    if (tod > day->lunch_close_tod)
        return TOD_NEVER;
    const int32_t there = tod + drive_s;
    return (there > day->lunch_open_tod ? there : day->lunch_open_tod) + day->lunch_s;
}

#endif
