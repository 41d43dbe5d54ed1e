// SPDX-License-Identifier: GPL-3.0-or-later
/* prices: what each group is worth to the week as a whole, and the bound they give.
 *
 *     bound(prices) = sum of prices + sum of quotas at their prices
 *                     + sum over days of the best day at these prices           (4.9)
 *
 * A group is done or missed: one row "visits + missed = 1" with the penalty on missed,
 * so its price is free but for price >= -penalty. Prices are whole micro-currency from
 * the start, and so is everything made from them: the bound holds exactly, whatever the
 * linear program got wrong. Rows (2) and (4) of the model with f = 1 and q = 1 come
 * together in this one: price = pi - psi. */
#ifndef PLAN_PRICES_H
#define PLAN_PRICES_H

#include "route/ground.h"

struct prices {
    int64_t *group_uct; /* by group */
    uint32_t count;
    int64_t *quota_uct; /* by quota of the week: of one of its amount; >= 0 where only
                           its cap can bind, >= -penalty where its least can */
    uint32_t quota_count;
    int64_t *night_uct; /* by row of nights (nights.h); >= 0 but for those of ends */
    uint32_t night_count;
};

/* All 0. */
struct prices prices_new(const struct ground *ground, struct arena *arena);
void prices_copy(struct prices *to, const struct prices *from);
/* Bring every price of a group above its penalty's negative, of a quota between what
 * its least and its cap allow, of a limit on nights to 0 or more: makes any numbers
 * prices. */
void prices_clip(struct prices *prices, const struct ground *ground);
/* share x one + (1 - share) x other, rounded. */
void prices_mix(struct prices *to, const struct prices *one, const struct prices *other,
                double share);

/* A price that a quota can have: no less than its penalty's negative, 0 or more without
 * a least, 0 or less without a cap. And what it adds to the bound. */
int64_t prices_quota_clip(const struct week_quota *quota, int64_t price_uct);
int64_t prices_quota_uct(const struct week_quota *quota, int64_t price_uct);

/* What a visit of the node has to pay: its group's price, and its quotas'. */
int64_t prices_node_uct(const struct prices *prices, const struct ground *ground,
                        uint32_t node);
/* value less price of every node on a day: what pricing asks for. */
void prices_rewards(const struct prices *prices, const struct ground *ground,
                    uint32_t day, int64_t *rewards_uct);
/* What beginning or ending a day there earns: its prices, and less the night. By end.
 */
void prices_ends(const struct prices *prices, const struct ground *ground, uint32_t day,
                 int64_t wake_uct[WEEK_ENDS_MAX], int64_t sleep_uct[WEEK_ENDS_MAX]);
/* What these visits earn at the prices, `net_ct` being their value less travel and
 * night; the ends of the day apart. */
int64_t prices_route_uct(const struct prices *prices, const struct ground *ground,
                         const uint32_t *nodes, uint32_t count, int64_t net_ct);

/* What the ends of a day pay at the prices of nights alone, for routes whose net has
 * the night in it. */
int64_t prices_nights_uct(const struct prices *prices, const struct ground *ground,
                          uint32_t day, uint32_t wake, uint32_t sleep);

/* (4.9), as it comes out. */
int64_t prices_bound_uct(const struct prices *prices, const struct ground *ground,
                         const int64_t *best_uct);
/* (4.9), in cents, rounded down to what a net can be. `best_uct` by kind of day. */
int64_t prices_bound_ct(const struct prices *prices, const struct ground *ground,
                        const int64_t *best_uct);

#endif
