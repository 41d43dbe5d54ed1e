// SPDX-License-Identifier: GPL-3.0-or-later
/* A visit that pays less than leaving it out can cost is in no best route, where the
 * way around it is never longer than the way through and no drive is longer than the
 * time in which lunch may begin (or a stop might be needed for lunch): then nothing
 * that is possible with it becomes impossible without.
 *
 * The rest of a day is filled from its last slice of time to its first. A slice stands
 * for all starts in it or later, so what is in it is the best of its first instant: too
 * high at most. Visits that take less than a slice are gone over until nothing rises.
 */
#include "audit/proof_day.h"

#include <string.h>

enum { SLICES_MOST = 512, PASSES_MOST = 600 };

static int32_t larger(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static int32_t smaller(int32_t a, int32_t b)
{
    return a < b ? a : b;
}

int32_t proof_next_start(const struct proof_node *node, int32_t tod)
{
    for (uint32_t i = 0; i < node->start_count; i++)
        if (tod <= node->starts[i].close_tod)
            return larger(tod, node->starts[i].open_tod);
    return PROOF_NEVER;
}

int32_t proof_fed_arrival(const struct proof_day *day, int32_t drive_s, int32_t tod)
{
    const int32_t before = larger(tod, day->lunch_open_tod);
    const int32_t after = larger(tod + drive_s, day->lunch_open_tod);
    int32_t arrival = PROOF_NEVER;
    if (day->lunch_s == 0)
        return PROOF_NEVER;
    if (before <= day->lunch_close_tod)
        arrival = before + day->lunch_s + drive_s;
    if (after <= day->lunch_close_tod)
        arrival = smaller(arrival, after + day->lunch_s);
    return arrival;
}

bool proof_is_back(const struct proof_day *day, int32_t drive_s, int32_t tod,
                   bool has_eaten)
{
    const int32_t there = tod + drive_s;
    if (has_eaten)
        return there <= day->close_tod;
    return (there <= day->close_tod && there <= day->lunch_close_tod) ||
           proof_fed_arrival(day, drive_s, tod) <= day->close_tod;
}

static void read_hours(struct proof_day *day)
{
    const struct week_day *rules = &day->week->days[day->day];
    day->open_tod = 1;
    day->close_tod = 0;
    if (rules->span_count > 0) {
        day->open_tod = rules->spans[0].open_tod;
        day->close_tod = rules->spans[rules->span_count - 1].close_tod;
    }
    day->lunch_open_tod = rules->lunch_open_tod;
    day->lunch_close_tod = rules->lunch_close_tod;
    day->lunch_s = day->open_tod > rules->lunch_close_tod ? 0 : rules->lunch_s;
}

static struct proof_leg leg_between(const struct matrix *matrix, uint32_t from,
                                    uint32_t to)
{
    const size_t at = (size_t)from * matrix->count + to;
    const bool has_way =
        matrix->drive_s[at] >= 0 && matrix->drive_s[at] < PROOF_NEVER / 4;
    return (struct proof_leg){has_way ? matrix->drive_s[at] : -1,
                              (int64_t)matrix->cost_ct[at] * PROOF_UCT};
}

/* The starts at which the whole visit lies in a window and in one working span. */
static void read_starts(const struct week *week, uint32_t d, struct proof_node *node,
                        struct arena *arena)
{
    const struct week_day *day = &week->days[d];
    const struct range range = week->nodes[node->node].windows[d];
    struct window *starts =
        ARENA_ARRAY(arena, (size_t)range.count * day->span_count, struct window);
    for (uint32_t i = 0; i < range.count; i++) {
        for (uint32_t s = 0; s < day->span_count; s++) {
            const struct window window = week->windows[range.first + i];
            const struct window start = {
                larger(window.open_tod, day->spans[s].open_tod),
                smaller(window.close_tod, day->spans[s].close_tod - node->service_s)};
            if (start.open_tod <= start.close_tod)
                starts[node->start_count++] = start;
        }
    }
    node->starts = starts;
}

static bool has_long_drive(const struct proof_day *day, const struct matrix *matrix)
{
    const size_t cells = (size_t)matrix->count * matrix->count;
    if (day->lunch_s == 0)
        return false;
    for (size_t i = 0; i < cells; i++)
        if (matrix->drive_s[i] > day->lunch_close_tod - day->lunch_open_tod)
            return true;
    return false;
}

/* How much dearer leaving a visit there out can be; -1: it can make a route longer. */
static int64_t leaving_out_uct(const struct matrix *matrix, uint32_t place,
                               int32_t service_s)
{
    int64_t most_uct = 0;
    for (uint32_t p = 0; p < matrix->count; p++) {
        const struct proof_leg in = leg_between(matrix, p, place);
        for (uint32_t q = 0; in.drive_s >= 0 && q < matrix->count; q++) {
            const struct proof_leg on = leg_between(matrix, place, q);
            const struct proof_leg around = leg_between(matrix, p, q);
            if (on.drive_s < 0)
                continue;
            if (around.drive_s < 0 ||
                around.drive_s > in.drive_s + service_s + on.drive_s)
                return -1;
            const int64_t uct = around.cost_uct - in.cost_uct - on.cost_uct;
            most_uct = uct > most_uct ? uct : most_uct;
        }
    }
    return most_uct;
}

static bool is_needless(const struct proof_question *question,
                        const struct proof_node *node, bool keeps_all)
{
    if (node->start_count == 0)
        return true;
    if (keeps_all || node->reward_uct > -question->spare_uct)
        return false;
    /* The time of a visit is no driving: under a cap it makes up for none. */
    const bool has_cap = question->week->days[question->day].driving_max_s < INT32_MAX;
    const int64_t dearer_uct =
        leaving_out_uct(question->matrix, question->week->nodes[node->node].place,
                        has_cap ? 0 : node->service_s);
    /* Below, not at: with spare, a route that loses just that much still counts. */
    return dearer_uct >= 0 && node->reward_uct < -dearer_uct - question->spare_uct;
}

static void read_nodes(struct proof_day *day, const struct proof_question *question,
                       struct arena *arena)
{
    const struct week *week = day->week;
    const bool keeps_all = has_long_drive(day, question->matrix);
    uint32_t group = NO_IX;
    day->nodes = ARENA_ARRAY(arena, week->node_count, struct proof_node);
    for (uint32_t n = 0; n < week->node_count; n++) {
        struct proof_node node = {
            .node = n,
            .group = week->nodes[n].group,
            .service_s = week->nodes[n].service_s,
            .reward_uct = proof_reward_uct(question->prices, week, day->day, n)};
        read_starts(week, day->day, &node, arena);
        if (is_needless(question, &node, keeps_all))
            continue;
        if (node.group != group)
            day->group_count++;
        group = node.group;
        node.own_group = day->group_count - 1;
        day->nodes[day->count++] = node;
    }
}

static uint32_t wake_place(const struct proof_day *day, uint32_t end)
{
    return end == 0 ? day->week->days[day->day].start_place
                    : day->week->lodgings[end - 1].place;
}

static uint32_t sleep_place(const struct proof_day *day, uint32_t end)
{
    return end == 0 ? day->week->days[day->day].end_place
                    : day->week->lodgings[end - 1].place;
}

static bool can_move(const struct proof_day *day, uint32_t wake, uint32_t sleep,
                     struct proof_leg leg)
{
    if (wake == sleep)
        return true;
    return leg.drive_s >= 0 && day->open_tod <= day->close_tod &&
           leg.drive_s <= day->week->days[day->day].driving_max_s &&
           proof_is_back(day, leg.drive_s, day->open_tod, day->lunch_s == 0);
}

static void read_empty(struct proof_day *day, const struct matrix *matrix)
{
    for (uint32_t w = 0; w < day->wake_count; w++) {
        for (uint32_t s = 0; s < day->sleep_count; s++) {
            const struct proof_leg leg =
                leg_between(matrix, wake_place(day, w), sleep_place(day, s));
            day->empty_uct[w][s] = can_move(day, w, s, leg)
                                       ? day->wakes[w].reward_uct +
                                             day->sleeps[s].reward_uct - leg.cost_uct
                                       : PROOF_NOTHING_UCT;
        }
    }
}

static void read_legs(struct proof_day *day, const struct proof_question *question,
                      struct arena *arena)
{
    const struct week *week = day->week;
    const struct matrix *matrix = question->matrix;
    const uint32_t count = day->count, ends = 1 + week->lodging_count;
    day->legs = ARENA_ARRAY(arena, (size_t)count * count, struct proof_leg);
    day->wake_count = day->day > 0 ? ends : 1;
    day->sleep_count = day->day + 1 < week->day_count ? ends : 1;
    for (uint32_t e = 0; e < ends; e++) {
        day->wakes[e].legs = ARENA_ARRAY(arena, count, struct proof_leg);
        day->sleeps[e].legs = ARENA_ARRAY(arena, count, struct proof_leg);
    }
    for (uint32_t w = 0; w < day->wake_count; w++)
        day->wakes[w].reward_uct = proof_wake_uct(question->prices, week, day->day, w);
    for (uint32_t s = 0; s < day->sleep_count; s++)
        day->sleeps[s].reward_uct =
            proof_sleep_uct(question->prices, week, day->day, s);
    for (uint32_t i = 0; i < count; i++) {
        const uint32_t place = week->nodes[day->nodes[i].node].place;
        for (uint32_t k = 0; k < count; k++)
            day->legs[(size_t)i * count + k] =
                leg_between(matrix, place, week->nodes[day->nodes[k].node].place);
        for (uint32_t w = 0; w < day->wake_count; w++)
            day->wakes[w].legs[i] = leg_between(matrix, wake_place(day, w), place);
        for (uint32_t s = 0; s < day->sleep_count; s++)
            day->sleeps[s].legs[i] = leg_between(matrix, place, sleep_place(day, s));
    }
}

/* One more way to go on: `next` is the group that comes next, NO_IX the end. */
static bool offer(struct proof_rest *rest, int64_t uct, uint32_t next)
{
    if (uct > rest->best_uct) {
        if (next != rest->group)
            rest->other_uct = rest->best_uct;
        rest->best_uct = uct;
        rest->group = next;
        return true;
    }
    if (next == rest->group || uct <= rest->other_uct)
        return false;
    rest->other_uct = uct;
    return true;
}

static bool offer_arrival(const struct proof_day *day, struct proof_rest *rest,
                          uint32_t from, uint32_t to, bool has_eaten, int32_t there)
{
    const size_t leg = (size_t)from * day->count + to;
    if (there > day->close_tod)
        return false;
    const struct proof_rest *on = proof_rest_at(day, to, has_eaten, there);
    const int64_t most_uct =
        on->group == day->nodes[from].own_group ? on->other_uct : on->best_uct;
    if (most_uct == PROOF_NOTHING_UCT)
        return false;
    return offer(rest, most_uct + day->nodes[to].reward_uct - day->legs[leg].cost_uct,
                 day->nodes[to].own_group);
}

/* A visit that starts then: all ways to go on. True when something rose. */
static bool fill_start(const struct proof_day *day, struct proof_rest *rest,
                       uint32_t from, bool has_eaten, int32_t start_tod)
{
    const struct proof_node *node = &day->nodes[from];
    const int32_t leave = start_tod + node->service_s;
    bool rose = false;
    for (uint32_t s = 0; s < day->sleep_count; s++) {
        const struct proof_leg leg = day->sleeps[s].legs[from];
        if (leg.drive_s >= 0 && proof_is_back(day, leg.drive_s, leave, has_eaten))
            rose = offer(rest, day->sleeps[s].reward_uct - leg.cost_uct, NO_IX) || rose;
    }
    for (uint32_t k = 0; k < day->count; k++) {
        const struct proof_leg leg = day->legs[(size_t)from * day->count + k];
        if (leg.drive_s < 0 || day->nodes[k].own_group == node->own_group)
            continue;
        rose =
            offer_arrival(day, rest, from, k, has_eaten, leave + leg.drive_s) || rose;
        if (!has_eaten)
            rose = offer_arrival(day, rest, from, k, true,
                                 proof_fed_arrival(day, leg.drive_s, leave)) ||
                   rose;
    }
    return rose;
}

static bool fill_slice(struct proof_day *day, bool has_eaten, uint32_t slice)
{
    const int32_t from_tod = day->open_tod + (int32_t)slice * day->slice_s;
    bool rose = false;
    for (uint32_t i = 0; i < day->count; i++) {
        const size_t row = (size_t)has_eaten * day->count + i;
        struct proof_rest *rest = &day->rest[row * day->slice_count + slice];
        const int32_t start = proof_next_start(&day->nodes[i], from_tod);
        if (start < from_tod + day->slice_s)
            rose = fill_start(day, rest, i, has_eaten, start) || rose;
        else if (slice + 1 < day->slice_count)
            *rest = rest[1];
    }
    return rose;
}

/* Can a visit be over, and the next reached, within a slice? */
static bool has_short_visits(const struct proof_day *day)
{
    for (uint32_t i = 0; i < day->count; i++) {
        for (uint32_t k = 0; k < day->count; k++) {
            const struct proof_leg leg = day->legs[(size_t)i * day->count + k];
            if (i != k && leg.drive_s >= 0 &&
                day->nodes[i].service_s + leg.drive_s < day->slice_s)
                return true;
        }
    }
    return false;
}

/* Endless visits in no time: anything can follow, as far as this table goes. */
static void give_up(struct proof_day *day)
{
    const size_t cells = (size_t)2 * day->count * day->slice_count;
    for (size_t i = 0; i < cells; i++)
        day->rest[i] =
            (struct proof_rest){PROOF_ANYTHING_UCT, PROOF_ANYTHING_UCT, NO_IX};
}

static void fill_rest(struct proof_day *day, struct arena *arena)
{
    const int32_t span_s = larger(day->close_tod - day->open_tod, 0);
    day->slice_s = 1;
    while (span_s / day->slice_s + 1 > SLICES_MOST)
        day->slice_s *= 2;
    day->slice_count = (uint32_t)(span_s / day->slice_s + 1);
    const size_t cells = (size_t)2 * day->count * day->slice_count;
    day->rest = ARENA_ARRAY(arena, cells, struct proof_rest);
    for (size_t i = 0; i < cells; i++)
        day->rest[i] = (struct proof_rest){PROOF_NOTHING_UCT, PROOF_NOTHING_UCT, NO_IX};
    const bool is_short = has_short_visits(day);
    const int least =
        day->lunch_s > 0 ? 0 : 1; /* lunch counts as taken where none is */
    for (int eaten = 1; eaten >= least; eaten--) {
        for (uint32_t slice = day->slice_count; slice-- > 0;) {
            uint32_t pass = 0;
            while (fill_slice(day, eaten, slice) && is_short)
                if (++pass == PASSES_MOST) {
                    give_up(day);
                    return;
                }
        }
    }
}

void proof_day_lay(struct proof_day *day, const struct proof_question *question,
                   struct arena *arena)
{
    *day = (struct proof_day){.week = question->week, .day = question->day};
    read_hours(day);
    read_nodes(day, question, arena);
    read_legs(day, question, arena);
    read_empty(day, question->matrix);
    fill_rest(day, arena);
}
