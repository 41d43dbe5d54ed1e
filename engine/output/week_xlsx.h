// SPDX-License-Identifier: GPL-3.0-or-later
/* week_xlsx: the week report as a workbook, one sheet a table, with charts. */
#ifndef OUTPUT_WEEK_XLSX_H
#define OUTPUT_WEEK_XLSX_H

#include "output/week_figures.h"

#include <stdio.h>

/* Dates of the file are `now_utc`, so that the same week gives the same bytes. Text
 * stays text: a name that begins with '=' is no formula. The workbook is made in a
 * temporary file ($TMPDIR, else /tmp) and copied. ERR_SYSTEM when that or the stream
 * does not take it. */
bool week_xlsx_write(const struct week_figures *figures, int64_t now_utc, FILE *out,
                     struct err *err) MUST_CHECK;

#endif
