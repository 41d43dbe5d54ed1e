// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/recreate.h"

enum {
    RANDOM_PERCENT = 40,
    VALUE_PERCENT = 20,
    DENSITY_PERCENT = 15,
    NOISE_PERCENT = 15
};

/* Copy a sorted order with neighbours mixed up: each moves at most `reach` places. */
static void copy_noisy(struct search *search, const uint32_t *sorted, uint32_t reach)
{
    const uint32_t count = search->candidate_count;
    for (uint32_t i = 0; i < count; i++)
        search->order[i] = sorted[i];
    for (uint32_t i = 0; i + 1 < count; i++) {
        const uint32_t left = count - i;
        const uint32_t j = i + rng_below(&search->rng, left < reach ? left : reach);
        const uint32_t swapped = search->order[i];
        search->order[i] = search->order[j];
        search->order[j] = swapped;
    }
}

static const uint32_t *choose_order(struct search *search)
{
    const uint32_t draw = rng_below(&search->rng, 100);
    if (draw < RANDOM_PERCENT) {
        copy_noisy(search, search->candidates, search->candidate_count);
        return search->order;
    }
    if (draw < RANDOM_PERCENT + VALUE_PERCENT)
        return search->orders[0];
    if (draw < RANDOM_PERCENT + VALUE_PERCENT + DENSITY_PERCENT)
        return search->orders[1];
    if (draw < RANDOM_PERCENT + VALUE_PERCENT + DENSITY_PERCENT + NOISE_PERCENT) {
        copy_noisy(search, search->orders[0], 1 + search->candidate_count / 8);
        return search->order;
    }
    return search->orders[2];
}

/* Nothing that needs more than this fits into the day. */
static int32_t largest_room(const struct tour *tour)
{
    int32_t most = 0;
    for (uint32_t p = 0; p <= tour->count; p++)
        if (tour->stops[p].room_s > most)
            most = tour->stops[p].room_s;
    return most;
}

static uint32_t try_node(struct search *search, const struct search_options *options,
                         const int64_t *price_uct, uint32_t node, int32_t *room_s)
{
    const struct ground *ground = search->ground;
    struct draft *draft = &search->trial;
    struct insertion best = {.score_uct = INT64_MIN};
    uint32_t best_day = NO_IX;
    const int64_t quota_ct = draft_quota_ct(draft, node);
    for (uint32_t d = 0; d < ground->day_count; d++) {
        if (ground->nodes[node].need_s > room_s[d])
            continue;
        int64_t gain_uct = draft_gain_ct(ground, node, d) * CT_UCT;
        /* A price has what quotas are short of in it. */
        gain_uct += price_uct ? -price_uct[node] : quota_ct * CT_UCT;
        if (insert_best(ground, &draft->tours[d], node, gain_uct, options->second_uct,
                        &search->blink, &best))
            best_day = d;
    }
    if (best_day == NO_IX)
        return NO_IX;
    if (draft_gain_ct(ground, node, best_day) + quota_ct < best.travel_ct)
        return NO_IX;
    draft_insert(draft, node, best_day, best.position);
    room_s[best_day] = largest_room(&draft->tours[best_day]);
    return best_day;
}

uint32_t recreate(struct search *search, const struct search_options *options)
{
    const struct draft *draft = &search->trial;
    const uint32_t *order = choose_order(search);
    const int64_t *price_uct =
        options->price_uct && (rng_next(&search->rng) & 1) ? options->price_uct : NULL;
    int32_t room_s[WEEK_DAYS_MAX], most_s = 0;
    uint32_t days = 0;
    for (uint32_t d = 0; d < search->ground->day_count; d++) {
        room_s[d] = largest_room(&draft->tours[d]);
        most_s = room_s[d] > most_s ? room_s[d] : most_s;
    }
    for (uint32_t i = 0; i < search->candidate_count; i++) {
        const uint32_t node = order[i];
        if (search->ground->nodes[node].need_s > most_s ||
            draft->node_of[search->ground->nodes[node].group] != NO_IX ||
            !draft_has_quota(draft, node))
            continue;
        const uint32_t day = try_node(search, options, price_uct, node, room_s);
        if (day == NO_IX)
            continue;
        days |= 1u << day;
        most_s = 0;
        for (uint32_t d = 0; d < search->ground->day_count; d++)
            most_s = room_s[d] > most_s ? room_s[d] : most_s;
    }
    return days;
}
