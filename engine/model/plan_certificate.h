// SPDX-License-Identifier: GPL-3.0-or-later
/* certificate: why no plan of a week can be better than its bound, in whole numbers, so
 * that code which knows nothing of the solver can check it (audit/audit_proof.h).
 *
 * Prices of groups, quotas and nights as in docs/model.md (4.9), and what no route of
 * each day earns more than at them; which earlier visits a route remembers where, which
 * helps to see it. A bound below that (`enumerated`) has steps of a proof with it:
 * (4.12). Groups, nodes, days and lodgings are numbered as in the week; `facts` tell
 * whether it is still the same week. */
#ifndef MODEL_PLAN_CERTIFICATE_H
#define MODEL_PLAN_CERTIFICATE_H

#include "base/arena.h"
#include "model/plan.h"
#include "model/week.h"

/* At `node` a route remembers having made a visit of `group`. */
struct certificate_memory {
    uint32_t node, group;
};

struct certificate_day {
    int64_t most_uct; /* no route of the day earns more at the prices */
    uint32_t kind;    /* days of one kind are told apart by no case */
    const struct certificate_memory *memories; /* by node, then group */
    uint32_t memory_count;
};

/* Of three groups: routes that visit two or more of them are at most one. */
struct certificate_cut {
    uint32_t groups[3];
};

enum certificate_step_kind {
    STEP_PRICES, /* at these prices, of what is left: too little in all, or for some */
    STEP_VISIT,  /* two cases: `group` is visited, or it is not */
    STEP_TOGETHER, /* it is on one route with `other`, or on none with it */
    STEP_DAY,      /* it is on a day of the kind `other`, or it is not */
    STEP_OTHER     /* the first case is done with; now the second */
};

struct certificate_price {
    uint32_t row; /* groups, quotas, nights, cuts, numbered through */
    int64_t price_uct;
};

/* The proof is a walk through cases, in this order. */
struct certificate_step {
    enum certificate_step_kind kind;
    uint32_t group, other; /* of a case */
    uint32_t first, count; /* in certificate.step_prices; the others are 0 */
};

/* What was known of one thing when the bound was proved. */
struct certificate_fact {
    const char *name; /* the account's id, "day 1", "drives", ... */
    int64_t state;    /* a fingerprint */
};

struct certificate {
    const char *kind; /* "priced", "enumerated", "knapsack": a constant word */
    int64_t bound_ct; /* no plan of the week has a larger net */
    int64_t cut_ct;   /* the plan's bound is larger by this: what candidates that were
                         not looked at could add */
    const int64_t *group_uct;
    uint32_t group_count;
    const int64_t *quota_uct;
    uint32_t quota_count;
    const int64_t *night_uct; /* by row: ends by day and lodging, the week, runs */
    uint32_t night_count;
    const struct certificate_day *days;
    uint32_t day_count;
    const struct certificate_cut *cuts;
    uint32_t cut_count;
    const struct certificate_step *steps; /* none: priced */
    uint32_t step_count;
    const struct certificate_price *step_prices;
    uint32_t step_price_count;
    const struct certificate_fact *facts; /* groups, days, lodgings, the rest */
    uint32_t fact_count;
    int64_t plan_state; /* a fingerprint of the plan it came with */
    int64_t seal;       /* a fingerprint of all of the above */
};

/* Note what the week and the plan say, and seal it. `model` gives accounts their names;
 * NULL: they are numbers. The names live in `arena`. O(places^2). */
void certificate_bind(struct certificate *certificate, const struct plan *plan,
                      const struct week *week, const struct matrix *matrix,
                      const struct model *model, struct arena *arena);

/* Of what was decided and said why; where stops are on the map, and nodes, are not in
 * it. */
int64_t certificate_plan_state(const struct plan *plan, const struct model *model);

/* What is otherwise in this week than in the one that it was proved on: names, in
 * `arena`. Drives count as one, and only where nothing else has changed. */
uint32_t certificate_changes(const struct certificate *certificate,
                             const struct week *week, const struct matrix *matrix,
                             const struct model *model, struct arena *arena,
                             const char *const **names);

int64_t certificate_seal(const struct certificate *certificate);

/* All of it, in `arena`. */
struct certificate *certificate_copy(const struct certificate *certificate,
                                     struct arena *arena);

#endif
