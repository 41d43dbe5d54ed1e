// SPDX-License-Identifier: GPL-3.0-or-later
/* The value-to-go of a day (4.7) says what it can bring at the prices when it is left
 * for at any time. The difference between leaving at its begin and later is what the
 * time between is worth:
 *
 *     hour = (Z(open) - Z(open + span / 3)) / (span / 3)                        (4.11)
 *
 * A single hour would be too short a piece: the first one is often driving that the
 * next one cannot make up for, or waiting for the first door to open, and so worth
 * nothing or a whole visit. Appointments, events and musts count for nothing here: they
 * are kept whatever an hour costs, and their penalties would drown all else. */
#include "plan/hours.h"

#include "route/togo.h"

enum { HOUR_S = 3600, SLICES = 128 };

static void lay_rewards(const struct ground *ground, const struct prices *prices,
                        uint32_t kind, int64_t *rewards_uct)
{
    prices_rewards(prices, ground, kind, rewards_uct);
    for (uint32_t n = 0; n < ground->node_count; n++)
        if (ground->week->groups[ground->nodes[n].group].is_must)
            rewards_uct[n] = 0;
}

static int64_t hour_of(const struct ground *ground, const struct prices *prices,
                       const int32_t *skip_ct, uint32_t kind)
{
    const struct ground_day *day = &ground->days[kind];
    const int32_t part_s = (day->close_tod - day->open_tod) / 3;
    if (part_s <= 0)
        return 0;
    struct arena scratch = {0};
    struct memory memory;
    struct pricing pricing;
    struct togo togo;
    int64_t *rewards_uct = ARENA_ARRAY(&scratch, ground->node_count, int64_t);
    memory_init(&memory, ground, 0, &scratch);
    lay_rewards(ground, prices, kind, rewards_uct);
    int64_t wake_uct[WEEK_ENDS_MAX], sleep_uct[WEEK_ENDS_MAX];
    prices_ends(prices, ground, kind, wake_uct, sleep_uct);
    const struct pricing_task task = {.day = kind,
                                      .rewards_uct = rewards_uct,
                                      .wake_uct = wake_uct,
                                      .sleep_uct = sleep_uct,
                                      .skip_ct = skip_ct,
                                      .memory = &memory};
    pricing_lay(&pricing, ground, &task, &scratch);
    togo_fill(&togo, &pricing, SLICES, &scratch);
    const int64_t whole_uct = togo_day_uct(&togo, day->open_tod);
    const int64_t rest_uct = togo_day_uct(&togo, day->open_tod + part_s);
    arena_release(&scratch);
    return whole_uct > rest_uct ? (whole_uct - rest_uct) * HOUR_S / part_s : 0;
}

void hours_at(const struct ground *ground, const struct prices *prices,
              const int32_t *skip_ct, int64_t *hour_uct)
{
    for (uint32_t d = 0; d < ground->day_count; d++)
        hour_uct[d] = ground->kind_of[d] == d ? hour_of(ground, prices, skip_ct, d)
                                              : hour_uct[ground->kind_of[d]];
}

int64_t hour_of_tour(const struct ground *ground, const struct tour *tour)
{
    const struct ground_day *day = &ground->days[tour->day];
    const int32_t span_s = day->close_tod - day->open_tod;
    int64_t net_ct = -tour->cost_ct;
    for (uint32_t p = 1; p <= tour->count; p++) {
        const struct week_node *node = &ground->week->nodes[tour->stops[p].node];
        if (!ground->week->groups[node->group].is_must)
            net_ct += node->value_ct[tour->day];
    }
    return net_ct > 0 && span_s > 0 ? net_ct * CT_UCT * HOUR_S / span_s : 0;
}
