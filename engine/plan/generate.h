// SPDX-License-Identifier: GPL-3.0-or-later
/* generate: column generation: routes that the master's prices ask for, and the bound.
 */
#ifndef PLAN_GENERATE_H
#define PLAN_GENERATE_H

#include "model/plan_certificate.h"
#include "plan/master.h"
#include "route/memory.h"
#include "route/skip.h"

#include <stdatomic.h>

/* What is known of the bound so far, and what finding it has taught. */
struct generation {
    const struct ground *ground;
    struct pool *pool;   /* real routes */
    struct pool relaxed; /* those that only the relaxation allows */
    struct master master;
    bool has_master;
    struct arena arena;
    const int32_t *skip_ct;
    struct memory memory[WEEK_DAYS_MAX];                              /* by kind */
    bool counts_visits[WEEK_DAYS_MAX], counts_driving[WEEK_DAYS_MAX]; /* by kind */
    struct prices best_prices; /* that gave priced_ct */
    struct prices prices;      /* of the master */
    struct prices centre;      /* that mixtures lean on */
    struct prices mixed;
    int64_t *rewards_uct; /* by node, scratch */
    int64_t bound_ct;     /* the best so far, of any kind */
    int64_t priced_ct;    /* the best by prices; where has_bound */
    int64_t priced_uct;   /* the same before it was rounded down */
    bool has_bound;
    bool is_enumerated; /* bound_ct comes from all routes, not from prices alone */
    struct certificate proof;            /* of that: its steps and cuts */
    int64_t best_day_uct[WEEK_DAYS_MAX]; /* by kind, at best_prices */
    bool remembers;    /* value-to-go has given what it can: labels from now on */
    bool has_tried;    /* labels, whether they come to an end */
    bool is_cheap;     /* they came to it soon */
    bool is_converged; /* no route prices in, as far as ng-routes and the limits tell */
    uint64_t labels;
    uint32_t exact_rounds, rounds;
};

struct generate_options {
    const struct prices *first; /* to begin with; looked at in the first call */
    int64_t must_ct;  /* so much is enough for missing an appointment to cost; looked at
                         in the first call */
    int64_t known_ct; /* net of the best week known */
    double gap;       /* stop when bound and known are this close, as a share */
    uint64_t label_limit; /* of all labels in this call */
    uint64_t day_limit;   /* of labels in one exact pricing of one day */
    uint32_t slices;      /* of value-to-go */
    const _Atomic bool *stop;
};

/* `bound_ct` is a bound known before. */
void generation_init(struct generation *generation, const struct ground *ground,
                     struct pool *pool, int64_t bound_ct);
void generation_release(struct generation *generation);

/* Rounds of master and pricing until bound and known meet within `gap`, nothing prices
 * in, or a limit is hit. Routes found go to the pool. */
void generate(struct generation *generation, const struct generate_options *options);

/* Have prices come below the bound that it began with, so that more of them may close
 * the rest? True before the first. */
bool generation_is_promising(const struct generation *generation);

#endif
