// SPDX-License-Identifier: GPL-3.0-or-later
/* Dynamic programming over sets (Held & Karp 1962, doi:10.1137/0110015) with labels: a
 * label is a way to have visited a set, ending at its last stop. Of one set, last stop
 * and state of lunch only labels are kept that no other beats in time and in cost;
 * profits are those of the set, and the price of time falls on the return home alone,
 * so that is enough. Sets come in the order of their bits: a set comes after all its
 * parts.
 *
 * Tried and dropped: depth-first search with a bound. With small detours and large
 * profits no bound tells ten orders of the same stops apart. */
#include "next/rest.h"

#include <assert.h>

enum { UCT_PER_CT = 10000, HOUR_S = 3600 };

struct rest_label {
    int32_t arrive_tod, start_tod, end_tod; /* at the last stop */
    int64_t cost_ct;                        /* kilometres so far */
    uint32_t before;                        /* label; NO_IX: from the start */
    uint32_t next;                          /* of the same set and stop; NO_IX */
    uint16_t set;
    uint8_t stop;
    bool has_lunch; /* taken, or none asked for */
};

struct labels {
    const struct rest_task *task;
    struct rest_space *space; /* heads by set and stop */
    uint32_t count;
};

/* Where a leg begins. */
struct origin {
    uint32_t place, label;
    int32_t tod;
    int64_t cost_ct;
    uint16_t set;
    bool has_lunch;
};

static int32_t most(int32_t a, int32_t b)
{
    return a > b ? a : b;
}

static uint32_t *head_of(struct labels *labels, uint32_t set, uint32_t stop)
{
    return &labels->space->heads[set * labels->task->stop_count + stop];
}

static size_t leg_of(const struct rest_task *task, uint32_t from, uint32_t to)
{
    return (size_t)from * task->matrix->count + to;
}

/* Lunch on the leg, before or after driving; -1: too late. */
static int32_t lunch_arrival(const struct rest_task *task, int32_t drive_s, int32_t tod)
{
    const int32_t before_tod = most(tod, task->lunch_open_tod);
    const int32_t after_tod = most(tod + drive_s, task->lunch_open_tod);
    int32_t arrival_tod = -1;
    if (before_tod <= task->lunch_close_tod)
        arrival_tod = before_tod + task->lunch_s + drive_s;
    if (after_tod <= task->lunch_close_tod &&
        (arrival_tod < 0 || after_tod + task->lunch_s < arrival_tod))
        arrival_tod = after_tod + task->lunch_s;
    return arrival_tod;
}

/* -1: none left. */
static int32_t next_start(const struct rest_stop *stop, int32_t tod)
{
    for (uint32_t i = 0; i < stop->window_count; i++)
        if (tod <= stop->windows[i].close_tod)
            return most(tod, stop->windows[i].open_tod);
    return -1;
}

static bool is_beaten(struct labels *labels, const struct rest_label *label)
{
    uint32_t at = *head_of(labels, label->set, label->stop);
    for (; at != NO_IX; at = labels->space->labels[at].next) {
        const struct rest_label *other = &labels->space->labels[at];
        if (other->end_tod <= label->end_tod && other->cost_ct <= label->cost_ct &&
            other->has_lunch >= label->has_lunch)
            return true;
    }
    return false;
}

/* Those that it beats are left in the list: they cost a comparison each, and are gone
 * when the set is extended (is_current). */
static void put_label(struct labels *labels, struct rest_label label)
{
    if (is_beaten(labels, &label))
        return;
    uint32_t *head = head_of(labels, label.set, label.stop);
    label.next = *head;
    struct rest_space *space = labels->space;
    space->labels = arena_grow(&space->arena, space->labels, &space->label_capacity,
                               labels->count + 1, sizeof *space->labels);
    *head = labels->count;
    labels->space->labels[labels->count++] = label;
}

static void reach(struct labels *labels, const struct origin *origin, uint32_t stop_ix,
                  int32_t arrive_tod, bool has_lunch)
{
    const struct rest_task *task = labels->task;
    const struct rest_stop *stop = &task->stops[stop_ix];
    const int32_t start_tod = arrive_tod >= 0 ? next_start(stop, arrive_tod) : -1;
    if (start_tod < 0)
        return;
    put_label(
        labels,
        (struct rest_label){
            .arrive_tod = arrive_tod,
            .start_tod = start_tod,
            .end_tod = start_tod + stop->service_s,
            .cost_ct = origin->cost_ct +
                       task->matrix->cost_ct[leg_of(task, origin->place, stop->place)],
            .before = origin->label,
            .set = (uint16_t)(origin->set | 1u << stop_ix),
            .stop = (uint8_t)stop_ix,
            .has_lunch = has_lunch,
        });
}

static void extend(struct labels *labels, const struct origin *origin, uint32_t stop_ix)
{
    const struct rest_task *task = labels->task;
    const uint32_t place = task->stops[stop_ix].place;
    const int32_t drive_s = task->matrix->drive_s[leg_of(task, origin->place, place)];
    if (drive_s < 0)
        return;
    reach(labels, origin, stop_ix, origin->tod + drive_s, origin->has_lunch);
    if (!origin->has_lunch)
        reach(labels, origin, stop_ix, lunch_arrival(task, drive_s, origin->tod), true);
}

/* Home from there; -1: not by the end of work, or not fed. */
static int32_t back_from(const struct rest_task *task, uint32_t place, int32_t tod,
                         bool has_lunch)
{
    const int32_t drive_s =
        task->matrix->drive_s[leg_of(task, place, task->home_place)];
    if (drive_s < 0)
        return -1;
    int32_t back_tod = tod + drive_s;
    if (!has_lunch && back_tod > task->lunch_close_tod)
        back_tod = lunch_arrival(task, drive_s, tod);
    return back_tod <= task->close_tod ? back_tod : -1;
}

