// SPDX-License-Identifier: GPL-3.0-or-later
/* balance: single places cross borders until loads are within their tolerances, and
 * borders are smooth. */
#ifndef TERRITORY_BALANCE_H
#define TERRITORY_BALANCE_H

#include "territory/roster.h"

/* Steps across borders that gain (step.h): first for sites whose loads are out of
 * tolerance, then for all. No piece is added, no locked point moved, no site emptied.
 * roster->pieces must be right. Returns how many steps mended loads; `tidied`, NULL
 * allowed, how many were for the shape alone. */
uint64_t balance_run(struct roster *roster, uint64_t *tidied);

#endif
