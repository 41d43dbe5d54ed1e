// SPDX-License-Identifier: GPL-3.0-or-later
/* row_rules: what the fields of one row must be to each other, and what can be made of
 * the others where one is missing. */
#ifndef INTAKE_ROW_RULES_H
#define INTAKE_ROW_RULES_H

#include "base/arena.h"
#include "base/err.h"
#include "model/fields.h"

/* `values` are the fields of a row without a fault of its own. Ids of blocks, kinds and
 * durations of appointments are made where they are missing. ERR_INPUT says which rule
 * is broken and names the fields. */
bool row_check(enum import_kind kind, struct field_value *values, struct arena *arena,
               struct err *err) MUST_CHECK;

#endif
