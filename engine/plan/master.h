// SPDX-License-Identifier: GPL-3.0-or-later
/* master: the linear program that joins day routes into a week, and its prices.
 *
 *     maximise  sum net_r x_r - sum penalty_g missed_g - sum penalty_q missing_q
 *     sum of routes of a kind of day = days of that kind        price: what a day
 * brings visits of group g + missed_g = 1                          price of the group
 *     least <= what visits take of quota q + missing_q <= most     price of the quota
 *
 * and the rows of nights (nights.h). (docs/model.md, 4.4). Routes come from the pool,
 * only as far as they price in: the program stays small, and its prices are those of
 * the whole pool. */
#ifndef PLAN_MASTER_H
#define PLAN_MASTER_H

#include "plan/draft.h"
#include "plan/pool.h"
#include "plan/prices.h"

struct program;

struct master {
    const struct ground *ground;
    const struct pool *pool;
    struct program *program; /* NULL when the solver broke down: no prices then */
    struct arena arena;
    uint32_t row_of_kind[WEEK_DAYS_MAX]; /* by first day of a kind */
    uint32_t *column_of;                 /* by route of the pool; NO_IX */
    size_t column_capacity;
    uint32_t known;                /* routes of the pool that column_of covers */
    uint32_t group_row, quota_row; /* of the first of each */
    double *quota_price;           /* in cents, as the others */
    double *group_price, kind_price[WEEK_DAYS_MAX]; /* in cents, of the last solve */
    double *night_price;                            /* by row of nights */
    uint32_t night_row;                             /* the first of them */
    double value_ct;                                /* of the last solve */
};

/* False when the solver broke down. */
bool master_open(struct master *master, const struct ground *ground,
                 const struct pool *pool);
void master_close(struct master *master);

/* Solve over the whole pool: columns are added until no route of the pool prices in.
 * False when the solver failed; prices are then those of before. */
bool master_solve(struct master *master);

/* The group prices of the last solve as whole, clipped prices. */
void master_prices(const struct master *master, struct prices *prices);

#endif
