// SPDX-License-Identifier: GPL-3.0-or-later
/* audit_proof: is the bound that comes with a plan proved?
 *
 * From the week, the drives and the certificate alone, in whole numbers; nothing is
 * shared with route/ and plan/. The week must be the one that was planned: it is made
 * anew from the data of now, and the certificate knows what it was proved on.
 * docs/model.md (4.9), (4.12). */
#ifndef AUDIT_AUDIT_PROOF_H
#define AUDIT_AUDIT_PROOF_H

#include "base/arena.h"
#include "model/plan.h"
#include "model/plan_certificate.h"

enum audit_proof_outcome {
    AUDIT_PROOF_VERIFIED,
    AUDIT_PROOF_REFUSED,       /* it does not prove what it says */
    AUDIT_PROOF_OTHER_DATA,    /* what it was proved on has changed since */
    AUDIT_PROOF_NOT_RECHECKED, /* more effort than the limit, or rows audit has no
                                  rules for */
    AUDIT_PROOF_NONE           /* the plan has no certificate */
};

struct audit_proof {
    enum audit_proof_outcome outcome;
    uint64_t effort; /* labels and looks at routes */
    char text[240];  /* what is wrong, in words; "" when verified */
};

struct audit_proof_task {
    const struct plan *plan;
    const struct week *week; /* has passed week_check */
    const struct matrix *matrix;
    const struct model *model; /* names of accounts; NULL where the week has none */
    int64_t cut_ct;            /* what candidates that are not in the week could add */
    uint64_t effort_limit;     /* 0: AUDIT_PROOF_EFFORT */
};

enum { AUDIT_PROOF_EFFORT = 6000000, AUDIT_PROOF_ROUTES = 400000 };

/* The prices and the bound of the plan are those of the certificate, and the bound is
 * proved by it. Whether the plan keeps the rules: audit_plan_week. */
void audit_proof(const struct audit_proof_task *task, struct audit_proof *proof);

#endif
