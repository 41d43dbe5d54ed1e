// SPDX-License-Identifier: GPL-3.0-or-later
/* relaxed: routes that only the relaxations of a day allow, and what they teach. */
#ifndef PLAN_RELAXED_H
#define PLAN_RELAXED_H

#include "plan/generate.h"
#include "route/label.h"

/* Into the pool of real routes, or into that of relaxed ones while these are columns;
 * true when it is new there. */
bool relaxed_take(struct generation *generation, uint32_t kind,
                  const struct label_route *route);

/* What the relaxed routes that the master uses break is kept from now on, as far as
 * there is room for it, and those that break it leave the master. False when nothing
 * was learnt. */
bool relaxed_learn(struct generation *generation);

/* All relaxed routes leave the master. */
bool relaxed_drop(struct generation *generation);

#endif
