// SPDX-License-Identifier: GPL-3.0-or-later
/* workload: the question of territory design, taken from a model.
 *
 * Workload of an account, hours a year: visits x (visit length + travel share), where
 * visits = 365 / interval, and the travel share is the drive of
 * 0.7124 x sqrt(area / stops) metres: the mean leg of a tour through many places
 * (Beardwood, Halton & Hammersley 1959, doi:10.1017/S0305004100034095), with the area
 * and the visits due in a week of the account's own neighbourhood.
 * Value, a year: margin x (revenue + chance x amount of each open opportunity).
 * Settings cascade as everywhere. */
#ifndef TERRITORY_WORKLOAD_H
#define TERRITORY_WORKLOAD_H

#include "model/alignment.h"
#include "model/model.h"

struct travel;

struct workload_request {
    const struct travel *travel; /* straight lines */
    uint32_t territory_count;    /* 0: one for each rep that is not a specialist */
    bool frees_homes;            /* choose centres even where reps have homes */
};

struct workload_task {
    struct alignment_task task;
    const uint32_t *account_ix; /* by point, rising */
    const uint32_t *rep_ix;     /* by site; NO_IX: nobody yet */
    const char *const *name;    /* by site: the territory's name; "R01" for nobody */
    const uint32_t *visits_ppm; /* by point: visits a year x 1e6 */
    const uint32_t *left;       /* accounts that are not located, rising */
    uint32_t left_count;
};

/* ERR_USAGE for more reps than territories asked for, ERR_INPUT for no account with a
 * place or more territories than accounts. The result lives in `arena`. */
bool workload_task_make(const struct model *model,
                        const struct workload_request *request, struct arena *arena,
                        struct workload_task *out, struct err *err) MUST_CHECK;

#endif
