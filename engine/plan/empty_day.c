// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/empty_day.h"

bool empty_day_next(const struct ground *ground, struct route_day *at)
{
    if (at->day == NO_IX)
        *at = (struct route_day){0, 0, NO_IX};
    while (at->day < ground->day_count) {
        if (++at->sleep >= ground_sleeps(ground, at->day)) {
            at->sleep = 0;
            at->wake++;
        }
        if (ground->kind_of[at->day] != at->day ||
            at->wake >= ground_wakes(ground, at->day))
            *at = (struct route_day){at->day + 1, 0, NO_IX};
        else if (ground_transfer_fits(ground, at->day, at->wake, at->sleep))
            return true;
    }
    return false;
}
