// SPDX-License-Identifier: GPL-3.0-or-later
/* bisect: a first design by halving the map again and again with straight cuts. */
#ifndef TERRITORY_BISECT_H
#define TERRITORY_BISECT_H

#include "territory/roster.h"

struct bisect_options {
    double value_weight; /* of value in the choice of a cut, over the number of sites */
    double turn_rad;     /* of all directions */
    uint32_t threads;    /* 0: 1 */
};

struct bisect_options bisect_options_default(void);

/* Locked points go to their owners, all others where the cuts put them, or where they
 * may be instead (rules.h); no site stays
 * empty. Lists and sums are made. O(n log k). */
void bisect(struct roster *roster, const struct bisect_options *options);

#endif
