// SPDX-License-Identifier: GPL-3.0-or-later
/* banks: what barriers divide two neighbouring sites into goes to the one or the other
 * as a whole. */
#ifndef TERRITORY_BANKS_H
#define TERRITORY_BANKS_H

#include "territory/resplit.h"

/* Share out the points of sites a and b by the banks that they lie on, when that
 * lessens their burdens, borders and crossings (roster.h); never in more pieces than
 * before, never with a point moved that may not, or a site left empty. True when
 * something moved. Touches nothing but what belongs to a and b; nothing at all without
 * barriers. O(n log n) in the points of both. */
bool banks_pair(struct resplit *resplit, uint32_t a, uint32_t b);

#endif
