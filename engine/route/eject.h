// SPDX-License-Identifier: GPL-3.0-or-later
/* eject: make room for a visit by taking out a run of visits that stand side by side.
 */
#ifndef ROUTE_EJECT_H
#define ROUTE_EJECT_H

#include "route/insert.h"

/* A visit with this loss, or more, is never taken out. */
#define EJECT_KEPT_UCT (INT64_MAX / 4)

struct ejection {
    uint32_t first, removed; /* the run; the new visit takes its place */
    int64_t change_uct;      /* gain in, losses out, travel */
};

/* The best exchange of a run of `least`..`most` visits for `node`; false when none fits
 * or none changes by more than best->change_uct, which the caller sets. `loss_uct`, by
 * node, is what taking a visit out loses. O(runs x 1). */
bool eject_best(const struct ground *ground, const struct tour *tour, uint32_t node,
                int64_t gain_uct, const int64_t *loss_uct, uint32_t least,
                uint32_t most, struct ejection *best);

#endif
