// SPDX-License-Identifier: GPL-3.0-or-later
#include "testing.h"
#include "value/beta.h"

static void known_distributions_come_out(void **state)
{
    (void)state;
    /* Beta(1, 1) is uniform; Beta(2, 1) has x^2, Beta(1, 3) has 1 - (1 - x)^3. */
    assert_near(beta_share_below(1, 1, 0.3), 0.3, 1e-12);
    assert_near(beta_share_below(2, 1, 0.3), 0.09, 1e-12);
    assert_near(beta_share_below(2, 1, 0.9), 0.81, 1e-12);
    assert_near(beta_share_below(1, 3, 0.2), 1 - 0.512, 1e-12);
    /* Beta(2, 3): P(Binomial(4, 1/2) >= 2) = (6 + 4 + 1) / 16 */
    assert_near(beta_share_below(2, 3, 0.5), 0.6875, 1e-12);
    assert_near(beta_share_below(2, 3, 0), 0, 0);
    assert_near(beta_share_below(2, 3, 1), 1, 0);
}

/* For whole a, b: P(Binomial(a + b - 1, x) >= a), added up term by term. */
static double binomial_tail(int a, int b, double x)
{
    const int count = a + b - 1;
    double tail = 0, ways = 1;
    for (int i = 0; i <= count; i++) {
        if (i >= a)
            tail += ways * pow(x, i) * pow(1 - x, count - i);
        ways *= (double)(count - i) / (i + 1);
    }
    return tail;
}

static void it_agrees_with_binomial_sums(void **state)
{
    (void)state;
    for (int a = 1; a <= 40; a += 3)
        for (int b = 1; b <= 40; b += 3)
            for (double x = 0.02; x < 1; x += 0.07)
                assert_near(beta_share_below(a, b, x), binomial_tail(a, b, x), 1e-11);
}

static void the_quantile_turns_it_round(void **state)
{
    (void)state;
    assert_near(beta_quantile(2, 1, 0.05), sqrt(0.05), 1e-12);
    for (double a = 0.4; a < 60; a *= 2.7)
        for (double share = 0.05; share < 1; share += 0.15)
            assert_near(beta_share_below(a, 19.6, beta_quantile(a, 19.6, share)), share,
                        1e-10);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(known_distributions_come_out),
        cmocka_unit_test(it_agrees_with_binomial_sums),
        cmocka_unit_test(the_quantile_turns_it_round),
    };
    return cmocka_run_group_tests(tests, NULL, NULL);
}
