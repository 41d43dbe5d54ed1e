// SPDX-License-Identifier: GPL-3.0-or-later
/* certificate: less than this no balanced alignment to the same centres can have.
 *
 * For any prices u and v of workload and value at the sites,
 *
 *   (3.9)  bound = sum over points of min over sites s of a d(s)^2 - a u_s - b v_s
 *                + sum over sites of A- u+ - A+ u- + B- v+ - B+ v-
 *
 * where x+ = max(x, 0), x- = max(-x, 0) and A-, A+, B-, B+ are the least and most loads
 * allowed, is at most the inertia of every assignment within those loads (Lagrangian
 * duality; the minimum over sites is exact, so nothing else needs to be believed). A
 * locked point has its owner as its only site. Where a design misses a target, the
 * loads allowed there reach as far as the design's own. */
#ifndef TERRITORY_CERTIFICATE_H
#define TERRITORY_CERTIFICATE_H

#include "territory/roster.h"

struct certificate_options {
    uint32_t steps; /* of the ascent; 0: no bound */
    uint32_t threads;
    struct meter *meter;
};

struct certificate {
    double bound;           /* workload share x squared metres; >= 0 */
    const double *workload; /* u by site, square metres */
    const double *value;    /* v by site, square metres */
    uint64_t work;
};

/* Prices by a scaled subgradient ascent (Polyak 1969). In `arena`. A step costs some
 * 100 ns a point; the answer does not depend on the number of threads. */
struct certificate certificate_find(const struct roster *roster,
                                    const struct certificate_options *options,
                                    struct arena *arena);

#endif
