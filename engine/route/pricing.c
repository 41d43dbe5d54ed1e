// SPDX-License-Identifier: GPL-3.0-or-later
/* A node is left out when it can be skipped from every route and its reward does not
 * pay for that: see skip.h. One corner needs care: a stop can be the place where lunch
 * is eaten in the middle of a drive that is longer than all the time in which lunch may
 * start; then the route without that stop has nowhere to eat. On a day with such drives
 * lunch is allowed anywhere on the way, which contains every real route, so that bounds
 * stay bounds; routes found are checked before they are used. */
#include "route/pricing.h"

static bool is_wanted(const struct ground *ground, const struct pricing_task *task,
                      uint32_t node)
{
    if (opening_is_shut(ground_opening(ground, task->day, node)))
        return false;
    const int64_t reward_uct = task->rewards_uct[node];
    const int32_t skip_ct = task->skip_ct[node];
    return skip_ct == SKIP_NEVER ||
           reward_uct > -(int64_t)skip_ct * CT_UCT - task->spare_uct;
}

static void choose_nodes(struct pricing *pricing, const struct pricing_task *task,
                         struct arena *arena)
{
    const struct ground *ground = pricing->ground;
    uint32_t group_count = 0, group = NO_IX;
    pricing->nodes = ARENA_ARRAY(arena, ground->node_count, uint32_t);
    pricing->groups = ARENA_ARRAY(arena, ground->node_count, uint32_t);
    for (uint32_t n = 0; n < ground->node_count; n++) {
        if (!is_wanted(ground, task, n))
            continue;
        /* Nodes come by group, so the groups in use are numbered as they appear. */
        if (ground->nodes[n].group != group)
            group_count++;
        group = ground->nodes[n].group;
        pricing->nodes[pricing->count] = n;
        pricing->groups[pricing->count++] = group_count - 1;
    }
    pricing->words = (group_count + 63) / 64;
}

static void lay_rows(struct pricing *pricing, const struct pricing_task *task,
                     struct arena *arena)
{
    const struct ground *ground = pricing->ground;
    const uint32_t count = pricing->count;
    pricing->rewards_uct = ARENA_ARRAY(arena, count, int64_t);
    pricing->services_s = ARENA_ARRAY(arena, count, int32_t);
    pricing->openings = ARENA_ARRAY(arena, count, struct opening_range);
    pricing->first = ARENA_ARRAY(arena, count, struct leg);
    pricing->last = ARENA_ARRAY(arena, count, struct leg);
    pricing->legs = ARENA_ARRAY(arena, (size_t)count * count, struct leg);
    pricing->empty =
        ground_leg(ground, pricing->day->start_place, pricing->day->end_place);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t node = pricing->nodes[i], place = ground->nodes[node].place;
        pricing->rewards_uct[i] = task->rewards_uct[node];
        pricing->services_s[i] = ground->nodes[node].service_s;
        pricing->openings[i] = *ground_opening(ground, task->day, node);
        pricing->first[i] = ground_leg(ground, pricing->day->start_place, place);
        pricing->last[i] = ground_leg(ground, place, pricing->day->end_place);
        for (uint32_t j = 0; j < count; j++)
            pricing->legs[(size_t)i * count + j] =
                ground_leg(ground, place, ground->nodes[pricing->nodes[j]].place);
    }
}

/* Memory in the numbers used here. */
static void lay_memory(struct pricing *pricing, const struct memory *memory,
                       struct arena *arena)
{
    const uint32_t count = pricing->count, words = pricing->words;
    pricing->remembered = ARENA_ARRAY(arena, (size_t)count * words, uint64_t);
    for (uint32_t i = 0; i < count; i++) {
        for (uint32_t j = 0; j < count; j++) {
            const uint32_t group = pricing->groups[j];
            const uint32_t known = pricing->ground->nodes[pricing->nodes[j]].group;
            if (memory_has(memory, pricing->nodes[i], known))
                pricing->remembered[(size_t)i * words + group / 64] |= (uint64_t)1
                                                                       << group % 64;
        }
    }
}

static bool has_long_leg(const struct pricing *pricing)
{
    const struct ground_day *day = pricing->day;
    const size_t count = pricing->count;
    int32_t longest = 0;
    for (size_t i = 0; i < count * count; i++)
        if (pricing->legs[i].drive_s < LEG_NONE_S && pricing->legs[i].drive_s > longest)
            longest = pricing->legs[i].drive_s;
    for (size_t i = 0; i < count; i++) {
        const int32_t first = pricing->first[i].drive_s,
                      last = pricing->last[i].drive_s;
        longest = first < LEG_NONE_S && first > longest ? first : longest;
        longest = last < LEG_NONE_S && last > longest ? last : longest;
    }
    return day->lunch_s > 0 && longest > day->lunch_close_tod - day->lunch_open_tod;
}

void pricing_lay(struct pricing *pricing, const struct ground *ground,
                 const struct pricing_task *task, struct arena *arena)
{
    *pricing = (struct pricing){
        .ground = ground,
        .day = &ground->days[task->day],
        .day_ix = task->day,
        .counts_visits = task->counts_visits,
        .counts_driving = task->counts_driving,
    };
    choose_nodes(pricing, task, arena);
    lay_rows(pricing, task, arena);
    lay_memory(pricing, task->memory, arena);
    pricing->eats_anywhere = has_long_leg(pricing);
}
