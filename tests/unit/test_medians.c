// SPDX-License-Identifier: GPL-3.0-or-later
#include "store/medians.h"

#include "base/rng.h"
#include "base/sorting.h"
#include "model/maintenance.h"
#include "store_fixture.h"
#include "testing.h"

/* Random revenues and intervals of two tiers, against sorting all of them. */
static void the_median_is_the_middle_of_the_sorted_numbers(void **state)
{
    (void)state;
    struct rng rng;
    rng_init(&rng, testing_seed(11), 0);
    for (int round = 0; round < 12; round++) {
        struct fixture f;
        fixture_init(&f, db_open);
        const uint32_t count = rng_below(&rng, 40);
        int64_t numbers[2][40];
        uint32_t counts[2] = {0, 0};
        char *text = arena_alloc(&f.arena, 4096);
        size_t used = (size_t)sprintf(text, "id;name;tier;yearly_revenue;interval\n");
        for (uint32_t i = 0; i < count; i++) {
            const uint32_t tier = rng_below(&rng, 2);
            /* Few values, so that many are equal; some accounts have no revenue. */
            const int64_t revenue_ct = rng_below(&rng, 5) * INT64_C(100000);
            const uint32_t interval = rng_below(&rng, 3) * 10;
            used += (size_t)sprintf(
                text + used, interval ? "A%u;x;%c;%lld;%u\n" : "A%u;x;%c;%lld;\n", i,
                "AB"[tier], (long long)revenue_ct, interval);
            if (revenue_ct)
                numbers[tier][counts[tier]++] = maintenance_ct(revenue_ct, 340000,
                                                               interval ? interval
                                                               : tier   ? 30
                                                                        : 14);
        }
        fixture_take(&f, IMPORT_ACCOUNTS, text);
        const struct model model = fixture_load(&f);
        for (uint32_t tier = 0; tier < 2; tier++) {
            uint32_t order[40];
            sorting_order_i64(numbers[tier], order, counts[tier]);
            assert_int_equal(model.tiers[tier].median_maintenance_ct,
                             counts[tier] ? numbers[tier][order[(counts[tier] - 1) / 2]]
                                          : 0);
        }
        fixture_release(&f);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(the_median_is_the_middle_of_the_sorted_numbers),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
