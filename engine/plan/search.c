// SPDX-License-Identifier: GPL-3.0-or-later
/* The week is ruined a little and filled again, some ten thousand times a second, and a
 * worse week is accepted now and then by annealing (counted iterations, never time).
 * `trial` equals `current` between iterations; only the days that an iteration touched
 * are copied. */
#include "plan/search.h"

#include "base/sorting.h"
#include "plan/recreate.h"
#include "plan/ruin.h"

#include <assert.h>
#include <math.h>
#include <string.h>

enum { NEAR_MAX = 120, BLINK_RARITY = 100, STOP_EVERY = 256 };

static void find_candidates(struct search *search)
{
    const struct ground *ground = search->ground;
    search->candidates = ARENA_ARRAY(&search->arena, ground->node_count, uint32_t);
    for (uint32_t n = 0; n < ground->node_count; n++) {
        bool is_open = false;
        for (uint32_t d = 0; d < ground->day_count; d++)
            is_open = is_open || !opening_is_shut(ground_opening(ground, d, n));
        if (is_open)
            search->candidates[search->candidate_count++] = n;
    }
}

/* The most a node can bring, with or without the penalty that it saves. */
static int64_t most_ct(const struct ground *ground, uint32_t node, bool with_penalty)
{
    const struct week_node *visit = &ground->week->nodes[node];
    int64_t most = 0;
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (!opening_is_shut(ground_opening(ground, d, node)) &&
            visit->value_ct[d] > most)
            most = visit->value_ct[d];
    if (!with_penalty)
        return most;
    most += ground->week->groups[visit->group].miss_ct;
    for (uint32_t q = 0; q < ground->week->quota_count; q++) {
        const struct week_quota *quota = &ground->week->quotas[q];
        most += quota->miss_ct * (week_quota_missing(quota, 0) -
                                  week_quota_missing(quota, quota->amounts[node]));
    }
    return most;
}

static int64_t open_s(const struct ground *ground, uint32_t node)
{
    int64_t sum = 0;
    for (uint32_t d = 0; d < ground->day_count; d++) {
        const struct opening_range *opening = ground_opening(ground, d, node);
        if (opening_is_shut(opening))
            continue;
        sum += opening->close_tod - opening->open_tod + 1;
        for (uint32_t i = 0; i < opening->more_count; i++) {
            const struct window more = ground->windows[opening->more_first + i];
            sum += more.close_tod - more.open_tod + 1;
        }
    }
    return sum;
}

static uint32_t *sorted_candidates(struct search *search, const double *keys)
{
    struct arena *arena = &search->arena;
    uint32_t *order = ARENA_ARRAY(arena, search->candidate_count, uint32_t);
    sorting_order_f64(keys, order, search->candidate_count);
    for (uint32_t i = 0; i < search->candidate_count; i++)
        order[i] = search->candidates[order[i]];
    return order;
}

static void sort_candidates(struct search *search)
{
    const struct ground *ground = search->ground;
    const uint32_t count = search->candidate_count;
    double *keys = ARENA_ARRAY(&search->arena, 3 * (size_t)count, double);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t node = search->candidates[i];
        const double gain = (double)most_ct(ground, node, true);
        keys[i] = -gain;
        keys[count + i] = -gain / (ground->nodes[node].need_s + 1);
        keys[2 * count + i] = (double)open_s(ground, node);
        search->mean_value_ct += (double)most_ct(ground, node, false) / count;
    }
    for (uint32_t i = 0; i < 3; i++)
        search->orders[i] = sorted_candidates(search, keys + (size_t)i * count);
    search->order = ARENA_ARRAY(&search->arena, count, uint32_t);
}

static void sort_near(struct search *search)
{
    const struct ground *ground = search->ground;
    const uint32_t count = search->candidate_count;
    search->near_count = count < NEAR_MAX ? count : NEAR_MAX;
    uint32_t *near = ARENA_ARRAY(
        &search->arena, (size_t)ground->node_count * search->near_count, uint32_t);
    struct arena scratch = {0};
    int64_t *keys = ARENA_ARRAY(&scratch, count, int64_t);
    uint32_t *order = ARENA_ARRAY(&scratch, count, uint32_t);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t node = search->candidates[i], place = ground->nodes[node].place;
        for (uint32_t j = 0; j < count; j++) {
            const uint32_t other = ground->nodes[search->candidates[j]].place;
            keys[j] = (int64_t)ground_leg(ground, place, other).drive_s +
                      ground_leg(ground, other, place).drive_s;
        }
        sorting_order_i64(keys, order, count);
        for (uint32_t j = 0; j < search->near_count; j++)
            near[(size_t)node * search->near_count + j] = search->candidates[order[j]];
    }
    search->near = near;
    arena_release(&scratch);
}

