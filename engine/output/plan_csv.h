// SPDX-License-Identifier: GPL-3.0-or-later
/* plan_csv: plans and what they left out, as tables. docs/formats.md has the columns.
 */
#ifndef OUTPUT_PLAN_CSV_H
#define OUTPUT_PLAN_CSV_H

#include "output/plan_list.h"
#include "text/table.h"

#include <stdio.h>

/* One row a stop, in the order of plans, days and stops. */
void plan_stop_table(const struct plan_list *list, struct arena *arena,
                     struct table *table);
/* One row for each account without a stop. */
void plan_left_table(const struct plan_list *list, struct arena *arena,
                     struct table *table);

/* The first table as CSV. ERR_SYSTEM when the stream does not take it. */
bool plan_csv_write(const struct plan_list *list, FILE *out,
                    struct err *err) MUST_CHECK;

#endif
