// SPDX-License-Identifier: GPL-3.0-or-later
/* proofs: are the bounds of stored plans proved, and are the plans right by the drives
 * too? The week is made anew from the data of now. */
#ifndef BEAT_PROOFS_H
#define BEAT_PROOFS_H

#include "audit/audit_plan.h"
#include "audit/audit_proof.h"
#include "beat/session.h"

struct plan_verdict {
    struct audit_proof proof;
    struct audit_faults faults; /* where the data is that of the plan */
};

/* In the session's arena. Data that has changed, or a week that cannot be made any
 * more, is an answer. */
bool proofs_check(const struct request *request, struct session *session,
                  const struct plan *plan, struct plan_verdict *answer,
                  struct err *err) MUST_CHECK;

#endif
