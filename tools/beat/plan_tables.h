// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_tables: the plans of a week as tables, and what was left out of them. */
#ifndef BEAT_PLAN_TABLES_H
#define BEAT_PLAN_TABLES_H

#include "beat/show.h"
#include "model/model.h"
#include "model/plan.h"

struct plan_set {
    const struct model *model;
    const struct plan *plans; /* of one week, in the order of reps */
    uint32_t plan_count;
    int32_t monday_day;
};

/* A row a rep with sums; for people also how many accounts were left out, and why. */
bool plan_summary_show(const struct request *request, const struct plan_set *set,
                       struct arena *arena, struct err *err) MUST_CHECK;
/* Appointments and must-visits of the week that are in no plan of their rep: a remark
 * for each; returns how many. */
uint32_t plan_musts_tell(const struct plan_set *set);

/* What a code means: "worth less than its trip". */
const char *plan_reason_kind(enum reason_code code);

#endif
