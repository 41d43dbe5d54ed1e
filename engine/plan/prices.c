// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/prices.h"

#include "plan/nights.h"

#include <math.h>
#include <string.h>

struct prices prices_new(const struct ground *ground, struct arena *arena)
{
    const uint32_t quotas = ground->week->quota_count;
    const uint32_t nights = nights_row_count(ground);
    return (struct prices){ARENA_ARRAY(arena, ground->group_count, int64_t),
                           ground->group_count,
                           ARENA_ARRAY(arena, quotas, int64_t),
                           quotas,
                           ARENA_ARRAY(arena, nights, int64_t),
                           nights};
}

void prices_copy(struct prices *to, const struct prices *from)
{
    if (from->count > 0)
        memcpy(to->group_uct, from->group_uct, from->count * sizeof *to->group_uct);
    if (from->quota_count > 0)
        memcpy(to->quota_uct, from->quota_uct,
               from->quota_count * sizeof *to->quota_uct);
    to->count = from->count;
    to->quota_count = from->quota_count;
    if (from->night_count > 0)
        memcpy(to->night_uct, from->night_uct,
               from->night_count * sizeof *to->night_uct);
    to->night_count = from->night_count;
}

int64_t prices_quota_clip(const struct week_quota *quota, int64_t price_uct)
{
    const int64_t least = quota->least > 0 ? -quota->miss_ct * CT_UCT : 0;
    if (price_uct > 0 && quota->most == WEEK_QUOTA_OPEN)
        return 0;
    return price_uct > least ? price_uct : least;
}

int64_t prices_quota_uct(const struct week_quota *quota, int64_t price_uct)
{
    return price_uct * (price_uct > 0 ? quota->most : quota->least);
}

void prices_clip(struct prices *prices, const struct ground *ground)
{
    for (uint32_t g = 0; g < prices->count; g++) {
        const int64_t least = -ground->week->groups[g].miss_ct * CT_UCT;
        if (prices->group_uct[g] < least)
            prices->group_uct[g] = least;
    }
    for (uint32_t q = 0; q < prices->quota_count; q++)
        prices->quota_uct[q] =
            prices_quota_clip(&ground->week->quotas[q], prices->quota_uct[q]);
    for (uint32_t r = 0; r < prices->night_count; r++)
        if (!nights_is_equal(ground, r) && prices->night_uct[r] < 0)
            prices->night_uct[r] = 0;
}

static int64_t mixed(int64_t one, int64_t other, double share)
{
    return llround(share * (double)one + (1 - share) * (double)other);
}

void prices_mix(struct prices *to, const struct prices *one, const struct prices *other,
                double share)
{
    to->count = one->count;
    to->quota_count = one->quota_count;
    for (uint32_t g = 0; g < one->count; g++)
        to->group_uct[g] = mixed(one->group_uct[g], other->group_uct[g], share);
    for (uint32_t q = 0; q < one->quota_count; q++)
        to->quota_uct[q] = mixed(one->quota_uct[q], other->quota_uct[q], share);
    to->night_count = one->night_count;
    for (uint32_t r = 0; r < one->night_count; r++)
        to->night_uct[r] = mixed(one->night_uct[r], other->night_uct[r], share);
}

int64_t prices_node_uct(const struct prices *prices, const struct ground *ground,
                        uint32_t node)
{
    int64_t sum_uct = prices->group_uct[ground->nodes[node].group];
    for (uint32_t q = 0; q < prices->quota_count; q++)
        sum_uct += ground->week->quotas[q].amounts[node] * prices->quota_uct[q];
    return sum_uct;
}

void prices_rewards(const struct prices *prices, const struct ground *ground,
                    uint32_t day, int64_t *rewards_uct)
{
    for (uint32_t n = 0; n < ground->node_count; n++)
        rewards_uct[n] = ground->week->nodes[n].value_ct[day] * CT_UCT -
                         prices_node_uct(prices, ground, n);
}

int64_t prices_route_uct(const struct prices *prices, const struct ground *ground,
                         const uint32_t *nodes, uint32_t count, int64_t net_ct)
{
    int64_t sum_uct = net_ct * CT_UCT;
    for (uint32_t i = 0; i < count; i++)
        sum_uct -= prices_node_uct(prices, ground, nodes[i]);
    return sum_uct;
}

static int64_t entries_uct(const struct prices *prices,
                           const struct night_entry *entries, uint32_t count)
{
    int64_t sum_uct = 0;
    for (uint32_t i = 0; i < count; i++)
        sum_uct += entries[i].factor * prices->night_uct[entries[i].row];
    return sum_uct;
}

int64_t prices_nights_uct(const struct prices *prices, const struct ground *ground,
                          uint32_t day, uint32_t wake, uint32_t sleep)
{
    struct night_entry entries[2 * NIGHT_ENTRIES_MAX];
    uint32_t count = nights_of_wake(ground, day, wake, entries);
    count += nights_of_sleep(ground, day, sleep, &entries[count]);
    return entries_uct(prices, entries, count);
}

void prices_ends(const struct prices *prices, const struct ground *ground, uint32_t day,
                 int64_t wake_uct[WEEK_ENDS_MAX], int64_t sleep_uct[WEEK_ENDS_MAX])
{
    for (uint32_t end = 0; end < ground_wakes(ground, day); end++)
        wake_uct[end] = -prices_nights_uct(prices, ground, day, end, 0);
    for (uint32_t end = 0; end < ground_sleeps(ground, day); end++)
        sleep_uct[end] = -prices_nights_uct(prices, ground, day, 0, end) -
                         ground_night_ct(ground, day, end) * CT_UCT;
}

/* Rounded towards minus infinity. */
static int64_t whole_ct(int64_t uct)
{
    return uct >= 0 ? uct / CT_UCT : -((-uct + CT_UCT - 1) / CT_UCT);
}

int64_t prices_bound_uct(const struct prices *prices, const struct ground *ground,
                         const int64_t *best_uct)
{
    int64_t sum_uct = 0;
    for (uint32_t g = 0; g < prices->count; g++)
        sum_uct += prices->group_uct[g];
    for (uint32_t q = 0; q < prices->quota_count; q++)
        sum_uct += prices_quota_uct(&ground->week->quotas[q], prices->quota_uct[q]);
    for (uint32_t r = 0; r < prices->night_count; r++)
        sum_uct += nights_limit(ground, r) * prices->night_uct[r];
    for (uint32_t d = 0; d < ground->day_count; d++)
        sum_uct += best_uct[ground->kind_of[d]];
    return sum_uct;
}

int64_t prices_bound_ct(const struct prices *prices, const struct ground *ground,
                        const int64_t *best_uct)
{
    return ground_floor_ct(ground,
                           whole_ct(prices_bound_uct(prices, ground, best_uct)));
}
