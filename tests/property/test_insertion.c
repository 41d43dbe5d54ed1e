// SPDX-License-Identifier: GPL-3.0-or-later
/* Insertion in constant time against simulating every second of the day. */
#include "route/insert.h"
#include "route/schedule.h"

#include "testing.h"
#include "weeks.h"

enum { WEEKS = 6000, NODES = 7 };

static struct weeks_options options_of(struct rng *rng)
{
    return (struct weeks_options){.day_count = 1,
                                  .node_count = NODES,
                                  .horizon_s = 60,
                                  .has_lunch = rng_below(rng, 4) != 0,
                                  .has_holes = rng_below(rng, 2),
                                  .has_caps = rng_below(rng, 3) == 0,
                                  .is_metric = rng_below(rng, 2)};
}

static void with_node(const struct tour *tour, uint32_t position, uint32_t node,
                      uint32_t *nodes)
{
    uint32_t count = 0;
    for (uint32_t p = 1; p <= tour->count + 1; p++) {
        if (p == position)
            nodes[count++] = node;
        if (p <= tour->count)
            nodes[count++] = tour->stops[p].node;
    }
}

/* Every node at every place of the tour; returns the cases tried. */
static uint32_t compare_all(const struct ground *ground, const struct tour *tour,
                            bool *counts)
{
    uint32_t cases = 0;
    for (uint32_t node = 0; node < ground->node_count; node++) {
        bool is_in = false;
        for (uint32_t p = 1; p <= tour->count; p++)
            is_in = is_in || tour->stops[p].node == node;
        for (uint32_t position = 1; !is_in && position <= tour->count + 1; position++) {
            uint32_t nodes[NODES + 1];
            const struct splice splice = {position, 0, &node, 1};
            struct splice_change change;
            with_node(tour, position, node, nodes);
            const bool can =
                weeks_can_do(ground->week, ground->matrix, 0, nodes, tour->count + 1);
            assert_int_equal(splice_test(ground, tour, &splice, &change), can);
            const struct tour_stop *before = &tour->stops[position - 1];
            const struct leg in =
                ground_leg(ground, before->place, ground->nodes[node].place);
            const struct leg out =
                ground_leg(ground, ground->nodes[node].place, before[1].place);
            const struct ground_day *day = &ground->days[0];
            const bool caps =
                tour->count < day->visits_max &&
                tour->drive_s + in.drive_s + out.drive_s - before[1].leg.drive_s <=
                    day->driving_max_s;
            assert_int_equal(
                caps && tour_fits(ground, tour, position - 1, node, in, out), can);
            /* The quick look never hides what fits. */
            if (can)
                assert_true(before->room_s >= ground->nodes[node].need_s);
            counts[can] = true;
            cases++;
        }
    }
    return cases;
}

static void check_schedule(const struct ground *ground, const struct tour *tour)
{
    struct arena arena = {0};
    const struct schedule schedule = schedule_of(ground, tour, &arena);
    const struct ground_day *day = &ground->days[0];
    int32_t ready = day->open_tod;
    assert_true(schedule.leave_tod >= day->open_tod || tour->count == 0);
    for (uint32_t p = 1; p <= tour->count; p++) {
        const struct schedule_stop *stop = &schedule.stops[p - 1];
        assert_true(stop->arrive_tod - tour->stops[p].leg.drive_s >= ready);
        assert_true(stop->start_tod >= stop->arrive_tod);
        ready = stop->end_tod;
    }
    if (tour->count > 0) {
        assert_true(schedule.back_tod <= day->close_tod);
        if (day->lunch_s > 0 && schedule.lunch_tod < 0)
            assert_true(schedule.back_tod <= day->lunch_close_tod);
    }
    arena_release(&arena);
}

/* Grow a tour by insertions that fit, comparing at each step; returns the cases. */
static uint32_t grow(const struct ground *ground, struct rng *rng, struct arena *arena,
                     bool *counts)
{
    struct tour tour;
    uint32_t cases = 0;
    tour_init(&tour, ground, 0, NODES, arena);
    for (uint32_t step = 0; step < NODES; step++) {
        cases += compare_all(ground, &tour, counts);
        const uint32_t node = rng_below(rng, NODES);
        struct insertion best = {.score_uct = INT64_MIN};
        bool is_in = false;
        for (uint32_t p = 1; p <= tour.count; p++)
            is_in = is_in || tour.stops[p].node == node;
        if (is_in || !insert_best(ground, &tour, node, 0, 1, NULL, &best))
            continue;
        splice_apply(ground, &tour, &(struct splice){best.position, 0, &node, 1});
        check_schedule(ground, &tour);
    }
    return cases;
}

static void insertion_equals_trying_every_second(void **state)
{
    (void)state;
    struct rng rng;
    uint32_t cases = 0;
    bool counts[2] = {false, false};
    rng_init(&rng, testing_seed(21), 0);
    for (uint32_t i = 0; i < WEEKS; i++) {
        const struct weeks_options options = options_of(&rng);
        struct arena arena = {0};
        struct week week;
        struct matrix matrix;
        struct ground ground;
        struct err err;
        weeks_make(&rng, &options, &arena, &week, &matrix);
        assert_ok(week_check(&week, &matrix, &err), &err);
        ground_lay(&ground, &week, &matrix, &arena);
        cases += grow(&ground, &rng, &arena, counts);
        arena_release(&arena);
    }
    print_message("%u insertions compared\n", cases);
    assert_true(cases >= 100000 && counts[0] && counts[1]);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(insertion_equals_trying_every_second),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
