// SPDX-License-Identifier: GPL-3.0-or-later
/* The regularised incomplete beta function by its continued fraction,
 *
 *   I_x(a, b) = x^a (1 - x)^b / (a B(a, b)) * 1 / (1 + d1 / (1 + d2 / (1 + ...)))
 *   d(2m)   =  m (b - m) x / ((a + 2m - 1) (a + 2m))
 *   d(2m+1) = -(a + m) (a + b + m) x / ((a + 2m) (a + 2m + 1)),
 *
 * evaluated as Lentz has it (Thompson & Barnett 1986,
 * doi:10.1016/0021-9991(86)90046-X). It converges fast for x < (a + 1) / (a + b + 2);
 * beyond, I_x(a, b) = 1 - I_(1-x)(b, a). The quantile is found by halving: 60 steps,
 * never astray. */
#include "value/beta.h"

#include <assert.h>
#include <math.h>

enum { STEPS_MAX = 1000, HALVINGS = 60 };
static const double TINY = 1e-300; /* instead of a division by zero, as Lentz does */
static const double CLOSE = 1e-15;

static double not_zero(double x)
{
    return fabs(x) < TINY ? TINY : x;
}

static double term_of(double a, double b, double x, int step)
{
    const double m = step / 2;
    if (step % 2 == 0)
        return m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m));
    return -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1));
}

static double fraction(double a, double b, double x)
{
    double c = 1, d = 0, value = 1;
    for (int step = 1; step < STEPS_MAX; step++) {
        const double term = term_of(a, b, x, step);
        d = 1 / not_zero(1 + term * d);
        c = not_zero(1 + term / c);
        value *= c * d;
        if (fabs(c * d - 1) < CLOSE)
            break;
    }
    return 1 / value;
}

double beta_share_below(double a, double b, double x)
{
    assert(a > 0 && b > 0);
    if (x <= 0)
        return 0;
    if (x >= 1)
        return 1;
    const double front =
        exp(a * log(x) + b * log1p(-x) + lgamma(a + b) - lgamma(a) - lgamma(b));
    if (x < (a + 1) / (a + b + 2))
        return front * fraction(a, b, x) / a;
    return 1 - front * fraction(b, a, 1 - x) / b;
}

double beta_quantile(double a, double b, double share)
{
    double low = 0, high = 1;
    for (int i = 0; i < HALVINGS; i++) {
        const double middle = (low + high) / 2;
        if (beta_share_below(a, b, middle) < share)
            low = middle;
        else
            high = middle;
    }
    return (low + high) / 2;
}
