// SPDX-License-Identifier: GPL-3.0-or-later
/* territory_csv: which territory and rep each account has, with the CRM's own ids.
 * docs/formats.md has the columns. */
#ifndef OUTPUT_TERRITORY_CSV_H
#define OUTPUT_TERRITORY_CSV_H

#include "model/model.h"
#include "text/table.h"

#include <stdio.h>

/* One row an account. */
void territory_account_table(const struct model *model, struct arena *arena,
                             struct table *table);

/* That table as CSV. ERR_SYSTEM when the stream does not take it. */
bool territory_csv_write(const struct model *model, FILE *out,
                         struct err *err) MUST_CHECK;

#endif
