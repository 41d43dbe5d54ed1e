// SPDX-License-Identifier: GPL-3.0-or-later
#include "force/headcount.h"

enum { HOUR_S = 3600 };

static uint32_t list_reps(const struct recast *recast, const struct recast_staff *staff,
                          uint32_t *rep_ixs, struct arena *arena)
{
    bool *has_account = ARENA_ARRAY(arena, staff->site_count, bool);
    uint32_t count = 0;
    for (uint32_t i = 0; i < recast->model.account_count; i++)
        if (staff->site[i] != NO_IX)
            has_account[staff->site[i]] = true;
    for (uint32_t s = 0; s < staff->site_count; s++)
        if (has_account[s])
            rep_ixs[count++] = recast->rep_ixs[s];
    return count;
}

static void add_plan(const struct plan *plan, struct recast *recast,
                     struct headcount_yield *sum)
{
    sum->worth_ct += (double)plan->worth_ct;
    sum->cost_ct += (double)(plan->travel_ct + plan->night_ct + plan->overtime_ct);
    sum->drive_h += (double)plan->drive_s / HOUR_S;
    uint32_t stop = 0;
    for (uint32_t d = 0; d < plan->day_count; d++)
        for (uint32_t n = 0; n < plan->days[d].stop_count; n++, stop++) {
            const uint32_t ix = plan->stops[stop].account_ix;
            if (ix == NO_IX)
                continue;
            sum->visits++;
            recast->accounts[ix].last_visit_day = plan->days[d].day;
        }
}

bool headcount_run(const struct model *model, const struct recast_staff *staff,
                   const struct headcount_weeks *weeks, const struct travel *travel,
                   const struct force_options *options, struct headcount_yield *yield,
                   struct err *err)
{
    struct arena arena = {0};
    struct recast recast = recast_make(model, staff, &arena);
    uint32_t *rep_ixs = ARENA_ARRAY(&arena, staff->site_count, uint32_t);
    const uint32_t rep_count = list_reps(&recast, staff, rep_ixs, &arena);
    struct headcount_yield sum = {0};
    bool is_done = true;
    for (uint32_t w = 0; is_done && w < weeks->week_count; w++) {
        struct arena scratch = {0};
        struct plan *plans = ARENA_ARRAY(&scratch, rep_count, struct plan);
        const int32_t first_day = weeks->monday_day + (int32_t)(w * weeks->day_count);
        is_done = force_plan(&recast.model, rep_ixs, rep_count, first_day,
                             weeks->day_count, travel, options, &scratch, plans, err);
        for (uint32_t i = 0; is_done && i < rep_count; i++)
            add_plan(&plans[i], &recast, &sum);
        arena_release(&scratch);
    }
    arena_release(&arena);
    const double count = weeks->week_count;
    *yield = (struct headcount_yield){sum.worth_ct / count, sum.cost_ct / count,
                                      sum.visits / count, sum.drive_h / count};
    return is_done;
}

uint32_t headcount_choose(const struct headcount_yield *yields, const uint32_t *heads,
                          uint32_t count, double rep_ct)
{
    uint32_t best = 0;
    double best_ct = 0;
    for (uint32_t i = 0; i < count; i++) {
        const double left_ct =
            yields[i].worth_ct - yields[i].cost_ct - rep_ct * heads[i];
        if (i == 0 || left_ct > best_ct) {
            best = i;
            best_ct = left_ct;
        }
    }
    return best;
}
