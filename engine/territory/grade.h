// SPDX-License-Identifier: GPL-3.0-or-later
/* grade: how good a design is, so that one of several can be chosen. */
#ifndef TERRITORY_GRADE_H
#define TERRITORY_GRADE_H

#include "territory/roster.h"

struct grade {
    uint32_t workload_misses, value_misses; /* sites outside the tolerance */
    double score;                           /* inertia, with something for excess */
};

/* O(sites). */
struct grade grade_of(const struct roster *roster);
/* The fewest misses, workload's counting tenfold, then shapes. */
bool grade_is_better(const struct grade *a, const struct grade *b);

#endif
