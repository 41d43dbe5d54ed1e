// SPDX-License-Identifier: GPL-3.0-or-later
/* leg_price: what the kilometres of a leg cost. */
#ifndef MODEL_LEG_PRICE_H
#define MODEL_LEG_PRICE_H

#include <stdint.h>

/* At km_uct a kilometre, rounded up to a cent; neither is negative. */
int32_t leg_price_ct(int32_t drive_m, int64_t km_uct);

#endif
