// SPDX-License-Identifier: GPL-3.0-or-later
/* From the values of the lineup's program to a week. */
#include "plan/empty_day.h"
#include "plan/lineup.h"

#include <math.h>

/* On the next free day of its kind. */
static void put_column(const struct lineup *lineup, uint32_t column, uint32_t *next,
                       struct draft *draft)
{
    const struct route *route = &lineup->columns.routes[column];
    uint32_t d = next[route->at.day];
    while (lineup->ground->kind_of[d] != route->at.day)
        d++;
    draft_set_ends(draft, d, route->at.wake, route->at.sleep);
    draft_set_day(draft, d, pool_nodes(&lineup->columns, column), route->count);
    next[route->at.day] = d + 1;
}

static bool is_whole(double value)
{
    return fabs(value - round(value)) <= 1e-6;
}

/* Whole, and between ends that can be reached from each other without a visit: all that
 * a draft can hold. */
static bool can_take(const struct lineup *lineup)
{
    const struct ground *ground = lineup->ground;
    for (uint32_t i = 0; i < lineup->used; i++) {
        const struct route_day at = lineup->columns.routes[lineup->column_of[i]].at;
        if (!is_whole(lineup->shares[i]) ||
            (lineup->shares[i] > 0.5 &&
             !ground_transfer_fits(ground, at.day, at.wake, at.sleep)))
            return false;
    }
    for (uint32_t i = 0; i < lineup->first_ix - lineup->empty_ix; i++)
        if (!is_whole(lineup->empty_shares[i]))
            return false;
    return true;
}

static void put_empty_days(const struct lineup *lineup, struct draft *draft)
{
    struct route_day at = {.day = NO_IX};
    for (uint32_t i = 0; empty_day_next(lineup->ground, &at); i++)
        if (lineup->ground->week->lodging_count > 0 && lineup->empty_shares[i] > 0.5)
            draft_set_ends(draft, at.day, at.wake, at.sleep);
}

bool lineup_take(const struct lineup *lineup, struct draft *draft)
{
    uint32_t next[WEEK_DAYS_MAX];
    if (!can_take(lineup))
        return false;
    for (uint32_t d = 0; d < lineup->ground->day_count; d++) {
        draft_set_day(draft, d, NULL, 0);
        draft_set_ends(draft, d, 0, 0);
        next[d] = d;
    }
    put_empty_days(lineup, draft);
    for (uint32_t i = 0; i < lineup->used; i++)
        if (lineup->shares[i] > 0.5)
            put_column(lineup, lineup->column_of[i], next, draft);
    return draft_keeps_quotas(draft);
}
