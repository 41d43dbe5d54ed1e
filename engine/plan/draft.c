// SPDX-License-Identifier: GPL-3.0-or-later
#include "plan/draft.h"

#include "plan/nights.h"

#include <assert.h>
#include <string.h>

static uint32_t day_capacity(const struct ground *ground, uint32_t day)
{
    uint32_t open = 0;
    for (uint32_t n = 0; n < ground->node_count; n++)
        open += !opening_is_shut(ground_opening(ground, day, n));
    const uint32_t cap = ground->days[day].visits_max;
    return open < cap ? open : cap;
}

void draft_init(struct draft *draft, const struct ground *ground, struct arena *arena)
{
    *draft = (struct draft){
        .ground = ground,
        .day_of = ARENA_ARRAY(arena, ground->node_count, uint32_t),
        .node_of = ARENA_ARRAY(arena, ground->group_count, uint32_t),
    };
    for (uint32_t d = 0; d < ground->day_count; d++)
        tour_init(&draft->tours[d], ground, d, day_capacity(ground, d), arena);
    for (uint32_t n = 0; n < ground->node_count; n++)
        draft->day_of[n] = NO_IX;
    for (uint32_t g = 0; g < ground->group_count; g++) {
        draft->node_of[g] = NO_IX;
        draft->penalty_ct += ground->week->groups[g].miss_ct;
    }
    for (uint32_t q = 0; q < ground->week->quota_count; q++)
        draft->penalty_ct +=
            ground->week->quotas[q].least * ground->week->quotas[q].miss_ct;
}

void draft_copy(struct draft *to, const struct draft *from)
{
    const struct ground *ground = from->ground;
    for (uint32_t d = 0; d < ground->day_count; d++)
        tour_copy(&to->tours[d], &from->tours[d]);
    memcpy(to->day_of, from->day_of, ground->node_count * sizeof *to->day_of);
    memcpy(to->node_of, from->node_of, ground->group_count * sizeof *to->node_of);
    to->visit_count = from->visit_count;
    to->penalty_ct = from->penalty_ct;
    memcpy(to->quota_taken, from->quota_taken, sizeof to->quota_taken);
}

int64_t draft_net_ct(const struct draft *draft)
{
    int64_t net_ct = -draft->penalty_ct;
    for (uint32_t d = 0; d < draft->ground->day_count; d++)
        net_ct += tour_net_ct(&draft->tours[d]);
    return net_ct;
}

bool draft_has_quota(const struct draft *draft, uint32_t node)
{
    const struct week *week = draft->ground->week;
    for (uint32_t q = 0; q < week->quota_count; q++)
        if (draft->quota_taken[q] + week->quotas[q].amounts[node] >
            week->quotas[q].most)
            return false;
    return true;
}

bool draft_keeps_quotas(const struct draft *draft)
{
    const struct week *week = draft->ground->week;
    for (uint32_t q = 0; q < week->quota_count; q++)
        if (draft->quota_taken[q] > week->quotas[q].most)
            return false;
    return true;
}

/* What the penalty of a quota becomes smaller by when so much more is taken. */
static int64_t saved_ct(const struct week_quota *quota, int64_t taken, int64_t more)
{
    return quota->miss_ct *
           (week_quota_missing(quota, taken) - week_quota_missing(quota, taken + more));
}

int64_t draft_quota_ct(const struct draft *draft, uint32_t node)
{
    const struct week *week = draft->ground->week;
    int64_t sum_ct = 0;
    for (uint32_t q = 0; q < week->quota_count; q++)
        sum_ct += saved_ct(&week->quotas[q], draft->quota_taken[q],
                           week->quotas[q].amounts[node]);
    return sum_ct;
}

int64_t draft_quota_loss_ct(const struct draft *draft, uint32_t node)
{
    const struct week *week = draft->ground->week;
    int64_t sum_ct = 0;
    for (uint32_t q = 0; q < week->quota_count; q++)
        sum_ct -= saved_ct(&week->quotas[q], draft->quota_taken[q],
                           -week->quotas[q].amounts[node]);
    return sum_ct;
}

int64_t draft_quota_change_ct(const struct draft *draft, uint32_t day,
                              const struct splice *splice)
{
    const struct week *week = draft->ground->week;
    int64_t sum_ct = 0;
    for (uint32_t q = 0; q < week->quota_count; q++) {
        const int32_t *amounts = week->quotas[q].amounts;
        int64_t more = 0;
        for (uint32_t i = 0; i < splice->node_count; i++)
            more += amounts[splice->nodes[i]];
        for (uint32_t i = 0; i < splice->removed; i++)
            more -= amounts[draft->tours[day].stops[splice->first + i].node];
        sum_ct += saved_ct(&week->quotas[q], draft->quota_taken[q], more);
    }
    return sum_ct;
}

