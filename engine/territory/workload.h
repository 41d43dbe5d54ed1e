// SPDX-License-Identifier: GPL-3.0-or-later
/* workload: the question of territory design, taken from a model.
 *
 *   (3.1)  workload = visits * (visit length + travel share)      hours a year
 *   (3.2)  visits   = 365 / interval
 *   (3.3)  travel share = travel_share * drive by straight lines over
 *                         detour * 0.7124 * sqrt(area / stops)
 *   (3.4)  value    = margin * (revenue + sum of amount * p1)     a year
 *
 * (3.3) is the mean leg of a tour through many places (Beardwood, Halton & Hammersley
 * 1959, doi:10.1017/S0305004100034095); area and stops, the visits due in a week, are
 * those of the account's own neighbourhood, so they do not depend on the design. p1 is
 * the chance to win an open opportunity with a visit. Settings cascade as everywhere.
 */
#ifndef TERRITORY_WORKLOAD_H
#define TERRITORY_WORKLOAD_H

#include "base/arena.h"
#include "model/alignment.h"
#include "model/model.h"

/* An account that no rep may have, and why, for people. */
struct workload_unreached {
    uint32_t account_ix;
    const char *reason;
};

struct workload_request {
    uint32_t territory_count; /* 0: one for each rep; specialists and reps who are not
                                 available have none */
    bool frees_homes;         /* choose centres even where reps have homes */
    bool ignores_rules;       /* no rules, and nobody is unreached */
};

struct workload_task {
    struct alignment_task task;
    const uint32_t *account_ix; /* by point, rising */
    const uint32_t *rep_ix;     /* by site; NO_IX: nobody yet */
    const char *const *name;    /* by site, unique: her territory's, else her own; "R01"
                                   and so on for nobody */
    const double *visits;       /* by point: a year */
    const double *travel_s;     /* by point: a stop, as the density tells, before the
                                   setting travel_share */
    const uint32_t *left;       /* accounts that are not located, rising */
    uint32_t left_count;
    const struct workload_unreached *unreached; /* by account, rising */
    uint32_t unreached_count;
    uint32_t apart_count; /* parents whose accounts cannot stay together */
};

/* ERR_USAGE for fewer territories than reps, or for neither; ERR_INPUT for no account
 * with a place or for more territories than accounts. The result lives in `arena`.
 * About 10 us an account. */
bool workload_task_make(const struct model *model,
                        const struct workload_request *request, struct arena *arena,
                        struct workload_task *out, struct err *err) MUST_CHECK;

#endif
