// SPDX-License-Identifier: GPL-3.0-or-later
/* recast: the same model with other people in it. */
#ifndef FORCE_RECAST_H
#define FORCE_RECAST_H

#include "base/arena.h"
#include "model/model.h"

/* Who works in a trial, one a site. */
struct recast_staff {
    uint32_t site_count;
    const uint32_t *rep_ix;       /* by site: in the model; NO_IX: somebody new */
    const struct geo_point *home; /* by site; read for those who are new */
    const uint32_t *site;         /* by account: who visits it; NO_IX: nobody */
};

/* Shares all that does not change with `model`, which must outlive it. Those who are
 * new come after the reps of the model, work full-time as the organisation does, and
 * have no calendar of their own. What was agreed with somebody who has no site is for
 * whoever visits the account. */
struct recast {
    struct model model;
    struct account *accounts; /* of the model: last visits may be moved on */
    const uint32_t *rep_ixs;  /* by site: in the new model */
};

struct recast recast_make(const struct model *model, const struct recast_staff *staff,
                          struct arena *arena);

#endif
