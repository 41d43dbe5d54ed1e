// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_reasons: what was left out of plans, and why, as sentences for people. */
#ifndef BEAT_PLAN_REASONS_H
#define BEAT_PLAN_REASONS_H

#include "beat/plan_tables.h"

/* A row for each account without a stop. */
bool plan_reasons_show(const struct request *request, const struct plan_set *set,
                       struct arena *arena, struct err *err) MUST_CHECK;

#endif
