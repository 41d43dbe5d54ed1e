// SPDX-License-Identifier: GPL-3.0-or-later
/* alignment_bound: what the prices of an alignment prove about its inertia. */
#ifndef AUDIT_ALIGNMENT_BOUND_H
#define AUDIT_ALIGNMENT_BOUND_H

#include "base/arena.h"
#include "model/alignment.h"

/* Positions on the plane of the inertia. */
struct alignment_bound_input {
    const struct alignment_task *task;
    const struct alignment *alignment;   /* with prices */
    const struct geo_xy *at, *centre;    /* by point, by site */
    const double *workload_h, *value_ct; /* by site: loads as they are */
};

/* The right side of (3.9) in docs/model.md, hours x square metres: every point at the
 * site that is cheapest for it, all sites considered. Loads allowed are those within
 * the tolerances, or as far outside as the alignment's own. */
double alignment_bound(const struct alignment_bound_input *input);

#endif
