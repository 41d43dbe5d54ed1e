// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/reasons.h"

#include "route/eject.h"

/* What the trials of one group's nodes have come to. */
struct trial {
    bool is_open;   /* some window on some day */
    bool fits_day;  /* some day without other visits could hold it */
    bool has_quota; /* caps of quotas leave room for some node */
    bool fits;      /* some gap holds it; change_ct of the best */
    bool ejects;    /* some run of visits could give way */
    int64_t insert_ct, eject_ct;
    uint32_t by_node; /* the dearest visit of that run; NO_IX */
};

/* On a day of its own, wherever that begins and ends. `room` is for one visit. */
static bool fits_alone(const struct ground *ground, uint32_t node, struct tour *room)
{
    const struct splice splice = {1, 0, &node, 1};
    struct splice_change change;
    for (uint32_t wake = 0; wake < ground_wakes(ground, room->day); wake++) {
        for (uint32_t sleep = 0; sleep < ground_sleeps(ground, room->day); sleep++) {
            room->wake = wake;
            room->sleep = sleep;
            tour_clear(room, ground);
            if (splice_test(ground, room, &splice, &change))
                return true;
        }
    }
    return false;
}

static uint32_t dearest(const struct tour *tour, const struct ejection *ejection,
                        const int64_t *loss_uct)
{
    uint32_t node = NO_IX;
    for (uint32_t i = 0; i < ejection->removed; i++) {
        const uint32_t other = tour->stops[ejection->first + i].node;
        if (node == NO_IX || loss_uct[other] > loss_uct[node])
            node = other;
    }
    return node;
}

static void try_day(const struct draft *draft, uint32_t node, uint32_t day,
                    struct tour *empty, const int64_t *loss_uct, struct trial *trial)
{
    const struct ground *ground = draft->ground;
    const struct tour *tour = &draft->tours[day];
    const int64_t gain_uct =
        (draft_gain_ct(ground, node, day) + draft_quota_ct(draft, node)) * CT_UCT;
    if (opening_is_shut(ground_opening(ground, day, node)))
        return;
    trial->is_open = true;
    if (!fits_alone(ground, node, empty))
        return;
    trial->fits_day = true;
    trial->has_quota = trial->has_quota || draft_has_quota(draft, node);
    struct insertion insertion = {.score_uct = INT64_MIN};
    if (insert_best(ground, tour, node, gain_uct, 0, NULL, &insertion)) {
        const int64_t change_ct = insertion.score_uct / CT_UCT;
        if (!trial->fits || change_ct > trial->insert_ct)
            trial->insert_ct = change_ct;
        trial->fits = true;
    }
    struct ejection ejection = {.change_uct = trial->ejects ? trial->eject_ct * CT_UCT
                                                            : INT64_MIN};
    if (eject_best(ground, tour, node, gain_uct, loss_uct, 1, tour->count, &ejection)) {
        trial->ejects = true;
        trial->eject_ct = ejection.change_uct / CT_UCT;
        trial->by_node = dearest(tour, &ejection, loss_uct);
    }
}

static uint32_t account_of(const struct ground *ground, uint32_t node)
{
    return node == NO_IX ? NO_IX
                         : ground->week->groups[ground->nodes[node].group].account_ix;
}

/* A must-visit that stands in the way on some day where this one could be. */
static uint32_t must_in_the_way(const struct draft *draft, uint32_t group)
{
    const struct ground *ground = draft->ground;
    const struct range range = ground->group_nodes[group];
    for (uint32_t d = 0; d < ground->day_count; d++) {
        bool is_open = false;
        for (uint32_t n = range.first; n < range.first + range.count; n++)
            is_open = is_open || !opening_is_shut(ground_opening(ground, d, n));
        for (uint32_t p = 1; is_open && p <= draft->tours[d].count; p++) {
            const uint32_t node = draft->tours[d].stops[p].node;
            if (ground->week->groups[ground->nodes[node].group].is_must)
                return node;
        }
    }
    return NO_IX;
}

