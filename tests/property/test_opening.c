// SPDX-License-Identifier: GPL-3.0-or-later
/* Opening hours that are printed read back as the same windows; the order of rules that
 * name different days does not matter. */
#include "base/civil.h"
#include "base/rng.h"
#include "intake/opening_hours.h"
#include "model/model.h"
#include "testing.h"

enum { ROUNDS = 20000, OPENINGS_MAX = 40, QUARTER_S = 900, QUARTERS = 96 };

struct week_openings {
    struct opening items[OPENINGS_MAX];
    uint32_t count;
};

static void put(struct week_openings *week, int32_t day, int32_t open_tod,
                int32_t close_tod)
{
    uint32_t at = 0;
    for (; at < week->count; at++) {
        struct opening *have = &week->items[at];
        if (have->open_tod == open_tod && have->close_tod == close_tod) {
            have->weekdays |= 1 << day;
            return;
        }
        if (have->open_tod > open_tod ||
            (have->open_tod == open_tod && have->close_tod > close_tod))
            break;
    }
    memmove(week->items + at + 1, week->items + at,
            (week->count - at) * sizeof *week->items);
    week->items[at] = (struct opening){1 << day, open_tod, close_tod};
    week->count++;
}

/* Up to three windows a day that do not touch; some pass midnight. */
static struct week_openings random_week(struct rng *rng)
{
    struct week_openings week = {.count = 0};
    const uint64_t seed = rng_next(rng);
    const uint32_t shapes = 1 + rng_below(rng, 3); /* days are often alike */
    for (int32_t day = 0; day < 7; day++) {
        struct rng shape;
        rng_init(&shape, seed, rng_below(rng, shapes));
        int32_t quarter = (int32_t)rng_below(&shape, 40);
        for (uint32_t left = rng_below(&shape, 4); left > 0 && quarter < QUARTERS - 1;
             left--) {
            const int32_t length = 1 + (int32_t)rng_below(&shape, 50);
            put(&week, day, quarter * QUARTER_S, (quarter + length) * QUARTER_S);
            quarter += length + 1 + (int32_t)rng_below(&shape, 10);
        }
    }
    return week;
}

static void assert_same(const struct opening_reading *reading,
                        const struct week_openings *week)
{
    assert_int_equal(reading->count, week->count);
    for (uint32_t i = 0; i < week->count; i++) {
        assert_int_equal(reading->openings[i].weekdays, week->items[i].weekdays);
        assert_int_equal(reading->openings[i].open_tod, week->items[i].open_tod);
        assert_int_equal(reading->openings[i].close_tod, week->items[i].close_tod);
    }
}

static void what_is_printed_reads_back(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(5), 0);
    for (int round = 0; round < ROUNDS; round++) {
        struct arena arena = {0};
        const struct week_openings week = random_week(&rng);
        const char *text = opening_hours_text(week.items, week.count, &arena);
        const struct opening_reading reading = opening_hours_read(text, &arena);
        assert_same(&reading, &week);
        assert_int_equal(reading.grasp, week.count > 0 ? OPENING_WHOLE : OPENING_NONE);
        arena_release(&arena);
    }
}

static void days_may_come_in_any_order(void **state)
{
    (void)state;
    static const char *const names[] = {"Mo", "Tu", "We", "Th", "Fr", "Sa", "Su"};
    struct rng rng;
    rng_init(&rng, testing_seed(6), 0);
    for (int round = 0; round < ROUNDS / 10; round++) {
        struct arena arena = {0};
        struct week_openings week = {.count = 0};
        uint32_t order[7] = {0, 1, 2, 3, 4, 5, 6};
        rng_shuffle(&rng, order, 7);
        char text[256] = "";
        for (uint32_t i = 0; i < 7; i++) {
            const int32_t hour = 6 + (int32_t)rng_below(&rng, 6);
            put(&week, (int32_t)order[i], hour * 3600, (hour + 8) * 3600);
            sprintf(text + strlen(text), "%s %02d:00-%02d:00%s", names[order[i]], hour,
                    hour + 8, rng_below(&rng, 2) ? "; " : ", ");
        }
        const struct opening_reading reading = opening_hours_read(text, &arena);
        assert_same(&reading, &week);
        arena_release(&arena);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(what_is_printed_reads_back),
        cmocka_unit_test(days_may_come_in_any_order),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
