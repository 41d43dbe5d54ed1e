// SPDX-License-Identifier: GPL-3.0-or-later
#include "travel/road_lanes.h"

void lanes_lower(union lanes *to, const union lanes *from, uint64_t weight)
{
    lanes_relax(to, from, weight);
}
