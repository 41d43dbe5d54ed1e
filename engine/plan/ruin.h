// SPDX-License-Identifier: GPL-3.0-or-later
/* ruin: what the search takes out of a week before it fills it again. */
#ifndef PLAN_RUIN_H
#define PLAN_RUIN_H

#include "plan/search.h"

/* Take visits out of search.trial; returns the days touched, as bits. */
uint32_t ruin(struct search *search);

#endif
