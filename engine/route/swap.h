// SPDX-License-Identifier: GPL-3.0-or-later
/* swap: two visits change places, in one tour or between two days. */
#ifndef ROUTE_SWAP_H
#define ROUTE_SWAP_H

#include "route/insert.h"

struct swap {
    uint32_t a, b; /* positions, in the first and the second tour */
    int64_t change_ct;
};

/* The best exchange; false when none changes the net of both tours by more than
 * best->change_ct, which the caller sets. Within one tour a < b. */
bool swap_best(const struct ground *ground, const struct tour *one,
               const struct tour *other, struct swap *best);
void swap_apply(const struct ground *ground, struct tour *one, struct tour *other,
                const struct swap *swap);

#endif
