// SPDX-License-Identifier: GPL-3.0-or-later
/* proof_steps: replays the cases of an enumerated certificate over every route that can
 * be in a better week. docs/model.md (4.12). Only audit/ includes this. */
#ifndef AUDIT_PROOF_STEPS_H
#define AUDIT_PROOF_STEPS_H

#include "audit/proof_labels.h"

struct proof_steps {
    const struct week *week;
    const struct certificate *certificate;
    struct proof_routes routes[WEEK_DAYS_MAX];         /* by day; all that matter */
    int64_t (*empty_ct)[WEEK_ENDS_MAX][WEEK_ENDS_MAX]; /* by day: what a day without a
                                              visit comes to; INT64_MIN: cannot be */
    int64_t target_uct;    /* a better week brings at least this */
    uint64_t effort_limit; /* of looks at routes */
};

/* Is every case done with? PROOF_FAILS with the reason in `text` when one is not. */
enum proof_answer proof_steps_check(const struct proof_steps *steps, char text[120]);

#endif
