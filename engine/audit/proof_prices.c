// SPDX-License-Identifier: GPL-3.0-or-later
#include "audit/proof_prices.h"

#include <assert.h>
#include <stdio.h>

/* Whoever gives the week a row that is not below (more than one visit of a group, a
 * pair) teaches it to this file, or has audit_proof.c say in words
 * that it cannot judge such a week, before changing these sizes. Without, a bound could
 * be called verified that holds for another week. */
static_assert(sizeof(void *) != 8 ||
                  (sizeof(struct week) == 1624 && sizeof(struct week_group) == 24 &&
                   sizeof(struct week_quota) == 40 && sizeof(struct week_node) == 264),
              "a week has changed: does audit's proof know its rows?");

/* Far above any real price; 2,000 groups, or 32 quotas of a million each, at such
 * prices stay within int64_t. */
#define PRICE_MOST_UCT ((int64_t)1000000000000000)
#define QUOTA_MOST_UCT ((int64_t)10000000000)

static uint32_t end_row_count(const struct week *week)
{
    return week->day_count > 0 ? (week->day_count - 1) * week->lodging_count : 0;
}

uint32_t proof_night_rows(const struct week *week)
{
    return week->lodging_count > 0 ? end_row_count(week) + 1 + week->day_count : 0;
}

static int64_t nights_after(const struct week *week, uint32_t day)
{
    return day + 1 < week->day_count
               ? (int64_t)week->days[day + 1].day - week->days[day].day
               : 0;
}

/* From that day on, the fewest days after which she has been away too long when she
 * sleeps away after each; 0: never. */
static uint32_t run_days(const struct week *week, uint32_t first)
{
    int64_t nights = 0;
    uint32_t days = 0;
    for (uint32_t d = first; d + 1 < week->day_count; d++) {
        nights += nights_after(week, d);
        days++;
        if (nights > (int64_t)week->nights_row_max)
            return days;
    }
    return 0;
}

static bool is_within(int64_t price_uct, int64_t least_uct, int64_t most_uct)
{
    return price_uct >= least_uct && price_uct <= most_uct;
}

static bool check_groups(const struct proof_prices *prices, const struct week *week,
                         const bool *is_forced, char row[32])
{
    for (uint32_t g = 0; g < week->group_count; g++) {
        const bool is_free = is_forced != NULL && is_forced[g];
        const int64_t miss_ct = week->groups[g].miss_ct;
        const int64_t least_uct = is_free || miss_ct > PRICE_MOST_UCT / PROOF_UCT
                                      ? -PRICE_MOST_UCT
                                      : -miss_ct * PROOF_UCT;
        snprintf(row, 32, "group %u", g + 1);
        if (!is_within(prices->group_uct[g], least_uct, PRICE_MOST_UCT))
            return false;
    }
    return true;
}

/* Below 0 only as far as its least can save a penalty, above 0 only where it has a cap.
 */
static bool check_quotas(const struct proof_prices *prices, const struct week *week,
                         char row[32])
{
    for (uint32_t q = 0; q < week->quota_count; q++) {
        const struct week_quota *quota = &week->quotas[q];
        const int64_t uct = prices->quota_uct[q];
        const int64_t miss_ct = quota->least > 0 ? quota->miss_ct : 0;
        const int64_t size_uct = uct > 0 ? uct : -uct;
        const int64_t limit = uct > 0 ? quota->most : quota->least;
        snprintf(row, 32, "quota %u", q + 1);
        if (!is_within(uct, -QUOTA_MOST_UCT, QUOTA_MOST_UCT) ||
            (uct < 0 && (size_uct + PROOF_UCT - 1) / PROOF_UCT > miss_ct) ||
            (uct != 0 && limit > PRICE_MOST_UCT / size_uct))
            return false;
    }
    return true;
}

bool proof_prices_check(const struct proof_prices *prices, const struct week *week,
                        const bool *is_forced, char row[32])
{
    if (!check_groups(prices, week, is_forced, row))
        return false;
    if (!check_quotas(prices, week, row))
        return false;
    for (uint32_t r = 0; r < proof_night_rows(week); r++) {
        snprintf(row, 32, "nights, row %u", r + 1);
        if (!is_within(prices->night_uct[r],
                       r < end_row_count(week) ? -PRICE_MOST_UCT / 100 : 0,
                       PRICE_MOST_UCT / 100))
            return false;
    }
    return true;
}

