// SPDX-License-Identifier: GPL-3.0-or-later
/* audit_plan: is a plan right? Judged from data and drives alone.
 *
 * Nothing here is shared with agenda, route or plan: opening hours, working spans,
 * times, lunch and sums are worked out anew, so that a fault on one side shows on the
 * other. */
#ifndef AUDIT_AUDIT_PLAN_H
#define AUDIT_AUDIT_PLAN_H

#include "base/arena.h"
#include "model/model.h"
#include "model/plan.h"
#include "model/week.h"

/* What a rule is called when it is broken; the word is stable, the text is for people.
 */
struct audit_fault {
    const char *rule;    /* "window", "drive", "lunch", "sum", ... a constant word */
    uint32_t day_ix;     /* in the plan; NO_IX: none */
    uint32_t stop_ix;    /* in the plan; NO_IX: none */
    uint32_t account_ix; /* NO_IX: none */
    char text[160];
};

struct audit_faults {
    struct audit_fault *faults; /* in the order found */
    uint32_t fault_count;
    size_t capacity; /* of the array */
};

/* Against the week and its matrix: every stop is a node of the week, in its windows and
 * its day, drives and times follow from the matrix, lunch has room, caps hold, no group
 * twice, reasons complete, sums add up, bound_ct >= net_ct. For plans straight from the
 * planner, and benchmarks. True when nothing is wrong; faults are added to `faults` in
 * `arena`. */
bool audit_plan_week(const struct plan *plan, const struct week *week,
                     const struct matrix *matrix, struct arena *arena,
                     struct audit_faults *faults);

/* Against the model: every stop lies in its account's opening hours of that day (unless
 * an appointment agrees otherwise), in the rep's working spans, outside blocks;
 * appointments are kept at their time; each account of the rep has a stop or exactly
 * one reason. Drives are taken as the plan states them, and must fill the times between
 * stops; pass a matrix to audit_plan_week to judge them too. Works for a plan loaded
 * from a file. */
bool audit_plan_model(const struct plan *plan, const struct model *model,
                      struct arena *arena, struct audit_faults *faults);

#endif
