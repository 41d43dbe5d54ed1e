// SPDX-License-Identifier: GPL-3.0-or-later
/* circle: see the header. Welzl's method without recursion: a point outside the circle
 * so far must lie on the next one, so the points before it are gone through again with
 * it fixed, and once more with two fixed. */
#include "territory/circle.h"

#include "base/rng.h"

#include <math.h>
#include <stdbool.h>

static const double SLACK = 1 + 1e-12;

struct circle {
    struct geo_xy middle;
    double squared_m2;
};

static double squared(struct geo_xy a, struct geo_xy b)
{
    const double x = a.x_m - b.x_m, y = a.y_m - b.y_m;
    return x * x + y * y;
}

static bool holds(const struct circle *circle, struct geo_xy at)
{
    return squared(circle->middle, at) <= circle->squared_m2 * SLACK;
}

static struct circle through_two(struct geo_xy a, struct geo_xy b)
{
    const struct geo_xy middle = {(a.x_m + b.x_m) / 2, (a.y_m + b.y_m) / 2};
    return (struct circle){middle, squared(middle, a)};
}

/* Three points on a line: the two that are furthest apart. */
static struct circle through_line(struct geo_xy a, struct geo_xy b, struct geo_xy c)
{
    const double ab = squared(a, b), bc = squared(b, c), ca = squared(c, a);
    if (ab >= bc && ab >= ca)
        return through_two(a, b);
    return bc >= ca ? through_two(b, c) : through_two(c, a);
}

static struct circle through_three(struct geo_xy a, struct geo_xy b, struct geo_xy c)
{
    const double bx = b.x_m - a.x_m, by = b.y_m - a.y_m;
    const double cx = c.x_m - a.x_m, cy = c.y_m - a.y_m;
    const double twice_area = bx * cy - by * cx;
    if (!(fabs(twice_area) > 1e-12 * (fabs(bx * cy) + fabs(by * cx))))
        return through_line(a, b, c);
    const double b2 = bx * bx + by * by, c2 = cx * cx + cy * cy;
    const double x = (cy * b2 - by * c2) / (2 * twice_area);
    const double y = (bx * c2 - cx * b2) / (2 * twice_area);
    return (struct circle){{a.x_m + x, a.y_m + y}, x * x + y * y};
}

static struct circle with_two(const struct geo_xy *points, uint32_t count,
                              struct geo_xy p, struct geo_xy q)
{
    struct circle circle = through_two(p, q);
    for (uint32_t i = 0; i < count; i++)
        if (!holds(&circle, points[i]))
            circle = through_three(points[i], p, q);
    return circle;
}

static struct circle with_one(const struct geo_xy *points, uint32_t count,
                              struct geo_xy p)
{
    struct circle circle = {p, 0};
    for (uint32_t i = 0; i < count; i++)
        if (!holds(&circle, points[i]))
            circle = with_two(points, i, points[i], p);
    return circle;
}

static void shuffle(struct geo_xy *points, uint32_t count)
{
    struct rng rng;
    rng_init(&rng, 1, 0);
    for (uint32_t i = count; i > 1; i--) {
        const uint32_t other = rng_below(&rng, i);
        const struct geo_xy kept = points[i - 1];
        points[i - 1] = points[other];
        points[other] = kept;
    }
}

double circle_radius_m(struct geo_xy *points, uint32_t count)
{
    if (count < 2)
        return 0;
    shuffle(points, count);
    struct circle circle = {points[0], 0};
    for (uint32_t i = 1; i < count; i++)
        if (!holds(&circle, points[i]))
            circle = with_one(points, i, points[i]);
    return sqrt(circle.squared_m2);
}
