// SPDX-License-Identifier: GPL-3.0-or-later
/* directions: a planned day, road by road. */
#ifndef BEAT_DIRECTIONS_H
#define BEAT_DIRECTIONS_H

#include "beat/session.h"
#include "model/plan.h"

/* One row a road, from where the day starts by its stops to where it ends. ERR_MISSING
 * when the file has no road network. */
bool directions_show(const struct request *request, struct session *session,
                     const struct plan *plan, const struct plan_day *day,
                     struct err *err) MUST_CHECK;

#endif
