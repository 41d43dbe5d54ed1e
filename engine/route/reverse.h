// SPDX-License-Identifier: GPL-3.0-or-later
/* reverse: a run of visits in the opposite order (2-opt). */
#ifndef ROUTE_REVERSE_H
#define ROUTE_REVERSE_H

#include "route/tour.h"

struct reversal {
    uint32_t first, count; /* positions first .. first + count - 1 */
    int64_t change_ct;
};

/* The best reversal of a run of 2..64 visits; false when none changes the net by more
 * than best->change_ct, which the caller sets. */
bool reverse_best(const struct ground *ground, const struct tour *tour,
                  struct reversal *best);
void reverse_apply(const struct ground *ground, struct tour *tour,
                   const struct reversal *reversal);

#endif
