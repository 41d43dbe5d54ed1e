// SPDX-License-Identifier: GPL-3.0-or-later
#include "beat/planned.h"

#include "base/civil.h"
#include "beat/weeks.h"
#include "store/plan_store.h"

static bool is_asked_for(const uint32_t *rep_ixs, uint32_t rep_count, uint32_t rep_ix)
{
    for (uint32_t i = 0; i < rep_count; i++) {
        if (rep_ixs[i] == rep_ix)
            return true;
    }
    return false;
}

bool planned_load(const struct request *request, struct session *session,
                  struct planned *planned, struct err *err)
{
    const struct plan *all;
    const uint32_t *rep_ixs;
    uint32_t all_count, rep_count, count = 0;
    char week[CIVIL_DATE_SIZE];
    if (!reps_read(request, session, &rep_ixs, &rep_count, err) ||
        !week_find_planned(request, session, NO_IX, &planned->monday_day, err) ||
        !plan_store_load_all(session->db, &session->model, planned->monday_day,
                             &session->arena, &all, &all_count, err))
        return false;
    struct plan *plans = ARENA_ARRAY(&session->arena, all_count, struct plan);
    for (uint32_t i = 0; i < all_count; i++) {
        if (is_asked_for(rep_ixs, rep_count, all[i].rep_ix))
            plans[count++] = all[i];
    }
    planned->plans = plans;
    planned->plan_count = count;
    civil_week_text(planned->monday_day, week);
    return count > 0 || err_set(err, ERR_MISSING,
                                "nothing is planned for %s; 'beat plan --week %s' "
                                "plans it",
                                week, week);
}

bool planned_find(const struct request *request, struct session *session,
                  struct planned *planned, struct err *err)
{
    if (planned_load(request, session, planned, err))
        return true;
    if (err->code != ERR_MISSING || request_text(request, &option_planned_week) != NULL)
        return false;
    *planned = (struct planned){.monday_day = NO_DAY};
    return true;
}
