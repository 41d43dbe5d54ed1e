// SPDX-License-Identifier: GPL-3.0-or-later
#include "base/meter.h"

#include <stddef.h>

void meter_begin(struct meter *meter, const char *doing, uint64_t total)
{
    if (!meter)
        return;
    /* A reader between these stores shows a wrong bar for one refresh, which is
     * harmless. */
    atomic_store(&meter->done, 0);
    atomic_store(&meter->total, total);
    atomic_store(&meter->doing, doing);
}

void meter_add(struct meter *meter, uint64_t done)
{
    if (meter)
        atomic_fetch_add_explicit(&meter->done, done, memory_order_relaxed);
}
