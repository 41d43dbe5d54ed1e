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
 * the whole pool.
 *
 * Pricing finds the best routes of a relaxation, which may come back to a visit that
 * they have forgotten. Such routes are columns too, from a pool of their own, a visit
 * made twice counting twice. Without them the prices would be the best ones for real
 * routes, at which the relaxation earns far more than any real route: with them they
 * are the best ones for the bound (Baldacci, Mingozzi & Roberti 2011). */
#ifndef PLAN_MASTER_H
#define PLAN_MASTER_H

#include "plan/draft.h"
#include "plan/pool.h"
#include "plan/prices.h"

struct program;

/* The columns of one pool. */
struct master_side {
    const struct pool *pool;
    uint32_t *column_of; /* by route of the pool; NO_IX */
    size_t capacity;
    uint32_t known; /* routes of the pool that column_of covers */
};

enum { MASTER_REAL, MASTER_RELAXED, MASTER_SIDES };

struct master {
    const struct ground *ground;
    struct master_side sides[MASTER_SIDES];
    bool has_dropped;        /* columns, since the last solve */
    struct program *program; /* NULL when the solver broke down: no prices then */
    struct arena arena;
    uint32_t row_of_kind[WEEK_DAYS_MAX];            /* by first day of a kind */
    uint32_t group_row, quota_row;                  /* of the first of each */
    uint32_t missed_column;                         /* of the first group */
    double *quota_price;                            /* in cents, as the others */
    double *group_price, kind_price[WEEK_DAYS_MAX]; /* in cents, of the last solve */
    double *night_price;                            /* by row of nights */
    uint32_t night_row;                             /* the first of them */
    double value_ct;                                /* of the last solve */
};

/* False when the solver broke down. */
bool master_open(struct master *master, const struct ground *ground,
                 const struct pool *pool, const struct pool *relaxed);
void master_close(struct master *master);

/* Is the relaxed route part of the last solution? */
bool master_uses(const struct master *master, uint32_t relaxed_ix);
/* Relaxed routes that are marked as beaten since the last time are columns no more.
 * False when the solver failed. */
bool master_drop_beaten(struct master *master);

/* Missing what must be done costs no more than so much from now on: the prices stay
 * small, and are prices of the week all the same. False when the solver failed. */
bool master_cap_missed(struct master *master, int64_t most_ct);

/* Solve over the whole pools: columns are added until no route of the pool prices in.
 * False when the solver failed; prices are then those of before. */
bool master_solve(struct master *master);

/* The group prices of the last solve as whole, clipped prices. */
void master_prices(const struct master *master, struct prices *prices);

#endif
