// SPDX-License-Identifier: GPL-3.0-or-later
/* proof_day: one day at whole prices, and the most that the rest of it can still bring.
 *
 * Audit's own reading of windows, lunch, legs and ends; nothing is shared with route/.
 * docs/model.md (4.1), (4.2), (4.7). Only audit/ includes this. */
#ifndef AUDIT_PROOF_DAY_H
#define AUDIT_PROOF_DAY_H

#include "audit/proof_prices.h"

enum { PROOF_NEVER = 1 << 28 }; /* a time beyond any day */
#define PROOF_NOTHING_UCT (INT64_MIN / 4)
#define PROOF_ANYTHING_UCT (INT64_MAX / 4)

struct proof_leg {
    int32_t drive_s; /* below 0: there is no way */
    int64_t cost_uct;
};

struct proof_node {
    uint32_t node, group; /* of the week */
    uint32_t own_group;   /* numbered through here */
    int32_t service_s;
    int64_t reward_uct;
    const struct window *starts; /* in which it can begin, sorted */
    uint32_t start_count;
};

struct proof_end {
    int64_t reward_uct;
    struct proof_leg *legs; /* by node here: from it, or to it */
};

/* Of what can follow a visit: the best, the group that comes next in it, and the best
 * with another group next. By lunch taken, node and slice of time. */
struct proof_rest {
    int64_t best_uct, other_uct;
    uint32_t group; /* own_group; NO_IX: none, the day ends */
};

struct proof_day {
    const struct week *week;
    uint32_t day;
    int32_t open_tod, close_tod; /* open > close: a day off */
    int32_t lunch_s, lunch_open_tod, lunch_close_tod;
    struct proof_node *nodes;
    uint32_t count, group_count;
    struct proof_leg *legs; /* count x count */
    struct proof_end wakes[WEEK_ENDS_MAX], sleeps[WEEK_ENDS_MAX];
    uint32_t wake_count, sleep_count;
    int64_t empty_uct[WEEK_ENDS_MAX][WEEK_ENDS_MAX]; /* no visit, from wake to sleep;
                                                        PROOF_NOTHING_UCT: cannot be */
    struct proof_rest *rest;                         /* [lunch taken][node][slice] */
    uint32_t slice_count;
    int32_t slice_s;
};

struct proof_question {
    const struct week *week;
    const struct matrix *matrix;
    uint32_t day;
    const struct proof_prices *prices;
    int64_t spare_uct; /* routes that earn so much less than the best count too */
};

/* In `arena`. Visits that could be left out of every route that counts are not in it.
 */
void proof_day_lay(struct proof_day *day, const struct proof_question *question,
                   struct arena *arena);

/* When it starts at or after `tod`; PROOF_NEVER. */
int32_t proof_next_start(const struct proof_node *node, int32_t tod);
/* When one arrives with lunch eaten on the leg left at `tod`; PROOF_NEVER. */
int32_t proof_fed_arrival(const struct proof_day *day, int32_t drive_s, int32_t tod);
/* Can the day end over the leg left at `tod`? */
bool proof_is_back(const struct proof_day *day, int32_t drive_s, int32_t tod,
                   bool has_eaten);

static inline const struct proof_rest *
proof_rest_at(const struct proof_day *day, uint32_t node, bool has_eaten, int32_t tod)
{
    const uint32_t slice = (uint32_t)((tod - day->open_tod) / day->slice_s);
    const size_t row = (size_t)has_eaten * day->count + node;
    return &day->rest[row * day->slice_count + slice];
}

#endif
