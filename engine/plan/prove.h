// SPDX-License-Identifier: GPL-3.0-or-later
/* prove: closes the rest between the week known and the bound, by listing every route
 * that can be in a better week and branching over them. */
#ifndef PLAN_PROVE_H
#define PLAN_PROVE_H

#include "plan/generate.h"

struct prove_options {
    uint64_t label_limit; /* of all enumerations together */
    uint32_t route_limit; /* more routes than this are not worked with */
    uint32_t node_limit;  /* of branch and bound */
    uint32_t slices;      /* of value-to-go */
    const _Atomic bool *stop;
};

/* Lowers generation->bound_ct as far as it gets, with the steps that show it in
 * generation->proof, and makes `draft` the best week when one is found. True when they
 * meet. Nothing is lost when a limit is hit. Bounds are of whole numbers: the linear
 * programs only suggest prices. docs/model.md (4.10). */
bool prove(struct generation *generation, const struct prove_options *options,
           struct draft *draft);

#endif
