// SPDX-License-Identifier: GPL-3.0-or-later
/* maintenance: what one visit keeps of an account's regular business.
 *
 *     maintenance = elasticity * revenue / visits a year
 *
 * with visits a year = 365 / interval, at least 1 (Albers, Mantrala & Sridhar 2010,
 * doi:10.1509/jmkr.47.5.840, for the elasticity). Here because two modules need the
 * same number: value/, and store/, which keeps the median of each tier for the cap. */
#ifndef MODEL_MAINTENANCE_H
#define MODEL_MAINTENANCE_H

#include <stdint.h>

/* Hundredths of the currency, before margin and cap; rounded to the nearest. 0 for an
 * interval of 0 (no visits wished). Revenue up to 10^15 ct. */
int64_t maintenance_ct(int64_t yearly_revenue_ct, int64_t elasticity_ppm,
                       int64_t interval_days);

#endif
