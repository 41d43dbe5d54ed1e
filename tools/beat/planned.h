// SPDX-License-Identifier: GPL-3.0-or-later
/* planned: the stored plans that --week and --rep mean. */
#ifndef BEAT_PLANNED_H
#define BEAT_PLANNED_H

#include "beat/session.h"
#include "model/plan.h"

struct planned {
    int32_t monday_day;
    const struct plan *plans; /* in the order of reps */
    uint32_t plan_count;
};

/* ERR_MISSING when there is none. */
bool planned_load(const struct request *request, struct session *session,
                  struct planned *planned, struct err *err) MUST_CHECK;

/* The same, but no plan at all is none, with NO_DAY, unless --week asks for one. */
bool planned_find(const struct request *request, struct session *session,
                  struct planned *planned, struct err *err) MUST_CHECK;

#endif
