// SPDX-License-Identifier: GPL-3.0-or-later
/* quota_rows: the rows of quotas in a program, the same for all that have them.
 *
 *     least <= sum of what routes take + missing <= most       missing >= 0, at miss_ct
 *
 * (docs/model.md, 4.16). A quota without a least has no column for what is missing. */
#ifndef PLAN_QUOTA_ROWS_H
#define PLAN_QUOTA_ROWS_H

#include "lp/program.h"
#include "route/ground.h"

/* A row for each quota of the week. False when the solver fails. */
bool quota_rows_add(const struct ground *ground, struct program *program,
                    struct err *err) MUST_CHECK;
/* A column for what is missing of each quota that has a least, in the order of quotas;
 * the rows begin at `first_row`. */
bool quota_rows_add_missing(const struct ground *ground, struct program *program,
                            uint32_t first_row, struct err *err) MUST_CHECK;
/* A route's entries; how many. `rows` and `entries` have room for all quotas. */
uint32_t quota_rows_put(const struct ground *ground, uint32_t first_row,
                        const uint32_t *nodes, uint32_t count, uint32_t *rows,
                        double *entries);

#endif
