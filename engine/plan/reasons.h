// SPDX-License-Identifier: GPL-3.0-or-later
/* reasons: why each account without a stop has none, with its price.
 *
 * docs/model.md, section 6. Every group that is left out is tried against the final
 * week: in each gap of each day, and in place of each run of visits of each day; what
 * that would change is exact. So nothing here is guessed, and "was not tried" does not
 * occur. */
#ifndef PLAN_REASONS_H
#define PLAN_REASONS_H

#include "model/plan.h"
#include "plan/draft.h"

/* One reason for each account of the week that has no stop, by account. */
void reasons_of(const struct draft *draft, struct arena *arena,
                const struct reason **reasons, uint32_t *count);

#endif
