// SPDX-License-Identifier: GPL-3.0-or-later
/* triples: three groups of which two or more are in routes that together are more than
 * one: what the cuts of lineup.h forbid. */
#ifndef PLAN_TRIPLES_H
#define PLAN_TRIPLES_H

#include <stdbool.h>
#include <stdint.h>

struct triples_question {
    const uint64_t *const *sets; /* of groups, by route of the support */
    const double *values;        /* its share, > 0 */
    uint32_t count, group_count;
};

/* The most broken ones, at most `limit`, the worst first; how many. No group is in more
 * than a few of them, so that one call does not say the same thing many times. O(groups
 * that are shared, cubed). */
uint32_t triples_broken(const struct triples_question *question, uint32_t limit,
                        uint32_t (*triples)[3]);

#endif
