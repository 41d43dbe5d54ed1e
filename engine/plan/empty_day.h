// SPDX-License-Identifier: GPL-3.0-or-later
/* empty_day: the days without a visit, which are routes too: from wherever to wherever
 * she can get, by kind of day. */
#ifndef PLAN_EMPTY_DAY_H
#define PLAN_EMPTY_DAY_H

#include "plan/pool.h"

/* The next one, in order of kind, wake and sleep; `at` begins with day NO_IX. False
 * after the last. */
bool empty_day_next(const struct ground *ground, struct route_day *at);

#endif
