// SPDX-License-Identifier: GPL-3.0-or-later
/* bisect: a first design by halving the map again and again with straight cuts. */
#ifndef TERRITORY_BISECT_H
#define TERRITORY_BISECT_H

#include "territory/roster.h"

/* Locked points go to their owners, all others where the cuts put them; no site stays
 * empty. Lists and sums are made. O(n log k). */
void bisect(struct roster *roster);

#endif