static int64_t net_of(const struct rest_task *task, int64_t profit_ct, int64_t cost_ct,
                      int32_t back_tod)
{
    return (profit_ct - cost_ct) * UCT_PER_CT -
           task->hour_uct * (back_tod - task->now_tod) / HOUR_S;
}

struct set_sum {
    int64_t profit_ct;
    uint32_t kept_count, visit_count;
};

static struct set_sum sum_of(const struct rest_task *task, uint32_t set)
{
    struct set_sum sum = {0};
    for (uint32_t i = 0; i < task->stop_count; i++) {
        if (!(set >> i & 1))
            continue;
        sum.profit_ct += task->stops[i].profit_ct;
        sum.kept_count += task->stops[i].is_kept;
        sum.visit_count++;
    }
    return sum;
}

struct best {
    struct rest rest;
    uint32_t label;
};

static void offer_home(const struct rest_task *task, const struct origin *from,
                       const struct set_sum *sum, struct best *best)
{
    const int32_t back_tod = back_from(task, from->place, from->tod, from->has_lunch);
    if (back_tod < 0)
        return;
    const int64_t cost_ct =
        from->cost_ct +
        task->matrix->cost_ct[leg_of(task, from->place, task->home_place)];
    const int64_t net_uct = net_of(task, sum->profit_ct, cost_ct, back_tod);
    const struct rest *rest = &best->rest;
    if (rest->is_possible) {
        if (sum->kept_count != rest->kept_count) {
            if (sum->kept_count < rest->kept_count)
                return;
        } else if (net_uct < rest->net_uct ||
                   (net_uct == rest->net_uct && back_tod >= rest->back_tod)) {
            return;
        }
    }
    best->rest = (struct rest){
        .is_possible = true,
        .net_uct = net_uct,
        .kept_count = sum->kept_count,
        .back_tod = back_tod,
        .visit_count = sum->visit_count,
    };
    best->label = from->label;
}

static struct origin origin_of(const struct labels *labels, uint32_t label_ix)
{
    const struct rest_label *label = &labels->space->labels[label_ix];
    return (struct origin){
        .place = labels->task->stops[label->stop].place,
        .label = label_ix,
        .tod = label->end_tod,
        .cost_ct = label->cost_ct,
        .set = label->set,
        .has_lunch = label->has_lunch,
    };
}

static void extend_all(struct labels *labels, const struct origin *origin)
{
    for (uint32_t i = 0; i < labels->task->stop_count; i++)
        if (!(origin->set >> i & 1))
            extend(labels, origin, i);
}

/* Beaten by a label that came later. */
static bool is_current(struct labels *labels, uint32_t label_ix)
{
    const struct rest_label *label = &labels->space->labels[label_ix];
    uint32_t at = *head_of(labels, label->set, label->stop);
    for (; at != label_ix; at = labels->space->labels[at].next) {
        const struct rest_label *other = &labels->space->labels[at];
        if (other->end_tod <= label->end_tod && other->cost_ct <= label->cost_ct &&
            other->has_lunch >= label->has_lunch)
            return false;
    }
    return true;
}

static void extend_set(struct labels *labels, uint32_t set, struct best *best)
{
    const struct rest_task *task = labels->task;
    const struct set_sum sum = sum_of(task, set);
    for (uint32_t stop = 0; stop < task->stop_count; stop++) {
        uint32_t at = *head_of(labels, set, stop);
        while (at != NO_IX) {
            const struct origin origin = origin_of(labels, at);
            if (is_current(labels, at)) {
                offer_home(task, &origin, &sum, best);
                if (sum.visit_count < task->visits_max)
                    extend_all(labels, &origin);
            }
            at = labels->space->labels[at].next;
        }
    }
}

static void put_visits(const struct labels *labels, struct best *best)
{
    uint32_t at = best->label;
    for (uint32_t i = best->rest.visit_count; i > 0; i--) {
        const struct rest_label *label = &labels->space->labels[at];
        best->rest.visits[i - 1] = (struct rest_visit){
            label->stop, label->arrive_tod, label->start_tod, label->end_tod};
        at = label->before;
    }
}

void rest_space_release(struct rest_space *space)
{
    arena_release(&space->arena);
    *space = (struct rest_space){0};
}

static struct labels labels_of(const struct rest_task *task, struct rest_space *space)
{
    const uint32_t head_count = (1u << task->stop_count) * task->stop_count;
    if (!space->heads)
        space->heads = ARENA_ARRAY(&space->arena,
                                   (1u << REST_STOPS_MAX) * REST_STOPS_MAX, uint32_t);
    for (uint32_t i = 0; i < head_count; i++)
        space->heads[i] = NO_IX;
    return (struct labels){.task = task, .space = space};
}

struct rest rest_best(const struct rest_task *task, struct rest_space *space)
{
    assert(task->stop_count <= REST_STOPS_MAX);
    struct labels labels = labels_of(task, space);
    const struct origin start = {
        .place = task->start_place,
        .label = NO_IX,
        .tod = task->now_tod,
        .has_lunch = task->lunch_s == 0,
    };
    struct best best = {.label = NO_IX};
    if (task->first != NO_IX) {
        if (task->visits_max > 0)
            extend(&labels, &start, task->first);
    } else {
        offer_home(task, &start, &(struct set_sum){0}, &best);
        if (task->visits_max > 0)
            extend_all(&labels, &start);
    }
    for (uint32_t set = 1; set < 1u << task->stop_count; set++)
        extend_set(&labels, set, &best);
    put_visits(&labels, &best);
    return best.rest;
}
