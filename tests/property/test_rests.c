// SPDX-License-Identifier: GPL-3.0-or-later
/* The rest of a day by labels equals trying everything: every set, every order, every
 * place for lunch. */
#include "base/rng.h"
#include "next/rest.h"
#include "testing.h"

enum { CASES = 1500, STOPS = 5, PLACES = STOPS + 2 };

static struct rng rng;

static int32_t pick(int32_t from, int32_t to)
{
    return from + (int32_t)rng_below(&rng, (uint32_t)(to - from + 1));
}

struct small_day {
    struct rest_task task;
    struct rest_stop stops[STOPS];
    struct window windows[STOPS][2];
    int32_t drive_s[PLACES * PLACES], cost_ct[PLACES * PLACES];
    struct matrix matrix;
};

static void pick_day(struct small_day *day)
{
    for (uint32_t i = 0; i < PLACES * PLACES; i++) {
        day->drive_s[i] = i % (PLACES + 1) == 0 ? 0 : pick(60, 2000);
        day->cost_ct[i] = day->drive_s[i] / 3;
        if (rng_below(&rng, 30) == 0 && i % (PLACES + 1) != 0)
            day->drive_s[i] = -1;
    }
    day->matrix = (struct matrix){PLACES, day->drive_s, day->drive_s, day->cost_ct};
    day->task = (struct rest_task){
        .matrix = &day->matrix,
        .stops = day->stops,
        .stop_count = (uint32_t)pick(0, STOPS),
        .first = NO_IX,
        .start_place = 0,
        .home_place = 1,
        .now_tod = pick(7, 13) * 3600,
        .lunch_s = pick(0, 2) * 1500,
        .lunch_open_tod = 41400,
        .lunch_close_tod = pick(42000, 50000),
        .visits_max = rng_below(&rng, 3) ? UINT32_MAX : (uint32_t)pick(0, 3),
        .hour_uct = pick(0, 50) * 1000000,
    };
    day->task.close_tod = day->task.now_tod + pick(1, 9) * 3600;
    for (uint32_t i = 0; i < day->task.stop_count; i++) {
        const int32_t open_tod = day->task.now_tod + pick(-2, 14) * 1800;
        const int32_t close_tod = open_tod + pick(0, 6) * 1800;
        day->windows[i][0] = (struct window){open_tod, close_tod};
        day->windows[i][1] = (struct window){close_tod + 3600, close_tod + 7200};
        day->stops[i] = (struct rest_stop){
            .place = 2 + i,
            .service_s = pick(1, 5) * 600,
            .windows = day->windows[i],
            .window_count = (uint32_t)pick(1, 2),
            .profit_ct = pick(0, 8000),
            .is_kept = rng_below(&rng, 4) == 0,
        };
    }
    if (day->task.stop_count > 0 && rng_below(&rng, 2))
        day->task.first = rng_below(&rng, day->task.stop_count);
}

/* Trying everything. */

struct walk {
    const struct rest_task *task;
    bool is_possible;
    uint32_t kept_count;
    int64_t net_uct;
};

struct step {
    uint32_t place, set, visit_count, kept_count;
    int32_t tod;
    int64_t profit_ct, cost_ct;
    bool has_lunch;
};

static void walk_from(struct walk *walk, struct step step);

static void arrive_home(struct walk *walk, struct step step, int32_t back_tod,
                        bool has_lunch)
{
    const struct rest_task *task = walk->task;
    const bool needs_lunch = task->lunch_s > 0 && back_tod > task->lunch_close_tod;
    if (back_tod > task->close_tod || (needs_lunch && !has_lunch) ||
        (task->first != NO_IX && step.visit_count == 0))
        return;
    const int64_t net_uct = (step.profit_ct - step.cost_ct) * 10000 -
                            task->hour_uct * (back_tod - task->now_tod) / 3600;
    if (walk->is_possible &&
        (walk->kept_count > step.kept_count ||
         (walk->kept_count == step.kept_count && walk->net_uct >= net_uct)))
        return;
    walk->is_possible = true;
    walk->kept_count = step.kept_count;
    walk->net_uct = net_uct;
}

