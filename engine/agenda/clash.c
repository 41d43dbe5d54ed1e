// SPDX-License-Identifier: GPL-3.0-or-later
/* Appointments and must events that overlap. Left in, one of two would be missed in
 * every plan, at a price that nothing can earn back: the plan's net and the gap to its
 * bound would tell of nothing else. From the most worth on, each stays that can be done
 * together with every one that has stayed, pair by pair; three that only clash together
 * are left to the planner. */
#include "agenda/desk.h"

#include "base/sorting.h"

struct pair {
    const struct desk *desk;
    const struct candidate *a, *b;
    int32_t a_to_b_s, b_to_a_s; /* < 0: cannot */
};

static bool is_agreed(const struct candidate *candidate)
{
    return candidate->kind != NODE_VISIT && candidate->is_must;
}

/* `first`, the drive, then `second`, on one day; lunch apart. */
static bool fits_after(const struct desk *desk, struct range first, struct range second,
                       int32_t service_s, int32_t drive_s)
{
    const struct window *windows = desk->windows;
    const int32_t early_tod = windows[first.first].open_tod + service_s + drive_s;
    return drive_s >= 0 &&
           early_tod <= windows[second.first + second.count - 1].close_tod;
}

static bool is_possible(const struct pair *pair)
{
    const struct candidate *a = pair->a, *b = pair->b;
    for (uint32_t d = 0; d < pair->desk->task->day_count; d++) {
        if (a->windows[d].count == 0)
            continue;
        for (uint32_t e = 0; e < pair->desk->task->day_count; e++) {
            if (b->windows[e].count == 0)
                continue;
            if (d != e ||
                fits_after(pair->desk, a->windows[d], b->windows[d], a->service_s,
                           pair->a_to_b_s) ||
                fits_after(pair->desk, b->windows[d], a->windows[d], b->service_s,
                           pair->b_to_a_s))
                return true;
        }
    }
    return false;
}

static bool can_both(const struct desk *desk, const struct candidate *a,
                     const struct candidate *b, bool *can, struct err *err)
{
    struct drive there, back;
    if (!travel_drive(desk->travel, a->at, b->at, &there, err) ||
        !travel_drive(desk->travel, b->at, a->at, &back, err))
        return false;
    *can = is_possible(&(struct pair){desk, a, b, there.drive_s, back.drive_s});
    return true;
}

/* Numbers of the agreed candidates, most worth first, equals as they came. */
static uint32_t *agreed_of(const struct desk *desk, uint32_t *count)
{
    int64_t *keys = ARENA_ARRAY(desk->scratch, desk->candidate_count, int64_t);
    uint32_t *order = ARENA_ARRAY(desk->scratch, desk->candidate_count, uint32_t);
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        keys[i] =
            is_agreed(&desk->candidates[i]) ? -desk->candidates[i].best_ct : INT64_MAX;
    sorting_order_i64(keys, order, desk->candidate_count);
    *count = 0;
    while (*count < desk->candidate_count &&
           is_agreed(&desk->candidates[order[*count]]))
        (*count)++;
    return order;
}

static bool has_candidate(const struct desk *desk, const bool *is_out,
                          uint32_t account_ix)
{
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        if (!is_out[i] && desk->candidates[i].account_ix == account_ix)
            return true;
    return false;
}

static bool has_reason(const struct desk *desk, uint32_t account_ix)
{
    for (uint32_t i = 0; i < desk->reason_count; i++)
        if (desk->reasons[i].account_ix == account_ix)
            return true;
    return false;
}

/* One reason an account, and none where another appointment is kept there. */
static void leave_out(struct desk *desk, const bool *is_out, uint32_t loser,
                      uint32_t winner)
{
    const struct candidate *candidate = &desk->candidates[loser];
    if (candidate->account_ix == NO_IX) {
        desk_put_event_left(desk, candidate->event_ix);
        return;
    }
    if (has_candidate(desk, is_out, candidate->account_ix) ||
        has_reason(desk, candidate->account_ix))
        return;
    struct reason reason = desk_no_reason(candidate->account_ix);
    reason.code = REASON_CLASH;
    reason.by_account_ix = desk->candidates[winner].account_ix;
    desk_put_reason(desk, reason);
}

/* Of each agreed candidate the one that pushes it out; NO_IX: it stays. */
static bool find_clashes(const struct desk *desk, const uint32_t *order, uint32_t count,
                         uint32_t *by, struct err *err)
{
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t k = 0; k < i && by[order[i]] == NO_IX; k++) {
            bool can = true;
            if (by[order[k]] == NO_IX &&
                !can_both(desk, &desk->candidates[order[i]],
                          &desk->candidates[order[k]], &can, err))
                return false;
            if (!can)
                by[order[i]] = order[k];
        }
    }
    return true;
}

bool desk_settle_clashes(struct desk *desk, struct err *err)
{
    uint32_t agreed_count;
    const uint32_t *order = agreed_of(desk, &agreed_count);
    uint32_t *by = ARENA_ARRAY(desk->scratch, desk->candidate_count, uint32_t);
    bool *is_out = ARENA_ARRAY(desk->scratch, desk->candidate_count, bool);
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        by[i] = NO_IX;
    if (!find_clashes(desk, order, agreed_count, by, err))
        return false;
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        is_out[i] = by[i] != NO_IX;
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        if (is_out[i])
            leave_out(desk, is_out, i, by[i]);
    uint32_t kept = 0;
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        if (!is_out[i])
            desk->candidates[kept++] = desk->candidates[i];
    desk->candidate_count = kept;
    return true;
}