static void note_quotas(struct draft *draft, uint32_t node, int64_t times)
{
    const struct week *week = draft->ground->week;
    for (uint32_t q = 0; q < week->quota_count; q++) {
        const int64_t more = times * week->quotas[q].amounts[node];
        draft->penalty_ct -= saved_ct(&week->quotas[q], draft->quota_taken[q], more);
        draft->quota_taken[q] += more;
    }
}

static void note_in(struct draft *draft, uint32_t node, uint32_t day)
{
    const uint32_t group = draft->ground->nodes[node].group;
    assert(draft->node_of[group] == NO_IX);
    draft->node_of[group] = node;
    draft->day_of[node] = day;
    draft->visit_count++;
    note_quotas(draft, node, 1);
    draft->penalty_ct -= draft->ground->week->groups[group].miss_ct;
}

static void note_out(struct draft *draft, uint32_t node)
{
    const uint32_t group = draft->ground->nodes[node].group;
    assert(draft->node_of[group] == node);
    draft->node_of[group] = NO_IX;
    draft->day_of[node] = NO_IX;
    draft->visit_count--;
    note_quotas(draft, node, -1);
    draft->penalty_ct += draft->ground->week->groups[group].miss_ct;
}

void draft_splice(struct draft *draft, uint32_t day, const struct splice *splice)
{
    struct tour *tour = &draft->tours[day];
    for (uint32_t i = 0; i < splice->removed; i++)
        note_out(draft, tour->stops[splice->first + i].node);
    for (uint32_t i = 0; i < splice->node_count; i++)
        note_in(draft, splice->nodes[i], day);
    splice_apply(draft->ground, tour, splice);
}

void draft_insert(struct draft *draft, uint32_t node, uint32_t day, uint32_t position)
{
    draft_splice(draft, day, &(struct splice){position, 0, &node, 1});
}

void draft_set_day(struct draft *draft, uint32_t day, const uint32_t *nodes,
                   uint32_t count)
{
    draft_splice(draft, day,
                 &(struct splice){1, draft->tours[day].count, nodes, count});
}

void draft_drop(struct draft *draft, uint32_t day, const uint8_t *is_dropped)
{
    struct tour *tour = &draft->tours[day];
    for (uint32_t p = 1; p <= tour->count; p++)
        note_out(draft, tour->stops[p].node);
    tour_drop(draft->ground, tour, is_dropped);
    for (uint32_t p = 1; p <= tour->count; p++)
        note_in(draft, tour->stops[p].node, day);
}

void draft_set_ends(struct draft *draft, uint32_t day, uint32_t wake, uint32_t sleep)
{
    struct tour *tour = &draft->tours[day];
    assert(tour->count == 0);
    tour->wake = wake;
    tour->sleep = sleep;
    tour_clear(tour, draft->ground);
}

bool draft_can_sleep(const struct draft *draft, uint32_t day, uint32_t sleep)
{
    const struct ground *ground = draft->ground;
    const struct tour *evening = &draft->tours[day], *morning = evening + 1;
    uint32_t away = 0;
    for (uint32_t d = 0; d < ground->day_count; d++)
        if (d == day ? sleep != 0 : draft->tours[d].sleep != 0)
            away |= 1u << d;
    return sleep < ground_sleeps(ground, day) && nights_keep(ground, away) &&
           ground_transfer_fits(ground, day, evening->wake, sleep) &&
           ground_transfer_fits(ground, day + 1, sleep, morning->sleep);
}

static void turn_day(struct draft *draft, uint32_t day, uint32_t wake, uint32_t sleep)
{
    struct tour *tour = &draft->tours[day];
    for (uint32_t p = 1; p <= tour->count; p++)
        note_out(draft, tour->stops[p].node);
    tour_turn(draft->ground, tour, wake, sleep);
    for (uint32_t p = 1; p <= tour->count; p++)
        note_in(draft, tour->stops[p].node, day);
}

void draft_sleep(struct draft *draft, uint32_t day, uint32_t sleep)
{
    assert(draft_can_sleep(draft, day, sleep));
    turn_day(draft, day, draft->tours[day].wake, sleep);
    turn_day(draft, day + 1, sleep, draft->tours[day + 1].sleep);
}
