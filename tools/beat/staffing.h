// SPDX-License-Identifier: GPL-3.0-or-later
/* staffing: the same accounts with other reps. */
#ifndef BEAT_STAFFING_H
#define BEAT_STAFFING_H

#include "beat/territories.h"

struct staffing {
    const bool *leaves;           /* by site of what there is; NULL: nobody */
    const struct geo_point *home; /* by site: where she lives then; NULL: as it is */
    uint32_t join_count;          /* full-time, at centres that are found */
};

/* `out` is what `base` becomes: sites of those who leave are gone and their accounts
 * nobody's; those who join are called R01, R02, ... as far as that is free and come
 * last. Targets are by availability. ERR_INPUT when nobody is left. In `arena`. */
bool staffing_change(const struct model *model, const struct territories *base,
                     const struct staffing *staffing, struct arena *arena,
                     struct territories *out, struct err *err) MUST_CHECK;

#endif