int64_t proof_prices_sum_uct(const struct proof_prices *prices, const struct week *week)
{
    int64_t sum_uct = 0;
    for (uint32_t g = 0; g < week->group_count; g++)
        sum_uct += prices->group_uct[g];
    for (uint32_t q = 0; q < week->quota_count; q++)
        if (prices->quota_uct[q] != 0)
            sum_uct += prices->quota_uct[q] * (prices->quota_uct[q] > 0
                                                   ? week->quotas[q].most
                                                   : week->quotas[q].least);
    if (week->lodging_count == 0)
        return sum_uct;
    const int64_t *limits_uct = &prices->night_uct[end_row_count(week)];
    sum_uct += limits_uct[0] * week->nights_max;
    for (uint32_t d = 0; d < week->day_count; d++) {
        const uint32_t days = run_days(week, d);
        sum_uct += days > 0 ? limits_uct[1 + d] * (days - 1) : 0;
    }
    return sum_uct;
}

int64_t proof_reward_uct(const struct proof_prices *prices, const struct week *week,
                         uint32_t day, uint32_t node)
{
    const struct week_node *visit = &week->nodes[node];
    int64_t uct = visit->value_ct[day] * PROOF_UCT - prices->group_uct[visit->group];
    for (uint32_t q = 0; q < week->quota_count; q++)
        uct -= prices->quota_uct[q] * week->quotas[q].amounts[node];
    return uct;
}

int64_t proof_wake_uct(const struct proof_prices *prices, const struct week *week,
                       uint32_t day, uint32_t end)
{
    return end == 0 ? 0
                    : prices->night_uct[(day - 1) * week->lodging_count + (end - 1)];
}

int64_t proof_sleep_uct(const struct proof_prices *prices, const struct week *week,
                        uint32_t day, uint32_t end)
{
    if (end == 0)
        return 0;
    const int64_t nights = nights_after(week, day);
    const int64_t *limits_uct = &prices->night_uct[end_row_count(week)];
    int64_t uct = -prices->night_uct[day * week->lodging_count + (end - 1)];
    uct -= nights * week->lodgings[end - 1].night_ct * PROOF_UCT;
    uct -= nights * limits_uct[0];
    for (uint32_t first = 0; first <= day; first++)
        if (day - first < run_days(week, first))
            uct -= limits_uct[1 + first];
    return uct;
}

static int64_t divisor(int64_t a, int64_t b)
{
    while (b != 0) {
        const int64_t rest = a % b;
        a = b;
        b = rest;
    }
    return a < 0 ? -a : a;
}

int64_t proof_grid_ct(const struct week *week, const struct matrix *matrix)
{
    const size_t cells = (size_t)matrix->count * matrix->count;
    int64_t grid_ct = 0;
    for (uint32_t n = 0; n < week->node_count; n++)
        for (uint32_t d = 0; d < week->day_count; d++)
            grid_ct = divisor(grid_ct, week->nodes[n].value_ct[d]);
    for (uint32_t g = 0; g < week->group_count; g++)
        grid_ct = divisor(grid_ct, week->groups[g].miss_ct);
    for (uint32_t q = 0; q < week->quota_count; q++)
        grid_ct =
            divisor(grid_ct, week->quotas[q].least > 0 ? week->quotas[q].miss_ct : 0);
    for (uint32_t i = 0; i < week->lodging_count; i++)
        grid_ct = divisor(grid_ct, week->lodgings[i].night_ct);
    for (size_t i = 0; i < cells && grid_ct != 1; i++)
        if (matrix->drive_s[i] >= 0)
            grid_ct = divisor(grid_ct, matrix->cost_ct[i]);
    return grid_ct > 0 ? grid_ct : 1;
}

/* Rounded towards minus infinity to a multiple. */
static int64_t down_to(int64_t value, int64_t step)
{
    const int64_t over = value % step;
    return value - (over < 0 ? over + step : over);
}

int64_t proof_floor_ct(const struct week *week, const struct matrix *matrix,
                       int64_t uct)
{
    return down_to(down_to(uct, PROOF_UCT) / PROOF_UCT, proof_grid_ct(week, matrix));
}
