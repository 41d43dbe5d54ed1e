// SPDX-License-Identifier: GPL-3.0-or-later
/* present: the alignment that there is, as the start of a new one. */
#ifndef TERRITORY_PRESENT_H
#define TERRITORY_PRESENT_H

#include "territory/roster.h"

/* Points go to their owners; those of nobody to the site of the owned place that is the
 * fewest edges away; a site that nobody belongs to takes half of another: of the one
 * around its home, else of the one with most work. False when nobody owns anything, and
 * then nothing is done. Lists and sums are made. */
bool present_start(struct roster *roster);

#endif