void search_init(struct search *search, const struct ground *ground, struct pool *pool,
                 uint64_t seed)
{
    *search = (struct search){.ground = ground, .pool = pool};
    rng_init(&search->rng, seed, 0);
    blink_init(&search->blink, &search->rng, BLINK_RARITY);
    draft_init(&search->current, ground, &search->arena);
    draft_init(&search->trial, ground, &search->arena);
    draft_init(&search->best, ground, &search->arena);
    find_candidates(search);
    sort_candidates(search);
    sort_near(search);
    search->is_dropped = ARENA_ARRAY(&search->arena, ground->node_count, uint8_t);
    search->marked = ARENA_ARRAY(&search->arena, ground->node_count, uint32_t);
}

void search_release(struct search *search)
{
    arena_release(&search->arena);
    *search = (struct search){0};
}

void search_start(struct search *search, const struct draft *draft)
{
    draft_copy(&search->current, draft);
    draft_copy(&search->trial, draft);
    if (draft_net_ct(draft) > draft_net_ct(&search->best))
        draft_copy(&search->best, draft);
}

/* Make these days of `to` as they are in `from`. */
static void copy_days(struct draft *to, const struct draft *from, uint32_t days)
{
    for (uint32_t d = 0; d < to->ground->day_count; d++) {
        const struct tour *old = &to->tours[d];
        for (uint32_t p = 1; (days >> d & 1) && p <= old->count; p++) {
            to->day_of[old->stops[p].node] = NO_IX;
            to->node_of[to->ground->nodes[old->stops[p].node].group] = NO_IX;
        }
    }
    for (uint32_t d = 0; d < to->ground->day_count; d++) {
        if (!(days >> d & 1))
            continue;
        tour_copy(&to->tours[d], &from->tours[d]);
        const struct tour *tour = &to->tours[d];
        for (uint32_t p = 1; p <= tour->count; p++) {
            to->day_of[tour->stops[p].node] = d;
            to->node_of[to->ground->nodes[tour->stops[p].node].group] =
                tour->stops[p].node;
        }
    }
    to->visit_count = from->visit_count;
    to->penalty_ct = from->penalty_ct;
    memcpy(to->quota_taken, from->quota_taken, sizeof to->quota_taken);
}

static void accept(struct search *search, uint32_t days)
{
    copy_days(&search->current, &search->trial, days);
    for (uint32_t d = 0; d < search->ground->day_count; d++)
        if (days >> d & 1)
            pool_add_tour(search->pool, search->ground->kind_of[d],
                          &search->current.tours[d]);
}

/* -log of a uniform draw, times the temperature: how much worse is still accepted. */
static double patience(struct search *search, double temperature)
{
    return -temperature * log(1 - rng_real(&search->rng));
}

void search_run(struct search *search, const struct search_options *options)
{
    if (search->candidate_count == 0)
        return;
    const double scale_ct = search->mean_value_ct > 1 ? search->mean_value_ct : 1;
    const double hot = options->hot_share * scale_ct;
    const double cold = options->cold_share * scale_ct;
    const double cooling = pow(cold / hot, 1.0 / (double)(options->iterations + 1));
    double temperature = hot;
    int64_t current_ct = draft_net_ct(&search->current);
    int64_t best_ct = draft_net_ct(&search->best);
    for (uint64_t i = 0; i < options->iterations; i++, temperature *= cooling) {
        if (options->stop && i % STOP_EVERY == 0 && atomic_load(options->stop))
            break;
        search->iterations++;
        uint32_t days = ruin(search);
        days |= recreate(search, options);
        const int64_t trial_ct = draft_net_ct(&search->trial);
        if ((double)trial_ct <= (double)current_ct - patience(search, temperature)) {
            copy_days(&search->trial, &search->current, days);
            continue;
        }
        accept(search, days);
        current_ct = trial_ct;
        if (current_ct > best_ct) {
            draft_copy(&search->best, &search->current);
            best_ct = current_ct;
        }
    }
}
