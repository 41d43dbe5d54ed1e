// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_json: whole plans, with what was left out and prices. docs/formats.md has the
 * keys. */
#ifndef OUTPUT_PLAN_JSON_H
#define OUTPUT_PLAN_JSON_H

#include "output/plan_list.h"

#include <stdio.h>

/* ERR_SYSTEM when the stream does not take it. */
bool plan_json_write(const struct plan_list *list, FILE *out,
                     struct err *err) MUST_CHECK;

#endif
