// SPDX-License-Identifier: GPL-3.0-or-later
/* polish: take every single move that improves a week, until there is none. */
#ifndef PLAN_POLISH_H
#define PLAN_POLISH_H

#include "plan/draft.h"

/* Insert, eject and insert, relocate, swap, reverse: the best move of each kind in
 * turn, until a whole round finds nothing. The net never falls. Returns the moves
 * taken. */
uint32_t polish(struct draft *draft);

#endif
