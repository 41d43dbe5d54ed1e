// SPDX-License-Identifier: GPL-3.0-or-later
/* search: ruin and recreate on the whole week. */
#ifndef PLAN_SEARCH_H
#define PLAN_SEARCH_H

#include "plan/draft.h"
#include "plan/pool.h"
#include "route/insert.h"

#include <stdatomic.h>

/* How one run of the search goes; every number is tuned on the benchmarks of
 * docs/bench.md. */
struct search_options {
    uint64_t iterations;
    double hot_share, cold_share; /* temperature at start and end, as a share of the
                                     mean value of a visit */
    const int64_t *price_uct; /* by node: what the master says it takes away elsewhere;
                                 NULL before there is one */
    int64_t second_uct;       /* price of a second of a day */
    const _Atomic bool *stop;
};

struct search {
    const struct ground *ground;
    struct pool *pool; /* routes of accepted weeks go there */
    struct rng rng;
    struct blink blink;
    struct draft current, trial, best;
    uint64_t iterations; /* done since the start: counted effort */
    /* made once */
    struct arena arena;
    const uint32_t *near; /* node x near_count: the nodes around it, nearest first */
    uint32_t near_count;
    uint32_t *candidates; /* nodes open on some day */
    uint32_t candidate_count;
    uint32_t *orders[3]; /* candidates by value, value a second, window time */
    uint32_t *order;     /* of this iteration */
    uint8_t *is_dropped; /* by node; all 0 between iterations */
    uint32_t *marked;    /* room for all nodes */
    double mean_value_ct;
};

void search_init(struct search *search, const struct ground *ground, struct pool *pool,
                 uint64_t seed);
void search_release(struct search *search);

/* Begin again from this week. */
void search_start(struct search *search, const struct draft *draft);
/* Run; search.best is the best week seen so far, and never gets worse. */
void search_run(struct search *search, const struct search_options *options);

#endif
