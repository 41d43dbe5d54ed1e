// SPDX-License-Identifier: GPL-3.0-or-later
/* improve: rounds of repair, sweeps, regrouping and balance. */
#ifndef TERRITORY_IMPROVE_H
#define TERRITORY_IMPROVE_H

#include "territory/designer.h"
#include "territory/roster.h"

/* Until loads are within their tolerances as far as can be, and every site is in one
 * piece as far as can be. Returns the work done, counted. */
uint64_t improve(struct roster *roster, const struct territory_options *options);

#endif
