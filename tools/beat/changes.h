// SPDX-License-Identifier: GPL-3.0-or-later
/* changes: what differs between two plans, as a table. */
#ifndef BEAT_CHANGES_H
#define BEAT_CHANGES_H

#include "beat/request.h"
#include "model/model.h"
#include "next/plan_diff.h"

/* One row a change; for people nothing when there is none. */
bool changes_show(const struct request *request, const struct model *model,
                  const struct plan_change *changes, uint32_t count,
                  struct arena *arena, struct err *err) MUST_CHECK;

#endif
