// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/polish.h"

#include "route/eject.h"
#include "route/insert.h"
#include "route/relocate.h"
#include "route/reverse.h"
#include "route/swap.h"

#include <assert.h>

enum { EJECT_MOST = 2, MOVES_MAX = 10000 };

static bool insert_node(struct draft *draft, uint32_t node)
{
    const struct ground *ground = draft->ground;
    const int64_t quota_ct = draft_quota_ct(draft, node);
    struct insertion best = {.score_uct = 0};
    uint32_t best_day = NO_IX;
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (insert_best(ground, &draft->tours[d], node,
                        (draft_gain_ct(ground, node, d) + quota_ct) * CT_UCT, 0, NULL,
                        &best))
            best_day = d;
    if (best_day == NO_IX)
        return false;
    draft_insert(draft, node, best_day, best.position);
    return true;
}

/* What a run costs quotas is not the sum of what its visits cost: an exchange found by
 * that sum is judged as a whole. */
static bool eject_pays(const struct draft *draft, uint32_t day,
                       const struct splice *splice, int64_t change_uct)
{
    int64_t change_ct = change_uct / CT_UCT - draft_quota_ct(draft, splice->nodes[0]) +
                        draft_quota_change_ct(draft, day, splice);
    for (uint32_t i = 0; i < splice->removed; i++)
        change_ct +=
            draft_quota_loss_ct(draft, draft->tours[day].stops[splice->first + i].node);
    return change_ct > 0;
}

static bool eject_node(struct draft *draft, uint32_t node, int64_t *loss_uct)
{
    const struct ground *ground = draft->ground;
    const int64_t quota_ct = draft_quota_ct(draft, node);
    struct ejection best = {.change_uct = 0};
    uint32_t best_day = NO_IX;
    for (uint32_t d = 0; d < ground->day_count; d++) {
        const struct tour *tour = &draft->tours[d];
        for (uint32_t p = 1; p <= tour->count; p++)
            loss_uct[tour->stops[p].node] =
                (draft_gain_ct(ground, tour->stops[p].node, d) +
                 draft_quota_loss_ct(draft, tour->stops[p].node)) *
                CT_UCT;
        if (eject_best(ground, tour, node,
                       (draft_gain_ct(ground, node, d) + quota_ct) * CT_UCT, loss_uct,
                       1, EJECT_MOST, &best))
            best_day = d;
    }
    const struct splice splice = {best.first, best.removed, &node, 1};
    if (best_day == NO_IX || !eject_pays(draft, best_day, &splice, best.change_uct))
        return false;
    draft_splice(draft, best_day, &splice);
    return true;
}

static uint32_t add_visits(struct draft *draft, int64_t *loss_uct)
{
    uint32_t moves = 0;
    for (uint32_t n = 0; n < draft->ground->node_count; n++)
        if (draft->node_of[draft->ground->nodes[n].group] == NO_IX &&
            draft_has_quota(draft, n))
            moves += insert_node(draft, n) || eject_node(draft, n, loss_uct);
    return moves;
}

static bool relocate_pair(struct draft *draft, uint32_t a, uint32_t b)
{
    const struct ground *ground = draft->ground;
    struct relocation best = {.change_ct = 0};
    if (!relocate_best(ground, &draft->tours[a], &draft->tours[b], &best))
        return false;
    const uint32_t node = draft->tours[a].stops[best.from].node;
    relocate_apply(ground, &draft->tours[a], &draft->tours[b], &best);
    draft->day_of[node] = b;
    return true;
}

static bool swap_pair(struct draft *draft, uint32_t a, uint32_t b)
{
    const struct ground *ground = draft->ground;
    struct swap best = {.change_ct = 0};
    if (!swap_best(ground, &draft->tours[a], &draft->tours[b], &best))
        return false;
    const uint32_t one = draft->tours[a].stops[best.a].node;
    const uint32_t other = draft->tours[b].stops[best.b].node;
    swap_apply(ground, &draft->tours[a], &draft->tours[b], &best);
    draft->day_of[one] = b;
    draft->day_of[other] = a;
    return true;
}

static bool reverse_day(struct draft *draft, uint32_t day)
{
    struct reversal best = {.change_ct = 0};
    if (!reverse_best(draft->ground, &draft->tours[day], &best))
        return false;
    reverse_apply(draft->ground, &draft->tours[day], &best);
    return true;
}

static uint32_t reorder(struct draft *draft)
{
    const uint32_t days = draft->ground->day_count;
    uint32_t moves = 0;
    for (uint32_t a = 0; a < days; a++) {
        moves += reverse_day(draft, a);
        for (uint32_t b = 0; b < days; b++) {
            moves += relocate_pair(draft, a, b);
            if (a <= b)
                moves += swap_pair(draft, a, b);
        }
    }
    return moves;
}

uint32_t polish(struct draft *draft)
{
    struct arena scratch = {0};
    int64_t *loss_uct = ARENA_ARRAY(&scratch, draft->ground->node_count, int64_t);
    const int64_t before_ct = draft_net_ct(draft);
    uint32_t moves = 0, taken;
    do {
        taken = add_visits(draft, loss_uct);
        taken += reorder(draft);
        moves += taken;
    } while (taken > 0 && moves < MOVES_MAX);
    assert(draft_net_ct(draft) >= before_ct);
    (void)before_ct;
    arena_release(&scratch);
    return moves;
}
