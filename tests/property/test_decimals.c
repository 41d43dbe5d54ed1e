// SPDX-License-Identifier: GPL-3.0-or-later
/* Numbers written and read again are the same, to the last bit. */
#include "base/rng.h"
#include "testing.h"
#include "text/number.h"

enum { ROUNDS = 100000 };

static double random_double(struct rng *rng)
{
    for (;;) {
        const uint64_t bits = rng_next(rng);
        double real;
        memcpy(&real, &bits, sizeof real);
        if (isfinite(real))
            return real;
    }
}

static void the_shortest_text_of_any_double_reads_back(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(2), 0);
    for (int round = 0; round < ROUNDS; round++) {
        const double real =
            round % 2 ? random_double(&rng) : 360 * rng_real(&rng) - 180;
        char text[NUMBER_SIZE];
        number_shortest_text(real, text);
        double again = NAN;
        struct err err;
        assert_ok(number_real_read(text, &again, &err), &err);
        assert_true(again == real);
    }
}

/* Both ways of reading: digits that fit a double, and those that go to the library. */
static void reading_agrees_with_the_library(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(3), 0);
    for (int round = 0; round < ROUNDS; round++) {
        char text[NUMBER_SIZE];
        const int decimals = (int)rng_below(&rng, 18);
        number_real_text(400 * rng_real(&rng) - 200, decimals, text);
        double real = NAN;
        struct err err;
        assert_ok(number_real_read(text, &real, &err), &err);
        assert_true(real == strtod(text, NULL));
    }
}

static void whole_units_read_back(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(4), 0);
    for (int round = 0; round < ROUNDS; round++) {
        const int64_t units = (int64_t)rng_next(&rng) >> rng_below(&rng, 63);
        const int decimals = (int)rng_below(&rng, 5);
        char text[NUMBER_SIZE];
        const size_t length = number_decimal_text(units, decimals, text);
        assert_int_equal(length, strlen(text));
        int64_t again;
        struct err err;
        if (units == INT64_MIN) {
            assert_false(number_decimal_read(text, '.', decimals, &again, &err));
            continue;
        }
        assert_ok(number_decimal_read(text, '.', decimals, &again, &err), &err);
        assert_true(again == units);
        char *point = strchr(text, '.');
        if (point)
            *point = ',';
        assert_ok(number_decimal_read(text, ',', decimals, &again, &err), &err);
        assert_true(again == units);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_shortest_text_of_any_double_reads_back),
        cmocka_unit_test(reading_agrees_with_the_library),
        cmocka_unit_test(whole_units_read_back),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
