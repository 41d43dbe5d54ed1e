// SPDX-License-Identifier: GPL-3.0-or-later
/* recreate: fill a week with what is not in it, greedily, in a random order. */
#ifndef PLAN_RECREATE_H
#define PLAN_RECREATE_H

#include "plan/search.h"

/* Put visits into search.trial until none fits that gains; returns the days touched, as
 * bits. With prices, every second time a visit counts only for what it is worth beyond
 * its price. */
uint32_t recreate(struct search *search, const struct search_options *options);

#endif
