// SPDX-License-Identifier: GPL-3.0-or-later
/* On the equator, where a thousandth of a degree is 111 m both ways. */
#include "testing.h"
#include "travel/road_steps.h"

enum { MILLI = 10000 };

struct way {
    struct road_point points[8];
    struct road_leg legs[8];
    uint32_t point_count, leg_count;
};

static void go(struct way *way, int32_t east, int32_t north)
{
    way->points[way->point_count++] = (struct road_point){east * MILLI, north * MILLI};
}

static void name(struct way *way, const char *text, uint8_t bits, uint32_t length_dm)
{
    way->legs[way->leg_count++] =
        (struct road_leg){.name = text,
                          .point_first = way->point_count - 1,
                          .weight = (uint64_t)1000 << 32 | length_dm,
                          .class = ROAD_PRIMARY,
                          .bits = bits};
}

static uint32_t steps_of(const struct way *way, struct arena *arena,
                         const struct road_step **steps)
{
    const struct road_line line = {way->points, way->point_count, way->legs,
                                   way->leg_count};
    uint32_t count;
    road_steps_make(&line, arena, steps, &count);
    return count;
}

static enum road_turn turn_to(int32_t east, int32_t north)
{
    struct arena arena = {0};
    const struct road_step *steps;
    struct way way = {.point_count = 0};
    go(&way, 0, -1);
    name(&way, "Long Street", 0, 1110);
    go(&way, 0, 0);
    name(&way, "Side Street", 0, 1110);
    go(&way, east, north);
    assert_int_equal(steps_of(&way, &arena, &steps), 2);
    assert_int_equal(steps[0].turn, TURN_START);
    const enum road_turn turn = steps[1].turn;
    arena_release(&arena);
    return turn;
}

static void turns_are_named_by_their_angle(void **state)
{
    (void)state;
    assert_int_equal(turn_to(0, 10), TURN_AHEAD);
    assert_int_equal(turn_to(3, 10), TURN_AHEAD); /* 17 degrees */
    assert_int_equal(turn_to(10, 10), TURN_BEAR_RIGHT);
    assert_int_equal(turn_to(10, 0), TURN_RIGHT);
    assert_int_equal(turn_to(10, -10), TURN_SHARP_RIGHT);
    assert_int_equal(turn_to(1, -10), TURN_ROUND);
    assert_int_equal(turn_to(-1, -10), TURN_ROUND);
    assert_int_equal(turn_to(-10, -10), TURN_SHARP_LEFT);
    assert_int_equal(turn_to(-10, 0), TURN_LEFT);
    assert_int_equal(turn_to(-10, 10), TURN_BEAR_LEFT);
}

static void a_street_is_one_step(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct road_step *steps;
    struct way way = {.point_count = 0};
    go(&way, 0, 0);
    name(&way, "Long Street", 0, 1110);
    go(&way, 0, 1);
    name(&way, "Long Street", ROAD_IS_TOLL, 1110);
    go(&way, 0, 2);
    name(&way, "", 0, 200); /* across a junction */
    go(&way, 0, 3);
    name(&way, "Long Street", 0, 1110);
    go(&way, 0, 4);
    assert_int_equal(steps_of(&way, &arena, &steps), 1);
    assert_true(steps[0].weight == ((uint64_t)4000 << 32 | 3530));
    assert_int_equal(steps[0].bits, ROAD_IS_TOLL);
    arena_release(&arena);
}

static void a_roundabout_leads_onto_a_road(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct road_step *steps;
    struct way way = {.point_count = 0};
    go(&way, 0, 0);
    name(&way, "Long Street", 0, 1110);
    go(&way, 0, 1);
    name(&way, "", ROAD_IS_ROUNDABOUT, 400);
    go(&way, 1, 1);
    name(&way, "Side Street", 0, 1110);
    go(&way, 9, 1);
    assert_int_equal(steps_of(&way, &arena, &steps), 2);
    assert_int_equal(steps[1].turn, TURN_ROUNDABOUT);
    assert_string_equal(steps[1].name, "Side Street");
    assert_true(steps[1].weight == ((uint64_t)2000 << 32 | 1510));
    arena_release(&arena);
}

static void a_ferry_is_boarded_once(void **state)
{
    (void)state;
    struct arena arena = {0};
    const struct road_step *steps;
    struct way way = {.point_count = 0};
    go(&way, 0, 0);
    name(&way, "Quay", 0, 1110);
    go(&way, 0, 1);
    name(&way, "", ROAD_IS_FERRY, 50000);
    go(&way, 0, 50);
    name(&way, "", ROAD_IS_FERRY, 50000);
    go(&way, 0, 99);
    name(&way, "Quay", 0, 1110);
    go(&way, 1, 99);
    assert_int_equal(steps_of(&way, &arena, &steps), 3);
    assert_int_equal(steps[1].turn, TURN_BOARD);
    assert_string_equal(road_turn_word(steps[1].turn), "ferry");
    assert_true((steps[1].weight & UINT32_MAX) == 100000);
    assert_int_equal(steps[2].turn, TURN_RIGHT);
    arena_release(&arena);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(turns_are_named_by_their_angle),
        cmocka_unit_test(a_street_is_one_step),
        cmocka_unit_test(a_roundabout_leads_onto_a_road),
        cmocka_unit_test(a_ferry_is_boarded_once),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
