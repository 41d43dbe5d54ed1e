// SPDX-License-Identifier: GPL-3.0-or-later
/* proof_prices: the rows of the week's model at whole prices, read from the week alone.
 * docs/model.md (4.4), (4.13)-(4.15) and (4.9). Only audit/ includes this. */
#ifndef AUDIT_PROOF_PRICES_H
#define AUDIT_PROOF_PRICES_H

#include "base/arena.h"
#include "model/week.h"

enum { PROOF_UCT = 10000 }; /* micro-currency in a cent */

struct proof_prices {
    const int64_t *group_uct; /* by group of the week */
    const int64_t *quota_uct;
    const int64_t *night_uct; /* ends by day and lodging, the week, runs by first day */
};

uint32_t proof_night_rows(const struct week *week);

/* Have they the signs that make them prices, and a size that cannot overflow? A group
 * that is marked in `is_forced` (NULL: none) is visited, so that its price is free. On
 * false `row` says which: "group 3". */
bool proof_prices_check(const struct proof_prices *prices, const struct week *week,
                        const bool *is_forced, char row[32]);

/* What the rows allow, at the prices: all of (4.9) but the days. */
int64_t proof_prices_sum_uct(const struct proof_prices *prices,
                             const struct week *week);

/* The value of a visit on a day less what it has to pay. */
int64_t proof_reward_uct(const struct proof_prices *prices, const struct week *week,
                         uint32_t day, uint32_t node);

/* What beginning the day there earns, and ending it there, its night taken off. `end` 0
 * is home, k the week's lodging k - 1. */
int64_t proof_wake_uct(const struct proof_prices *prices, const struct week *week,
                       uint32_t day, uint32_t end);
int64_t proof_sleep_uct(const struct proof_prices *prices, const struct week *week,
                        uint32_t day, uint32_t end);

/* The largest net that is possible and no more than `uct`: whole cents, and a multiple
 * of what divides all values, costs and penalties. O(places^2). */
int64_t proof_floor_ct(const struct week *week, const struct matrix *matrix,
                       int64_t uct);
/* The step between two such nets. */
int64_t proof_grid_ct(const struct week *week, const struct matrix *matrix);

#endif