/* What a visit that caps of quotas bar would bring: more than nothing. */
static int64_t barred_ct(const struct trial *trial)
{
    if (trial->has_quota)
        return 0;
    return trial->fits ? trial->insert_ct : trial->ejects ? trial->eject_ct : 0;
}

static struct reason settle(const struct draft *draft, uint32_t group,
                            const struct trial *trial)
{
    const struct ground *ground = draft->ground;
    struct reason reason = {.account_ix = ground->week->groups[group].account_ix,
                            .by_account_ix = NO_IX,
                            .until_day = NO_DAY};
    if (!trial->is_open) {
        reason.code = REASON_NO_WINDOW;
    } else if (!trial->fits_day) {
        reason.code = REASON_TOO_FAR;
    } else if (barred_ct(trial) > 0) {
        reason.code = REASON_QUOTA;
        reason.amount_ct = barred_ct(trial);
    } else if (trial->fits) {
        /* The plan is polished: what fits and pays is in it. */
        reason.code = REASON_NOT_WORTH;
        reason.amount_ct = trial->insert_ct < 0 ? -trial->insert_ct : 0;
    } else if (ground->week->groups[group].is_must || !trial->ejects) {
        reason.code = REASON_CLASH;
        reason.by_account_ix = account_of(ground, must_in_the_way(draft, group));
    } else {
        reason.code = REASON_DISPLACED;
        reason.amount_ct = trial->eject_ct < 0 ? -trial->eject_ct : 0;
        reason.by_account_ix = account_of(ground, trial->by_node);
    }
    return reason;
}

/* What taking a visit out loses; must-visits stay. */
static int64_t *losses(const struct draft *draft, struct arena *arena)
{
    const struct ground *ground = draft->ground;
    int64_t *loss_uct = ARENA_ARRAY(arena, ground->node_count, int64_t);
    for (uint32_t d = 0; d < ground->day_count; d++) {
        for (uint32_t p = 1; p <= draft->tours[d].count; p++) {
            const uint32_t node = draft->tours[d].stops[p].node;
            const bool is_must =
                ground->week->groups[ground->nodes[node].group].is_must;
            loss_uct[node] = is_must ? EJECT_KEPT_UCT
                                     : (draft_gain_ct(ground, node, d) +
                                        draft_quota_loss_ct(draft, node)) *
                                           CT_UCT;
        }
    }
    return loss_uct;
}

static bool account_has_stop(const struct draft *draft, uint32_t group)
{
    const struct week *week = draft->ground->week;
    const uint32_t account_ix = week->groups[group].account_ix;
    for (uint32_t g = group; g-- > 0 && week->groups[g].account_ix == account_ix;)
        return true; /* its reason, or its stop, was dealt with at its first group */
    for (uint32_t g = group;
         g < week->group_count && week->groups[g].account_ix == account_ix; g++)
        if (draft->node_of[g] != NO_IX)
            return true;
    return false;
}

void reasons_of(const struct draft *draft, struct arena *arena,
                const struct reason **reasons, uint32_t *count)
{
    const struct ground *ground = draft->ground;
    struct reason *found = ARENA_ARRAY(arena, ground->group_count, struct reason);
    struct arena scratch = {0};
    struct tour empty[WEEK_DAYS_MAX];
    for (uint32_t d = 0; d < ground->day_count; d++)
        tour_init(&empty[d], ground, d, 1, &scratch);
    const int64_t *loss_uct = losses(draft, &scratch);
    *count = 0;
    for (uint32_t g = 0; g < ground->group_count; g++) {
        if (ground->week->groups[g].account_ix == NO_IX || account_has_stop(draft, g))
            continue;
        struct trial trial = {.by_node = NO_IX};
        const struct range range = ground->group_nodes[g];
        for (uint32_t n = range.first; n < range.first + range.count; n++)
            for (uint32_t d = 0; d < ground->day_count; d++)
                try_day(draft, n, d, &empty[d], loss_uct, &trial);
        found[(*count)++] = settle(draft, g, &trial);
    }
    *reasons = found;
    arena_release(&scratch);
}
