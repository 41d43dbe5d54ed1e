// SPDX-License-Identifier: GPL-3.0-or-later
#include "territory/grade.h"

#include <math.h>

/* Excess of 1 at every site weighs as much as so many times the inertia. */
static const double EXCESS_WEIGHT = 8;
/* A missed workload counts as much as so many missed values. Were it all that counts, a
 * large map that has one somewhere would be left as it was before value moved at all;
 * what is left of them is mended at the end (improve.c). */
enum { WORKLOAD_MISSES = 10 };

static bool misses_value(const struct roster *roster, uint32_t site)
{
    const struct terrain *terrain = roster->terrain;
    const double off = roster->sums[site].value / terrain->share[site] - 1;
    return terrain->has_value && !(fabs(off) <= terrain->value_spread);
}

struct grade grade_of(const struct roster *roster)
{
    const struct terrain *terrain = roster->terrain;
    struct grade grade = {0};
    double inertia = 0;
    for (uint32_t s = 0; s < terrain->site_count; s++) {
        inertia += roster_cost(terrain, s, &roster->sums[s]);
        grade.workload_misses += roster_misses_workload(roster, s);
        grade.value_misses += misses_value(roster, s);
    }
    inertia += roster_crossing_cost(roster);
    grade.score = inertia * (1 + EXCESS_WEIGHT * roster_excess_total(roster) /
                                     terrain->site_count);
    return grade;
}

bool grade_is_better(const struct grade *a, const struct grade *b)
{
    const uint64_t a_misses =
        (uint64_t)WORKLOAD_MISSES * a->workload_misses + a->value_misses;
    const uint64_t b_misses =
        (uint64_t)WORKLOAD_MISSES * b->workload_misses + b->value_misses;
    if (a_misses != b_misses)
        return a_misses < b_misses;
    return a->score < b->score;
}
