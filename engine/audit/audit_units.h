// SPDX-License-Identifier: GPL-3.0-or-later
/* audit_units: is a plan of whole units what it claims to be?
 *
 * Recomputed from the task and the assignment alone, by code of its own. */
#ifndef AUDIT_AUDIT_UNITS_H
#define AUDIT_AUDIT_UNITS_H

#include "base/err.h"
#include "model/unit.h"

/* Every unit is in a territory, every territory has a unit and is in one piece, medians
 * are members, the sum of lengths is right to 1e-9, no other member would be a better
 * median, and is_feasible says whether all loads are within their tolerances (to 1e-9
 * of the mean). ERR_INPUT says what is not so. O(n^2). */
bool audit_units(const struct unit_task *task, const struct unit_plan *plan,
                 struct err *err) MUST_CHECK;

#endif
