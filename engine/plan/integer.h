// SPDX-License-Identifier: GPL-3.0-or-later
/* integer: the best week that the routes of the pool can make. */
#ifndef PLAN_INTEGER_H
#define PLAN_INTEGER_H

#include "plan/generate.h"

struct integer_options {
    uint32_t column_limit; /* routes considered, those that cost least at the prices */
    uint32_t node_limit;   /* of branch and bound */
    const _Atomic bool *stop; /* as if node_limit was hit; NULL */
};

/* GLPK's branch and bound over the pool; routes that cannot be in a week better than
 * `draft`, by the prices of the best bound, are left out (their price-adjusted loss is
 * more than bound - net). `draft` is handed in as known and becomes the better week
 * when there is one: true. Nothing happens, and that is no error, when the solver
 * fails. */
bool integer_improve(const struct generation *generation,
                     const struct integer_options *options, struct draft *draft);

#endif