static void arrive_stop(struct walk *walk, struct step step, uint32_t i, int32_t tod,
                        bool has_lunch)
{
    const struct rest_stop *stop = &walk->task->stops[i];
    for (uint32_t w = 0; w < stop->window_count; w++) {
        if (tod > stop->windows[w].close_tod)
            continue;
        step.tod = (tod > stop->windows[w].open_tod ? tod : stop->windows[w].open_tod) +
                   stop->service_s;
        step.place = stop->place;
        step.set |= 1u << i;
        step.visit_count++;
        step.kept_count += stop->is_kept;
        step.profit_ct += stop->profit_ct;
        step.has_lunch = has_lunch;
        walk_from(walk, step);
        return; /* to wait for a later window never helps */
    }
}

static void arrive(struct walk *walk, struct step step, uint32_t i, int32_t tod,
                   bool has_lunch)
{
    if (i == NO_IX)
        arrive_home(walk, step, tod, has_lunch);
    else
        arrive_stop(walk, step, i, tod, has_lunch);
}

static void drive_to(struct walk *walk, struct step step, uint32_t i)
{
    const struct rest_task *task = walk->task;
    const uint32_t place = i == NO_IX ? task->home_place : task->stops[i].place;
    const size_t leg = (size_t)step.place * PLACES + place;
    const int32_t drive_s = task->matrix->drive_s[leg];
    if (drive_s < 0)
        return;
    step.cost_ct += task->matrix->cost_ct[leg];
    arrive(walk, step, i, step.tod + drive_s, step.has_lunch);
    if (step.has_lunch || task->lunch_s == 0)
        return;
    const int32_t open_tod = task->lunch_open_tod, close_tod = task->lunch_close_tod;
    const int32_t before_tod = step.tod > open_tod ? step.tod : open_tod;
    if (before_tod <= close_tod)
        arrive(walk, step, i, before_tod + task->lunch_s + drive_s, true);
    const int32_t there_tod = step.tod + drive_s;
    const int32_t after_tod = there_tod > open_tod ? there_tod : open_tod;
    if (after_tod <= close_tod)
        arrive(walk, step, i, after_tod + task->lunch_s, true);
}

static void walk_from(struct walk *walk, struct step step)
{
    const struct rest_task *task = walk->task;
    drive_to(walk, step, NO_IX);
    if (step.visit_count >= task->visits_max)
        return;
    for (uint32_t i = 0; i < task->stop_count; i++) {
        const bool is_asked =
            step.visit_count > 0 || task->first == NO_IX || task->first == i;
        if (is_asked && !(step.set >> i & 1))
            drive_to(walk, step, i);
    }
}

static void the_rest_of_a_day_is_the_best_of_all(void **state)
{
    (void)state;
    struct rest_space space = {0};
    uint32_t possible_count = 0, long_count = 0;
    for (uint32_t k = 0; k < CASES; k++) {
        struct small_day day;
        pick_day(&day);
        struct walk walk = {.task = &day.task};
        walk_from(&walk, (struct step){.tod = day.task.now_tod});
        const struct rest rest = rest_best(&day.task, &space);
        assert_int_equal(rest.is_possible, walk.is_possible);
        if (!rest.is_possible)
            continue;
        assert_int_equal(rest.kept_count, walk.kept_count);
        assert_int_equal(rest.net_uct, walk.net_uct);
        possible_count++;
        long_count += rest.visit_count >= 3;
        if (day.task.first != NO_IX)
            assert_int_equal(rest.visits[0].stop, day.task.first);
    }
    rest_space_release(&space);
    assert_true(possible_count > CASES / 3);
    assert_true(long_count > CASES / 20);
}

int main(void)
{
    rng_init(&rng, testing_seed(20260109), 0);
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_rest_of_a_day_is_the_best_of_all),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
