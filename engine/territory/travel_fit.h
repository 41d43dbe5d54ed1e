// SPDX-License-Identifier: GPL-3.0-or-later
/* travel_fit: the travel share of workload, fitted to days that were planned.
 *
 *   (3.13)  drive of a day = share * sum over its stops of the drive a stop (3.3)
 *
 * by least squares over the days, all legs counted, those from and to home too. */
#ifndef TERRITORY_TRAVEL_FIT_H
#define TERRITORY_TRAVEL_FIT_H

#include "model/plan.h"

#include <stdbool.h>

struct travel_fit {
    double share;
    double error;         /* root mean square of what is left, over the mean drive */
    double present_error; /* the same with the share as it is */
    uint32_t day_count, stop_count;
    double drive_s, told_s; /* sums over the days: planned, and told without a share */
};

/* `travel_s` is by account of the model: a stop; < 0: not known, and then the stop
 * counts for nothing. Days without such a stop are passed over. False when no day is
 * left. */
bool travel_fit_make(const struct plan *plans, uint32_t plan_count,
                     const double *travel_s, double present_share,
                     struct travel_fit *fit);

#endif
