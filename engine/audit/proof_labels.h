// SPDX-License-Identifier: GPL-3.0-or-later
/* proof_labels: does any route of a day earn more than is claimed, and which routes
 * earn at least so much? docs/model.md (4.8), (4.10). Only audit/ includes this. */
#ifndef AUDIT_PROOF_LABELS_H
#define AUDIT_PROOF_LABELS_H

#include "audit/proof_day.h"
#include "model/plan_certificate.h"

/* Counted effort: one for a label, one for a few looks at other labels. */
struct proof_effort {
    uint64_t done, limit;
};

enum proof_answer {
    PROOF_HOLDS,
    PROOF_FAILS,  /* a real route earns more */
    PROOF_TOO_FAR /* more effort than the limit */
};

/* Does no route of the day earn more than `most_uct`? Routes may come back to a visit
 * that was forgotten on the way; where one that does earns more, what it forgot is
 * remembered, and the question asked anew. `over_uct`: of PROOF_FAILS, by how much. */
enum proof_answer proof_labels_below(const struct proof_day *day,
                                     const struct certificate_day *claim,
                                     struct proof_effort *effort, int64_t *over_uct);

struct proof_route {
    const uint32_t *nodes; /* of the week, in order */
    uint32_t count;
    uint32_t wake, sleep;
    int64_t earned_uct;
};

struct proof_routes {
    struct proof_route *routes;
    uint32_t count;
    size_t capacity;
};

/* Every real route with a visit that earns at least `least_uct`, of each set of visits
 * and ends the best order, in `arena`. The day was laid with the spare for it. False
 * when that takes more effort than the limit, or more than `route_limit` routes. */
bool proof_labels_list(const struct proof_day *day, int64_t least_uct,
                       uint32_t route_limit, struct proof_effort *effort,
                       struct arena *arena, struct proof_routes *routes);

#endif
