// SPDX-License-Identifier: GPL-3.0-or-later
/* eligible: the rules of a design (model/alignment.h), taken from a model.
 *
 * An account may go to a rep who has every qualification that it needs and who lives no
 * farther away than the drive that is enough for her. A territory without a rep may
 * have everything: whoever will be hired can be hired for it. Words are compared
 * without regard to ASCII case. */
#ifndef TERRITORY_ELIGIBLE_H
#define TERRITORY_ELIGIBLE_H

#include "base/arena.h"
#include "model/alignment.h"
#include "model/model.h"

struct eligible_sites {
    uint32_t count;
    const uint32_t *rep_ix; /* NO_IX: vacant */
    const struct geo_point *home;
    const uint8_t *has_home; /* 0: limits on drives have no meaning */
};

struct eligible_kind {
    const char *needs;
    const uint8_t *may_have; /* by site */
    bool has_site;
};

struct eligible {
    const struct model *model;
    struct eligible_sites sites;
    struct arena *arena;
    bool is_ruled;               /* does any account or rep ask for anything? */
    bool has_unreached;          /* can any account be without a site? */
    double *reach_m;             /* by site */
    struct eligible_kind *kinds; /* the first needs nothing */
    size_t kind_capacity;
    uint32_t kind_count, last_kind;
};

/* Keeps model, sites and arena. O(accounts + reps). */
void eligible_init(struct eligible *eligible, const struct model *model,
                   const struct eligible_sites *sites, struct arena *arena);

/* Why no site may have an account with a place, for people; NULL: one may. O(sites) at
 * worst. */
const char *eligible_reason(struct eligible *eligible, uint32_t account_ix);

/* Rules for points that are these accounts; NULL without any. A point that no site may
 * have is of no kind, that is free. A parent's accounts that no site may have together
 * are not kept together: `apart_count` (NULL allowed) says how many parents that are.
 */
const struct alignment_rules *eligible_rules(struct eligible *eligible,
                                             const uint32_t *account_ix, uint32_t count,
                                             uint32_t *apart_count);

#endif
