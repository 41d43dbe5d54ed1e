// SPDX-License-Identifier: GPL-3.0-or-later
/* first_prices: prices to begin with, before a master has any.
 *
 * A visit is worth what it brings beyond its share of the week's time: value less
 * detour less time at the price of a second that the week's hours would have as one
 * sack. Prices of a first master, made from a few good weeks, are far from that: they
 * put everything on the days and nothing on visits, and the bound they give is useless.
 */
#ifndef PLAN_FIRST_PRICES_H
#define PLAN_FIRST_PRICES_H

#include "plan/draft.h"
#include "plan/prices.h"

/* From a good week. `prices` gets one price a group; the return is the price of a
 * second, in uct. */
int64_t first_prices(const struct draft *draft, struct prices *prices);

#endif
