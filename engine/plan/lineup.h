// SPDX-License-Identifier: GPL-3.0-or-later
/* lineup: all routes that can be in a week better than the one known, and the linear
 * program over them, made tighter by cuts.
 *
 * A cut says of three groups that routes with two or more of them are at most one
 * (subset-row inequalities: Jepsen, Petersen, Spoorendonk & Pisinger 2008,
 * doi:10.1287/opre.1070.0449). Because every route is there, cuts cost nothing in
 * pricing, and any whole prices, of groups, quotas and cuts, give a bound on every week
 * made of these routes, in whole numbers:
 *
 *     sum of prices + quotas and cuts at theirs + sum over days of the best route left
 *
 * docs/model.md (4.10). */
#ifndef PLAN_LINEUP_H
#define PLAN_LINEUP_H

#include "plan/draft.h"
#include "plan/pool.h"
#include "plan/prices.h"

struct program;
struct proof_log;

struct lineup_cut {
    uint32_t groups[3];
    int64_t price_uct; /* of the last solve; >= 0 */
};

struct lineup {
    const struct ground *ground;
    struct arena arena;
    struct pool columns;
    struct program *program; /* NULL when the solver broke down */
    uint32_t words;
    uint64_t *sets;       /* column x words: groups visited */
    uint16_t *removed;    /* by column: the depth that took it out; 0: it is in */
    uint32_t *program_ix; /* by column; NO_IX */
    uint32_t *column_of;  /* by route of the program */
    double *shares;       /* by route of the program, of the last solve */
    double *empty_shares; /* by day without visits, likewise */
    uint32_t first_ix;    /* of the program's first route */
    uint32_t empty_ix;    /* and of its first day without visits */
    uint32_t used;        /* routes in the program */
    uint16_t *forced;     /* by group: the depth that makes it a must; 0 */
    int64_t force_ct;     /* what leaving such a group out costs */
    uint32_t kind_row[WEEK_DAYS_MAX], group_row, quota_row, night_row, cut_row;
    struct lineup_cut *cuts;
    uint32_t cut_count;
    size_t cut_capacity;
    bool needs_dual; /* bounds or rows have changed since the last solve */
    /* of the last solve */
    struct prices prices;
    double kind_ct[WEEK_DAYS_MAX]; /* what a day brings, by the program */
    int64_t best_uct[WEEK_DAYS_MAX], bound_uct;
    struct proof_log *log; /* hears of prices that a proof rests on; NULL */
};

void lineup_init(struct lineup *lineup, const struct ground *ground,
                 uint32_t column_limit);
void lineup_release(struct lineup *lineup);

/* Add routes first, then open the program once. `force_ct` as above. False when the
 * solver broke down. */
void lineup_add(struct lineup *lineup, struct route_day at, const uint32_t *nodes,
                uint32_t count, int64_t net_ct);
bool lineup_open(struct lineup *lineup, int64_t force_ct);

bool lineup_has(const struct lineup *lineup, uint32_t column, uint32_t group);

/* Take a column out, or make a group a must, from this depth (>= 1) down; and back. */
void lineup_remove(struct lineup *lineup, uint32_t column, uint16_t depth);
void lineup_force(struct lineup *lineup, uint32_t group, uint16_t depth);
void lineup_restore(struct lineup *lineup, uint16_t depth);

enum lineup_status {
    LINEUP_BELOW,  /* no week of these routes reaches target_ct */
    LINEUP_SOLVED, /* the program is solved; values are there */
    LINEUP_FAILED  /* the solver failed; bound_uct is still a bound */
};

/* Solve, with cuts, until the bound is below target_ct or nothing helps any more. What
 * cannot be in a week that reaches target_ct is removed at this depth. */
enum lineup_status lineup_solve(struct lineup *lineup, int64_t target_ct,
                                uint16_t depth, uint32_t cut_rounds);

/* Of the last solve: the share of a column, 0 where it is not in the program. */
static inline double lineup_share(const struct lineup *lineup, uint32_t column)
{
    const uint32_t ix = lineup->program_ix[column];
    return ix == NO_IX ? 0 : lineup->shares[ix - lineup->first_ix];
}

/* Are all shares whole? Then the draft becomes that week. */
bool lineup_take(const struct lineup *lineup, struct draft *draft);

#endif
