// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/leg_price.h"

#include <assert.h>

int32_t leg_price_ct(int32_t drive_m, int64_t km_uct)
{
    /* m * uct/km = 1e-3 uct; a ct is 1e4 uct. At most 1e8 m * 1e8 uct. */
    enum { UCT_M_PER_CT_KM = 10000000 };
    assert(drive_m >= 0 && km_uct >= 0);
    return (int32_t)((drive_m * km_uct + UCT_M_PER_CT_KM - 1) / UCT_M_PER_CT_KM);
}
