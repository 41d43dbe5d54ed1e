// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/write_certificate.h"

#include "plan/knapsack.h"

#include <string.h>

static const int64_t *copied(const int64_t *numbers, uint32_t count,
                             struct arena *arena)
{
    int64_t *copy = ARENA_ARRAY(arena, count, int64_t);
    if (count > 0)
        memcpy(copy, numbers, count * sizeof *copy);
    return copy;
}

/* What can be in a best route of the day; only that needs to be remembered. */
static bool *wanted_nodes(const struct generation *generation,
                          const struct prices *prices, uint32_t day,
                          struct arena *scratch)
{
    const struct ground *ground = generation->ground;
    int64_t *rewards_uct = ARENA_ARRAY(scratch, ground->node_count, int64_t);
    bool *is_wanted = ARENA_ARRAY(scratch, ground->node_count, bool);
    prices_rewards(prices, ground, day, rewards_uct);
    for (uint32_t n = 0; n < ground->node_count; n++)
        is_wanted[n] = !opening_is_shut(ground_opening(ground, day, n)) &&
                       (generation->skip_ct[n] == SKIP_NEVER ||
                        rewards_uct[n] > -(int64_t)generation->skip_ct[n] * CT_UCT);
    return is_wanted;
}

static void write_memories(const struct generation *generation,
                           const struct prices *prices, uint32_t day,
                           struct certificate_day *written, struct arena *arena)
{
    const struct ground *ground = generation->ground;
    const struct memory *memory = &generation->memory[ground->kind_of[day]];
    struct arena scratch = {0};
    const bool *is_wanted = wanted_nodes(generation, prices, day, &scratch);
    struct certificate_memory *memories = NULL;
    size_t capacity = 0;
    for (uint32_t n = 0; n < ground->node_count; n++) {
        for (uint32_t g = 0; is_wanted[n] && g < ground->group_count; g++) {
            const struct range nodes = ground->group_nodes[g];
            bool has_wanted = false;
            for (uint32_t i = 0; i < nodes.count; i++)
                has_wanted = has_wanted || is_wanted[nodes.first + i];
            if (!has_wanted || g == ground->nodes[n].group || !memory_has(memory, n, g))
                continue;
            memories = arena_grow(arena, memories, &capacity,
                                  (size_t)written->memory_count + 1, sizeof *memories);
            memories[written->memory_count++] = (struct certificate_memory){n, g};
        }
    }
    written->memories = memories;
    arena_release(&scratch);
}

static const struct certificate_day *write_days(const struct generation *generation,
                                                const struct prices *prices,
                                                const int64_t *most_uct,
                                                struct arena *arena)
{
    const struct ground *ground = generation->ground;
    struct certificate_day *days =
        ARENA_ARRAY(arena, ground->day_count, struct certificate_day);
    for (uint32_t d = 0; d < ground->day_count; d++) {
        days[d].kind = ground->kind_of[d];
        days[d].most_uct = most_uct[ground->kind_of[d]];
        write_memories(generation, prices, d, &days[d], arena);
    }
    return days;
}

struct certificate *write_certificate(const struct generation *generation,
                                      struct arena *arena)
{
    const bool is_priced =
        generation->has_bound && generation->priced_ct == generation->bound_ct;
    struct prices prices = generation->best_prices;
    int64_t knapsack_uct[WEEK_DAYS_MAX];
    struct certificate part = {0};
    part.kind = "priced";
    if (!is_priced && generation->is_enumerated) {
        part = generation->proof;
        part.kind = "enumerated";
    } else if (!is_priced) {
        prices = prices_new(generation->ground, arena);
        if (!knapsack_prices(generation->ground, &prices, knapsack_uct))
            return NULL;
        part.kind = "knapsack";
    }
    part.bound_ct = generation->bound_ct;
    part.group_uct = copied(prices.group_uct, prices.count, arena);
    part.group_count = prices.count;
    part.quota_uct = copied(prices.quota_uct, prices.quota_count, arena);
    part.quota_count = prices.quota_count;
    part.night_uct = copied(prices.night_uct, prices.night_count, arena);
    part.night_count = prices.night_count;
    part.days =
        write_days(generation, &prices,
                   is_priced || generation->is_enumerated ? generation->best_day_uct
                                                          : knapsack_uct,
                   arena);
    part.day_count = generation->ground->day_count;
    return certificate_copy(&part, arena);
}
