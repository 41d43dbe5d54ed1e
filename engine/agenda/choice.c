// SPDX-License-Identifier: GPL-3.0-or-later
/* Which candidates stay when there are too many, and the price of leaving out what must
 * be: both rest on how many visits a day can hold. */
#include "agenda/desk.h"

#include "base/civil.h"
#include "base/sorting.h"

/* What a day can hold. */

static int32_t shortest_s(const struct desk *desk)
{
    int32_t service_s = 2 * DAY_S;
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        if (desk->candidates[i].service_s < service_s)
            service_s = desk->candidates[i].service_s;
    return service_s > 0 ? service_s : 1;
}

/* No plan has more visits on that day. */
static uint32_t visits_on(const struct desk *desk, uint32_t d, int32_t service_s)
{
    const struct window hull = week_day_hull(&desk->days[d]);
    const int32_t hull_s = hull.close_tod - hull.open_tod;
    uint32_t fitting = hull_s > 0 ? (uint32_t)(hull_s / service_s) : 0;
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        fitting += desk->candidates[i].outside.close_tod > 0 &&
                   desk->candidates[i].windows[d].count > 0;
    const uint32_t cap = desk->days[d].visits_max;
    return fitting < cap ? fitting : cap;
}

/* The `most` largest of the keys. */
static int64_t sum_of_largest(struct desk *desk, int64_t *keys, uint32_t count,
                              uint64_t most)
{
    uint32_t *order = ARENA_ARRAY(desk->scratch, count, uint32_t);
    int64_t sum_ct = 0;
    sorting_order_i64(keys, order, count);
    for (uint32_t i = 0; i < count && i < most; i++)
        sum_ct += keys[order[count - 1 - i]];
    return sum_ct;
}

/* The cut. */

static bool is_optional(const struct candidate *candidate)
{
    return candidate->kind == NODE_VISIT && !candidate->is_must;
}

static int64_t stake_of(const struct candidate *candidate)
{
    return candidate->best_ct + candidate->miss_ct;
}

/* Best first: value and penalty less the cheapest way there, by the time it takes. */
static uint32_t *order_of(const struct desk *desk)
{
    const uint32_t count = desk->candidate_count;
    double *keys = ARENA_ARRAY(desk->scratch, count, double);
    uint32_t *order = ARENA_ARRAY(desk->scratch, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        const struct candidate *candidate = &desk->candidates[i];
        const double time_s = (double)candidate->service_s + candidate->hop_s;
        keys[i] = -(double)(stake_of(candidate) - candidate->hop_ct) / time_s;
    }
    sorting_order_f64(keys, order, count);
    return order;
}

/* As many of the best as all days together can hold: removing them from a plan leaves a
 * plan of the candidates that is worse by no more. */
static int64_t value_of_cut(struct desk *desk, const bool *is_kept)
{
    int64_t *keys = ARENA_ARRAY(desk->scratch, desk->candidate_count, int64_t);
    uint32_t count = 0;
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        if (!is_kept[i])
            keys[count++] = desk->candidates[i].best_ct;
    uint64_t most = 0;
    for (uint32_t d = 0; d < desk->task->day_count; d++)
        most += visits_on(desk, d, shortest_s(desk));
    return sum_of_largest(desk, keys, count, most);
}

/* Which candidates stay; of optional visits the `most` best. */
static bool *cut_candidates(struct desk *desk, uint32_t most, struct agenda_cut *cut)
{
    bool *is_kept = ARENA_ARRAY(desk->scratch, desk->candidate_count, bool);
    const uint32_t *order = order_of(desk);
    uint32_t kept_count = 0;
    for (uint32_t i = 0; i < desk->candidate_count; i++) {
        const struct candidate *candidate = &desk->candidates[order[i]];
        is_kept[order[i]] = !is_optional(candidate) || kept_count < most;
        if (is_optional(candidate) && is_kept[order[i]])
            kept_count++;
        if (is_kept[order[i]])
            continue;
        struct reason reason = desk_no_reason(candidate->account_ix);
        reason.code = REASON_EFFORT;
        desk_put_reason(desk, reason);
        cut->count++;
    }
    cut->value_ct = value_of_cut(desk, is_kept);
    if (cut->count > 0)
        cut->value_ct += desk_quota_miss_ct(desk);
    return is_kept;
}

bool desk_cut(struct desk *desk, struct agenda_cut *cut, struct err *err)
{
    uint32_t fixed_count = 0;
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        fixed_count += !is_optional(&desk->candidates[i]);
    if (fixed_count > WEEK_NODES_MAX)
        return err_set(err, ERR_LIMIT,
                       "rep '%s' has %u appointments, events and must-visits, more "
                       "than %d",
                       desk->model->reps[desk->task->rep_ix].crm_id, fixed_count,
                       WEEK_NODES_MAX);
    const uint32_t room = WEEK_NODES_MAX - fixed_count;
    const uint32_t asked =
        desk->task->candidates_max > 0 ? desk->task->candidates_max : AGENDA_CANDIDATES;
    const bool *is_kept = cut_candidates(desk, asked < room ? asked : room, cut);
    uint32_t count = 0;
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        if (is_kept[i])
            desk->candidates[count++] = desk->candidates[i];
    desk->candidate_count = count;
    return true;
}

/* The price of leaving out what must be. */

/* What a day can earn at most: a plan that leaves a must out is beaten by the plan that
 * does nothing else on that day, at this price and its own way. */
static int64_t day_earns_max(struct desk *desk)
{
    int64_t *keys = ARENA_ARRAY(desk->scratch, desk->candidate_count, int64_t);
    for (uint32_t i = 0; i < desk->candidate_count; i++)
        keys[i] = desk->candidates[i].is_must ? 0 : stake_of(&desk->candidates[i]);
    uint32_t most = 0;
    for (uint32_t d = 0; d < desk->task->day_count; d++) {
        const uint32_t here = visits_on(desk, d, shortest_s(desk));
        most = here > most ? here : most;
    }
    return sum_of_largest(desk, keys, desk->candidate_count, most);
}

void desk_price_musts(struct desk *desk)
{
    int64_t day_ct = day_earns_max(desk) + desk_quota_miss_ct(desk);
    /* With nights out a plan that keeps it may give up three days: to get there, the
     * day itself and to get back; and pay for two nights. */
    if (desk->lodgings.count > 0) {
        day_ct *= 3;
        for (uint32_t i = 0; i < desk->lodgings.count; i++)
            day_ct += 2 * desk->lodgings.offered[i].night_ct;
    }
    for (uint32_t i = 0; i < desk->candidate_count; i++) {
        struct candidate *candidate = &desk->candidates[i];
        if (candidate->is_must)
            candidate->miss_ct = day_ct + candidate->round_ct + 1;
    }
}
