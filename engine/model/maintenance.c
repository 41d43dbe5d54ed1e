// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/maintenance.h"

#include <assert.h>
#include <math.h>

int64_t maintenance_ct(int64_t yearly_revenue_ct, int64_t elasticity_ppm,
                       int64_t interval_days)
{
    assert(yearly_revenue_ct >= 0 && elasticity_ppm >= 0 && interval_days >= 0);
    if (interval_days == 0)
        return 0;
    const double visits = interval_days > 365 ? 1 : 365.0 / (double)interval_days;
    return llround((double)yearly_revenue_ct * (double)elasticity_ppm / 1e6 / visits);
}
