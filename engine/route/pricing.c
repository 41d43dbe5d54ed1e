// SPDX-License-Identifier: GPL-3.0-or-later
/* A node is left out when it can be skipped from every route and its reward does not
 * pay for that: see skip.h. One corner needs care: a stop can be the place where lunch
 * is eaten in the middle of a drive that is longer than all the time in which lunch may
 * start; then the route without that stop has nowhere to eat. On a day with such drives
 * lunch is allowed anywhere on the way, which contains every real route, so that bounds
 * stay bounds; routes found are checked before they are used. */
#include "route/pricing.h"

#include "base/sorting.h"

enum { RECALL_NEAR = 3 }; /* remembered by the value-to-go from the start */

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
    pricing->legs = ARENA_ARRAY(arena, (size_t)count * count, struct leg);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t node = pricing->nodes[i], place = ground->nodes[node].place;
        pricing->rewards_uct[i] = task->rewards_uct[node];
        pricing->services_s[i] = ground->nodes[node].service_s;
        pricing->openings[i] = *ground_opening(ground, task->day, node);
        for (uint32_t j = 0; j < count; j++)
            pricing->legs[(size_t)i * count + j] =
                ground_leg(ground, place, ground->nodes[pricing->nodes[j]].place);
    }
}

static void lay_ends(struct pricing *pricing, const struct pricing_task *task,
                     struct arena *arena)
{
    const struct ground *ground = pricing->ground;
    const uint32_t count = pricing->count, d = task->day;
    pricing->wake_count = ground_wakes(ground, d);
    pricing->sleep_count = ground_sleeps(ground, d);
    for (uint32_t e = 0; e < pricing->wake_count; e++) {
        struct pricing_end *wake = &pricing->wakes[e];
        *wake = (struct pricing_end){e, task->wake_uct ? task->wake_uct[e] : 0,
                                     ARENA_ARRAY(arena, count, struct leg)};
        for (uint32_t i = 0; i < count; i++)
            wake->legs[i] = ground_leg(ground, ground_wake_place(ground, d, e),
                                       ground->nodes[pricing->nodes[i]].place);
    }
    for (uint32_t e = 0; e < pricing->sleep_count; e++) {
        struct pricing_end *sleep = &pricing->sleeps[e];
        *sleep = (struct pricing_end){e, task->sleep_uct ? task->sleep_uct[e] : 0,
                                      ARENA_ARRAY(arena, count, struct leg)};
        for (uint32_t i = 0; i < count; i++)
            sleep->legs[i] = ground_leg(ground, ground->nodes[pricing->nodes[i]].place,
                                        ground_sleep_place(ground, d, e));
    }
}

static void lay_empty(struct pricing *pricing)
{
    const struct ground *ground = pricing->ground;
    const uint32_t d = pricing->day_ix;
    pricing->empty_uct = REWARD_NEVER;
    for (uint32_t w = 0; w < pricing->wake_count; w++) {
        for (uint32_t s = 0; s < pricing->sleep_count; s++) {
            const struct leg leg = ground_leg(ground, ground_wake_place(ground, d, w),
                                              ground_sleep_place(ground, d, s));
            const int64_t uct = pricing->wakes[w].reward_uct +
                                pricing->sleeps[s].reward_uct -
                                (int64_t)leg.cost_ct * CT_UCT;
            if (uct > pricing->empty_uct && ground_transfer_fits(ground, d, w, s))
                pricing->empty_uct = uct;
        }
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

static int32_t longest_of(const struct leg *legs, size_t count)
{
    int32_t longest = 0;
    for (size_t i = 0; i < count; i++)
        if (legs[i].drive_s < LEG_NONE_S && legs[i].drive_s > longest)
            longest = legs[i].drive_s;
    return longest;
}

static bool has_long_leg(const struct pricing *pricing)
{
    const struct ground_day *day = pricing->day;
    const size_t count = pricing->count;
    int32_t longest = longest_of(pricing->legs, count * count);
    for (uint32_t w = 0; w < pricing->wake_count; w++) {
        const int32_t first = longest_of(pricing->wakes[w].legs, count);
        longest = first > longest ? first : longest;
    }
    for (uint32_t s = 0; s < pricing->sleep_count; s++) {
        const int32_t last = longest_of(pricing->sleeps[s].legs, count);
        longest = last > longest ? last : longest;
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
    lay_ends(pricing, task, arena);
    lay_empty(pricing);
    lay_memory(pricing, task->memory, arena);
    pricing->eats_anywhere = has_long_leg(pricing);
}

static void recall(struct pricing *pricing, uint32_t i, uint32_t group)
{
    for (uint32_t b = 0; b < pricing->recall_count[i]; b++)
        if (pricing->recalled[i][b] == group)
            return;
    if (group != pricing->groups[i])
        pricing->recalled[i][pricing->recall_count[i]++] = group;
}

/* What has been learnt, where it is looked at. */
static void recall_learnt(struct pricing *pricing, uint32_t i,
                          const struct recall_set *learnt)
{
    for (uint32_t b = 0; b < learnt->count; b++) {
        for (uint32_t k = 0; k < pricing->count; k++) {
            if (pricing->ground->nodes[pricing->nodes[k]].group == learnt->groups[b]) {
                recall(pricing, i, pricing->groups[k]);
                break;
            }
        }
    }
}

static void recall_near(struct pricing *pricing, struct memory *memory, uint32_t i,
                        int64_t *keys, uint32_t *order)
{
    const uint32_t count = pricing->count;
    for (uint32_t k = 0; k < count; k++)
        keys[k] = (int64_t)pricing->legs[(size_t)i * count + k].drive_s +
                  pricing->legs[(size_t)k * count + i].drive_s + pricing->services_s[k];
    sorting_order_i64(keys, order, count);
    for (uint32_t at = 0; at < count && pricing->recall_count[i] < RECALL_NEAR; at++) {
        recall(pricing, i, pricing->groups[order[at]]);
        memory_add(memory, pricing->nodes[i],
                   pricing->ground->nodes[pricing->nodes[order[at]]].group);
    }
}

void pricing_recall(struct pricing *pricing, struct memory *memory, struct arena *arena)
{
    const uint32_t count = pricing->count;
    struct arena scratch = {0};
    int64_t *keys = ARENA_ARRAY(&scratch, count, int64_t);
    uint32_t *order = ARENA_ARRAY(&scratch, count, uint32_t);
    pricing->recalled = arena_alloc(arena, count * sizeof *pricing->recalled);
    pricing->recall_count = ARENA_ARRAY(arena, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        recall_learnt(pricing, i, &memory->recalls[pricing->nodes[i]]);
        recall_near(pricing, memory, i, keys, order);
    }
    arena_release(&scratch);
}
